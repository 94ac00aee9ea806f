"""What a figure is: a number, date, time or identifier with its place and its exact value.

Values compare across languages: 30 ألف, 30,000 and thirty thousand are all ``Fraction(30000)``.
"""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from dragoman.types import Span

Kind = Literal[
    "cardinal",
    "ordinal",
    "percent",
    "money",
    "measure",
    "date",
    "time",
    "decade",  # التسعينات, 1990s, in his nineties: the value is taken modulo 100
    "vague",  # مئات, hundreds: the value is the order of magnitude
    "identifier",  # telephone numbers, versions, A320: the value is a text
]
Calendar = Literal["gregorian", "hijri"]
Period = Literal["", "am", "pm"]


class Weight(StrEnum):
    """How much it matters that the other language has this figure too."""

    HARD = "hard"  # must be there
    SOFT = "soft"  # usually there: first, half, a dual noun, hundreds
    FAINT = "faint"  # one, both, pair, triple: may match a figure, is never asked for


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date of which any part may be unsaid (None)."""

    year: int | None = None
    month: int | None = None  # 1 to 12
    day: int | None = None
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `hour` is 0 to 23 where `period` is known, else as written."""

    hour: int
    minute: int = 0
    period: Period = ""


Value = Fraction | Date | Clock | str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in a text, and what it says."""

    span: Span  # code points in the text
    text: str  # as written
    kind: Kind
    value: Value
    unit: str = ""  # "percent", "dollar", "km", ...: a code that both languages share
    weight: Weight = Weight.HARD
    also: tuple[Value, ...] = ()  # other things that the same writing can mean
    parts: tuple[Value, ...] = ()  # what the other language may write as separate figures


def clock(hour: int, minute: int, period: Period) -> Clock:
    """Return the time on the 24-hour clock as far as it is known.

    >>> clock(7, 30, "pm")
    Clock(hour=19, minute=30, period='pm')
    >>> clock(7, 30, "")
    Clock(hour=7, minute=30, period='')
    """
    if hour in {0, 24} or hour > 12:
        return Clock(hour % 24, minute, "am" if hour % 24 < 12 else "pm")
    if period:
        return Clock(hour % 12 + (12 if period == "pm" else 0), minute, period)
    return Clock(hour, minute)


def is_day(day: int, month: int) -> bool:
    """Tell whether `month` has a day `day` in some year."""
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 31 - (month in {4, 6, 9, 11}))


def atoms(figure: Figure) -> tuple[Value, ...]:
    """Return the smaller values that the figure is made of, at least two, or nothing."""
    value = figure.value
    if isinstance(value, Date) and not figure.parts:
        month = None if value.month is None else Date(month=value.month, calendar=value.calendar)
        numbers = [Fraction(n) for n in (value.day, value.year) if n is not None]
        found = (*((month,) if month else ()), *numbers)
        return found if len(found) > 1 else ()
    if isinstance(value, Clock):
        hour = Fraction(value.hour % 12 or 12)
        return (hour, Fraction(value.minute)) if value.minute else (hour,)
    if figure.kind == "decade" and isinstance(value, Fraction):
        return (value,)
    return figure.parts
