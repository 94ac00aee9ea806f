"""English dates and times of day: November 27, 2024; half past seven; 7.50 p.m."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

import re
from fractions import Fraction

from dragoman.text.figures.digits import read_literal
from dragoman.text.figures.english_numbers import read_digits, read_ordinal, read_words
from dragoman.text.figures.figure import Clock, Date, Period, Weight, clock, is_day
from dragoman.text.figures.found import Found
from dragoman.text.figures.months import Month, english_month_pairs, english_months
from dragoman.text.figures.tokens import Tokens

_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_BEFORE_MONTH = frozenset(
    [
        "in",
        "of",
        "since",
        "until",
        "till",
        "by",
        "late",
        "early",
        "mid",
        "last",
        "next",
        "this",
        "from",
        "through",
        "between",
        "during",
        "for",
        "to",
        "before",
        "after",
        "on",
        "and",
        "or",
        "around",
        "about",
    ]
)
_PARTS: dict[str, Period] = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}


def read_month(tokens: Tokens, index: int) -> tuple[Month, int] | None:
    """Return the month named at `index`, in a capital letter, and the token after it."""
    form = tokens.forms[index]
    if not form[:1].isupper():
        return None
    month = english_months().get(tokens.words[index])
    end = index + 1
    if month is None:
        while tokens.words[end] in {"al", "ul", "-", "'", "’"} and end < index + 5:  # Rabi al-Awwal
            end += 1
        month = english_month_pairs().get((tokens.words[index], tokens.words[end]))
        return None if month is None else (month, end + 1)
    if tokens.words[end] == "." and tokens.touches(end) and len(form) < 5:
        end += 1
    return month, end


def _day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the day of a month: 27, 27th, twenty-seventh."""
    number = None
    if tokens.words[index][:1].isdecimal():
        number = read_digits(tokens, index, money=False)
    else:
        number = read_ordinal(tokens, index)
    if number is None or number.value.denominator > 1 or not 1 <= number.value <= 31:
        return None
    return int(number.value), number.end


def read_date_from_day(tokens: Tokens, index: int, day: int, end: int) -> Found | None:
    """Read 27 November 2024, the 27th of November."""
    at = end + (tokens.words[end] == "-" and tokens.touches(end))
    at += tokens.words[at] in {"day", "night"}  # the tenth day of Dhul Hijjah
    at += tokens.words[at] == "of"
    found = read_month(tokens, at)
    if found is None or not is_day(day, found[0].number):
        return None
    month, end = found
    if month.calendar == "hijri" and day < 4 and not tokens.words[index][:1].isdecimal():
        return None  # the last third of Ramadan
    year, end = _year(tokens, end)
    return Found(index, end, Date(year, month.number, day, month.calendar), "date")


def read_date_from_month(tokens: Tokens, index: int) -> Found | None:
    """Read November 27, 2024; November 2024; November."""
    found = read_month(tokens, index)
    if found is None:
        return None
    if tokens.forms[index : index + 2] == ["May", "Day"]:
        return Found(index, index + 2, Date(None, 5, 1), "date", weight=Weight.FAINT)
    month, end = found
    at = end + (tokens.words[end] == "the")
    day = _day(tokens, at)
    if day is not None and is_day(day[0], month.number) and not _counts(tokens, day[1]):
        year, end = _year(tokens, day[1])
        return Found(index, end, Date(year, month.number, day[0], month.calendar), "date")
    year, end = _year(tokens, end)
    sure = year is not None or month.sure or _is_month(tokens, index, month)
    weight = Weight.HARD if sure else Weight.FAINT
    return Found(index, end, Date(year, month.number, None, month.calendar), "date", weight=weight)


def _counts(tokens: Tokens, end: int) -> bool:
    """Tell whether the number before `end` counts something: May 5 percent, 7 p.m."""
    return tokens.words[end] in {"%", "percent", "million", "billion"}


def _is_month(tokens: Tokens, index: int, month: Month) -> bool:
    """Decide May and March, which a sentence may begin with, by the word before."""
    if month.calendar != "gregorian" or len(tokens.words[index]) < 3 or not index:
        return False
    before = tokens.words[index - 1]
    return before in _BEFORE_MONTH or (before == "-" and tokens.words[index - 2] == "mid")


def _year(tokens: Tokens, end: int) -> tuple[int | None, int]:
    at = end + (tokens.words[end] == "," and end > 0)
    at += tokens.words[at] == "of"
    if _YEAR.fullmatch(tokens.words[at]):
        return int(tokens.words[at]), at + 1
    return None, end


