"""Dates, days and times of day, as Arab newsrooms from the Gulf to the Maghreb write them."""

# ruff: noqa: PLR2004 - the numbers of calendars and clocks speak for themselves

from __future__ import annotations

import random
import re
from collections.abc import Callable

from recipe.corpora import Pair
from recipe.synthetic import numerals

_WEEKDAYS = tuple(
    zip(
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        strict=True,
    )
)
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_EGYPTIAN = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
_LEVANTINE = (
    "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول"
).split(",")
_BOTH = [f"{ours}/{theirs}" for ours, theirs in zip(_LEVANTINE, _EGYPTIAN, strict=True)]
_MAGHREBI = "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split()
_HIJRI = (
    ("محرم", "Muharram"), ("صفر", "Safar"), ("ربيع الأول", "Rabi al-Awwal"), ("رجب", "Rajab"),
    ("شعبان", "Shaaban"), ("رمضان", "Ramadan"), ("شوال", "Shawwal"), ("ذي الحجة", "Dhu al-Hijjah"),
)  # fmt: skip
_HOURS = (
    "الواحدة,الثانية,الثالثة,الرابعة,الخامسة,السادسة,السابعة,الثامنة,التاسعة,العاشرة"
    ",الحادية عشرة,الثانية عشرة"
).split(",")
_PARTS = {
    0: "", 5: " وخمس دقائق", 10: " وعشر دقائق", 15: " والربع", 20: " والثلث", 30: " والنصف",
}  # fmt: skip

Digits = Callable[[str], str]

_NUMBERS = {
    name: number
    for names in (_EGYPTIAN, _LEVANTINE, _BOTH, _MAGHREBI)
    for number, name in enumerate(names, 1)
}
_DATE = re.compile(
    rf"([0-9]{{1,2}}) ({'|'.join(sorted(_NUMBERS, key=len, reverse=True))}) ([0-9]{{4}})(?!\w)"
)


def weekday(chance: random.Random) -> Pair:
    """Return a day of the week."""
    return chance.choice(_WEEKDAYS)


def date(chance: random.Random, digits: Digits) -> Pair:
    """Return a day of a month, often with its year."""
    day, month = chance.randint(1, 28), chance.randrange(12)
    if chance.random() < 0.05:
        arabic, english = chance.choice(_HIJRI)
        return f"{digits(str(day))} {arabic}", f"{english} {day}"
    year = str(chance.randint(1948, 2026)) if chance.random() < 0.5 else ""
    names = (
        _EGYPTIAN[month],
        _EGYPTIAN[month],
        _LEVANTINE[month],
        _BOTH[month],
        _MAGHREBI[month],
    )
    name = chance.choice(names)
    english = f"{_MONTHS[month]} {day}" + (f", {year}" if year else "")
    if chance.random() < 0.3:
        arabic = f"{numerals.arabic_ordinal(day, feminine=False)} من {name} {digits(year)}"
    else:
        arabic = digits(f"{day} {name} {year}")
    return arabic.strip(), english


def in_digits(arabic: str, chance: random.Random) -> str:
    """Return a text whose first date of day, month and year stands in digits.

    The day comes first only where it can be no month.

    >>> in_digits("وقع الانفجار في 9 تشرين الثاني/نوفمبر 2024.", random.Random(1))
    'وقع الانفجار في 2024/11/9.'
    """
    match = _DATE.search(arabic)
    if match is None:
        return arabic
    day, month, year = match[1], _NUMBERS[match[2]], match[3]
    may_lead = int(day) > 12 and chance.random() < 0.5
    written = f"{day}/{month}/{year}" if may_lead else f"{year}/{month}/{day}"
    return arabic[: match.start()] + written + arabic[match.end() :]


def time(chance: random.Random, digits: Digits) -> Pair:
    """Return a time of day; the Arabic begins with الساعة."""
    if chance.random() < 0.3:
        text = f"{chance.randint(0, 23):02}:{chance.randrange(0, 60, 5):02}"
        zone = (" بتوقيت غرينتش", " GMT") if chance.random() < 0.4 else ("", "")
        return f"الساعة {digits(text)}{zone[0]}", f"{text}{zone[1]}"
    hour, morning = chance.randint(1, 12), chance.random() < 0.5
    minute = chance.choice((0, 0, 0, 5, 10, 15, 20, 30, 30, 30, *range(1, 60)))
    period, half = _period(hour, morning=morning, chance=chance)
    english = f"{hour}:{minute:02} {half}" if minute else f"{hour} {half}"
    if minute in _PARTS and chance.random() < 0.6:
        return f"الساعة {_HOURS[hour - 1]}{_PARTS[minute]} {period}", english
    return f"الساعة {digits(f'{hour}:{minute:02}' if minute else str(hour))} {period}", english


def _period(hour: int, *, morning: bool, chance: random.Random) -> Pair:
    if hour == 12:
        return "ظهراً", "p.m."
    if morning:
        return ("فجراً" if hour < 6 and chance.random() < 0.6 else "صباحاً"), "a.m."
    return ("بعد الظهر" if hour < 5 else "مساءً"), "p.m."
