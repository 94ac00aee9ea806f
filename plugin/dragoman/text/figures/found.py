"""What both readers share: a figure while it is being read, and ranges that share one unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from dragoman.text.figures.figure import Date, Figure, Kind, Value, Weight, is_day
from dragoman.text.figures.tokens import Tokens, after_letters
from dragoman.types import Span

_THOUSAND = 1000
_YEARS, _CENTURY = (1900, 2100), 100
_REACH = 3  # tokens that may stand between the two ends of a range, and still share a scale


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in terms of tokens: `first` included, `end` excluded."""

    first: int
    end: int
    value: Value
    kind: Kind = "cardinal"
    unit: str = ""
    weight: Weight = Weight.HARD
    also: tuple[Value, ...] = ()
    parts: tuple[Value, ...] = ()
    skip: int = 0  # letters of the first token that are no part of the figure: the و of وثلاثة
    scale: int = 1  # the last multiplier: 1000 in 3 آلاف and in 5k


def apart(found: list[Found], item: Found) -> Found:
    """Return `item` without the sign before it where that belongs to the figure before: 5$5."""
    if found and item.first < found[-1].end:
        return replace(item, first=found[-1].end)
    return item


def share(found: list[Found], tokens: Tokens, links: Collection[str]) -> list[Found]:
    """Let the first end of a range have the multiplier and the unit of the second one.

    In ``3-5 million`` and ``بين 3 و5 ملايين`` the 3 may mean 3 million; in ``5 to 6%`` the 5 is
    a percentage; and in ``June 3 to 7`` the 7 is a day. `links` are the words that may stand
    between such numbers.
    """
    shared = _elided(found)
    for index in range(len(found) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        if not _linked(left, right, tokens, links):
            continue
        if left.kind == "cardinal":
            shared[index], shared[index + 1] = _same_unit(left, right, tokens)
    return _days(shared, tokens, (set(links) | {",", "،"}) - {"من"})


def _linked(left: Found, right: Found, tokens: Tokens, links: Collection[str]) -> bool:
    between = tokens.words[left.end : right.first]
    joined = bool(between) or tokens.words[right.first].startswith("و")  # ثلاثة وخمسة
    return joined and len(between) <= _REACH and all(word in links for word in between)


def _days(found: list[Found], tokens: Tokens, links: Collection[str]) -> list[Found]:
    """Let the numbers of March 5, 6 and 7 and of 5 إلى 7 مارس be days of one month."""
    result = list(found)
    neighbours = [(i - 1, i) for i in range(1, len(found))]
    neighbours += [(i, i - 1) for i in range(len(found) - 1, 0, -1)]
    for known, open_day in neighbours:
        first, second = min(known, open_day), max(known, open_day)
        if isinstance(result[known].value, Date) and _linked(
            result[first], result[second], tokens, links
        ):
            result[open_day] = _day(result[open_day], result[known])
    return result


def _day(item: Found, other: Found) -> Found:
    """Return `item` as a day of the month of `other`; it may still be a number after all."""
    value, date = item.value, other.value
    if not isinstance(date, Date) or not isinstance(value, Fraction) or date.day is None:
        return item
    if item.unit or date.month is None or not is_day(int(value), date.month) or value % 1:
        return item
    day = Date(None, date.month, int(value), date.calendar)
    return replace(item, value=day, kind="date", also=(*item.also, value))


def _same_unit(left: Found, right: Found, tokens: Tokens) -> tuple[Found, Found]:
    if right.kind not in {"cardinal", "percent", "money", "measure"}:
        return left, right
    if not isinstance(left.value, Fraction):
        return left, right
    also = left.also
    if right.scale > 1 and left.scale == 1:
        also = (*also, left.value * right.scale)
    same = right.kind in {"percent", "money"} and not left.unit and _is_range(left, tokens)
    same = same and not (right.kind == "percent" and left.value >= _THOUSAND)
    shared = replace(
        left,
        also=also,
        unit=right.unit if same else left.unit,
        kind=right.kind if same else left.kind,
        scale=max(left.scale, right.scale),
    )
    year = _short_year(left, right, tokens.words[left.end : right.first])
    return shared, replace(right, also=(*right.also, *year)) if year else right


def _short_year(left: Found, right: Found, between: list[str]) -> tuple[Value, ...]:
    """Return the year that the second half of 2020-21 means."""
    first, second = left.value, right.value
    if between != ["-"] or not isinstance(first, Fraction) or not isinstance(second, Fraction):
        return ()
    century = first // _CENTURY * _CENTURY
    if not (_YEARS[0] <= first < _YEARS[1] and first - century < second < _CENTURY):
        return ()
    return (century + second,)


def _is_range(left: Found, tokens: Tokens) -> bool:
    """Tell "5 to 6%" and "between 5 and 6%" from "under 18 and 6%"."""
    between = left.first > 0 and tokens.words[left.first - 1] in {"between", "بين"}
    following = tokens.words[left.end]
    return between or not (following == "and" or following.startswith("و"))


def _elided(found: list[Found]) -> list[Found]:
    """Let a bare decimal have an earlier multiplier: 3.4 million, though no offer exceeded 2.9."""
    result, scale = [], 1
    for item in found:
        value = item.value
        if item.scale > 1:
            scale = item.scale
        elif scale > 1 and isinstance(value, Fraction) and value.denominator > 1 and not item.unit:
            result.append(replace(item, also=(*item.also, value * scale)))
            continue
        result.append(item)
    return result


def figures(found: list[Found], tokens: Tokens) -> tuple[Figure, ...]:
    """Return what was found with places in the text."""
    result = []
    for item in found:
        span = tokens.span(item.first, item.end - 1)
        if item.skip:
            span = Span(after_letters(tokens.text, span.start, item.skip), span.end)
        result.append(
            Figure(
                span,
                span.of(tokens.text),
                item.kind,
                item.value,
                item.unit,
                item.weight,
                item.also,
                item.parts,
            )
        )
    return tuple(result)
