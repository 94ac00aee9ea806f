"""The pre-commit hook: its command as pre-commit calls it, and pre-commit itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from dragoman.cli import run
from dragoman_hooks.check_pairs import sort_out
from dragoman_hooks.pairs import FilePair, pair_of

ROOT = Path(__file__).parents[2]
ARABIC = "قُتل 12 شخصا.\n"
FILES = {
    "right.ar.md": ARABIC,
    "right.en.md": "12 people died.\n",
    "wrong.md": ARABIC,
    "wrong.en.md": "13 people died.\n",
    "quotes.ar.md": "قال «نعم» أمس.\n",
    "quotes.en.md": 'He said "yes yesterday.\n',
    "alone.ar.md": ARABIC,
    "orphan.en.md": "12 people died.\n",
    "other.md": "Not a translation.\n",
    "latin.ar.md": "\udcff",
    "latin.en.md": "A\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.en.md").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    return tmp_path


def test_each_side_selects_its_pair_once(folder):
    names = ["right.en.md", "right.ar.md", "wrong.md", "alone.ar.md", "orphan.en.md", "other.md"]
    pairs, alone = sort_out(map(Path, names))
    assert pairs == [
        FilePair(Path("right.ar.md"), Path("right.en.md")),
        FilePair(Path("wrong.md"), Path("wrong.en.md")),
    ]
    assert alone == [Path("alone.ar.md"), Path("orphan.en.md")]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("A.EN.MD", "A.ar.MD"),
        ("a.v2.en.md", "a.v2.ar.md"),
        ("a.en", "a.ar"),
        ("en.md", None),
        (".en.md", None),
    ],
)
def test_names_of_sources(name, source):
    pair = pair_of(Path(name), lambda path: path.name == source)
    assert pair == (FilePair(Path(source), Path(name)) if source else None)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 0, ""),
        (["right.ar.md", "other.md"], 0, "right.en.md: no findings\n"),
        (["wrong.en.md"], 1, "wrong.en.md: 1 finding: 1 error\n"),
        (["quotes.ar.md"], 0, "quotes.en.md: 1 finding: 1 warning\n"),
        (["quotes.ar.md", "--strict"], 1, "quotes.en.md: 1 finding: 1 warning\n"),
        (["alone.ar.md"], 0, "alone.ar.md: there is no English translation beside it\n"),
        (["alone.ar.md", "--require-english"], 1, "alone.ar.md: there is no English translation"),
        (["orphan.en.md", "--require-english"], 0, "orphan.en.md: there is no Arabic source"),
        (["gone.ar.md", "right.en.md"], 2, "error: gone.ar.md: no such file"),
        (["rihgt.ar.md"], 2, "did you mean right.ar.md"),
        (["gone.md", "right.en.md"], 2, "right.en.md: no findings\n"),
        ([".", "folder.en.md"], 0, ""),
        (["latin.en.md", "right.en.md"], 2, "right.en.md: no findings\n"),
        (["--no-plugin", "quux"], 2, "no plugin quux"),
    ],
)
def test_the_exit_status_and_what_is_said(folder, capfd, arguments, status, said):
    assert run(["check-pairs", *arguments]) == status
    assert said in capfd.readouterr().err


def test_findings_have_their_places(folder, capfd):
    run(["check-pairs", "wrong.md"])
    assert capfd.readouterr().out.startswith("wrong.md:1:6: error: 12 in the source reads 13")


def hook():
    (entry,) = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
    return entry


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_pre_commit_runs_it_on_what_is_staged(folder):
    pytest.importorskip("pre_commit", reason="needs pre-commit")
    entry = hook() | {"language": "system"}
    program, command = entry["entry"].split()
    assert program == "dragoman"
    entry["entry"] = f"{sys.executable} -m dragoman {command}"
    config = {"repos": [{"repo": "local", "hooks": [entry]}]}
    YAML().dump(config, folder / ".pre-commit-config.yaml")

    def call(*words):
        home = {"HOME": str(folder), "PRE_COMMIT_HOME": str(folder / "h")}
        environ = {"PATH": os.environ["PATH"], **home}
        return subprocess.run(
            words, cwd=folder, env=environ, capture_output=True, text=True, check=False
        )

    call("git", "init", "--quiet")
    for name, status in (("right.en.md", 0), ("wrong.md", 1), ("other.md", 0)):
        call("git", "add", name)
        ran = call(sys.executable, "-m", "pre_commit", "run", "dragoman-check")
        assert ran.returncode == status, ran.stdout + ran.stderr
        assert ("12 in the source reads 13" in ran.stdout) == bool(status)
        call("git", "rm", "--cached", "--quiet", name)
    call("git", "add", "wrong.md", "wrong.en.md")
    call("git", "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "Pages")
    call("git", "rm", "--quiet", "wrong.md", "wrong.en.md")
    ran = call(sys.executable, "-m", "pre_commit", "run", "dragoman-check")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "no files to check" in ran.stdout  # a deleted file is handed to no hook


@pytest.mark.skipif(not (shutil.which("git") and shutil.which("make")), reason="needs git and make")
def test_the_example_runs_with_one_command_and_finds_what_is_wrong(tmp_path):
    pytest.importorskip("pre_commit", reason="needs pre-commit")
    example = shutil.copytree(ROOT / "examples" / "pre-commit", tmp_path / "pre-commit")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environ = {"PATH": path, "HOME": str(tmp_path), "PRE_COMMIT_HOME": str(tmp_path / "h")}

    def ran():
        return subprocess.run(
            ["make"], cwd=example, env=environ, capture_output=True, text=True, check=False
        )

    found = ran()
    assert found.returncode != 0
    assert "port.ar.md:5:5: error: 12 in the source reads Twenty-one in the translation" in (
        found.stdout
    )
    assert "library.en.md: no findings" in found.stdout
    page = example / "content" / "port.en.md"
    page.write_text(page.read_text("utf-8").replace("Twenty-one", "Twelve"), "utf-8")
    found = ran()
    assert found.returncode == 0, found.stdout + found.stderr
    assert "Passed" in found.stdout


def test_the_page_shows_the_configuration_of_the_example():
    yaml = YAML(typ="safe")
    page = (ROOT / "docs" / "pre-commit.md").read_text("utf-8")
    shown = yaml.load(page.split("```yaml\n")[1].split("```")[0])
    assert shown == yaml.load(ROOT / "examples" / "pre-commit" / ".pre-commit-config.yaml")
    (entry,) = shown["repos"][0]["hooks"]
    assert hook() | {"language": "system"} == {"description": hook()["description"], **entry}
