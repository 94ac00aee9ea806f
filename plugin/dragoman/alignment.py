"""What stands for what in a document and its translation: texts, sentences, figures, speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import PluginError
from dragoman.host import Host
from dragoman.pairing import Unit, align, align_sentences, members, unit_of, units, without_words
from dragoman.protocols import Segmenter
from dragoman.sides import both_sides
from dragoman.speaker_pairs import by_segment, named_places, pair_named
from dragoman.text.coded import encode
from dragoman.text.figures import Figure, Weight, compare_figures
from dragoman.text.markdown.render import region
from dragoman.types import Document, Segment, Sentence, Span
from dragoman.work import source_offsets


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences that stand for each other: one and one, or more where they were joined or split."""

    source: Span | None  # in the source document, None where the translation has more
    target: Span | None
    score: float | None = None  # mean log-probability a token, None where it is not known


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure and what became of it: the `same`, another, nothing, or one that was added."""

    source: Span | None
    target: Span | None
    same: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerPair:
    """A place where somebody is named as speaking, on both sides if it is found on both."""

    source: Span | None
    target: Span | None
    speaker: int  # the same number is the same speaker


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Segments that stand for each other, mostly one and one; a side may be empty."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    sentences: tuple[SentencePair, ...] = ()
    figures: tuple[FigurePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents, with all that stands for each other in their order."""

    source: Document
    target: Document
    blocks: tuple[tuple[Counterpart, ...], ...]  # a paragraph and the texts in its markup, or a row
    speakers: tuple[SpeakerPair, ...]


def align_documents(
    host: Host,
    source: str,
    target: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
    sentences: Iterable[Sentence] = (),
) -> Alignment:
    """Pair the texts of a document with those of its translation, whoever made that.

    `sentences` are those of a `Translation`, whose places are then taken as they are; others are
    split and paired by length and figures. Raises `FormatError` where either cannot be parsed.
    """
    markup = host.format(format or host.choose_format(path, source))
    aligner = _Aligner(host, markup.parse(source), markup.parse(target), sentences)
    return aligner.alignment()


