"""A complete plugin of two files: built, installed, and used by the command line."""

import json
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from dragoman import Pair
from dragoman.testing import CheckContract, FormatContract

FIXTURE = Path(__file__).parents[1] / "fixtures" / "third_party_plugin"
CAPTIONS = """1
00:00:01,000 --> 00:00:03,500
قتل 12 شخصا
يوم الاثنين.

2
00:00:04,000 --> 00:00:06,000
هذا ما قاله الوزير.
"""
BACKEND = """
from dragoman import hookimpl
from dragoman.testing import ScriptedBackend

LONG = "12 people were killed on Monday" + ", and this caption goes on" * 4 + "."

@hookimpl
def register_backends():
    return {"scripted": lambda: ScriptedBackend({
        "قتل 12 شخصا يوم الاثنين.": [LONG],
        "هذا ما قاله الوزير.": ["That is what the minister said."],
    })}
"""


def module():
    spec = spec_from_file_location("dragoman_subtitles", FIXTURE / "dragoman_subtitles.py")
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


class TestSubRip(FormatContract):
    documents = (CAPTIONS, CAPTIONS.replace("\n", "\r\n"), "", "\ufeff" + CAPTIONS, "no captions")

    def make(self):
        return module().SubRip()


class TestCaptionLength(CheckContract):
    clean = (Pair("نص", "short"),)
    wrong = (Pair("نص", "long " * 40),)

    def make(self):
        return module().CaptionLength()


@pytest.fixture(scope="module")
def dragoman(tmp_path_factory):
    """Return a function that runs the command line with the plugin installed."""
    folder = tmp_path_factory.mktemp("installed")
    site = folder / "site"
    install = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    options = ["--disable-pip-version-check", "--no-warn-script-location", "--target", str(site)]
    subprocess.run([sys.executable, "-m", "pip", *install, *options, str(FIXTURE)], check=True)
    (folder / "dragoman_plugins.py").write_text(BACKEND, encoding="utf-8")
    (folder / "film.ar.srt").write_text(CAPTIONS, encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dragoman", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(site), "DRAGOMAN_MODEL": "scripted"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_the_installed_plugin_is_listed_with_its_distribution(dragoman):
    listed = json.loads(dragoman("plugins", "--json").stdout)
    ours = next(plugin for plugin in listed if plugin["name"] == "subtitles")
    assert ours == {
        "name": "subtitles",
        "origin": "entry point",
        "location": "dragoman_subtitles",
        "distribution": "dragoman-subtitles",
        "version": "1.2.0",
        "hooks": ["register_checks", "register_formats"],
    }


def test_its_format_and_its_check_are_used(dragoman):
    result = dragoman("translate", "film.ar.srt")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[:2] == CAPTIONS.splitlines()[:2]
    assert lines[2].startswith("12 people were killed on Monday")
    assert lines[-1] == "That is what the minister said."
    assert "film.ar.srt:3:1: note: 136 characters in one caption" in result.stderr
    assert "[caption-length]" in result.stderr


def test_it_can_be_left_out(dragoman):
    result = dragoman("translate", "film.ar.srt", "--no-plugin", "subtitles")
    assert result.returncode == 2
    assert "film.ar.srt: the format is not known" in result.stderr
