"""What a person's English says in the terms of its source: coded text with the same inlines."""

from __future__ import annotations

import html
from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.memory.stretch import Stretch
from dragoman.types import Inline, Segment, Span

_SPELT = frozenset(  # kinds that are words or signs of a text, found by their spelling alone
    {"email", "file", "foreign", "handle", "latin", "path", "protected", "symbol", "tag", "url"}
)


_Traced = list[tuple[str, Span]]  # characters, each with its place in the edited segment


@dataclass(frozen=True, slots=True)
class Edited:
    """The text of an edited segment in the terms of its source."""

    text: str
    places: Sequence[Span]  # of each character, in the segment's text

    def place(self, span: Span) -> Span:
        """Return where a part of the text, not an empty one, stands in the segment's."""
        return Span(self.places[span.start].start, self.places[span.end - 1].end)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the edited segment and what stands for it."""

    span: Span
    text: str


def in_terms_of(stretch: Stretch, edited: Segment) -> Edited | None:
    """Return the text of `edited` with the inlines of `stretch`, the whole of its source.

    None where it lacks markup of the source, or has some that the source has not.
    """
    waiting = _by_likeness(stretch.inlines)
    pieces: list[_Piece] = []
    ends = {inline.pair: inline for inline in edited.inlines if inline.role == "close"}
    closing: dict[int | None, str] = {}
    for inline in edited.inlines:
        if pieces and inline.span.start < pieces[-1].span.end:
            continue  # inside a reference
        span, text = inline.span, None
        end = ends.get(inline.pair) if inline.role == "open" else None
        if end is not None:
            pair = _take_pair(inline, end, stretch, waiting)
            if pair is not None:
                text, closing[inline.pair] = pair
            elif whole := _take((end.kind, "atom", end.key), waiting):
                span, text = Span(span.start, end.span.end), whole
        elif inline.role == "close" and inline.pair in closing:
            text = closing[inline.pair]
        else:
            text = _take(_likeness(inline), waiting)
        if text is None:
            text = _plain(inline, inline.span.of(edited.text))
        if text is None:
            return None
        pieces.append(_Piece(span, text))
    return _with_words(_folded(_spliced(edited.text, pieces)), stretch)


def _take_pair(
    start: Inline, end: Inline, stretch: Stretch, waiting: Mapping[Hashable, deque[str]]
) -> tuple[str, str] | None:
    """Take the first pair of the source that is closed by the like of `end`."""
    for char in waiting.get(_likeness(end), ()):
        pair = stretch.inlines[char].pair
        for other in waiting.get(_likeness(start), ()):
            if stretch.inlines[other].pair == pair:
                waiting[_likeness(end)].remove(char)
                waiting[_likeness(start)].remove(other)
                return other, char
    return None


def _take(likeness: Hashable, waiting: Mapping[Hashable, deque[str]]) -> str | None:
    return waiting[likeness].popleft() if waiting.get(likeness) else None


def _by_likeness(inlines: Mapping[str, Inline]) -> dict[Hashable, deque[str]]:
    waiting: dict[Hashable, deque[str]] = {}
    for char, inline in inlines.items():
        waiting.setdefault(_likeness(inline), deque()).append(char)
    return waiting


def _likeness(inline: Inline) -> Hashable:
    """Return what an inline and its like in the other language share; of a pair, the end says.

    Of a pair of shortcodes both ends do: the first one has the arguments.
    """
    if inline.role == "open" and inline.kind != "template":
        return inline.kind, inline.role
    return inline.kind, inline.role, inline.key


def _plain(inline: Inline, written: str) -> str | None:
    """Return what an inline that only the translation has says as text, None if it is markup."""
    if inline.kind in _SPELT:
        return written
    if inline.kind == "escape":
        return written[1:]
    return html.unescape(written) if inline.kind == "entity" else None


def _spliced(text: str, pieces: list[_Piece]) -> Iterator[tuple[str, Span]]:
    position = 0
    for piece in [*pieces, _Piece(Span(len(text), len(text)), "")]:
        for offset in range(position, piece.span.start):
            yield text[offset], Span(offset, offset + 1)
        yield from ((character, piece.span) for character in piece.text)
        position = piece.span.end


def _folded(characters: Iterable[tuple[str, Span]]) -> _Traced:
    """Return each run of white space as one space, and none at the ends, as `folded` does."""
    kept: _Traced = []
    for character, place in characters:
        if not character.isspace():
            kept.append((character, place))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", place))
    return kept[:-1] if kept and kept[-1][0] == " " else kept


def _with_words(traced: _Traced, stretch: Stretch) -> Edited | None:
    """Fold the words of the source that must pass through where `traced` has them as words."""
    for char, inline in stretch.inlines.items():
        text = "".join(character for character, _ in traced)
        if char in text:
            continue
        written = stretch.written[char]
        start = text.find(written)
        if inline.kind not in _SPELT or start < 0:
            return None
        end = start + len(written)
        place = Span(traced[start][1].start, traced[end - 1][1].end)
        traced = [*traced[:start], (char, place), *traced[end:]]
    text = "".join(character for character, _ in traced)
    places = [place for _, place in traced]
    return Edited(text, places) if stretch.holds_markup_of(text) else None
