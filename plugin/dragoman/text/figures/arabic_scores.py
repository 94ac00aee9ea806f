"""What Arabic says of a score without a number: بهدف لهدف, بهدف دون رد, لمثله, تعادل سلبي."""

from __future__ import annotations

from fractions import Fraction

from dragoman.text.figures.arabic_words import look_up
from dragoman.text.figures.figure import Kind, Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens

_REACH = 5  # words between تعادل and السلبي
_GOALS = frozenset({"هدف", "بهدف", "لهدف"})
_WITHOUT = frozenset({"دون", "بدون", "بلا"})
_AS_MANY = frozenset({"لمثله", "لمثلهما", "لمثلها"})
_AFTER_A_GOAL = frozenset({"مقابل", "لهدف", "لهدفين", "لثلاثه", "نظيف"}) | _WITHOUT | _AS_MANY
_GOALLESS = frozenset({"سلبا", "سلبيا", "سلبي", "السلبي"})
SCORE_WORDS = _GOALS | _WITHOUT | _AS_MANY | _GOALLESS


def read_score(tokens: Tokens, index: int) -> Found | None:
    """Read مقابل هدف as 1 and دون رد as 0; both are faint, as a goal may be an aim."""
    word, following = tokens.words[index], tokens.words[index + 1]
    if word in _GOALLESS:
        draw = any("تعادل" in before for before in tokens.words[max(0, index - _REACH) : index])
        nils = (Fraction(0), Fraction(0))
        kind: Kind = "identifier"
        return Found(index, index + 1, "0-0", kind, "", Weight.FAINT, (), nils) if draw else None
    if word in _AS_MANY:
        return Found(index, index + 1, _goals(tokens, index), weight=Weight.FAINT)
    if word in _WITHOUT:
        nil = following in {"رد", "مقابل"}
        return Found(index, index + 2, Fraction(0), weight=Weight.FAINT) if nil else None
    before = tokens.words[index - 1] if index else ""
    if word == "لهدف" or before == "مقابل" or following in _AFTER_A_GOAL:
        return Found(index, index + 1, Fraction(1), weight=Weight.FAINT)
    return None


def _goals(tokens: Tokens, index: int) -> Fraction:
    """Return how many goals stand before لمثله: بهدف, بهدفين, بثلاثة أهداف."""
    counted = look_up(tokens.words[index - 2]) if index > 1 else None
    if tokens.words[index] == "لمثلها" and counted is not None:
        return counted.value
    return Fraction(2 if tokens.words[index] == "لمثلهما" else 1)
