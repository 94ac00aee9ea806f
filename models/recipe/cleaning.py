"""Which pairs of a corpus can teach: both languages, like lengths, the same figures."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.text.figures import compare_figures

_ARABIC = re.compile("[\u0620-\u064a]")
_LATIN = re.compile("[A-Za-z]")
_DIGITS = re.compile("[0-9]+")
_TO_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_GROUPING = re.compile("(?<=[0-9])[,٬،](?=[0-9]{3}(?![0-9]))")


def is_bilingual(arabic: str, english: str) -> bool:
    """Tell whether each side is in its language; digits and signs alone are neither."""
    return bool(_ARABIC.search(arabic) and _LATIN.search(english) and not _ARABIC.search(english))


def is_balanced(source: int, target: int, *, longest: int, ratio: float, short: int) -> bool:
    """Tell whether sides of these lengths, in tokens, can be a whole pair."""
    if not (0 < source <= longest and 0 < target <= longest):
        return False
    return max(source, target) <= short or 1 / ratio < target / source < ratio


def same_figures(arabic: str, english: str) -> bool:
    """Tell whether both sides say the same figures.

    >>> same_figures("قُتل 12 شخصا", "Twelve people were killed")
    True
    >>> same_figures("في عام 2010", "in October")
    False
    """
    ours, theirs = _digits(arabic), _digits(english)
    if not ours and not theirs:
        return True
    return ours == theirs or compare_figures(arabic, english).faithful


def _digits(text: str) -> Counter[str]:
    return Counter(_DIGITS.findall(_GROUPING.sub("", text.translate(_TO_ASCII))))
