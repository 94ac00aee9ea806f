"""Reading the figures of an Arabic text, left to right, each word at most once."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from dragoman.text.figures.arabic_nouns import read_dual
from dragoman.text.figures.arabic_numbers import (
    Number,
    read_cardinal,
    read_fraction,
    read_ordinal,
)
from dragoman.text.figures.arabic_times import (
    read_clock,
    month_words,
    read_clock_digits,
    read_date,
    read_month_alone,
    read_part_of_day,
)
from dragoman.text.figures.arabic_words import Word, look_up
from dragoman.text.figures.digits import VULGAR, read_literal
from dragoman.text.figures.figure import Kind, Value, Weight
from dragoman.text.figures.found import Found, apart, share
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import CURRENCY_SIGNS, units

_LINKS = frozenset({"-", "الي", "و", "او", "ل", "حتي", "بين", "من", "ام"})
_PERCENT = {"بالمئه", "بالمائه", "بالميه", "%"}
_BASIS = {"نقطه", "نقاط", "نقطتين"}
_FINALS = {"نهائي", "النهائي", "نهائيات"}
_RADIUS = {"قطر", "قطره", "قطرها"}  # نصف قطر, half a diameter
_DURATIONS = {"ساعه": 60, "الساعه": 60, "قرن": 100, "القرن": 100}
_NAMED_AFTER_NUMBERS = {"عين", "بئر", "جبل", "ميدان", "زياره", "ساحه", "لزياره"}
_MONDAYS = {"يوم", "كل", "صباح", "مساء", "ليله", "فجر", "ايام"}
_CENTURIES = {"الماضي": 1900, "المنصرم": 1900, "الحالي": 2000, "الجاري": 2000}
_AGES = {"عقود": 10, "قرون": 100, "عقدا": 10, "قرنا": 100}
_SOFT_FRACTIONS = {Fraction(1, 2), Fraction(1, 4)}


def read_arabic(tokens: Tokens) -> list[Found]:
    """Return the figures of `tokens` in order; no two share a token."""
    found: list[Found] = []
    index, last = 0, len(tokens.words) - 3
    while index < last:
        reader = _reader(tokens.words[index])
        item = None if reader is None else reader(tokens, index)
        if item is None:
            index += 1
        else:
            found.append(apart(found, item))
            index = item.end
    return share(found, tokens, _LINKS)


@lru_cache(maxsize=32768)
def _reader(word: str) -> Callable[[Tokens, int], Found | None] | None:
    """Return what reads a figure that begins with `word`; None for most words."""
    if word[0].isdecimal() or word[0] == "+":
        return _digits
    if word in VULGAR:
        return _vulgar
    if len(word) == 1:
        return None
    if look_up(word) is not None or word.endswith("لست"):
        return _word
    if read_dual(word) is not None:
        return _dual
    if word.endswith("الساعه"):
        return read_clock
    if word in month_words():
        return read_month_alone
    return read_part_of_day if word.endswith("منتصف") else None


def _vulgar(tokens: Tokens, index: int) -> Found:
    return Found(index, index + 1, VULGAR[tokens.words[index]])


def _digits(tokens: Tokens, index: int) -> Found | None:
    literal = read_literal(tokens.words[index], "ar") if tokens.words[index] != "+" else None
    if literal is None:
        return None
    if (time := read_clock_digits(tokens, index)) is not None:
        return time
    if literal.kind != "cardinal":
        return Found(index, index + 1, literal.value, literal.kind, "", Weight.HARD, *literal[2:])
    number = read_cardinal(tokens, index, None)
    if number is None:
        return None
    return _date(tokens, index, number) or _counted(tokens, _first(tokens, index), index, number)


def _first(tokens: Tokens, index: int) -> int:
    """Return where a number in digits begins, with its sign."""
    sign = index - 1
    if index and tokens.words[sign] in {"-", "+"} and tokens.touches(index):
        if sign == 0 or not tokens.touches(sign) or tokens.words[sign - 1] in {"(", "«", '"'}:
            return sign
    return index


def _date(tokens: Tokens, index: int, number: Number) -> Found | None:
    if number.value.denominator == 1 and 1 <= number.value <= 31 and number.scale == 1:  # noqa: PLR2004
        return read_date(tokens, index, int(number.value), number.end)
    return None


def _counted(
    tokens: Tokens, first: int, index: int, number: Number, weight: Weight = Weight.HARD
) -> Found:
    """Return `number` with its sign and with the unit that stands beside it."""
    value, end, also = number.value, number.end, number.also
    if first < index and tokens.words[first] == "-":
        value, also = -value, tuple(-v for v in also if isinstance(v, Fraction))
    unit, kind, end = _unit(tokens, first, end)
    below = end + (tokens.words[end] in {"مئويه", "درجه", "درجات"})
    if tokens.words[below] == "تحت" and tokens.words[below + 1] == "الصفر":
        value, end = -value, below + 2
    if unit in {"percent", "dollar", "euro"}:
        weight = Weight.HARD
    if (years := _AGES.get(tokens.words[end])) is not None:
        also = (*also, value * years)
    if value == 1 and kind == "money":
        weight = Weight.SOFT
    return Found(first, end, value, kind, unit, weight, also, number.parts, number.scale)


def _unit(tokens: Tokens, first: int, end: int) -> tuple[str, Kind, int]:
    word, following = tokens.words[end], tokens.words[end + 1]
    if word in _PERCENT:
        return "percent", "percent", end + 1
    if word == "في" and following in {"المئه", "المائه", "الميه"}:
        return "percent", "percent", end + 2
    if word in _BASIS and following == "مئويه":
        return "percent", "percent", end + 2
    if first and tokens.touches(first):
        before = tokens.words[first - 1]
        if before in CURRENCY_SIGNS:
            return (*units()[before], end)
        if before == "%":
            return "percent", "percent", end
    if (known := units().get(word)) is not None:
        return (*known, end + 1)
    return "", "cardinal", end


def _word(tokens: Tokens, index: int) -> Found | None:
    word = look_up(tokens.words[index])
    if word is None:
        return _six(tokens, index)
    role = word.role
    if role == "ordinal":
        return read_clock(tokens, index) or _ordinal(tokens, index, word)
    if role in {"fraction", "unit"} and (part := read_fraction(tokens, index, word)) is not None:
        return _fraction(tokens, index, word, part)
    if role in {"scales", "vague"}:
        return _vague(tokens, index, word)
    if role == "fractions":
        return _shares(tokens, index, word)
    if role == "decade":
        return _decade(tokens, index, word)
    if role == "faint":
        weight = Weight.SOFT if "صفر" in tokens.words[index] else Weight.FAINT
        return Found(index, index + 1, word.value, weight=weight)
    if word.definite and (time := read_clock(tokens, index)) is not None:
        return time
    number = read_cardinal(tokens, index, word)
    if number is None:
        return None
    return _cardinal(tokens, index, word, number)


def _six(tokens: Tokens, index: int) -> Found | None:
    """Read لست ساعات, for six hours; لست alone is "I am not"."""
    if tokens.words[index + 1] not in units():
        return None
    return _counted(tokens, index, index, Number(Fraction(6), index + 1))


def _cardinal(tokens: Tokens, index: int, word: Word, number: Number) -> Found | None:
    if (date := _date(tokens, index, number)) is not None:
        return date
    if number.end == index + 1 and number.value == 2 and _is_not_two(tokens, index):  # noqa: PLR2004
        return None
    weight = Weight.HARD
    if number.end == index + 1 and number.value in {1, 2} and word.role == "unit":
        weight = Weight.FAINT if number.value == 1 or word.definite else Weight.HARD
    if word.definite and _is_name(tokens, index, number.end):
        weight = Weight.FAINT
    if number.end == index + 1 and word.role in {"unit", "ten"} and not word.definite:
        if not tokens.words[index].endswith("ه") and number.value in {5, 7, 9, 10}:
            number = number._replace(also=(Fraction(1, int(number.value)),))
    return _counted(tokens, index, index, number, weight)


def _is_not_two(tokens: Tokens, index: int) -> bool:
    """Tell whether the word is a Monday, or the verb أثنى, or half of a twelve that is not there."""
    before = tokens.words[index - 1] if index else ""
    return before in _MONDAYS or not tokens.words[index].endswith("ن")


def _is_name(tokens: Tokens, index: int, end: int) -> bool:
    """Tell whether a definite number is a place or a feast: عين السبع, زيارة الأربعين, الخمس."""
    before = tokens.words[index - 1] if index else ""
    if before in _NAMED_AFTER_NUMBERS:
        return True
    alone = before in {"", "في", "شمالي", "جنوبي", "الي", "من"} or tokens.words[index][0] == "و"
    return alone and tokens.words[index].endswith("الخمس") and tokens.words[end] not in units()


def _ordinal(tokens: Tokens, index: int, word: Word) -> Found | None:
    if word.value == 1 and word.bare and "امس" in tokens.words[index + 1 : index + 3]:
        return None  # أول من أمس
    number = read_ordinal(tokens, index, word)
    if number is None:
        return None
    if (date := _date(tokens, index, number)) is not None:
        return date
    weight = Weight.HARD
    if number.value == 1:
        weight = Weight.SOFT
    elif number.value == 2:  # noqa: PLR2004 - ثانية: again, another
        weight = Weight.SOFT if word.definite else Weight.FAINT
    return Found(index, number.end, number.value, "ordinal", weight=weight)


def _fraction(tokens: Tokens, index: int, word: Word, part: Number) -> Found | None:
    following = tokens.words[part.end]
    if following in _RADIUS:
        return None
    if following in _FINALS:
        return Found(index, part.end + 1, part.value, weight=Weight.FAINT)
    ordinal = look_up(following)
    if part.value == Fraction(1, 4) and ordinal is not None and ordinal.role == "ordinal":
        return None  # الربع الأول, the first quarter of a year
    also: tuple[Value, ...] = (Fraction(1, 3),) if tokens.words[index].endswith("ثلثا") else ()
    if following in _DURATIONS:
        also = (part.value * _DURATIONS[following],)
    weight = Weight.SOFT if part.value in _SOFT_FRACTIONS and part.scale == 1 else Weight.HARD
    if word.value == Fraction(1, 8):
        weight = Weight.FAINT  # ثمن is also a price
    return _counted(tokens, index, index, part._replace(also=also), weight)


def _decade(tokens: Tokens, index: int, word: Word) -> Found:
    """Read التسعينات, تسعينات القرن التاسع عشر."""
    value, end = word.value, index + 1
    if tokens.words[end] == "القرن":
        if (known := _CENTURIES.get(tokens.words[end + 1])) is not None:
            return Found(index, end + 2, value + known, "decade", "", Weight.SOFT)
        century = look_up(tokens.words[end + 1])
        number = read_ordinal(tokens, end + 1, century) if century is not None else None
        if number is not None:
            value, end = value + (number.value - 1) * 100, number.end
    return Found(index, end, value, "decade", "", Weight.SOFT)


def _shares(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read الأرباع الثلاثة."""
    count = look_up(tokens.words[index + 1])
    if count is None or count.role != "unit" or not count.definite:
        return None
    return Found(index, index + 2, count.value / word.value)


