"""Definite duals that a translation may have made singular: قُتل الجنديان, "The soldier was killed".

English seldom says "the two", but it says something in the plural; where a sentence has nothing
of the kind, one of the two is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.text.figures.arabic_nouns import is_pair, read_dual
from dragoman.text.figures.arabic_words import look_up
from dragoman.text.figures.tokens import tokenise
from dragoman.types import Span

_SINGULAR = "was is has his this its us as thus does always perhaps across yes plus minus less news"
_PLURAL = """
are were have they them their theirs themselves both two either neither other another people men
women children police troops pair couple feet between together each twin double half second
fortnight
"""
_MANY = re.compile(
    rf"\b(?!(?:{'|'.join(_SINGULAR.split())})\b)[a-z]\w*[^\Ws]s\b|2|\b(?:{'|'.join(_PLURAL.split())})\b",
    re.IGNORECASE,
)


def lone_duals(source: str, target: str) -> Iterator[Span]:
    """Yield the definite duals of an Arabic text whose translation has nothing in the plural.

    >>> list(lone_duals("قُتل الجنديان", "The soldier was killed"))
    [Span(start=5, end=13)]
    >>> list(lone_duals("قُتل الجنديان", "The soldiers were killed"))
    []
    """
    if _MANY.search(target):
        return
    tokens = tokenise(source)
    for index, word in enumerate(tokens.words[: tokens.size]):
        _, understood = read_dual(word) or (0, False)
        if understood and not is_pair(word) and look_up(word) is None:
            yield tokens.span(index, index)
