"""From block tokens to segments: where each text lies, its inlines, and what nests in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from sys import intern

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.text.markdown.front_matter import FrontMatter
from dragoman.text.markdown.html import mask_opaque
from dragoman.text.markdown.inlines import scan_inlines
from dragoman.text.markdown.lines import Page, Piece, line_of
from dragoman.text.markdown.marks import PLAIN_KINDS, Inner, Scan
from dragoman.text.markdown.numbering import parted
from dragoman.text.markdown.parser import parse_blocks
from dragoman.types import Block, Inline, Rewrite, Segment, Span

_KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
    "dt_open": "term",
    "directive": "title",
    "admonition_open": "title",
    "abbreviation": "title",
}
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_ALERT = re.compile(r"\[![A-Za-z-]+\][+-]?[ \t]*")
_HEADING_TAIL = re.compile(r"(?:[ \t]+#+)?[ \t]*$")
_ATTRIBUTES = re.compile(r"(?:^|[ \t]+)\{:?[ \t]*[#.:\w][^{}\n]*\}[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass
class Segmenter:
    """Collects the segments, rewrites and skeleton of one document."""

    md: MarkdownIt
    page: Page
    front: FrontMatter
    segments: list[Segment] = field(default_factory=list)
    rewrites: list[Rewrite] = field(default_factory=list)
    skeleton: list[Block] = field(default_factory=list)
    row: list[Span] = field(default_factory=list)

    def run(self) -> None:
        """Read the front matter's fields, then every block."""
        for part in self.front.fields:
            self._add(part.kind, part.text, part.places, part.inlines, part.encoding)
        self.rewrites.extend(self.front.rewrites)
        self.skeleton.extend(self.front.skeleton)
        tokens, self.env = parse_blocks(self.md, self.page.view)
        above = line_of(self.page.source, self.page.starts[0])
        line, cell = above, 0
        before = opener = Token("", "", 0)
        tokens.reverse()
        while tokens:
            token = tokens.pop()  # freed as soon as it is read
            if token.map:
                line = above + token.map[0]
            if token.type == "tr_open":
                cell, self.row = 0, []
            if token.type != "inline":
                self.skeleton.append(Block(_shape(token), line))
            if token.type == "html_block":
                self._html(token)
            elif token.type == "inline" and token.content:
                for piece in self._pieces(token, opener, before, cell):
                    self._emit(piece, _KINDS.get(opener.type, "paragraph"))
            cell += opener_is_cell(token)
            before, opener = opener, token

    def _pieces(self, token: Token, opener: Token, before: Token, cell: int) -> Iterator[Piece]:
        page = self.page
        if span := token.meta.get("span"):
            yield page.piece([Span(*span)])
            return
        start = token.meta["starts"][0]
        end = page.line_end(page.line_at(start))
        if opener.type in {"th_open", "td_open"}:
            if not self.row:
                self.row = _cells(page.view, start, end)
            yield page.piece([self.row[cell]]).stripped()
        elif opener.type == "heading_open" and opener.markup.startswith("#"):
            start += len(opener.markup)
            tail = _HEADING_TAIL.search(page.view, start, end)
            end = tail.start() if tail else end
            piece = self._headed(page.piece([Span(start, end)]).stripped())
            tail = _HEADING_TAIL.search(piece.view)  # closing marks before the attributes
            yield piece.cut(0, tail.start()) if tail else piece
        elif opener.type == "heading_open":
            yield self._headed(page.paragraph(token.meta["starts"]))
        else:
            yield from self._paragraph(page.paragraph(token.meta["starts"]), before)

    def _headed(self, piece: Piece) -> Piece:
        """Leave the id or attribute list of a heading out."""
        tail = _ATTRIBUTES.search(piece.text)
        return piece.cut(0, tail.start()) if tail else piece

    def _paragraph(self, piece: Piece, before: Token) -> Iterator[Piece]:
        """Leave out a task's box, an alert's marker, list numbers and a last line of attributes."""
        first, _, rest = piece.text.partition("\n")
        if before.type == "list_item_open" and (match := _TASK.match(first)):
            piece = piece.cut(match.end(), len(piece.text))
        elif before.type == "blockquote_open" and (match := _ALERT.match(first)):
            yield piece.stripped(match.end(), len(first))
            piece = piece.cut(len(first) + 1, len(piece.text)) if rest else piece.cut(0, 0)
        head, feed, last = piece.text.rpartition("\n")
        if _ATTRIBUTES.fullmatch(last):
            piece = piece.cut(0, len(head)) if feed else piece.cut(0, 0)
        pieces, rewrites = parted(piece)
        self.rewrites.extend(rewrites)
        yield from pieces

    def _html(self, token: Token) -> None:
        piece = self.page.paragraph(token.meta["starts"])
        self._emit(replace(piece, view=mask_opaque(piece.view)), "html")

    def _emit(self, piece: Piece, kind: str) -> None:
        """Add the segments of `piece`: one a run between block-level tags, and those inside."""
        if not piece.text:
            return
        scan = scan_inlines(self.md, piece, self.env)
        for span, text in scan.rewrites:
            self.rewrites.append(Rewrite(piece.cut(span.start, span.end).places[0], text))
        inner = 0
        for start, end in _runs(piece, scan):
            while inner < len(scan.inners) and scan.inners[inner].span.start < start:
                self._emit_inner(piece, scan.inners[inner])
                inner += 1
            part = piece.cut(start, end)
            inlines = _inlines(scan, start, end)
            if _has_text(part.text, inlines):
                self._add(kind, part.text, part.places, inlines)
        for rest in scan.inners[inner:]:
            self._emit_inner(piece, rest)

    def _emit_inner(self, piece: Piece, inner: Inner) -> None:
        part = piece.cut(inner.span.start, inner.span.end)
        shown = part
        if inner.encoding == "reference" and part.text.endswith("]["):
            shown = part.cut(0, len(part.text) - 2)
        scan = scan_inlines(self.md, shown, self.env)
        inlines = _inlines(scan, 0, len(shown.text))
        if _has_text(shown.text, inlines):
            self._add(inner.kind, shown.text, part.places, inlines, inner.encoding)

    def _add(
        self,
        kind: str,
        text: str,
        places: tuple[Span, ...],
        inlines: tuple[Inline, ...],
        encoding: str = "",
    ) -> None:
        index = len(self.segments)
        self.segments.append(Segment(index, kind, text, places, inlines, encoding))


