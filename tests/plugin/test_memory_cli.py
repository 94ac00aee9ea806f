"""``dragoman memory`` and the memory of ``dragoman translate``."""

import json
import os
import sqlite3
import subprocess
import sys
import time

import pytest

from dragoman.cli import run

NEWS = "# عنوان\n\nوصل الوفد أمس. ثم غادر.\n"
PLUGINS = """
from dragoman import hookimpl
from dragoman.testing import ScriptedBackend

@hookimpl
def register_backends():
    return {
        "one": lambda: ScriptedBackend(name="one"),
        "two": lambda: ScriptedBackend({"نعم": ["Yes"]}, name="two"),
    }
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a project to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('model = "one"', encoding="utf-8")
    (tmp_path / "news.ar.md").write_text(NEWS, encoding="utf-8")
    return tmp_path


def dragoman(capfd, *arguments):
    """Run a command; return its exit status, standard output and standard error."""
    status = run([str(argument) for argument in arguments])
    return status, *capfd.readouterr()


def statistics(capfd, *arguments):
    status, out, _ = dragoman(capfd, "translate", "news.ar.md", "--json", *arguments)
    assert status == 0
    return json.loads(out)["documents"][0]["statistics"]


def entries(capfd, *arguments):
    status, out, _ = dragoman(capfd, "memory", "stats", "--json", *arguments)
    assert status == 0
    return {(g["origin"], g["model"]): g["entries"] for g in json.loads(out)["entries"]}


def test_a_project_has_a_memory_without_asking(folder, capfd):
    assert statistics(capfd)["remembered"] == 0
    assert statistics(capfd)["remembered"] == 3
    assert (folder / ".dragoman" / "memory.sqlite").is_file()


def test_the_count_is_shown_after_an_edit(folder, capfd):
    assert "remembered" not in dragoman(capfd, "translate", "news.ar.md")[2]
    (folder / "news.ar.md").write_text(NEWS.replace("غادر", "عاد"), encoding="utf-8")
    err = dragoman(capfd, "translate", "news.ar.md")[2]
    assert err.splitlines()[-1].endswith("; 2 of 3 sentences remembered")


def test_outside_a_project_no_text_is_kept(folder, capfd, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_MODEL", "one")
    (folder / "dragoman.toml").unlink()
    before = {path.name for path in folder.iterdir()} | {"__pycache__"}
    assert statistics(capfd)["remembered"] == 0
    assert {path.name for path in folder.iterdir()} | {"__pycache__"} == before


@pytest.mark.parametrize("how", ["option", "setting", "variable"])
def test_the_memory_can_be_turned_off(folder, capfd, monkeypatch, how):
    options = ["--no-memory"] if how == "option" else []
    if how == "setting":
        (folder / "dragoman.toml").write_text('model = "one"\nmemory = "off"')
    if how == "variable":
        monkeypatch.setenv("DRAGOMAN_MEMORY", "off")
    assert statistics(capfd, *options)["remembered"] == 0
    assert not (folder / ".dragoman").exists()


@pytest.mark.parametrize("how", ["option", "setting"])
def test_the_memory_can_be_elsewhere(folder, capfd, monkeypatch, how):
    options = ["--memory", "shared.sqlite"] if how == "option" else []
    if how == "setting":
        (folder / "dragoman.toml").write_text('model = "one"\nmemory = "shared.sqlite"')
        (folder / "posts").mkdir()
        (folder / "news.ar.md").rename(folder / "posts" / "news.ar.md")
        monkeypatch.chdir(folder / "posts")
    assert statistics(capfd, *options)["remembered"] == 0
    assert (folder / "shared.sqlite").is_file()
    assert entries(capfd, *options) == {("model", "one"): 3}


def test_statistics_for_people(folder, capfd):
    statistics(capfd)
    statistics(capfd)
    status, out, err = dragoman(capfd, "memory", "stats")
    assert status == 0
    assert [line.split()[:6] for line in out.splitlines()[1:]] == [
        ["model", "one", "ar", "->", "en", "3"]
    ]
    assert "3 entries, 0.0 MB" in err


def test_a_memory_moves_to_another_machine(folder, capfd):
    statistics(capfd)
    (folder / "ours.tmx").write_text(
        '<tmx version="1.4"><body><tu><tuv xml:lang="ar"><seg>ثم غادر.</seg></tuv>'
        '<tuv xml:lang="en"><seg>Then he left.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert dragoman(capfd, "memory", "import", "ours.tmx")[0] == 0
    assert dragoman(capfd, "memory", "export", "-o", "all.tmx")[0] == 0
    assert dragoman(capfd, "memory", "import", "all.tmx", "--memory", "new.sqlite")[0] == 0
    assert entries(capfd, "--memory", "new.sqlite") == {("model", "one"): 3, ("human", ""): 1}
    status, out, _ = dragoman(capfd, "translate", "news.ar.md", "--memory", "new.sqlite")
    assert (status, out) == (0, "# EN(عنوان)\n\nEN(وصل الوفد أمس.) Then he left.\n")
    status, out, _ = dragoman(capfd, "memory", "export", "--corrections")
    assert (status, out.count("<tu ")) == (0, 1)


def test_what_a_person_changed_is_learnt_from_the_command_line(folder, capfd):
    (folder / "dragoman.toml").write_text('model = "two"', encoding="utf-8")
    (folder / "news.ar.md").write_text("نعم.\n\nنعم وصل.\n", encoding="utf-8")
    assert dragoman(capfd, "translate", "news.ar.md", "-o", "news.en.md")[0] == 0
    english = folder / "news.en.md"
    made = english.read_text("utf-8").splitlines()
    edited = [made[0], "", "He has arrived."]
    english.write_text("\n".join(edited) + "\n", encoding="utf-8")
    status, out, err = dragoman(capfd, "memory", "learn", "news.ar.md", "news.en.md")
    assert (status, out) == (0, f"news.en.md:3: {made[2]} -> He has arrived.\n")
    assert err.endswith("memory.sqlite: 1 correction learnt\n")
    _, out, _ = dragoman(capfd, "translate", "news.ar.md")
    assert out.splitlines() == edited
    english.write_text("\n".join([*edited, "", "Too much."]) + "\n", encoding="utf-8")
    status, out, err = dragoman(capfd, "memory", "learn", "news.ar.md", "news.en.md")
    assert (status, out) == (0, "")
    assert "news.en.md:5: not learnt: it has no counterpart in the source\n" in err
    assert dragoman(capfd, "memory", "learn", "news.ar.md", "none.md")[0] == 2


def test_pruning(folder, capfd):
    statistics(capfd)
    statistics(capfd, "--model", "two")
    statistics(capfd, "--model", "two")
    file = folder / ".dragoman" / "memory.sqlite"
    old = int(time.time()) - 100 * 86_400
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entries SET made = ? WHERE source = 'عنوان'", (old,))
    connection.close()
    assert dragoman(capfd, "memory", "prune")[0] == 2
    _, out, _ = dragoman(capfd, "memory", "prune", "--older-than", "90", "--dry-run")
    assert "1 entries to remove" in out  # that of model two was recalled today
    assert entries(capfd) == {("model", "one"): 3, ("model", "two"): 3}
    dragoman(capfd, "memory", "prune", "--older-than", "90")
    assert entries(capfd) == {("model", "one"): 2, ("model", "two"): 3}
    dragoman(capfd, "memory", "prune", "--unused")
    assert entries(capfd) == {("model", "two"): 3}
    dragoman(capfd, "memory", "prune", "--model", "two")
    assert entries(capfd) == {}


def test_corrections_are_pruned_only_where_they_are_named(folder, capfd):
    (folder / "ours.tmx").write_text(
        '<tmx version="1.4"><body><tu><tuv xml:lang="ar"><seg>نعم</seg></tuv>'
        '<tuv xml:lang="en"><seg>Yes</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    dragoman(capfd, "memory", "import", "ours.tmx")
    dragoman(capfd, "memory", "prune", "--unused")
    assert entries(capfd) == {("human", ""): 1}
    dragoman(capfd, "memory", "prune", "--unused", "--corrections")
    assert entries(capfd) == {}


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["stats"], "there is no memory yet", "dragoman translate"),
        (["export"], "there is no memory yet", "dragoman translate"),
        (["import", "gone.tmx"], "gone.tmx: no such file", "relative"),
        (["import", "news.ar.md"], "news.ar.md:1:2: no XML", "export"),
        (["import", "french.tmx"], "no translation from Arabic into English", "ar, fr"),
        (["import"], "Missing argument 'FILES...'", "--help"),
        (["stats", "--memory", "dragoman.toml"], "no translation memory", "--memory"),
        (["stats", "--memory", "off"], "the setting memory is off", "--memory"),
        (["prune", "--older-than", "x"], "'x' is not a valid integer", "--help"),
    ],
)
def test_a_mistake_is_one_line_with_a_hint_and_status_2(folder, capfd, arguments, message, hint):
    (folder / "french.tmx").write_text(
        '<tmx version="1.4"><body><tu><tuv xml:lang="ar"><seg>نعم</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Oui</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    status, out, err = dragoman(capfd, "memory", *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert hint in err
    assert len(err.splitlines()) == 1
    assert not (folder / ".dragoman").exists()


def test_a_damaged_memory_stops_the_run_before_any_work(folder, capfd):
    cache = folder / ".dragoman"
    cache.mkdir()
    (cache / "memory.sqlite").write_text("not a database, but a text of some length " * 20)
    status, out, err = dragoman(capfd, "translate", "news.ar.md", "-o", "news.en.md")
    assert (status, out) == (2, "")
    assert "memory.sqlite: the translation memory is damaged: file is not a database" in err
    assert f"mv {cache / 'memory.sqlite'} " in err
    assert not (folder / "news.en.md").exists()


@pytest.mark.parametrize("command", ["stats", "export", "prune --unused"])
def test_a_memory_of_which_the_end_is_lost_is_damaged(folder, capfd, command):
    dragoman(capfd, "translate", "news.ar.md", "-o", "news.en.md")
    file = folder / ".dragoman" / "memory.sqlite"
    os.truncate(file, 5000)
    before = file.read_bytes()
    status, out, err = dragoman(capfd, "memory", *command.split())
    assert (status, out) == (2, "")
    assert f"{file}: the translation memory is damaged: " in err
    assert f"mv {file} {file}.bad" in err
    assert file.read_bytes() == before


SLOW = """
import time
from dragoman import hookimpl
from dragoman.testing import ScriptedBackend

