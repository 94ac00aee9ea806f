"""Arabic script: what counts as a letter, what may be taken off, which digit is which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.types import Span

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef"
    "\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc"
)
"""Arabic letters and their presentation forms, to stand inside ``[...]`` of a pattern."""

HARAKAT = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Vowel signs and other marks above and below letters, to stand inside ``[...]``."""

TATWEEL = "\u0640"

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Controls of the writing direction, to stand inside ``[...]``."""

INVISIBLE = BIDI + "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Bidi controls and every character without width, to stand inside ``[...]``."""

MARKUP = "\ue000-\uf8ff\ufffc"
"""Characters that stand for markup and protected text, to stand inside ``[...]``."""

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
"""Arabic-Indic and Persian digits to ASCII, one for one."""

_LETTER = re.compile(f"[{LETTERS}]")
_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_NOT_LETTER = re.compile(f"[^{LETTERS}]+")
_HARAKAT = re.compile(f"[{HARAKAT}]+")
_BIDI = re.compile(f"[{BIDI}]+")
_WORD = f"[{LETTERS}][{LETTERS}{HARAKAT}{TATWEEL}{INVISIBLE}]*"
_RUN = re.compile(rf"{_WORD}(?:[\s،-]+{_WORD})*")


def has_arabic_letters(text: str) -> bool:
    """Tell whether `text` holds a letter of the Arabic script (digits and marks are none).

    >>> has_arabic_letters("٣٫٥ ،؟"), has_arabic_letters("a ب")
    (False, True)
    """
    return _LETTER.search(text) is not None


def has_arabic(text: str) -> bool:
    """Tell whether `text` holds anything of the Arabic script: a letter, a digit, a mark.

    >>> has_arabic("50٪"), has_arabic("50%")
    (True, False)
    """
    return _SCRIPT.search(text) is not None


def count_arabic_letters(text: str) -> int:
    """Return the number of Arabic letters in `text`."""
    return len(_NOT_LETTER.sub("", text))


def arabic_runs(text: str) -> Iterator[Span]:
    """Yield the runs of Arabic words in `text`, words joined over spaces, commas and hyphens.

    >>> list(arabic_runs("the بيت كبير house"))
    [Span(start=4, end=12)]
    """
    return (Span(*match.span()) for match in _RUN.finditer(text))


def strip_harakat(text: str) -> str:
    """Return `text` without vowel signs.

    >>> strip_harakat("كَتَبَ") == "كتب"
    True
    """
    return _HARAKAT.sub("", text)


def strip_tatweel(text: str) -> str:
    """Return `text` without the stroke that stretches words."""
    return text.replace(TATWEEL, "")


def strip_bidi(text: str) -> str:
    """Return `text` without controls of the writing direction."""
    return _BIDI.sub("", text)


def fold_digits(text: str) -> str:
    """Return `text` with ASCII digits for Arabic-Indic and Persian ones; offsets stay.

    >>> fold_digits("٢٠٢۴")
    '2024'
    """
    return text.translate(DIGITS)
