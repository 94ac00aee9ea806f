"""Readers for the English number words: reader(tokens, index) -> Found."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from fractions import Fraction

from dragoman.text.figures.english_counts import and_a_half, and_part, counted, dated
from dragoman.text.figures.english_numbers import (
    Number,
    read_fraction,
    read_ordinal,
    read_words,
    word_at,
)
from dragoman.text.figures.english_times import read_clock_words
from dragoman.text.figures.english_words import AFTER_A_PART, Word
from dragoman.text.figures.figure import Value, Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.months import english_months
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import TIMES, units

_UNITS_OF_TIME = {"minute", "hour", "day", "week", "month", "year"}
_RISES = {"double", "doubled", "doubling", "doubles", "tripled", "trebled", "tripling"}
_COUNTS = {"several", "few", "some", "many"}
_FINALS = {"final", "finals", "finalist", "finalists", "time", "brother", "sister"}
_SOFT_FRACTIONS = {Fraction(1, 2), Fraction(1, 4)}
_LONGER = {"hour": 60, "century": 100}  # half an hour is thirty minutes


def read_article(tokens: Tokens, index: int) -> Found | None:
    """Read what may begin with "a": a hundred, a third, a quarter past seven."""
    following = word_at(tokens, index + 1)
    if following is None:
        return _one_unit(tokens, index)
    time = read_clock_words(tokens, index) if following.role == "fraction" else None
    if time is not None:
        return time
    if (number := read_words(tokens, index)) is not None:
        weight = Weight.SOFT if following.role == "dozen" else Weight.HARD
        number = and_a_half(tokens, number)
        return counted(tokens, index, number, weight)
    part = read_fraction(tokens, index)
    if part is None or (following.role == "ordinal" and _is_counted(tokens, index + 2)):
        return None
    return _fraction(tokens, index, part)


def _one_unit(tokens: Tokens, index: int) -> Found | None:
    """Read an hour and a half, and faintly a day: 24 hours may stand for it."""
    unit = tokens.words[index + 1]
    if unit in units() and (more := and_part(tokens, index + 2)) is not None:
        code, kind = units()[unit]
        return Found(index, index + 5, 1 + more, kind, code)
    part = tokens.words[index - 1] if index else ""
    if part == "of" and index > 1:
        part = tokens.words[index - 2]
    if unit not in _UNITS_OF_TIME or part in {"half", "quarter", "third", "quarters", "thirds"}:
        return None
    return Found(index, index + 2, Fraction(1), "measure", unit, Weight.FAINT)


def _is_counted(tokens: Tokens, index: int) -> bool:
    """Tell whether a noun begins at `index`: "a third stage" is one more of them, not a part."""
    index += tokens.words[index] == "-" and tokens.touches(index)
    word, number = tokens.words[index], word_at(tokens, index)
    plain = number is None or number.role in {"fraction", "faint"}
    noun = word.isalpha() and not word.endswith("ed") and word not in AFTER_A_PART
    return plain and noun and word not in english_months()


def read_word(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read the figure that begins with the number word `word`, if any."""
    match word.role:
        case "vague":
            return _vague(tokens, index, word)
        case "decade":
            return Found(index, index + 1, word.value, "decade", "", Weight.SOFT)
        case "dozen" if index and tokens.words[index - 1] in _COUNTS:
            return Found(index, index + 1, Fraction(10), "vague", weight=Weight.SOFT)
        case "dozen" | "soft":
            named = tokens.forms[index][0].isupper() and tokens.touches(index)  # Qasr al-Nil
            return Found(
                index, index + 1, word.value, weight=Weight.FAINT if named else Weight.SOFT
            )
        case "faint":
            unit = TIMES if tokens.words[index] in _RISES else ""
            return Found(index, index + 1, word.value, unit=unit, weight=Weight.FAINT)
        case _:
            return _number_word(tokens, index, word)


