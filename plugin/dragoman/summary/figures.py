"""Figures as the ledger and the contract see them: their values as text, and what they count."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from dragoman.text.figures import Clock, Date, Figure, Weight, read_figures

_NO_NOUN = "في|من|على|إلى|عن|بعد|قبل|خلال|منذ|حتى|مقابل|مقارنة|لكل|كل|the|of|in|on|at|and|to|for"
_COUNTED: Final = re.compile(
    rf"\s+(?!(?:{_NO_NOUN})\b|و[أإ]\w|ال\w)([^\W\d]+(?:\s+\w{{3,}}(?:ية|ي|يا|ياً))?)(?!\w)"
)
_YEAR: Final = re.compile(r"1[89]\d\d|20\d\d|[١۱][٨٩۸۹][٠-٩۰-۹]{2}|[٢۲][٠۰][٠-٩۰-۹]{2}")
_IN_YEAR: Final = re.compile(r"\b(?:[وفب]?(?:في|عام|العام|سنة|منذ|حتى)|in|since|by|until) $")
_FINEST: Final = 10**6


def counts(figure: Figure) -> bool:
    """Tell whether a figure says something; faint ones (one, both) do not."""
    return figure.weight is not Weight.FAINT


def values(text: str, language: str) -> Counter[str]:
    """Return the values of the figures in `text`.

    >>> sorted(values("12 قتيلا في 7 أيام", "ar"))
    ['12', '7']
    """
    return Counter(value_of(f) for f in read_figures(text, language) if counts(f))


def value_of(figure: Figure) -> str:
    """Return the value of a figure in a form that programs can read.

    Dates and times are as in ISO 8601, with ? for what is not said.
    """
    value = figure.value
    if isinstance(value, Date):
        parts = ((value.year, 4), (value.month, 2), (value.day, 2))
        return "-".join("?" if part is None else f"{part:0{width}}" for part, width in parts)
    if isinstance(value, Clock):
        return f"{value.hour:02}:{value.minute:02}"
    if isinstance(value, str):
        return value
    return str(value) if value.denominator > _FINEST else f"{float(value):.10g}"


def counted_by(figure: Figure, before: str, rest: str) -> str:
    """Return the noun that a number counts: the first of `rest`, or the dual that it is itself.

    A number with a unit counts that, and a year after في or عام nothing.
    """
    if figure.kind not in {"cardinal", "measure"}:
        return ""
    if not any(map(str.isdigit, figure.text)) and " " not in figure.text and figure.value == 2:  # noqa: PLR2004
        return figure.text
    if figure.unit or (_YEAR.fullmatch(figure.text) and _IN_YEAR.search(before)):
        return ""
    match = _COUNTED.match(rest)
    return match[1] if match else ""
