"""The translation pipeline: a source text in, a `Translation` with its findings out.

parse -> sentences -> ask, judge, ask again -> escape -> splice -> prove the structure. Nothing is
returned whose structure differs from the source's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from dragoman.host import HEAD, Host
from dragoman.packed import Packed
from dragoman.protocols import Backend, Format, Segmenter
from dragoman.rounds import drive
from dragoman.sentence import Tools, attempts, in_runs, left
from dragoman.structure import compare, differing_segments, verify
from dragoman.text.arabic import has_arabic_letters
from dragoman.text.coded import encode
from dragoman.text.language import are_foreign, is_foreign
from dragoman.text.markdown.render import region
from dragoman.types import (
    Document,
    Finding,
    Rendered,
    Segment,
    Sentence,
    Severity,
    Span,
    Translation,
)
from dragoman.work import Work, locate, sentence_place

Progress = Callable[[int, int], None]  # sentences done, sentences in all
_BEAM = 4  # of a backend that does not say how wide it searches
_PORTION = 1024  # sentences under translation at a time
_REPAIRS = 8  # structure repairs before a segment keeps its source


def translate(
    host: Host,
    source: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
    progress: Progress | None = None,
    within: Span | None = None,
) -> Translation:
    """Translate the document `source`, or only its sentences that touch the span `within`.

    `format` names its format; otherwise `path`'s suffix and the text decide. Raises `FormatError`
    where it cannot be parsed, `ModelError` where the model cannot be loaded, `StructureError`
    where no translation with the source's structure was found.
    """
    markup = host.format(format or host.choose_format(path, source[:HEAD]))
    tools = tools_of(host)
    backend = tools.backend
    document = markup.parse(source)
    if are_foreign(segment.text for segment in document.segments):
        return _done(host, _passed_on(document, markup, backend))
    works: Sequence[Work] = Packed(
        Work, (prepare(s, host, tools.segmenter) for s in document.segments)
    )
    wanted = None if within is None else partial(_touches, document, within)
    works = Packed(Work, _translated(works, markup, tools, progress, wanted))
    language = backend.target_language if within is None else backend.source_language
    works, rendered = _settle(document, works, markup, tools, language)
    translation = gather(document, works, rendered, backend.name)
    return _done(host, translation) if within is None else translation


def tools_of(host: Host) -> Tools:
    """Return what the host's settings translate and judge sentences with."""
    backend = host.backend(host.settings.model)
    return Tools(
        backend=backend,
        segmenter=host.segmenter(backend.source_language),
        editors=host.post_editors(backend.target_language),
        checks=host.checks() if backend.target_language == "en" else (),
        retries=host.settings.retries,
        alternatives=getattr(backend, "beam", host.settings.beam or _BEAM),
    )


def _done(host: Host, translation: Translation) -> Translation:
    host.document_done(translation)
    return translation


