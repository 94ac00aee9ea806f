"""Kinds of Arabic nouns: by short lists where meaning decides, by their shape where shape does."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.text.speakers import particles
from dragoman.text.speakers.noun_lists import LISTS

_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل")
_DEFINITE = ("ال", "لل", "وال", "بال", "فال")
# Words that only look as if they had the article.
_WHOLE = frozenset(
    """
    والي والد والدة والده والدها والدهم والدته والدتها والدتهم والدان والدتان والدي الغاء القاء
    الزام الحاق الحاح الهام التزام التزامه التزامها التزامهم التزامات التزاماتها التزاماته
    التزاماتهم التقاء التحاق التفاف التماس التهاب الياس اليسا اليكس
    """.split()
)
_JOINED = frozenset("وفبك")
_REMEMBERED = 4096  # words whose kind is looked up once
_SHORT = 4  # letters of the shortest definite word
_PLURAL = 6  # letters from which ون ends a plural of people: متعاملون
_BROKEN = re.compile("م.ا..|م.ا.ي.|ا..ا.|.وا..|.وا.ي.|..ائ.|..و.|..ا.ا")  # موارد, شؤون
_ADJECTIVE = re.compile(".*ي|م.{3,}|.ا..|..ي.")
_TA = "ت"
_OF_BOTH = frozenset({"عضو", "نائب"})  # titles of men and women
_OWN_ANSWERS = frozenset("رده ردها ردهم".split())  # too short for `unowned`


@cache
def words(which: str) -> frozenset[str]:
    """Return a list of words by its name, folded.

    >>> "وزارة" in words("bodies"), "صحفيين" in words("audiences")
    (True, True)
    """
    return frozenset(LISTS[which].split())


@lru_cache(_REMEMBERED)
def bare(word: str) -> str:
    """Return a noun without و and ف, without ب ل ك before the article, and without the article.

    >>> [bare(word) for word in ("والوزير", "للامم", "بالوزارة", "وزارة")]
    ['وزير', 'امم', 'وزارة', 'وزارة']
    """
    if word in _WHOLE or (word[:1] in _JOINED and word[1:] in _WHOLE):
        return word
    if word.startswith("لل") and word[1:] in words("begin_with_l"):
        return word[1:]
    for prefix in _ARTICLES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return word[len(prefix) :]
    return word


@lru_cache(_REMEMBERED)
def unowned(word: str) -> str:
    """Return a noun without the pronoun of its owner.

    >>> [unowned(word) for word in ("حسابها", "كلمته", "مدير")]
    ['حساب', 'كلمة', 'مدير']
    """
    for pronoun in particles.POSSESSIVES:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) >= _SHORT - 1:
            return stem[:-1] + "ة" if stem.endswith(_TA) else stem
    return word


def is_owned(word: str) -> bool:
    """Tell whether a noun has the pronoun of its owner: سريره, صفحتها."""
    return not is_definite(word) and unowned(word) != word


@lru_cache(_REMEMBERED)
def is_definite(word: str) -> bool:
    """Tell whether a folded word has the article."""
    return word.startswith(_DEFINITE) and bare(word) != word


@lru_cache(_REMEMBERED)
def is_person(word: str) -> bool:
    """Tell whether a folded word is a title, a trade or another noun for people.

    >>> [is_person(word) for word in ("الممرضة", "مهندسون", "وزيرا", "مدربها", "محطة")]
    [True, True, True, True, False]
    """
    stem = bare(word)
    if stem.endswith("ون") and len(stem) >= _PLURAL:
        return True
    stems = {stem, unowned(stem)}
    if len(stem) > _SHORT:
        ends = ("ة", "ا", "و", "ان", "تان", "ين", "تا", "ات", "تين")
        stems |= {one.removesuffix(end) for one in stems for end in ends}
    return not stems.isdisjoint(words("persons"))


def is_many(phrase: str) -> bool:
    """Tell whether a phrase, folded or not, begins with a dual or plural of people.

    >>> is_many("السائحتان البولنديتان"), is_many("شهود عيان"), is_many("الوزير")
    (True, True, False)
    """
    head = bare(phrase.split(maxsplit=1)[0]) if phrase.split() else ""
    ends = head.endswith(("ان", "تان", "ون", "ين", "وا")) and len(head) > _SHORT
    return head in words("plurals") or (ends and is_person(head) and head not in words("persons"))


def is_counted(word: str) -> bool:
    """Tell whether a word ends as a plural or dual of people that governs no other noun.

    >>> is_counted("محللون"), is_counted("قاضيان"), is_counted("معاون"), is_counted("أعيان")
    (True, True, False, False)
    """
    return word.endswith(("ون", "ان")) and word not in words("plurals") and is_many(word)


@lru_cache(_REMEMBERED)
def is_body(word: str) -> bool:
    """Tell whether a folded word is a noun for an organisation or for what one publishes."""
    stem = bare(word)
    return stem in words("bodies") or unowned(stem) in words("bodies")


def is_head(word: str) -> bool:
    """Tell whether a folded word is known to name people or an organisation."""
    return is_person(word) or is_body(word)


@lru_cache(_REMEMBERED)
def is_circumstance(word: str) -> bool:
    """Tell whether a preposition before this word says when, where or on what occasion."""
    stem = bare(word)
    return stem in words("circumstances") or unowned(stem) in words("circumstances")


def is_statement(word: str) -> bool:
    """Tell whether this word is what one says something in: a statement, an interview, a post."""
    return not words("statements").isdisjoint({bare(word), unowned(bare(word))})


def is_published(word: str) -> bool:
    """Tell whether this word is a document that tells something: a report, a poll."""
    return bare(word) in words("documents")


def is_saying(word: str) -> bool:
    """Tell whether a noun names what somebody says: رد الوزير, جوابه."""
    stem = word.removeprefix("و") if word not in words("sayings") else word
    return not words("sayings").isdisjoint({stem, unowned(stem)}) or stem in _OWN_ANSWERS


def is_answer(word: str) -> bool:
    """Tell whether this is what somebody said, known from before: الرد, الجواب."""
    return is_definite(word) and bare(word) in words("sayings")


def is_oblique(word: str) -> bool:
    """Tell whether a word ends as a dual or plural that is no subject: المتنافسين, الجانبين."""
    stem = bare(word)
    named = stem in words("names_in_in") or (stem[0] == "ت" and len(stem) == _SHORT + 1)  # تموين
    return stem.endswith("ين") and len(stem) > _SHORT and not named


def is_adjective(stem: str) -> bool:
    """Tell whether a word without its article looks like an adjective rather than a noun.

    >>> [is_adjective(stem) for stem in ("مغربي", "متحدة", "عام", "انقطاع")]
    [True, True, True, False]
    """
    root = stem.removesuffix("ة")
    if not words("adjectives").isdisjoint({stem, root}) or stem.endswith(("يون", "يين")):
        return True
    return _ADJECTIVE.fullmatch(root) is not None and not (root == stem and is_broken(stem))


def is_broken(stem: str) -> bool:
    """Tell whether a word looks like a broken plural, with which adjectives agree either way.

    >>> is_broken("موارد"), is_broken("شؤون"), is_broken("وزير")
    (True, True, False)
    """
    return _BROKEN.fullmatch(stem) is not None and not stem.endswith(("ة", "ي"))


def is_audience(word: str) -> bool:
    """Tell whether a word with ل names those who were spoken to."""
    if not word.startswith("ل") or len(word) < _SHORT - 1:
        return False
    stem = (word[2:] if word.startswith("لل") else word[1:]).removeprefix("ال")
    ours = stem.removesuffix("تنا") + "ة" if stem.endswith("تنا") else stem  # لوكالتنا
    return stem.isascii() or stem in words("audiences") or ours in words("media")  # لـCNN


def is_listener(word: str) -> bool:
    """Tell whether a word with لل names people who were spoken to: للصحفيين."""
    return word.startswith("لل") and word[2:] in words("audiences")


def is_manner(word: str) -> bool:
    """Tell whether a word with ب says how somebody spoke.

    >>> is_manner("بمرارة"), is_manner("بالعربية"), is_manner("بشار")
    (True, True, False)
    """
    if not word.startswith("ب"):
        return False
    if is_definite(word):
        return bare(word) in words("languages")
    return not words("manners").isdisjoint({word[1:], unowned(word[1:])})


def is_reported_object(word: str) -> bool:
    """Tell whether a bare object is news in itself, no verbal noun: ما، كل، عدم، أي."""
    return word in words("reported")


def gender_of(word: str) -> str:
    """Return "f" or "m" as a verb in front of this folded common noun agrees; "" for other words.

    >>> gender_of("الحكومة"), gender_of("الوزير"), gender_of("سامر")
    ('f', 'm', '')
    """
    stem = unowned(bare(word))
    people = words("persons")
    if stem in words("plurals") and stem not in words("feminines"):
        return "m"  # القضاة
    if stem in people and stem.endswith("ة") and stem[:-1] not in people:
        return ""  # عمدة، طلبة
    if word in words("countries") or stem in _OF_BOTH:
        return ""
    if stem.endswith(("ة", "ات", "تان")) or stem in words("feminines"):
        return "f"
    return "m" if is_head(word) or is_definite(word) else ""
