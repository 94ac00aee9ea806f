"""What stands around the texts: marks of headings and lists, code blocks, front matter, tables.

Both documents are read line by line with each text as one mark. A line with a text is compared
with the line of that text's translation, and the lines between two such lines with each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from textwrap import shorten

from dragoman.contents import SHOWN, is_definition, is_translated, without_language
from dragoman.text.markdown.render import outer_segments, region
from dragoman.types import Document, Severity, Span

_TEXT = "…"  # what stands for a text
_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"^((?:[> ]|[0-9]+\. )*)[*+-] ")
_NUMBER = re.compile(r"^((?:> ?)*[0-9]+)(?:\\?[.)]|-) ")
_TITLE = re.compile(rf"\s+(?:\"{_TEXT}\"|'{_TEXT}'|\({_TEXT}\))(?=\))")
_FIELD = re.compile(r"\s*[:=]")  # what ends a field's name
_NAMES_ENGLISH = re.compile(r"\s*\"?lang(?:uage)?\"?\s*[:=]\s*[\"']?en[\"']?,?\s*")
_MARK = re.compile(r"\"?dragoman\"?\s*[:=]\s*\"model=(?:[^\"\\]|\\.)*\",?")  # of a generated page
_QUOTE, _RULE = frozenset("> "), frozenset("|:- ")  # of a blank line, of one between table rows


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside the texts, or one with marks for its texts."""

    text: str  # as compared
    span: Span  # in the document
    texts: tuple[int, ...] = ()  # numbers of its texts
    arabic: str = ""  # as it stands, where it names the source's language or direction


class _Drawing:
    """A document with a mark for each text, and what names the language rewritten."""

    def __init__(self, document: Document) -> None:
        self.marks: list[tuple[int, int]] = []  # where in `text`, and the segment that it is for
        self.rewritten: list[int] = []  # where in `text` a rewrite stands
        self._starts, self._origins = [0], [0]  # where `text` and the source run on together
        self._end = len(document.source)
        pieces: list[str] = []
        position = length = 0
        for span, text, segment in _edits(document):
            if span.start < position:
                continue  # a rewrite inside a text
            pieces += (document.source[position : span.start], text)
            length += span.start - position
            if segment is None:
                self.rewritten.append(length)
            else:
                self.marks.append((length, segment))
            length += len(text)
            position = span.end
            self._starts.append(length)
            self._origins.append(position)
        self.text = "".join([*pieces, document.source[position:]])

    def origin(self, offset: int) -> int:
        """Return where in the source the character at `offset` of `text` stands."""
        at = bisect_right(self._starts, offset) - 1
        return min(self._origins[at] + offset - self._starts[at], self._end)


