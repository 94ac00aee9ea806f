"""Compare a translation that already exists, a person's or a machine's, with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from dragoman.host import HEAD, Host
from dragoman.text.coded import Coded, blank, encode
from dragoman.types import Document, Finding, Pair, Segment, Severity, Span
from dragoman.work import source_offsets

_BY_VALUE = frozenset({"latin", "handle", "file"})  # in English text these are ordinary words


def check(
    host: Host,
    source: str,
    target: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
) -> tuple[Finding, ...]:
    """Return the findings of every check over the segments of two documents, in source order.

    Segments are paired by their order and kind; one without a counterpart is itself a finding.
    Raises `FormatError` where either document cannot be parsed.
    """
    markup = host.format(format or host.choose_format(path, source[:HEAD]))
    here, there = markup.parse(source), markup.parse(target)
    findings: list[Finding] = []
    for ours, theirs in _paired(here.segments, there.segments):
        if ours is None or theirs is None:
            findings.append(_unpaired(ours, theirs))
        else:
            findings += _compare(host, here, there, ours, theirs)
    return tuple(findings)


def _paired(
    source: Sequence[Segment], target: Sequence[Segment]
) -> Iterator[tuple[Segment | None, Segment | None]]:
    """Yield segments that stand for each other, None for a missing side."""
    matcher = SequenceMatcher(
        None, [s.kind for s in source], [s.kind for s in target], autojunk=False
    )
    for _, low, high, other_low, other_high in matcher.get_opcodes():
        ours, theirs = source[low:high], target[other_low:other_high]
        common = min(len(ours), len(theirs)) if _same_kinds(ours, theirs) else 0
        yield from zip(ours[:common], theirs[:common], strict=True)
        yield from ((s, None) for s in ours[common:])
        yield from ((None, s) for s in theirs[common:])


def _same_kinds(ours: Sequence[Segment], theirs: Sequence[Segment]) -> bool:
    return all(a.kind == b.kind for a, b in zip(ours, theirs, strict=False))


def _unpaired(ours: Segment | None, theirs: Segment | None) -> Finding:
    if ours is not None:
        message = f"this {ours.kind} has no counterpart in the translation"
        span = Span(ours.places[0].start, ours.places[-1].end)
        return Finding("structure", Severity.ERROR, message, source=span)
    if theirs is None:
        msg = "one side of an unpaired segment must exist"
        raise ValueError(msg)
    message = f"this {theirs.kind} has no counterpart in the source"
    span = Span(theirs.places[0].start, theirs.places[-1].end)
    return Finding("structure", Severity.ERROR, message, target=span)


def _compare(
    host: Host, here: Document, there: Document, ours: Segment, theirs: Segment
) -> Iterator[Finding]:
    """Yield the findings of one pair of segments, placed in the documents."""
    protected = {i.key for i in ours.inlines}
    theirs = replace(
        theirs,
        inlines=tuple(i for i in theirs.inlines if i.kind not in _BY_VALUE or i.key in protected),
    )
    source, target = encode(ours, host.protect_spans(ours)), encode(theirs)
    in_source, in_target = source_offsets(here, ours), source_offsets(there, theirs)
    pair = Pair(blank(source.text), blank(target.text))
    for tool in host.checks():
        for finding in tool.check(pair):
            yield replace(
                finding,
                source=_place(finding.source, source, in_source),
                target=_place(finding.target, target, in_target),
            )


def _place(span: Span | None, coded: Coded, offsets: Sequence[int]) -> Span:
    """Return the document's place of a span of the coded text, of all of it for None."""
    span = span or Span(0, len(coded.text))
    return Span(offsets[coded.origin(span.start)], offsets[coded.origin(span.end)])
