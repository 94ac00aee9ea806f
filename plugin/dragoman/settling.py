"""Render what was translated, prove its structure, and repair what would change it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.memory.recall import Translator
from dragoman.packed import Packed
from dragoman.protocols import Format
from dragoman.structure import compare, differing_segments, verify
from dragoman.types import Document, Rendered
from dragoman.work import Work

_REPAIRS = 8  # structure repairs before a segment keeps its source


def settle(
    document: Document, works: Sequence[Work], markup: Format, translator: Translator
) -> tuple[Sequence[Work], Rendered]:
    """Render, and redo segment by segment what would change the structure.

    First the text between a segment's inlines is translated piece by piece; if that does not help,
    the segment keeps its source, and a finding says so.
    """
    redone: set[int] = set()
    for _ in range(_REPAIRS):
        rendered = _render(document, works, markup, translator)
        parsed = markup.parse(rendered.text)
        difference = compare(document, parsed)
        if difference is None:
            return works, rendered
        blamed = differing_segments(document, parsed, rendered.places)
        translated = {i for i, work in enumerate(works) if work.target is not None}
        wrong = translated.intersection(blamed) or translated & _at_line(difference.line, rendered)
        if not wrong:
            break
        works = Packed(Work, _repaired(works, wrong, redone, markup, translator))
        redone |= wrong
    rendered = _render(document, works, markup, translator)
    verify(document, markup.parse(rendered.text))
    return works, rendered


def _render(
    document: Document, works: Sequence[Work], markup: Format, translator: Translator
) -> Rendered:
    targets: Packed[str | None] = Packed(str | None, (work.target for work in works))
    return markup.render(document, targets, language=translator.languages[1])


def _repaired(
    works: Iterable[Work],
    wrong: Collection[int],
    redone: Collection[int],
    markup: Format,
    translator: Translator,
) -> Iterator[Work]:
    """Yield `works` with the `wrong` ones translated piece by piece, or given up if `redone`."""
    for index, work in enumerate(works):
        if index in wrong and index in redone:
            work.keep_source()
        elif index in wrong:
            _redo(work, markup, translator)
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


def _redo(work: Work, markup: Format, translator: Translator) -> None:
    outcomes = translator.translate([work.stretch(span) for span in work.spans], "runs")
    work.outcomes = [
        replace(outcome, attempts=old.attempts + outcome.attempts)
        for outcome, old in zip(outcomes, work.outcomes, strict=True)
    ]
    work.assemble(markup)
