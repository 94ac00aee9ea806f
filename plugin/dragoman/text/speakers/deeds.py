"""Verbal nouns, and nouns for properties: what is told of somebody rather than who tells it."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.text.speakers import nouns

_REMEMBERED = 4096  # words whose kind is looked up once
_ABSTRACT = 6  # letters that a noun for a property has at least
# Verbal nouns: تقديم; تراجع; انحسار; انتقاد, اتفاق, ازدياد; استمرار, استقالة.
_MASDAR = re.compile(
    "ت..ي[^اية]|ت.ا.[^ةي]|ان..ا[^تي]|ا.[تدط].ا[^تي]|ا[تدط].ا[^تي]|است.{1,3}ا[^تي]ة?"
)
_PARTAKING = re.compile("م.ا..ة")  # متابعتها
_LOW_MASDAR = re.compile("ا..?.?ا[^تي]ة?|ا.ا.ة|ا..اء")  # with إ: إلقاء، إقامة، إعلان


@lru_cache(_REMEMBERED)
def is_masdar(word: str, *, low: bool = False) -> bool:
    """Tell whether an indefinite word is a verbal noun; `low` if it is written with إ.

    >>> [is_masdar(word) for word in ("استمرار", "ارتفاع", "تقديم", "وقف", "استعدادها")]
    [True, True, True, True, True]
    >>> [is_masdar(word) for word in ("سامر", "انتقد")]
    [False, False]
    >>> is_masdar("القاء", low=True), is_masdar("اسرائيل", low=True)
    (True, False)
    """
    if nouns.is_definite(word) and not low:
        return False
    stem = nouns.unowned(word)
    if stem != word and _PARTAKING.fullmatch(stem) and not nouns.is_head(stem):
        return True
    for one in {word, stem, stem.removesuffix("ة") if stem != word else word}:
        if not nouns.words("masdars").isdisjoint({one, one.removesuffix("ين")}):
            return True
        if one in nouns.words("no_masdars"):
            continue
        if _MASDAR.fullmatch(one):
            return True
        if low and _LOW_MASDAR.fullmatch(one):
            return True
    return False


def is_abstract(word: str) -> bool:
    """Tell whether a word names a property, as verbal nouns name deeds: جاهزية, مسؤولية."""
    stem = nouns.unowned(word)
    named = stem in nouns.words("no_masdars") or nouns.is_head(stem)
    return stem.endswith("ية") and len(stem) >= _ABSTRACT and not named
