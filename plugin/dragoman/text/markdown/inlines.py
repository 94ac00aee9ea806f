"""From the matches of the inline rules to spans: markup, protected text, and text inside markup."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from dragoman.text.markdown import html
from dragoman.text.markdown.entities import is_guillemet, quote_name, quote_pairs
from dragoman.text.markdown.lines import Piece
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
    template_marks,
    without_covered,
)
from dragoman.text.markdown.parser import Match, RecordingState, parse_inline
from dragoman.text.protect import find_urls
from dragoman.types import Span

_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ATOMS = {
    "backticks": "code",
    "autolink": "url",
    "entity": "entity",
    "math": "math",
    "footnote": "footnote",
    "html_code": "code",
    "braces": "braces",
    "bbcode": "bbcode",
}
_TITLE = re.compile(r"\s+(?:\"(.*)\"|'(.*)'|\((.*)\))\s*\)$", re.DOTALL)


class _Scanner:
    def __init__(self, md: MarkdownIt, piece: Piece, env: dict[str, object]) -> None:
        self.text = piece.text
        self.state: RecordingState = parse_inline(md, piece.view, env)
        self.marks: list[Mark] = []
        self.inners: list[Inner] = []
        self.tags: list[html.Tag] = []
        self.quotes: list[Span] = []  # quotation marks written as entities
        self.pairs = 0

    def scan(self) -> Scan:
        for match in self.state.matches:
            self._add(match)
        self._add_delimiters()
        self._add_quotes()
        tags = tag_marks(self.tags, self.pairs)
        marks = list(without_covered([*without_covered(self.marks), *tags]))
        pairs = self.pairs + len(self.tags)
        marks += list(template_marks(self.text, self.state.src, marks, pairs))
        marks = nested(sorted(marks, key=order))
        marks += list(protected_marks(self.text, [mark.span for mark in marks]))
        marks.sort(key=order)
        covered = [mark.span for mark in marks]
        inners = sorted(self.inners, key=lambda inner: inner.span)
        kept = set(covered)  # a tag inside the label of a reference is not
        rewrites = [rewrite for tag in self.tags if tag.span in kept for rewrite in tag.rewrites]
        rewrites += [
            (span, quote_name(span.of(self.text)))
            for span in self.quotes
            if span in kept and is_guillemet(span.of(self.text))
        ]
        return Scan(tuple(marks), tuple(inside(inners, covered)), tuple(rewrites))

    def _add(self, match: Match) -> None:
        start, end = match.start, match.end
        if match.rule == "entity" and quote_name(self.text[start:end]):
            self.quotes.append(Span(start, end))
        elif match.rule in _ATOMS:
            self._atom(_ATOMS[match.rule], start, end)
        elif match.rule in {"escape", "newline"}:
            self._escape(match)
        elif match.rule in {"html_inline", "template_tag"}:
            self._tag(start, end)
        elif match.rule == "image":
            self._image(start, end)
        elif match.rule == "link":
            self._link(start, end)
        elif match.rule == "footnote_text":
            self._pair("footnote", Span(start, start + 2), Span(end - 1, end))
        elif match.rule == "marked":
            self._pair("mark", Span(start, start + 2), Span(end - 2, end))
        elif match.rule == "wikilink":
            self._wikilink(match)

    def _escape(self, match: Match) -> None:
        start = match.start
        if match.token.type == "hardbreak":
            while start and self.text[start - 1] == " ":
                start -= 1
            self.marks.append(Mark(Span(start, match.end), "break", "break", "\n"))
        elif match.token.type == "text_special" and self.text[start + 1] in _ESCAPABLE:
            self._atom("escape", start, match.end)

    def _wikilink(self, match: Match) -> None:
        if "text" in match.token.meta:
            left, right = match.token.meta["text"]
            self._pair("wikilink", Span(match.start, left), Span(right, match.end))
        else:
            self._atom("wikilink", match.start, match.end)

    def _atom(self, kind: str, start: int, end: int, key: str = "") -> None:
        key = key or folded(self.text[start:end])
        self.marks.append(Mark(Span(start, end), kind, "atom", key))

    def _pair(self, kind: str, left: Span, right: Span, key: str = "") -> None:
        self.pairs += 1
        opener, closer = left.of(self.text), key or folded(right.of(self.text))
        self.marks.append(Mark(left, kind, "open", opener, self.pairs))
        self.marks.append(Mark(right, kind, "close", closer, self.pairs))

    def _label_end(self, start: int) -> int:
        state = self.state
        state.pos, state.posMax = start, len(state.src)
        return int(state.md.helpers.parseLinkLabel(state, start))

    def _image(self, start: int, end: int) -> None:
        label = self._label_end(start + 1)
        key = f"![{self._link_tail(label, end)}"
        encoding, last = "", label
        if self.text[label:end] in {"]", "][]"}:
            key = f"![][{folded(self.text[start + 2 : label])}]"
            encoding, last = "reference", end - 1
        self._atom("image", start, end, key)
        if label > start + 2:
            self.inners.append(Inner(Span(start + 2, last), "alt", encoding))

    def _link(self, start: int, end: int) -> None:
        label = self._label_end(start)
        if self.text[label:end] in {"]", "][]"}:
            name = folded(self.text[start + 1 : label])
            self._atom("link", start, end, f"][{name}]")
            self.inners.append(Inner(Span(start + 1, end - 1), "link", "reference"))
        else:
            key = self._link_tail(label, end)
            self._pair("link", Span(start, start + 1), Span(label, end), key)

    def _link_tail(self, label: int, end: int) -> str:
        """Return what of ``](url "title")`` must stay, and note the title as inner text."""
        tail = self.text[label:end]
        if not tail.startswith("]("):
            return folded(tail)
        after = label + 2
        while after < end and self.text[after] in " \t\n":
            after += 1
        target = self.state.md.helpers.parseLinkDestination(self.state.src, after, end)
        after = target.pos if target.ok else after
        title = _TITLE.match(self.text, after, end)
        if title and title.lastindex and title[title.lastindex]:
            left, right = title.span(title.lastindex)
            self.inners.append(Inner(Span(left, right), "title", f"title:{self.text[left - 1]}"))
            tail = self.text[label:left] + self.text[right:end]
        return folded(tail)

    def _tag(self, start: int, end: int) -> None:
        tag = html.read_tag(self.text, start, end)
        self.tags.append(tag)
        for span, kind in tag.texts:
            self.inners.append(Inner(span, kind, "attribute"))

    def _add_delimiters(self) -> None:
        urls = find_urls(self.text)
        in_url = {at for url in urls for at in range(url.start, url.end) if self.text[at] in "*_~"}
        opened: list[Span] = []
        for token in self.state.tokens:
            position = token.meta.get("position")
            if position is None or not token.nesting:
                continue
            size = len(token.markup)
            if token.nesting > 0:
                opened.append(Span(position + 1 - size if token.tag == "strong" else position, 0))
            elif opened:
                start = opened.pop().start
                kind = {"strong": "strong", "em": "emphasis"}.get(token.tag, "strikethrough")
                if start in in_url or position in in_url:
                    continue  # underscores of a bare URL
                self._pair(kind, Span(start, start + size), Span(position, position + size))

    def _add_quotes(self) -> None:
        """Pair the quotation marks; one alone is an atom."""
        paired: set[Span] = set()
        for left, right in quote_pairs(self.text, self.quotes):
            self._pair("quote", left, right, quote_name(right.of(self.text)))
            paired |= {left, right}
        for span in self.quotes:
            if span not in paired:
                self._atom("quote", span.start, span.end, quote_name(span.of(self.text)))


def scan_inlines(md: MarkdownIt, piece: Piece, env: dict[str, object]) -> Scan:
    """Return the marks of `piece`: markup first, then protected text between it."""
    return _Scanner(md, piece, env).scan()
