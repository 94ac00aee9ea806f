"""What prepositions, and ل ب و in front of a word, make of a speaker's noun phrase."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.governed import governed
from dragoman.text.speakers.phrase import LINKS, Phrase
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import is_that

_SHORT = 4  # letters from which ب in front is a preposition, and و a conjunction
_ABOUT = frozenset("نائب ممثل متحدث مسؤول مرشح مدافع ناطق عضو".split())
_OVER = frozenset("مشرف قائم قائمون مطلع مطلعون معلق".split())
_SENT = frozenset("بعث بعثة مبعوث موفد سفير مندوب عائد".split())
_TOWARDS = frozenset("متجه منتم منتمي مقرب اقرب منتسب".split())
_FROM = frozenset("عدد واحد كل مقرب مقربون قريب كثير كثيرون مجموعة بعض".split())
_AGENTS = frozenset(
    "باحث خبير مختص متخصص قيادي ناشط مسؤول عضو استاذ محلل طالب عامل موظف لاعب".split()
)
_ATTACHED_TO = {
    "عن": _ABOUT,
    "على": _OVER,
    "الى": _SENT | _TOWARDS,
    "لدى": _SENT | _ABOUT | _AGENTS,
}
_ACTING = frozenset("بالانابة بالوكالة بالنيابة لشؤون بشؤون".split())
_GENERAL = frozenset("العام العامة عام عامة التنفيذي التنفيذية الاقليمي الاقليمية الفني".split())
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
    if word in _ABOUTS and phrase.previous in particles.PREPOSITIONS:
        return True
    if word == "من" and phrase.previous in {"البالغ", "البالغة"}:
        return True
    marked = not following or phrase.tokens[phrase.at + 1].kind == "mark"
    if marked or following[0].isdigit() or following in _NOT_GOVERNED:
        return False
    agents = _stems(phrase.head) | _stems(phrase.previous)
    if word == "الى":  # رئيسة بعثة اللجنة | إلى السودان
        agents |= {
            stem for token in phrase.tokens[phrase.start : phrase.at] for stem in _stems(token.word)
        }
    if word in phrase.frames and not _leads_later(phrase, word):
        again = any(t.word == word for t in phrase.tokens[phrase.at + 1 : phrase.limit])
        within = nouns.is_body(following) or following == "«»"
        return again and (within or not agents.isdisjoint(_SENT | _OVER | _ABOUT))
    if not phrase.named and (word == "باسم" or agents & _ATTACHED_TO.get(word, frozenset())):
        return True
    if nouns.is_owned(following) or nouns.is_circumstance(following):
        return _leads_to_title(phrase)
    return _takes_place(phrase, word, following, agents) or _goes_on_behind(phrase)


def _leads_later(phrase: Phrase, word: str) -> bool:
    """Tell whether the preposition comes again with أن: حذر سامي من الإدارة | من أن."""
    tokens = phrase.tokens
    later = range(phrase.at + 1, phrase.limit - 1)
    return any(tokens[at].word == word and is_that(tokens, at + 1) for at in later)


def _leads_to_title(phrase: Phrase) -> bool:
    """Tell whether a title stands in apposition behind: الباحثة في الدراسة، | الدكتورة ليلى منصور."""
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


def takes_attached(phrase: Phrase) -> bool | None:
    """Tell whether a word with ل or ب goes on with the phrase; None if it has neither."""
    word = phrase.word(phrase.at)
    if word in _ACTING or word.startswith("باسم"):
        phrase.closed = word.startswith("بال") or nouns.is_owned(word)
        return True
    if len(word) == 1 and word in "بل":
        return not (phrase.named or word in phrase.frames) and _may_own(phrase, word)
    if len(word) < _SHORT or word[0] not in "بل":
        return None
    if word[0] == "ب":
        return None if phrase.previous in LINKS else _takes_b(phrase, word)
    whole = word in nouns.words("names_in_l") or word in nouns.words("begin_with_l")
    if phrase.tokens[phrase.at].known or whole:
        return None
    whose = word.startswith("لل") or nouns.is_head(word[1:])
    return _takes_owner(phrase, word) if whose else _takes_purpose(phrase, word)


def _may_own(phrase: Phrase, word: str) -> bool:
    """Tell whether ل belongs to the phrase: الأمين العام لـ«حزب الله», not قال تاجر لـ«النهار»."""
    if word == "ب" or not nouns.is_person(phrase.head):
        return True
    previous = phrase.previous
    described = nouns.is_adjective(nouns.bare(previous)) and not nouns.is_person(previous)
    return nouns.is_definite(previous) and described


def _takes_owner(phrase: Phrase, word: str) -> bool:
    """Tell whether ل goes on with a title: المدير العام للإذاعة, never قال للصحفيين."""
    definite = word.startswith("لل")
    titled = nouns.is_person(phrase.head) and (definite or phrase.previous in _GENERAL)
    heard = nouns.is_listener(word) or (nouns.is_audience(word) and not titled)
    heard = heard or nouns.is_owned(word[1:])  # همست الجدة | لحفيدتها
    heard = heard or (definite and nouns.is_person(phrase.head) and _is_heard(phrase, word))
    if heard or (phrase.named and phrase.takes_objects) or "ل" in phrase.frames:
        return False
    phrase.closed = definite
    phrase.note(word)
    return True


def _is_heard(phrase: Phrase, word: str) -> bool:
    """Tell whether a title needs no ل: الرئيس | للبرلمان, قال القائد الروسي | للملحقين."""
    alone = phrase.at == phrase.start + 1 and nouns.is_definite(phrase.head)
    many = nouns.is_oblique(word) and nouns.is_definite(word)
    medium = word[2:] in nouns.words("media") and word != "للشرق"
    return (alone or many or medium) and phrase.previous not in _GENERAL


def _takes_purpose(phrase: Phrase, word: str) -> bool | None:
    """Tell whether ل goes on with a body's name: الرابطة المغربية لحقوق الإنسان."""
    rest = word[1:]
    people = rest[-1] == "ي" and len(word) > _SHORT and nouns.is_person(rest[:-1])  # لموظفي
    heard = nouns.is_audience(word) and nouns.is_person(phrase.head)  # not تعداد لفرانس برس
    if people or heard or "ل" in phrase.frames:
        return False
    body, masdar = nouns.is_body(phrase.head), nouns.is_masdar(rest)
    if masdar and (phrase.named or not body):
        return False
    known = is_noun(rest) or nouns.is_broken(rest) or rest.endswith("ة")
    follows = known and nouns.is_definite(phrase.word(phrase.at + 1))
    if phrase.named or not (body or follows):
        return None
    phrase.restart(rest)
    return True


