"""Shares said with two numbers: seven in ten, 7 out of every 10, سبعة من كل عشرة."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens

_NOUNS = 3  # words that "one" may count
_ROUND = {10**power for power in range(2, 7)}


def ratios(found: list[Found], tokens: Tokens, links: Collection[tuple[str, ...]]) -> list[Found]:
    """Return `found` with each two numbers that one of `links` joins made one, with both as parts.

    Where the other language has two numbers that are no share (three in four attacks), the parts
    still match them one by one.
    """
    result: list[Found] = []
    for item in found:
        left = result[-1] if result else None
        if left is not None and _joined(left, item, tokens, links):
            a, b = _count(left), _count(item)
            if 0 < a < b and (b <= 20 or b in _ROUND):
                parts = (Fraction(a), Fraction(b))
                result[-1] = Found(
                    left.first, item.end, Fraction(a, b), parts=parts, skip=left.skip
                )
                continue
        every = tokens.words[item.first - 2 : item.first] == ["من", "كل"] and _count(item)
        if every:  # a woman in three
            item = replace(item, also=(*item.also, Fraction(1, every)))  # noqa: PLW2901
        result.append(item)
    return result


def _joined(left: Found, right: Found, tokens: Tokens, links: Collection[tuple[str, ...]]) -> bool:
    """Tell whether a link stands between two numbers: two in three, one civil servant in three."""
    between = tokens.words[left.end : right.first]
    nouns = 0
    while nouns < min(_NOUNS, len(between) - 1) and between[nouns].isalpha() and left.value == 1:
        if tuple(between[nouns + 1 :]) in links:
            return True
        nouns += 1
    return tuple(between) in links


def _count(item: Found) -> int:
    """Return a bare whole number, 0 for any other figure."""
    value = item.value
    if item.kind != "cardinal" or item.unit or not isinstance(value, Fraction):
        return 0
    return int(value) if value.denominator == 1 else 0
