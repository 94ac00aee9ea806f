"""Built-in plugin: text that was left as it was, or was never Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.arabic import count_arabic_letters, has_arabic_letters
from dragoman.text.language import is_foreign
from dragoman.types import Finding, Pair, Severity, Span

MOSTLY = 0.5  # share of Arabic among the letters from which a target counts as untranslated
PROSE = 4  # Latin words, one at least in lower case, that make prose of a source
_LATIN_WORD = re.compile(r"[^\W\d_]{2,}")


class Untranslated:
    """Finds a target that is its source again, or is mostly Arabic."""

    name = "untranslated"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one error."""
        if pair.source_language != "ar" or not has_arabic_letters(pair.target):
            return
        if is_mostly_arabic(pair.target) and has_arabic_letters(pair.source):
            yield Finding(
                self.name,
                Severity.ERROR,
                "the text was not translated",
                Span(0, len(pair.source)),
                Span(0, len(pair.target)),
            )


class NotArabic:
    """Notes a source that is prose in another language."""

    name = "not-arabic"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one note."""
        if pair.source_language == "ar" and _is_other_prose(pair.source):
            message = "the source is not Arabic"
            if pair.source == pair.target:
                message += "; it was passed on as it is"
            yield Finding(
                self.name,
                Severity.NOTE,
                message,
                Span(0, len(pair.source)),
                Span(0, len(pair.target)),
            )


def _is_other_prose(text: str) -> bool:
    if has_arabic_letters(text):
        return is_foreign(text)
    words = _LATIN_WORD.findall(text)
    return len(words) >= PROSE and any(word.islower() for word in words)


def is_mostly_arabic(text: str) -> bool:
    """Tell whether at least `MOSTLY` of the letters of `text` are Arabic."""
    arabic = count_arabic_letters(text)
    return arabic > 0 and arabic >= MOSTLY * sum(char.isalpha() for char in text)


@hookimpl
def register_checks() -> list[Check]:
    """Offer the checks for untranslated text and for sources in another script."""
    return [Untranslated(), NotArabic()]