class _Aligner:
    """Two documents under comparison, and the sentence pairs that are known beforehand."""

    def __init__(
        self, host: Host, here: Document, there: Document, known: Iterable[Sentence]
    ) -> None:
        self.host, self.here, self.there = host, here, there
        self.known: dict[int, list[SentencePair]] = {}
        for sentence in known:
            pair = SentencePair(sentence.source, sentence.target, sentence.score)
            self.known.setdefault(sentence.segment, []).append(pair)

    def alignment(self) -> Alignment:
        """Return everything that was found."""
        blocks = tuple(
            tuple(self._counterpart(ours, theirs) for ours, theirs in members(match))
            if match.source and match.target
            else tuple(_lone(match.source, match.target))
            for match in align(units(self.here, "ar"), units(self.there, "en"))
        )
        return Alignment(self.here, self.there, blocks, tuple(self._speakers(blocks)))

    def _counterpart(self, ours: tuple[Segment, ...], theirs: tuple[Segment, ...]) -> Counterpart:
        pairs = tuple(self._sentences(ours, theirs))
        return Counterpart(ours, theirs, pairs, tuple(self._figures(ours, theirs)))

    def _sentences(
        self, ours: tuple[Segment, ...], theirs: tuple[Segment, ...]
    ) -> Iterator[SentencePair]:
        """Yield the sentences of segments in order; a value in quotes or a title is one."""
        known = [pair for segment in ours for pair in self.known.get(segment.index, ())]
        if not ours or not theirs or ours[0].encoding or theirs[0].encoding:
            scores = [pair.score for pair in known if pair.score is not None]
            yield SentencePair(_whole(ours), _whole(theirs), min(scores, default=None))
        elif known:
            yield from known
        else:
            before = list(self._units(self.here, ours, "ar"))
            after = list(self._units(self.there, theirs, "en"))
            for match in align_sentences(before, after):
                yield SentencePair(_place(match.source), _place(match.target))

    def _units(
        self, document: Document, segments: Iterable[Segment], language: str
    ) -> Iterator[Unit]:
        """Yield the sentences of `segments` as `align` wants them, each with its place."""
        for number, segment in enumerate(segments):
            offsets = source_offsets(document, segment)
            for span in self._spans(segment, language):
                place = Span(offsets[span.start], offsets[span.end])
                inlines = tuple(
                    replace(inline, span=inline.span.shifted(-span.start))
                    for inline in segment.inlines
                    if span.covers(inline.span)
                )
                part = Segment(segment.index, "sentence", span.of(segment.text), (place,), inlines)
                yield unit_of([part], language, f"sentence of text {number}")

    def _spans(self, segment: Segment, language: str) -> Iterator[Span]:
        """Yield the sentences in the text of `segment`."""
        is_source = language == "ar"
        protected = self.host.protect_spans(segment) if is_source else ()
        coded = encode(segment if is_source else without_words(segment), protected)
        split = self._segmenter(language).split
        start = 0
        for stop in [*coded.stops(), Span(len(coded.text), len(coded.text))]:
            for span in split(coded.text[start : stop.start]):
                yield Span(*(coded.origin(start + at) for at in (span.start, span.end)))
            start = stop.end

    def _segmenter(self, language: str) -> Segmenter:
        try:
            return self.host.segmenter(language)
        except PluginError:
            return _Undivided()

    def _figures(
        self, ours: tuple[Segment, ...], theirs: tuple[Segment, ...]
    ) -> Iterator[FigurePair]:
        """Yield every figure of both sides once, without such as "one" and "both"."""
        source, target = both_sides(self.host, self.here, self.there, ours, theirs)
        compared = compare_figures(source.text, target.text)
        for same, matches in ((True, compared.matched), (False, compared.altered)):
            for match in matches:
                if not (_is_faint(match.source) and _is_faint(match.target)):
                    yield FigurePair(
                        source.place(match.source.span), target.place(match.target.span), same
                    )
        for figure in compared.missing:
            yield FigurePair(source.place(figure.span), None)
        for figure in compared.added:
            yield FigurePair(None, target.place(figure.span))

    def _speakers(self, blocks: Sequence[Sequence[Counterpart]]) -> Iterator[SpeakerPair]:
        """Yield who speaks where, block by block."""
        ours, theirs = (
            by_segment(named_places(document, language, _Undivided()))
            for document, language in ((self.here, "ar"), (self.there, "en"))
        )
        numbers: dict[tuple[str, str], int] = {}  # by language and name
        for block in blocks:
            before = [one for part in block for s in part.source for one in ours.get(s.index, ())]
            after = [one for part in block for s in part.target for one in theirs.get(s.index, ())]
            sentences = [(pair.source, pair.target) for part in block for pair in part.sentences]
            for here, there in pair_named(before, after, self.there.source, sentences):
                keys = [
                    (language, one.name) for language, one in (("ar", here), ("en", there)) if one
                ]
                speaker = next((numbers[key] for key in keys if key in numbers), len(numbers))
                for key in keys:
                    numbers.setdefault(key, speaker)
                source, target = (one.place if one else None for one in (here, there))
                yield SpeakerPair(source, target, speaker)


class _Undivided:
    """Leaves texts whole: where no plugin splits a language, or nobody asks for sentences."""

    language = ""

    def split(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:  # noqa: ARG002 - as a Segmenter
        """Return all of `text` as one sentence."""
        start = len(text) - len(text.lstrip())
        return [Span(start, len(text.rstrip()))] if text.strip() else []

    def clauses(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:
        """Return all of `text` as one clause."""
        return self.split(text, closed)


def _lone(source: Iterable[Unit], target: Iterable[Unit]) -> Iterator[Counterpart]:
    """Yield segments that stand for nothing, each as one sentence."""
    for segment in (segment for unit in source for segment in unit.segments):
        yield Counterpart((segment,), (), (SentencePair(region(segment), None),))
    for segment in (segment for unit in target for segment in unit.segments):
        yield Counterpart((), (segment,), (SentencePair(None, region(segment)),))


def _whole(segments: Sequence[Segment]) -> Span | None:
    if not segments:
        return None
    return Span(region(segments[0]).start, region(segments[-1]).end)


def _place(parts: Sequence[Unit]) -> Span | None:
    return _whole([segment for unit in parts for segment in unit.segments])


def _is_faint(figure: Figure) -> bool:
    return figure.weight is Weight.FAINT