def _edits(document: Document) -> list[tuple[Span, str, int | None]]:
    """Return what is drawn otherwise than it stands, in order: its place and, of texts, which."""
    edits: list[tuple[Span, str, int | None]] = [
        (rewrite.place, rewrite.text, None) for rewrite in document.rewrites
    ]
    edits += [
        (region(segment), _TEXT, segment.index)
        for segment, outer in zip(document.segments, outer_segments(document), strict=True)
        if outer is None
    ]
    return sorted(edits, key=lambda edit: (edit[0].start, -edit[0].end))


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that changed, are missing (no `target`) or were added (no `source`)."""

    message: str
    source: Span | None = None
    target: Span | None = None
    severity: Severity = Severity.ERROR


def lines(document: Document, numbers: Mapping[int, int]) -> list[Line]:
    """Return the lines of `document`; `numbers` are those of its segments.

    Lines without meaning (blank, of a table's alignment, a link's definition) are left out, and so
    are those with a segment that has no number.
    """
    drawing = _Drawing(document)
    found: list[Line] = []
    marks = deque(drawing.marks)
    for match in _LINE.finditer(drawing.text):
        texts: list[int] = []
        while marks and marks[0][0] < match.end():
            texts.append(marks.popleft()[1])
        text = _plain(match.group()) if texts else _MARK.sub("", match.group()).rstrip()
        if _says_something(text) and all(index in numbers for index in texts):
            span = Span(drawing.origin(match.start()), drawing.origin(match.end()))
            low, high = (bisect_left(drawing.rewritten, end) for end in match.span())
            arabic = span.of(document.source).strip() if low < high and not texts else ""
            found.append(Line(text, span, tuple(numbers[index] for index in texts), arabic))
    return found


def _says_something(line: str) -> bool:
    letters = frozenset(line)
    if letters <= _QUOTE or is_definition(line):
        return False
    return line == "---" or not letters <= _RULE


def differences(source: Sequence[Line], target: Sequence[Line]) -> Iterator[Difference]:
    """Yield every difference between the lines of two documents, in order."""
    common = {a.texts for a in source if a.texts} & {b.texts for b in target if b.texts}
    ours, theirs = _stretches(source, common), _stretches(target, common)
    for (before, a), (after, b) in zip(ours, theirs, strict=True):
        yield from _between(before, after)
        if a is not None and b is not None and a.text != b.text:
            yield _changed(a, b)


def _stretches(
    lines: Sequence[Line], common: set[tuple[int, ...]]
) -> list[tuple[list[Line], Line | None]]:
    """Return each line with texts that both sides have, after the lines without any before it."""
    stretches: list[tuple[list[Line], Line | None]] = []
    run: list[Line] = []
    for line in lines:
        if line.texts in common:
            stretches.append((run, line))
            run = []
        elif not line.texts:
            run.append(line)
    return [*stretches, (run, None)]


def _between(source: Sequence[Line], target: Sequence[Line]) -> Iterator[Difference]:
    source, target = _without_dropped(source, target), _without_added(source, target)
    matcher = SequenceMatcher(None, [a.text for a in source], [b.text for b in target])
    for kind, low, high, left, right in matcher.get_opcodes():
        ours, theirs = source[low:high], target[left:right]
        if kind == "equal":
            yield from (_kept(a, b) for a, b in zip(ours, theirs, strict=True) if b.arabic)
            continue
        common = min(len(ours), len(theirs))
        for a, b in zip(ours, theirs, strict=False):
            if not _says_the_same(a.text.strip(), b.text.strip()):
                yield _changed(a, b)
        if ours[common:]:
            message = f"{_shown(ours[common:])} is missing from the translation"
            yield Difference(message, source=_whole(ours[common:]))
        if theirs[common:]:
            message = f"{_shown(theirs[common:])} is not in the source"
            yield Difference(message, target=_whole(theirs[common:]))


def _without_dropped(source: Sequence[Line], target: Sequence[Line]) -> list[Line]:
    """Return the lines of `source` but for a language or direction that English need not name."""
    named = {_FIELD.split(line.text, 1)[0] for line in target}
    return [
        line
        for line in source
        if not line.arabic or "<" in line.text or _FIELD.split(line.text, 1)[0] in named
    ]


def _without_added(source: Sequence[Line], target: Sequence[Line]) -> list[Line]:
    """Return the lines of `target` but for a language that Arabic need not name."""
    named = {_FIELD.split(line.text, 1)[0] for line in source}
    return [
        line
        for line in target
        if not _NAMES_ENGLISH.fullmatch(line.text) or _FIELD.split(line.text, 1)[0] in named
    ]


def _says_the_same(a: str, b: str) -> bool:
    return without_language(a) == without_language(b) or is_translated(a, b)


def _kept(a: Line, b: Line) -> Difference:
    message = (
        f"the line “{shorten(b.arabic, SHOWN, placeholder='…')}” still says that this is Arabic"
    )
    return Difference(message, a.span, b.span, Severity.WARNING)


def _changed(a: Line, b: Line) -> Difference:
    return Difference(f"{_shown([a])} reads {_shown([b])}", a.span, b.span)


def _whole(lines: Sequence[Line]) -> Span:
    return Span(lines[0].span.start, lines[-1].span.end)


def _shown(lines: Sequence[Line]) -> str:
    first = shorten(lines[0].text, SHOWN, placeholder="…")
    return f"the line “{first}”" + (f" and {len(lines) - 1} more" if len(lines) > 1 else "")


def _plain(line: str) -> str:
    """Return a line with texts in one of the ways that it may be written."""
    line = " ".join(line.split())
    line = _NUMBER.sub(r"\1. ", _BULLET.sub(r"\1- ", line))
    return _TITLE.sub("", line.strip("| ").replace(" |", "|").replace("| ", "|"))
