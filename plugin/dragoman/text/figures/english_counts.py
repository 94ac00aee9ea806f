"""What stands around an English number: its sign, its unit, and the month of a date."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from fractions import Fraction

from dragoman.text.figures.english_numbers import Number, word_at
from dragoman.text.figures.english_times import read_date_from_day
from dragoman.text.figures.figure import Kind, Value, Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import currency_before, read_unit

_CARDINAL: Kind = "cardinal"
_AGES = {"decades": 10, "decade": 10, "centuries": 100, "century": 100, "millennia": 1000}


def dated(tokens: Tokens, index: int, number: Number) -> Found | None:
    """Return the date whose day is `number`, where a month follows."""
    if number.value.denominator == 1 and 1 <= number.value <= 31 and number.scale == 1:
        return read_date_from_day(tokens, index, int(number.value), number.end)
    return None


def counted(tokens: Tokens, index: int, number: Number, weight: Weight = Weight.HARD) -> Found:
    """Return `number` with its sign and with the unit that stands beside it."""
    first, value, also = index, number.value, number.also
    unit, kind = "", _CARDINAL
    if (currency := currency_before(tokens, index)) is not None:
        unit, kind = currency
        first = index - 1
    if first and _is_sign(tokens, first - 1):
        value, also = -value, tuple(-v for v in also if isinstance(v, Fraction))
        first -= 1
    end = number.end
    if not unit:
        unit, kind, end = _unit(tokens, end)
    if tokens.words[end] == "below" and tokens.words[end + 1] in {"zero", "freezing"}:
        value, end = -value, end + 2
    if number.ordinal:
        kind = "ordinal"
    if value == 1 and kind == "money":
        weight = Weight.FAINT  # $1 = 3.75 riyals; one euro in seven
    if unit and (part := and_part(tokens, end)) is not None:
        return Found(first, end + 3, value + part, kind, unit, parts=(value, part))
    also = (*also, *_other_counts(tokens, end, value, unit))
    return Found(first, end, value, kind, unit, weight, also, number.parts, scale=number.scale)


def and_part(tokens: Tokens, end: int) -> Fraction | None:
    """Return what "and a half" adds to the quantity before it: an hour and a half."""
    following = tokens.words[end + 3 : end + 5]
    if tokens.words[end : end + 2] != ["and", "a"] or following == ["of", "the"]:
        return None
    part = word_at(tokens, end + 2)
    return part.value if part is not None and part.role == "fraction" else None


def and_a_half(tokens: Tokens, number: Number) -> Number:
    """Add a half: two and a half million, a million and a half."""
    if tokens.words[number.end] != "and" or tokens.words[number.end + 1] not in {"a", "one"}:
        return number
    part = word_at(tokens, number.end + 2)
    if part is None or part.role != "fraction":
        return number
    end, scale = number.end + 3, number.scale
    rest = part.value * scale
    following = word_at(tokens, end)
    if scale == 1 and following is not None and following.role == "scale":
        factor = int(following.value)
        return Number(
            (number.value + rest) * factor, end + 1, factor, (number.value * factor, part.value)
        )
    return Number(number.value + rest, end, 1, (number.value, part.value))


def _other_counts(tokens: Tokens, end: int, value: Fraction, unit: str) -> tuple[Value, ...]:
    """Return what four millennia are in other words, 4,000 years; six months are half a year."""
    if unit == "month":
        return (value / 12,)
    if tokens.words[end] in _AGES:
        return (value * _AGES[tokens.words[end]],)
    return ()


def _is_sign(tokens: Tokens, index: int) -> bool:
    if tokens.words[index] == "minus":
        return tokens.words[index - 1] not in {"or", "plus"}  # plus or minus
    if tokens.words[index] != "-" or not tokens.touches(index + 1):
        return False
    if index and tokens.words[index - 1][:1].isdecimal():
        return False  # 30 -50, a range
    return index == 0 or not tokens.touches(index) or tokens.words[index - 1] in {"(", '"', "“"}


def _unit(tokens: Tokens, end: int) -> tuple[str, Kind, int]:
    at = end + (tokens.words[end] == "-" and tokens.touches(end) and tokens.touches(end + 1))
    article = at + (tokens.words[at] == "of")
    if tokens.words[article] == "a" and tokens.words[article + 1].startswith(("percent", "point")):
        at = article + 1  # half a percent, 0.3 of a percentage point
    if tokens.words[at : at + 2] == ["per", "cent"]:
        return "percent", "percent", at + 2
    return read_unit(tokens, at) or ("", "cardinal", end)
