"""One of the two documents of a page: what is marked in it, and how far its rows have come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman import Document, Segment, Span
from dragoman_hooks.review.extents import Extent, extent_of, region, stretch
from dragoman_hooks.review.model import Cell
from dragoman_hooks.review.runs import Marks, runs_of
from dragoman_hooks.review.structure import Position, Structure

_ALONE = frozenset({"alt", "cell", "front-matter", "title"})  # shown without what is beside them
_LABELS = {"alt": "alt text", "title": "title"}


class Side:
    """A document on its way to the page, row by row."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.structure = Structure(document)
        self.marks = Marks()  # of the whole document: findings and speakers
        self.end = 0  # of the row before
        self.places: dict[int, Span] = {}  # of sentences, by the number of their pair
        self._starts: list[int] = []  # of rows, and their numbers
        self._rows: list[int] = []

    def text(self, place: Span | None) -> str:
        """Return what stands at `place`."""
        return place.of(self.document.source) if place else ""

    def line(self, place: Span | None) -> int | None:
        """Return the number of the line at which `place` starts."""
        return self.structure.line(place.start) if place else None

    def row_at(self, place: Span | None) -> int | None:
        """Return the row that `place` belongs to."""
        if place is None or not self._rows:
            return None
        return self._rows[max(bisect_right(self._starts, place.start) - 1, 0)]

    def frame(self, segments: Sequence[Segment] | None) -> Span | None:
        """Return what stands, without a text, before `segments`, or before the end for None."""
        if segments is None:
            return self.structure.frame(self.end, len(self.document.source))
        if not segments:
            return None
        return self.structure.frame(self.end, self.structure.line_start(region(segments).start))

    def frame_cells(self, place: Span | None) -> tuple[Cell, ...]:
        """Return a stretch without a text, such as code, as a cell."""
        if place is None:
            return ()
        return (Cell(runs_of(stretch(self.document.source, place), self.marks)),)

    def take(self, place: Span | None, row: int) -> None:
        """Note that `row` shows what stands at `place`."""
        if place is not None:
            self._starts.append(place.start)
            self._rows.append(row)
            self.end = max(self.end, place.end)

    def cells(
        self, parts: Sequence[tuple[Sequence[Segment], Marks]], position: Position | None
    ) -> Iterator[Cell]:
        """Yield the texts of a row, each with the marks of its own part of the row."""
        texts = [(segment, own) for segments, own in parts for segment in segments]
        if position is None:
            for _, own in parts:
                for at, _ in own.missing[:1]:
                    yield Cell(runs_of(Extent("", [at]), own))
            return
        kind = texts[0][0].kind
        for index, (segment, own) in enumerate(texts):
            marks = replace(own, speakers=self.marks.speakers, findings=self.marks.findings)
            label = _LABELS.get(segment.kind, "")
            if kind == "front-matter":
                label = position.before.rstrip(" :=")
            is_plain = index > 0 or kind in _ALONE
            yield Cell(
                runs_of(extent_of(self.document, segment), marks),
                label,
                "" if is_plain else position.before,
                "" if is_plain or len(texts) > 1 else position.after,
            )
