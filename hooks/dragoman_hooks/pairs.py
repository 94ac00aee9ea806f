"""Which file is the English of which, by their names: x.ar.md or x.md, and x.en.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from dragoman.adapters import output_name

_ENGLISH: Final = re.compile(r"(?i)(.+)\.en(\.[^.]+)?")
_ARABIC: Final = re.compile(r"(?i).+\.ar(\.[^.]+)?")


class FilePair(NamedTuple):
    """A source and its translation."""

    source: Path
    target: Path


def is_english(path: Path) -> bool:
    """Tell whether a file is a translation by its name.

    >>> is_english(Path("a.en.md")), is_english(Path("a.md"))
    (True, False)
    """
    return _ENGLISH.fullmatch(path.name) is not None


def is_arabic(path: Path) -> bool:
    """Tell whether a file says in its name that it is Arabic.

    >>> is_arabic(Path("a.ar.md")), is_arabic(Path("a.md"))
    (True, False)
    """
    return _ARABIC.fullmatch(path.name) is not None


def english_of(source: Path) -> Path:
    """Return the file beside `source` that its translation is written to."""
    return source.with_name(output_name(source.name))


def sources_of(target: Path) -> tuple[Path, ...]:
    """Return the files that `target` may be the translation of, the likeliest first.

    >>> [str(path) for path in sources_of(Path("a/x.en.md"))]
    ['a/x.ar.md', 'a/x.md']
    """
    found = _ENGLISH.fullmatch(target.name)
    if found is None:
        return ()
    stem, suffix = found[1], found[2] or ""
    return target.with_name(f"{stem}.ar{suffix}"), target.with_name(stem + suffix)


def pair_of(path: Path, exists: Callable[[Path], bool] = Path.is_file) -> FilePair | None:
    """Return the pair that a file, of either side, is of; None where the other side is missing."""
    if is_english(path):
        source = next((one for one in sources_of(path) if exists(one)), None)
        return FilePair(source, path) if source else None
    target = english_of(path) if path.name else path  # such as "."
    return FilePair(path, target) if path != target and exists(target) else None
