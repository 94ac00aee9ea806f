"""Places in a text as the protocol counts them.

Lines end with CR LF, LF or CR; columns are code units of an encoding that both sides agree on.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Final

from lsprotocol.types import Position, PositionEncodingKind, Range

from dragoman import Span
from dragoman.adapters import line_starts

_CODECS: Final[dict[PositionEncodingKind, tuple[str, int]]] = {  # with the bytes of a code unit
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Positions:
    """The way between offsets in a text, in code points, and positions in lines and code units."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._codec, self._unit = _CODECS[PositionEncodingKind(encoding)]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Return where each line starts."""
        return tuple(line_starts(self.text))

    def line(self, number: int) -> str:
        """Return a line, from 0, without its end."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """Return an offset; beyond the end of its line a position is that end."""
        if position.line >= len(self.starts):
            return len(self.text)
        line = self.line(position.line)
        if self._unit < 4 and not line.isascii():  # noqa: PLR2004 - otherwise units are code points
            coded = line.encode(self._codec, "surrogatepass")[: position.character * self._unit]
            column = len(coded.decode(self._codec, "ignore"))
        else:
            column = min(position.character, len(line))
        return self.starts[position.line] + column

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        number = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[number] : offset]
        if before.isascii():
            return Position(number, len(before))
        return Position(number, len(before.encode(self._codec, "surrogatepass")) // self._unit)

    def span(self, place: Range) -> Span:
        """Return the span of a range, whichever of its ends comes first."""
        start, end = sorted((self.offset(place.start), self.offset(place.end)))
        return Span(start, end)

    def range(self, span: Span) -> Range:
        """Return the range of a span."""
        return Range(self.position(span.start), self.position(span.end))
