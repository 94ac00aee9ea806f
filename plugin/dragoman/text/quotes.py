"""Quotations: which marks belong together."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.types import Span

_MARK = re.compile('[«»“”„"]')
_CLOSES = {"»": ("«",), "”": ("“", "„"), "“": ("„", "”"), '"': ('"',)}
_OPENS = frozenset("«“„")


def quotations(text: str) -> list[Span]:
    """Return the outermost quotations of `text`, marks included, in order.

    A mark without a partner is passed over. Straight marks open and close in turn; the reversed
    ”...“ is read as a quotation too.

    >>> [span.of("قال «لا» و“نعم”") for span in quotations("قال «لا» و“نعم”")]
    ['«لا»', '“نعم”']
    """
    pairs: list[Span] = []
    waiting: list[tuple[str, int]] = []
    open_marks: Counter[str] = Counter()
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        partners = [partner for partner in _CLOSES.get(mark, ()) if open_marks[partner]]
        if partners:
            while True:
                opener, start = waiting.pop()
                open_marks[opener] -= 1
                if opener in partners:
                    break
            while pairs and pairs[-1].start > start:
                pairs.pop()
            pairs.append(Span(start, at + 1))
        elif mark in _OPENS or mark == '"' or _opens_reversed(text, at):
            waiting.append((mark, at))
            open_marks[mark] += 1
    return pairs


def _opens_reversed(text: str, at: int) -> bool:
    """Tell whether the closing mark at `at` stands where an opening one should."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] == "”" and (not before or before in " \n(:") and after.isalnum()
