"""What prepositions, and و in front of a word, make of a speaker's noun phrase."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.governed import governed
from dragoman.text.speakers.phrase import Phrase
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import is_that

_SHORT = 4  # letters from which و in front is a conjunction
_ABOUT = frozenset("نائب ممثل متحدث مسؤول مرشح مدافع ناطق عضو وكيل محامي محام دفاع".split())
OVER = frozenset("مشرف قائم قائمون مطلع مطلعون معلق".split())
_SENT = frozenset("بعث بعثة سفارة قنصلية مبعوث موفد سفير مندوب عائد".split())
_TOWARDS = frozenset("متجه منتم منتمي مقرب اقرب منتسب".split())
_FROM = frozenset("عدد واحد كل مقرب مقربون قريب كثير كثيرون مجموعة بعض".split())
_AGENTS = frozenset(
    """
    باحث خبير مختص متخصص قيادي ناشط مسؤول عضو استاذ محلل طالب عامل موظف لاعب اقتصادي استراتيجي
    مدير سفير
    """.split()
)
_ATTACHED_TO = {
    "عن": _ABOUT,
    "على": OVER,
    "الى": _SENT | _TOWARDS,
    "لدى": _SENT | _ABOUT | _AGENTS,
}
_SIDES = frozenset("شمال جنوب شرق غرب وسط".split())
_ABOUTS = frozenset("نحو حوالي".split())
_NOT_GOVERNED = (
    particles.DAYS
    | particles.CLAUSAL
    | particles.DEMONSTRATIVES
    | (particles.PREPOSITIONS - _ABOUTS)
)
_NOT_JOINED = particles.PREPOSITIONS | particles.CLAUSAL | particles.ADJUNCTS


def takes_preposition(phrase: Phrase) -> bool:
    """Tell whether a preposition goes on with the phrase rather than say when or where."""
    word, following = phrase.word(phrase.at), phrase.word(phrase.at + 1)
    aged = word == "من" and phrase.previous in {"البالغ", "البالغة"}
    if aged or (word in _ABOUTS and phrase.previous in particles.PREPOSITIONS):
        return True
    marked = not following or phrase.tokens[phrase.at + 1].kind == "mark"
    marked = marked or word in particles.SUBORDINATE
    if marked or following[0].isdigit() or following in _NOT_GOVERNED:
        return False
    agents = _agents(phrase, word)
    if word in phrase.frames and not _leads_later(phrase, word):
        again = any(t.word == word for t in phrase.tokens[phrase.at + 1 : phrase.limit])
        within = nouns.is_body(following) or following == "«»"
        return again and (within or not agents.isdisjoint(_SENT | OVER | _ABOUT))
    if not phrase.named and (word == "باسم" or agents & _ATTACHED_TO.get(word, frozenset())):
        return True
    if nouns.is_owned(following) or nouns.is_circumstance(following):
        return _leads_to_title(phrase)
    return _takes_place(phrase, word, following, agents) or _goes_on_behind(phrase)


def _agents(phrase: Phrase, preposition: str) -> set[str]:
    """Return the nouns that the preposition may belong to."""
    ends = {phrase.head, phrase.previous}
    if preposition in {"الى", "لدى"}:  # رئيسة بعثة اللجنة | إلى السودان
        ends |= {token.word for token in phrase.tokens[phrase.start : phrase.at]}
    return {stem for word in ends for stem in _stems(word)}


def _leads_later(phrase: Phrase, word: str) -> bool:
    """Tell whether the preposition comes again with أن: حذر سامي من الإدارة | من أن."""
    tokens = phrase.tokens
    later = range(phrase.at + 1, phrase.limit - 1)
    return any(tokens[at].word == word and is_that(tokens, at + 1) for at in later)


def _leads_to_title(phrase: Phrase) -> bool:
    """Tell whether a title stands in apposition behind: الباحثة في الدراسة، | الدكتورة ليلى."""
    stop = phrase.at + 1 + governed(phrase.tokens, phrase.at + 1, phrase.limit)
    if phrase.named or stop + 1 >= phrase.limit or phrase.tokens[stop].word != "،":
        return False
    titled = nouns.is_person(phrase.head) and nouns.is_person(phrase.word(stop + 1))
    return titled and nouns.is_definite(phrase.word(stop + 1))


def _goes_on_behind(phrase: Phrase) -> bool:
    """Tell whether a name follows the place, so that it is of the title: محللة في بنك | رضوى."""
    if phrase.takes_objects:
        return False
    stop = phrase.at + 1 + governed(phrase.tokens, phrase.at + 1, phrase.limit)
    if stop >= phrase.limit or phrase.tokens[stop].kind != "word":
        return False
    token = phrase.tokens[stop]
    return not (phrase.ends(stop) or token.adverb or token.word[0] in "بلو")


def _stems(word: str) -> set[str]:
    stem = nouns.bare(word)
    return {stem.removesuffix(end) for end in ("", "ة", "ا", "ون", "ين")}


def _takes_place(phrase: Phrase, word: str, following: str, agents: set[str]) -> bool:
    """Tell whether في, من, على with a place or a body goes on with the phrase."""
    whole = phrase.indefinite or not (phrase.closed or phrase.named)
    body = nouns.is_body(following)
    if word == "على":
        return whole and nouns.is_definite(phrase.word(phrase.at + 2))
    if word == "من":
        foreign = phrase.named and not phrase.family
        return body or whole or foreign or not agents.isdisjoint(_FROM)
    if word == "في" and not phrase.named:
        chain = phrase.at > phrase.start + 1 and nouns.is_head(phrase.head)
        return body or whole or chain or not agents.isdisjoint(_AGENTS)
    return word == "ضد" and not phrase.named


def takes_joined(phrase: Phrase) -> bool | None:
    """Tell whether و adds to the phrase: وزارة التجارة والتموين; None if و is no conjunction."""
    word = phrase.word(phrase.at)
    rest, whole = word[1:], nouns.is_head(word) and not nouns.is_definite(word)
    if word[0] != "و" or len(word) < _SHORT or whole:
        return None
    definite, owned = nouns.is_definite(rest), nouns.is_owned(rest)
    places = nouns.words("countries")
    placed = phrase.previous.removeprefix("و") in places or phrase.previous == "الاوسط"
    if placed and (rest in places or rest in _SIDES) and "V" not in phrase.frames:
        return True  # وزراء دفاع روسيا وإيران وتركيا, الشرق الأوسط وشمال أفريقيا
    if rest not in _NOT_JOINED and (nouns.is_head(rest) or (definite and not phrase.named)):
        phrase.named, phrase.family = False, 0
        phrase.closed = definite or owned
        phrase.note(rest)
        return True
    aside = owned and (phrase.named or phrase.closed)
    if rest in _NOT_JOINED or definite or aside:
        return False
    if phrase.named:
        return _takes_second_name(phrase, rest)
    return False if phrase.closed and not phrase.may_be_named() else None


def _takes_second_name(phrase: Phrase, name: str) -> bool:
    """Tell whether و joins another name: فلان الفلاني وعلان الفلاني."""
    if not phrase.takes_objects and look_up(name)[0] is None:
        return True
    following = phrase.word(phrase.at + 1)
    return phrase.is_last(phrase.at) or following in particles.ADJUNCTS or following[0] == "ب"
