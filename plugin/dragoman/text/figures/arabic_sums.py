"""A unit and more of it: ساعة ونصف الساعة, 15 ليرة و30 قرشا, مئة عام وعامين."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.text.figures.arabic_nouns import dual_unit, read_dual
from dragoman.text.figures.arabic_numbers import after_and, read_cardinal
from dragoman.text.figures.arabic_times import month_words
from dragoman.text.figures.arabic_words import lexicon
from dragoman.text.figures.figure import Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens, fold
from dragoman.text.figures.units import units

_CHANGE = """
100 قرش قرشا قروش سنت سنتا سنتات هللة هللات|1000 فلس فلسا فلوس مليم مليما مليمات بيسة بيسات
"""
_PREFIXES = ("", "و", "ل", "ب", "ف", "ك")
_TIMES = {"hour", "minute", "day", "week", "month", "year"}


class More(NamedTuple):
    """What is added to a quantity, as it is written and in the unit, before token `end`."""

    written: Fraction
    value: Fraction
    end: int


@cache
def _change() -> dict[str, int]:
    """Return how many coins make one of the money, by the name of the coin."""
    lines = (line.split() for line in fold(_CHANGE).strip().split("|"))
    return {word: int(count) for count, *words in lines for word in words}


def read_more(tokens: Tokens, value: Fraction, unit: str, end: int) -> More | None:
    """Return what و adds at `end` to `value` of a unit: a part of it, its coins, or one or two."""
    word, at = after_and(tokens, end)
    if word is not None and word.role == "fraction" and word.value < 1:
        again = _is_unit(tokens.words[at + 1].removeprefix("ال"), unit)
        other = tokens.words[at + 1].startswith("ال") and not again
        return None if other else More(word.value, word.value, at + 1 + again)
    number = read_cardinal(tokens, at, word) if at > end or word is not None else None
    if number is not None and (coins := _change().get(tokens.words[number.end])):
        return More(number.value, number.value / coins, number.end + 1)
    if value % 100 or not tokens.words[end].startswith("و"):
        return None
    dual = read_dual(tokens.words[end]) is not None and dual_unit(tokens.words[end])[0] == unit
    count = Fraction(2 if dual else _is_unit(tokens.words[end][1:], unit))
    return More(count, count, end + 1) if count else None


def _is_unit(word: str, unit: str) -> bool:
    return word in units() and units()[word][0] == unit.partition("/")[0]


@lru_cache(maxsize=16384)
def one_unit(word: str) -> str | None:
    """Return the unit that a bare noun names once: ساعة, لأسبوع.

    >>> one_unit("لساعه"), one_unit("الساعه")
    ('hour', None)
    """
    if word in lexicon():
        return None
    stems = [word.removeprefix(p) for p in _PREFIXES if word.startswith(p)]
    return next((units()[stem][0] for stem in stems if stem in units()), None)


def read_one(tokens: Tokens, index: int) -> Found | None:
    """Read ساعة ونصف as 1.5 hours, and a bare أسبوع as a faint week: it may be seven days."""
    unit = one_unit(tokens.words[index]) or ""
    more = read_more(tokens, Fraction(1), unit, index + 1)
    if more is not None and more.written < 1:
        return Found(index, more.end, 1 + more.value, "measure", unit)
    following = tokens.words[index + 1]
    named = following[:1].isdecimal() or following.startswith("ال") or following in month_words()
    if unit not in _TIMES or named or (index and tokens.words[index - 1] == "كل"):
        return None
    return Found(index, index + 1, Fraction(1), "measure", unit, Weight.FAINT)
