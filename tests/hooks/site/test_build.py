"""`dragoman site build` and `status`: what is written when, and what is never touched."""

import json
import shutil

import pytest

from dragoman.cli import run
from dragoman_hooks.site.stamp import is_edited, read_stamp

A, B = "content/a.en.md", "content/posts/b.en.md"


def build(folder, *arguments, status=0):
    found, _, err = folder("build", *arguments)
    assert found == status, err
    return err


def test_a_build_writes_every_page_marked_and_the_next_has_nothing_to_do(hugo):
    assert hugo.states() == (1, {A: "new", B: "new"})
    err = build(hugo)
    assert f"{A}: new, written: no findings" in err
    page = hugo.read(A)
    stamp = read_stamp(page)
    assert (stamp.source, stamp.model[:6]) == ("content/a.ar.md", "latin:")
    assert not is_edited(page, stamp)
    assert page.endswith("title: Shyfa\n---\n\nWsl alwfd sbaha.\n\nGadr alwfd msax.\n")
    before = [(hugo.path / name).stat().st_mtime_ns for name in (A, B)]
    assert hugo.states() == (0, {A: "up to date", B: "up to date"})
    assert build(hugo) == "2 pages: no findings\n"
    assert before == [(hugo.path / name).stat().st_mtime_ns for name in (A, B)]


def test_a_dry_run_shows_the_plan_and_writes_nothing(hugo):
    before = sorted(hugo.path.rglob("*"))
    status, out, _ = hugo("build", "--dry-run")
    assert status == 0
    assert out.splitlines()[1:] == [
        f"new    {A}        content/a.ar.md",
        f"new    {B}  content/posts/b.md",
        "2 pages: 2 new",
    ]
    assert sorted(hugo.path.rglob("*")) == before


def test_a_changed_source_and_another_model(hugo, monkeypatch):
    build(hugo)
    hugo.replace("content/a.ar.md", "الوفد صباحا", "الوفد ظهرا")
    assert hugo.states() == (1, {A: "changed", B: "up to date"})
    build(hugo)
    assert "Wsl alwfd zhra.\n" in hugo.read(A)
    monkeypatch.setenv("LATIN", "2")
    assert hugo.states() == (1, {A: "stale", B: "stale"})
    build(hugo)
    assert hugo.states() == (0, {A: "up to date", B: "up to date"})


def test_what_a_person_edited_is_learnt_and_kept_when_the_source_changes(hugo):
    build(hugo)
    hugo.replace(A, "Wsl alwfd sbaha.", "The delegation arrived.")
    assert hugo.states() == (0, {A: "edited", B: "up to date"})
    _, out, _ = hugo("status")
    assert "  -Wsl alwfd sbaha.\n  +The delegation arrived.\n" in out
    err = build(hugo)
    assert f"{A}: edited, learnt: no findings\n  learnt: The delegation arrived.\n" in err
    assert hugo.states() == (0, {A: "up to date", B: "up to date"})
    hugo.replace("content/a.ar.md", "غادر الوفد مساء", "غادر الوفد ليلا")
    build(hugo)
    assert hugo.read(A).endswith("The delegation arrived.\n\nGadr alwfd lyla.\n")


def test_an_edit_and_a_changed_source_at_once(hugo):
    build(hugo)
    hugo.replace(A, "Wsl alwfd sbaha.", "The delegation arrived.")
    hugo.replace("content/a.ar.md", "غادر الوفد مساء", "غادر الوفد ليلا")
    assert hugo.states() == (1, {A: "edited, source changed", B: "up to date"})
    _, out, _ = hugo("status")
    assert "  -غادر الوفد مساء.\n  +غادر الوفد ليلا.\n" in out
    err = build(hugo)
    assert f"{A}: edited, source changed, written: no findings" in err
    assert hugo.read(A).endswith("The delegation arrived.\n\nGadr alwfd lyla.\n")
    assert hugo.states()[0] == 0


def test_an_edited_sentence_whose_arabic_changed_is_kept_until_force(hugo):
    build(hugo)
    hugo.replace(A, "Gadr alwfd msax.", "The delegation left in the evening.")
    edited = hugo.read(A)
    hugo.replace("content/a.ar.md", "غادر الوفد مساء", "غادر الوفد ليلا")
    err = build(hugo, status=1)
    assert f"{A}: edited, source changed: kept as it is; --force writes over it" in err
    assert "  -غادر الوفد مساء.\n  +غادر الوفد ليلا.\n" in err
    assert hugo.read(A) == edited
    assert "  -The delegation left in the evening." in build(hugo, "--force")
    assert hugo.read(A).endswith("Gadr alwfd lyla.\n")
    assert hugo.states()[0] == 0


