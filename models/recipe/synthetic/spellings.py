"""How the words of Arabic names are spelt in English, as the corpora of names have them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Final

from recipe.corpora import find, read_pairs

LISTS: Final = tuple(
    "ne_wikidata_fullnames ne_wikidata_nameunits ne_wikidata_nametokens ne_name_variants "
    "ne_arabnamer ne_google_translit ne_arab_names_top1 ne_buckwalter".split()
)


def read_spellings(folders: list[Path]) -> dict[str, set[str]]:
    """Return the English spellings of each Arabic word, both folded as below."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for name in LISTS:
        for arabic, english in read_pairs(find(name, folders)):
            ours, theirs = arabic_words(arabic), english_words(english)
            if len(ours) == len(theirs):
                for a, e in zip(ours, theirs, strict=True):
                    spellings[a].add(e)
    return spellings


def english_words(english: str) -> list[str]:
    """Return the words of a name, folded: no marks, no article, no hyphens; Abdel joins the next.

    >>> english_words("Émile Abd al-Nour el-Khoury")
    ['emile', 'abdnour', 'khoury']
    """
    plain = unicodedata.normalize("NFKD", english.lower())
    plain = re.sub(r"[^a-z -]", "", plain)
    plain = re.sub(r"\b(?:al|el|ul|ad|an|as|ash|ar|at|az)[- ]", "", plain)
    return _joined(re.findall("[a-z]+", plain.replace("-", " ")), re.compile("abd(?:[aeu]l?)?"))


def arabic_words(arabic: str) -> list[str]:
    """Return the words of a name, folded: one alef, no article; عبد joins the next.

    >>> arabic_words("إيهاب عبد النور الخوري")
    ['ايهاب', 'عبدنور', 'خوري']
    """
    folded = re.sub("[أإآ]", "ا", arabic).replace("ى", "ي").replace("ة", "ه")
    words = [word.removeprefix("ال") for word in folded.split()]
    return _joined(words, re.compile("عبد"))


def sound_alike(arabic: str, english: str) -> bool:
    """Tell whether two folded words have the same consonants, as far as English writes them.

    >>> sound_alike("خطيب", "khatib"), sound_alike("شامي", "shami"), sound_alike("شامي", "sami")
    (True, True, False)
    """
    ours = "".join(_ARABIC.get(letter, "") for letter in arabic)
    theirs = "".join(_ENGLISH.get(m.group(), "") for m in _SOUND.finditer(english))
    ours, theirs = (re.sub(r"(.)\1+", r"\1", sounds) for sounds in (ours, theirs))
    return len(ours) > 1 and ours == theirs


_ARABIC: Final = dict(zip("بپتطثجغدضذرزظسصشفڤقكخلمن", "bbttsggddzrzzssxffkkklmn", strict=True))
_ENGLISH: Final = {
    **dict(zip("bptgjdrzscxkqfvlmn", "bbtggdrzskskkfflmn", strict=True)),
    "sh": "x",
    "ch": "x",
    "kh": "k",
    "gh": "g",
    "th": "s",
    "dh": "z",
    "ph": "f",
}
_SOUND: Final = re.compile("sh|ch|kh|gh|th|dh|ph|.")


def _joined(words: list[str], first: re.Pattern[str]) -> list[str]:
    """Return `words`, each that `first` matches written in one with the next."""
    joined: list[str] = []
    for word in words:
        if joined and first.fullmatch(joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return joined
