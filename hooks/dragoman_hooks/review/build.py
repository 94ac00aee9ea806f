"""From two documents to a `Review`: rows of what stands for each other, with all that is marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman import (
    Alignment,
    Counterpart,
    Finding,
    Host,
    Segment,
    Span,
    Translation,
    align_documents,
    check,
)
from dragoman_hooks.review.edits import Editing
from dragoman_hooks.review.extents import extent_of, region
from dragoman_hooks.review.model import Figure, Pair, Remark, Review, Row
from dragoman_hooks.review.runs import Marks
from dragoman_hooks.review.side import Side

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")


def review_documents(
    host: Host,
    source: str,
    target: str,
    *,
    names: tuple[str, str],
    path: Path | None = None,
    save_to: str = "",
) -> Review:
    """Compare a document with its translation, whoever made that.

    Raises `FormatError` where either cannot be parsed.
    """
    findings = check(host, source, target, path=path)
    rows = _Rows(align_documents(host, source, target, path=path), findings)
    return rows.review(Review(*names, target, save_to=save_to))


def review_translation(
    host: Host,
    translation: Translation,
    *,
    names: tuple[str, str],
    path: Path | None = None,
    is_new: bool = True,
    save_to: str = "",
) -> Review:
    """Show a translation with the findings and scores that it came with."""
    alignment = align_documents(
        host,
        translation.document.source,
        translation.text,
        path=path,
        sentences=translation.sentences,
    )
    page = Review(*names, translation.text, model=translation.model, is_new=is_new, save_to=save_to)
    return _Rows(alignment, translation.findings).review(page)


class _Rows:
    """Two aligned documents on their way to a page."""

    def __init__(self, alignment: Alignment, findings: Sequence[Finding]) -> None:
        self.alignment, self.findings = alignment, findings
        self.sides = Side(alignment.source), Side(alignment.target)
        self.pairs: list[Pair] = []
        self.rows: list[Row] = []
        self.figures = 0

    def review(self, page: Review) -> Review:
        """Return `page` with its rows, pairs and remarks."""
        self._mark()
        for block in self.alignment.blocks:
            ours = [segment for part in block for segment in part.source]
            theirs = [segment for part in block for segment in part.target]
            self._add_frame((ours, theirs))
            self._add_texts(block, (ours, theirs))
        self._add_frame((None, None))
        remarks = tuple(self._remark(finding) for finding in self.findings)
        of_row: dict[int | None, list[int]] = defaultdict(list)
        for number, remark in enumerate(remarks):
            of_row[remark.row].append(number)
        rows = tuple(
            replace(row, findings=tuple(of_row[number])) for number, row in enumerate(self.rows)
        )
        return replace(page, rows=rows, pairs=tuple(self.pairs), remarks=remarks)

    def _mark(self) -> None:
        """Mark what is placed by the document: findings and speakers."""
        for number, finding in enumerate(self.findings):
            for side, span in self._each(finding.source, finding.target):
                side.marks.findings.append((span, number))
        for one in self.alignment.speakers:
            both = one.source is not None and one.target is not None
            for side, span in self._each(one.source, one.target):
                side.marks.speakers.append((span, (one.speaker, both)))

    def _each(self, source: Span | None, target: Span | None) -> Iterator[tuple[Side, Span]]:
        """Yield the sides on which something has a place."""
        for side, span in zip(self.sides, (source, target), strict=True):
            if span is not None:
                yield side, span

    def _add_frame(self, segments: tuple[list[Segment] | None, list[Segment] | None]) -> None:
        """Add what stands before the next texts and is none, such as code."""
        places = [side.frame(some) for side, some in zip(self.sides, segments, strict=True)]
        if not any(places):
            return
        (here, there), (ours, theirs) = self.sides, places
        row = Row(
            "frame",
            here.frame_cells(ours),
            there.frame_cells(theirs),
            (here.line(ours), there.line(theirs)),
            same=here.text(ours) == there.text(theirs),
        )
        self._append(row, places)

    def _add_texts(
        self, block: Sequence[Counterpart], segments: tuple[list[Segment], list[Segment]]
    ) -> None:
        """Add the row of a block."""
        first = len(self.pairs)
        own = [(Marks(), Marks()) for _ in block]
        colour = 0
        for part, marks in zip(block, own, strict=True):
            self._pair(part, marks)
            colour = self._mark_figures(part, marks, colour)
        places = [region(some) if some else None for some in segments]
        positions = [
            side.structure.position(place) if place else None
            for side, place in zip(self.sides, places, strict=True)
        ]
        shown = positions[0] or positions[1]
        if shown is None:
            return
        kind = (segments[0] or segments[1])[0].kind
        ours = [(part.source, marks[0]) for part, marks in zip(block, own, strict=True)]
        theirs = [(part.target, marks[1]) for part, marks in zip(block, own, strict=True)]
        row = Row(
            kind="row" if kind == "cell" else kind,
            source=tuple(self.sides[0].cells(ours, positions[0])),
            target=tuple(self.sides[1].cells(theirs, positions[1])),
            lines=(self.sides[0].line(places[0]), self.sides[1].line(places[1])),
            level=shown.level,
            quotes=shown.quotes,
            depth=shown.depth,
            marker=shown.marker,
            head=shown.head,
            pairs=tuple(range(first, len(self.pairs))),
        )
        self._append(row, places)

    def _append(self, row: Row, places: Sequence[Span | None]) -> None:
        for side, place in zip(self.sides, places, strict=True):
            side.take(place, len(self.rows))
        self.rows.append(row)

    def _pair(self, part: Counterpart, own: tuple[Marks, Marks]) -> None:
        """Give the sentences of a counterpart their numbers, and say how each is edited."""
        ours = [extent_of(self.alignment.source, segment) for segment in part.source]
        target = self.sides[1]
        editing = Editing(self.alignment.target, part, target.structure, target.end)
        for pair in part.sentences:
            number = len(self.pairs)
            texts = [e.inner(pair.source).of(e.text) for e in ours] if pair.source else []
            edit, at = editing.edit_of(pair)
            self.pairs.append(Pair(" ".join(filter(None, texts)), edit, pair.score))
            for side, marks, span in zip(self.sides, own, (pair.source, pair.target), strict=True):
                if span is not None:
                    marks.pairs.append((span, number))
                    side.places[number] = span
            if pair.target is None:
                own[1].missing.append((at, number))

    def _mark_figures(self, part: Counterpart, own: tuple[Marks, Marks], colour: int) -> int:
        """Mark the figures of a counterpart; return the next free colour of the block."""
        for pair in part.figures:
            digits = ""
            if pair.source is not None and not pair.same:
                digits = _digits(self.sides[0].text(pair.source))
            figure = Figure(self.figures, colour if pair.same else None, digits)
            for marks, span in zip(own, (pair.source, pair.target), strict=True):
                if span is not None:
                    marks.figures.append((span, figure))
            colour += pair.same
            self.figures += 1
        return colour

    def _remark(self, finding: Finding) -> Remark:
        """Return a finding with its place on the page, by the side that says it more exactly."""
        spans = finding.source, finding.target
        places = sorted(self._each(*spans), key=lambda one: one[1].end - one[1].start)
        row = pair = None
        if places:
            side, span = places[0]
            row = side.row_at(span)
            pairs = self.rows[row].pairs if row is not None else ()
            pair = next(
                (n for n in pairs if n in side.places and _touch(side.places[n], span)), None
            )
        here, there = (side.line(span) for side, span in zip(self.sides, spans, strict=True))
        return Remark(finding, row, pair, (here, there))


def _digits(text: str) -> str:
    """Return the digits of a figure as English writes them, "" of a figure in words."""
    written = text.translate(_DIGITS)
    return "".join(c for c in written if c in "0123456789.,:/").strip(".,:/")


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