def test_a_learnt_sentence_whose_arabic_changes_later_is_kept_until_force(hugo):
    build(hugo)
    hugo.replace(A, "Gadr alwfd msax.", "The delegation left in the evening.")
    build(hugo)
    assert "human=1 digest=" in hugo.read(A)
    hugo.replace("content/a.ar.md", "وصل الوفد صباحا", "وصل الوفد ظهرا")
    assert "written" in build(hugo)
    assert "The delegation left in the evening." in hugo.read(A)
    hugo.replace("content/a.ar.md", "غادر الوفد مساء", "غادر الوفد ليلا")
    before = hugo.read(A)
    err = build(hugo, status=1)
    assert f"{A}: changed: kept as it is; --force writes over it" in err
    assert "  +غادر الوفد ليلا.\n" in err
    assert hugo.read(A) == before
    assert "  -The delegation left in the evening." in build(hugo, "--force")
    assert "human=" not in hugo.read(A)


def test_what_was_learnt_is_not_lost_with_the_memory(hugo):
    build(hugo)
    hugo.replace(A, "Wsl alwfd sbaha.", "The delegation arrived.")
    build(hugo)
    shutil.rmtree(hugo.path / ".dragoman")
    hugo.replace("content/a.ar.md", "غادر الوفد مساء", "غادر الوفد ليلا")
    before = hugo.read(A)
    assert f"{A}: changed: kept as it is" in build(hugo, status=1)
    assert hugo.read(A) == before


def test_an_edit_that_cannot_be_learnt_is_kept_until_force(hugo):
    build(hugo)
    hugo.write(A, hugo.read(A) + "\n## A heading of the editor\n\nAnd a text.\n")
    edited = hugo.read(A)
    err = build(hugo)
    assert f"{A}: edited: kept as it is; --force writes over it" in err
    assert "  +## A heading of the editor" in err
    assert hugo.read(A) == edited
    hugo.replace("content/a.ar.md", "غادر الوفد مساء", "غادر الوفد ليلا")
    build(hugo, status=1)
    assert hugo.read(A) == edited
    assert hugo.states() == (1, {A: "edited, source changed", B: "up to date"})
    assert "  -## A heading of the editor" in build(hugo, "--force")
    assert "heading of the editor" not in hugo.read(A)
    assert hugo.states()[0] == 0


def test_a_fresh_checkout_without_the_cache(hugo):
    build(hugo)
    hugo.replace(A, "Wsl alwfd sbaha.", "The delegation arrived.")
    hugo.replace(B, "Wsl alwfd sbaha.", "The delegation came.")
    for file in (hugo.path / ".dragoman" / "site").iterdir():
        file.unlink()
    hugo.replace("content/a.ar.md", "غادر الوفد مساء", "غادر الوفد ليلا")
    err = build(hugo, status=1)
    assert f"{A}: edited, source changed: kept as it is" in err
    assert f"{B}: edited, learnt" in err


def test_without_a_memory_nothing_is_learnt_and_nothing_lost(hugo):
    hugo.write("dragoman.toml", 'model = "latin"\nblock = ["check_words"]\nmemory = "off"\n')
    build(hugo)
    assert not (hugo.path / ".dragoman").exists()
    hugo.replace(A, "Wsl alwfd sbaha.", "The delegation arrived.")
    edited = hugo.read(A)
    assert f"{A}: edited: kept" in build(hugo)
    assert hugo.read(A) == edited


def test_a_page_that_dragoman_did_not_write_is_never_touched(hugo):
    hugo.write(A, "# By hand\n")
    build(hugo, "--force", "--prune")
    assert hugo.read(A) == "# By hand\n"
    assert hugo.states() == (0, {A: "not ours", B: "up to date"})


def test_orphans_are_reported_and_pruned_if_unedited(hugo):
    hugo.write("content/c.ar.md")
    build(hugo)
    hugo.replace("content/c.en.md", "Wsl", "Wasala")
    (hugo.path / "content/c.ar.md").unlink()
    (hugo.path / "content/posts/b.md").unlink()
    expected = {A: "up to date", "content/c.en.md": "orphan", B: "orphan"}
    assert hugo.states() == (1, expected)
    assert f"{B}: orphan of content/posts/b.md: --prune deletes it" in build(hugo)
    assert hugo.states() == (1, expected)
    err = build(hugo, "--prune")
    assert f"{B}: orphan: deleted" in err
    assert "content/c.en.md: orphan of content/c.ar.md: a person edited it" in err
    assert hugo.states() == (1, {A: "up to date", "content/c.en.md": "orphan"})
    assert not (hugo.path / "content/posts").exists()


