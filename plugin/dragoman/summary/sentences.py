"""A document as a summary sees it: sentences with their place, their speakers and their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.lines import line_and_column, line_starts
from dragoman.protocols import Segmenter
from dragoman.summary.model import SourceSentence
from dragoman.text.coded import Coded, blank, encode, pieces
from dragoman.text.figures import read_figures
from dragoman.types import Document, Segment, Span
from dragoman.work import source_offsets

_UNSAID = frozenset(
    {"footnote", "html", "comment", "attributes", "heading-id", "image", "task"}
)  # shown, or not said
_PROSE = frozenset({"paragraph", "html", "text"})  # headings, cells and fields repeat it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment of prose and its sentences, as a reader sees them: without marks of emphasis."""

    segment: Segment
    coded: Coded
    text: str  # U+FFFC stands for code, links' targets and whatever else is no word
    origins: tuple[int, ...]  # of every offset in `text` and of its end, in `coded.text`
    spans: tuple[Span, ...]  # sentences, in `text`

    def place(self, span: Span, offsets: Sequence[int]) -> Span:
        """Return a span of `text` in the document; `offsets` are those of the segment."""
        start, end = (self.coded.origin(self.origins[at]) for at in (span.start, span.end))
        return Span(offsets[start], offsets[end])

    def inside(self, span: Span) -> Span:
        """Return a span of `text` in `coded.text`."""
        return Span(self.origins[span.start], self.origins[span.end])


def read_paragraphs(document: Document, segmenter: Segmenter) -> list[Paragraph]:
    """Return the prose of `document`, split into sentences."""
    found = []
    for segment in document.segments:
        if segment.kind not in _PROSE or not segment.text.strip():
            continue
        coded = encode(segment)
        marks = {
            start
            for start, inline in zip(coded.starts, coded.inlines, strict=True)
            if inline.role in {"open", "close"}
        }
        origins = [at for at in range(len(coded.text)) if at not in marks]
        text = blank("".join(coded.text[at] for at in origins))
        spans = tuple(s for s in segmenter.split(text) if s.of(text).strip(" \ufffc"))
        found.append(Paragraph(segment, coded, text, (*origins, len(coded.text)), spans))
    return found


def read_sentences(
    document: Document, paragraphs: Sequence[Paragraph], language: str
) -> Iterator[SourceSentence]:
    """Yield every sentence of the paragraphs, without its speakers."""
    starts = list(line_starts(document.source))
    index = 0
    for number, paragraph in enumerate(paragraphs):
        offsets = source_offsets(document, paragraph.segment)
        figures = read_figures(paragraph.text, language)
        for span in paragraph.spans:
            place = paragraph.place(span, offsets)
            yield SourceSentence(
                index=index,
                paragraph=number,
                place=span,
                source=place,
                line=line_and_column(starts, place.start)[0],
                text=plain(paragraph, span),
                figures=tuple(f for f in figures if span.covers(f.span)),
            )
            index += 1


def plain(paragraph: Paragraph, span: Span) -> str:
    """Return a stretch of a paragraph as one line: marks of emphasis and links go, atoms stay."""
    within = paragraph.inside(span)
    inlines = paragraph.coded.within(within)
    shown = (
        piece
        if index % 2 == 0
        else inlines[piece].span.of(paragraph.segment.text)
        if inlines[piece].role == "atom" and inlines[piece].kind not in _UNSAID
        else ""
        for index, piece in enumerate(pieces(within.of(paragraph.coded.text)))
    )
    return " ".join("".join(shown).split())
