"""Compare a translation that already exists, a person's or a machine's, with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.contents import Content, changes, contents, definitions
from dragoman.host import Host
from dragoman.kept import left_in_arabic
from dragoman.name_spellings import Spellings
from dragoman.pairing import Match, align, members, units
from dragoman.sides import both_sides
from dragoman.structure import skeleton_difference
from dragoman.surroundings import differences, lines
from dragoman.text.markdown.lines import Page
from dragoman.text.markdown.render import region
from dragoman.types import Document, Finding, Pair, Segment, Severity, Span
from dragoman.whole import whole_of
from dragoman.work import source_offsets

_STRUCTURE = "structure"  # the check that findings of this module name
_NAMES = {
    "alt": "alt text",
    "cell": "table cell",
    "front-matter": "field of the front matter",
    "html": "text",
    "item": "list item",
    "row": "table row",
    "text": "paragraph",
}


def check(
    host: Host,
    source: str,
    target: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
) -> tuple[Finding, ...]:
    """Return what differs between two documents, in source order: nothing for a good translation.

    Texts are paired even where one was lost, added or merged, which is itself a finding. Each
    pair goes through every check and must lead to the same links and hold the same code; then
    what stands around the texts is compared. Raises `FormatError` where either document cannot be
    parsed.
    """
    markup = host.format(format or host.choose_format(path, source))
    comparison = _Comparison(host, markup.parse(source), markup.parse(target))
    return tuple(_in_order(comparison.findings()))


class _Comparison:
    """Two documents and the pairs of their segments found so far, numbered from 0."""

    def __init__(self, host: Host, here: Document, there: Document) -> None:
        self.host, self.here, self.there = host, here, there
        self.defined = definitions(here.source), definitions(there.source)
        self.whole = whole_of(here)
        self.names = Spellings()
        self.pairs = 0
        self.ours: dict[int, int] = {}  # number of the pair by segment
        self.theirs: dict[int, int] = {}

    def findings(self) -> Iterator[Finding]:
        """Yield every finding: of the pairs, around them, and of how blocks nest."""
        is_same = True
        for match in align(units(self.here, "ar"), units(self.there, "en")):
            for finding in self._match(match):
                is_same = is_same and finding.check != _STRUCTURE
                yield finding
        for other in differences(lines(self.here, self.ours), lines(self.there, self.theirs)):
            is_same = is_same and other.severity != Severity.ERROR
            yield Finding(_STRUCTURE, other.severity, other.message, other.source, other.target)
        yield from self.names.findings()
        yield from left_in_arabic(self.here, self.there)
        nesting = skeleton_difference(self.here, self.there) if is_same else None
        if nesting is not None:
            page = Page(self.there.source, 0, self.there.source)
            start = page.starts[nesting.line - 1]
            place = Span(
                start, start + page.line_end(nesting.line - 1) - page.marks[nesting.line - 1]
            )
            message = "from here on, lists or quotations are not nested as in the source"
            yield Finding(_STRUCTURE, Severity.ERROR, message, target=place)

    def _match(self, match: Match) -> Iterator[Finding]:
        ours = [segment for unit in match.source for segment in unit.segments]
        theirs = [segment for unit in match.target for segment in unit.segments]
        if not ours or not theirs:
            yield _unpaired(ours, theirs, (match.source or match.target)[0].kind)
            return
        if len(match.source) != len(match.target):
            yield _merged(match)
        for some, others in members(match):
            if some and others:
                self.ours[some[0].index] = self.theirs[others[0].index] = self.pairs
                self.pairs += 1
                yield from self._checks(some, others)
            elif {segment.kind for segment in (*some, *others)} == {"cell"}:
                yield _unpaired(some, others, "cell")
        yield from self._changes(ours, theirs)

    def _checks(self, ours: Sequence[Segment], theirs: Sequence[Segment]) -> Iterator[Finding]:
        """Yield what the checks find in one pair, placed in the documents."""
        source, target = both_sides(self.host, self.here, self.there, ours, theirs)
        pair = Pair(source.text, target.text, whole=self.whole)
        self.names.add(pair.source, pair.target, source.place, target.place)
        for tool in self.host.checks():
            for found in tool.check(pair):
                yield replace(
                    found, source=source.place(found.source), target=target.place(found.target)
                )

    def _changes(self, ours: Sequence[Segment], theirs: Sequence[Segment]) -> Iterator[Finding]:
        """Yield the links, code, marks and tags that are not the same on both sides."""
        before, after = contents(ours, self.defined[0]), contents(theirs, self.defined[1])
        for change in changes(before, after):
            yield Finding(
                _STRUCTURE,
                change.severity,
                change.message,
                _place(self.here, change.source, ours),
                _place(self.there, change.target, theirs),
            )


def _place(document: Document, content: Content | None, segments: Sequence[Segment]) -> Span:
    """Return where `content` stands, or where it should: in the first of `segments`."""
    if content is None:
        return region(segments[0])
    offsets = source_offsets(document, content.segment)
    return Span(offsets[content.span.start], offsets[content.span.end])


def _unpaired(ours: Sequence[Segment], theirs: Sequence[Segment], kind: str) -> Finding:
    whole = Span(region((ours or theirs)[0]).start, max(region(s).end for s in ours or theirs))
    other = "translation" if ours else "source"
    message = f"this {_NAMES.get(kind, kind)} has no counterpart in the {other}"
    return Finding(
        _STRUCTURE,
        Severity.ERROR,
        message,
        source=whole if ours else None,
        target=None if ours else whole,
    )


def _merged(match: Match) -> Finding:
    count, other = len(match.source), len(match.target)
    kind = _NAMES.get(match.source[0].kind, match.source[0].kind)
    message = (
        f"these {count} {kind}s are one in the translation"
        if count > other
        else f"this {kind} became {other} in the translation"
    )
    source, target = (
        Span(region(side[0].segments[0]).start, region(side[-1].segments[0]).end)
        for side in (match.source, match.target)
    )
    return Finding(_STRUCTURE, Severity.WARNING, message, source, target)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place in the source; what has none stays behind the finding before it."""
    position = 0
    placed: list[tuple[int, Finding]] = []
    for finding in findings:
        position = finding.source.start if finding.source else position
        placed.append((position, finding))
    return [finding for _, finding in sorted(placed, key=lambda item: item[0])]
