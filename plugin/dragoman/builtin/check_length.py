"""Built-in plugin: translations that are far too short or far too long."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.arabic import strip_harakat
from dragoman.types import Finding, Pair, Severity, Span

SHORTEST = 0.65  # target code points for each source code point
LONGEST = 2.3
IGNORED = 30  # source code points below which a ratio says nothing


class Length:
    """Finds a target whose length its source does not explain."""

    name = "length"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one warning."""
        source, target = _weight(pair.source), _weight(pair.target)
        if source < IGNORED or not target or SHORTEST <= target / source <= LONGEST:
            return
        short = target < source
        message = f"the translation is much {'shorter' if short else 'longer'} than its source"
        yield Finding(
            self.name,
            Severity.WARNING,
            message,
            Span(0, len(pair.source)),
            Span(0, len(pair.target)),
        )


def _weight(text: str) -> int:
    """Return the number of code points that say something: no vowel signs, nothing protected."""
    return len(strip_harakat(text).replace("\ufffc", "").strip())


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check for length."""
    return [Length()]
