"""Integers written out, in Arabic by gender and case, in English as a news desk writes them."""

from __future__ import annotations

from typing import Final, Literal

Case = Literal["nominative", "oblique"]

_MASCULINE: Final = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
_FEMININE: Final = "واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر".split()
_TENS: Final = {
    "nominative": "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(),
    "oblique": "عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين".split(),
}
_HUNDREDS: Final = "مئة - ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()
_TWO_HUNDRED: Final = {"nominative": "مئتان", "oblique": "مئتين"}
_SCALES: Final = (  # value, singular, accusative, plural, dual by case
    (10**9, "مليار", "ملياراً", "مليارات", {"nominative": "ملياران", "oblique": "مليارين"}),
    (10**6, "مليون", "مليوناً", "ملايين", {"nominative": "مليونان", "oblique": "مليونين"}),
    (10**3, "ألف", "ألفاً", "آلاف", {"nominative": "ألفان", "oblique": "ألفين"}),
)
_ELEVENTHS: Final = {  # by feminine and case
    (False, "nominative"): ("أحد", "اثنا"),
    (False, "oblique"): ("أحد", "اثني"),
    (True, "nominative"): ("إحدى", "اثنتا"),
    (True, "oblique"): ("إحدى", "اثنتي"),
}
_ORDINALS: Final = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
_FEMININE_ORDINALS: Final = (
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split()
)
_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
_ENGLISH_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)


def arabic(n: int, *, feminine: bool, case: Case = "oblique") -> str:
    """Return `n` in words, for a counted noun of that gender.

    >>> arabic(23, feminine=False), arabic(12_000, feminine=True)
    ('ثلاثة وعشرين', 'اثني عشر ألفاً')
    """
    parts: list[str] = []
    for scale, one, accusative, many, dual in _SCALES:
        count, n = divmod(n, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:  # noqa: PLR2004 - the dual
            parts.append(dual[case])
        elif count:
            noun = noun_form(count, one, accusative, many)
            parts.append(f"{_below_thousand(count, case, feminine=False)} {noun}")
    if n:
        parts.append(_below_thousand(n, case, feminine=feminine))
    return " و".join(parts)


def noun_form(n: int, one: str, accusative: str, many: str) -> str:
    """Return the form that a noun takes after `n`: plural to ten, accusative, then singular.

    >>> [noun_form(n, "رجل", "رجلاً", "رجال") for n in (5, 15, 100, 103)]
    ['رجال', 'رجلاً', 'رجل', 'رجال']
    """
    last = n % 100
    if 3 <= last <= 10:  # noqa: PLR2004
        return many
    return accusative if 11 <= last <= 99 else one  # noqa: PLR2004


def _below_thousand(n: int, case: Case, *, feminine: bool) -> str:
    units = _FEMININE if feminine else _MASCULINE
    parts = []
    hundred, rest = divmod(n, 100)
    if hundred:
        parts.append(_TWO_HUNDRED[case] if hundred == 2 else _HUNDREDS[hundred - 1])  # noqa: PLR2004
    if 1 <= rest <= 10:  # noqa: PLR2004
        parts.append(units[rest - 1])
    elif rest in {11, 12}:
        first = _ELEVENTHS[feminine, case][rest - 11]
        parts.append(f"{first} {'عشرة' if feminine else 'عشر'}")
    elif 13 <= rest <= 19:  # noqa: PLR2004
        parts.append(f"{units[rest - 11]} {'عشرة' if feminine else 'عشر'}")
    elif rest:
        if rest % 10:
            parts.append(_unit_with_ten(rest % 10, case, feminine=feminine))
        parts.append(_TENS[case][rest // 10 - 2])
    return " و".join(parts)


def _unit_with_ten(n: int, case: Case, *, feminine: bool) -> str:
    if n == 2 and case == "oblique":  # noqa: PLR2004
        return "اثنتين" if feminine else "اثنين"
    return (_FEMININE if feminine else _MASCULINE)[n - 1]


def arabic_ordinal(n: int, *, feminine: bool) -> str:
    """Return the definite ordinal of 1 to 99.

    >>> arabic_ordinal(25, feminine=True), arabic_ordinal(11, feminine=False)
    ('الخامسة والعشرين', 'الحادي عشر')
    """
    units = _FEMININE_ORDINALS if feminine else _ORDINALS
    ten, unit = divmod(n, 10)
    if n <= 10:  # noqa: PLR2004
        return units[n - 1]
    first = ("الحادية" if feminine else "الحادي") if unit == 1 else units[unit - 1]
    if ten == 1:
        return f"{first} {'عشرة' if feminine else 'عشر'}"
    tens = _TENS["oblique"][ten - 2]
    return f"{first} وال{tens}" if unit else f"ال{tens}"


def english(n: int) -> str:
    """Return `n` in words.

    >>> english(23_140)
    'twenty-three thousand one hundred and forty'
    """
    for scale, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if n >= scale:
            rest = n % scale
            join = " and " if 0 < rest < 100 else " " if rest else ""  # noqa: PLR2004
            return f"{english(n // scale)} {name}{join}{english(rest) if rest else ''}"
    if n < len(_ONES):
        return _ONES[n]
    return _ENGLISH_TENS[n // 10 - 2] + (f"-{_ONES[n % 10]}" if n % 10 else "")


def english_ordinal(n: int) -> str:
    """Return the ordinal: in words to the ninth, then in digits.

    >>> english_ordinal(3), english_ordinal(12), english_ordinal(22)
    ('third', '12th', '22nd')
    """
    if n < 10:  # noqa: PLR2004
        return _ENGLISH_ORDINALS[n - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th") if n // 10 % 10 != 1 else "th"
    return f"{n}{ending}"


def desk(n: int) -> str:
    """Return `n` as a news desk writes it: in words below ten, then in grouped digits.

    >>> desk(7), desk(12_500), desk(3_000_000)
    ('seven', '12,500', '3 million')
    """
    if n < 10:  # noqa: PLR2004
        return _ONES[n]
    for scale, name in ((10**9, "billion"), (10**6, "million")):
        if n >= scale and n % (scale // 10) == 0:
            return f"{n / scale:g} {name}"
    return f"{n:,}"
