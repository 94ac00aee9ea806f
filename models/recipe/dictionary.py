"""A small dictionary of words that have one counterpart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recipe.corpora import Pair

_SHORTEST = 4  # letters of an English word that is no function word


def one_to_one(entries: Iterable[Pair]) -> dict[str, str]:
    """Return English words and the Arabic of those that have one, and it only them.

    >>> one_to_one([("طبيب", "doctor"), ("عين", "eyes"), ("عين", "spring"), ("بيت كبير", "hall")])
    {'doctor': 'طبيب'}
    """
    arabic_of: dict[str, set[str]] = defaultdict(set)
    english_of: dict[str, set[str]] = defaultdict(set)
    for arabic, english in entries:
        word = english.lower()
        arabic_of[word].add(arabic)
        english_of[arabic].add(word)
    return {
        word: arabic
        for word, (arabic, *others) in ((w, sorted(a)) for w, a in arabic_of.items())
        if not others and len(english_of[arabic]) == 1
        if word.isalpha() and len(word) >= _SHORTEST and " " not in arabic
    }
