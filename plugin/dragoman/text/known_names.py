"""Arabic words that are names of people and places, as far as two lists know them.

One is derived from pairs of the recipe's newsroom copy by `benchmarks/speakers.py derive`: words
that come through into English as a capitalised word that sounds alike. The other is written by
hand: common given names, and the families that the news is full of.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_ALEFS = str.maketrans("أإآ", "ااا")


@cache
def known_names() -> frozenset[str]:
    """Return the words of both lists.

    >>> "نزار" in known_names(), "مدرسة" in known_names()
    (True, False)
    """
    lists = (files("dragoman.text") / name for name in ("known_names.txt", "given_names.txt"))
    return frozenset(word for one in lists for word in one.read_text(encoding="utf-8").split())


def is_given(word: str) -> bool:
    """Tell whether a word, folded as the reader of speakers does, is on either list.

    >>> is_given("اسامة"), is_given("لائحة")
    (True, False)
    """
    return word in _folded()


@cache
def _folded() -> frozenset[str]:
    return frozenset(word.translate(_ALEFS) for word in known_names())
