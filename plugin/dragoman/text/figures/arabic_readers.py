"""One reader for each role of an Arabic number word: reader(tokens, index, word) -> Found."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from fractions import Fraction

from dragoman.text.figures.arabic_counts import counted, dated, signed
from dragoman.text.figures.arabic_nouns import dual_unit, read_dual
from dragoman.text.figures.arabic_numbers import (
    Number,
    has_tanwin,
    read_cardinal,
    read_fraction,
    read_ordinal,
)
from dragoman.text.figures.arabic_times import read_clock
from dragoman.text.figures.arabic_words import Word, look_up
from dragoman.text.figures.figure import Date, Value, Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens, fold
from dragoman.text.figures.units import specified, units

_FINALS = {"نهائي", "النهائي", "نهائيات"}
_RADIUS = {"قطر", "قطره", "قطرها"}  # نصف قطر, half a diameter
_MOST = frozenset(  # ثاني أكبر, the second largest
    fold("أكبر أصغر أعلى أدنى أهم أقوى أكثر أقل أطول أفضل أسوأ أغنى أقدم أسرع أضخم أبرز").split()
)
_MONTHS = {"الاشهر", "الشهور", "اشهر"}
_SEVERAL = {"بضعه", "بضع"}
_DURATIONS = {"ساعه": 60, "الساعه": 60, "قرن": 100, "القرن": 100}
_NAMED_AFTER_NUMBERS = {"عين", "بئر", "جبل", "ميدان", "زياره", "ساحه", "لزياره"}
_MONDAYS = {"يوم", "كل", "صباح", "مساء", "ليله", "فجر", "ايام"}
_CENTURIES = {"الماضي": 1900, "المنصرم": 1900, "الحالي": 2000, "الجاري": 2000}
_PERHAPS_SHARES = ("خمس", "سبع", "تسع", "عشر", "عشرا", "خمسا")  # خُمس, a fifth; عُشر, a tenth
_SOFT_FRACTIONS = {Fraction(1, 2), Fraction(1, 4)}


def read_number(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read a cardinal, an hour or a share: ثلاثة وعشرون, الواحدة ظهرا, ثلاثة أرباع."""
    if word.role == "unit" and read_fraction(tokens, index, word) is not None:
        return read_share(tokens, index, word)
    if word.definite and (time := read_clock(tokens, index)) is not None:
        return time
    number = read_cardinal(tokens, index, word)
    return None if number is None else _cardinal(tokens, index, word, number)


