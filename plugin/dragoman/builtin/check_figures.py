"""The check ``figures``: every number, date and time of the source must be in the translation."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.figures import LANGUAGES, Figure, Match, Weight, compare_figures
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
        f"{_quoted(source)} in the source reads {_quoted(target)} in the translation",
        source.span,
        target.span,
    )


def _severity(figure: Figure) -> Severity:
    """Grade a figure without a counterpart: "first" and "half" are often said otherwise."""
    if figure.weight is Weight.HARD:
        return Severity.ERROR
    whole = not isinstance(figure.value, Fraction) or figure.value.denominator == 1
    return Severity.WARNING if whole and figure.kind != "ordinal" else Severity.NOTE


def _quoted(figure: Figure) -> str:
    return " ".join(figure.text.split())


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check."""
    return [FiguresCheck()]
