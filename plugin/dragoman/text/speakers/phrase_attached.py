"""What ل and ب in front of a word make of a speaker's noun phrase."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import deeds, nouns
from dragoman.text.speakers.phrase import LINKS, Phrase

_SHORT = 4  # letters from which ب in front is a preposition
_ACTING = frozenset("بالانابة بالوكالة بالنيابة لشؤون بشؤون باعمال".split())
_CHARGED = frozenset("معني مكلف مختص متخصص خاص".split())  # المقررة المعنية بحالة ...
_GENERAL = frozenset("العام العامة عام عامة التنفيذي التنفيذية الاقليمي الاقليمية الفني".split())


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
    if word == "ل" and phrase.at == phrase.start + 1 and not nouns.is_head(phrase.head):
        return False  # يقول الزين | لـ«النهار»
    if word == "ب" or not nouns.is_person(phrase.head):
        return True
    previous = phrase.previous
    described = nouns.is_adjective(nouns.bare(previous)) and not nouns.is_person(previous)
    return nouns.is_definite(previous) and described


def _takes_owner(phrase: Phrase, word: str) -> bool:
    """Tell whether ل goes on with a title: المدير العام للإذاعة, never قال للصحفيين."""
    definite = word.startswith("لل")
    titled = nouns.is_person(phrase.head) and (definite or phrase.previous in _GENERAL)
    titled = titled or nouns.is_published(phrase.head)  # تحقيق لصحيفة
    heard = nouns.is_listener(word) or (nouns.is_audience(word) and not titled)
    heard = heard or nouns.is_owned(word[1:])  # همست الجدة | لحفيدتها
    heard = heard or (definite and nouns.is_person(phrase.head) and _is_heard(phrase, word))
    heard = heard or (phrase.named and nouns.is_person(phrase.head))  # الوزير سامر | للمجلس
    if heard or (phrase.named and phrase.takes_objects) or "ل" in phrase.frames:
        return False
    phrase.indefinite = phrase.indefinite or not (phrase.closed or phrase.named)
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
    body, masdar = nouns.is_body(phrase.head), deeds.is_masdar(rest)
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
    place = nouns.is_definite(word) or nouns.is_body(rest)
    deed = place or deeds.is_masdar(rest, low=True)
    led = "ب" in phrase.frames and (phrase.named or phrase.closed or deed)
    family = led and not (deed or phrase.family) and phrase.named and not _is_governed(word)
    named = family and (_is_led_later(phrase) or _is_last_name(phrase) or _quotes(phrase))
    known = phrase.tokens[phrase.at].known or begins_with_b(word) or deeds.is_masdar(word)
    if known or named:
        return None  # اتهم عبد المجيد | بوزكري أشخاصاً ببدء
    placed = rest in nouns.words("countries") and not (led or phrase.named)
    if placed and _leads_on(phrase):
        phrase.restart(rest)
        return True  # الكاتب العام للاتحاد | بصفاقس لطفي الغربي
    if led or placed or nouns.is_manner(word):
        return False
    charged = nouns.bare(phrase.previous).removesuffix("ة") in _CHARGED
    whose = nouns.is_person(phrase.previous) and (charged or not phrase.closed)
    whose = whose and "ب" not in phrase.frames
    if place and (phrase.named or nouns.is_circumstance(rest) or nouns.is_person(word)):
        return False
    if place or whose:  # مسؤول | بالوزارة, مختار | برطلة, مزارع | بقرية
        phrase.restart(word if nouns.is_definite(word) else rest)
        return True
    governs = rest.endswith("و") and not nouns.is_definite(phrase.word(phrase.at + 1))  # باسيرو
    noun = is_noun(rest) and not governs
    return False if noun or (rest.endswith("ة") and not phrase.named) else None


def _is_led_later(phrase: Phrase) -> bool:
    """Tell whether another ب, with a verbal noun or أن, leads to what is reported."""
    later = (token.word for token in phrase.tokens[phrase.at + 1 : phrase.limit])
    return any(
        one[0] == "ب" and (deeds.is_masdar(one[1:]) or one.startswith("بان")) for one in later
    )


def _is_governed(word: str) -> bool:
    """Tell whether what follows ب is a known noun."""
    return nouns.is_owned(word) or is_noun(word[1:]) or nouns.is_broken(word[1:])


def _is_last_name(phrase: Phrase) -> bool:
    """Tell whether a family name ends the clause of an unknown verb: زار جورج | بوشكيان، قائلاً."""
    return "u" in phrase.frames and phrase.given == 1 and phrase.is_last(phrase.at)


def _quotes(phrase: Phrase) -> bool:
    """Tell whether a quotation follows the word: قالت نعيمة | بنزاكور، «...»."""
    behind = phrase.tokens[phrase.at + 1 : phrase.at + 3]
    return [token.kind for token in behind] == ["mark", "quote"]


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
    known = word in nouns.words("names_in_b") or word in nouns.words("adjectives")
    return noun or known or is_given(word)


def is_noun(word: str) -> bool:
    """Tell whether a word behind a preposition is a known noun, so that the two are no name."""
    place = word in nouns.words("countries")
    return place or nouns.is_head(word) or deeds.is_masdar(word) or nouns.is_circumstance(word)
