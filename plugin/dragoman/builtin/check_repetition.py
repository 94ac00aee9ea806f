"""Built-in plugin: loops, the best known failure of translation models."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import eq
from textwrap import shorten

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.types import Finding, Pair, Severity, Span

TIMES = 3  # how often something must come to count as repeated
NGRAM = 4  # words of an n-gram that may stand apart
LONG_WORD = 15  # letters from which a word may be a stutter
SHOWN = 60  # code points of a repetition that a message quotes
PERIOD = 8  # words of the longest loop looked for
_WORD = re.compile(r"[^\W\d_]\w*(?:['’]\w+)?")
_STUTTER = re.compile(r"([^\W\d_]{1,6}?)\1{5,}")


class Repetition:
    """Finds words that come again and again in the target but not in the source."""

    name = "repetition"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one warning, with the span of the repetition."""
        span = repetition(pair.target)
        if span is not None and repetition(pair.source, ngram=2) is None:
            words = shorten(span.of(pair.target), SHOWN, placeholder="…")
            message = f"the translation repeats itself: {words}"
            yield Finding(self.name, Severity.WARNING, message, target=span)


def repetition(text: str, *, ngram: int = NGRAM) -> Span | None:
    """Return where `text` loops, stutters, or says one n-gram `TIMES` times; None if nowhere.

    >>> repetition("of the of the of the people")
    Span(start=0, end=20)
    """
    words = list(map(str.casefold, _WORD.findall(text)))
    if max(Counter(words).values(), default=0) >= TIMES:
        found = _loop(words) or _repeated(words, ngram)
        if found is not None:
            spans = [match.span() for match in _WORD.finditer(text)]
            return Span(spans[found[0]][0], spans[found[1] - 1][1])
    stutter = _STUTTER.search(text) if max(map(len, words), default=0) >= LONG_WORD else None
    return Span(*stutter.span()) if stutter else None


def _loop(words: Sequence[str]) -> tuple[int, int] | None:
    """Return the first stretch of `words` in which some period comes `TIMES` times running."""
    for period in range(1, min(PERIOD, len(words) // TIMES) + 1):
        again = bytes(map(eq, words, words[period:]))
        start = again.find(b"\1" * (period * (TIMES - 1)))
        if start >= 0:
            return start, start + period * TIMES
    return None


def _repeated(words: Sequence[str], size: int) -> tuple[int, int] | None:
    """Return the last place of an n-gram that comes `TIMES` times or more."""
    grams = list(zip(*(words[shift:] for shift in range(size)), strict=False))
    if len(grams) - len(set(grams)) < TIMES - 1:
        return None
    gram, times = Counter(grams).most_common(1)[0]
    if times < TIMES:
        return None
    last = len(grams) - 1 - grams[::-1].index(gram)
    return last, last + size


@hookimpl
def register_checks() -> list[Check]:
    """Offer the check for repetition."""
    return [Repetition()]
