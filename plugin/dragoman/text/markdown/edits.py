"""Replace several spans of a text at once and know where every offset went."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.types import Span

_MANY = 1024  # pieces joined at once


@dataclass(frozen=True, slots=True)
class Edit:
    """The text that takes the place of a span."""

    span: Span
    text: str


class Edited:
    """A text after its edits, which come in order and do not overlap.

    >>> edited = Edited("one two three", [Edit(Span(4, 7), "2")])
    >>> edited.text, edited.moved(8)
    ('one 2 three', 6)
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._ends = array("q")  # of edited spans, in the old text
        self._shifts = array("q")  # of what follows them
        self.text = _joined(self._pieces(text, edits))

    def _pieces(self, text: str, edits: Iterable[Edit]) -> Iterator[str]:
        position = shift = 0
        for edit in edits:
            yield text[position : edit.span.start]
            yield edit.text
            position = edit.span.end
            shift += len(edit.text) - (edit.span.end - edit.span.start)
            self._ends.append(position)
            self._shifts.append(shift)
        yield text[position:]

    def moved(self, offset: int) -> int:
        """Return where `offset` of the old text, outside every edited span, stands now."""
        index = bisect_right(self._ends, offset) - 1
        return offset + (self._shifts[index] if index >= 0 else 0)


def _joined(pieces: Iterable[str]) -> str:
    """Join short pieces, which take more room than their text, many at a time."""
    parts: list[str] = []
    remaining = iter(pieces)
    while some := list(islice(remaining, _MANY)):
        parts.append("".join(some))
    return "".join(parts)


def occurrences(text: str, wanted: Iterable[str]) -> Iterator[Span]:
    """Yield where any of `wanted` stands in `text`, the longest at each place, without overlap.

    >>> [span.of("[a][] [a]") for span in occurrences("[a][] [a]", ["[a]", "[a][]"])]
    ['[a][]', '[a]']
    """
    known = frozenset(wanted)
    if not known:
        return
    lengths = sorted({len(piece) for piece in known}, reverse=True)
    first = re.compile(f"[{re.escape(''.join({piece[0] for piece in known}))}]")
    position = 0
    while match := first.search(text, position):
        start = position = match.start()
        position += 1
        for length in lengths:
            if text[start : start + length] in known:
                yield Span(start, start + length)
                position = start + length
                break