class Slow(ScriptedBackend):
    def translate(self, requests):
        time.sleep(0.02)
        return super().translate(requests)

@hookimpl
def register_backends():
    return {"one": lambda: Slow(name="one")}
"""


def test_killed_builds_lose_little_and_the_next_one_finishes(folder, capfd):
    (folder / "dragoman_plugins.py").write_text(SLOW, encoding="utf-8")
    (folder / "dragoman.toml").write_text('model = "one"\nretries = false')
    source = "\n\n".join(f"وصل {number} شخصا أمس." for number in range(2000))
    (folder / "news.ar.md").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "dragoman", "translate", "news.ar.md", "-o", "news.en.md"]
    known = [0]
    for _ in range(3):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while _entries(folder) < known[-1] + 128 and time.monotonic() < deadline:
            time.sleep(0.005)
        process.kill()
        process.wait()
        assert not (folder / "news.en.md").exists()
        known.append(_entries(folder))
    assert known == sorted(set(known))  # each build went on where the one before was killed
    found = statistics(capfd)
    assert found["remembered"] == known[-1]
    assert found["attempts"] == 2000 - known[-1]


def _entries(folder):
    file = folder / ".dragoman" / "memory.sqlite"
    if not file.exists():
        return 0
    connection = sqlite3.connect(file, timeout=60)
    try:
        return connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    except sqlite3.OperationalError:  # the table is not there yet
        return 0
    finally:
        connection.close()
