"""Built-in plugin: a speaker whom the source names and the translation does not."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.named_speakers import speakers_of
from dragoman.types import Finding, Pair, Severity


class Speakers:
    """Finds a named speaker whose name is missing; silent where that cannot be told."""

    name = "speakers"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield a warning a speaker; the names of the whole document tell who is named shortly.

        >>> pair = Pair("وقال المحافظ نزار الشامي إن الطريق مغلق.", "The road is closed.")
        >>> [finding.message for finding in Speakers().check(pair)]
        ['the speaker نزار الشامي is not named in the translation']
        """
        if (pair.source_language, pair.target_language) != ("ar", "en"):
            return
        for speaker in speakers_of(pair):
            if speaker.found_in(pair.target) is None:
                message = f"the speaker {speaker.text} is not named in the translation"
                yield Finding(self.name, Severity.WARNING, message, source=speaker.place)


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check."""
    return [Speakers()]
