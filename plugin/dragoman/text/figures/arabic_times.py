"""Arabic dates and times of day: 27 تشرين الثاني/نوفمبر، الثالثة إلا ربعا عصرا."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from dragoman.text.figures.arabic_numbers import (
    after_and,
    read_cardinal,
    read_hour,
    read_ordinal,
)
from dragoman.text.figures.arabic_words import look_up
from dragoman.text.figures.digits import read_literal
from dragoman.text.figures.figure import Clock, Date, Period, Weight, clock, is_day
from dragoman.text.figures.found import Found
from dragoman.text.figures.months import Month, arabic_month_pairs, arabic_months
from dragoman.text.figures.tokens import Tokens, fold

_PERIODS: dict[str, Period] = {
    "صباحا": "am", "صباح": "am", "الصباح": "am", "فجرا": "am", "فجر": "am", "الفجر": "am",
    "مساء": "pm", "المساء": "pm", "عصرا": "pm", "عصر": "pm", "العصر": "pm",
}  # fmt: skip
_NOON = {"ظهرا", "ظهر", "الظهر"}
_NIGHT = {"ليلا", "ليل", "الليل", "ليله"}
_MONTH_AHEAD = {"الماضي", "المقبل", "الجاري", "القادم", "الحالي", "المنصرم", "الفائت"}
_POINTED = re.compile("([01]?[0-9]|2[0-4])[.,٫]([0-5][0-9])")
_ZONES = {"بتوقيت", "غرينتش", "جرينتش", "ت"}
_BEFORE_MONTH = frozenset(
    fold("في منذ مطلع بداية نهاية أوائل أواخر منتصف خلال حتى إلى بحلول قبل بعد رواتب").split()
)
_YEAR_WORDS = {"عام", "العام", "سنه", "لعام", "لسنه", "من", "،", ","}
_PREFIXES = ("", "و", "ب", "ل", "ف", "ك", "ول", "وب")


def read_month(tokens: Tokens, index: int, *, prefixed: bool = False) -> tuple[Month, int] | None:
    """Return the month named at `index` and the token after it; its two names count once."""
    found = _month_name(tokens, index, prefixed=prefixed)
    if found is None:
        return None
    month, end = found
    at = end + (tokens.words[end] in {"/", "-", "(", "،", "او"})
    again = _month_name(tokens, at, prefixed=False)
    if again is not None and again[0][:2] == month[:2]:
        month = again[0] if again[0].sure else month._replace(sure=True)
        end = again[1]
        if tokens.words[at - 1] == "(" and tokens.words[end] == ")":
            end += 1
    return month, end


@cache
def month_words() -> dict[str, str]:
    """Return every word that a month may begin with, by its form with and without a prefix."""
    heads = {first for first, _ in arabic_month_pairs()} | set(arabic_months())
    return {prefix + head: prefix for prefix in _PREFIXES for head in heads}


def _month_name(tokens: Tokens, index: int, *, prefixed: bool) -> tuple[Month, int] | None:
    word = tokens.words[index]
    prefix = month_words().get(word)
    if prefix is None or (prefix and not prefixed):
        return None
    name = word[len(prefix) :]
    if (pair := arabic_month_pairs().get((name, tokens.words[index + 1]))) is not None:
        return pair, index + 2
    month = arabic_months().get(name)
    if month is not None and name == "اب":
        raw = tokens.span(index, index).of(tokens.text)
        if "آ" not in raw and (prefix or raw != "اب"):
            return None  # أب, a father; باب, a door
        month = month._replace(sure="آ" in raw)
    return None if month is None else (month, index + 1)


def read_date(tokens: Tokens, index: int, day: int, end: int) -> Found | None:
    """Read a date whose day of the month was read from `index` up to `end`."""
    at = end
    while tokens.words[at] in {"من", "شهر", "/"} and at < end + 2:
        at += 1
    found = read_month(tokens, at)
    if found is None or not is_day(day, found[0].number):
        return None
    month, end = found
    word = tokens.words[index]
    alone = word[:1].isdecimal() or index == 0 or tokens.words[index - 1] in _BEFORE_MONTH | {"من"}
    if month.calendar == "hijri" and day < 4 and not alone:
        return None  # الأسبوع الأول من رمضان, الثلث الأخير من رمضان
    year, end = _year(tokens, end)
    return Found(index, end, Date(year, month.number, day, month.calendar), "date")


def read_month_alone(tokens: Tokens, index: int) -> Found | None:
    """Read a month without a day, where the word is surely a month or the context says so."""
    found = read_month(tokens, index, prefixed=True)
    if found is None:
        return None
    month, end = found
    year, after = _year(tokens, end)
    named = tokens.words[index - 1] == "شهر" if index else False
    dated = named or year is not None or tokens.words[end] in _MONTH_AHEAD
    dated = dated or (index > 0 and tokens.words[index - 1] in _BEFORE_MONTH)
    sure = month.sure or (dated and (month.calendar == "gregorian" or year is not None))
    weight = Weight.HARD if sure else Weight.FAINT
    return Found(
        index, after, Date(year, month.number, None, month.calendar), "date", weight=weight
    )


def _year(tokens: Tokens, end: int) -> tuple[int | None, int]:
    at = end
    while tokens.words[at] in _YEAR_WORDS and at < end + 2:
        at += 1
    if re.fullmatch("1[0-9]{3}|20[0-9]{2}", tokens.words[at]):
        after = at + 1
        if tokens.words[after] in {"ه", "هـ"}:
            after += 1
        return int(tokens.words[at]), after
    return None, end


def _period(tokens: Tokens, end: int, hour: int) -> tuple[Period, int]:
    at = end + (tokens.words[end] == "من")
    word, after = tokens.words[at], tokens.words[at + 1]
    if word in _PERIODS:
        return _PERIODS[word], at + 1
    if word in {"قبل", "بعد"} and after in _NOON:
        return ("am" if word == "قبل" else "pm"), at + 2
    if word == "بعد" and after == "منتصف" and tokens.words[at + 2] in _NIGHT:
        return "am", at + 3
    if word in _NOON:
        return ("am" if hour in {10, 11} else "pm"), at + 1
    if word in _NIGHT:
        return ("am" if hour == 12 or hour < 6 else "pm"), at + 1
    return "", end


def read_clock_digits(tokens: Tokens, index: int, *, named: bool = False) -> Found | None:
    """Read 7:50 مساء, 19:30, 7 مساء."""
    literal = read_literal(tokens.words[index], "ar")
    value, end = literal.value, index + 1
    if pointed := _POINTED.fullmatch(tokens.words[index]):
        hour, minute = int(pointed[1]), int(pointed[2])
        period, after = _period(tokens, end, hour)
        if period or named or tokens.words[end] in _ZONES:
            return Found(index, after, clock(hour, minute, period), "time")
    if isinstance(value, Fraction):
        hour = int(value)
        period, after = _period(tokens, end, hour)
        if not period or value.denominator > 1 or not 1 <= hour <= 12:
            return None
        return Found(index, after, clock(hour, 0, period), "time")
    if not isinstance(value, Clock):
        return None
    period, end = _period(tokens, end, value.hour)
    if not period and tokens.words[end] in {"ص", "م"}:
        period, end = ("am" if tokens.words[end] == "ص" else "pm"), end + 1
    time = clock(value.hour, value.minute, period)
    return Found(index, end, time, "time", parts=literal.parts)


def read_clock(tokens: Tokens, index: int) -> Found | None:
    """Read الساعة السابعة والنصف مساء, and السابعة والنصف without its الساعة."""
    named = tokens.words[index].removeprefix("و").removeprefix("ب") in {"الساعه", "للساعه"}
    at = index + named
    if named and (found := _after_the_hour(tokens, at)) is not None:
        return Found(index, found.end, found.value, "time", parts=found.parts)
    word = look_up(tokens.words[at])
    if word is None:
        return None
    stem = tokens.words[at]
    if word.role == "ordinal" and stem.endswith("ه") and word.definite:
        number = read_ordinal(tokens, at, word)
    elif stem.endswith("الواحده") or (named and word.role in {"unit", "ten"}):
        number = read_hour(tokens, at, word)
    else:
        return None
    if number is None or not 1 <= number.value <= 12:
        return None
    hour = int(number.value)
    minute, end = _minutes(tokens, number.end)
    period, end = _period(tokens, end, hour)
    if not named and end == number.end:
        return None
    if minute < 0:
        hour, minute = hour - 1 or 12, minute + 60
    return Found(index, end, clock(hour, minute, period), "time")


def _after_the_hour(tokens: Tokens, at: int) -> Found | None:
    """Read the digits after الساعة: 7, 7 والنصف, 19:30."""
    if not tokens.words[at][:1].isdecimal():
        return None
    if (found := read_clock_digits(tokens, at, named=True)) is not None:
        return found
    value = read_literal(tokens.words[at], "ar").value
    if not isinstance(value, Fraction) or value.denominator > 1 or not 0 <= value <= 24:
        return None
    hour = int(value)
    minute, end = _minutes(tokens, at + 1)
    period, end = _period(tokens, end, hour)
    if minute < 0:
        hour, minute = hour - 1 or 12, minute + 60
    return Found(at, end, clock(hour, minute, period), "time")


def _minutes(tokens: Tokens, end: int) -> tuple[int, int]:
    """Return the minutes said after the hour (negative after إلا) and the token after them."""
    if tokens.words[end] == "الا":
        at, sign = end + 1, -1
        word = look_up(tokens.words[at])
    else:
        word, at = after_and(tokens, end)
        sign = 1
    if word is not None and word.role == "fraction" and word.value < 1:
        third = word.value.denominator == 3
        return sign * (20 if third else int(word.value * 60)), at + 1
    number = read_cardinal(tokens, at, word) if word or tokens.words[at][:1].isdecimal() else None
    if number is not None and number.value < 60 and tokens.words[number.end] in {"دقيقه", "دقائق"}:
        return sign * int(number.value), number.end + 1
    return 0, end


def read_part_of_day(tokens: Tokens, index: int) -> Found | None:
    """Read منتصف الليل and منتصف النهار."""
    if tokens.words[index] not in {"منتصف", "ومنتصف", "بمنتصف", "لمنتصف"}:
        return None
    following = tokens.words[index + 1]
    if following in _NIGHT:
        return Found(index, index + 2, Clock(0, 0, "am"), "time", weight=Weight.SOFT)
    if following == "النهار":
        return Found(index, index + 2, Clock(12, 0, "pm"), "time", weight=Weight.SOFT)
    return None
