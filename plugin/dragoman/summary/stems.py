"""Light stems of Arabic and English words: what two sentences must share to be about one thing.

Arabic: the light10 stemmer of Larkey, Ballesteros and Connell 2007 ("Light Stemming for Arabic
Information Retrieval"), on folded letters. English: plural, past and -ing endings.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dragoman.text.arabic import fold_digits, strip_harakat, strip_tatweel

_WORD = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*|[^\W_]+")
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و"})
_ARTICLES: Final = ("وال", "بال", "كال", "فال", "ال", "لل")
_ENDINGS: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
_STEM: Final = 2  # letters that must stay
_STOP: Final = frozenset(
    """
    في من على الى عن مع هذا هذه ذلك تلك التي الذي الذين ان انه انها ما لا لم لن قد كان
    كانت يكون هو هي هم كما او اي كل بعد قبل بين حتى اذا عند منذ خلال حيث غير ثم لكن بل
    قال قالت اضاف اكد اشار اوضح الا عليه عليها فيه فيها منه منها به بها له لها لهم ايضا
    اعلن اعلنت ذكر قالوا بعض نحو عبر ضد دون لدى هناك هنا ليس بان فان the of a an and to
    in on at for by with from is are was were be been has have had it its he she they
    his her their that this these those as or but not which who said will would can
    could than then there into about after before over also
    """.split()
)


def words(text: str) -> list[str]:
    """Return the stems of `text` in order, without function words.

    A figure in digits counts as a word, however it is written.

    >>> words("وقالت الوزارة إن ٥٦ مدرسةً أُغلقت")
    ['وزار', '56', 'مدرس', 'اغلقت']
    >>> words("The ministers were visiting 12 schools")
    ['minister', 'visit', '12', 'school']
    """
    plain = strip_tatweel(strip_harakat(fold_digits(text))).translate(_FOLD).lower()
    found = (m.group() for m in _WORD.finditer(plain))
    return [stem(word) for word in found if word.removeprefix("و") not in _STOP]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the light stem of a folded word in lower case."""
    if word[0].isdigit():
        return word
    return _english(word) if word.isascii() else _arabic(word)


def _arabic(word: str) -> str:
    if word.startswith("و") and len(word) > _STEM + 1:
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _STEM:
            word = word[len(article) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _STEM:
            word = word[: -len(ending)]
    return word


def _english(word: str) -> str:
    for ending, instead in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word
