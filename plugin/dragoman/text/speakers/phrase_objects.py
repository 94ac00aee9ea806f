"""Where the object of its verb ends a speaker's noun phrase."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import deeds, nouns
from dragoman.text.speakers.phrase import LINKS, Phrase

_SHORT = 4  # letters from which ه in the end is an owner
_OF_RANKS = frozenset("اول ركن الركن المتقاعد".split())
_ADDRESSED = frozenset("vV")
_ASKED = frozenset("vw")


def is_definite_object(phrase: Phrase, word: str) -> bool:
    """Tell whether the object of the verb begins: طمأن المدير | السكان, اتهم فلان | الحكومة."""
    stem, previous = nouns.bare(word), phrase.previous
    people = nouns.is_oblique(previous) and (stem.endswith("يين") or nouns.is_adjective(stem))
    told = stem in nouns.words("objects") and not _is_rank(phrase)
    second = phrase.at == phrase.start + 1 and nouns.is_person(word) and nouns.is_person(previous)
    asked = second and nouns.is_definite(previous) and phrase.frames >= _ASKED  # القاضي | الشاهد
    return told or asked or (nouns.is_oblique(word) and not people)


def _is_rank(phrase: Phrase) -> bool:
    """Tell whether الفريق is a rank rather than a team: الفريق أول, الفريق الركن, الفريق سامر."""
    word, following = phrase.word(phrase.at), phrase.word(phrase.at + 1)
    ranked = following in _OF_RANKS or following in LINKS or is_given(following)
    return nouns.is_person(word) and ranked


def is_other_body(phrase: Phrase) -> bool:
    """Tell whether a second organisation is the object: حثت المعارضة | المحكمة على."""
    word = phrase.word(phrase.at)
    adjective = word.endswith(("ي", "ية"))
    bodies = nouns.is_body(word) and nouns.is_body(phrase.head) and not adjective
    return bodies and not phrase.frames.isdisjoint(_ADDRESSED)


def is_third_body(phrase: Phrase) -> bool:
    """Tell whether an object follows a foreign name: منظمة هيومن رايتس ووتش | السلطات."""
    foreign = phrase.at > phrase.start + 2 and not deeds.is_masdar(phrase.previous)
    return foreign and not nouns.is_head(phrase.previous) and is_other_body(phrase)


def is_object(phrase: Phrase) -> bool:
    """Tell whether an indefinite word begins the object of the verb: نفى الوزير | وجود."""
    word = phrase.word(phrase.at)
    third = phrase.named and phrase.given > 1 and word.endswith("ة") and not is_given(word)
    heard = nouns.bare(word) in nouns.words("audiences") or word in nouns.words("media")
    if (third and phrase.frames & _ADDRESSED) or ("a" in phrase.frames and heard):
        return True  # اتهمت جمانة صفير | لائحة
    if nouns.is_reported_object(word) or (phrase.named and _is_told_of(word)):
        return True
    if not (phrase.closed or phrase.named or phrase.described):
        return is_deed(phrase, phrase.at) and _is_behind_name(phrase)
    other = phrase.closed and phrase.frames & _ADDRESSED and nouns.is_head(word)
    deed = is_deed_here(phrase) if phrase.named else is_deed(phrase, phrase.at)
    if word in nouns.words("countries") or deed or other:
        return True  # حذر حارس الغابات | رفاقه
    if nouns.is_owned(word) and len(word) > _SHORT:
        stem = nouns.unowned(word)
        known = nouns.is_head(stem) or nouns.is_circumstance(stem) or nouns.is_broken(stem)
        return not phrase.frames.isdisjoint("Vu") or known
    return nouns.is_body(word) and not phrase.named and not phrase.may_be_named()


def is_deed(phrase: Phrase, at: int) -> bool:
    """Tell whether the word at `at` is a verbal noun or a property, the object of many verbs."""
    token = phrase.tokens[at]
    deed = deeds.is_masdar(token.word, low=token.low) or deeds.is_abstract(token.word)
    return deed and not nouns.is_body(token.word)


def is_deed_here(phrase: Phrase) -> bool:
    """Tell whether a verbal noun is no second name: سامر | نجاح العملية, not سامي توفيق."""
    token, following = phrase.tokens[phrase.at], phrase.word(phrase.at + 1)
    alone = phrase.is_last(phrase.at) and not nouns.is_owned(token.word)  # فرحان حق، ... أن
    given = is_given(token.word) and not nouns.is_definite(following)
    named = phrase.given == 1 and (given or alone)
    return is_deed(phrase, phrase.at) and not named


def _is_told_of(word: str) -> bool:
    """Tell whether a noun behind a name is what is told of: نفت نادين نجيم | شائعة."""
    objects = nouns.words("objects")
    known = word in objects or word.removesuffix("ة") + "ات" in objects
    return known and not (is_given(word) or nouns.is_person(word))


def _is_behind_name(phrase: Phrase) -> bool:
    """Tell whether the word before is a place or a name rather than a noun of a title."""
    previous = phrase.previous
    noun = nouns.is_head(previous) or deeds.is_masdar(previous) or nouns.is_broken(previous)
    return phrase.at > phrase.start + 1 and not noun
