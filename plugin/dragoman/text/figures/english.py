"""Reading the figures of an English text, left to right, each word at most once."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from dragoman.text.figures.digits import VULGAR, read_literal
from dragoman.text.figures.english_numbers import (
    Number,
    read_digits,
    read_fraction,
    read_ordinal,
    read_words,
    word_at,
)
from dragoman.text.figures.english_times import (
    read_clock_digits,
    read_clock_words,
    read_date_from_day,
    read_date_from_month,
    read_part_of_day,
)
from dragoman.text.figures.english_words import ROMAN, Word, lexicon
from dragoman.text.figures.figure import Kind, Value, Weight
from dragoman.text.figures.found import Found, apart, share
from dragoman.text.figures.months import english_month_pairs, english_months
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import CURRENCY_SIGNS, units

_LINKS = frozenset({"-", "to", "and", "or", "through", "$", "€", "£"})
_COUNTS = frozenset({"several", "few", "some", "many"})
_AGES = {"decades": 10, "decade": 10, "centuries": 100, "century": 100, "millennia": 1000}
_PAIR_HEADS = frozenset({"rabi", "jumada", "dhu", "dhul"})
_OTHERS = frozenset("a an noon midday midnight b c d e f g h".split())
_DECADE = re.compile("(?:1[0-9]|20)?[1-9]0")


def read_english(tokens: Tokens) -> list[Found]:
    """Return the figures of `tokens` in order; no two share a token."""
    found: list[Found] = []
    index, last = 0, len(tokens.words) - 3
    while index < last:
        item = _at(tokens, index) if _may_begin(tokens.words[index]) else None
        if item is None:
            index += 1
        else:
            found.append(apart(found, item))
            index = item.end
    return share(found, tokens, _LINKS)


@lru_cache(maxsize=32768)
def _may_begin(word: str) -> bool:
    """Tell whether a figure may begin with `word`; most words do not."""
    return (
        word[0].isdecimal()
        or (word[0] == "+" and len(word) > 1)
        or word in VULGAR
        or word in lexicon()
        or word in english_months()
        or word in _PAIR_HEADS
        or word in _OTHERS
        or word.upper() in ROMAN
    )


def _at(tokens: Tokens, index: int) -> Found | None:
    text = tokens.words[index]
    if text[0].isdecimal() or (text[0] == "+" and len(text) > 1):
        return _digits(tokens, index)
    if text in VULGAR:
        return Found(index, index + 1, VULGAR[text])
    if text in {"a", "an"}:
        return _article(tokens, index)
    word = word_at(tokens, index)
    if word is not None:
        return _word(tokens, index, word)
    if text in english_months() or text in _PAIR_HEADS:
        return read_date_from_month(tokens, index)
    if text in {"noon", "midnight", "midday"}:
        return read_part_of_day(tokens, index)
    if text in "abcdefgh" and index and tokens.words[index - 1] == "group":
        return Found(index, index + 1, Fraction("abcdefgh".index(text) + 1), weight=Weight.FAINT)
    if tokens.forms[index] in ROMAN and index and tokens.forms[index - 1][:1].isupper():
        weight = Weight.FAINT if text in {"v", "x"} else Weight.HARD
        return Found(index, index + 1, Fraction(ROMAN[tokens.forms[index]]), "ordinal", "", weight)
    return None


def _digits(tokens: Tokens, index: int) -> Found | None:
    if (named := _named(tokens, index)) is not None:
        return named
    time = read_clock_digits(tokens, index) or read_clock_words(tokens, index)
    if time is not None:
        return time
    literal = read_literal(tokens.words[index], "en")
    if literal.kind != "cardinal":
        return Found(index, index + 1, literal.value, literal.kind, "", Weight.HARD, *literal[2:])
    if (
        tokens.words[index + 1] == "s"
        and tokens.touches(index + 1)
        and _DECADE.fullmatch(tokens.words[index])
    ):
        if isinstance(literal.value, Fraction):
            return Found(index, index + 2, literal.value, "decade")
    currency = index and tokens.words[index - 1] in CURRENCY_SIGNS
    number = read_digits(tokens, index, money=bool(currency))
    if number is None:
        return None
    return _date(tokens, index, number) or _counted(tokens, index, number)


def _named(tokens: Tokens, index: int) -> Found | None:
    """Read digits that are glued to Latin letters: G20, A320, 5G, H1N1."""
    first, end = index, index + 1
    if index and tokens.touches(index) and tokens.words[index - 1].isalpha():
        first -= 1
        if tokens.words[first] in units() and tokens.words[index] in {"2", "3"}:
            return Found(first, end, Fraction(int(tokens.words[index])), weight=Weight.FAINT)
    after = tokens.words[end]
    upper = tokens.forms[end][:1].isupper() and after not in {"k", "m", "b", "t", "am", "pm"}
    if after.isalpha() and tokens.touches(end) and (first < index or upper):
        end += 1
    if first == index and end == index + 1:
        return None
    while tokens.touches(end) and tokens.words[end].isalnum() and end < len(tokens.words) - 3:
        end += 1
    digits = [
        read_literal(tokens.words[i], "en")
        for i in range(index, end)
        if tokens.words[i][:1].isdecimal()
    ]
    parts = tuple(digit.value for digit in digits)
    return Found(first, end, "".join(tokens.words[first:end]), "identifier", parts=parts)


def _date(tokens: Tokens, index: int, number: Number) -> Found | None:
    if number.value.denominator == 1 and 1 <= number.value <= 31 and number.scale == 1:  # noqa: PLR2004
        return read_date_from_day(tokens, index, int(number.value), number.end)
    return None


def _counted(tokens: Tokens, index: int, number: Number, weight: Weight = Weight.HARD) -> Found:
    """Return `number` with its sign and with the unit that stands beside it."""
    first, value, also = index, number.value, number.also
    unit, kind = "", "cardinal"
    if index and tokens.words[index - 1] in CURRENCY_SIGNS:
        unit, kind = units()[tokens.words[index - 1]]
        first = index - 1
    before = first - 1
    minus = (
        first and tokens.words[before] == "minus" and tokens.words[before - 1] not in {"or", "plus"}
    )
    if minus or (first and _is_sign(tokens, before)):
        value, also, first = -value, tuple(-v for v in also if isinstance(v, Fraction)), before
    end = number.end
    if not unit:
        unit, kind, end = _unit(tokens, end)
    if tokens.words[end] == "below" and tokens.words[end + 1] in {"zero", "freezing"}:
        value, end = -value, end + 2
    if number.ordinal:
        kind = "ordinal"
    if value == 1 and kind == "money":
        weight = Weight.SOFT
    also = (*also, *_other_counts(tokens, index, end, value))
    return Found(first, end, value, _kind(kind), unit, weight, also, number.parts, number.scale)


def _other_counts(tokens: Tokens, index: int, end: int, value: Fraction) -> tuple[Value, ...]:
    """Return what four millennia and one in three are in other words: 4,000 and a third."""
    if tokens.words[end] in _AGES:
        return (value * _AGES[tokens.words[end]],)
    if (
        value > 1
        and index > 1
        and tokens.words[index - 2 : index] in (["one", "in"], ["out", "of"])
    ):
        return (1 / value,)
    return ()


def _kind(kind: str) -> Kind:
    kinds: dict[str, Kind] = {
        "money": "money",
        "percent": "percent",
        "measure": "measure",
        "ordinal": "ordinal",
    }
    return kinds.get(kind, "cardinal")


def _is_sign(tokens: Tokens, index: int) -> bool:
    if tokens.words[index] != "-" or not tokens.touches(index + 1):
        return False
    return index == 0 or not tokens.touches(index) or tokens.words[index - 1] in {"(", '"', "“"}


def _unit(tokens: Tokens, end: int) -> tuple[str, Kind, int]:
    at = end + (tokens.words[end] == "-" and tokens.touches(end) and tokens.touches(end + 1))
    word, following = tokens.words[at], tokens.words[at + 1]
    if word == "per" and following == "cent":
        return "percent", "percent", at + 2
    if word == "percentage" and following in {"point", "points"}:
        return "percent", "percent", at + 2
    if (known := units().get(word)) is not None:
        return (*known, at + 1)
    return "", "cardinal", end


def _article(tokens: Tokens, index: int) -> Found | None:
    """Read what may begin with "a": a hundred, a third, a quarter past seven."""
    following = word_at(tokens, index + 1)
    if following is None:
        return None
    if following.role == "fraction":
        if (time := read_clock_words(tokens, index)) is not None:
            return time
    if (number := read_words(tokens, index)) is not None:
        weight = Weight.SOFT if following.role == "dozen" else Weight.HARD
        number = _and_a_half(tokens, number)
        return _counted(tokens, index, number, weight)
    if (part := read_fraction(tokens, index)) is not None:
        return _fraction(tokens, index, part)
    return None


def _word(tokens: Tokens, index: int, word: Word) -> Found | None:
    role = word.role
    if role in {"unit", "teen", "tens", "hundred", "scale", "fraction", "ordinal"}:
        return _number_word(tokens, index, word)
    if role == "vague":
        return _vague(tokens, index, word)
    if role == "decade":
        return Found(index, index + 1, word.value, "decade", "", Weight.SOFT)
    if role == "dozen":
        return Found(index, index + 1, word.value, weight=Weight.SOFT)
    if role in {"soft", "faint"}:
        return Found(index, index + 1, word.value, weight=Weight(role))
    return None


def _number_word(tokens: Tokens, index: int, word: Word) -> Found | None:
    time = read_clock_words(tokens, index)
    if time is not None:
        return time
    if (part := read_fraction(tokens, index)) is not None:
        return _fraction(tokens, index, part)
    if (ordinal := read_ordinal(tokens, index)) is not None:
        return _ordinal(tokens, index, ordinal)
    if (number := read_words(tokens, index)) is not None:
        number = _and_a_half(tokens, number)
        one = number.value == 1 and number.end == index + 1
        return _date(tokens, index, number) or _counted(
            tokens, index, number, Weight.FAINT if one else Weight.HARD
        )
    if word.role in {"hundred", "scale"}:
        if index and tokens.words[index - 1] in _COUNTS:
            return Found(index, index + 1, word.value, "vague", "", Weight.SOFT)
        return Found(index, index + 1, word.value, "cardinal", "", Weight.FAINT)
    if tokens.words[index] == "quarter":
        return Found(
            index, index + 1, word.value, weight=Weight.FAINT, also=_three_months(tokens, index)
        )
    return None


def _three_months(tokens: Tokens, index: int) -> tuple[Value, ...]:
    return (Fraction(3),) if index and tokens.words[index - 1] in {"every", "each", "per"} else ()


def _ordinal(tokens: Tokens, index: int, number: Number) -> Found:
    weight = Weight.SOFT if number.value in {1, 2} else Weight.HARD
    also = (1 / number.value,) if 3 <= number.value <= 10 else ()  # noqa: PLR2004 - a third
    return _date(tokens, index, number) or Found(
        index, number.end, number.value, "ordinal", "", weight, also
    )


def _and_a_half(tokens: Tokens, number: Number) -> Number:
    """Add a half: two and a half million, a million and a half."""
    if tokens.words[number.end] != "and" or tokens.words[number.end + 1] not in {"a", "one"}:
        return number
    part = word_at(tokens, number.end + 2)
    if part is None or part.role != "fraction":
        return number
    end, scale = number.end + 3, number.scale
    rest = part.value * scale
    following = word_at(tokens, end)
    if scale == 1 and following is not None and following.role == "scale":
        factor = int(following.value)
        return Number(
            (number.value + rest) * factor, end + 1, factor, (number.value * factor, part.value)
        )
    return Number(number.value + rest, end, 1, (number.value, part.value))


def _fraction(tokens: Tokens, index: int, part: Number) -> Found | None:
    following = tokens.words[part.end]
    at = part.end + (following == "-" and tokens.touches(part.end))
    if tokens.words[at] in {
        "final",
        "finals",
        "finalist",
        "finalists",
        "time",
        "brother",
        "sister",
    }:
        return None
    also: list[Value] = list(part.also)
    at += tokens.words[at] in {"an", "of"}
    at += tokens.words[at] in {"an", "a"}
    if tokens.words[at] == "hour":
        also.append(part.value * 60)
    elif tokens.words[at] == "century":
        also.append(part.value * 100)
    weight = (
        Weight.SOFT
        if part.value in {Fraction(1, 2), Fraction(1, 4)} and part.scale == 1
        else Weight.HARD
    )
    return _counted(tokens, index, part._replace(also=tuple(also)), weight)


def _vague(tokens: Tokens, index: int, word: Word) -> Found | None:
    value, end = word.value, index + 1
    if tokens.words[index] in {"scores", "tens"} and tokens.words[end] != "of":
        return None
    if tokens.words[end] == "of":
        following = word_at(tokens, end + 1)
        if following is not None and following.role == "vague" and value < following.value:
            value, end = value * following.value, end + 2
    return Found(index, end, value, "vague", "", Weight.SOFT)
