"""Built-in plugin: English words that are none, which a model makes up where it has to guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.settings import Settings
from dragoman.text.english_words import unknown_words
from dragoman.types import Finding, Pair, Severity


class Words:
    """Finds words that English does not have, names apart."""

    name = "words"

    def __init__(self, accepted: Iterable[str] = ()) -> None:
        """Take the words that count as English beside those of the dictionary."""
        self._accepted = frozenset(word.lower() for word in accepted)

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield a warning for each word that is neither English nor in the source.

        >>> pair = Pair("حلقت الفراشات.", "The jetterflies flew.")
        >>> [finding.message for finding in Words().check(pair)]
        ['jetterflies is no English word']
        """
        if pair.target_language != "en":
            return
        for span in unknown_words(pair.target):
            word = span.of(pair.target)
            if word not in pair.source and word not in self._accepted:
                message = f"{word} is no English word"
                yield Finding(self.name, Severity.WARNING, message, target=span)


@hookimpl
def register_checks(settings: Settings) -> list[Check]:
    """Offer the check."""
    return [Words(settings.words)]
