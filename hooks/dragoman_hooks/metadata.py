"""A format: Markdown below lines such as ``Title: text``, as Pelican and MkDocs read them.

Python-Markdown's extension `meta` made them known. They look like YAML between ``---`` and are
not: a value is all that follows the colon, quotes included, and goes on in lines with an indent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dragoman import Block, Document, Format, Rendered, Rewrite, Segment, Settings, Span, hookimpl
from dragoman.builtin.markdown import Markdown
from dragoman.text.markdown.html import english_value
from dragoman.text.markdown.marks import plain_inlines

NAME: Final = "markdown-with-metadata"
KIND: Final = "front-matter"  # of a segment
_FENCE: Final = re.compile(r"(?:---|\.\.\.)(?:\s.*)?")
_LINE: Final = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FIRST: Final = re.compile(r" {0,3}(?P<key>[\w-]+):[ \t]*(?P<value>.*?)\s*", re.ASCII)
_FURTHER: Final = re.compile(r"(?: {4}|\t)\s*(?P<value>.*?)\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value: a span of the source for each line of it."""

    key: str  # in lower case
    line: int  # from 1
    places: tuple[Span, ...]


def read_metadata(source: str) -> tuple[list[Entry], int]:
    r"""Return the entries at the top of `source`, and where the text below them begins.

    >>> entries, end = read_metadata("Title: نبأ\nLang: ar\n\nنص\n")
    >>> [entry.key for entry in entries], end
    (['title', 'lang'], 21)
    """
    entries: list[Entry] = []
    start = end = 1 if source.startswith("\ufeff") else 0
    for number, match in enumerate(_LINE.finditer(source, start), 1):
        line = match[1]
        if number == 1 and line.startswith("---") and _FENCE.fullmatch(line):
            continue
        if not line.strip() or _FENCE.fullmatch(line):
            end = match.end() if entries else end
            break
        if first := _FIRST.fullmatch(line):
            value = Span(*first.span("value")).shifted(match.start())
            entries.append(Entry(first["key"].lower(), number, (value,)))
        elif entries and (further := _FURTHER.fullmatch(line)):
            last = entries[-1]
            value = Span(*further.span("value")).shifted(match.start())
            entries[-1] = replace(last, places=(*last.places, value))
        else:
            break
        end = match.end()
    return entries, end


class WithMetadata:
    """Markdown whose front matter is metadata in lines."""

    name = NAME
    suffixes: tuple[str, ...] = ()

    def __init__(self, fields: Sequence[str]) -> None:
        """Take the names of the fields to translate."""
        self._fields = frozenset(map(str.lower, fields))
        self._markdown = Markdown(())

    def parse(self, source: str) -> Document:
        """Find the segments of the metadata, then those of the Markdown, which is parsed alone."""
        entries, end = read_metadata(source)
        head = list(self._segments(source, entries))
        view = re.sub(r"[^\r\n]", " ", source[:end]) + source[end:]
        body = self._markdown.parse(view)
        moved = [replace(one, index=one.index + len(head)) for one in body.segments]
        blocks = [Block(f"metadata {entry.key}", entry.line) for entry in entries]
        return Document(
            source=source,
            format=self.name,
            segments=[*head, *moved],
            skeleton=[*blocks, *body.skeleton],
            rewrites=(*_rewrites(source, entries), *body.rewrites),
            kept=body.kept,
        )

    def escape(self, text: str, segment: Segment) -> str:
        """Return `text` as it has to be in metadata, or in Markdown."""
        if segment.kind == KIND:
            return " ".join(text.split())
        return self._markdown.escape(text, segment)

    def render(
        self, document: Document, targets: Sequence[str | None], *, language: str = "en"
    ) -> Rendered:
        """Splice `targets` into the source, as Markdown does."""
        return self._markdown.render(document, targets, language=language)

    def _segments(self, source: str, entries: Sequence[Entry]) -> Iterator[Segment]:
        index = 0
        for entry in entries:
            text = "\n".join(place.of(source) for place in entry.places)
            if entry.key in self._fields and any(map(str.isalnum, text)):
                places = tuple(place for place in entry.places if place.of(source))
                text = "\n".join(place.of(source) for place in places)
                yield Segment(index, KIND, text, places, plain_inlines(text))
                index += 1


def _rewrites(source: str, entries: Sequence[Entry]) -> Iterator[Rewrite]:
    for entry in entries:
        value = english_value(entry.key, entry.places[0].of(source))
        if value and len(entry.places) == 1:
            yield Rewrite(entry.places[0], value)


@hookimpl
def register_formats(settings: Settings) -> list[Format]:
    """Offer the format, with the fields that the settings name for front matter."""
    return [WithMetadata(settings.front_matter_fields)]