def _vague(tokens: Tokens, index: int, word: Word) -> Found:
    value, end = word.value, index + 1
    following = look_up(tokens.words[end])
    if following is not None and following.role in {"unit", "ten"} and word.definite:
        if following.definite and not following.joined:  # الملايين الثمانية
            return Found(index, end + 1, value * following.value)
    if following is not None and following.role in {"scales", "scale"} and not following.joined:
        value, end = value * following.value, end + 1
    return Found(index, end, value, "vague", "", Weight.SOFT)


def _dual(tokens: Tokens, index: int) -> Found:
    stands_for, definite = read_dual(tokens.words[index]) or (0, False)
    also: tuple[Value, ...] = (Fraction(stands_for),) if stands_for else ()
    end, value, weight = index + 1, Fraction(2), Weight.FAINT if definite else Weight.SOFT
    following = look_up(tokens.words[end])
    if following is not None and following.role == "unit" and following.value == value:
        if not following.joined:
            return Found(index, end + 1, value)
    if following is not None and following.role == "fraction" and following.joined:
        half = following.value
        return Found(index, end + 1, value + half, parts=(value, half))
    while read_dual(tokens.words[end]) is not None and not tokens.words[end].startswith("و"):
        end += 1  # an adjective in the dual
    return Found(index, end, value, weight=weight, also=also)