def _takes_b(phrase: Phrase, word: str) -> bool | None:
    """Tell whether ب goes on with a title: مسؤول بالوزارة; None if ب is of the word itself."""
    rest = word[1:]
    if phrase.tokens[phrase.at].known or begins_with_b(word) or nouns.is_masdar(word):
        return None
    place = nouns.is_definite(word) or nouns.is_body(rest)
    deed = place or nouns.is_masdar(rest, low=True)
    led = "ب" in phrase.frames and (phrase.named or phrase.closed or deed)
    if led and not (deed or phrase.family) and phrase.named and _is_led_later(phrase):
        return None  # اتهم عبد المجيد | بوزكري أشخاصاً ببدء
    if led or nouns.is_manner(word):
        return False
    if rest in nouns.words("countries") and not (led or phrase.named) and phrase.closed:
        return _leads_on(phrase)  # الكاتب العام للاتحاد | بصفاقس لطفي الغربي
    if place:
        if phrase.named or nouns.is_circumstance(rest) or nouns.is_person(word):
            return False
        phrase.restart(word if nouns.is_definite(word) else rest)
        return True
    if nouns.is_person(phrase.previous) and not (phrase.closed or "ب" in phrase.frames):
        phrase.restart(rest)
        return True  # مختار | برطلة, مزارع | بقرية
    return False if is_noun(rest) or (rest.endswith("ة") and not phrase.named) else None


def _is_led_later(phrase: Phrase) -> bool:
    """Tell whether another ب, with a verbal noun or أن, leads to what is reported."""
    word = phrase.word(phrase.at)
    known = nouns.is_owned(word) or is_noun(word[1:]) or nouns.is_broken(word[1:])
    later = (token.word for token in phrase.tokens[phrase.at + 1 : phrase.limit])
    return not known and any(
        one[0] == "ب" and (nouns.is_masdar(one[1:]) or one.startswith("بان")) for one in later
    )


def _leads_on(phrase: Phrase) -> bool:
    """Tell whether a name follows the place, so that it is of the title."""
    if phrase.is_last(phrase.at) or phrase.takes_objects:
        return False
    token = phrase.tokens[phrase.at + 1]
    return not (phrase.ends(phrase.at + 1) or token.adverb or token.word[0] in "بلو")


def begins_with_b(word: str) -> bool:
    """Tell whether ب is the first letter of a noun, an adjective or a name: باحث, بحري, بشار."""
    noun = nouns.is_head(word) and not nouns.is_definite(word)
    adjectives = nouns.words("adjectives_in_b")
    if any(word.removesuffix(end) in adjectives for end in ("", "ة", "ون", "ين", "ان", "ات")):
        return True
    return noun or word in nouns.words("names_in_b") or word in nouns.words("adjectives")


def is_noun(word: str) -> bool:
    """Tell whether a word behind a preposition is a known noun, so that the two are no name."""
    place = word in nouns.words("countries")
    return place or nouns.is_head(word) or nouns.is_masdar(word) or nouns.is_circumstance(word)


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
