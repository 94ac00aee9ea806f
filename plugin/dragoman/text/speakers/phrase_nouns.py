"""Which nouns and names go on with a noun phrase, and where the object of its verb begins."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import nouns
from dragoman.text.speakers.phrase import ANY_OBJECT, LINKS, Phrase
from dragoman.text.speakers.phrase_attached import begins_with_b, is_noun

_SHORT = 4  # letters from which ب in front is a preposition, and ه in the end an owner
_COMPOUND = frozenset("الدين الله الرحمن الاسلام الزهراء الحق".split())
_ADDRESSED = frozenset("vV")


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
    noun = nouns.is_head(word) or nouns.is_broken(word) or nouns.is_masdar(word)
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
    if _is_third_body(phrase):
        return False
    if phrase.previous in LINKS or not (phrase.closed or phrase.named):
        phrase.closed = True
        phrase.note(word)
        return True
    if phrase.takes_objects and (_is_definite_object(phrase, word) or _is_other_body(phrase)):
        return False
    return _takes_family(phrase, word) if phrase.named else _takes_description(phrase, word)


def _takes_description(phrase: Phrase, word: str) -> bool:
    """Tell whether an adjective, a title or a family name follows: السفير | الياباني | مورياما."""
    stem, agrees = nouns.bare(word), phrase.agrees(word)
    deed = nouns.is_masdar(stem)
    if agrees and nouns.is_adjective(stem) and not (deed and phrase.takes_objects):
        phrase.note(word)
        return True
    if not phrase.may_be_named():
        body = nouns.is_body(word) or phrase.takes_objects or deed
        return stem.endswith(("ة", "اء")) and not body  # منظمة الخوذ | البيضاء
    strict = not phrase.frames.isdisjoint(ANY_OBJECT)
    if agrees and nouns.is_person(word):
        phrase.note(word)
        return not (strict and nouns.is_many(word) and not nouns.is_many(phrase.head))
    phrase.named, phrase.family = True, 1
    return not deed and (not strict or stem.endswith("ي"))


def _is_definite_object(phrase: Phrase, word: str) -> bool:
    """Tell whether the object of the verb begins: طمأن المدير | السكان, اتهم فلان | الحكومة."""
    stem, previous = nouns.bare(word), phrase.previous
    people = nouns.is_oblique(previous) and (stem.endswith("يين") or nouns.is_adjective(stem))
    return stem in nouns.words("objects") or (nouns.is_oblique(word) and not people)


def _is_other_body(phrase: Phrase) -> bool:
    """Tell whether a second organisation is the object: حثت المعارضة | المحكمة على."""
    word = phrase.word(phrase.at)
    adjective = word.endswith(("ي", "ية"))
    bodies = nouns.is_body(word) and nouns.is_body(phrase.head) and not adjective
    return bodies and not phrase.frames.isdisjoint(_ADDRESSED)


def _is_third_body(phrase: Phrase) -> bool:
    """Tell whether an object follows a foreign name: منظمة هيومن رايتس ووتش | السلطات."""
    foreign = phrase.at > phrase.start + 2 and not nouns.is_masdar(phrase.previous)
    return foreign and not nouns.is_head(phrase.previous) and _is_other_body(phrase)


def _takes_family(phrase: Phrase, word: str) -> bool:
    """Tell whether a definite word goes on with a name, as a family name or an adjective."""
    stem = nouns.bare(word)
    if word in _COMPOUND:  # عصام الدين
        return True
    if phrase.tokens[phrase.at - 1].family and not phrase.tokens[phrase.at].known:
        return nouns.is_person(word)  # رفض ريتزي | الحديث
    phrase.family += 1
    relative, objects = stem.endswith("ي"), phrase.takes_objects
    if phrase.family > 1:
        return not objects or (relative and phrase.family == 2)  # noqa: PLR2004
    if not objects or relative or stem in nouns.words("surnames"):
        return True
    if phrase.word(phrase.at + 1).startswith("ال"):
        return True  # an object follows: السفير حسين الأمين | التصريحات
    titled = nouns.is_head(word) or nouns.is_masdar(stem) or stem.endswith("ات")
    return not titled and (phrase.given == 1 or phrase.frames.isdisjoint(ANY_OBJECT))


def takes_indefinite(phrase: Phrase) -> bool:
    """Tell whether a word without the article goes on with the phrase."""
    token = phrase.tokens[phrase.at]
    word = token.word
    if word[0].isdigit() or phrase.previous in LINKS:
        return not (phrase.takes_objects and word[0].isdigit()) or nouns.is_definite(
            phrase.previous
        )
    words = nouns.is_owned(word) and nouns.is_statement(word)  # ختم النقيب | حديثه
    if words or (phrase.takes_objects and _is_object(phrase)):
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
    phrase.named, phrase.given = phrase.may_be_named(), 1
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
    if phrase.takes_objects and (phrase.family or _is_deed_here(phrase)):
        return False  # a name ends with its family name: جواد الفتلاوي | صمت القضاء
    if _opens_title(phrase) and phrase.word(phrase.at + 1).startswith("ال"):
        phrase.named, phrase.closed = False, False  # بيتر أنغلوند | عضو الأكاديمية
        phrase.note(token.word)
    phrase.given += 1
    return True


def _is_deed_here(phrase: Phrase) -> bool:
    """Tell whether a verbal noun is no second name: سامر | نجاح العملية, not سامي توفيق."""
    token, following = phrase.tokens[phrase.at], phrase.word(phrase.at + 1)
    named = phrase.given == 1 and is_given(token.word) and not nouns.is_definite(following)
    return is_deed(phrase, phrase.at) and not named


def _opens_title(phrase: Phrase) -> bool:
    """Tell whether another title begins: الوزير رئيس اللجنة, not البروفيسور ناجي أوزدمير."""
    word, following = phrase.word(phrase.at), phrase.word(phrase.at + 1)
    last = phrase.is_last(phrase.at) or phrase.ends(phrase.at + 1)
    chain = last or nouns.is_definite(following) or nouns.is_head(following)
    return chain and nouns.is_head(word) and not nouns.is_owned(word)


def _is_relative(word: str, noun: str) -> bool:
    """Tell whether an adjective ends a chain of indefinite nouns: أوساط دبلوماسية | هجوم."""
    noun_too = nouns.is_head(word) or nouns.is_person(word[:-1])
    people = (noun_too and not nouns.is_body(noun)) or nouns.is_masdar(word)  # منظمات حقوقية
    return word.endswith(("ي", "ية", "يون")) and not (people or word.endswith("اية"))


def is_deed(phrase: Phrase, at: int) -> bool:
    """Tell whether the word at `at` is a verbal noun or a property, the object of many verbs."""
    token = phrase.tokens[at]
    deed = nouns.is_masdar(token.word, low=token.low) or nouns.is_abstract(token.word)
    return deed and not nouns.is_body(token.word)


def _is_object(phrase: Phrase) -> bool:
    """Tell whether an indefinite word begins the object of the verb: نفى الوزير | وجود."""
    word = phrase.word(phrase.at)
    third = phrase.named and phrase.given > 1 and word.endswith("ة") and not is_given(word)
    heard = nouns.bare(word) in nouns.words("audiences") or word in nouns.words("media")
    if (third and phrase.frames & _ADDRESSED) or ("a" in phrase.frames and heard):
        return True  # اتهمت جمانة صفير | لائحة
    if nouns.is_reported_object(word):
        return True
    if not (phrase.closed or phrase.named or phrase.described):
        return is_deed(phrase, phrase.at) and _is_behind_name(phrase)
    other = phrase.closed and phrase.frames & _ADDRESSED and nouns.is_head(word)
    deed = _is_deed_here(phrase) if phrase.named else is_deed(phrase, phrase.at)
    if word in nouns.words("countries") or deed or other:
        return True  # حذر حارس الغابات | رفاقه
    if nouns.is_owned(word) and len(word) > _SHORT:
        stem = nouns.unowned(word)
        known = nouns.is_head(stem) or nouns.is_circumstance(stem) or nouns.is_broken(stem)
        return "V" in phrase.frames or known
    return nouns.is_body(word) and not phrase.named and not phrase.may_be_named()


def _is_behind_name(phrase: Phrase) -> bool:
    """Tell whether the word before is a place or a name rather than a noun of a title."""
    previous = phrase.previous
    noun = nouns.is_head(previous) or nouns.is_masdar(previous) or nouns.is_broken(previous)
    return phrase.at > phrase.start + 1 and not noun
