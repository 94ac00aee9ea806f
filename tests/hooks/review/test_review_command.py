"""`dragoman review`: what goes where, and what a mistake says."""

import os
import re
import subprocess
import sys

import pytest

from dragoman import open_memory
from dragoman.cli import run

NEWS, ENGLISH = "# عنوان\n\nقتل 12 شخصا.\n", "# A title\n\n13 people died.\n"
PLUGINS = """
from dragoman import hookimpl
from dragoman.testing import ScriptedBackend

@hookimpl
def register_backends():
    return {"scripted": lambda: ScriptedBackend({"عنوان": ["A title"]})}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_MODEL", raising=False)
    (tmp_path / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('model = "scripted"', encoding="utf-8")
    (tmp_path / "news.ar.md").write_text(NEWS, encoding="utf-8")
    (tmp_path / "news.en.md").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def review(capfd, *arguments):
    status = run(["review", *map(str, arguments)])
    out, err = capfd.readouterr()
    return status, out, err


def test_a_page_is_written_to_a_file(folder, capfd):
    status, out, err = review(capfd, "news.ar.md", "news.en.md", "-o", "a.html")
    assert (status, out, err) == (0, "", "news.en.md: 1 finding: 1 error\n")
    page = (folder / "a.html").read_text("utf-8")
    assert "<title>news.en.md – review</title>" in page
    assert "12 in the source reads 13 in the translation" in page


def test_without_a_target_the_translation_is_made_now(folder, capfd):
    status, out, _ = review(capfd, "news.ar.md")
    assert status == 0
    assert ">A title</span></h2>" in out
    assert "from <bdi>news.ar.md</bdi>, translated by scripted" in out
    assert "Save patch" not in out
    assert (folder / "news.en.md").read_text("utf-8") == ENGLISH


def test_a_translation_made_now_has_the_corrections_of_the_memory(folder, capfd):
    with open_memory(folder / "mine.sqlite") as memory:
        memory.correct("قتل 12 شخصا.", "Twelve people died.")
    assert "Twelve people died." in review(capfd, "news.ar.md", "--memory", "mine.sqlite")[1]
    assert "Twelve people died." not in review(capfd, "news.ar.md", "--no-memory")[1]


def test_a_patch_names_the_file_from_the_root_of_its_repository(folder, capfd, monkeypatch):
    (folder / ".git").mkdir()
    (folder / "posts").mkdir()
    (folder / "news.en.md").rename(folder / "posts" / "news.en.md")
    monkeypatch.chdir(folder / "posts")
    _, out, _ = review(capfd, "../news.ar.md", "news.en.md")
    assert '"file":"posts/news.en.md"' in out


def test_open_shows_the_page_in_the_browser(folder):
    browser = folder / "browser"
    browser.write_text('#!/bin/sh\nprintf %s "$1" > asked\n', encoding="utf-8")
    browser.chmod(0o755)
    command = [sys.executable, "-m", "dragoman", "review", "news.ar.md", "news.en.md", "--open"]
    environment = os.environ | {"BROWSER": f"{browser} %s", "TMPDIR": str(folder)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    name = done.stderr.splitlines()[0]
    assert (folder / "asked").read_text("utf-8") == f"file://{name}"
    assert re.fullmatch(rf"{folder}/news\.ar-\w+\.html", name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["news.ar.md", "new.en.md"], "new.en.md: no such file (did you mean news.en.md?)"),
        (["-", "-"], "only one of the two can be standard input"),
        (["news.ar.md", "news.en.md", "-o", "news.en.md"], "the output is the input"),
        (["news.ar.md", "news.en.md", "-o", "no/a.html"], "mkdir -p no"),
        (["news.ar.md", "--model", "scriptd"], "there is no model scriptd"),
        (["news.ar.md", "news.en.md", "--format", "markdwn"], "there is no format markdwn"),
        ([], "Missing argument 'SOURCE'"),
    ],
)
def test_a_mistake_is_told_in_one_line_and_nothing_is_written(folder, capfd, arguments, said):
    before = sorted(folder.iterdir())
    status, out, err = review(capfd, *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert sorted(folder.iterdir()) == before


def test_the_embedded_model_fills_a_page(tmp_path, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.ar.md").write_text("قُتل 12 شخصا في المدينة يوم الاثنين.\n", encoding="utf-8")
    status, out, _ = review(capfd, "news.ar.md")
    assert status == 0
    assert 'class="fig c0" data-g="0">12</span>' in out
    assert '"score":-0.' in out
