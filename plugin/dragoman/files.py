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

from dragoman.errors import InputError, OutputError
from dragoman.nearest import nearest

LEGACY: Final = {  # codec: what iconv calls it
    "cp1256": "WINDOWS-1256",
    "iso8859-6": "ISO-8859-6",
    "mac-arabic": "MacArabic",
}
STDIN: Final = "<stdin>"
STDOUT: Final = "<stdout>"
_USUAL: Final = frozenset("«»“”‘’–—…\u00a0\u200c\u200e\u200f")  # beside Arabic letters
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
    try:
        return decode(path.read_bytes(), str(path))
    except FileNotFoundError as error:
        near = nearest(path.name, _names(path.parent)) or "the path is relative to this folder"
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
        raise InputError(f"{name}: UTF-16, not UTF-8", _iconv("UTF-16", name))
    if data.startswith(_MAGIC) or _share_of_control_bytes(data) > _TEXT_SHARE:
        hint = "export the text first, for example: pandoc FILE -t gfm -o FILE.md"
        raise InputError(f"{name}: a binary file, not text", hint)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = f"{name}:{_line_and_column(before)}"
        message = f"{where}: not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        raise InputError(message, _advice(data, name)) from error
    if "\0" in text:
        where = f"{name}:{_line_and_column(text[: text.index(chr(0))])}"
        raise InputError(f"{where}: a NUL byte", f"tr -d '\\000' < {_shell(name)} removes them")
    return text


def write_stdout(text: str) -> None:
    """Write `text` to standard output as UTF-8, whatever the locale; line endings stay."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


def write_atomic(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, wholly or not at all.

    A symbolic link keeps pointing to its target, a file keeps its mode; of two runs that write one
    file, the last wins. Raises `OutputError`.
    """
    data = text.encode("utf-8")
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
        reason = error.strerror or type(error).__name__
        raise OutputError(
            f"{path}: cannot be written: {reason}", "write elsewhere with -o"
        ) from error


def refuse_inputs(output: Path, inputs: Iterable[Path]) -> None:
    """Raise `OutputError` where `output` is one of `inputs`, under whatever name."""
    for source in inputs:
        same = os.path.realpath(output) == os.path.realpath(source)
        if same or (output.exists() and source.exists() and output.samefile(source)):
            hint = "a draft is never overwritten; name another file with -o"
            raise OutputError(f"{output}: the output is the input", hint)


def check_output(output: Path, inputs: Iterable[Path]) -> None:
    """Raise `OutputError` early where `output` is an input or lies in no writable folder."""
    refuse_inputs(output, inputs)
    folder = output.parent
    if not folder.is_dir():
        raise OutputError(f"{output}: its folder is missing", f"mkdir -p {folder}")
    if output.is_dir():
        raise OutputError(f"{output}: a directory", "use --out-dir for a folder")
    if not os.access(output if output.exists() else folder, os.W_OK):
        raise OutputError(f"{output}: not writable", "write elsewhere with -o")


def output_name(name: str, source: str = "ar", target: str = "en") -> str:
    """Return the name of a translation of a file.

    >>> [output_name(name) for name in ("a.ar.md", "a.md", "a.v2.AR.md", "NOTES", "ar.md")]
    ['a.en.md', 'a.en.md', 'a.v2.en.md', 'NOTES.en', 'ar.en.md']
    """
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    marked = re.fullmatch(rf"(?i)(.+)\.{re.escape(source)}", stem)
    return f"{marked[1] if marked else stem}.{target}{suffix}"


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


def _line_and_column(before: str) -> str:
    """Return the 1-based line and column of what follows `before`."""
    lines = re.split("\r\n|\r|\n", before)
    return f"{len(lines)}:{len(lines[-1]) + 1}"


def _advice(data: bytes, name: str) -> str:
    """Return a hint with the command that converts from the likeliest legacy code page."""
    codec = guess_code_page(data)
    pages = "windows-1256, ISO-8859-6 or MacArabic"
    if codec is None:
        return f"older Arabic text is in {pages}: {_iconv('CODE-PAGE', name)}"
    return f"of {pages}, {LEGACY[codec]} fits best: {_iconv(LEGACY[codec], name)}"


def _iconv(encoding: str, name: str) -> str:
    """Return a shell command; iconv of glibc lacks MacArabic, Python has it everywhere."""
    if encoding == LEGACY["mac-arabic"]:
        code = "print(open(0, encoding='mac-arabic', newline='').read(), end='')"
        return f'python3 -X utf8 -c "{code}" < {_shell(name)} > utf8.md'
    return f"iconv -f {encoding} -t UTF-8 {_shell(name)} > utf8.md"


def _shell(name: str) -> str:
    return "FILE" if name == STDIN else shlex.quote(name)


def guess_code_page(data: bytes) -> str | None:
    """Return the codec of `LEGACY` in which `data` reads most like Arabic, or None.

    >>> guess_code_page("قال الوزير".encode("cp1256"))
    'cp1256'
    >>> guess_code_page("قال الوزير".encode("iso8859-6"))
    'iso8859-6'
    """
    scores = {codec: _arabic_score(data[:_SAMPLE], codec) for codec in LEGACY}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] > 0 else None


def _arabic_score(data: bytes, codec: str) -> int:
    """Count what is usual in Arabic, less what is not: the article, frequent letters, Latin-1."""
    text = data.decode(codec, errors="replace")
    frequent = sum(text.count(letter) for letter in "اليمنورتبةعد")
    foreign = sum(
        1
        for char in text
        if char > "\x7f" and char not in _USUAL and not "\u060c" <= char <= "\u066d"
    )
    return frequent + 5 * len(re.findall(r"\bال", text)) - 5 * foreign
