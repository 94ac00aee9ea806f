"""Built-in plugin: Arabic words and placeholders left in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from dragoman.builtin.check_untranslated import is_mostly_arabic
from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.arabic import arabic_runs, has_arabic_letters
from dragoman.types import Finding, Pair, Severity, Span

_SHOWN = 40  # code points of a leftover that a message quotes
_PLACEHOLDER = re.compile("⟦[^⟦⟧]{0,20}⟧?|⟧|[\ue000-\uf8ff]")


class Leftovers:
    """Finds Arabic words in a target in another script."""

    name = "leftovers"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield a warning for each run of Arabic words."""
        if pair.target_language == "ar" or not has_arabic_letters(pair.target):
            return
        if is_mostly_arabic(pair.target) and has_arabic_letters(pair.source):
            return  # untranslated as a whole
        for span in arabic_runs(pair.target):
            words = shorten(span.of(pair.target), _SHOWN, placeholder="…")
            message = f"Arabic left in the translation: {words}"
            yield Finding(self.name, Severity.WARNING, message, target=span)


class Placeholders:
    """Finds what the pipeline puts in place of protected text, where it should be gone."""

    name = "placeholder"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield an error for each placeholder that the source does not have."""
        if pair.target.isascii():
            return
        for match in _PLACEHOLDER.finditer(pair.target):
            if match.group() not in pair.source:
                message = "a placeholder was left in the translation"
                yield Finding(self.name, Severity.ERROR, message, target=Span(*match.span()))


@hookimpl
def register_checks() -> list[Check]:
    """Offer the checks for leftovers."""
    return [Leftovers(), Placeholders()]
