"""Percentages whose sign an earlier one saves: tomatoes rose by 28 percent, poultry by 9."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dragoman.text.figures.english_words import AFTER_A_PART
from dragoman.text.figures.figure import Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import UNSAID

_MOST = 1000


def unsaid(found: list[Found], tokens: Tokens) -> list[Found]:
    """Return `found` with the unit of each number that may be such a percentage left open.

    It counts nothing itself: a percentage stands before it, and no noun after it.
    """
    result, seen = [], False
    for item in found:
        seen = seen or item.kind == "percent"
        open_unit = seen and _is_share(item) and _is_alone(item, tokens)
        result.append(replace(item, unit=UNSAID) if open_unit else item)
    return result


def _is_share(item: Found) -> bool:
    plain = item.kind == "cardinal" and not item.unit and item.weight is not Weight.FAINT
    if not plain or not isinstance(item.value, Fraction) or item.scale > 1:
        return False
    return item.value < _MOST and not (item.value < 1 and item.parts)  # two in three


def _is_alone(item: Found, tokens: Tokens) -> bool:
    following = tokens.words[item.end]
    return not following.isalpha() or following in AFTER_A_PART
