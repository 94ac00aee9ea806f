"""From block tokens to texts: where the words of each block lie, and the skeleton around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from dragoman.packed import Packed
from dragoman.text.markdown.html import mask_opaque
from dragoman.text.markdown.lines import Page, Piece, line_of
from dragoman.text.markdown.numbering import parted
from dragoman.types import Block, Rewrite, Span

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


@dataclass(frozen=True, slots=True)
class Text:
    """The content of one block that holds words."""

    kind: str  # of its segments
    piece: Piece


class Blocks:
    """Reads the block tokens of one page, handed over a block at a time."""

    def __init__(self, page: Page, skeleton: Packed[Block]) -> None:
        """Take the page and what its blocks are added to."""
        self.texts: Packed[Text] = Packed(Text)
        self.rewrites: list[Rewrite] = []  # of the numbers of items
        self._page = page
        self._skeleton = skeleton
        self._above = self._line = line_of(page.source, page.starts[0])
        self._before = self._opener = Token("", "", 0)
        self._row: list[Span] = []
        self._cell = 0

    def read(self, tokens: Sequence[Token]) -> None:
        """Take the next tokens of the page."""
        for token in tokens:
            self._read(token)
            self._before, self._opener = self._opener, token

    def _read(self, token: Token) -> None:
        if token.map:
            self._line = self._above + token.map[0]
        if token.type == "tr_open":
            self._cell, self._row = 0, []
        if token.type != "inline":
            self._skeleton.append(Block(_shape(token), self._line))
        if token.type == "html_block":
            piece = self._page.paragraph(token.meta["starts"])
            self._add(replace(piece, view=mask_opaque(piece.view)), "html")
        elif token.type == "inline" and token.content:
            for piece in self._pieces(token, self._opener, self._before):
                self._add(piece, _KINDS.get(self._opener.type, "paragraph"))
        elif token.type in {"th_close", "td_close"}:
            self._cell += 1

    def _add(self, piece: Piece, kind: str) -> None:
        if piece.text:
            self.texts.append(Text(kind, piece))

    def _pieces(self, token: Token, opener: Token, before: Token) -> Iterator[Piece]:
        page = self._page
        if span := token.meta.get("span"):
            yield page.piece([Span(*span)])
            return
        start = token.meta["starts"][0]
        end = page.line_end(page.line_at(start))
        if opener.type in {"th_open", "td_open"}:
            if not self._row:
                self._row = _cells(page.view, start, end)
            yield page.piece([self._row[self._cell]]).stripped()
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


def _shape(token: Token) -> str:
    """Return what of a token must be the same after translation."""
    level = token.markup if token.type.startswith(("heading", "fence")) else ""
    return f"{token.type} {level or token.tag}".strip()


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