def test_some_pages_only(hugo):
    build(hugo, "content/a.ar.md")
    assert hugo.states() == (1, {A: "up to date", B: "new"})
    build(hugo, B)
    assert hugo.states()[0] == 0
    status, _, err = hugo("build", "content/none.md")
    assert status == 2
    assert "content/none.md: no page of this site" in err


def test_links_and_addresses_lead_to_english_pages_and_findings_to_the_files(hugo):
    source = "---\nurl: /x/\ntitle: عنوان\n---\n\nانظر [هنا](/posts/b/) ثلاثة رجال.\n"
    hugo.write("content/a.ar.md", source)
    build(hugo, "--report", "report.json")
    page = hugo.read(A)
    assert "\nurl: /en/x/\n" in page
    assert "](/en/posts/b/)" in page
    document, _ = json.loads(hugo.read("report.json"))["documents"]
    assert (document["target"], document["state"]) == (A, "new")
    (finding,) = [one for one in document["findings"] if "ثلاثة" in one["message"]]
    place = finding["source"]
    assert source[place["start"] : place["end"]] == place["text"]
    assert (place["line"], place["text"]) == (6, "ثلاثة")
    for one in document["findings"]:
        if one["target"]:
            assert page[one["target"]["start"] : one["target"]["end"]] == one["target"]["text"]


def test_findings_of_all_pages_with_the_worst_first(hugo):
    hugo.write("content/posts/b.md", "ثلاثة رجال.\n\nسبعة كتب.\n")
    hugo.write("content/c.ar.md", "ثلاثة رجال.\n")
    err = build(hugo, "--strict", status=1)
    lines = err.splitlines()[-4:]
    assert lines[0].split() == ["ERRORS", "WARNINGS", "NOTES", "PAGE"]
    assert lines[1].endswith(B)
    assert lines[2].endswith("content/c.en.md")
    assert lines[3].startswith("3 pages: ")
    assert build(hugo, "--strict", status=1).splitlines()[-4:] == lines  # of pages up to date
    build(hugo)


def test_dragoman_check_takes_the_mark_for_no_difference(hugo, capfd):
    hugo.write("content/a.ar.md", "---\nurl: /x/\ntitle: عنوان\n---\n\nانظر [هنا](/posts/b/).\n")
    build(hugo)
    capfd.readouterr()
    assert run(["check", "content/a.ar.md", A, "--strict"]) == 0, capfd.readouterr()


def test_bad_pages_are_named_and_the_others_built(hugo):
    hugo.write("content/c.ar.md", "وصل الوفد".encode("cp1256"))
    hugo.write("content/d.ar.md", "---\ntitle: [\n---\nنص\n")
    (hugo.path / "content/e.ar.md").symlink_to(hugo.path / "content/e.ar.md")
    hugo.write("content/posts/b.ar.md")
    (hugo.path / "content/f.en.md").mkdir()
    hugo.write("content/f.ar.md")
    hugo.write("content/g.ar.md", "---\n\nنص.\n\n---\n")
    hugo.write("content/\udcff.ar.md")
    err = build(hugo, status=2)
    assert "content/c.en.md: error: " in err
    assert "content/g.en.md: error: content/g.ar.md: line 1: the front matter takes no" in err
    assert "content/\\udcff.ar.md: its name is not UTF-8 (rename it)" in err
    assert "content/c.ar.md:1:1: not UTF-8: byte 0xe6 at offset 0 (of windows-1256" in err
    assert "content/d.en.md: error: content/d.ar.md: line " in err
    assert "content/e.ar.md: Too many levels of symbolic links" in err
    assert f"content/posts/b.ar.md and content/posts/b.md have their English at {B}" in err
    assert "content/f.en.md: a directory" in err
    assert read_stamp(hugo.read(A))
    assert not (hugo.path / B).exists()
    assert hugo.states()[0] == 2


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("---\ntitle: [خبر\nx: y: z\n---\nنص\n", "line 3: the front matter is not valid YAML: "),
        ("---\ntitle: خبر\n\nنص\n", "line 1: the front matter that opens here is never closed"),
        ("+++\ntitle =\n+++\nنص\n", "line 2: the front matter is not valid TOML: Invalid value ("),
        ('{\n"title": خبر\n}\nنص\n', "line 2: the front matter is not valid JSON: "),
        ("---\n- خبر\n---\nنص\n", "line 1: the front matter takes no field dragoman"),
        ("---\ndragoman: [1]\n---\nنص\n", "line 1: the front matter takes no field dragoman"),
    ],
)
def test_broken_front_matter_is_an_error_before_anything_is_translated(hugo, page, problem):
    hugo.write("content/c.ar.md", page)
    for command in ("status",), ("build", "--dry-run"):
        status, out, _ = hugo(*command)
        assert status == 2
        assert f"\ncontent/c.ar.md: {problem}" in out
        assert f"\nnew    {A}" in out
        assert out.endswith("3 pages: 2 new, 1 error\n")
    assert f"content/c.en.md: error: content/c.ar.md: {problem}" in build(hugo, status=2)
    assert hugo.states() == (2, {A: "up to date", B: "up to date", "content/c.en.md": "error"})


