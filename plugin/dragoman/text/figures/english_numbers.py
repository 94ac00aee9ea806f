"""English cardinals, ordinals and fractions, in words, in digits and mixed: 3.5 million, $2bn."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from dragoman.text.figures.digits import VULGAR, read_literal
from dragoman.text.figures.english_words import SUFFIXES, Word, lexicon
from dragoman.text.figures.figure import Value
from dragoman.text.figures.tokens import Tokens

_HUNDRED = 100
_LARGEST = 10**18  # more multipliers than that are no number


class Number(NamedTuple):
    """A number that ends before token `end`."""

    value: Fraction
    end: int
    scale: int = 1  # the last multiplier that was read
    parts: tuple[Value, ...] = ()
    also: tuple[Value, ...] = ()
    ordinal: bool = False


def word_at(tokens: Tokens, index: int) -> Word | None:
    """Return the number word at `index`."""
    return lexicon().get(tokens.words[index])


def _after_hyphen(tokens: Tokens, index: int) -> int:
    return index + (tokens.words[index] == "-" and tokens.touches(index))


def _below_hundred(tokens: Tokens, index: int) -> Number | None:
    """Read twenty, twenty-three, twenty-third, third."""
    word = word_at(tokens, index)
    if word is None:
        return None
    if word.role in {"unit", "teen"}:
        return Number(word.value, index + 1)
    if word.role == "ordinal":
        return Number(word.value, index + 1, ordinal=True)
    if word.role != "tens":
        return None
    at = _after_hyphen(tokens, index + 1)
    unit = word_at(tokens, at)
    if unit is not None and unit.value < 10 and unit.role in {"unit", "ordinal"}:
        return Number(word.value + unit.value, at + 1, ordinal=unit.role == "ordinal")
    return Number(word.value, index + 1)


def _group(tokens: Tokens, index: int) -> Number | None:
    """Read a number below a thousand (or twelve hundred): two hundred and five."""
    number = _below_hundred(tokens, index)
    if number is None or number.ordinal:
        return number
    at = _after_hyphen(tokens, number.end)
    word = word_at(tokens, at)
    if word is None or word.value != _HUNDRED or word.role not in {"hundred", "ordinal"}:
        return number
    value = number.value * _HUNDRED
    if word.role == "ordinal":
        return Number(value, at + 1, ordinal=True)
    return _rest(tokens, Number(value, at + 1, _HUNDRED))


def _rest(tokens: Tokens, number: Number) -> Number:
    """Add what "and" or nothing joins to a multiple of a hundred."""
    rest = _below_hundred(tokens, number.end + (tokens.words[number.end] == "and"))
    if rest is None or (rest.ordinal and rest.value == 2):
        return number  # two hundred a second
    parts = (number.value, rest.value)
    return Number(number.value + rest.value, rest.end, 1, parts, ordinal=rest.ordinal)


def read_words(tokens: Tokens, index: int) -> Number | None:
    """Read a number in words: a hundred, twenty-three thousand, nineteen eighty-four."""
    article = tokens.words[index] in {"a", "an"}
    number = _after_article(tokens, index + 1) if article else _spelled(tokens, index)
    return None if number is None or number.ordinal else _scaled(tokens, number)


def _after_article(tokens: Tokens, index: int) -> Number | None:
    word = word_at(tokens, index)
    match word.role if word is not None else None:
        case "dozen":
            return Number(Fraction(12), index + 1)
        case "hundred":
            return _rest(tokens, Number(Fraction(_HUNDRED), index + 1, _HUNDRED))
        case "scale":
            return Number(Fraction(1), index)
        case _:
            return None


def _spelled(tokens: Tokens, index: int) -> Number | None:
    number = _group(tokens, index)
    if number is None or number.ordinal:
        return number
    number = _dozens(tokens, _point(tokens, number))
    return _year(tokens, number) or number


def _point(tokens: Tokens, number: Number) -> Number:
    """Add the decimals after "point": three point five."""
    rest = _group(tokens, number.end + 1) if tokens.words[number.end] == "point" else None
    if rest is None or rest.ordinal:
        return number
    return Number(number.value + rest.value / 10 ** len(str(rest.value)), rest.end)


def _dozens(tokens: Tokens, number: Number) -> Number:
    at = _after_hyphen(tokens, number.end)
    if tokens.words[at] != "dozen":
        return number
    return Number(number.value * 12, at + 1)


def _year(tokens: Tokens, century: Number) -> Number | None:
    if not 17 <= century.value <= 20:
        return None
    rest = _below_hundred(tokens, century.end)
    if rest is None or rest.ordinal or rest.value < 10:
        return None
    return Number(century.value * _HUNDRED + rest.value, rest.end)


def _scaled(tokens: Tokens, number: Number) -> Number:
    """Apply thousand, million and what follows them."""
    while True:
        at = _after_hyphen(tokens, number.end)
        word = word_at(tokens, at)
        if word is None or word.role not in {"hundred", "scale"} or number.value > _LARGEST:
            break
        scale = int(word.value)
        number = number._replace(value=number.value * scale, end=at + 1, scale=scale, parts=(),
            also=tuple(v * scale for v in number.also if isinstance(v, Fraction)))  # fmt: skip
    if number.scale <= _HUNDRED:
        return number
    top = number.scale
    while number.scale > _HUNDRED:
        at = number.end + (tokens.words[number.end] == "and")
        rest = _group(tokens, at)
        if rest is None or rest.ordinal:
            break
        rest = _one_scale(tokens, rest)
        if rest.value >= number.scale:
            break
        parts = (*(number.parts or (number.value,)), rest.value)
        number = Number(number.value + rest.value, rest.end, rest.scale, parts)
    return number._replace(scale=top)


def _one_scale(tokens: Tokens, number: Number) -> Number:
    word = word_at(tokens, number.end)
    if word is None or word.role != "scale":
        return number._replace(scale=1)
    return Number(number.value * word.value, number.end + 1, int(word.value))


def read_digits(tokens: Tokens, index: int, *, money: bool) -> Number | None:
    """Read a number in digits with its multiplier: 30,000; 3.5 million; 30k; $2bn; 21st."""
    literal = read_literal(tokens.words[index], "en")
    if literal.kind != "cardinal" or not isinstance(literal.value, Fraction):
        return None
    number = Number(literal.value, index + 1, 1, literal.parts, literal.also)
    suffix = tokens.words[number.end]
    if (vulgar := VULGAR.get(suffix)) is not None:
        return number._replace(end=number.end + 1, value=number.value + vulgar)
    if suffix in {"st", "nd", "rd", "th"} and tokens.touches(number.end):
        return number._replace(end=number.end + 1, ordinal=True)
    return _suffixed(tokens, number, money=money) or _scaled(tokens, number)


def _suffixed(tokens: Tokens, number: Number, *, money: bool) -> Number | None:
    """Apply k, m, bn: $5b and 30k, but 100m may be metres."""
    at = _after_hyphen(tokens, number.end)
    suffix, glued = tokens.words[at], tokens.touches(at)
    scale = SUFFIXES.get(suffix)
    plain = len(suffix) > 1 or (glued and (money or suffix not in {"b", "t"}))
    if scale is None or not plain or (at > number.end and len(suffix) == 1):
        return None
    number = number._replace(end=at + 1)
    if suffix == "m" and not money and number.value.denominator == 1:
        return number._replace(also=(number.value * scale,))
    return number._replace(value=number.value * scale, scale=scale)


def read_ordinal(tokens: Tokens, index: int) -> Number | None:
    """Read third, twenty-first, hundred and fifth."""
    number = _group(tokens, index)
    if number is None or number.ordinal:
        return number
    at = _after_hyphen(tokens, number.end)
    word = word_at(tokens, at)
    if word is None or word.role != "ordinal" or word.value < 1000:
        return None
    return Number(number.value * word.value, at + 1, ordinal=True)


def read_fraction(tokens: Tokens, index: int) -> Number | None:
    """Read half, a third, two-thirds, three quarters, half a million, a quarter of a million."""
    word = word_at(tokens, index)
    numerator, at = Fraction(1), index
    if tokens.words[index] in {"a", "an"}:
        at = index + 1
    elif word is not None and word.role in {"unit", "teen"}:
        numerator, at = word.value, _after_hyphen(tokens, index + 1)
    below = word_at(tokens, at)
    if below is None:
        return None
    if below.role == "fraction" and (at > index or below.value.denominator == 2):
        if numerator > 1:
            return None
        value = below.value
    elif below.role == "fractions" and numerator > 1 and below.value > 2:
        value = numerator / below.value
    elif below.role == "ordinal" and at > index and numerator == 1 and 3 <= below.value <= 10:
        value = 1 / below.value
    else:
        return None
    end = at + 1
    quarters = below.role == "fractions" and below.value == 4
    also: tuple[Value, ...] = (numerator,) if quarters else ()  # two quarters of a year
    if below.role == "ordinal" and tokens.words[end] != "of" and tokens.words[index] != "one":
        also = (below.value,)
    skip = _after_hyphen(tokens, end) if value == Fraction(1, 2) else end
    skip += tokens.words[skip] == "of"
    skip += tokens.words[skip] in {"a", "the"}
    scale = word_at(tokens, skip)
    if scale is not None and scale.role in {"scale", "dozen", "hundred"}:
        return Number(value * scale.value, skip + 1, int(scale.value))
    return Number(value, end, also=also)
