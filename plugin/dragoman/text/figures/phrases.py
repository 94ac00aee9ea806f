"""Set phrases in which a number word counts nothing, or which hide a number."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from dragoman.text.figures.figure import Date, Value, Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens, fold

_PHRASES = """
1: first instance|first leg|first aid|first responders
1: أول أكسيد|بالأحرف الأولى|الوزير الأول|السبب الأول|المصنف الأول|المصنفة الأولى
1: الساعات الأولى|الصباح الأولى|الفجر الأولى|الليل الأولى
2: second leg|second hand|ثاني أكسيد
3: straight sets
4: المربع الذهبي
11: eleventh hour
24: مدار الساعة
0: square one|لا شيء|صفر اليدين|مسافة صفر
1/2: half mast|نصف الكرة|بنصف الكرة|نصف آلي|نصف آلية
20: a score
"""
_RANKS = "فريق عميد نقيب ملازم وكيل رقيب عريف جندي"
_ALSO: dict[str, tuple[Value, ...]] = {
    "straight": (Fraction(2),),
    "مدار": (Date(None, 7, 24),),  # 24/7
}


@cache
def _phrases() -> dict[str, dict[str, Fraction]]:
    """Return the second words and the value of the phrases that begin with a word."""
    found: dict[str, dict[str, Fraction]] = {}
    for line in _PHRASES.strip().split("\n"):
        value, _, phrases = line.partition(": ")
        for phrase in phrases.split("|"):
            first, second = fold(phrase).split()
            found.setdefault(first, {})[second] = Fraction(value)
    for rank in _RANKS.split():  # General, Sergeant First Class
        found[rank] = {"اول": Fraction(1)}
        for article in ("ال", "وال", "لل"):
            found[article + rank] = {"اول": Fraction(1), "الاول": Fraction(1)}
    return found


def read_phrase(tokens: Tokens, index: int) -> Found | None:
    """Read a phrase of two words, faintly: it may match a figure, and is never asked for."""
    seconds = _phrases().get(tokens.words[index])
    if seconds is None:
        return None
    at = index + 1 + (tokens.words[index + 1] == "-")
    value = seconds.get(tokens.words[at])
    if value is None:
        return None
    also = _ALSO.get(tokens.words[index], ())
    return Found(index, at + 1, value, weight=Weight.FAINT, also=also)
