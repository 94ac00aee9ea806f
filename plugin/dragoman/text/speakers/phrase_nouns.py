"""Which nouns and names go on with a noun phrase, and where the object of its verb begins."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import deeds, nouns
from dragoman.text.speakers.phrase import ANY_OBJECT, LINKS, Phrase
from dragoman.text.speakers.phrase_attached import begins_with_b, is_noun
from dragoman.text.speakers.phrase_objects import (
    is_deed,
    is_deed_here,
    is_definite_object,
    is_object,
    is_other_body,
    is_third_body,
)

_SHORT = 4  # letters from which ب in front is a preposition, and ه in the end an owner
_COMPOUND = frozenset("الاب الابن الدين الله الرحمن الاسلام الزهراء الحق".split())


def begins(phrase: Phrase) -> bool:
    """Tell whether a phrase may begin with its first word, and note what it is."""
    token, word = phrase.tokens[phrase.start], phrase.head
    if phrase.ends(phrase.start) or (word.startswith("بال") and not nouns.is_head(word)):
        return False
    if nouns.is_audience(word) or _is_adjunct(phrase, word):
        return False
    if word in nouns.words("numerals"):
        phrase.counted = True
        return True
    phrase.note(word)
    kunya = word in LINKS and word != "ابن"
    noun = nouns.is_head(word) or nouns.is_broken(word) or deeds.is_masdar(word)
    noun = noun or word in nouns.words("adjectives")  # أكبر
    phrase.named = kunya or token.known or not (noun or nouns.is_definite(word))
    if (
        phrase.named
        and not (kunya or token.known)
        and nouns.is_definite(phrase.word(phrase.start + 1))
    ):
        other = phrase.takes_objects and nouns.is_head(phrase.word(phrase.start + 1))
        phrase.named = other or is_given(word)  # صور الأقمار | الصناعية, حث قطينة | الوزارة
    phrase.given = int(phrase.named)
    governs = word[1:] in nouns.words("begin_with_l")  # للائحة is ل with لائحة or with اللائحة
    phrase.closed = (nouns.is_definite(word) and not governs) or nouns.is_owned(word)
    if word in nouns.words("countries"):
        phrase.named, phrase.closed = False, True
    phrase.described = nouns.is_counted(word)
    return True


def _is_adjunct(phrase: Phrase, word: str) -> bool:
    """Tell whether ب in front is a preposition: بتركيا, بسخرية, not بشار."""
    token = phrase.tokens[phrase.start]
    if word[0] != "ب" or len(word) < _SHORT or token.known or begins_with_b(word):
        return False
    following = phrase.start + 1
    last = following >= phrase.limit or phrase.tokens[following].kind != "word"
    led = "ب" in phrase.frames and not last
    return led or nouns.is_manner(word) or is_noun(word[1:]) or word[-1] == "ة"


def takes_counted(phrase: Phrase) -> None:
    """Note the noun behind a number: ثلاثة | مرشحين."""
    word = phrase.word(phrase.at)
    phrase.note(word)
    phrase.closed = nouns.is_definite(word)


def takes_definite(phrase: Phrase) -> bool:
    """Tell whether a word with the article goes on with the phrase."""
    word = phrase.word(phrase.at)
    counted = phrase.previous.endswith("ون") and nouns.is_person(phrase.previous)
    if (phrase.described or counted) and not (phrase.closed or phrase.named):
        return False  # ناشطون | الجيش: no noun in ون governs another
    if is_third_body(phrase):
        return False
    if phrase.previous in LINKS or not (phrase.closed or phrase.named):
        phrase.closed = True
        phrase.note(word)
        return True
    if phrase.takes_objects and (is_definite_object(phrase, word) or is_other_body(phrase)):
        return False
    return _takes_family(phrase, word) if phrase.named else _takes_description(phrase, word)


def _takes_description(phrase: Phrase, word: str) -> bool:
    """Tell whether an adjective, a title or a family name follows: السفير | الياباني | مورياما."""
    stem, agrees = nouns.bare(word), phrase.agrees(word)
    deed = deeds.is_masdar(stem)
    if agrees and nouns.is_adjective(stem) and not (deed and phrase.takes_objects):
        phrase.note(word)
        return True
    if not phrase.may_be_named():
        body = nouns.is_body(word) or phrase.takes_objects or deed
        return stem.endswith(("ة", "اء")) and not body  # منظمة الخوذ | البيضاء
    strict = not phrase.frames.isdisjoint(ANY_OBJECT)
    if agrees and nouns.is_person(word):
        phrase.note(word)
        return not (strict and nouns.is_many(word))
    phrase.named, phrase.family = True, 1
    if nouns.is_statement(word):
        return False  # تلا القاضي | القرار
    return not deed and (not strict or stem.endswith("ي"))


def _takes_family(phrase: Phrase, word: str) -> bool:
    """Tell whether a definite word goes on with a name, as a family name or an adjective."""
    stem = nouns.bare(word)
    if word in _COMPOUND:  # عصام الدين
        return True
    if phrase.tokens[phrase.at - 1].family and not phrase.tokens[phrase.at].known:
        return nouns.is_person(word) and not phrase.takes_objects  # رفض ريتزي | الحديث
    phrase.family += 1
    relative, objects = stem.endswith("ي"), phrase.takes_objects
    if phrase.family > 1:
        return not objects or (relative and phrase.family == 2)  # noqa: PLR2004
    if not objects or relative or stem in nouns.words("surnames"):
        return True
    if phrase.word(phrase.at + 1).startswith("ال") or _deed_follows(phrase):
        return True  # an object follows: السفير حسين الأمين | التصريحات
    titled = nouns.is_head(word) or deeds.is_masdar(stem) or stem.endswith("ات")
    return not titled and (phrase.given == 1 or phrase.frames.isdisjoint(ANY_OBJECT))


def _deed_follows(phrase: Phrase) -> bool:
    following = phrase.at + 1
    return following < phrase.limit and is_deed(phrase, following)


def takes_indefinite(phrase: Phrase) -> bool:
    """Tell whether a word without the article goes on with the phrase."""
    token = phrase.tokens[phrase.at]
    word = token.word
    if word[0].isdigit() or phrase.previous in LINKS:
        return not (phrase.takes_objects and word[0].isdigit()) or nouns.is_definite(
            phrase.previous
        )
    relative = phrase.family > 0 and nouns.is_person(word)  # رثت والدة يوسف النجار | ابنها
    owned = nouns.is_owned(word) and (relative or nouns.is_statement(word))  # ختم النقيب | حديثه
    if owned or (phrase.takes_objects and is_object(phrase)):
        return False
    if phrase.named:
        return _takes_name(phrase)
    if not phrase.closed:
        place = word in nouns.words("countries") or word == "عيان"
        phrase.closed = nouns.is_owned(word) or place
        relative = phrase.takes_objects and _is_relative(word, phrase.previous)
        phrase.described = phrase.described or (relative and phrase.agrees(word))
        phrase.note(word)
        return True
    return _takes_behind_closed(phrase, word)


def _takes_behind_closed(phrase: Phrase, word: str) -> bool:
    """Tell whether a title or a name follows a definite noun: وزير الصحة | سامر."""
    if _opens_title(phrase):
        phrase.closed = False
        phrase.note(word)
        return True
    if "u" in phrase.frames and _is_other_noun(phrase):
        return False
    abroad = phrase.previous in nouns.words("countries") and not phrase.takes_objects
    phrase.named, phrase.given = abroad or phrase.may_be_named(), 1  # نيويورك | تايمز
    return phrase.named


def _is_other_noun(phrase: Phrase) -> bool:
    """Tell whether a noun that a definite one closes begins here: زار الوزير | مخيم الزعتري."""
    token = phrase.tokens[phrase.at]
    whole = nouns.is_definite(phrase.word(phrase.at + 1)) and not phrase.is_last(phrase.at)
    return whole and not (token.known or token.word in LINKS or is_given(token.word))


def _takes_name(phrase: Phrase) -> bool:
    token = phrase.tokens[phrase.at]
    if token.word in LINKS:
        phrase.given += 1
        return True
    if phrase.tokens[phrase.at - 1].family and not token.known:
        return False  # somebody known is named by the family name alone
    if phrase.takes_objects and (phrase.family or is_deed_here(phrase)):
        return False  # a name ends with its family name: جواد الفتلاوي | صمت القضاء
    if _opens_title(phrase) and phrase.word(phrase.at + 1).startswith("ال"):
        phrase.named, phrase.closed = False, False  # بيتر أنغلوند | عضو الأكاديمية
        phrase.note(token.word)
    phrase.given += 1
    return True


def _opens_title(phrase: Phrase) -> bool:
    """Tell whether another title begins: الوزير رئيس اللجنة, not البروفيسور ناجي أوزدمير."""
    word, following = phrase.word(phrase.at), phrase.word(phrase.at + 1)
    last = phrase.is_last(phrase.at) or phrase.ends(phrase.at + 1)
    chain = last or nouns.is_definite(following) or nouns.is_head(following)
    return chain and nouns.is_head(word) and not nouns.is_owned(word)


def _is_relative(word: str, noun: str) -> bool:
    """Tell whether an adjective ends a chain of indefinite nouns: أوساط دبلوماسية | هجوم."""
    noun_too = nouns.is_head(word) or nouns.is_person(word[:-1])
    people = (noun_too and not nouns.is_body(noun)) or deeds.is_masdar(word)  # منظمات حقوقية
    return word.endswith(("ي", "ية", "يون")) and not (people or word.endswith("اية"))