def _period(tokens: Tokens, end: int, hour: int) -> tuple[Period, int]:
    word = tokens.words[end]
    if word in {"am", "pm"}:
        return ("am" if word == "am" else "pm"), end + 1
    if word in {"a", "p"} and tokens.words[end + 1] == "." and tokens.words[end + 2] == "m":
        end += 3
        return ("am" if word == "a" else "pm"), end + (
            tokens.words[end] == "." and tokens.touches(end)
        )
    at = end + 1 + (tokens.words[end + 1] == "the") if word in {"in", "at"} else end
    if at > end and at < len(tokens.words) and (part := _PARTS.get(tokens.words[at])):
        if tokens.words[at] == "night" and (hour < 6 or hour == 12):
            part = "am"
        return part, at + 1
    return "", end


def read_clock_digits(tokens: Tokens, index: int) -> Found | None:
    """Read 7:50 p.m., 19:30, 7 pm, 7.50 pm, 0750 GMT."""
    text = tokens.words[index]
    literal = read_literal(text, "en")
    value, end = literal.value, index + 1
    if isinstance(value, Clock):
        period, end = _period(tokens, end, value.hour)
        return Found(
            index, end, clock(value.hour, value.minute, period), "time", parts=literal.parts
        )
    if re.fullmatch("[01][0-9][0-5][0-9]|2[0-3][0-5][0-9]", text) and tokens.words[end] in {
        "gmt",
        "hours",
    }:
        return Found(index, end, clock(int(text[:2]), int(text[2:]), ""), "time")
    hour, _, minutes = text.partition(".")
    if (
        not hour.isdecimal()
        or len(hour) > 2
        or (minutes and not re.fullmatch("[0-5][0-9]", minutes))
    ):
        return None
    period, after = _period(tokens, end, int(hour))
    if not period and tokens.words[end : end + 3] == ["o", "'", "clock"]:
        period, after = _period(tokens, end + 3, int(hour))
    if after == end or not 1 <= int(hour) <= 12:
        return None
    return Found(index, after, clock(int(hour), int(minutes or 0), period), "time")


def read_clock_words(tokens: Tokens, index: int) -> Found | None:
    """Read half past seven, quarter to three, seven o'clock, seven in the morning."""
    minute, at = _offset(tokens, index)
    if at > index and tokens.words[at] in {"midnight", "noon"}:
        hour = 0 if tokens.words[at] == "midnight" else 12
        minutes = hour * 60 + minute
        return Found(index, at + 1, clock(minutes // 60 % 24, minutes % 60, ""), "time")
    number = read_words(tokens, at)
    if number is None and tokens.words[at][:1].isdecimal():
        number = read_digits(tokens, at, money=False)
    if number is None or number.value.denominator > 1 or not 1 <= number.value <= 12:
        return None
    hour, end = int(number.value), number.end
    struck = end
    if tokens.words[end] == "o" and tokens.words[end + 1] in {"'", "’"}:
        struck = end + 3
    elif at == index and _below_sixty(tokens, end) is not None:
        minute, struck = _below_sixty(tokens, end) or (0, end)
        after = _period(tokens, struck, hour)[1]
        if after == struck:
            return None
    period, after = _period(tokens, struck, hour)
    if after == end and at == index:
        return None
    if minute < 0:
        hour, minute = hour - 1 or 12, minute + 60
    return Found(index, after, clock(hour, minute, period), "time")


def _below_sixty(tokens: Tokens, index: int) -> tuple[int, int] | None:
    number = read_words(tokens, index)
    if number is None or not 5 <= number.value < 60:
        return None
    return int(number.value), number.end


def _offset(tokens: Tokens, index: int) -> tuple[int, int]:
    """Return the minutes that stand before the hour (negative for "to") and the hour's token."""
    at = index + (tokens.words[index] == "a")
    word = tokens.words[at]
    spoken = False
    minutes = {"half": 30, "quarter": 15}.get(word)
    end = at + 1
    if minutes is None:
        number = read_words(tokens, at)
        if number is None and word[:1].isdecimal():
            number = read_digits(tokens, at, money=False)
        if number is None or number.value not in {5, 10, 20, 25}:
            return 0, index
        minutes, end = int(number.value), number.end
        spoken = tokens.words[end] == "minutes"
        end += spoken
    link = tokens.words[end]
    if link == "past":
        return minutes, end + 1
    named = minutes == 15 or spoken or (index > 0 and tokens.words[index - 1] in {"at", "by"})
    return (-minutes, end + 1) if link == "to" and named else (0, index)


def read_part_of_day(tokens: Tokens, index: int) -> Found | None:
    """Read noon, midday and midnight."""
    word = tokens.words[index]
    if word == "midnight":
        return Found(index, index + 1, Clock(0, 0, "am"), "time", weight=Weight.SOFT)
    if word in {"noon", "midday"}:
        return Found(
            index, index + 1, Clock(12, 0, "pm"), "time", weight=Weight.FAINT, parts=(Fraction(12),)
        )
    return None
