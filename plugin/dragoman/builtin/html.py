"""The HTML format: a page or a fragment, with the text between its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Format
from dragoman.text.markdown.blocks import Text
from dragoman.text.markdown.html import Tag, read_tag
from dragoman.text.markdown.lines import Page, Piece
from dragoman.text.markdown.marks import (
    Inner,
    Mark,
    Scan,
    folded,
    inside,
    nested,
    order,
    protected_marks,
    tag_marks,
)
from dragoman.text.markdown.render import render_document
from dragoman.text.markdown.segments import Segmenter
from dragoman.types import Block, Document, Rendered, Segment, Span

_CODE = frozenset({"code", "kbd", "samp", "var"})
_DRAWN = frozenset({"svg", "math"})
# Every alternative ends somewhere, at the end of the page if need be: one pass reads any text.
_TOKEN = re.compile(
    r"""
    (?P<comment><!--[\s\S]*?(?:-->|\Z) | <[!?][^>]*(?:>|\Z))
  | (?P<drawn><(?:svg|math)(?=[\s/>])[^<>]*/>)
  | (?P<opaque><(?P<name>script|style|pre|textarea|svg|math|code|kbd|samp|var)(?=[\s/>])
      [\s\S]*?(?:</(?P=name)\s*>|\Z))
  | (?P<tag></?[A-Za-z](?:=\s*"[^"]*(?:"|\Z) | =\s*'[^']*(?:'|\Z) | [^>])*+(?:>|\Z))
  | (?P<entity>&(?:\#[0-9]{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Html:
    """HTML whose tags, comments, scripts and code stay; block-level tags part the texts."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def parse(self, source: str) -> Document:
        """Find the texts between the tags, and those in ``alt`` and ``title``."""
        page = Page(source, 1 if source.startswith("\ufeff") else 0, source.removeprefix("\ufeff"))
        segmenter = Segmenter(scan)
        piece = page.paragraph(page.marks)
        if piece.text:
            segmenter.read([Text("html", piece)])
        skeleton = tuple(
            Block(f"{'/' * tag.closes}{tag.name}", page.line_at(tag.span.start) + 1)
            for tag in _tags(page.view)
            if tag.block
        )
        return Document(source, self.name, segmenter.segments, skeleton, tuple(segmenter.rewrites))

    def escape(self, text: str, segment: Segment) -> str:  # noqa: ARG002 - alike everywhere
        """Return `text` with entities for what HTML takes for markup."""
        return escape(text, quote=False)

    def render(
        self, document: Document, targets: Sequence[str | None], *, language: str = "en"
    ) -> Rendered:
        """Splice `targets` into the source; a target holds its segment's tags verbatim."""
        return render_document(document, targets, rewrite=language == "en")


def scan(piece: Piece) -> Scan:
    """Return the marks of `piece`: tags, what is no prose, entities, and protected text."""
    tags: list[Tag] = []
    marks: list[Mark] = []
    for match in _TOKEN.finditer(piece.text):
        span, kind = Span(*match.span()), match.lastgroup or ""
        if kind == "tag":
            tags.append(read_tag(piece.text, *match.span()))
        else:
            marks.append(_mark(span, kind, (match["name"] or "").lower(), match.group()))
    marks = nested(sorted([*marks, *tag_marks(tags, 0)], key=order))
    protected = protected_marks(piece.text, [mark.span for mark in marks])
    marks = sorted([*marks, *protected], key=order)
    inners = [Inner(span, kind, "attribute") for tag in tags for span, kind in tag.texts]
    rewrites = [rewrite for tag in tags for rewrite in tag.rewrites]
    covered = [mark.span for mark in marks]
    return Scan(tuple(marks), tuple(inside(inners, covered)), tuple(rewrites))


def _mark(span: Span, kind: str, name: str, text: str) -> Mark:
    """Return the mark of what is kept as one piece."""
    if kind in {"comment", "entity"}:
        return Mark(span, kind, "atom", folded(text))
    block = bool(name) and name not in _CODE | _DRAWN
    return Mark(span, "code" if name in _CODE else "html", "atom", folded(text), block=block)


def _tags(view: str) -> Iterator[Tag]:
    for match in _TOKEN.finditer(view):
        if match.lastgroup == "tag":
            yield read_tag(view, *match.span())


@hookimpl
def register_formats() -> list[Format]:
    """Offer HTML."""
    return [Html()]
