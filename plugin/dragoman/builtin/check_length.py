"""Built-in plugin: translations that are far too short or far too long.

Both bounds are straight lines with room for a few words, as the ratio of the lengths of a short
sentence says little. A figure counts as in digits: English may write الساعة السابعة مساءً as 7pm.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.arabic import strip_harakat
from dragoman.text.figures import read_figures
from dragoman.types import Finding, Pair, Severity, Span

SHORTEST = 0.9  # target code points for each source code point
LONGEST = 1.6
LESS, MORE = 19, 40  # code points that a good translation may lack or have beyond that
DIGITS = 6  # code points of a figure in digits


class Length:
    """Finds a target whose length its source does not explain."""

    name = "length"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one warning."""
        source, target = _weight(pair.source), _weight(pair.target)
        shortest = SHORTEST * (source - _spelled_out(pair)) - LESS
        if not target or shortest <= target <= LONGEST * source + MORE:
            return
        message = f"the translation is much {'shorter' if target < shortest else 'longer'}"
        yield Finding(
            self.name,
            Severity.WARNING,
            f"{message} than its source",
            Span(0, len(pair.source)),
            Span(0, len(pair.target)),
        )


def _weight(text: str) -> int:
    """Return the number of code points that say something: no vowel signs, nothing protected."""
    return len(strip_harakat(text).replace("\ufffc", "").strip())


def _spelled_out(pair: Pair) -> int:
    """Return how many code points the source would be shorter with its figures in digits."""
    figures = read_figures(pair.source, pair.source_language)
    return sum(max(0, figure.span.end - figure.span.start - DIGITS) for figure in figures)


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check for length."""
    return [Length()]
