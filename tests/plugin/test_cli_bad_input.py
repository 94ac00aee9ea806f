"""Every kind of bad input, through the command line: refused in one line, or passed through."""

import re

import pytest

from dragoman.cli import run

PLUGINS = """
from dragoman import hookimpl
from dragoman.testing import EchoBackend, ScriptedBackend

@hookimpl
def register_backends():
    return {"echo": EchoBackend, "scripted": ScriptedBackend}
"""
ARABIC = "قال الوزير إن «النتائج» ستعلن بعد ثلاثة أيام، وأضاف أن الحكومة وافقت عليها."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    return tmp_path


def translated(folder, capfd, data, model="echo"):
    """Return what becomes of a draft of these bytes: status, bytes written or None, errors."""
    (folder / "draft.ar.md").write_bytes(data)
    status = run(["translate", "draft.ar.md", "-o", "out.md", "--model", model])
    out, err = capfd.readouterr()
    assert out == ""
    output = folder / "out.md"
    return status, output.read_bytes() if output.exists() else None, err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (f"# x\n\nab{ARABIC}".encode("cp1256"), "draft.ar.md:3:3: not UTF-8: byte 0xde"),
        (ARABIC.encode("utf-16"), "UTF-16, not UTF-8 (iconv -f UTF-16"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "a binary file"),
        (ARABIC.encode() * 3 + b"\n\0", "draft.ar.md:2:1: a NUL byte"),
        (b"---\ntitle: [a\nbeam: 3\n---\ntext\n", "draft.ar.md"),
        (b"+++\ntitle = \n+++\ntext\n", "draft.ar.md"),
        (b'{\n"title": "a",,\n}\n\ntext\n', "draft.ar.md"),
        (f"---\ntitle: {ARABIC}\n\n{ARABIC}\n".encode(), "never closed"),
        (f'{{\n"title": "{ARABIC} \\ud800"\n}}\n\ntext\n'.encode(), "surrogate"),
    ],
    ids=["windows-1256", "utf-16", "binary", "nul", "yaml", "toml", "json", "open", "surrogate"],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(folder, capfd, data, message):
    status, written, err = translated(folder, capfd, data)
    assert (status, written) == (2, None)
    assert message in err
    assert re.fullmatch(r"dragoman: error: .+ \(.+\)\n", err)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"\xef\xbb\xbf" + ARABIC.encode(),
        f"```python\nx = 1\n\n{ARABIC}\n".encode(),
        f"{ARABIC}\n\n<div class='x'>\n\n<table><tr><td>{ARABIC}\n".encode(),
        f"<!-- {ARABIC}\n\n{ARABIC}\n".encode(),
        f"{ARABIC}\r\n\r\n{ARABIC}\n\n{ARABIC}\r\rend".encode(),
        f"---\n\n{ARABIC}: {ARABIC}\n".encode(),
        f"{ARABIC} `code {ARABIC} **strong [link](".encode(),
    ],
    ids=[
        "empty",
        "blank",
        "bom",
        "open-fence",
        "open-html",
        "open-comment",
        "mixed-line-endings",
        "rule-at-the-top",
        "open-inlines",
    ],
)
def test_what_is_only_odd_comes_through_byte_for_byte(folder, capfd, data):
    status, written, _ = translated(folder, capfd, data)
    assert (status, written) == (0, data)


def test_a_line_of_five_megabytes_comes_through(folder, capfd):
    data = f"{f'{ARABIC} ' * 500}`{'code' * 1_250_000}` {ARABIC}\n".encode()
    assert len(data) > 5_000_000
    status, written, err = translated(folder, capfd, data)
    assert status == 0, err
    assert written == data


def test_a_text_that_is_not_arabic_passes_through_with_a_finding(folder, capfd):
    data = b"# A title\n\nNothing here is Arabic.\n"
    status, written, err = translated(folder, capfd, data, "scripted")
    assert (status, written) == (0, data)
    assert re.search(r"^draft\.ar\.md:1:1: note: .+ \[\w+\]$", err, re.MULTILINE)
    assert "1 finding: 1 note" in err
