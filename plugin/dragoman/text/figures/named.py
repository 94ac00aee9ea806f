"""Digits that are glued to Latin letters name something: G20, A320, H5N1, 5G."""

from __future__ import annotations

from fractions import Fraction

from dragoman.text.figures.digits import read_literal
from dragoman.text.figures.figure import Weight
from dragoman.text.figures.found import Found
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import currency_before, units

_SUFFIXES = {"k", "m", "b", "t", "am", "pm"}


def read_named(tokens: Tokens, index: int) -> Found | None:
    """Read the name that the digits at `index` are a part of; None where they stand alone."""
    first, end = index, index + 1
    glued = index > 0 and tokens.touches(index) and _is_latin(tokens.words[index - 1])
    if glued and currency_before(tokens, index) is None:  # A320, but Dh50m
        first -= 1
        if tokens.words[first] in units() and tokens.words[index] in {"2", "3"}:  # km2
            return Found(first, end, Fraction(int(tokens.words[index])), weight=Weight.FAINT)
    if tokens.touches(end) and _is_latin(tokens.words[end]):
        unit = tokens.words[end] in _SUFFIXES or not tokens.forms[end][:1].isupper()
        end += first < index or not unit
    if first == index and end == index + 1:
        return None
    while tokens.touches(end) and tokens.words[end].isascii() and tokens.words[end].isalnum():
        end += 1
    digits = [word for word in tokens.words[index:end] if word[0].isdecimal()]
    parts = tuple(read_literal(word, "en").value for word in digits)
    return Found(first, end, "".join(tokens.words[first:end]), "identifier", parts=parts)


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()
