"""Quotation marks that are written as HTML entities: markup around what they quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape

from dragoman.types import Span

_NAMES = {"«": "&ldquo;", "»": "&rdquo;", "“": "&ldquo;", "”": "&rdquo;", '"': "&quot;"}
_OPENERS = {"»": "«", "”": "“", '"': '"'}


def quote_name(entity: str) -> str:
    """Return the entity for the same mark in English, "" for what is no quotation mark.

    >>> quote_name("&laquo;"), quote_name("&#171;"), quote_name("&amp;")
    ('&ldquo;', '&ldquo;', '')
    """
    return _NAMES.get(unescape(entity), "")


def is_guillemet(entity: str) -> bool:
    """Tell whether `entity` is a mark that English does not use."""
    return unescape(entity) in {"«", "»"}


def quote_pairs(text: str, quotes: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield those of `quotes`, entities in `text` in order, that open and close a quotation."""
    waiting: list[tuple[str, Span]] = []
    for span in quotes:
        mark = unescape(span.of(text))
        if waiting and waiting[-1][0] == _OPENERS.get(mark):
            yield waiting.pop()[1], span
        else:
            waiting.append((mark, span))
