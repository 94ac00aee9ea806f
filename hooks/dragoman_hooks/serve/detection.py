"""Tell Arabic from English by the letters of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from dragoman.adapters import is_foreign

_ARABIC: Final = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_LATIN: Final = re.compile("[A-Za-z]")
_NONE: Final = {"confidence": 0.0, "language": "en"}  # what LibreTranslate answers then


def detect(texts: Iterable[str]) -> list[dict[str, Any]]:
    """Return the languages of `texts` together, most likely first, as LibreTranslate does.

    The confidence is the share of letters in per cent. Persian, Urdu and the like are neither.

    >>> detect(["قال الوزير", "ok"])
    [{'confidence': 81.82, 'language': 'ar'}, {'confidence': 18.18, 'language': 'en'}]
    >>> detect(["2024"])
    [{'confidence': 0.0, 'language': 'en'}]
    """
    letters = {"ar": 0, "en": 0}
    foreign = 0
    for text in texts:
        arabic = len(_ARABIC.findall(text))
        if is_foreign(text):
            foreign += arabic
        else:
            letters["ar"] += arabic
        letters["en"] += len(_LATIN.findall(text))
    total = sum(letters.values()) + foreign
    shares = sorted(((count, code) for code, count in letters.items() if count), reverse=True)
    return [
        {"confidence": round(100 * count / total, 2), "language": code} for count, code in shares
    ] or [dict(_NONE)]
