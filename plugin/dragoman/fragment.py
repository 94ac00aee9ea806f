"""A selection from an editor: lines of a document without what stood around them.

Lines that are all indented would be code, and rows of a table without its head would be a
paragraph: both are made a document of their own, and given back as they were.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from dragoman.drafting import Progress
from dragoman.host import Host
from dragoman.lines import line_starts
from dragoman.pipeline import translate
from dragoman.protocols import Memory
from dragoman.types import Document, Span, Translation

_CELL: Final = re.compile(r"(?:\\.|[^\\|])*\|")
_RULE: Final = re.compile(r"\|[ \t|:-]*-[ \t|:-]*\|")  # the line below the head of a table


def translate_fragment(
    host: Host,
    source: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Translation:
    """Translate a selection as `translate` does a document; indentation and table rows stay.

    Raises what `translate` raises.
    """
    frame = _frame(source)
    opened = frame.opened(source)
    found = translate(host, opened, path=path, format=format, progress=progress, memory=memory)
    return found if opened == source else _restored(found, frame)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is taken from a selection, and what is added, to make it a document."""

    indent: str  # of every line that is not blank
    rule: str  # below the first row of a table, its line feed before it

    def opened(self, text: str) -> str:
        """Return the document that stands for the selection `text`."""
        lines = [line.removeprefix(self.indent) if line.strip() else line for line in _lines(text)]
        if self.rule:
            first = next(i for i, line in enumerate(lines) if line.strip())
            bare = lines[first].rstrip("\r\n")
            lines[first] = bare + self.rule + lines[first][len(bare) :]
        return "".join(lines)

    def closed(self, text: str) -> _Closed:
        """Return the selection that the document `text` stands for."""
        at = text.find(self.rule) if self.rule else len(text)
        bare = text[:at] + text[at + len(self.rule) :]
        starts, parts = [], []
        for start, line in zip(line_starts(bare), _lines(bare), strict=False):
            if line.strip():
                starts.append(start)
                parts.append(self.indent)
            parts.append(line)
        return _Closed("".join(parts), at, len(self.rule), tuple(starts), len(self.indent))


@dataclass(frozen=True, slots=True)
class _Closed:
    """A selection, with the way to it from offsets in the document that stood for it."""

    text: str
    at: int  # where the rule was
    rule: int  # its length
    starts: tuple[int, ...]  # of the lines that were indented
    indent: int  # its length

    def offset(self, opened: int) -> int:
        bare = opened if opened <= self.at else max(self.at, opened - self.rule)
        return bare + self.indent * bisect_right(self.starts, bare)

    def span(self, opened: Span) -> Span:
        return Span(self.offset(opened.start), self.offset(opened.end))


def _frame(text: str) -> _Frame:
    """Return what makes the selection `text` a document."""
    lines = [line for line in _lines(text) if line.strip()]
    indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines]
    indent = os.path.commonprefix(indents)  # noqa: RUF071 - character by character is meant
    rows = [line.strip() for line in lines]
    cells = [len(_CELL.findall(row)) - 1 for row in rows]
    is_table = bool(rows) and all(row[0] == row[-1] == "|" and len(row) > 1 for row in rows)
    has_head = any(_RULE.fullmatch(row) for row in rows)
    return _Frame(indent, "\n|" + "---|" * cells[0] if is_table and not has_head else "")


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of `text` with their ends; the last one may be empty."""
    starts = list(line_starts(text))
    yield from (text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def _restored(found: Translation, frame: _Frame) -> Translation:
    """Return a translation of the selection, from that of the document that stood for it."""
    source, target = frame.closed(found.document.source), frame.closed(found.text)
    segments = [
        replace(segment, places=tuple(source.span(place) for place in segment.places))
        for segment in found.document.segments
    ]
    return replace(
        found,
        document=Document(source.text, found.document.format, segments),
        text=target.text,
        sentences=[
            replace(one, source=source.span(one.source), target=target.span(one.target))
            for one in found.sentences
        ],
        findings=tuple(
            replace(
                one,
                source=one.source and source.span(one.source),
                target=one.target and target.span(one.target),
            )
            for one in found.findings
        ),
    )
