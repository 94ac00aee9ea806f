"""What an editor should look at although every figure has a counterpart of the same digits.

A match may rest on the less usual reading (10/12 as October 12, 1,500 as one and a half), lose its
currency, turn a percentage into percentage points, or turn a score round; and Monday may have
become Tuesday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from dragoman.text.figures.compare import Comparison, Match
from dragoman.text.figures.digits import read_literal
from dragoman.text.figures.figure import Date, Figure, Weight
from dragoman.text.figures.names import NAMES, read_names
from dragoman.text.figures.tokens import fold, tokenise
from dragoman.text.figures.units import UNSAID, unit_name, units
from dragoman.types import Severity, Span

_THOUSAND = 1000
_GOALS = 20  # a side of a score is at most that
_SEPARATED = re.compile(r"[0-9]{1,3}[.,٬،][0-9]{3}(?![0-9])")
_LOST = re.compile(r"\b(?:los[st]|losing|losses|defeat\w*|trail\w*|down|beaten|forfeit\w*)\b")
_ARTICLES = ("وبال", "ولل", "وال", "بال", "لل", "ال", "و", "ب", "ل")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two places that are likely the same figure, and what may be wrong with them."""

    source: Span
    target: Span
    reason: str  # ends the sentence "A in the source reads B in the translation: ..."
    severity: Severity = Severity.WARNING


def doubts(comparison: Comparison, source: str, target: str) -> Iterator[Doubt]:
    """Yield a doubt a match at most, in the order of the matches; then scores and names."""
    for match in comparison.matched:
        reason = _day_and_month(match) or _thousandfold(match) or _points(match)
        reason = reason or _currency(match, target)
        spans = match.source.span, match.target.span
        if reason:
            yield Doubt(*spans, reason)
        elif match.source.kind == "percent" and match.target.unit == UNSAID:
            yield Doubt(*spans, f"{unit_name(match.source.unit)} is left unsaid", Severity.NOTE)
    yield from _scores(comparison, source, target)
    for reason, ours in ((reason, read_names(source, reason)) for reason in NAMES):
        if ours:
            yield from _swapped(ours, read_names(target, reason), reason)


def _day_and_month(match: Match) -> str:
    """Doubt 10/12/2024 that reads October 12: only one of the two can be 10 December."""
    source, target = _dates(match.source), _dates(match.target)
    if not source or not target or (len(source) > 1 and len(target) > 1):
        return ""
    a, b = source[0], target[0]
    if (a.day, a.month) != (b.month, b.day) or a.day == a.month:
        return ""
    digits, date = (match.source, a) if len(source) > 1 else (match.target, b)
    first = re.match("[0-9]+", fold(digits.text))
    order = "day" if first is not None and int(first[0]) == date.day else "month"
    return f"{digits.text} was read {order} first"


def _dates(figure: Figure) -> list[Date]:
    return [value for value in (figure.value, *figure.also) if isinstance(value, Date)]


def _thousandfold(match: Match) -> str:
    """Doubt 1,500 that reads 1.5, where nothing but a separator tells them apart."""
    if _may_be_grouped(match.source, match.target):
        return "it may be a thousand times smaller"
    return (
        "it may be a thousand times larger" if _may_be_grouped(match.target, match.source) else ""
    )


def _may_be_grouped(figure: Figure, other: Figure) -> bool:
    """Tell whether `other` is what `figure` says if its one separator is a decimal point.

    A multiplier or a percent sign after it makes the decimal point certain: 1.234 billion, 5.875%.
    So, nearly, does a copy (14.833), unless it ends in a zero that no decimal needs (1.500).
    """
    value, less = figure.value, other.value
    written = _SEPARATED.search(fold(figure.text))
    if written is None or not (isinstance(value, Fraction) and isinstance(less, Fraction)):
        return False
    plain = read_literal(written[0], "ar").value == abs(value) and figure.kind != "percent"
    if written[0] in other.text and not written[0].endswith("0"):
        return False
    return plain and value == less * _THOUSAND and less in figure.also


def _points(match: Match) -> str:
    if {match.source.unit, match.target.unit} != {"percent", "points/percentage"}:
        return ""
    return f"{unit_name(match.source.unit)} became {unit_name(match.target.unit)}"


def _currency(match: Match, target: str) -> str:
    """Doubt 2000 dollars that reads 2,000, where the dollar is named nowhere else."""
    a, b = match.source, match.target
    if Weight.FAINT in {a.weight, b.weight}:
        return ""
    if a.kind != "money" or b.kind == "money":
        return ""
    if a.unit.partition("/")[0] not in _currencies(target):
        return f"the currency ({unit_name(a.unit)}) is lost"
    return ""


def _currencies(text: str) -> set[str]:
    known = units()
    found = set()
    for word in tokenise(text).words:
        stems = (word, *(word.removeprefix(prefix) for prefix in _ARTICLES))
        found |= {known[stem][0].partition("/")[0] for stem in stems if stem in known}
    return found


def _scores(comparison: Comparison, source: str, target: str) -> Iterator[Doubt]:
    """Yield 3-1 that reads 1-3."""
    read = {match.source.span.start: match for match in comparison.matched}
    matches = [read[start] for start in sorted(read)]
    for first, second in pairwise(matches):
        here, there = (first.source, second.source), (second.target, first.target)
        if (
            first.source.value != second.source.value
            and _is_score(*here, source)
            and _is_score(*there, target)
        ):
            yield Doubt(
                Span(here[0].span.start, here[1].span.end),
                Span(there[0].span.start, there[1].span.end),
                "the score is turned round",
                Severity.NOTE if _LOST.search(target) else Severity.WARNING,
            )


def _is_score(first: Figure, second: Figure, text: str) -> bool:
    """Tell whether two small numbers stand on either side of a hyphen: 3-1."""
    between = fold(text[first.span.end : max(first.span.end, second.span.start)]).strip()
    small = all(
        isinstance(f.value, Fraction) and f.kind == "cardinal" and f.value <= _GOALS
        for f in (first, second)
    )
    return between == "-" and small


def _swapped(ours: dict[int, Span], theirs: dict[int, Span], reason: str) -> Iterator[Doubt]:
    """Yield the names of the source that read another one; a name may be left unsaid."""
    lost = [span for name, span in ours.items() if name not in theirs]
    new = [span for name, span in theirs.items() if name not in ours]
    for here, there in zip(lost, new, strict=False):
        yield Doubt(here, there, reason)
