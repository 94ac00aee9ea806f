"""The ledger of a document: everything that is said in it, and every figure, kept or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.summary.figures import counted_by, counts, value_of
from dragoman.summary.model import FigureEntry, SaidEntry, SourceSentence
from dragoman.summary.sentences import Paragraph, Places, plain
from dragoman.text.speakers import Report


def said_entries(
    paragraphs: Sequence[Paragraph], reports: Sequence[Report], places: Places
) -> Iterator[SaidEntry]:
    """Yield who said what."""
    for report in reports:
        paragraph = paragraphs[report.paragraph]
        place = places.of(paragraph, report.content)
        yield SaidEntry(
            speaker=" ".join(report.name.split()),
            role=report.role,
            organisation=report.organisation,
            verb=report.verb.of(paragraph.text) if report.verb else "",
            content=plain(paragraph, report.content),
            direct=report.direct,
            named=places.of(paragraph, report.speaker) if report.speaker else None,
            source=place,
            line=places.line(place),
            kept=False,
        )


def figure_entries(
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[SourceSentence],
    said: Sequence[Sequence[SaidEntry]],
    places: Places,
) -> Iterator[FigureEntry]:
    """Yield every figure of the sentences, given what is said in each of them."""
    for sentence, here in zip(sentences, said, strict=True):
        paragraph = paragraphs[sentence.paragraph]
        for figure in filter(counts, sentence.figures):
            place = places.of(paragraph, figure.span)
            givers = [entry.speaker for entry in here if entry.source.covers(place)]
            before = paragraph.text[sentence.place.start : figure.span.start]
            rest = paragraph.text[figure.span.end : sentence.place.end]
            yield FigureEntry(
                figure=" ".join(figure.text.split()),
                value=value_of(figure),
                unit=figure.unit,
                counted=counted_by(figure, before, rest),
                speaker=givers[-1] if givers else "",
                source=place,
                line=places.line(place),
                kept=False,
            )