def _number_word(tokens: Tokens, index: int, word: Word) -> Found | None:
    time = read_clock_words(tokens, index)
    if time is not None:
        return time
    if (part := read_fraction(tokens, index)) is not None:
        return _fraction(tokens, index, part)
    if (ordinal := read_ordinal(tokens, index)) is not None:
        return _ordinal(tokens, index, ordinal)
    if (number := read_words(tokens, index)) is not None:
        number = and_a_half(tokens, number)
        war = tokens.words[max(0, index - 2) : index] == ["world", "war"]
        one = number.value == 1 and number.end == index + 1 and not war
        return dated(tokens, index, number) or counted(
            tokens, index, number, Weight.FAINT if one else Weight.HARD
        )
    return _alone(tokens, index, word)


def _alone(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read per million, several thousand, by the hundred, every quarter."""
    before = tokens.words[index - 1] if index else ""
    if word.role in {"hundred", "scale"}:
        if before in _COUNTS:
            following = word_at(tokens, index + 1)
            scaled = following is not None and following.role == "scale"
            value = word.value * following.value if following and scaled else word.value
            exact = (value,) if before == "some" else ()
            end = index + 1 + scaled
            return Found(index, end, value, "vague", "", Weight.SOFT, parts=exact)
        if tokens.words[index - 2 : index] == ["by", "the"]:
            return Found(index, index + 1, word.value, "vague", "", Weight.FAINT)
        return Found(index, index + 1, word.value, "cardinal", "", Weight.FAINT)
    if word.value != Fraction(1, 4):
        return None
    also = (Fraction(3),) if before in {"every", "each", "per"} else ()  # three months
    final = index + 1 + (tokens.words[index + 1] == "-")
    also = (Fraction(8),) if tokens.words[final] in _FINALS else also
    return Found(index, index + 1, word.value, weight=Weight.FAINT, also=also)


def _ordinal(tokens: Tokens, index: int, number: Number) -> Found:
    war = tokens.words[number.end : number.end + 2] == ["world", "war"]
    weight = Weight.SOFT if number.value in {1, 2} and not war else Weight.HARD
    also = (1 / number.value,) if 3 <= number.value <= 10 else ()
    return dated(tokens, index, number) or Found(
        index, number.end, number.value, "ordinal", "", weight, also
    )


def _fraction(tokens: Tokens, index: int, part: Number) -> Found | None:
    """Read half an hour and two thirds; not quarter-finals and half-time."""
    at = part.end + (tokens.words[part.end] == "-" and tokens.touches(part.end))
    if tokens.words[at] in _FINALS:
        if part.value != Fraction(1, 4):
            return None
        return Found(index, at + 1, part.value, weight=Weight.FAINT, also=(Fraction(8),))
    at += tokens.words[at] in {"an", "of"}
    at += tokens.words[at] in {"an", "a"}
    also: tuple[Value, ...] = part.also
    if (factor := _LONGER.get(tokens.words[at])) is not None:
        also = (*also, part.value * factor)
    soft = part.value in _SOFT_FRACTIONS and part.scale == 1
    weight = Weight.SOFT if soft else Weight.HARD
    if soft and index and tokens.words[index - 1] in {"first", "second"}:
        weight = Weight.FAINT  # of a match: الشوط الأول
    return counted(tokens, index, part._replace(also=also), weight)


def _vague(tokens: Tokens, index: int, word: Word) -> Found | None:
    value, end = word.value, index + 1
    many = tokens.words[end] == "of" and not tokens.words[end + 1][:1].isdecimal()
    scores = tokens.words[index] == "scores"  # of people were killed; but he scores
    many = many and not (scores and index and tokens.words[index - 1] == "the")
    if tokens.words[index] in {"scores", "tens"} and not many:
        return Found(index, end, value, "vague", "", Weight.FAINT) if scores else None
    if tokens.words[end] == "of":
        following = word_at(tokens, end + 1)
        if following is not None and following.role == "vague" and value < following.value:
            value, end = value * following.value, end + 2
    return Found(index, end, value, "vague", "", Weight.SOFT)