def read_faint(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read words that only hint at a number; صفر is soft, and may be the month."""
    if "صفر" in tokens.words[index]:
        safar = Date(None, 2, None, "hijri")
        return Found(index, index + 1, word.value, weight=Weight.SOFT, also=(safar,))
    if tokens.words[index] in {"وان", "فور"} and not _is_letter(tokens, index):
        return None
    also = (Fraction(2, 5),) if tokens.words[index].endswith("خمسي") else ()
    return Found(index, index + 1, word.value, weight=Weight.FAINT, also=also)


def _is_letter(tokens: Tokens, index: int) -> bool:
    """Tell whether an English letter stands before a number in Arabic script: تي فور is T4."""
    before = tokens.words[index - 1] if index else ""
    return len(before) == 2 and before not in {"في", "من", "عن", "لا", "ما", "او", "ان"}


def read_six(tokens: Tokens, index: int) -> Found | None:
    """Read لست ساعات, for six hours; لست alone is "I am not"."""
    six = Word("unit", Fraction(6), prefixed=True)
    number = read_cardinal(tokens, index, six)
    following = tokens.words[index + 1]
    plural = following in units() or following.endswith("ات") or following == "دول"
    if number is None or (number.end == index + 1 and not plural):
        return None
    return _cardinal(tokens, index, six, number)


def _cardinal(tokens: Tokens, index: int, word: Word, number: Number) -> Found | None:
    if (date := dated(tokens, index, number)) is not None:
        return date
    if number.end == index + 1 and number.value == 2 and _is_not_two(tokens, index):
        return None
    weight = Weight.HARD
    if number.end == index + 1 and number.value in {1, 2} and word.role == "unit":
        weight = Weight.FAINT if number.value == 1 or word.definite else Weight.HARD
    if word.definite and _is_name(tokens, index, number.end):
        weight = Weight.FAINT
    before = tokens.words[index - 1] if index else ""
    if before in _MONTHS:
        number = number._replace(also=(number.value / 12,))  # the first half of the year
    if before in _SEVERAL and word.role == "ten":
        return Found(index, number.end, number.value, weight=Weight.SOFT, also=(Fraction(12),))
    if number.end == index + 1 and tokens.words[index].endswith(_PERHAPS_SHARES):
        shares = (1 / number.value, Fraction(2, 5)) if word.value == 5 else (1 / number.value,)
        number = number._replace(also=shares)
    return counted(tokens, signed(tokens, index), index, number, weight)


def _is_not_two(tokens: Tokens, index: int) -> bool:
    """Tell whether the word is a Monday, the verb أثنى, or half of a twelve."""
    before = tokens.words[index - 1] if index else ""
    monday = before in _MONDAYS and tokens.words[index - 2] != "من"  # من كل اثنين, of every two
    return monday or not tokens.words[index].endswith("ن")


def _is_name(tokens: Tokens, index: int, end: int) -> bool:
    """Tell whether a definite number is a place or a feast: عين السبع, زيارة الأربعين, الخمس."""
    before = tokens.words[index - 1] if index else ""
    if before in _NAMED_AFTER_NUMBERS:
        return True
    alone = before in {"", "في", "شمالي", "جنوبي", "الي", "من"} or tokens.words[index][0] == "و"
    return alone and tokens.words[index].endswith("الخمس") and tokens.words[end] not in units()


def read_place(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read an ordinal, and what may begin with one: an hour, a date."""
    if (time := read_clock(tokens, index)) is not None:
        return time
    if word.value == 1 and word.bare and "امس" in tokens.words[index + 1 : index + 3]:
        return None  # أول من أمس
    number = read_ordinal(tokens, index, word)
    if number is None:
        return None
    if (date := dated(tokens, index, number)) is not None:
        return date
    weight = Weight.HARD
    if number.value == 1:
        preliminary = tokens.span(index, index).of(tokens.text).endswith("ي")  # الأولي, not الأولى
        weight = Weight.FAINT if preliminary else Weight.SOFT
    elif number.value == 2:
        weight = Weight.SOFT if word.definite else Weight.FAINT
        weight = Weight.HARD if tokens.words[number.end] in _MOST else weight
    return Found(index, number.end, number.value, "ordinal", weight=weight)


def read_first_day(tokens: Tokens, index: int) -> Found | None:
    """Read فاتح يناير and غرة شعبان, the first of a month."""
    return dated(tokens, index, Number(Fraction(1), index + 1))


def read_share(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read نصف ساعة, ثلثي المليون, ثلاثة أرباع; not نصف قطر and not الربع الأول."""
    part = read_fraction(tokens, index, word)
    if part is None:
        return None
    following = tokens.words[part.end]
    if following in _RADIUS:
        return None
    if following in _FINALS:
        teams = 2 / part.value  # ثمن النهائي, the last sixteen
        return Found(index, part.end + 1, part.value, weight=Weight.FAINT, also=(teams,))
    ordinal = look_up(following)
    if part.value == Fraction(1, 4) and ordinal is not None and ordinal.role == "ordinal":
        return None  # الربع الأول, the first quarter of a year
    third = tokens.words[index].endswith("ثلثا") and has_tanwin(tokens, index)
    also: tuple[Value, ...] = (Fraction(1, 3),) if third else ()
    if following in _DURATIONS:
        also = (part.value * _DURATIONS[following],)
    weight = Weight.SOFT if part.value in _SOFT_FRACTIONS and part.scale == 1 else Weight.HARD
    if word.value == Fraction(1, 8):
        weight = Weight.FAINT  # ثمن is also a price
    return counted(tokens, index, index, part._replace(also=also), weight)


def read_decade(tokens: Tokens, index: int, word: Word) -> Found:
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


def read_shares(tokens: Tokens, index: int, word: Word) -> Found | None:
    """Read الأرباع الثلاثة."""
    count = look_up(tokens.words[index + 1])
    if count is None or count.role != "unit" or not count.definite:
        return None
    return Found(index, index + 2, count.value / word.value)


def read_vague(tokens: Tokens, index: int, word: Word) -> Found:
    """Read مئات, عشرات الآلاف; الملايين الثمانية is exact."""
    value, end = word.value, index + 1
    following = look_up(tokens.words[end])
    if following is None or following.joined:
        return Found(index, end, value, "vague", "", Weight.SOFT)
    if following.role in {"unit", "ten"} and word.definite and following.definite:
        return Found(index, end + 1, value * following.value)
    if following.role in {"scales", "scale"}:
        value, end = value * following.value, end + 1
    return Found(index, end, value, "vague", "", Weight.SOFT)


def read_two(tokens: Tokens, index: int) -> Found:
    """Read a dual noun: قتيلان, شخصين اثنين, ساعتين ونصف."""
    stands_for, definite = read_dual(tokens.words[index]) or (0, False)
    also: tuple[Value, ...] = (Fraction(stands_for),) if stands_for else ()
    end, value, weight = index + 1, Fraction(2), Weight.FAINT if definite else Weight.SOFT
    unit, kind = dual_unit(tokens.words[index])
    following = look_up(tokens.words[end])
    role = None if following is None else (following.role, following.joined)
    two = following is not None and following.value == value and tokens.words[end][-1] == "ن"
    if role == ("unit", False) and two:
        return Found(index, end + 1, value, kind, unit)
    if following is not None and role == ("fraction", True):
        half = following.value
        return Found(index, end + 1, value + half, kind, unit, parts=(value, half))
    if (exact := specified(unit, kind, tokens.words[end])) is not None:
        return Found(index, end + 1, value, exact[1], exact[0])
    while read_dual(tokens.words[end]) is not None and not tokens.words[end].startswith("و"):
        end += 1  # an adjective in the dual
    return Found(index, end, value, kind, unit, weight, also)
