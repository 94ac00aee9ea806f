"""The plain text format: paragraphs, lists and lines, without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Format
from dragoman.text.arabic import fold_digits
from dragoman.text.items import NUMBER
from dragoman.text.markdown.html import read_tag
from dragoman.text.markdown.lines import Page
from dragoman.text.markdown.marks import nested, order, protected_marks, tag_marks
from dragoman.text.markdown.render import render_document
from dragoman.text.wrapped import is_wrapped
from dragoman.types import Block, Document, Inline, Rendered, Rewrite, Segment, Span

_MARKER = re.compile(rf"\s*(?:[-*•·▪◦–—]\s+|{NUMBER})?")
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")


class Plain:
    """Text whose blank lines part paragraphs; a line is a segment unless the lines are wrapped."""

    name = "plain"
    suffixes = (".txt", ".text")

    def parse(self, source: str) -> Document:
        """Find the paragraphs of `source`, or its lines where they stand for themselves."""
        page = Page(source, 1 if source.startswith("\ufeff") else 0, source.removeprefix("\ufeff"))
        segments: list[Segment] = []
        rewrites: list[Rewrite] = []
        skeleton: list[Block] = []
        for first, lines in _paragraphs(page):
            rewrites += _english_numbers(page, lines)
            for group in _groups(page, lines):
                piece = page.piece(group)
                if any(map(str.isalnum, piece.text)):
                    segments.append(
                        Segment(
                            index=len(segments),
                            kind="text",
                            text=piece.text,
                            places=piece.places,
                            inlines=_inlines(piece.text),
                        )
                    )
            skeleton.append(Block("paragraph", first + 1))
        return Document(source, self.name, tuple(segments), tuple(skeleton), tuple(rewrites))

    def escape(self, text: str, segment: Segment) -> str:  # noqa: ARG002  nothing is markup here
        """Return `text` on one line; `render` wraps it where its source was wrapped."""
        return " ".join(text.split("\n"))

    def render(
        self, document: Document, targets: Sequence[str | None], *, language: str = "en"
    ) -> Rendered:
        """Splice `targets` into the source, wrapped as their sources were."""
        return render_document(document, targets, rewrite=language == "en")


def _paragraphs(page: Page) -> Iterator[tuple[int, list[Span]]]:
    """Yield runs of lines that are not blank: the first line's number and each line's span."""
    run: list[Span] = []
    for line, start in enumerate(page.marks):
        end = page.line_end(line)
        if page.view[start:end].strip():
            run.append(Span(start, end))
        elif run:
            yield line - len(run), run
            run = []
    if run:
        yield len(page.marks) - len(run), run


def _inlines(text: str) -> tuple[Inline, ...]:
    """Return HTML tags, which some plain text has, and the protected text between them."""
    tags = [read_tag(text, *match.span()) for match in _TAG.finditer(text)]
    marks = nested(sorted(tag_marks(tags, 0), key=order))
    protected = protected_marks(text, [mark.span for mark in marks])
    return tuple(
        Inline(mark.span, mark.kind, mark.role, mark.key, mark.pair)
        for mark in sorted([*marks, *protected], key=order)
    )


def _english_numbers(page: Page, lines: Sequence[Span]) -> Iterator[Rewrite]:
    """Yield the list numbers in Arabic digits with what they are in English."""
    for line in lines:
        match = _MARKER.match(line.of(page.view))
        number = match["number"] if match else None
        if match and number and number != fold_digits(number):
            place = Span(*match.span("number")).shifted(line.start)
            yield Rewrite(page.piece([place]).places[0], fold_digits(number))


def _groups(page: Page, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the lines of each segment of one paragraph, without indents and list markers."""
    text = [span.of(page.view) for span in lines]
    starts = [_content_start(line) for line in text]
    bare = [
        Span(span.start + start, span.start + len(line.rstrip()))
        for span, line, start in zip(lines, text, starts, strict=True)
    ]
    group: list[int] = []
    for index, line in enumerate(text):
        if line[: starts[index]].strip() and group:  # a marker opens an item
            yield from _split(bare, text, group)
            group = []
        group.append(index)
    yield from _split(bare, text, group)


def _split(bare: Sequence[Span], text: Sequence[str], group: Sequence[int]) -> Iterator[list[Span]]:
    if is_wrapped([text[index] for index in group]):
        yield [bare[index] for index in group]
    else:
        yield from ([bare[index]] for index in group)


def _content_start(line: str) -> int:
    match = _MARKER.match(line)
    return match.end() if match else 0


@hookimpl
def register_formats() -> list[Format]:
    """Offer plain text."""
    return [Plain()]
