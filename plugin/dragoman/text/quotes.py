"""Quotations: which marks belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.types import Span

_MARK = re.compile('[«»“”„"]')
_CLOSES = {"»": ("«",), "”": ("“", "„"), "“": ("„", "”"), '"': ('"',)}
_OPENS = frozenset("«“„")
_LAST_OPENS = re.compile(r'(?:^|[\s(])"[\w\ue000-\uf8ff][^"]*$')  # an upright mark, the last one


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


def continued_quotations(sentences: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the English of each sentence of a paragraph, given behind its source.

    Arabic opens a quotation that runs over several sentences once. English that puts the speaker
    behind the first of them closes it there, and so has to open it again.

    >>> list(continued_quotations([("قال: «نعم.", '"Yes," he said.'), ("أعرف».", 'I know."')]))
    ['"Yes," he said.', '"I know."']
    """
    here: tuple[str, ...] = ()
    there = False  # whether the English is within a quotation
    for source, english in sentences:
        was_open, here = bool(here), _open_marks(source, here)
        text = english
        marks = text.count('"')
        if was_open and not there:
            closes_alone = not here and marks % 2 == 1 and not _LAST_OPENS.search(text)
            if closes_alone or (here and not marks):
                text = '"' + text
        elif was_open and not here and marks and marks % 2 == 0 and text.startswith('"'):
            text = text[1:]
        there ^= text.count('"') % 2 == 1
        yield text


def _open_marks(text: str, waiting: tuple[str, ...]) -> tuple[str, ...]:
    """Return the marks whose quotations are open behind `text`, of `waiting` and its own."""
    stack = [*waiting]
    for match in _MARK.finditer(text):
        mark = match.group()
        partners = [partner for partner in _CLOSES.get(mark, ()) if partner in stack]
        if partners:
            while stack.pop() not in partners:
                pass
        elif mark in _OPENS or mark == '"':
            stack.append(mark)
    return tuple(stack)
