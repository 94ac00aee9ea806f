"""Changes to a text that leave most of it alone, and where its places are afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dragoman import Span


@dataclass(frozen=True, slots=True)
class Edits:
    """Replacements in a text, in order, none over another.

    >>> edits = Edits([(Span(0, 1), "xyz"), (Span(3, 4), "")])
    >>> edits.apply("abcdef")
    'xyzbcef'
    >>> edits.forward(Span(4, 6)), edits.back(Span(5, 7))
    (Span(start=5, end=7), Span(start=4, end=6))
    """

    replaced: Sequence[tuple[Span, str]] = ()

    def apply(self, text: str) -> str:
        """Return `text` with everything replaced."""
        for span, new in reversed(self.replaced):
            text = text[: span.start] + new + text[span.end :]
        return text

    def forward(self, span: Span) -> Span:
        """Return where a place of the old text is in the new one."""
        return _moved(span, self._pairs())

    def back(self, span: Span) -> Span:
        """Return where a place of the new text was in the old one."""
        return _moved(span, [(new, old) for old, new in self._pairs()])

    def _pairs(self) -> list[tuple[Span, Span]]:
        """Return each place that was replaced, before and after."""
        pairs: list[tuple[Span, Span]] = []
        by = 0
        for old, text in self.replaced:
            pairs.append((old, Span(old.start + by, old.start + by + len(text))))
            by += len(text) - (old.end - old.start)
        return pairs


def _moved(span: Span, pairs: Sequence[tuple[Span, Span]]) -> Span:
    start, end = (_offset(offset, pairs) for offset in (span.start, span.end))
    return Span(start, max(start, end))


def _offset(offset: int, pairs: Sequence[tuple[Span, Span]]) -> int:
    for here, there in reversed(pairs):
        if offset >= here.end:
            return offset - here.end + there.end
        if offset > here.start:
            return min(offset - here.start + there.start, there.end)
    return offset


def difference(before: str, after: str) -> Edits:
    """Return the one replacement that makes `before` into `after`."""
    if before == after:
        return Edits()
    start = _common(before, after)
    end = _common(reversed(before[start:]), reversed(after[start:]))
    return Edits([(Span(start, len(before) - end), after[start : len(after) - end])])


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
