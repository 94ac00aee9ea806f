"""From the texts of blocks to segments: their inlines, and what nests in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from dragoman.packed import Packed
from dragoman.text.markdown.blocks import Text
from dragoman.text.markdown.lines import Piece
from dragoman.text.markdown.marks import PLAIN_KINDS, Inner, Mark, Scan
from dragoman.types import Inline, Rewrite, Segment, Span


class Segmenter:
    """Collects the segments and rewrites of one document."""

    def __init__(self, scan: Callable[[Piece], Scan]) -> None:
        """Take what finds the marks of a piece."""
        self.segments: Packed[Segment] = Packed(Segment)
        self.rewrites: list[Rewrite] = []
        self._scan = scan

    def read(self, texts: Iterable[Text]) -> None:
        """Add the segments of `texts`."""
        for text in texts:
            self._emit(text.piece, text.kind)

    def _emit(self, piece: Piece, kind: str) -> None:
        """Add the segments of `piece`: one a run between block-level tags, and those inside."""
        scan = self._scan(piece)
        for span, text in scan.rewrites:
            self.rewrites.append(Rewrite(piece.cut(span.start, span.end).places[0], text))
        inner = 0
        for start, end in _runs(piece, scan):
            while inner < len(scan.inners) and scan.inners[inner].span.start < start:
                self._emit_inner(piece, scan.inners[inner])
                inner += 1
            part = piece.cut(start, end)
            inlines = _inlines(scan, start, end)
            if _has_text(part.text, inlines):
                self.add(kind, part.text, part.places, inlines)
        for rest in scan.inners[inner:]:
            self._emit_inner(piece, rest)

    def _emit_inner(self, piece: Piece, inner: Inner) -> None:
        part = piece.cut(inner.span.start, inner.span.end)
        shown = part
        if inner.encoding == "reference" and part.text.endswith("]["):
            shown = part.cut(0, len(part.text) - 2)
        scan = self._scan(shown)
        inlines = _inlines(scan, 0, len(shown.text))
        if _has_text(shown.text, inlines):
            self.add(inner.kind, shown.text, part.places, inlines, inner.encoding)

    def add(
        self,
        kind: str,
        text: str,
        places: tuple[Span, ...],
        inlines: tuple[Inline, ...],
        encoding: str = "",
    ) -> None:
        """Add one segment."""
        index = len(self.segments)
        self.segments.append(Segment(index, kind, text, places, inlines, encoding))


def _inlines(scan: Scan, start: int, end: int) -> tuple[Inline, ...]:
    """Return the inlines of one run; markup whose other end lies elsewhere becomes an atom."""
    marks = scan.marks_in(start, end)
    ends = Counter(mark.pair for mark in marks)
    return tuple(
        Inline(mark.span.shifted(-start), mark.kind, mark.role, mark.key, mark.pair)
        if mark.pair is None or ends[mark.pair] == 2  # noqa: PLR2004  both ends
        else Inline(mark.span.shifted(-start), mark.kind, "atom", mark.key)
        for mark in marks
    )


def _runs(piece: Piece, scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `piece` between block-level tags, without lines of markup alone."""
    left = 0
    borders = [mark.span for mark in scan.marks if mark.block]
    for border in [*borders, Span(len(piece.text), len(piece.text))]:
        start, end = _trimmed(piece.text, left, border.start)
        for mark in scan.marks_in(start, end):
            is_alone = mark.role == "atom" or mark.kind == "template"
            if mark.is_plain or _is_text(mark) or not is_alone or mark.span.start != start:
                break
            if mark.span.end != piece.text.find("\n", start, end):
                break
            start, end = _trimmed(piece.text, mark.span.end, end)
        if start < end:
            yield start, end
        left = border.end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _has_text(text: str, inlines: tuple[Inline, ...]) -> bool:
    """Tell whether any letter or digit stands outside markup."""
    position = 0
    for inline in inlines:
        if inline.kind in PLAIN_KINDS or _is_text(inline):
            continue
        if any(map(str.isalnum, text[position : inline.span.start])):
            return True
        position = inline.span.end
    return any(map(str.isalnum, text[position:]))


def _is_text(inline: Inline | Mark) -> bool:
    """Tell whether an inline is a shortcut reference."""
    return inline.kind == "link" and inline.role == "atom"
