"""What stands around an Arabic number: its sign, its unit, and the month of a date."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from fractions import Fraction

from dragoman.text.figures.arabic_numbers import Number
from dragoman.text.figures.arabic_sums import read_more
from dragoman.text.figures.arabic_times import read_date
from dragoman.text.figures.figure import Kind, Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import currency_before, read_unit, units

_PERCENT = {"بالمئه", "بالمائه", "بالميه", "%"}
_HUNDRED = {"المئه", "المائه", "الميه"}
_MINUS = {"-", "سالب", "ناقص"}
_AGES = {"عقود": 10, "قرون": 100, "عقدا": 10, "قرنا": 100}


def signed(tokens: Tokens, index: int) -> int:
    """Return where a number in digits begins, with its sign."""
    sign = index - 1
    if index and tokens.words[sign] in _MINUS - {"-"}:
        return sign
    if not index or tokens.words[sign] not in {"-", "+"} or not tokens.touches(index):
        return index
    free = sign == 0 or not tokens.touches(sign) or tokens.words[sign - 1] in {"(", "«", '"'}
    if sign and tokens.words[sign - 1][:1].isdecimal():
        return index  # 30 -50, a range
    return sign if free else index


def dated(tokens: Tokens, index: int, number: Number) -> Found | None:
    """Return the date whose day is `number`, where a month follows."""
    if number.value.denominator == 1 and 1 <= number.value <= 31 and number.scale == 1:
        return read_date(tokens, index, int(number.value), number.end)
    return None


def counted(
    tokens: Tokens, first: int, index: int, number: Number, weight: Weight = Weight.HARD
) -> Found:
    """Return `number` with its sign and with the unit that stands beside it."""
    value, end, also = number.value, number.end, number.also
    if first < index and tokens.words[first] in _MINUS:
        value, also = -value, tuple(-v for v in also if isinstance(v, Fraction))
    unit, kind, end = _unit(tokens, first, end)
    below = end + (tokens.words[end] in {"مئويه", "درجه", "درجات"})
    if tokens.words[below] == "تحت" and tokens.words[below + 1] == "الصفر":
        value, end = -value, below + 2
    if kind == "percent" or unit.partition("/")[0] in {"dollar", "euro"}:
        weight = Weight.HARD
    if (years := _AGES.get(tokens.words[end])) is not None:
        also = (*also, value * years)
    if value == 1 and kind == "money":
        weight = Weight.SOFT
    more = read_more(tokens, value, unit, end) if kind in {"measure", "money"} else None
    if more is not None:
        parts = (value, more.written)
        return Found(first, more.end, value + more.value, kind, unit, parts=parts)
    return Found(first, end, value, kind, unit, weight, also, number.parts, scale=number.scale)


def _unit(tokens: Tokens, first: int, end: int) -> tuple[str, Kind, int]:
    """Return the unit before `first` or after `end`, its kind, and the token after it."""
    word, following = tokens.words[end], tokens.words[end + 1]
    touching = first > 0 and tokens.touches(first)
    before = units().get("%") if touching and tokens.words[first - 1] == "%" else None
    if touching and before is None:
        before = currency_before(tokens, first)
    percent: Kind = "percent"
    if word in _PERCENT:
        return percent, percent, end + 1
    if word == "في" and following in _HUNDRED:
        return percent, percent, end + 2
    if before is not None:
        return (*before, end)
    return read_unit(tokens, end) or ("", "cardinal", end)