def opener_is_cell(token: Token) -> bool:
    """Tell whether `token` ends a table cell."""
    return token.type in {"th_close", "td_close"}


def _shape(token: Token) -> str:
    """Return what of a token must be the same after translation."""
    level = token.markup if token.type.startswith(("heading", "fence")) else ""
    return intern(f"{token.type} {level or token.tag}".strip())


def _cells(view: str, start: int, end: int) -> list[Span]:
    """Return the cells of a table row in `view`, without the empty ones outside the pipes."""
    while end > start and view[end - 1] in " \t":
        end -= 1
    spans: list[Span] = []
    left = start
    for match in _PIPE.finditer(view, start, end):
        spans.append(Span(left, match.start()))
        left = match.end()
    spans.append(Span(left, end))
    if spans and spans[0].start == spans[0].end:
        spans.pop(0)
    if spans and spans[-1].start == spans[-1].end:
        spans.pop()
    return spans


def _inlines(scan: Scan, start: int, end: int) -> tuple[Inline, ...]:
    """Return the inlines of one run; markup whose other end lies elsewhere becomes an atom."""
    marks = scan.marks_in(start, end)
    ends = Counter(mark.pair for mark in marks)
    return tuple(
        Inline(mark.span.shifted(-start), mark.kind, mark.role, intern(mark.key), mark.pair)
        if mark.pair is None or ends[mark.pair] == 2  # noqa: PLR2004  both ends
        else Inline(mark.span.shifted(-start), mark.kind, "atom", intern(mark.key))
        for mark in marks
    )


def _runs(piece: Piece, scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `piece` between block-level tags, without lines of markup alone."""
    left = 0
    borders = [mark.span for mark in scan.marks if mark.block]
    for border in [*borders, Span(len(piece.text), len(piece.text))]:
        start, end = _trimmed(piece.text, left, border.start)
        for mark in scan.marks_in(start, end):
            if mark.is_plain or mark.role != "atom" or mark.span.start != start:
                break
            if mark.span.end != piece.text.find("\n", start, end):
                break
            start, end = _trimmed(piece.text, mark.span.end, end)
        if start < end:
            yield start, end
        left = border.end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _has_text(text: str, inlines: tuple[Inline, ...]) -> bool:
    """Tell whether any letter or digit stands outside markup."""
    position = 0
    for inline in inlines:
        if inline.kind in PLAIN_KINDS or (inline.kind == "link" and inline.role == "atom"):
            continue  # a shortcut reference is text
        if any(map(str.isalnum, text[position : inline.span.start])):
            return True
        position = inline.span.end
    return any(map(str.isalnum, text[position:]))
