"""The check ``figures``: every number, date and time of the source must be in the translation."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.figures import LANGUAGES, Figure, Match, Weight, compare_figures
from dragoman.types import Finding, Pair, Severity

_SEVERITY = {
    Weight.HARD: Severity.ERROR,
    Weight.SOFT: Severity.NOTE,
    Weight.FAINT: Severity.NOTE,
}


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
            message = f"{figure.text} is missing from the translation"
            yield Finding(self.name, _SEVERITY[figure.weight], message, source=figure.span)
        for figure in comparison.added:
            message = f"{figure.text} is not in the source"
            yield Finding(self.name, _SEVERITY[figure.weight], message, target=figure.span)


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


def _quoted(figure: Figure) -> str:
    return " ".join(figure.text.split())


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check."""
    return [FiguresCheck()]
