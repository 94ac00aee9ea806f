"""The one and the nil of a score that Arabic says without a number: بهدفين لهدف, بهدف دون رد."""

from __future__ import annotations

from fractions import Fraction

from dragoman.text.figures.figure import Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens

_GOALS = frozenset({"هدف", "بهدف", "لهدف"})
_WITHOUT = frozenset({"دون", "بدون", "بلا"})
_AFTER_A_GOAL = frozenset({"مقابل", "لهدف", "لهدفين", "لثلاثه", "نظيف"}) | _WITHOUT
SCORE_WORDS = _GOALS | _WITHOUT


def read_score(tokens: Tokens, index: int) -> Found | None:
    """Read مقابل هدف as 1 and دون رد as 0; both are faint, as a goal may be an aim."""
    word, following = tokens.words[index], tokens.words[index + 1]
    if word in _WITHOUT:
        nil = following in {"رد", "مقابل"}
        return Found(index, index + 2, Fraction(0), weight=Weight.FAINT) if nil else None
    before = tokens.words[index - 1] if index else ""
    if word == "لهدف" or before == "مقابل" or following in _AFTER_A_GOAL:
        return Found(index, index + 1, Fraction(1), weight=Weight.FAINT)
    return None
