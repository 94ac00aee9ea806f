"""The patch that comes out of a page is one that `git apply` and `patch` take."""

import subprocess
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures" / "review"
TARGET = (FIXTURES / "news.en.md").read_text("utf-8")
FIRST = "21 people died in the shelling of the city."
SECOND = "Health minister Samer al-Khatib said that 30 wounded had been moved."
TOOLS = (
    ("git", "apply", "--whitespace=nowarn", "a.patch"),
    ("patch", "--binary", "-s", "-p1", "-i", "a.patch"),
)


def patched(folder, name, target, patch):
    """Return the file after the patch was applied to it, with each tool the same."""
    found = set()
    for command in TOOLS:
        place = folder / command[0]
        file = place / name
        file.parent.mkdir(parents=True)
        file.write_bytes(target.encode())
        (place / "a.patch").write_bytes(patch)
        subprocess.run(["git", "init", "-q"], cwd=place, check=True)
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr + patch.decode()
        found.add(file.read_bytes().decode())
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize(
    ("target", "name", "edits"),
    [
        (TARGET, "news.en.md", {FIRST: "12 people died."}),
        (TARGET, "a folder/خبر.en.md", {FIRST: "12 people died."}),
        (TARGET, 'a"b\\c.en.md', {FIRST: "12 people died."}),
        (TARGET.replace("\n", "\r\n"), "news.en.md", {FIRST: "12 people died."}),
        (TARGET.rstrip(), "news.en.md", {"A last 😀 item here": "The last"}),
        ("\ufeff" + TARGET, "news.en.md", {FIRST: "12 died.", "Tal al-Rumman": "Tell Rumman"}),
        (TARGET, "news.en.md", {FIRST: "", SECOND: "The wounded were moved."}),
    ],
)
def test_the_patch_makes_of_the_file_what_was_typed(opened, tmp_path, target, name, edits):
    page = opened(target=target, name=name)
    expected = target
    for old, new in edits.items():
        page.type(page.pair_of(old), new)
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    _, patch = page.download("Save patch")
    assert patched(tmp_path, name, target, patch) == expected
    assert page.download("Save English")[1] == expected.encode()


def test_a_patch_is_named_after_its_file(opened):
    page = opened(name="posts/news.en.md")
    page.type(page.pair_of(FIRST), "12 people died.")
    assert page.download("Save patch")[0] == "news.en.md.patch"
    assert page.download("Save English")[0] == "news.en.md"


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        (
            "56 lorries\nentered\n\nlate.",
            "> 56 lorries entered the city\n> on Wednesday morning.",
            "> 56 lorries\n> entered\n> late.",
        ),
        ('He said "no" \\ :', '"He said \\"yes\\" to peace"', '"He said \\"no\\" \\\\ :"'),
        ("Tal | \\| x", "Tal al-Rumman", "Tal \\| \\| x"),
        ("One\n\n# two", FIRST, "One # two"),
        ("A last line.", "- A last 😀 item here", "- A last line."),
    ],
)
def test_a_text_is_written_as_what_is_around_it_wants(opened, tmp_path, typed, before, after):
    page = opened()
    page.type(page.pair_of(before.strip('>"- ')[:7]), typed)
    _, patch = page.download("Save patch")
    assert TARGET.count(before) == 1
    assert patched(tmp_path, "news.en.md", TARGET, patch) == TARGET.replace(before, after)


def test_a_paragraph_that_is_missing_is_added_in_its_place(opened, tmp_path):
    page = opened()
    pair = page.page.locator(".target .is-missing").get_attribute("data-p")
    page.type(pair, "The crossing was closed on Thursday.")
    _, patch = page.download("Save patch")
    expected = TARGET.replace("morning.\n", "morning.\n\nThe crossing was closed on Thursday.\n")
    assert patched(tmp_path, "news.en.md", TARGET, patch) == expected


def test_a_sentence_that_is_missing_is_added_behind_the_one_before_it(opened, tmp_path):
    source = (
        "قُتل 12 شخصا. وأعلن الهلال الأحمر أن 56 شاحنة محملة بالخيام دخلت المدينة. وهدأ القصف ليلا."
    )
    target = "12 people died. The shelling ceased at night."
    page = opened(source, target)
    pair = page.page.locator(".target .is-missing").get_attribute("data-p")
    page.type(pair, "56 lorries came.")
    _, patch = page.download("Save patch")
    expected = "12 people died. 56 lorries came. The shelling ceased at night."
    assert patched(tmp_path, "news.en.md", target, patch) == expected


def test_changes_far_apart_and_side_by_side_make_one_patch(opened, tmp_path):
    source = "\n\n".join(f"هذا هو النص رقم {n} في الصفحة." for n in range(30))
    target = "\n\n".join(f"This is text {n} of the page." for n in range(30))
    page = opened(source, target)
    expected = target
    for number in (0, 1, 4, 15, 28, 29):
        page.type(page.pair_of(f"text {number} of"), f"Text {number},\nnew.")
        expected = expected.replace(f"This is text {number} of the page.", f"Text {number}, new.")
    _, patch = page.download("Save patch")
    assert patched(tmp_path, "news.en.md", target, patch) == expected
    assert patch.count(b"@@ -") == 3