def test_an_edited_page_whose_source_breaks_is_merged_once_it_is_mended(hugo):
    build(hugo)
    hugo.replace(A, "Wsl alwfd sbaha.", "The delegation arrived.")
    hugo.replace("content/a.ar.md", "title: صحيفة", "title: [صحيفة")
    hugo.replace("content/posts/b.md", "صباحا", "[صباحا](/a/)")
    assert f"{A}: error: content/a.ar.md: line" in build(hugo, status=2)
    assert "[sbaha](/en/a/)" in hugo.read(B)
    hugo.replace("content/a.ar.md", "title: [صحيفة", "title: جريدة")
    assert f"{A}: edited, source changed, written" in build(hugo)
    assert "The delegation arrived." in hugo.read(A)


def test_drafts_are_translated_as_drafts_or_left_out(hugo):
    hugo.write("content/a.ar.md", "---\ndraft: true\ntitle: مسودة\n---\n\nنص.\n")
    build(hugo)
    assert "\ndraft: true\n" in hugo.read(A)
    hugo.write(
        "dragoman.toml", 'model = "latin"\nblock = ["check_words"]\n[site]\ndrafts = false\n'
    )
    assert hugo.states() == (1, {B: "up to date", A: "orphan"})


def test_an_interrupted_build_says_so(hugo, monkeypatch):
    monkeypatch.setenv("INTERRUPTED", "1")
    status, _, err = hugo("build")
    assert (status, err) == (130, "\ndragoman: interrupted\n")
    assert not (hugo.path / A).exists()


@pytest.mark.parametrize("arguments", [("--folder", "nowhere"), ("--model", "none")])
def test_usage(hugo, arguments):
    status, _, err = hugo("status", *arguments)
    assert status == 2
    assert arguments[1] in err


@pytest.mark.parametrize(
    ("memory", "problem"),
    [
        ("content", "content: a directory (name a file in it)"),
        (
            "hugo.toml",
            "hugo.toml: no translation memory, or one whose beginning is damaged (name another",
        ),
        ("gone/memory.sqlite", "gone/memory.sqlite: its folder is missing (mkdir -p"),
    ],
)
@pytest.mark.parametrize("command", [("status",), ("build", "--dry-run"), ("build",)])
def test_a_memory_that_cannot_be_used_is_told_first(hugo, command, memory, problem):
    hugo.write("dragoman.toml", f'model = "latin"\nblock = ["check_words"]\nmemory = "{memory}"\n')
    status, out, err = hugo(*command)
    assert (status, out) == (2, "")
    assert problem in err


def test_from_another_folder(hugo, monkeypatch, tmp_path_factory):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    build(hugo, "--folder", str(hugo.path))
    assert read_stamp(hugo.read(A)).source == "content/a.ar.md"


def test_a_page_that_is_edited_during_the_build_is_not_written_over(hugo):
    hugo.write(
        "dragoman_plugins.py",
        "from pathlib import Path\n"
        + hugo.read("dragoman_plugins.py").replace(
            'if "INTERRUPTED"', f'Path({A!r}).write_text("# By hand")\n        if "INTERRUPTED"'
        ),
    )
    err = build(hugo, status=2)
    assert f"{A}: somebody changed it meanwhile" in err
    assert hugo.read(A) == "# By hand"
    assert read_stamp(hugo.read(B))


def test_a_page_that_another_build_wrote_meanwhile_is_no_error(hugo):
    build(hugo)
    made = hugo.read(A)
    hugo.write("made.txt", made)
    (hugo.path / A).unlink()
    hugo.write(
        "dragoman_plugins.py",
        "from pathlib import Path\n"
        + hugo.read("dragoman_plugins.py").replace(
            'if "INTERRUPTED"',
            f'Path({A!r}).write_text(Path("made.txt").read_text())\n        if "INTERRUPTED"',
        ),
    )
    (hugo.path / ".dragoman" / "memory.sqlite").unlink()
    build(hugo)
    assert hugo.read(A) == made
