"""Figures written in digits: plain, grouped, decimal, dates, times, telephone numbers, versions.

Both conventions are understood. Where a writing is ambiguous (1.234), the reading that is usual in
the language is the value and the other one goes to `Literal.also`.
"""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from dragoman.text.figures.figure import Clock, Date, Kind, Value, clock, is_day

_LONGEST = 15  # digits; beyond that a writing is an identifier, and never an int
_PIECES = re.compile(r"[.,:/٫٬، \u00a0-]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,٬، \u00a0][0-9]{3})+")
_DECIMAL = re.compile(r"(?:[0-9]{1,3}(?:[.,٬][0-9]{3})+|[0-9]*)[.,٫][0-9]+")
_TIME = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_MILITARY = re.compile(r"([01][0-9]|2[0-3])([0-5][0-9])")
_POINTED = re.compile(r"([01]?[0-9]|2[0-4])[.,٫]([0-5][0-9])")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")

VULGAR = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}


class Literal(NamedTuple):
    """What a run of digits and separators says."""

    kind: Kind
    value: Value
    also: tuple[Value, ...] = ()
    parts: tuple[Value, ...] = ()


def read_literal(text: str, language: str) -> Literal:
    """Read a token that begins with a digit, or with a plus sign or a point before one.

    >>> read_literal("2.200.112", "ar").value
    Fraction(2200112, 1)
    >>> read_literal("3,5", "ar").value
    Fraction(7, 2)
    >>> read_literal("2024-11-27", "en").value
    Date(year=2024, month=11, day=27, calendar='gregorian')
    """
    if len(text) > 2 * _LONGEST:
        return _pieces(text)
    return _read(text, language)


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> Literal:
    if text.isdecimal():
        return _plain(text)
    if text[0] == "+":
        return Literal("identifier", re.sub("[^0-9]", "", text))
    return _date(text, language) or _time(text) or _number(text, language) or _pieces(text)


def _plain(text: str) -> Literal:
    if len(text) > _LONGEST or (text[0] == "0" and len(text) > 2):
        name = text.removeprefix("00") if len(text) > 8 else text
        return Literal("identifier", name, _clocks(_MILITARY, text))
    return Literal("cardinal", Fraction(int(text)), _clocks(_MILITARY, text))


def _clocks(pattern: re.Pattern[str], text: str) -> tuple[Value, ...]:
    """Return the time of day that is meant where `text` is not a number: 1450, 12.30."""
    match = pattern.fullmatch(text)
    return (clock(int(match[1]), int(match[2]), ""),) if match else ()


def _date(text: str, language: str) -> Literal | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        return Literal("date", Date(year, month, day)) if is_day(day, month) else None
    if match := _YEAR_LAST.fullmatch(text):
        year = int(match[4]) if len(match[4]) > 2 else 2000 + int(match[4])
        dates = _orders(int(match[1]), int(match[3]), year, language)
        return Literal("date", dates[0], dates[1:]) if dates else None
    if match := _DAY_MONTH.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        parts = (Fraction(first), Fraction(second))
        dates = _orders(first, second, None, language)
        if 0 < first < second and not (dates and first > 3):
            return Literal("cardinal", Fraction(first, second), dates, parts)
        attacks = (Date(2001, 9, 11),) if (text, language) == ("9/11", "en") else ()
        return Literal("date", dates[0], dates[1:] + attacks, parts) if dates else None
    return None


def _orders(first: int, second: int, year: int | None, language: str) -> tuple[Date, ...]:
    orders = [(first, second), (second, first)]
    if language == "en":
        orders.reverse()
    return tuple(
        dict.fromkeys(Date(year, month, day) for day, month in orders if is_day(day, month))
    )


def _time(text: str) -> Literal | None:
    match = _TIME.fullmatch(text)
    if not match or int(match[1]) > 24:
        return None
    value: Clock = clock(int(match[1]), int(match[2]), "")
    return Literal("time", value, parts=(Fraction(int(match[1])), Fraction(int(match[2]))))


def _number(text: str, language: str) -> Literal | None:
    grouped = decimal = None
    if _GROUPED.fullmatch(text) and len(set(_PIECES.findall(text))) == 1 and text[0] != "0":
        grouped = Fraction(int(_PIECES.sub("", text)))
    if match := _DECIMAL.fullmatch(text):
        separators = _PIECES.findall(match[0])
        point, groups = separators[-1], set(separators[:-1])
        if point not in groups and len(groups) < 2:
            whole, _, rest = text.rpartition(point)
            decimal = Fraction(int(_PIECES.sub("", whole) + rest), 10 ** len(rest))
    if grouped is not None and " " in text:  # 30 000, or perhaps two numbers
        return Literal("cardinal", grouped, parts=tuple(Fraction(int(n)) for n in text.split()))
    if grouped is not None and decimal is not None:
        if language == "en":
            return Literal("cardinal", grouped if "," in text else decimal)
        return Literal("cardinal", grouped, (decimal,))
    value = decimal if grouped is None else grouped
    if value is None:
        return None
    cents = value % 1
    parts = (value - cents, cents) if value > 1 and cents.denominator in {2, 4} else ()
    return Literal("cardinal", value, _clocks(_POINTED, text), parts)


def _pieces(text: str) -> Literal:
    """Return an odd writing as an identifier that may be matched number by number.

    >>> read_literal("2,200,12", "en").kind
    'identifier'
    """
    numbers = [Fraction(int(n)) for n in _PIECES.split(text)[:64] if n and len(n) <= _LONGEST]
    seasons = re.fullmatch(r"([0-9]{4})[/-]([0-9]{2})", text)
    if seasons:
        numbers[1] = Fraction(int(seasons[1][:2] + seasons[2]))
    return Literal("identifier", text, parts=tuple(numbers))
