"""Text files: exact round trips, clear refusals, whole writes."""

import io
import os
import re
import shlex
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import InputError, OutputError
from dragoman.files import (
    check_output,
    decode,
    output_name,
    read_text,
    refuse_inputs,
    write_atomic,
    write_stdout,
)

NEWS = "قال الوزير يوم الاثنين إن «النتائج» ستعلن بعد ثلاثة أيام، وأضاف أن الحكومة وافقت عليها.\n"


def refused(data: bytes, name: str = "news.md") -> InputError:
    with pytest.raises(InputError) as error:
        decode(data, name)
    return error.value


@given(st.text())
def test_text_without_control_characters_comes_back_byte_for_byte(text):
    text = re.sub("[\x00-\x08\x0e-\x1f\x7f]", "", text)
    assert decode(text.encode(), "x").encode() == text.encode()


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbfa", b"a\r\nb\rc\nd", b"a\x0c\x1b[1mb" + b"x" * 99]
)
def test_bom_line_endings_and_the_odd_escape_are_kept(tmp_path, data):
    (tmp_path / "a.md").write_bytes(data)
    text = read_text(tmp_path / "a.md")
    write_atomic(tmp_path / "b.md", text)
    assert (tmp_path / "b.md").read_bytes() == data


def test_standard_input_is_read_as_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a\r\n")))
    assert read_text(None) == "a\r\n"


@pytest.mark.parametrize(
    ("codec", "name"), [("cp1256", "WINDOWS-1256"), ("iso8859-6", "ISO-8859-6")]
)
def test_a_legacy_code_page_is_recognised_and_the_command_works(tmp_path, codec, name):
    news = NEWS.replace("«", "").replace("»", "")
    file = tmp_path / "the news.md"
    file.write_bytes(b"abc\n" + news.encode(codec))
    with pytest.raises(InputError, match=r":2:1: not UTF-8: byte 0x\w\w at offset 4") as error:
        read_text(file)
    hint = error.value.hint
    assert f"{name} fits best" in hint
    assert re.search("windows-1256.*ISO-8859-6.*MacArabic", hint)
    subprocess.run(["sh", "-c", hint.split("best: ")[1]], cwd=tmp_path, check=True)
    assert (tmp_path / "utf8.md").read_text(encoding="utf-8") == "abc\n" + news


def test_mac_arabic_is_recognised_and_the_command_works(tmp_path):
    data = "« قال الوزير » إن النسبة ٪٥٠ é".encode("mac-arabic")
    hint = refused(data, str(tmp_path / "a")).hint
    command = hint.split("best: ")[1].replace("python3", shlex.quote(sys.executable))
    (tmp_path / "a").write_bytes(data)
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)
    assert (tmp_path / "utf8.md").read_text(encoding="utf-8") == data.decode("mac-arabic")


def test_bytes_that_are_no_arabic_get_no_guess():
    error = refused(b"caf\xe9 d\xe9j\xe0 vu")
    assert error.message == "news.md:1:4: not UTF-8: byte 0xe9 at offset 3"
    assert "CODE-PAGE" in error.hint


def test_utf_16_is_named():
    assert "iconv -f UTF-16" in refused(NEWS.encode("utf-16")).hint


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"PK\x03\x04abc", bytes(range(256)), b"\0" * 50])
def test_a_binary_file_is_refused(data):
    error = refused(data)
    assert "binary file" in error.message
    assert "pandoc" in error.hint


def test_a_nul_byte_is_located():
    error = refused(NEWS.encode() * 2 + b"ab\0cd")
    assert error.message == "news.md:3:3: a NUL byte"


def test_a_missing_file_names_its_neighbour(tmp_path):
    (tmp_path / "draft.ar.md").touch()
    with pytest.raises(InputError, match=r"no such file .*did you mean draft\.ar\.md"):
        read_text(tmp_path / "drat.ar.md")
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "nowhere" / "draft.ar.md")


