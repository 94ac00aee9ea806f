"""What both readers share: a figure while it is being read, and ranges that share one unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from dragoman.text.figures.figure import Figure, Kind, Value, Weight
from dragoman.text.figures.tokens import Tokens, after_letters
from dragoman.types import Span

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
    a percentage. `links` are the words that may stand between such numbers.
    """
    shared = _elided(found)
    for index in range(len(found) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        between = tokens.words[left.end : right.first]
        if left.kind != "cardinal" or not isinstance(left.value, Fraction):
            continue
        if len(between) > _REACH or not all(word in links for word in between):
            continue
        if right.kind not in {"cardinal", "percent", "money", "measure"} or not between:
            continue
        if year := _short_year(left, right, between):
            shared[index + 1] = replace(right, also=(*right.also, *year))
        also = left.also
        if right.scale > 1 and left.scale == 1:
            also = (*also, left.value * right.scale)
        same = right.kind in {"percent", "money"} and not left.unit and _is_range(left, tokens)
        shared[index] = replace(
            left,
            also=also,
            unit=right.unit if same else left.unit,
            kind=right.kind if same else left.kind,
            scale=max(left.scale, right.scale),
        )
    return shared


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
    return between or tokens.words[left.end] not in {"and", "و"}


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
