"""The normalisation inside the SentencePiece models, as rules of one character each.

Vowel signs, tatweel and bidi controls go; the forms of alef, ya and kaf fold into one; digits and
punctuation of both scripts become ASCII; the rest is NFKC. A model so reads ٢٥٪ as it reads 25%.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

_RANGES = (
    (0x20, 0x250),
    (0x300, 0x370),
    (0x600, 0x700),
    (0x750, 0x780),
    (0x2000, 0x2200),
    (0x3000, 0x3010),
    (0xFB00, 0xFF00),
    (0xFF00, 0xFFF0),
)
_NOTHING = (
    *range(0x610, 0x61B),  # signs above Arabic letters
    *range(0x64B, 0x660),  # harakat
    0x640,  # tatweel
    0x670,
    *range(0x6D6, 0x6EE),
    0xAD,  # soft hyphen
    0x61C,  # bidi controls
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
)
_FOLDED = str.maketrans(
    {
        **dict.fromkeys(_NOTHING),
        **{0x660 + digit: str(digit) for digit in range(10)},
        **{0x6F0 + digit: str(digit) for digit in range(10)},
        **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
        **dict.fromkeys(map(ord, "ىی"), "ي"),
        **dict.fromkeys(map(ord, "«»“”„"), '"'),
        **dict.fromkeys(map(ord, "‘’‚"), "'"),
        **dict.fromkeys(map(ord, "–—―−"), "-"),
        **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\t\n\r"), " "),
        **dict(zip(map(ord, "ک٪٫٬،؛؟۔"), "ك%.,,;?.", strict=True)),
        0x2026: "...",
    }
)


def normalise(text: str) -> str:
    """Return `text` as the models see it, but for white space.

    >>> normalise("قُتِل ٢٥٪ «أمس»")
    'قتل 25% "امس"'
    """
    parts = (c if c.translate(_FOLDED) != c else unicodedata.normalize("NFKC", c) for c in text)
    return "".join(parts).translate(_FOLDED)


def rules() -> Iterator[tuple[str, str]]:
    """Yield every character that changes, and what it becomes."""
    controls = "\t\n\r"
    ranges = (chr(code) for start, end in _RANGES for code in range(start, end))
    for char in (*controls, *ranges):
        if (changed := normalise(char)) != char:
            yield char, changed


def write_rules(path: Path) -> None:
    """Write the rules in SentencePiece's form: code points in hexadecimal, a tab between."""
    lines = (f"{ord(a):X}\t{' '.join(f'{ord(c):X}' for c in b)}\n" for a, b in sorted(rules()))
    path.write_text("".join(lines), encoding="utf-8")
