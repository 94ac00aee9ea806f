"""Arabic names beside their Latin spellings, compared by the sound of their consonants.

A name has many spellings (Khatib, al-Khateeb, Hatib) but its consonants hardly change. Vowels, ح,
ه, ع, hamza, articles and doubled letters count for nothing; letters that transliterations mix up
are alike (ج is j in Beirut and g in Cairo).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final
from unicodedata import combining, normalize

from dragoman.text.arabic import strip_harakat, strip_tatweel
from dragoman.types import Span

Sounds = tuple[int, ...]
"""One number a consonant; each bit is a sound that it may stand for."""

_SOUNDS: Final = {sound: 1 << bit for bit, sound in enumerate("bftdsklrmn")}
_ARABIC: Final = {
    **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("فڤ", "f"),
    **dict.fromkeys("تط", "t"),
    **dict.fromkeys("دض", "d"),
    **dict.fromkeys("ثذظ", "tds"),
    **dict.fromkeys("سصزش", "s"),
    **dict.fromkeys("جچ", "sk"),
    **dict.fromkeys("كقگغخ", "k"),
    **dict(zip("لرمن", "lrmn", strict=True)),
}
_LATIN: Final = {
    **dict.fromkeys(["sch", "tch", "ch", "j", "x", "gi", "ge", "gy", "ci", "ce", "cy"], "sk"),
    **dict.fromkeys(["th", "dh"], "tds"),
    **dict.fromkeys(["ph", "f", "v"], "f"),
    **dict.fromkeys(["ck", "kh", "gh", "k", "q", "c", "g"], "k"),
    **dict.fromkeys(["sh", "s", "z"], "s"),
    **dict.fromkeys("bp", "b"),
    **{letter: letter for letter in "tdlrmn"},
}
_LETTERS: Final = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)))
_DOUBLED: Final = re.compile(r"([a-z])\1")
_PLAIN: Final = str.maketrans({"ł": "l", "ø": "o", "ß": "s", "ı": "i", "đ": "d", "æ": "e"})
_ARTICLE: Final = re.compile("^[وفبك]?ال(?=..)|^لل(?=..)")
_CAPITAL: Final = re.compile(r"[^\W\d_]+(?:['’‘ʿ][^\W\d_]+)*")
_SILENT: Final = frozenset("al el as ash ad an ar at az the bin ben ibn".split())
_PREFIXES: Final = frozenset("عبد أبو ابو أبي ابي".split())
_LINKS: Final = frozenset("بن ابن ال آل الله الدين ولد أم ام بنت".split())
HALVES: Final = _PREFIXES | _LINKS
"""Words that are no name without another one."""

_EXACT, _ONE = 3, 6  # consonants up to which none, and one, may differ; two from there on


def find_name(name: Sequence[str], text: str) -> Span | None:
    """Return where a word of an Arabic `name`, given as its words, stands in an English text.

    >>> text = "Governor Nizar al-Shami spoke."
    >>> find_name(["نزار", "الشامي"], text).of(text), find_name(["سامر", "الخطيب"], text)
    ('Nizar al-Shami', None)
    """
    wanted = list(_wanted(name))
    found = [
        span for sounds, span in spelt(text) if any(sounds_alike(sounds, other) for other in wanted)
    ]
    if not found:
        return None
    end = found[0].end
    for span in found[1:]:  # the words of one name stand together
        if span.start > end + 1 + len("al-bin "):
            break
        end = max(end, span.end)
    return Span(found[0].start, end)


def sounds_alike(one: Sounds, other: Sounds) -> bool:
    """Tell whether two names are one, by their consonants.

    >>> sounds_alike(sounds_of("غوتيريش"), sounds_of("Guterres"))
    True
    """
    longest = max(len(one), len(other))
    allowed = 0 if longest <= _EXACT else 1 if longest <= _ONE else 2
    if not one or not other or abs(len(one) - len(other)) > allowed:
        return False
    return _distance(one, other) <= allowed


@lru_cache(maxsize=65536)
def sounds_of(word: str, *, whole: bool = False) -> Sounds:
    """Return the consonants of a word in either script; `whole` keeps an Arabic article.

    >>> sounds_of("الخطيب") == sounds_of("Khateeb")
    True
    """
    if word.isascii() or "a" <= word[:1].lower() < "\u0250":
        return tuple(_mask(_LATIN[m.group()]) for m in _LETTERS.finditer(_folded(word)))
    plain = strip_tatweel(strip_harakat(word)).replace("تش", "چ")
    letters = plain if whole else _ARTICLE.sub("", plain)
    return tuple(_mask(_ARABIC[c]) for c in letters if c in _ARABIC)


def _mask(sounds: str) -> int:
    return sum(_SOUNDS[sound] for sound in sounds)


def _folded(word: str) -> str:
    bare = without_marks(word.lower().translate(_PLAIN)).replace("x", "kx")
    return _DOUBLED.sub(r"\1", bare)


def without_marks(word: str) -> str:
    """Return a word in Latin letters without what stands above and below them.

    >>> without_marks("Raḥmān")
    'Rahman'
    """
    return "".join(c for c in normalize("NFKD", word) if not combining(c))


def _wanted(name: Sequence[str]) -> Iterator[Sounds]:
    """Yield what of a name is looked for: each of its words, and each two as one."""
    yield from (sounds_of(word) for word in name if word not in HALVES)
    yield from (sounds_of(word[1:], whole=True) for word in name if word.startswith("لل"))  # للشامي
    yield from (sounds_of(one + other, whole=True) for one, other in pairwise(name))


def spelt(text: str) -> Iterable[tuple[Sounds, Span]]:
    """Return the words of a text with a capital, and each two neighbours as one."""
    found: list[tuple[Sounds, Span]] = []
    for match in _CAPITAL.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("’s")
        behind_hyphen = text[match.start() - 1 : match.start()] == "-"
        capital = not word.islower() or (behind_hyphen and bool(found))
        if capital and word.lower() not in _SILENT:
            found.append((sounds_of(word), Span(match.start(), match.start() + len(word))))
    both = [
        (one + other, Span(a.start, b.end))
        for (one, a), (other, b) in pairwise(found)
        if b.start - a.end <= len(" al-")
    ]
    return sorted([*found, *both], key=lambda item: item[1])


def _distance(one: Sounds, other: Sounds) -> int:
    """Return how many consonants must be changed, left out or put in (Levenshtein)."""
    above = list(range(len(other) + 1))
    for row, sound in enumerate(one, 1):
        line = [row]
        for column, there in enumerate(other, 1):
            change = above[column - 1] + (not sound & there)
            line.append(min(change, above[column] + 1, line[-1] + 1))
        above = line
    return above[-1]
