"""Built-in plugin: what somebody says in the source and the translation states as a fact."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.attributions import lost_attribution
from dragoman.text.named_speakers import speakers_of
from dragoman.types import Finding, Pair, Severity, Span


class Attribution:
    """Finds a report whose word of saying is lost; who is named is looked for by `speakers`."""

    name = "attribution"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one warning.

        >>> pair = Pair("وأضاف أن الطريق مغلق.", "The road is closed.")
        >>> [finding.message for finding in Attribution().check(pair)]
        ['nobody says this in the translation: أضاف is lost']
        """
        if (pair.source_language, pair.target_language) != ("ar", "en"):
            return
        place = lost_attribution(pair.source, pair.target)
        if place is not None and not speakers_of(pair):
            message = f"nobody says this in the translation: {place.of(pair.source)} is lost"
            yield Finding(self.name, Severity.WARNING, message, place, Span(0, len(pair.target)))


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check."""
    return [Attribution()]
