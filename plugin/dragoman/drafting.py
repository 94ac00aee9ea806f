"""The draft of a translation: every sentence asked for or remembered, the structure proven."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dragoman.host import Host
from dragoman.judging import Tools
from dragoman.memory.recall import Translator
from dragoman.one_spelling import with_one_spelling
from dragoman.packed import Packed
from dragoman.protocols import Format, Memory, Segmenter
from dragoman.settling import settle
from dragoman.text.coded import encode
from dragoman.text.language import are_foreign, is_foreign
from dragoman.text.markdown.render import region
from dragoman.types import Document, Rendered, Segment, Span
from dragoman.whole import whole_of
from dragoman.work import Work

Progress = Callable[[int, int], None]  # sentences done, sentences in all
_BEAM = 4  # of a backend that does not say how wide it searches
_PORTION = 256  # sentences under translation at a time: those asked again come last among them


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with what has become of each segment, and its text in the other language."""

    document: Document
    works: Sequence[Work]
    rendered: Rendered
    markup: Format
    translator: Translator
    is_foreign: bool = False  # in a language that is not translated: it stays as it was


def draft(
    host: Host,
    source: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
    progress: Progress | None = None,
    memory: Memory | None = None,
    within: Span | None = None,
) -> Draft:
    """Translate the document `source` as `dragoman.translate` does, without a report."""
    markup = host.format(format or host.choose_format(path, source))
    document = markup.parse(source)
    translator = Translator(tools_of(host, document), memory)
    works: Sequence[Work]
    if are_foreign(segment.text for segment in document.segments):
        works = Packed(Work, (Work(s, encode(s), []) for s in document.segments))
        nothing = [None] * len(works)
        rendered = markup.render(document, nothing, language=translator.languages[0])
        return Draft(document, works, rendered, markup, translator, is_foreign=True)
    works = Packed(Work, (prepare(s, host, translator.tools.segmenter) for s in document.segments))
    is_wanted = partial(_is_within, document, within)
    works = Packed(Work, _translated(works, markup, translator, progress, is_wanted))
    if translator.tools.checks:
        works = with_one_spelling(works, markup)
    language = translator.languages[0 if within else 1]
    works, rendered = settle(document, works, markup, translator, language)
    return Draft(document, works, rendered, markup, translator)


def tools_of(host: Host, document: Document) -> Tools:
    """Return what the host's settings and plugins translate `document` with."""
    backend = host.backend()
    english = backend.target_language == "en"
    return Tools(
        backend=backend,
        segmenter=host.segmenter(backend.source_language),
        editors=host.post_editors(backend.target_language),
        checks=host.checks() if english else (),
        retries=host.settings.retries,
        alternatives=getattr(backend, "beam", host.settings.beam or _BEAM),
        whole=whole_of(document),
    )


def prepare(segment: Segment, host: Host, segmenter: Segmenter) -> Work:
    """Fold the segment's inlines and find its sentences: none in another language."""
    coded = encode(segment, host.protect_spans(segment))
    spans: list[Span] = []
    if is_foreign(segment.text):
        return Work(segment, coded, spans)
    start = 0
    for stop in [*coded.stops(), Span(len(coded.text), len(coded.text))]:
        for sentence in segmenter.split(coded.text[start : stop.start]):
            spans += coded.fitting(sentence.shifted(start))
        start = stop.end
    return Work(segment, coded, spans)


def _is_within(document: Document, within: Span | None, work: Work, span: Span) -> bool:
    """Tell whether a stretch of `work`'s coded text touches the part that is to be translated."""
    if within is None:
        return True
    if not within.meets(region(work.segment)):
        return False
    return within.meets(work.place(document, span))


def _translated(
    works: Sequence[Work],
    markup: Format,
    translator: Translator,
    progress: Progress | None,
    is_wanted: Callable[[Work, Span], bool],
) -> Iterator[Work]:
    """Translate the wanted sentences of every segment, a portion of the document at a time.

    A segment that a person translated as a whole is one sentence from then on.
    """
    done, total = 0, sum(is_wanted(work, span) for work in works for span in work.spans)

    def count(more: int) -> None:
        nonlocal done
        done += more
        if progress:
            progress(done, total)

    for portion in _portions(works):
        wanted = [work for work in portion if any(is_wanted(work, span) for span in work.spans)]
        _take_whole(wanted, translator, count)
        open_works = [work for work in portion if not work.outcomes]
        for work in open_works:
            work.leave()
        asked = [
            (work, index)
            for work in open_works
            for index, span in enumerate(work.spans)
            if is_wanted(work, span)
        ]
        stretches = [work.stretch(work.spans[index]) for work, index in asked]
        outcomes = translator.translate(stretches, progress=count)
        for (work, index), outcome in zip(asked, outcomes, strict=True):
            work.outcomes[index] = outcome
        for work in portion:
            work.assemble(markup)
            yield work


def _take_whole(
    works: Iterable[Work], translator: Translator, count: Callable[[int], None]
) -> None:
    """Give the segments that a person translated as a whole their text."""
    if translator.memory is None:
        return
    split = [work for work in works if work.spans != [work.whole()]]
    outcomes = translator.human([work.stretch(work.whole()) for work in split])
    for work, outcome in zip(split, outcomes, strict=True):
        if outcome is not None:
            count(len(work.spans))
            work.spans, work.outcomes = [work.whole()], [outcome]


def _portions(works: Iterable[Work]) -> Iterator[list[Work]]:
    """Yield `works` in lists of `_PORTION` sentences or little more."""
    portion: list[Work] = []
    sentences = 0
    for work in works:
        portion.append(work)
        sentences += len(work.spans)
        if sentences >= _PORTION:
            yield portion
            portion, sentences = [], 0
    yield portion
