"""The check ``figures``: every number, date and time of the source must be in the translation."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.figures import LANGUAGES, Figure, Match, Weight, compare_figures, doubts
from dragoman.text.figures.singulars import lone_duals
from dragoman.text.figures.units import unit_name
from dragoman.types import Finding, Pair, Severity


class FiguresCheck:
    """Reports figures that were altered, lost or invented."""

    name = "figures"

    def check(self, pair: Pair) -> Iterable[Finding]:
        """Yield one finding a figure; nothing where a language is not read.

        >>> [f.message for f in FiguresCheck().check(Pair("12 قتيلا", "21 dead"))]
        ['12 in the source reads 21 in the translation']
        """
        if not {pair.source_language, pair.target_language} <= set(LANGUAGES):
            return
        comparison = compare_figures(
            pair.source, pair.target, pair.source_language, pair.target_language
        )
        for match in comparison.altered:
            yield _altered(match)
        for doubt in doubts(comparison, pair.source, pair.target):
            message = _reads(doubt.source.of(pair.source), doubt.target.of(pair.target))
            message = f"{message}: {doubt.reason}"
            yield Finding(self.name, doubt.severity, message, doubt.source, doubt.target)
        for span in lone_duals(pair.source, pair.target) if pair.target_language == "en" else ():
            message = f"{_one_line(span.of(pair.source))} is two, and nothing in the translation is"
            yield Finding(self.name, Severity.WARNING, f"{message} plural", source=span)
        for figure in comparison.missing:
            message = f"{_quoted(figure)} is missing from the translation"
            yield Finding(self.name, _severity(figure), message, source=figure.span)
        for figure in comparison.added:
            message = f"{_quoted(figure)} is not in the source"
            yield Finding(self.name, _severity(figure), message, target=figure.span)


def _altered(match: Match) -> Finding:
    source, target = match.source, match.target
    hard = Weight.HARD in {source.weight, target.weight}
    return Finding(
        FiguresCheck.name,
        Severity.ERROR if hard else Severity.WARNING,
        _reads(source.text, target.text) + _unit_change(match),
        source.span,
        target.span,
    )


def _severity(figure: Figure) -> Severity:
    """Grade a figure without a counterpart: "first" and "half" are often said otherwise."""
    if figure.weight is Weight.HARD:
        return Severity.ERROR
    whole = not isinstance(figure.value, Fraction) or figure.value.denominator == 1
    return Severity.WARNING if whole and figure.kind != "ordinal" else Severity.NOTE


def _unit_change(match: Match) -> str:
    """Name the unit that differs, where the value does not: "5" may be percent by "5 and 10%"."""
    source, target = match.source, match.target
    if source.value != target.value or source.unit == target.unit:
        return ""
    ours, theirs = (unit_name(f.unit) for f in (source, target))
    if not theirs:
        return f": {ours} is lost"
    return f": {ours} became {theirs}" if ours else f": {theirs} is new"


def _reads(source: str, target: str) -> str:
    return f"{_one_line(source)} in the source reads {_one_line(target)} in the translation"


def _quoted(figure: Figure) -> str:
    return _one_line(figure.text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check."""
    return [FiguresCheck()]
