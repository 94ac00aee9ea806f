"""The keys by which figures of two languages are found to be the same, from strict to loose."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction

from dragoman.text.figures.figure import Clock, Figure, Value, Weight, atoms
from dragoman.text.figures.units import TIMES, UNSAID, same_sort

_SHARES = {"percent", "points/percentage"}
_EXACT = {  # units that convert exactly, with what they are multiples of
    "second": ("second", 1),
    "minute": ("second", 60),
    "hour": ("second", 3600),
    "day": ("second", 86400),
    "week": ("second", 604800),
    "month": ("month", 1),
    "year": ("month", 12),
    "mm": ("mm", 1),
    "cm": ("mm", 10),
    "m": ("mm", 1000),
    "km": ("mm", 1000000),
    "g": ("g", 1),
    "kg": ("g", 1000),
    "ton": ("g", 1000000),
}
Key = Hashable


def key(value: Value, kind: str) -> Key:
    """Return what stands for a value; the 1990s and the nineties are one, as 7:30 and 19:30."""
    if isinstance(value, Clock):
        return "clock", value.hour % 12, value.minute
    if isinstance(value, Fraction):
        value = value % 100 if kind == "decade" else value
        return kind if kind in {"decade", "vague"} else "", value.as_integer_ratio()
    return value


def alike(figure: Figure) -> Iterable[Key]:
    """Return the value with its unit; faint figures wait, so that they never take a surer one."""
    faint = figure.weight is Weight.FAINT
    return () if faint else ((key(figure.value, figure.kind), figure.unit),)


def alike_in_rank(figure: Figure) -> Iterable[Key]:
    """Return the same for ordinals alone: two guns are not the second war."""
    return alike(figure) if figure.kind == "ordinal" else ()


def exact(figure: Figure) -> Iterable[Key]:
    """Return the value alone; whether the units agree is for `agree` to say."""
    return (key(figure.value, figure.kind),)


def any_reading(figure: Figure) -> Iterable[Key]:
    """Return the value and whatever else the same writing can mean."""
    return (key(figure.value, figure.kind), *(key(v, figure.kind) for v in figure.also))


def part_keys(figure: Figure) -> list[Key]:
    """Return the smaller values that the figure is made of, or its own."""
    parts = [key(value, "") for value in atoms(figure)] or [key(figure.value, figure.kind)]
    one = key(Fraction(1), "")
    if figure.kind in {"identifier", "time", "date"}:  # the first of March is not just March
        return parts
    return [key for key in parts if key != one] or parts  # "one" may always be left unsaid


def agree(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of one value also agree in their unit and half of the day."""
    if isinstance(a.value, Clock) and isinstance(b.value, Clock):
        return not (a.value.period and b.value.period) or a.value.period == b.value.period
    if a.kind == b.kind == "decade" and a.value != b.value:
        return not all(isinstance(v, Fraction) and v >= 100 for v in (a.value, b.value))
    if UNSAID in {a.unit, b.unit}:
        return True
    if a.unit and b.unit:
        return same_sort(a.unit, b.unit) or {a.unit, b.unit} == _SHARES  # a doubt, no more
    return Weight.FAINT in {a.weight, b.weight} or not _SHARES & {a.unit, b.unit}


def same_measure(figure: Figure) -> Iterable[Key]:
    """Return the quantity in a smaller unit: 48 hours are two days."""
    if figure.unit not in _EXACT or not isinstance(figure.value, Fraction):
        return ()
    unit, factor = _EXACT[figure.unit]
    return ((unit, figure.value * factor),)


def same_share(figure: Figure) -> Iterable[Key]:
    """Return the part of a whole: half is 50%, seven in ten are 70%, and twice is 100% more."""
    value = figure.value
    if not isinstance(value, Fraction) or figure.kind not in {"cardinal", "percent"}:
        return ()
    if figure.unit == "percent":
        return value / 100, (TIMES, 1 + value / 100)
    if figure.unit == TIMES:
        return ((TIMES, value),)
    return (value,) if not figure.unit and 0 < value < 1 else ()
