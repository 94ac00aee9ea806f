"""The ledger of a document: everything that is said in it, and every figure, kept or left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from dragoman.lines import line_and_column, line_starts
from dragoman.summary.attribution import Attributed, meets
from dragoman.summary.model import FigureEntry, SaidEntry
from dragoman.summary.sentences import Paragraph, plain
from dragoman.text.figures import Clock, Date, Figure, Weight
from dragoman.text.speakers import Report
from dragoman.types import Document, Span
from dragoman.work import source_offsets

_NO_NOUN = "في|من|على|إلى|عن|بعد|قبل|خلال|منذ|حتى|مقابل|مقارنة|لكل|كل|the|of|in|on|at|and|to|for"
_COUNTED = re.compile(
    rf"\s+(?!(?:{_NO_NOUN})\b|و[أإ]\w|ال\w)([^\W\d]+(?:\s+\w{(3,)}(?:ية|ي|يا|ياً))?)(?!\w)"
)
_FINEST = 10**6


def said_entries(
    document: Document,
    paragraphs: Sequence[Paragraph],
    reports: Sequence[Report],
    taken: Sequence[Span],
) -> Iterator[SaidEntry]:
    """Yield who said what; `taken` are the places of the summary's sentences in the document."""
    starts = list(line_starts(document.source))
    for report in reports:
        paragraph = paragraphs[report.paragraph]
        offsets = source_offsets(document, paragraph.segment)
        place = paragraph.place(report.content, offsets)
        yield SaidEntry(
            speaker=report.name,
            role=report.role,
            organisation=report.organisation,
            verb=report.verb.of(paragraph.text) if report.verb else "",
            content=plain(paragraph, report.content),
            direct=report.direct,
            source=place,
            line=line_and_column(starts, place.start)[0],
            kept=any(meets(place, other) for other in taken),
        )


def figure_entries(
    attributed: Sequence[Attributed], chosen: Collection[int]
) -> Iterator[FigureEntry]:
    """Yield every figure of the document; faint ones (one, both) are none."""
    for found in attributed:
        sentence = found.sentence
        for figure in sentence.figures:
            if figure.weight is Weight.FAINT:
                continue
            givers = [r.name for r in found.reports if r.content.covers(figure.span)]
            yield FigureEntry(
                figure=figure.text,
                value=_value(figure),
                unit=figure.unit,
                counted=_counted(found, figure),
                speaker=givers[-1] if givers else "",
                source=sentence.source,
                line=sentence.line,
                kept=sentence.index in chosen,
            )


def _value(figure: Figure) -> str:
    """Return the value of a figure in a form that programs can read.

    Dates and times are as in ISO 8601, with ? for what is not said.
    """
    value = figure.value
    if isinstance(value, Date):
        parts = ((value.year, 4), (value.month, 2), (value.day, 2))
        return "-".join("?" if part is None else f"{part:0{width}}" for part, width in parts)
    if isinstance(value, Clock):
        return f"{value.hour:02}:{value.minute:02}"
    if isinstance(value, str):
        return value
    return str(value) if value.denominator > _FINEST else f"{float(value):.10g}"


def _counted(found: Attributed, figure: Figure) -> str:
    """Return the noun that a number counts: the word behind it, or the dual that it is itself."""
    if figure.kind not in {"cardinal", "measure"}:
        return ""
    if not any(map(str.isdigit, figure.text)) and " " not in figure.text and figure.value == 2:  # noqa: PLR2004
        return figure.text
    rest = found.sentence.text.partition(figure.text)[2]
    match = _COUNTED.match(rest)
    return match[1] if match else ""
