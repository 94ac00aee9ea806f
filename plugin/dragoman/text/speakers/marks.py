"""Quotations as spans: nested ones, ones left open, ones that only close.

One scan with a stack. News copy mixes its marks and forgets some, so a mark is judged by its
neighbours as well as by its shape; whatever stays open ends with the text, or where the next
quotation of the same kind begins at the same level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.types import Span

_MARK = re.compile("[«»“”„\"‘’‚'‹›]")
_KIND = dict(zip("«»“”„\"‘’‚'‹›", "gguuudsssaff", strict=True))
_OPENS = frozenset("«“„‘‚‹")
_CLOSES = frozenset("»”’›")
_SAME = frozenset("\"'")
_STOPS = ".!?؟…"
_REVERSED = {"”": "“", "»": "«", "’": "‘"}


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A quotation: `span` is what stands between its marks, `outer` has the marks too."""

    span: Span
    outer: Span
    depth: int  # 0 for an outermost one
    opened: bool = True  # False: it only closes, so that it began in an earlier paragraph
    closed: bool = True  # False: it only opens


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    reversed: bool = False


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of `text` by their beginning, nested and unclosed ones too.

    >>> text = "«قلت: ‘لا’» “نعم"
    >>> [(q.span.of(text), q.depth, q.closed) for q in quotations(text)]
    [('قلت: ‘لا’', 0, True), ('لا', 1, True), ('نعم', 0, False)]
    """
    found: list[Quotation] = []
    waiting: list[_Open] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark in "'’" and _is_apostrophe(text, at):
            continue
        partner = _partner(mark, text, at, waiting)
        if partner is not None:
            found.extend(_left_open(orphan, at, partner + 1) for orphan in waiting[partner + 1 :])
            start = waiting[partner].at
            found.append(Quotation(Span(start + 1, at), Span(start, at + 1), partner))
            del waiting[partner:]
        elif mark in _OPENS or (mark in _SAME and (mark == '"' or _may_open(text, at))):
            _reopen(text, mark, at, waiting, found)
            waiting.append(_Open(mark, at))
        elif mark in _REVERSED and _may_open(text, at) and _closes_later(text, mark, at):
            waiting.append(_Open(mark, at, reversed=True))
        elif mark in _CLOSES and mark != "’" and not found and not waiting:
            found.append(Quotation(Span(0, at), Span(0, at + 1), 0, opened=False))
    found.extend(_left_open(o, len(text), depth) for depth, o in enumerate(waiting))
    return sorted(found, key=lambda q: (q.outer.start, q.depth))


def outermost(text: str) -> list[Quotation]:
    """Return the quotations of `text` that stand in no other."""
    return [quotation for quotation in quotations(text) if quotation.depth == 0]


def is_left_open(text: str) -> bool:
    """Tell whether `text` ends inside a quotation.

    >>> is_left_open("قال: «لن نترك أرضنا."), is_left_open("قال: «لا».")
    (True, False)
    """
    return any(not q.closed and q.span.end == len(text) for q in outermost(text))


def _left_open(opener: _Open, end: int, depth: int) -> Quotation:
    return Quotation(Span(opener.at + 1, end), Span(opener.at, end), depth, closed=False)


def _partner(mark: str, text: str, at: int, waiting: list[_Open]) -> int | None:
    """Return which waiting opener `mark` closes."""
    if mark in _SAME and waiting and _may_open(text, at) and not _may_close(text, at):
        return None
    for index in range(len(waiting) - 1, max(-1, len(waiting) - 6), -1):
        opener = waiting[index]
        if _KIND[opener.mark] != _KIND[mark]:
            continue
        same = opener.mark == mark and _may_close(text, at) and not _may_open(text, at)
        fits = opener.reversed == (mark in _OPENS) or (opener.mark == "„" and mark == "“")
        if not (fits or same):
            continue
        return index
    return None


def _reopen(text: str, mark: str, at: int, waiting: list[_Open], found: list[Quotation]) -> None:
    """End a quotation left open where, a sentence later, the same mark opens another."""
    if not waiting or waiting[-1].mark != mark:
        return
    opener = waiting[-1]
    stop = max(text.rfind(stop, opener.at, at) for stop in _STOPS)
    if stop > 0 and ":" in text[stop:at]:
        waiting.pop()
        found.append(_left_open(opener, stop + 1, len(waiting)))


def _closes_later(text: str, mark: str, at: int) -> bool:
    """Tell whether a closing mark in front of a word has a partner: ”نعم“, ”نعم”."""
    return any(text.find(other, at + 1) > 0 for other in (mark, _REVERSED[mark]))


def _may_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    opens = not before or before in " \n\u00a0(:[ـ-—–،"
    return opens and after != "" and (after.isalnum() or after in '«“"‘(…')


def _may_close(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and (not after or not after.isalnum())


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum()
