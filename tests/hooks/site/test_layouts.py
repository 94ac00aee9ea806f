"""Where pages are found, and where their English goes, in the sites of each generator."""

from pathlib import Path

import pytest

from dragoman import InputError, SettingsError
from dragoman_hooks.site.plan import make_plan
from dragoman_hooks.site.settings import load_site_settings
from dragoman_hooks.site.sites import open_site

FIXTURE = Path(__file__).parents[2] / "fixtures" / "site" / "layouts.txt"
CASES = [block.splitlines() for block in FIXTURE.read_text("utf-8").strip().split("\n\n")]


def plan_of(path, **settings):
    return make_plan(open_site(path, load_site_settings(path, settings)), "model")


@pytest.mark.parametrize("lines", CASES, ids=lambda lines: lines[0][2:])
def test_layout(folder, lines):
    expected = {}
    for line in lines[1:]:
        name, arrow, target = line.partition(" -> ")
        if arrow:
            folder.write(name)
            expected |= {} if target == "-" else {name: target}
        else:
            name, _, text = line.partition(": ")
            folder.write(name, "\n".join(text.split("; ")) + "\n")
    found = {item.source: item.target for item in plan_of(folder.path).items}
    assert found == expected


def test_an_unmarked_page_is_one_only_if_it_is_arabic(folder):
    folder.write("hugo.toml", "")
    folder.write("content/english.md", "# News\n\nThe word أخبار means news.\n")
    folder.write("content/persian.md", "دو نفر کشته شدند و چهارده نفر زخمی شدند\n")
    folder.write("content/named.md", "---\nlang: fr\n---\n" + BODY_OF_CODE)
    folder.write("content/code.md", BODY_OF_CODE)
    folder.write("content/_index.md", "---\ntitle: الأولى\n---\n")
    sources = [item.source for item in plan_of(folder.path).items]
    assert sources == ["content/_index.md", "content/code.md"]


BODY_OF_CODE = (
    "اكتب:\n\n```\nnpm install a-package-with-a-long-name\n```\n\n`x` ثم انتظر.\n\n"
    "{/* truncate here */}\n"
)


def test_links_to_folders_are_not_followed(folder):
    folder.write("hugo.toml", "")
    folder.write("content/a.ar.md")
    (folder.path / "content" / "loop").symlink_to(folder.path / "content")
    assert [item.source for item in plan_of(folder.path).items] == ["content/a.ar.md"]


def test_without_a_page(folder):
    folder.write("hugo.toml", "")
    folder.write("content/a.md", "English only.\n")
    with pytest.raises(InputError, match=r"no Arabic page is here .*content/\{path\}\.ar\.md"):
        plan_of(folder.path)


def test_without_a_generator_and_with_two(folder):
    with pytest.raises(SettingsError, match=r"no site is found here .*--layout hugo or jekyll"):
        plan_of(folder.path)
    folder.write("hugo.toml", "")
    folder.write(".eleventy.js", "")
    with pytest.raises(SettingsError, match=r"two .*--layout hugo or eleventy"):
        plan_of(folder.path)
    folder.write("content/a.ar.md")
    assert plan_of(folder.path, layout="hugo").items


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('layuot = "hugo"', "there is no setting layuot (did you mean layout?)"),
        ('layout = "hogo"', "there is no layout hogo (did you mean hugo?)"),
        ("drafts = 1", "site: drafts is 1 (expected bool)"),
        ('source = "a/{path}"', "of source and target, only one is set"),
        ('source = "a/{path}"\ntarget = "b/{name}"', "site: target names {name}"),
        ('source = "a/{path}"\ntarget = "a/{path}"', "source and target are both a/{path}"),
        (
            'source = "a/{path}"\ntarget = "/etc/{path}"',
            "target is '/etc/{path}', outside the site",
        ),
        (
            'source = "a/{path}"\ntarget = "../b/{path}"',
            "target is '../b/{path}', outside the site",
        ),
        ('content = "cotnent"', "content is 'cotnent', which is no folder (did you mean content?)"),
        ('source = "a/{path}/{path}"\ntarget = "b/{path}"', "site: source names {path} twice"),
    ],
)
def test_wrong_settings(folder, table, message):
    folder.write("dragoman.toml", f"[site]\n{table}\n")
    folder.write("hugo.toml", "")
    folder.write("content/a.ar.md")
    status, _, err = folder("status")
    assert status == 2
    assert message in err


def test_a_misspelt_table(folder):
    folder.write("dragoman.toml", '[siet]\nlayout = "hugo"\n')
    status, _, err = folder("status")
    assert status == 2
    assert "there is no setting siet (did you mean site?)" in err


def test_a_table_that_is_none(folder):
    folder.write("dragoman.toml", 'site = "hugo"\n')
    status, _, err = folder("status")
    assert status == 2
    assert "write a table: [site]" in err


def test_pyproject_has_the_table_too(folder):
    (folder.path / "dragoman.toml").unlink()
    folder.write(
        "pyproject.toml", '[tool.dragoman]\nmodel = "latin"\n[tool.dragoman.site]\nlayout = "zola"'
    )
    folder.write("content/a.ar.md")
    assert folder.states() == (1, {"content/a.en.md": "new"})
