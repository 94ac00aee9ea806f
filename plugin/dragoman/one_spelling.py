"""One spelling a name in all of a draft: what the model spelt otherwise is made the usual one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.judging import Outcome
from dragoman.name_spellings import CHECK, Spellings
from dragoman.packed import Packed
from dragoman.protocols import Format
from dragoman.text.coded import blank
from dragoman.text.name_links import named
from dragoman.types import Finding, Severity, Span
from dragoman.work import Work


def with_one_spelling(works: Sequence[Work], markup: Format) -> Sequence[Work]:
    """Return `works` with each name in its usual spelling, and a note where that changed one.

    The usual spelling is a person's, else the most frequent. Where a dictionary has one of them,
    both stay: they may be two names (Wells, Wales).
    """
    names = Spellings()
    for work in works:
        for outcome in work.outcomes:
            if outcome.is_translated:
                texts = blank(outcome.source), blank(outcome.text)
                names.add(*texts, by_person=outcome.origin == "human")
    return Packed(Work, _respelt(works, names, markup)) if names.has_variants() else works


def _respelt(works: Sequence[Work], names: Spellings, markup: Format) -> Iterator[Work]:
    for work in works:
        outcomes = [respelt(outcome, names) for outcome in work.outcomes]
        if outcomes != work.outcomes:
            work.outcomes = outcomes
            work.assemble(markup)
        yield work


def respelt(outcome: Outcome, names: Spellings) -> Outcome:
    """Return `outcome` with the usual spellings of `names`, and notes of what was changed."""
    if not outcome.is_translated or outcome.origin == "human":
        return outcome
    pieces: list[str] = []
    notes: list[Finding] = []
    edits: list[tuple[Span, int]] = []  # what was replaced, and how long that is now
    position = length = 0
    for name in named(blank(outcome.source), blank(outcome.text)):
        was = name.target.of(outcome.text)
        new = names.usual(name, was)
        if new is None or name.target.start < position:
            continue
        pieces += (outcome.text[position : name.target.start], new)
        length += name.target.start - position + len(new)
        position = name.target.end
        edits.append((name.target, len(new)))
        message = f"{was} was made {new}, as elsewhere"
        place = Span(length - len(new), length)
        notes.append(Finding(CHECK, Severity.NOTE, message, name.source, place))
    if not notes:
        return outcome
    text = "".join([*pieces, outcome.text[position:]])
    found = (replace(f, target=f.target and _moved(f.target, edits)) for f in outcome.findings)
    return replace(outcome, text=text, findings=(*found, *notes))


def _moved(span: Span, edits: Sequence[tuple[Span, int]]) -> Span:
    return Span(_offset(span.start, edits), _offset(span.end, edits))


def _offset(at: int, edits: Sequence[tuple[Span, int]]) -> int:
    """Return where an offset stands after `edits`; inside of one, not behind its end."""
    longer = 0
    for span, size in edits:
        if at <= span.start:
            break
        if at < span.end:
            return span.start + longer + min(at - span.start, size)
        longer += size - (span.end - span.start)
    return at + longer
