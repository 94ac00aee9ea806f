"""The memory's file: concurrent writers, killed ones, and files that are not a memory."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from dragoman import MemoryFileError, Settings, memory_path, open_memory
from dragoman.memory.entry import plain_entry
from dragoman.memory.store import check_memory

LANGUAGES = ("ar", "en")
WRITER = """
import sys
from pathlib import Path
from dragoman import open_memory
from dragoman.memory.entry import plain_entry

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open_memory(path) as memory:
    for number in range(count):
        memory.remember(
            [plain_entry(f"{name} {number} {i}", f"{name}", ("ar", "en")) for i in range(10)]
        )
        print(number, flush=True)
"""


def writer(path, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)], stdout=subprocess.PIPE
    )


def stored(path):
    with open_memory(path) as memory:
        return {entry.source for entry in memory.select()}


def test_processes_write_at_once_from_the_first_moment(tmp_path):
    path = tmp_path / "memory.sqlite"
    processes = [writer(path, name, 30) for name in "abc"]
    assert [process.communicate()[0].count(b"\n") for process in processes] == [30] * 3
    assert {process.returncode for process in processes} == {0}
    expected = {f"{name} {n} {i}" for name in "abc" for n in range(30) for i in range(10)}
    assert stored(path) == expected


def test_a_killed_writer_loses_nothing_that_it_had_handed_over(tmp_path):
    path = tmp_path / "memory.sqlite"
    chance = random.Random(5)
    for attempt in range(12):
        process = writer(path, f"w{attempt}", 10**6)
        process.stdout.readline()
        time.sleep(chance.random() / 20)
        process.send_signal(signal.SIGKILL)
        acknowledged = process.communicate()[0].split()
        last = int(acknowledged[-1]) if acknowledged else 0
        sources = {s for s in stored(path) if s.startswith(f"w{attempt} ")}
        expected = {f"w{attempt} {n} {i}" for n in range(last + 1) for i in range(10)}
        assert expected <= sources
        assert len(sources) % 10 == 0  # a transaction is there as a whole or not at all
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_threads_share_one_memory(tmp_path):
    with open_memory(tmp_path / "memory.sqlite") as memory:

        def work(name):
            for number in range(20):
                memory.correct(f"{name} {number}", name)
                memory.recall([f"{name} {number}"], None, LANGUAGES)

        threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(memory.select()) == 80


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_opens_the_file_anew(tmp_path):
    with open_memory(tmp_path / "memory.sqlite") as memory:
        memory.correct("one", "1")
        child = os.fork()
        if child == 0:
            memory.correct("two", "2")
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        memory.correct("three", "3")
        assert {entry.source for entry in memory.select()} == {"one", "two", "three"}


def test_of_two_versions_the_newer_stays_in_whatever_order_they_come(tmp_path):
    with open_memory(tmp_path / "memory.sqlite") as memory:
        for text, made in (("new", 200), ("old", 100)):
            memory.remember([plain_entry("نعم", text, LANGUAGES, made=made)])
        (entry,) = memory.select()
        assert (entry.target, entry.made) == ("new", 200)


def text_file(path):
    path.write_text("a text, and not a short one: " * 50)


def foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cookies (name)")
    connection.close()


def newer(path):
    open_memory(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def damaged(path):
    with open_memory(path) as memory:
        memory.remember(plain_entry(f"{n} {'x' * 500}", "y", LANGUAGES) for n in range(500))
        memory.shrink()
    data = bytearray(path.read_bytes())
    data[4096:-4096] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)


def beheaded(path):
    """Its first bytes lost, in the place where a project has its memory."""
    open_memory(path).close()
    path.write_bytes(b"x" * 100 + path.read_bytes()[100:])


def a_folder(path):
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        (text_file, "no translation memory, or one whose beginning is damaged", "--memory"),
        (text_file, "no translation memory, or one whose beginning is damaged", "mv "),
        (beheaded, "the translation memory is damaged: file is not a database", "mv "),
        (foreign, "of another program", "--memory"),
        (newer, "newer dragoman (version 99", "--memory"),
        (damaged, "damaged", "mv "),
        (a_folder, "a directory", "file"),
    ],
)
def test_what_is_no_memory_is_refused_and_left_alone(tmp_path, make, message, hint):
    path = tmp_path / (".dragoman" if make is beheaded else "") / "memory.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(MemoryFileError) as raised, open_memory(path) as memory:
        memory.select()
    assert message in raised.value.message
    assert str(path) in raised.value.message
    assert hint in raised.value.hint
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (text_file, "no translation memory"),
        (foreign, "of another program"),
        (a_folder, "a directory"),
        (lambda path: path.symlink_to("gone/memory.sqlite"), "its folder is missing"),
        (lambda path: path.parent.rmdir(), "its folder is missing"),
    ],
)
def test_a_check_says_what_opening_would(tmp_path, make, message):
    path = tmp_path / "inner" / "memory.sqlite"
    path.parent.mkdir()
    make(path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(MemoryFileError, match=message):
        check_memory(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_check_makes_no_memory(tmp_path):
    check_memory(tmp_path / "memory.sqlite")
    check_memory(tmp_path / ".dragoman" / "memory.sqlite")
    assert not list(tmp_path.iterdir())
    open_memory(tmp_path / "memory.sqlite").close()
    check_memory(tmp_path / "memory.sqlite")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("inner", ["memory.sqlite", ".dragoman/memory.sqlite"])
def test_a_check_of_a_read_only_folder_says_what_to_do(tmp_path, inner):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(MemoryFileError, match=r"cannot be written.*--no-memory"):
        check_memory(folder / inner)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(MemoryFileError, match="mkdir -p"):
        open_memory(tmp_path / "gone" / "memory.sqlite")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_says_what_to_do(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(MemoryFileError, match="--no-memory"):
        open_memory(folder / "memory.sqlite")


def test_a_file_that_cannot_be_opened_says_what_to_do(tmp_path):
    path = tmp_path / "memory.sqlite"
    path.symlink_to(tmp_path / "gone" / "memory.sqlite")
    with pytest.raises(MemoryFileError, match=r"cannot be written.*--no-memory"):
        open_memory(path)


def test_where_the_memory_of_a_project_is(tmp_path):
    inner = tmp_path / "posts"
    inner.mkdir()
    (tmp_path / ".git").mkdir()
    assert memory_path(Settings(), inner) is None
    (tmp_path / "dragoman.toml").touch()
    assert memory_path(Settings(), inner) == tmp_path / ".dragoman" / "memory.sqlite"
    assert memory_path(Settings(memory="off"), inner) is None
    assert memory_path(Settings(memory="tm.sqlite"), inner) == inner / "tm.sqlite"


def test_the_folder_of_a_project_s_memory_is_ignored_by_git(tmp_path):
    open_memory(tmp_path / ".dragoman" / "memory.sqlite").close()
    assert (tmp_path / ".dragoman" / ".gitignore").read_text() == "*\n"
