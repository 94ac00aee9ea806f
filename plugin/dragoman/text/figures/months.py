"""The names of the months in Arabic (Levantine, Egyptian, Maghrebi, Hijri) and in English."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dragoman.text.figures.figure import Calendar
from dragoman.text.figures.tokens import fold


class Month(NamedTuple):
    """A month that a word names; `sure` tells whether the word means little else."""

    number: int
    calendar: Calendar = "gregorian"
    sure: bool = True


_ARABIC = """
1 يناير جانفي ينائر|2 فبراير شباط فيفري|3 آذار مارس؟|4 أبريل إبريل نيسان أفريل|5 مايو أيار ماي؟
6 يونيو يونيه حزيران جوان؟|7 يوليو يوليه تموز جويلية يوليوز|8 أغسطس آب؟ غشت أوت؟
9 سبتمبر أيلول شتنبر|10 أكتوبر|11 نوفمبر نونبر|12 ديسمبر دجنبر
"""
_ARABIC_PAIRS = {
    ("كانون", "الثاني"): 1,
    ("كانون", "ثاني"): 1,
    ("كانون", "الاول"): 12,
    ("كانون", "اول"): 12,
    ("تشرين", "الاول"): 10,
    ("تشرين", "اول"): 10,
    ("تشرين", "الثاني"): 11,
    ("تشرين", "ثاني"): 11,
}
_HIJRI = "1 محرم|2 صفر|7 رجب|8 شعبان|9 رمضان|10 شوال"
_HIJRI_PAIRS = {
    ("ربيع", "الاول"): 3,
    ("ربيع", "الثاني"): 4,
    ("ربيع", "الاخر"): 4,
    ("جمادي", "الاولي"): 5,
    ("جمادي", "الثانيه"): 6,
    ("جمادي", "الاخره"): 6,
    ("ذو", "القعده"): 11,
    ("ذي", "القعده"): 11,
    ("ذو", "الحجه"): 12,
    ("ذي", "الحجه"): 12,
}
_ENGLISH = """
1 january jan?|2 february feb|3 march? mar?|4 april apr nissan?|5 may?|6 june jun|7 july jul
8 august aug augustus?
9 september sept sep|10 october oct|11 november nov|12 december dec?
"""
_HIJRI_ENGLISH = """
1 muharram|2 safar|7 rajab|8 shaban shaaban|9 ramadan ramzan|10 shawwal
"""
_HIJRI_ENGLISH_PAIRS = """
3 rabi/awwal rabi/i|4 rabi/thani rabi/akhir rabi/ii|5 jumada/ula jumada/awwal jumada/i
6 jumada/thani jumada/akhira jumada/ii
11 dhu/qadah dhu/qada dhu/qaada dhu/qaadah dhu/qidah dhul/qadah dhul/qaada dhul/qaadah
12 dhu/hijjah dhu/hijja dhul/hijjah dhul/hijja
"""


def _entries(table: str, calendar: Calendar = "gregorian") -> dict[str, Month]:
    found = {}
    for line in table.replace("|", "\n").split("\n"):
        number, *names = line.split() or ["0"]
        for name in names:
            bare = name.rstrip("?؟")
            sure = calendar == "gregorian" and bare == name
            found[fold(bare)] = Month(int(number), calendar, sure)
    return found


@cache
def arabic_months() -> dict[str, Month]:
    """Return the one-word names, folded, with and without the article."""
    bare = _entries(_ARABIC) | _entries(_HIJRI, "hijri")
    return bare | {"ال" + name: month for name, month in bare.items() if month.calendar == "hijri"}


@cache
def english_months() -> dict[str, Month]:
    """Return the one-word names and abbreviations in lower case."""
    return _entries(_ENGLISH) | _entries(_HIJRI_ENGLISH, "hijri")


@cache
def arabic_month_pairs() -> dict[tuple[str, str], Month]:
    """Return the two-word names, folded."""
    hijri = {words: Month(n, "hijri", sure=False) for words, n in _HIJRI_PAIRS.items()}
    return {words: Month(n) for words, n in _ARABIC_PAIRS.items()} | hijri


@cache
def english_month_pairs() -> dict[tuple[str, str], Month]:
    """Return the first and last words of Hijri names such as Rabi al-Awwal."""
    names = _entries(_HIJRI_ENGLISH_PAIRS, "hijri")
    return {(a, b): month for name, month in names.items() for a, _, b in [name.partition("/")]}
