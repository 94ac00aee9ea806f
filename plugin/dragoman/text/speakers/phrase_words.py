"""Which words belong to a speaker's noun phrase, read from its beginning one by one."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import deeds, nouns, particles
from dragoman.text.speakers.phrase import LINKS, Phrase
from dragoman.text.speakers.phrase_attached import takes_attached
from dragoman.text.speakers.phrase_joints import OVER, takes_joined, takes_preposition
from dragoman.text.speakers.phrase_nouns import (
    begins,
    takes_counted,
    takes_definite,
    takes_indefinite,
)
from dragoman.text.speakers.phrase_objects import is_deed
from dragoman.text.speakers.relatives import is_told
from dragoman.text.speakers.verbs import Verb, look_up

_PRESENT = 4  # letters that a verb in the present tense has at least
_B_WORD = 4  # letters from which ب in front is a preposition
_Y_NAMES = frozenset(
    """
    يوسف يحيى ياسر ياسين يونس يعقوب يزيد يسرى يارا يمنى ياسمين يوليا يان يونا يوناس يورغن يوهان
    يوهانس يفغيني يفجيني يانوس ياروسلاف يسرائيل يهودا يائير يوآف يواف ياكوف يتسحاق يواخيم يوكو
    يوشيهيدي يوريكو يوسي يولاند ياسوكو ييلينا يلينا يانغ ياو يون يوشكا يوستينا
    """.split()
)
_S_NAMES = frozenset(
    "سيمون سيمونا سيرين سيرج سيرجيو سيلفا سيلفيا سيلين سيزار سيدني سيسيل سيباستيان سيبان".split()
)
_FOREIGN = 5  # letters from which a verb in the present has no such end: يوستينوس
_SURNAMES = frozenset({"زاده"})
QUARTERS = frozenset("غربي شرقي شمالي جنوبي".split())
_OVER_IT = frozenset("عليه عليها عليهم".split())
_MEANWHILE = frozenset("عندما حين عبر خلال".split())


def takes(phrase: Phrase, at: int) -> bool:
    """Tell whether the word at `at` is part of the phrase, and note what it does to it."""
    phrase.at = at
    if at == phrase.start:
        return begins(phrase)
    token = phrase.tokens[at]
    word, previous = token.word, phrase.previous
    if (word in QUARTERS and _is_origin(phrase)) or _is_over_it(phrase):
        return True
    if word in particles.PREPOSITIONS:
        return takes_preposition(phrase)
    if phrase.ends(at) or (token.adverb and not _is_accusative(phrase)):
        return False
    if previous in particles.PREPOSITIONS and (previous not in QUARTERS or _is_place(word)):
        phrase.restart(word)
        return True
    return _takes_noun(phrase)


def _is_origin(phrase: Phrase) -> bool:
    """Tell whether غربي says whence somebody is, since no place follows: دبلوماسي غربي."""
    return not (phrase.closed or phrase.named or _is_place(phrase.word(phrase.at + 1)))


def _is_over_it(phrase: Phrase) -> bool:
    """Tell whether على with a pronoun belongs to a title: المشرف | عليها."""
    over = nouns.bare(phrase.previous).removesuffix("ة") in OVER
    return over and phrase.word(phrase.at) in _OVER_IT


def _is_place(word: str) -> bool:
    return nouns.is_definite(word) or word in nouns.words("countries")


def _takes_noun(phrase: Phrase) -> bool:
    word = phrase.word(phrase.at)
    if phrase.counted and phrase.at == phrase.start + 1:
        takes_counted(phrase)
        return True
    if word in particles.ABSOLUTE or (
        word == "غير" and nouns.is_definite(phrase.word(phrase.at + 1))
    ):
        return True
    found = takes_attached(phrase)
    if found is None:
        found = False if _is_verb(phrase) else takes_joined(phrase)
    if found is None:
        found = takes_definite(phrase) if nouns.is_definite(word) else takes_indefinite(phrase)
    return found


def _is_accusative(phrase: Phrase) -> bool:
    """Tell whether ...اً goes on with a subject in the accusative: لكن مصدراً مقرباً."""
    return all(token.adverb for token in phrase.tokens[phrase.start : phrase.at])


def is_present(word: str, least: int = _PRESENT) -> bool:
    """Tell whether a word of so many letters looks like a verb in the present: يطالب, تستقبل."""
    return (
        word[:1] in {"ي", "ت"}
        and len(word) >= least
        and not word.endswith(("ة", "ات", "ي"))
        and not (len(word) > _FOREIGN and word.endswith(("وس", "وف")))
        and word not in _Y_NAMES
        and not deeds.is_masdar(word)
    )


def is_future(word: str) -> bool:
    """Tell whether a word looks like a verb with س in front of it: ستعقد, سيعود, ستصل."""
    name = word.startswith(("ستي", "ستا", "ستو")) or word in _S_NAMES or is_given(word)
    name = name or (len(word) == _PRESENT and word[-1] == "ا")  # سيدا
    return word[0] == "س" and not name and is_present(word[1:], _PRESENT - 1)


def _is_verb(phrase: Phrase) -> bool:
    """Tell whether a verb follows the phrase: قال فلان | يطالب, قالت الوزيرة | مؤكدة."""
    word, whole = phrase.word(phrase.at), phrase.closed or phrase.named
    verb, joined = look_up(word)
    if word[1:] in nouns.words("countries") or word in _SURNAMES or (joined and is_given(word)):
        return False  # وآسيا, فتحي
    if verb is None:
        surname = phrase.given == 1 and not phrase.family
        present = word[0] == "ي" and is_present(word)
        return whole and (present or is_future(word)) and not surname
    one = phrase.given > 0 and not nouns.is_many(phrase.head)
    if joined or (one and verb.gender in {"d", "p"}):  # never عامر شهدا
        return joined
    if verb.shape == "participle":
        title = nouns.is_person(word) or nouns.is_definite(word)
        adverb = phrase.tokens[phrase.at].adverb
        return whole and (adverb or not title or verb.gender == "p")
    if verb.object:
        return not nouns.is_head(word)
    return whole and phrase.previous not in LINKS and not _is_named_so(phrase, verb)


def _is_named_so(phrase: Phrase, verb: Verb) -> bool:
    """Tell whether a rare verb right behind a title is a name: النائب بارك تشان داي."""
    titled = nouns.is_person(phrase.previous) and nouns.is_definite(phrase.previous)
    rare = verb.shape == "past" and verb.gender == "m" and "w" in verb.frames
    return titled and rare and not phrase.named


def begins_clause(phrase: Phrase, at: int) -> bool:
    """Tell whether a clause about the speaker begins at `at`."""
    token, head = phrase.tokens[at], phrase.head
    word = token.word
    if word in particles.RELATIVES:
        return not phrase.named
    witness = phrase.word(at - 1) == "عيان"
    closed = phrase.closed and not (phrase.indefinite or witness)
    if word in {"لم", "لا"} and not (phrase.named or closed):
        return is_present(phrase.word(at + 1))  # خبراء لم يشاركوا في البحث
    if phrase.named or closed or phrase.ends(at) or token.adverb:
        return False
    verb = look_up(word)[0]
    acts = verb is not None and verb.object and nouns.is_published(head)  # دراسة | نشرتها مجلة
    if nouns.is_definite(word) or (nouns.is_head(word) and not acts):
        return False
    owned = nouns.is_owned(word) and (nouns.is_person(head) or nouns.is_published(head))
    owned = owned and not (phrase.takes_objects and is_deed(phrase, at))
    told = is_told(word) and not phrase.is_last(at)
    return owned or ((is_present(word) or told) and (nouns.is_head(head) or phrase.counted))


def ends_clause(phrase: Phrase, at: int) -> bool:
    """Tell whether a clause about the speaker ends at `at`: what is said begins, when or where."""
    word, following = phrase.word(at), phrase.word(at + 1)
    deed = deeds.is_masdar(word[1:], low=True) or nouns.is_definite(word)
    by = "ب" in phrase.frames and word[0] == "ب" and len(word) >= _B_WORD and deed
    if word in phrase.frames or by or (phrase.takes_objects and is_deed(phrase, at)):
        return word in phrase.frames or phrase.word(at - 1) not in particles.PREPOSITIONS
    if word in particles.PREPOSITIONS:
        return nouns.is_circumstance(following) or word in _MEANWHILE
    return word in particles.CLAUSAL and word[0] == "و"
