"""The source document around a pair: what a check may need to know beyond two texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Any, TypeVar

from dragoman.text.coded import blank, encode
from dragoman.types import Document

T = TypeVar("T")
_MARKS = frozenset({"open", "close"})


class Whole:
    """The texts of a document, in order, and what has been worked out from them.

    >>> whole = Whole(lambda: ["one", "two"])
    >>> whole.derive(len), whole.derive(len)
    (2, 2)
    """

    def __init__(self, read: Callable[[], Sequence[str]]) -> None:
        """Take what reads the texts; it is called where something is derived from them."""
        self._read = read
        self._derived: dict[object, Any] = {}
        self._lock = Lock()

    def derive(self, work: Callable[[Sequence[str]], T]) -> T:
        """Return what `work` makes of the texts; it is called once."""
        with self._lock:
            if work not in self._derived:
                self._derived[work] = work(self._read())
            found: T = self._derived[work]
            return found


def whole_of(document: Document) -> Whole:
    """Return the texts of `document` without marks of emphasis and links, U+FFFC for code."""
    return Whole(lambda: list(_texts(document)))


def _texts(document: Document) -> Iterator[str]:
    for segment in document.segments:
        coded = encode(segment)
        marks = {
            start
            for start, inline in zip(coded.starts, coded.inlines, strict=True)
            if inline.role in _MARKS
        }
        yield blank("".join(c for at, c in enumerate(coded.text) if at not in marks))