def _touches(document: Document, within: Span, work: Work, span: Span) -> bool:
    """Tell whether a sentence of `work` stands in the part of the document that is wanted."""
    return _overlap(region(work.segment), within) and _overlap(
        sentence_place(document, work, span), within
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _passed_on(document: Document, markup: Format, backend: Backend) -> Translation:
    """Return a document in another language of the Arabic script as it is."""
    nothing = [None] * len(document.segments)
    rendered = markup.render(document, nothing, language=backend.source_language)
    message = "this is not Arabic but another language of its script: nothing was translated"
    finding = Finding("language", Severity.NOTE, message)
    return Translation(document, rendered.text, backend.name, findings=(finding,))


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


def _translated(
    works: Sequence[Work],
    markup: Format,
    tools: Tools,
    progress: Progress | None,
    wanted: Callable[[Work, Span], bool] | None,
) -> Iterator[Work]:
    """Translate every sentence, or those that are `wanted`, a portion of the document at a time."""
    done, total = 0, sum(len(work.spans) for work in works)

    def count(more: int) -> None:
        nonlocal done
        done += more
        if progress:
            progress(done, total)

    for portion in _portions(works):
        asking = [
            attempts(span.of(work.coded.text), work.inlines(index), tools)
            if wanted is None or wanted(work, span)
            else left(span.of(work.coded.text))
            for work in portion
            for index, span in enumerate(work.spans)
        ]
        outcomes = iter(drive(asking, tools.backend, count))
        for work in portion:
            work.outcomes = [next(outcomes) for _ in work.spans]
            work.assemble(markup)
            yield work


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


def _settle(
    document: Document, works: Sequence[Work], markup: Format, tools: Tools, language: str
) -> tuple[Sequence[Work], Rendered]:
    """Render, and redo segment by segment what would change the structure.

    First the text between a segment's inlines is translated piece by piece; if that does not help,
    the segment keeps its source, and a finding says so.
    """
    redone: set[int] = set()
    for _ in range(_REPAIRS):
        rendered = render(document, works, markup, language)
        parsed = markup.parse(rendered.text)
        difference = compare(document, parsed)
        if difference is None:
            return works, rendered
        blamed = differing_segments(document, parsed, rendered.places)
        translated = {i for i, work in enumerate(works) if work.target is not None}
        wrong = translated.intersection(blamed) or translated & _at_line(difference.line, rendered)
        if not wrong:
            break
        works = Packed(Work, _repaired(works, wrong, redone, markup, tools))
        redone |= wrong
    rendered = render(document, works, markup, language)
    verify(document, markup.parse(rendered.text))
    return works, rendered


def render(document: Document, works: Iterable[Work], markup: Format, language: str) -> Rendered:
    """Write the targets of `works` into the document, which is then in `language`."""
    targets: Packed[str | None] = Packed(str | None, (work.target for work in works))
    return markup.render(document, targets, language=language)


def _repaired(
    works: Iterable[Work],
    wrong: Collection[int],
    redone: Collection[int],
    markup: Format,
    tools: Tools,
) -> Iterator[Work]:
    """Yield `works` with the `wrong` ones translated piece by piece, or given up if `redone`."""
    for index, work in enumerate(works):
        if index in wrong and index in redone:
            work.keep_source()
        elif index in wrong:
            _redo(work, markup, tools)
        yield work


def _at_line(line: int, rendered: Rendered) -> set[int]:
    """Return the segments that touch a line of the target, by their places in it."""
    found: set[int] = set()
    number, position = 1, 0
    for start, end, index in sorted((p.start, p.end, i) for i, p in enumerate(rendered.places)):
        number += rendered.text.count("\n", position, max(start, position))
        position = max(start, position)
        if number <= line <= number + rendered.text.count("\n", start, end):
            found.add(index)
    return found


def _redo(work: Work, markup: Format, tools: Tools) -> None:
    """Translate the sentences of `work` piece by piece, but for those that were left alone."""
    again = [i for i, old in enumerate(work.outcomes) if old.attempts or old.text != old.source]
    asking = [in_runs(work.spans[i].of(work.coded.text), tools) for i in again]
    for index, outcome in zip(again, drive(asking, tools.backend), strict=True):
        work.outcomes[index] = replace(outcome, attempts=work.outcomes[index].attempts + 1)
    work.assemble(markup)


def gather(
    document: Document, works: Sequence[Work], rendered: Rendered, model: str
) -> Translation:
    """Gather sentences and findings with their places in both documents."""
    sentences: Packed[Sentence] = Packed(Sentence)
    findings: list[Finding] = []
    asked = 0
    for work, place in zip(works, rendered.places, strict=True):
        if not work.spans and is_foreign(work.segment.text):
            message = "this is not Arabic but another language of its script: it was passed on"
            findings.append(
                Finding("language", Severity.NOTE, message, region(work.segment), place)
            )
        asked += sum(o.attempts for o in work.outcomes)
        for located in locate(document, work, rendered.text, place):
            outcome = located.outcome
            if outcome.attempts:
                sentences.append(
                    Sentence(
                        segment=work.segment.index,
                        source=located.source_span(None),
                        target=located.target_span(None),
                        score=outcome.score,
                        attempts=outcome.attempts,
                    )
                )
            for finding in outcome.findings:
                source = located.source_span(finding.source)
                target = located.target_span(finding.target)
                findings.append(replace(finding, source=source, target=target))
    if works and not sentences and not has_arabic_letters(document.source):
        message = "no Arabic text found: nothing was translated"
        findings = [Finding("language", Severity.NOTE, message)]
    findings.sort(key=lambda f: f.source or Span(0, 0))
    statistics = {"segments": len(works), "sentences": len(sentences), "attempts": asked}
    return Translation(
        document=document,
        text=rendered.text,
        model=model,
        sentences=sentences,
        findings=tuple(findings),
        statistics=MappingProxyType(statistics),
    )
