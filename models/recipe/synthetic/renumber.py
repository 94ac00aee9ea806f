"""Real sentences with other figures: what stands in digits on both sides, once, is drawn anew.

A number stays in the class that asks for the same form of the counted noun in Arabic: three to
ten, eleven to ninety-nine, or hundreds that end in two zeros; years and dates stay.
"""

# ruff: noqa: PLR2004 - the classes of numbers

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

from dragoman.text.figures import Figure, read_figures
from recipe.corpora import Pair

_PLAIN = frozenset({"cardinal", "percent", "money", "measure"})
_DIGITS = re.compile(r"(?<![\w.,:/+-])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?![\w:/-]|[.,][0-9])")
_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_TO_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def renumbered(pairs: Iterable[Pair], seed: int) -> Iterator[Pair]:
    """Yield every pair that has such figures, with others."""
    chance = random.Random(seed)
    for arabic, english in pairs:
        result = renumber(arabic, english, chance)
        if result:
            yield result


def renumber(arabic: str, english: str, chance: random.Random) -> Pair | None:
    """Return the pair with other figures; None where there is none that can be told apart."""
    ours, theirs = _plain(arabic, "ar"), _plain(english, "en")
    shared = [value for value in ours if value in theirs]
    if not shared:
        return None
    for value in shared:
        new = _other(value, chance)
        arabic = _put(arabic, ours[value], new, grouped=False)
        english = _put(english, theirs[value], new, grouped=True)
    return arabic, english


def _plain(text: str, language: str) -> dict[int, str]:
    """Return the numbers in digits that stand once in `text`, as they are written there."""
    found: dict[int, list[str]] = {}
    for figure in read_figures(text, language):
        written = _written(figure)
        if written:
            value = int(written.translate(_INDIC).replace(",", ""))
            found.setdefault(value, []).append(written)
    return {
        v: texts[0] for v, texts in found.items() if len(texts) == 1 and text.count(texts[0]) == 1
    }


def _written(figure: Figure) -> str:
    if figure.kind not in _PLAIN:
        return ""
    match = _DIGITS.search(figure.text.translate(_INDIC))
    if not match or len(re.findall("[0-9]+", figure.text.translate(_INDIC).replace(",", ""))) != 1:
        return ""
    return figure.text[match.start() : match.end()]


def _other(value: int, chance: random.Random) -> int:
    """Return a number of the same class; what may be a year stays."""
    if value < 3 or 1800 <= value <= 2100:
        return value
    if value <= 10:
        return chance.randint(3, 10)
    if value <= 99:
        return chance.randint(11, 99)
    if value % 100 == 0:
        return chance.randint(1, 99) * 10 ** (len(str(value)) - 2 if value >= 1000 else 2)
    last = _other(value % 100, chance)
    if value < 1000:
        return chance.randint(1, 9) * 100 + last
    low = 10 ** (len(str(value)) - 3)
    return chance.randint(low, 10 * low - 1) * 100 + last


def _put(text: str, old: str, new: int, *, grouped: bool) -> str:
    written = f"{new:,}" if grouped and ("," in old or new >= 10_000) else str(new)
    if not old.isascii():
        written = written.translate(_TO_INDIC)
    return text.replace(old, written, 1)
