"""Reading the figures of an Arabic text, left to right, each word at most once."""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from dragoman.text.figures.arabic_counts import counted, dated, signed
from dragoman.text.figures.arabic_nouns import read_dual
from dragoman.text.figures.arabic_numbers import read_cardinal
from dragoman.text.figures.arabic_readers import (
    read_decade,
    read_faint,
    read_first_day,
    read_number,
    read_place,
    read_share,
    read_shares,
    read_six,
    read_two,
    read_vague,
)
from dragoman.text.figures.arabic_scores import SCORE_WORDS, read_score
from dragoman.text.figures.arabic_sums import one_unit, read_one
from dragoman.text.figures.arabic_times import (
    month_words,
    read_clock,
    read_clock_digits,
    read_month_alone,
    read_part_of_day,
)
from dragoman.text.figures.arabic_words import SIX_BY_CHANCE, Role, Word, lexicon, look_up
from dragoman.text.figures.digits import VULGAR, read_literal
from dragoman.text.figures.figure import Date, Weight
from dragoman.text.figures.found import Found, apart, share
from dragoman.text.figures.named import read_named
from dragoman.text.figures.phrases import read_phrase
from dragoman.text.figures.ratios import ratios
from dragoman.text.figures.tokens import Tokens

Reader = Callable[[Tokens, int], Found | None]

_LINKS = frozenset({"-", "الي", "و", "او", "ل", "حتي", "بين", "من", "ام"})
_PER = frozenset({("من", "كل"), ("من", "بين", "كل"), ("في", "كل"), ("اجزاء", "من")})
_PREFIXES = "وفبلك"
_FIRST_DAYS = frozenset({"فاتح", "الفاتح", "غره"})
_BY_ROLE: dict[Role, Callable[[Tokens, int, Word], Found | None]] = {
    "unit": read_number,
    "ten": read_number,
    "tens": read_number,
    "hundred": read_number,
    "scale": read_number,
    "double": read_number,
    "scales": read_vague,
    "vague": read_vague,
    "ordinal": read_place,
    "fraction": read_share,
    "fractions": read_shares,
    "decade": read_decade,
    "faint": read_faint,
}


def read_arabic(tokens: Tokens) -> list[Found]:
    """Return the figures of `tokens` in order; no two share a token."""
    found: list[Found] = []
    index, last = 0, tokens.size
    while index < last:
        reader = _reader(tokens.words[index])
        item = read_phrase(tokens, index) or (reader(tokens, index) if reader else None)
        if item is None:
            index += 1
        else:
            skip = _prefix(tokens.words[index]) if item.first == index else 0
            item = replace(item, skip=skip) if skip else item
            found.append(_of_that_month(found, apart(found, item), tokens))
            index = item.end
    return ratios(share(found, tokens, _LINKS), tokens, _PER)


def _of_that_month(found: list[Found], item: Found, tokens: Tokens) -> Found:
    """Let الثاني عشر منه be a date of the month that was named before it."""
    dates = [f.value for f in found if isinstance(f.value, Date)]
    if tokens.words[item.end] != "منه" or not dates or not isinstance(item.value, Fraction):
        return item
    day = Date(None, dates[-1].month, int(item.value), dates[-1].calendar)
    return replace(item, end=item.end + 1, also=(*item.also, day))


@lru_cache(maxsize=8192)
def _reader(word: str) -> Reader | None:
    """Return what reads a figure that begins with `word`; None for most words."""
    if word[0].isdecimal() or (word[0] in "+.٫" and len(word) > 1):
        return _digits
    if word in VULGAR:
        return _vulgar
    if len(word) == 1:
        return None
    readers: tuple[tuple[bool, Reader], ...] = (
        (look_up(word) is not None, _word),
        (word in SIX_BY_CHANCE, read_six),
        (word.removeprefix("ل") in _FIRST_DAYS, read_first_day),
        (word in SCORE_WORDS, read_score),
        (read_dual(word) is not None, read_two),
        (word.endswith("الساعه"), read_clock),
        (word in month_words(), read_month_alone),
        (word.endswith("منتصف"), read_part_of_day),
        (one_unit(word) is not None, read_one),
    )
    return next((reader for begins, reader in readers if begins), None)


@lru_cache(maxsize=8192)
def _prefix(word: str) -> int:
    """Return how many letters of `word` are prefixes such as و and ب, and no part of the figure."""
    if word in lexicon() or month_words().get(word) == "":
        return 0
    length = 0
    while length < 2 and word[length : length + 1] in tuple(_PREFIXES):
        if _reader(word[length + 1 :] or "-") is None:
            break
        length += 1
    return length


def _word(tokens: Tokens, index: int) -> Found | None:
    word = look_up(tokens.words[index])
    if word is not None and word.role in {"scale", "faint"} and _has_shadda(tokens, index):
        return None  # ألّف, he composed; صفّر, he whistled
    return None if word is None else _BY_ROLE[word.role](tokens, index, word)


def _has_shadda(tokens: Tokens, index: int) -> bool:
    return "\u0651" in tokens.span(index, index).of(tokens.text)


def _vulgar(tokens: Tokens, index: int) -> Found:
    return Found(index, index + 1, VULGAR[tokens.words[index]])


def _digits(tokens: Tokens, index: int) -> Found | None:
    found = read_named(tokens, index) or read_clock_digits(tokens, index)
    if found is not None:
        return found
    literal = read_literal(tokens.words[index], "ar")
    if literal.kind != "cardinal":
        return Found(index, index + 1, literal.value, literal.kind, "", Weight.HARD, *literal[2:])
    number = read_cardinal(tokens, index, None)
    if number is None:
        return None
    return dated(tokens, index, number) or counted(tokens, signed(tokens, index), index, number)
