"""Reading and writing text files without changing a byte that nobody asked to change."""

from __future__ import annotations

import os
import re
import secrets
import shlex
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dragoman.code_pages import conversion_hint, convert_command
from dragoman.errors import InputError, OutputError
from dragoman.lines import line_and_column, line_starts
from dragoman.nearest import nearest

STDIN: Final = "<stdin>"
STDOUT: Final = "<stdout>"
_SAMPLE: Final = 65_536  # bytes that a guess looks at
_MAGIC: Final = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_TEXT_SHARE: Final = 0.02  # of control bytes; text has none


def read_text(path: Path | None) -> str:
    """Return the text of a file, of standard input for None; BOM and line endings are kept.

    Encoding the text as UTF-8 gives the bytes of the file. Raises `InputError`.
    """
    if path is None:
        return decode(sys.stdin.buffer.read(), STDIN)
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file. Raises `InputError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        near = nearest(path.name, _names(path.parent)) or "the path is relative to this folder"
        near = "it is a link that leads nowhere" if path.is_symlink() else near
        raise InputError(f"{path}: no such file", near) from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: a directory", f"name its files: {path}/*.md") from error
    except PermissionError as error:
        raise InputError(f"{path}: not readable", f"chmod u+r {path}") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{path}: {reason}", "name a text file") from error


def decode(data: bytes, name: str) -> str:
    """Return `data` as UTF-8 text. Raises `InputError` that says where it is not."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: UTF-16, not UTF-8", convert_command("UTF-16", _shell(name)))
    if data.startswith(_MAGIC) or _share_of_control_bytes(data) > _TEXT_SHARE:
        hint = "export the text first, for example: pandoc FILE -t gfm -o FILE.md"
        raise InputError(f"{name}: a binary file, not text", hint)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = _place(name, before, len(before))
        message = f"{where}: not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        raise InputError(message, conversion_hint(data[:_SAMPLE], _shell(name))) from error
    if "\0" in text:
        where = _place(name, text, text.index("\0"))
        raise InputError(f"{where}: a NUL byte", f"tr -d '\\000' < {_shell(name)} removes them")
    return text


def encode(text: str, name: str, *, errors: str = "strict") -> bytes:
    """Return `text` as UTF-8. Raises `OutputError` that says where it cannot be."""
    try:
        return text.encode("utf-8", errors)
    except UnicodeEncodeError as error:
        what = f"a lone surrogate, U+{ord(text[error.start]):04X}"
        hint = "UTF-8 has none: correct the escape, such as \\ud800, that it comes from"
        raise OutputError(f"{_place(name, text, error.start)}: {what}", hint) from error


def write_stdout(text: str) -> None:
    """Write `text` to standard output as UTF-8, whatever the locale; line endings stay.

    Bytes of file names that are not UTF-8 stay too. Raises `OutputError`, and BrokenPipeError
    where the reader has gone.
    """
    data = encode(text, STDOUT, errors="surrogateescape")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_stdout()
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{STDOUT}: cannot be written: {reason}", "write to a file") from error


def write_atomic(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, wholly or not at all.

    A symbolic link keeps pointing to its target, a file keeps its mode; of two runs that write one
    file, the last wins. Raises `OutputError`.
    """
    data = encode(text, str(path))
    target = Path(os.path.realpath(path))
    try:
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)  # a device or a pipe, such as /dev/null
            return
        if mode is not None and not os.access(target, os.W_OK):
            raise PermissionError(13, "Permission denied")
        _replace(target, data, mode)
    except FileNotFoundError as error:
        raise OutputError(f"{path}: its folder is missing", f"mkdir -p {path.parent}") from error
    except IsADirectoryError as error:
        raise OutputError(f"{path}: a directory", "use --out-dir for a folder") from error
    except OSError as error:
        raise _unwritable(path, error) from error


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, be it there or not, under whatever names."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return one.samefile(other)
    except OSError:  # one is missing, or cannot be looked at
        return False


def refuse_inputs(output: Path, inputs: Iterable[Path]) -> None:
    """Raise `OutputError` where `output` is one of `inputs`, under whatever name."""
    if any(is_same_file(output, source) for source in inputs):
        hint = "a draft is never overwritten; name another file with -o"
        raise OutputError(f"{output}: the output is the input", hint)


def check_output(output: Path, inputs: Iterable[Path]) -> None:
    """Raise `OutputError` early where `output` is an input or lies in no writable folder."""
    refuse_inputs(output, inputs)
    folder = output.parent
    try:
        if not folder.is_dir():
            raise OutputError(f"{output}: its folder is missing", f"mkdir -p {folder}")
        if output.is_dir():
            raise OutputError(f"{output}: a directory", "use --out-dir for a folder")
        if not os.access(output if output.exists() else folder, os.W_OK):
            raise OutputError(f"{output}: not writable", "write elsewhere with -o")
    except OSError as error:  # such as a name that is too long
        raise _unwritable(output, error) from error


def output_name(name: str) -> str:
    """Return the name of the English translation of a file.

    >>> [output_name(name) for name in ("a.ar.md", "a.md", "a.v2.AR.md", "NOTES", "ar.md")]
    ['a.en.md', 'a.en.md', 'a.v2.en.md', 'NOTES.en', 'ar.en.md']
    """
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    marked = re.fullmatch(r"(?i)(.+)\.ar", stem)
    return f"{marked[1] if marked else stem}.en{suffix}"


def _unwritable(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or type(error).__name__
    return OutputError(f"{path}: cannot be written: {reason}", "write elsewhere with -o")


def _drop_stdout() -> None:
    """Send what standard output still holds nowhere: at exit it would fail once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write beside `target` and rename; an interrupted run leaves `target` as it was."""
    beside = target.parent / f".dragoman-{secrets.token_hex(8)}.tmp"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if mode is not None:
                os.fchmod(handle, stat.S_IMODE(mode))
            file.write(data)
            file.flush()
            os.fsync(handle)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int | None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(21, "Is a directory")
    return mode


def _names(folder: Path) -> list[str]:
    try:
        return [file.name for file in folder.iterdir()]
    except OSError:
        return []


def _share_of_control_bytes(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) / max(len(sample), 1)


def _place(name: str, text: str, offset: int) -> str:
    line, column = line_and_column(list(line_starts(text)), offset)
    return f"{name}:{line}:{column}"


def _shell(name: str) -> str:
    """Return a file's name as a word of a shell."""
    return "FILE" if name == STDIN else shlex.quote(name)
