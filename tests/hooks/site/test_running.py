"""Builds in processes of their own: killed at any moment, interrupted, and watching."""

import random
import signal
import time

import pytest

from dragoman import open_memory
from dragoman_hooks.site.stamp import is_edited, read_stamp

PAGES = 60
ROUNDS = 4  # benchmarks/site.py does fifty


def whole_pages(folder):
    """Return the English pages; each has to be whole."""
    found = sorted(folder.path.glob("content/*.en.md"))
    for file in found:
        text = file.read_text("utf-8")
        assert not is_edited(text, read_stamp(text)), file
    return found


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def test_a_killed_build_leaves_whole_pages_and_the_next_one_finishes(hugo):
    for number in range(PAGES):
        hugo.write(f"content/{number}.ar.md", f"وصل الوفد {number} صباحا.\n")
    chance, counts = random.Random(7), []
    for _ in range(ROUNDS):
        process = hugo.start("build", DELAY="0.02")
        time.sleep(0.3 + chance.random() / 2)
        process.kill()
        process.communicate()
        counts.append(len(whole_pages(hugo)))
    assert counts == sorted(counts)  # nothing is lost
    status, _, _ = hugo("build")
    assert status == 0
    assert len(whole_pages(hugo)) == PAGES + 1
    assert hugo.states()[0] == 0


def test_a_killed_build_has_stored_what_was_answered_before(hugo):
    for number in range(100):
        sentences = (f"وصل الوفد {number}{n} صباحا.\n" for n in range(3))
        hugo.write(f"content/{number}.ar.md", "\n".join(sentences))
    log = hugo.path / "calls.txt"

    def calls():
        return [int(line) for line in log.read_text().splitlines()] if log.exists() else []

    def stored():
        with open_memory(hugo.path / ".dragoman" / "memory.sqlite") as memory:
            return len(memory.select())

    process = hugo.start("build", DELAY="0.4", LOG=str(log))
    wait_for(lambda: len(calls()) > 3)
    process.kill()
    process.communicate()
    answered, known = calls(), stored()
    assert known >= sum(
        answered[:-2]
    )  # the last one is lost, and what of one before was on its way
    log.unlink()
    process = hugo.start("build", LOG=str(log))
    out, _ = process.communicate()
    assert process.returncode == 0, out
    assert sum(calls()) == stored() - known  # nothing is asked for again


def test_watch_builds_on_change_and_ends_cleanly(hugo):
    process = hugo.start("watch")
    try:
        english = hugo.path / "content/a.en.md"
        wait_for(english.exists)
        hugo.replace("content/a.ar.md", "الوفد صباحا", "الوفد ظهرا")
        wait_for(lambda: "zhra" in english.read_text("utf-8"))
        hugo.write("content/broken.ar.md", b"\xe6\xd5")
        hugo.write("content/new.ar.md", "وصل الوفد.\n")
        wait_for((hugo.path / "content/new.en.md").exists)
        edited = english.read_text("utf-8") + "\nBy hand.\n"
        english.write_text(edited, encoding="utf-8")
        hugo.write("content/newer.ar.md", "وصل الوفد.\n")
        wait_for((hugo.path / "content/newer.en.md").exists)
        assert english.read_text("utf-8") == edited  # a person may be at work on it
    finally:
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=20)
    assert process.returncode == 0, out
    assert out.endswith("dragoman: watch ended\n")
    assert "not UTF-8" in out


@pytest.mark.parametrize("moment", [0.6])
def test_an_interrupted_build_ends_soon(hugo, moment):
    for number in range(PAGES):
        hugo.write(f"content/{number}.ar.md", f"وصل الوفد {number} صباحا.\n")
    process = hugo.start("build", DELAY="0.2")
    wait_for(lambda: any(hugo.path.glob("content/*.en.md")))
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=10)
    assert (process.returncode, out.splitlines()[-1]) == (130, "dragoman: interrupted")
    whole_pages(hugo)
