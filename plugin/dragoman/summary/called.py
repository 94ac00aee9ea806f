"""What English calls a speaker who has no name but a title, or is an institution or a document.

The noun at the head of the phrase is looked for by its usual English; where the text has it more
than once, or of another ministry than the Arabic, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from dragoman.text.arabic import strip_harakat
from dragoman.text.stand_ins import read_table, title_patterns
from dragoman.types import Span

_TABLE: Final = """
بيان بلاغ = statements?|communiqu\\w+
تقرير = reports?
دراسة = stud(?:y|ies)|research
مصدر مصادر = sources?
شهود شاهد = \\w*witness\\w*
خبراء محللون محللين = experts?|analysts?|\\w+ists?
وزراء = ministers|secretaries
مستشار = chancellor|advis[eo]r|counsel\\w*|aide
مسؤولون مسؤولين مسؤولو = officials
نواب = deputies|lawmakers|MPs|legislators
سكان أهالي أهال مواطنون = residents|locals|people|inhabitants|villagers
معلمون معلمين أساتذة = teachers|lecturers|professors
طلاب طلبة = students|pupils
عمال موظفون = workers|employees|staff
متظاهرون محتجون = protesters|demonstrators
ناجين ناجي ناجون = survivors?
سلطات = authorities
سلطة = authority
حكومة = government|cabinet
وزارة = ministry|department
رئاسة = presidency
محكمة = court|tribunal
شرطة = police
جيش = army|military
نيابة ادعاء = prosecut\\w+
برلمان = parliament
مجلس = council|house|board
لجنة = committee|commission|panel|jury
هيئة = authority|commission|body|agency
بلدية = municipality|city council
محافظة ولاية = governorate|province|state
جامعة = university
شركة = company|firm
مصرف بنك = bank
مستشفى = hospital
نقابة = union|syndicate|association
اتحاد = union|federation|association
حزب = party
حركة = movement
منظمة = organi[sz]ation|group|NGO
جمعية = association|society|charity
مكتب = office|bureau
بعثة = mission
مركز = cent(?:er|re)
صحيفة جريدة = newspaper|daily|paper
وكالة = agency
قناة شبكة = channel|network|station|broadcaster
مديرية دائرة إدارة = directorate|department|administration|management
صندوق = fund
معهد = institute
غرفة = chamber
سفارة = embassy
قوات = forces
تحالف = coalition|alliance
معارضة = opposition
"""
_FIELDS: Final = """
خارجية = foreign|diploma
داخلية = interior|home
دفاع = defen[cs]e
مالية = financ|treasury
صحة = health
عدل = justice
تعليم تربية = education
زراعة = agricultur|farm
طاقة = energy
نفط = oil|petroleum
كهرباء = electric|power
مياه = water
ثقافة = cultur
سياحة = touris
إعلام = information|media
اقتصاد = econom
نقل = transport
عمل = labou?r|employ
بيئة = environment
تجارة = trade|commerce
وزراء = prime|premier
"""
_ONE_OF: Final = frozenset({"أحد", "إحدى", "بعض"})
_DETERMINERS: Final = frozenset("the a an his her its their another this that these".split())
_STOPS: Final = frozenset(
    "of to and or in at on by for from with that said says told but as than who which".split()
)
_LONGEST: Final = 10  # words that a speaker's phrase has at most
_REACH: Final = 4  # words in front of a noun that may be of its phrase
_ENDS: Final = ("", "ة", "ون", "ين", "ات")
_OF_BODY: Final = re.compile(r" of (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*")
_ONE: Final = re.compile(r"(?<!\w)(?:one|some) of (?:the )?$", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w'’-]+")


def called_in(english: str, speaker: str, phrases: Sequence[Span] = ()) -> Span | None:
    """Return where an English text names a speaker by the noun that the Arabic has for it.

    `phrases` are those who speak in the English, where the noun is looked for first.

    >>> called_in("The governor warned of floods.", "المحافظ").of("The governor warned of floods.")
    'The governor'
    >>> called_in("One minister said yes, another minister no.", "الوزير") is None
    True
    """
    pattern = _pattern(speaker)
    if pattern is None:
        return None
    places = [Span(*match.span()) for match in pattern.finditer(english)]
    spoken = [place for place in places if any(phrase.covers(place) for phrase in phrases)]
    found = {_whole(english, place, phrases) for place in spoken or places}
    found = {place for place in found if _fits(place.of(english), speaker)}
    return found.pop() if len(found) == 1 else None


def _whole(english: str, place: Span, phrases: Sequence[Span]) -> Span:
    """Return the noun phrase around a noun, with what stands in front of it."""
    phrase = next((phrase for phrase in phrases if phrase.covers(place)), None)
    if phrase is not None and english.count(" ", phrase.start, phrase.end) < _LONGEST:
        return phrase
    if body := _OF_BODY.match(english, place.end):  # the president | of the European Council
        place = Span(place.start, body.end())
    start, owned = place.start, False
    for word in reversed(list(_WORD.finditer(english, 0, place.start))[-_REACH:]):
        between = english[word.end() : start]
        plain = word.group().lower()
        if between.strip() or plain in _STOPS:
            break
        if plain in _DETERMINERS or plain.endswith(("'s", "’s")):
            owned, place = True, Span(word.start(), place.end)
        elif owned and place.start < start:
            break
        start = word.start()
    one = _ONE.search(english, 0, place.start)
    return Span(one.start(), place.end) if one else place


def _fits(phrase: str, speaker: str) -> bool:
    """Tell whether the English is of no other field than the Arabic: the foreign minister."""
    ours = {stem for word in speaker.split()[1:] for stem in _stems(word)}
    named = {english for english, stems in _fields() if english.search(phrase) and stems}
    wanted = {english for english, stems in _fields() if stems & ours}
    return not named or not named.isdisjoint(wanted) or not _is_ministerial(speaker)


def _is_ministerial(speaker: str) -> bool:
    return any(stem in {"وزير", "وزارة", "رئيس"} for stem in _stems(speaker.split(maxsplit=1)[0]))


def _pattern(speaker: str) -> re.Pattern[str] | None:
    words = speaker.split()
    if words and strip_harakat(words[0]) in _ONE_OF:
        words = words[1:]
    for stem in _stems(words[0]) if words else ():
        english = _rows().get(stem) or title_patterns().get(stem)
        if english:
            return re.compile(rf"(?<!\w)(?:{english})(?![\w’'])", re.IGNORECASE)
    return None


def _stems(word: str) -> list[str]:
    bare = strip_harakat(word)
    bare = "ال" + bare[2:] if bare.startswith("لل") else bare
    bare = bare.removeprefix("ال")
    return [bare.removesuffix(end) for end in _ENDS if bare.endswith(end)]


@cache
def _rows() -> dict[str, str]:
    return read_table(_TABLE)


@cache
def _fields() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    rows = (row.split(" = ") for row in _FIELDS.strip().splitlines())
    return tuple(
        (re.compile(rf"(?<!\w)(?:{english})", re.IGNORECASE), frozenset(arabic.split()))
        for arabic, english in rows
    )
