"""Argos packages: a zip of one folder, unpacked once into the user's cache."""

from __future__ import annotations

import lzma
import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from platformdirs import user_cache_dir

from dragoman.errors import ModelError
from dragoman_models.manifest import digest

MAX_BYTES: Final = 4 << 30  # unpacked
MAX_FILES: Final = 10_000
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError)


def unpack(archive: Path, cache: Path | None = None) -> Path:
    """Return the folder with the content of an `.argosmodel`, unpacked where it is not yet.

    Raises `ModelError` for what is no such archive, is damaged or encrypted, holds a path outside
    its one folder or a link, or is too large.
    """
    cache = cache or Path(user_cache_dir("dragoman")) / "argos"
    target = cache / digest(archive)[:32]
    if target.is_dir():
        return target
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(archive) as zipped, tempfile.TemporaryDirectory(dir=cache) as new:
            top = _check(archive, zipped.infolist())
            zipped.extractall(new)
            _put(Path(new) / top, target)
    except _BROKEN as error:
        raise ModelError(
            f"{archive}: not a sound zip archive: {error}", "download the package again"
        ) from error
    except RuntimeError as error:  # encrypted, or compressed by an unknown method
        raise ModelError(f"{archive}: {error}", "pack it without a password, deflated") from error
    except OSError as error:
        raise ModelError(f"{archive}: {error}", "make room in the cache folder") from error
    return target


def _put(folder: Path, target: Path) -> None:
    """Rename `folder` to `target`, unless another process was faster."""
    try:
        folder.rename(target)
    except OSError:
        if not target.is_dir():
            raise


def _check(archive: Path, entries: list[zipfile.ZipInfo]) -> str:
    """Return the name of the one top folder of an archive that is safe to unpack."""
    tops = set()
    for entry in entries:
        path = PurePosixPath(entry.filename)
        odd = not path.parts or path.is_absolute() or ".." in path.parts or "\\" in entry.filename
        if odd or ":" in entry.filename or stat.S_ISLNK(entry.external_attr >> 16):
            raise ModelError(
                f"{archive}: {entry.filename!r} would be written outside the model's folder",
                "do not use this archive",
            )
        tops.add(path.parts[0])
    if len(tops) != 1 or not any("/" in entry.filename for entry in entries):
        raise ModelError(f"{archive}: not one folder", "an .argosmodel holds exactly one folder")
    size = sum(entry.file_size for entry in entries)
    if size > MAX_BYTES or len(entries) > MAX_FILES:
        raise ModelError(
            f"{archive}: {len(entries)} files, {size >> 20} MB unpacked",
            f"at most {MAX_FILES} files and {MAX_BYTES >> 20} MB are unpacked",
        )
    return str(tops.pop())
