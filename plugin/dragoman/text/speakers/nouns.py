"""The words that noun phrases of speakers are made of, and those that end them."""

from __future__ import annotations

import re
from functools import cache

from dragoman.text.speakers.noun_lists import LISTS

_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل")
_DEFINITE = ("ال", "لل", "وال", "بال", "فال")
_SHORT = 4  # letters of the shortest definite word
_PLURAL = 6  # letters from which ون ends a plural of people: متعاملون
# Shapes of verbal nouns (استمرار، ارتفاع، انخفاض، تقديم، هطول), and of adjectives.
_MASDAR = re.compile("است.{1,2}ا.|ا.ت.ا.|ان..ا.|ت..ي.|..و.")
_ADJECTIVE = re.compile(".*ي|م.{3,}|.ا..|..ي.")
_FEMININE = frozenset(
    """
    سفن دول قوى مصادر اوساط امم احزاب مصارف بنوك جيوش مدارس نتائج اجواء شؤون عناصر وسائل مواقع كتل
    فصائل اطراف""".split()
)
_NO_MASDARS = frozenset("داود سعود خلود عبود حمود هنود جنود زيود سيول".split())


@cache
def words(which: str) -> frozenset[str]:
    """Return a list of words by its name, folded.

    >>> "وزارة" in words("bodies"), "في" in words("prepositions")
    (True, True)
    """
    return frozenset(LISTS[which].split())


def bare(word: str) -> str:
    """Return a noun without و ف, without ب ل ك before the article, and without the article.

    >>> [bare(word) for word in ("والوزير", "للامم", "بالوزارة", "وزارة")]
    ['وزير', 'امم', 'وزارة', 'وزارة']
    """
    for prefix in _ARTICLES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return word[len(prefix) :]
    return word


def is_definite(word: str) -> bool:
    """Tell whether a folded word has the article."""
    return word.startswith(_DEFINITE) and len(word) >= _SHORT


def _stems(word: str) -> tuple[str, ...]:
    stem = bare(word)
    return stem, stem.removesuffix("ة")


def is_person(word: str) -> bool:
    """Tell whether a folded word is a title, a trade or another noun for people."""
    if word.endswith("ون") and len(word) >= _PLURAL:
        return True
    return any(stem in words("persons") for stem in _stems(word))


def is_body(word: str) -> bool:
    """Tell whether a folded word is a noun for an organisation or for what one publishes."""
    return bare(word) in words("bodies")


def is_head(word: str) -> bool:
    """Tell whether a speaker's noun phrase may begin with this folded word."""
    return is_person(word) or is_body(word)


def is_circumstance(word: str) -> bool:
    """Tell whether a preposition before this word says when or where something was said."""
    return bare(word) in words("circumstances")


def is_document(word: str) -> bool:
    """Tell whether something may be written in what this word names."""
    return bare(word) in words("documents")


def is_oblique_plural(stem: str) -> bool:
    """Tell whether a word ends as a dual or plural that is no subject: متنافسين."""
    return stem.endswith("ين") and len(stem) > _SHORT and not stem.endswith("يين")


def is_statement(word: str) -> bool:
    """Tell whether this word is what one says something in: a statement, an interview, a post."""
    return bare(word) in words("statements")


def is_adjective(stem: str) -> bool:
    """Tell whether a word without its article looks like an adjective rather than a noun.

    >>> [is_adjective(stem) for stem in ("مغربي", "متحدة", "عام", "انقطاع")]
    [True, True, True, False]
    """
    root = stem.removesuffix("ة")
    plural = stem.endswith(("يون", "يين"))
    return stem in words("adjectives") or plural or _ADJECTIVE.fullmatch(root) is not None


def is_audience(word: str) -> bool:
    """Tell whether a word with ل names those who were spoken to."""
    if not word.startswith("ل") or len(word) < _SHORT - 1:
        return False
    stem = (word[2:] if word.startswith("لل") else word[1:]).removeprefix("ال")
    return stem.isascii() or stem in words("audiences")  # لـCNN


def is_masdar(word: str) -> bool:
    """Tell whether an indefinite word looks like a verbal noun.

    >>> [is_masdar(word) for word in ("استمرار", "ارتفاع", "تقديم", "سامر")]
    [True, True, True, False]
    """
    shaped = _MASDAR.fullmatch(word) is not None and word not in _NO_MASDARS
    return shaped or word in words("masdars")


def gender_of(word: str) -> str:
    """Return "f" or "m" as a verb in front of this folded common noun agrees; "" for other words.

    >>> gender_of("الحكومة"), gender_of("المجتمع"), gender_of("سامر")
    ('f', 'm', '')
    """
    stem = bare(word)
    if stem.endswith(("ة", "ات")) or stem in _FEMININE:
        return "f"
    return "m" if is_head(word) or stem in words("objects") else ""
