"""Built-in plugin: nothing came out, or not all of it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.types import Finding, Pair, Severity


class Empty:
    """Finds a target without a letter or digit where the source has one."""

    name = "empty"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one error."""
        if _says_something(pair.source) and not _says_something(pair.target):
            yield Finding(self.name, Severity.ERROR, "the translation is empty")


class Cut:
    """Finds a candidate that met a limit of its model."""

    name = "cut"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one error."""
        if pair.candidate is not None and pair.candidate.cut:
            message = "text is missing: the model's limit was reached"
            yield Finding(self.name, Severity.ERROR, message)


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


@hookimpl
def register_checks() -> list[Check]:
    """Offer the two checks for missing text."""
    return [Empty(), Cut()]
