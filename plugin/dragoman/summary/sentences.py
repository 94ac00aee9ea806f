"""A document as a summary sees it: sentences with their place, their speakers and their figures."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from dragoman.lines import line_and_column, line_starts
from dragoman.pairing import without_words
from dragoman.protocols import Segmenter
from dragoman.summary.model import SourceSentence, Tongue
from dragoman.text.arabic import count_arabic_letters
from dragoman.text.coded import BLANK, Coded, blank, encode, pieces
from dragoman.text.figures import read_figures
from dragoman.types import Document, Inline, Segment, Span
from dragoman.work import source_offsets

_UNSAID = frozenset(
    {"footnote", "html", "comment", "attributes", "heading-id", "image", "task", "template"}
)  # shown, or not said
_PROSE = frozenset({"paragraph", "html", "text"})  # headings, cells and fields repeat it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment of prose and its sentences, as a reader sees them: without marks of emphasis."""

    segment: Segment
    coded: Coded
    text: str  # U+FFFC stands for code and whatever else is no word
    origins: Sequence[int]  # of every offset in `text` and of its end, in `coded.text`
    spans: tuple[Span, ...]  # sentences, in `text`

    def inside(self, span: Span) -> Span:
        """Return a span of `text` in `coded.text`."""
        return Span(self.origins[span.start], self.origins[span.end])


class Places:
    """Where the text of paragraphs stands in their document; cheap where they come in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = list(line_starts(document.source))
        self._segment: Segment | None = None
        self._offsets: Sequence[int] = ()

    def of(self, paragraph: Paragraph, span: Span) -> Span:
        """Return the place in the document of a span of the paragraph's text."""
        if self._segment is not paragraph.segment:
            self._segment = paragraph.segment
            self._offsets = source_offsets(self._document, paragraph.segment)
        inside = paragraph.inside(span)
        start, end = (paragraph.coded.origin(at) for at in (inside.start, inside.end))
        return Span(self._offsets[start], self._offsets[end])

    def line(self, place: Span) -> int:
        """Return the line, from 1, in which a place begins."""
        return line_and_column(self._starts, place.start)[0]


def language_of(document: Document) -> Tongue:
    """Return the language of a document's prose, "ar" or "en", by the script of most letters."""
    texts = [s.text for s in document.segments if s.kind in _PROSE]
    letters = sum(char.isalpha() for text in texts for char in text)
    arabic = sum(map(count_arabic_letters, texts))
    return "ar" if arabic >= letters / 2 else "en"


def read_paragraphs(document: Document, segmenter: Segmenter) -> list[Paragraph]:
    """Return the prose of `document`, split into sentences."""
    found = []
    for segment in document.segments:
        if segment.kind not in _PROSE or not segment.text.strip():
            continue
        segment = without_words(segment)  # noqa: PLW2901 - names in Latin letters are read, too
        coded = encode(segment)
        marks = {
            start: _shown(inline, segment.text)
            for start, inline in zip(coded.starts, coded.inlines, strict=True)
            if inline.role in {"open", "close"}
        }
        length = len(coded.text)
        origins: Sequence[int] = range(length + 1)
        text = coded.text
        if marks:
            origins = array("L", (at for at in range(length + 1) if marks.get(at) != ""))
            text = "".join(marks.get(at, coded.text[at]) for at in origins[:-1])
        text = blank(text)
        spans = tuple(_sentences(text, coded, origins, segmenter))
        found.append(Paragraph(segment, coded, text, origins, spans))
    return found


def _sentences(
    text: str, coded: Coded, origins: Sequence[int], segmenter: Segmenter
) -> Iterator[Span]:
    """Yield the sentences of a paragraph's text, between whatever ends one wherever it stands."""
    start = 0
    for stop in (*coded.stops(), Span(len(coded.text), len(coded.text))):
        end = bisect_left(origins, stop.start)
        for span in segmenter.split(text[start:end]):
            if span.of(text[start:end]).strip(f" {BLANK}"):
                yield span.shifted(start)
        start = bisect_left(origins, stop.end)


def read_sentences(
    paragraphs: Sequence[Paragraph], places: Places, language: str
) -> Iterator[SourceSentence]:
    """Yield every sentence of the paragraphs, without its speakers."""
    index = 0
    for number, paragraph in enumerate(paragraphs):
        for span in paragraph.spans:
            place = places.of(paragraph, span)
            yield SourceSentence(
                index=index,
                paragraph=number,
                place=span,
                source=place,
                line=places.line(place),
                text=plain(paragraph, span),
                figures=tuple(
                    replace(figure, span=figure.span.shifted(span.start))
                    for figure in read_figures(span.of(paragraph.text), language)
                ),
            )
            index += 1


def plain(paragraph: Paragraph, span: Span) -> str:
    """Return a stretch of a paragraph as one line: marks of emphasis and links go, atoms stay."""
    within = paragraph.inside(span)
    inlines = paragraph.coded.within(within)
    source = paragraph.segment.text
    shown = (
        piece if index % 2 == 0 else _shown(inlines[piece], source)
        for index, piece in enumerate(pieces(within.of(paragraph.coded.text)))
    )
    return " ".join("".join(shown).split())


def _shown(inline: Inline, source: str) -> str:
    """Return what a reader sees of an inline."""
    written = inline.span.of(source)
    if inline.kind == "quote":
        return unescape(written)
    if inline.role != "atom":
        return " " if inline.role == "break" else ""
    if inline.kind in _UNSAID:
        return ""
    if inline.kind == "escape":
        return written[1:]
    return unescape(written) if inline.kind == "entity" else written