def test_a_link_that_leads_nowhere_is_not_offered_itself(tmp_path):
    (tmp_path / "draft.ar.md").symlink_to(tmp_path / "gone.md")
    with pytest.raises(InputError, match="a link that leads nowhere"):
        read_text(tmp_path / "draft.ar.md")


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(InputError, match="a directory"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    ("error", "message"),
    [(PermissionError(13, "no"), "not readable"), (OSError(5, "Input/output error"), "Input/out")],
)
def test_an_unreadable_file_is_refused(monkeypatch, tmp_path, error, message):
    def fail(_):
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(InputError, match=message):
        read_text(tmp_path / "a")


def test_a_write_keeps_mode_and_symbolic_link(tmp_path):
    target = tmp_path / "real.md"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    write_atomic(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 2


def test_a_new_file_gets_the_usual_mode(tmp_path):
    (tmp_path / "usual").touch()
    write_atomic(tmp_path / "a", "")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_device_is_written_as_it_is():
    write_atomic(Path(os.devnull), "text")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    "interruption", [KeyboardInterrupt, OSError(28, "No space left on device")]
)
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    monkeypatch, tmp_path, interruption
):
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")

    def interrupt(_):
        raise interruption

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        write_atomic(file, "new")
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_two_writers_of_one_file_never_mix(tmp_path):
    file = tmp_path / "a.md"
    texts = [letter * 200_000 for letter in "abcd"]
    threads = [threading.Thread(target=write_atomic, args=(file, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text(encoding="utf-8") in texts
    assert list(tmp_path.iterdir()) == [file]


def test_an_unwritable_output_is_refused(monkeypatch, tmp_path):
    with pytest.raises(OutputError, match=r"folder is missing .*mkdir -p"):
        write_atomic(tmp_path / "no" / "a.md", "")
    with pytest.raises(OutputError, match="a directory"):
        write_atomic(tmp_path, "")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomic(tmp_path / "file" / "a.md", "")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(OutputError, match="Permission denied"):
        write_atomic(tmp_path / "file", "")


def test_an_output_that_is_an_input_is_refused_under_any_name(tmp_path):
    source = tmp_path / "a.md"
    source.touch()
    (tmp_path / "soft.md").symlink_to(source)
    (tmp_path / "hard.md").hardlink_to(source)
    for name in ("a.md", "./a.md", "soft.md", "hard.md"):
        with pytest.raises(OutputError, match="the output is the input"):
            refuse_inputs(tmp_path / name, [tmp_path / "other.md", source])
    refuse_inputs(tmp_path / "b.md", [source])


def test_an_output_name_replaces_the_language_mark():
    assert output_name("x.ar.markdown") == "x.en.markdown"
    assert output_name("x.fr.md") == "x.fr.en.md"


LONE = "عنوان\r\nab\ud800"


def test_a_lone_surrogate_is_refused_with_its_place(tmp_path):
    with pytest.raises(OutputError, match=r"a\.md:2:3: a lone surrogate, U\+D800 \("):
        write_atomic(tmp_path / "a.md", LONE)
    with pytest.raises(OutputError, match="<stdout>:2:3: a lone surrogate"):
        write_stdout(LONE)
    assert list(tmp_path.iterdir()) == []


def test_standard_output_keeps_the_bytes_of_a_file_name(capfdbinary):
    write_stdout(os.fsdecode(b"caf\xe9: ") + NEWS)
    assert capfdbinary.readouterr().out == b"caf\xe9: " + NEWS.encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_output_is_refused_once():
    command = """
import sys
from dragoman.errors import OutputError
from dragoman.files import write_stdout
try:
    write_stdout("text")
except OutputError as error:
    sys.exit(str(error))
"""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", command], stdout=full, stderr=subprocess.PIPE, check=False
        )
    message = b"<stdout>: cannot be written: No space left on device (write to a file)\n"
    assert (done.returncode, done.stderr) == (1, message)


def test_a_name_that_cannot_be_is_refused(tmp_path):
    (tmp_path / "a.md").touch()
    for name in ("x" * 300, f"{'x' * 300}/a.md"):
        with pytest.raises(OutputError, match="cannot be written: File name too long"):
            check_output(tmp_path / name, [tmp_path / "a.md"])
