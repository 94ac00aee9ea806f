"""Arabic cardinals, ordinals and fractions, in words and digits: 3,5 مليون، مليون ونصف."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from dragoman.text.figures.arabic_words import Word, look_up
from dragoman.text.figures.digits import VULGAR, read_literal
from dragoman.text.figures.figure import Value
from dragoman.text.figures.tokens import Tokens

_TANWIN = "\u064b"
_HUNDRED = 100
_THOUSAND = 1000
_FEW = 2  # ألف ومليونان are two numbers
_LARGEST = 10**18  # more multipliers than that are no number


class Number(NamedTuple):
    """A number that ends before token `end`."""

    value: Fraction
    end: int
    scale: int = 1  # the last multiplier that was read
    parts: tuple[Value, ...] = ()
    also: tuple[Value, ...] = ()


def after_and(tokens: Tokens, index: int) -> tuple[Word | None, int]:
    """Return the number word that و joins at `index`, written together or apart, and its index."""
    if tokens.words[index] == "و":
        word = look_up(tokens.words[index + 1])
        return (None if word is None or word.joined or word.prefixed else word), index + 1
    word = look_up(tokens.words[index])
    if tokens.words[index] == "واحد" and (
        tokens.words[index + 1] == "عشر" or "أ" in tokens.span(index, index).of(tokens.text)
    ):
        word = Word("unit", Fraction(1), joined=True)  # وأحد عشر
    return (word if word is not None and word.joined else None), index


def _small(tokens: Tokens, index: int, word: Word) -> Number | None:
    """Read a number below 1000 that begins with `word` at `index`."""
    if word.role == "hundred":
        return _hundreds(tokens, word.value, index + 1)
    if word.role in {"tens", "ten"}:
        return Number(word.value, index + 1)
    return _unit(tokens, index, word) if word.role == "unit" else None


def _unit(tokens: Tokens, index: int, word: Word) -> Number:
    """Read what may begin with a unit: ثلاثة عشر, ثلاث مئة, ثلاثة وعشرون, ثلاثة."""
    following = look_up(tokens.words[index + 1])
    if following is not None and following.bare:
        if following.role == "ten" and not tokens.words[index].endswith("واحده"):
            return Number(word.value + 10, index + 2)
        if following.value == _HUNDRED and following.role in {"hundred", "vague"}:
            return _hundreds(tokens, word.value * _HUNDRED, index + 2)
    joined, at = after_and(tokens, index + 1)
    if joined is not None and joined.role == "tens":
        return Number(word.value + joined.value, at + 1)
    return Number(word.value, index + 1)


def _hundreds(tokens: Tokens, value: Fraction, index: int) -> Number:
    joined, at = after_and(tokens, index)
    if joined is not None and joined.role in {"unit", "ten", "tens"}:
        rest = _small(tokens, at, joined)
        if rest is not None and rest.value < _HUNDRED:
            return Number(value + rest.value, rest.end, 1, (value, rest.value))
    return Number(value, index)


def _term(tokens: Tokens, index: int, word: Word | None) -> Number | None:
    """Read one group with its multipliers: خمسة, 400 ألف, مئة ألف مليون, مليونان."""
    number = _digits(tokens, index) if word is None else _group(tokens, index, word)
    while number is not None and number.value <= _LARGEST:
        following = look_up(tokens.words[number.end])
        if following is None or not following.bare or following.role not in {"scale", "scales"}:
            break
        scale = int(following.value)
        also = tuple(v * scale for v in number.also if isinstance(v, Fraction))
        number = Number(number.value * scale, number.end + 1, scale, (), also)
    return number


def _digits(tokens: Tokens, index: int) -> Number | None:
    if not tokens.words[index][-1:].isdecimal():
        return None
    literal = read_literal(tokens.words[index], "ar")
    if literal.kind != "cardinal" or not isinstance(literal.value, Fraction):
        return None
    if (vulgar := VULGAR.get(tokens.words[index + 1])) is not None:
        return Number(literal.value + vulgar, index + 2)
    return Number(literal.value, index + 1, 1, literal.parts, literal.also)


def _group(tokens: Tokens, index: int, word: Word) -> Number | None:
    if word.role == "double":
        return Number(word.value, index + 1, int(word.value / 2))
    if word.role != "scale":
        return _small(tokens, index, word)
    if _is_dual(tokens, index):
        return Number(word.value * 2, index + 1, int(word.value), (), (word.value,))
    return Number(word.value, index + 1, int(word.value))


def _is_dual(tokens: Tokens, index: int) -> bool:
    """Tell whether ألفا is the dual of ألفا شخص and not the accusative of ألفاً and ألفا ومئة."""
    if not tokens.words[index].endswith("ا"):
        return False
    return not has_tanwin(tokens, index) and not tokens.words[index + 1].startswith("و")


def has_tanwin(tokens: Tokens, index: int) -> bool:
    """Tell whether the word is surely an accusative: ثلثاً is a third, ثلثا two thirds of."""
    return _TANWIN in tokens.span(index, index).of(tokens.text)


def read_cardinal(tokens: Tokens, index: int, word: Word | None) -> Number | None:
    """Read the number that begins with `word` (None: with digits) at `index`, as far as it goes."""
    number = _term(tokens, index, word)
    while number is not None and number.scale >= _THOUSAND:
        joined, at = after_and(tokens, number.end)
        if joined is None and tokens.words[number.end] != "و":
            break
        rest = _term(tokens, at, joined)
        if rest is not None and _counts_more(number, rest):
            value = (number.value + rest.value / rest.scale) * rest.scale
            number = Number(value, rest.end, rest.scale)
            continue
        if rest is None or rest.value >= number.scale or rest.value.denominator > 1:
            break
        parts = (*(number.parts or (number.value,)), rest.value)
        number = Number(number.value + rest.value, rest.end, rest.scale, parts)
    return None if number is None else _and_a_half(tokens, _point(tokens, number))


def _counts_more(number: Number, rest: Number) -> bool:
    """Tell whether thousands count the scale behind what follows them: ألف ومئتا مليون, 1,200m."""
    count = rest.value / rest.scale
    return number.scale == _THOUSAND < rest.scale and _FEW < count < _THOUSAND


def _point(tokens: Tokens, number: Number) -> Number:
    """Add the decimals after فاصلة: ثلاثة فاصلة خمسة."""
    if tokens.words[number.end] != "فاصله" or number.value.denominator > 1:
        return number
    rest = _term(tokens, number.end + 1, look_up(tokens.words[number.end + 1]))
    if rest is None or rest.value.denominator > 1:
        return number
    return Number(number.value + rest.value / 10 ** len(str(rest.value)), rest.end)


def _and_a_half(tokens: Tokens, number: Number) -> Number:
    """Add a fraction that و joins: مليون ونصف المليون, خمسة ونصف."""
    joined, at = after_and(tokens, number.end)
    if joined is None or joined.role != "fraction":
        return number
    end = at + 1
    scale = look_up(tokens.words[end])
    if scale is not None and scale.role == "scale" and int(scale.value) == number.scale:
        end += 1
    rest = joined.value * number.scale
    return Number(number.value + rest, end, 1, (number.value, joined.value))


def read_fraction(tokens: Tokens, index: int, word: Word) -> Number | None:
    """Read نصف, ثلثي المليون, ثلاثة أرباع."""
    value, end = word.value, index + 1
    if word.role == "unit":
        below = look_up(tokens.words[end])
        if below is None or below.role != "fractions" or below.prefixed:
            return None
        value, end = value / below.value, end + 1
    scale = look_up(tokens.words[end])
    dozen = scale is not None and scale.value == 12
    if scale and (dozen or scale.role == "scale") and not (scale.joined or scale.prefixed):
        return Number(value * scale.value, end + 1, int(scale.value))
    return Number(value, end)


def read_hour(tokens: Tokens, index: int, word: Word) -> Number:
    """Read الواحدة and إحدى عشرة, but not the half or the forty minutes that follow the hour."""
    following = look_up(tokens.words[index + 1])
    twelve = following is not None and following.role == "ten" and following.bare
    return Number(word.value + 10 * twelve, index + 1 + twelve)


def read_ordinal(tokens: Tokens, index: int, word: Word) -> Number | None:
    """Read الثالث, الحادية عشرة, الخامسة والعشرين, الثالث والخمسين بعد المئة."""
    value, end = word.value, index + 1
    following = look_up(tokens.words[end])
    joined, at = after_and(tokens, end)
    eleventh = tokens.words[index].endswith(("حادي", "حاديه"))
    whole = (value == 1 and not eleventh) or value == 10  # 21st is حادي وعشرون, never أول وعشرون
    whole = whole or tokens.words[index].endswith("ثانيا")  # in second place, ten times
    if following is not None and following.role == "ten" and following.bare and not whole:
        value, end = value + 10, end + 1
    elif (
        joined is not None
        and joined.role == "tens"
        and joined.definite == word.definite
        and not whole
    ):
        value, end = value + joined.value, at + 1
    elif eleventh:
        return None
    base = look_up(tokens.words[end + 1]) if tokens.words[end] == "بعد" else None
    if base is not None and base.definite and base.role in {"hundred", "scale", "double"}:
        value, end = value + base.value, end + 2
    return Number(value, end)
