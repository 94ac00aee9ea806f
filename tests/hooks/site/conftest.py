"""A site in a temporary folder, with a translator that writes Arabic in Latin letters.

That is no English, so the check of words is blocked.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli import run

PLUGINS = '''
"""Answers at once, or after DELAY seconds a call; each sentence has an English of its own.

LOG names a file for the number of requests of each call that was answered.
"""
import os, time
from dragoman import Candidate, hookimpl

LETTERS = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء", "abttjhkddrzsssdtzegfqklmnhwyaaaaawyx"))

class Latin:
    name = "latin"
    source_language, target_language = "ar", "en"
    placeholders = ()
    max_tokens = 500

    @property
    def digest(self):
        return os.environ.get("LATIN", "1") * 64

    def count_tokens(self, text):
        return len(text.split())

    def translate(self, requests):
        time.sleep(float(os.environ.get("DELAY", "0")))
        if "INTERRUPTED" in os.environ:
            raise KeyboardInterrupt
        if "LOG" in os.environ:
            with open(os.environ["LOG"], "a") as file:
                print(len(requests), file=file)
        answers = (r.text.translate(str.maketrans(LETTERS)).replace("؟", "?") for r in requests)
        return [(Candidate(text.replace("،", ","), -0.1, len(text.split())),) for text in answers]

@hookimpl
def register_backends():
    return {"latin": Latin}
'''
DRAGOMAN = Path(sys.executable).with_name("dragoman")
TITLE = "---\ntitle: صحيفة\n---\n\n"
BODY = "وصل الوفد صباحا.\n\nغادر الوفد مساء.\n"


class Folder:
    """A folder of a site, and `dragoman site` in it."""

    def __init__(self, path, capfd):
        self.path, self._capfd = path, capfd

    def write(self, name, text=TITLE + BODY):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def read(self, name):
        return (self.path / name).read_bytes().decode()

    def replace(self, name, old, new):
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def __call__(self, *arguments):
        """Run a command; return its exit status, standard output and standard error."""
        self._capfd.readouterr()
        status = run(["site", *map(str, arguments)])
        return status, *self._capfd.readouterr()

    def states(self):
        """Return the exit status of `status`, and the state of each page by its English."""
        status, out, _ = self("status", "--json")
        pages = json.loads(out)["pages"]
        return status, {page["target"]: page["state"] for page in pages}

    def start(self, *arguments, **environ):
        """Run a command in a process of its own."""
        return subprocess.Popen(
            [DRAGOMAN, "site", *arguments],
            cwd=self.path,
            env=os.environ | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


@pytest.fixture
def folder(tmp_path, monkeypatch, capfd):
    """Return an empty folder to work in, with the translator."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DRAGOMAN_")]:
        monkeypatch.delenv(name)
    here = Folder(tmp_path, capfd)
    here.write("dragoman_plugins.py", PLUGINS)
    here.write("dragoman.toml", 'model = "latin"\nblock = ["check_words"]\n')
    return here


@pytest.fixture
def hugo(folder):
    """Return a site of Hugo with two pages."""
    folder.write("hugo.toml", 'defaultContentLanguage = "ar"\n')
    folder.write("content/a.ar.md")
    folder.write("content/posts/b.md", BODY)
    return folder
