"""Organisations that speak in the news, and how English may name each.

A line is a pattern of the Arabic, `=`, and patterns of the English, any of which will do; what
stands in capitals is looked for in capitals.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dragoman.types import Span

_TABLE = """
الأمم المتحدة = United Nations|UN|U[.]N[.]|world body
مجلس الأمن = security council|council
الاتحاد الأوروبي = EU|E[.]U[.]|european|brussels|bloc|union
الاتحاد الأفريقي|الاتحاد الإفريقي = AU|african union|union
جامعة الدول العربية|الجامعة العربية = arab league|league
مجلس التعاون = GCC|gulf cooperation|gulf co-operation|council
حلف شمال الأطلسي|الناتو|حلف الأطلسي = NATO|Nato|atlantic|alliance
منظمة الصحة العالمية = WHO|world health
صندوق النقد = IMF|monetary|fund
البنك الدولي = world bank|bank
برنامج الأغذية|برنامج الغذاء = WFP|food program
اليونيسف|يونيسف|اليونيسيف = unicef|children
اليونسكو = unesco
الأونروا|أونروا = unrwa|relief and works
الصليب الأحمر = red cross|ICRC
الهلال الأحمر = red crescent
منظمة العفو = amnesty
هيومن رايتس = human rights watch|HRW|rights group
أطباء بلا حدود = MSF|without borders|sans fronti
المرصد = observatory|monitor|SOHR|war monitor
رويترز = reuters
فرانس برس = AFP|agence france|france-presse
الأناضول = anadolu
أسوشيتد برس|أسوشييتد برس = AP|associated press
بي بي سي = BBC
سي إن إن = CNN
حماس = hamas
حزب الله = hezbollah|hizb
الحوثي|الحوثيون|الحوثيين = houthi|huthi
طالبان = taliban
داعش|الدولة الإسلامية = islamic state|IS|ISIS|ISIL|daesh|jihadist
الكرملين = kremlin
البيت الأبيض = white house
البنتاغون = pentagon
الكونغرس = congress
الكنيست = knesset|parliament
الفاتيكان = vatican|holy see
الأزهر = azhar
الجيش = army|armies|military|troops|forces?|soldiers?|IDF|navy
الشرطة الدولية|الإنتربول = interpol|police
الشرطة = police|officers?|gendarm|detectives?
الحكومة = governments?|cabinet|executive|authorities|administration|ministers?|state
البرلمان|مجلس النواب|مجلس الشيوخ = parliament|house|lawmaker|deputies|assembly|legislat|senat
المحكمة|محكمة = court|tribunal|judges?|trial
النيابة|الادعاء = prosecut|attorney
وزارة الدفاع = defen[cs]e|pentagon|ministry
وزارة الداخلية|الداخلية = interior|home (?:office|ministry)|ministry
وزارة الخارجية|الخارجية = foreign|state department|diploma|ministry
وزارة الصحة = health|ministry
وزارة العدل = justice|ministry
وزارة المالية = financ|treasury|ministry
وزارة = ministr|department|treasury|office
البنك المركزي|المصرف المركزي = bank|reserve|lender
الدفاع المدني = civil defen[cs]e|rescue|helmets|firefight
خفر السواحل = coast ?guards?
المعارضة = opposition|opponents|rebels?
الدرك = gendarm|police
"""
_WORD = r"(?<!\w)[وفبلك]?(?:{})(?!\w)"


class Organisation(NamedTuple):
    """Where an organisation is named, and what its English may be."""

    place: Span
    english: re.Pattern[str]


def organisations(text: str) -> list[Organisation]:
    """Return the organisations of the list that an Arabic text names, the longest of each place.

    >>> [o.english.search("the U.N. said") is not None for o in organisations("الأمم المتحدة")]
    [True]
    """
    found: list[Organisation] = []
    for names, arabic, english in _rows():
        if not any(name in text for name in names):  # far cheaper than the pattern
            continue
        for match in arabic.finditer(text):
            place = Span(*match.span())
            if not any(
                other.place.start < place.end and place.start < other.place.end for other in found
            ):
                found.append(Organisation(place, english))
    return found


@cache
def _rows() -> tuple[tuple[list[str], re.Pattern[str], re.Pattern[str]], ...]:
    rows = (row.split(" = ") for row in _TABLE.strip().splitlines())
    return tuple(
        (
            [name.removeprefix("ال") for name in arabic.split("|")],
            re.compile(_WORD.format(_with_prepositions(arabic))),
            _english(english),
        )
        for arabic, english in rows
    )


def _with_prepositions(arabic: str) -> str:
    """Let the article be written as behind ل: للأمم المتحدة."""
    return re.sub(r"(?<!\w)ال", "(?:ال|لل)", arabic)


def _english(alternatives: str) -> re.Pattern[str]:
    words = [
        f"{word}" if word != word.lower() else f"(?i:{word})" for word in alternatives.split("|")
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
