"""Reading the figures of an English text, left to right, each word at most once."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from dragoman.text.figures.digits import VULGAR, read_literal
from dragoman.text.figures.english_counts import counted, dated
from dragoman.text.figures.english_numbers import read_digits, word_at
from dragoman.text.figures.english_readers import read_article, read_word
from dragoman.text.figures.english_shares import unsaid
from dragoman.text.figures.english_times import (
    read_clock_digits,
    read_clock_words,
    read_date_from_month,
    read_part_of_day,
)
from dragoman.text.figures.english_words import ROMAN, lexicon
from dragoman.text.figures.figure import Weight
from dragoman.text.figures.found import Found, apart, share
from dragoman.text.figures.months import english_months
from dragoman.text.figures.named import read_named
from dragoman.text.figures.phrases import read_phrase
from dragoman.text.figures.ratios import ratios
from dragoman.text.figures.tokens import Tokens
from dragoman.text.figures.units import currency_before

_LINKS = frozenset({"-", "to", "and", "or", "through", "$", "€", "£"})
_PER = frozenset({("in",), ("in", "every"), ("out", "of"), ("out", "of", "every"), ("of", "every")})
_HIJRI_HEADS = frozenset({"rabi", "jumada", "dhu", "dhul"})
_PARTS_OF_DAY = frozenset({"noon", "midday", "midnight"})
_BEFORE_AS_MANY = frozenset({"in", "over", "for", "from", "across", "after"})
_GROUPS = "abcdefgh"
_DECADE = re.compile("(?:1[0-9]|20)[0-9]0|[1-9]0")


def read_english(tokens: Tokens) -> list[Found]:
    """Return the figures of `tokens` in order; no two share a token."""
    found: list[Found] = []
    index, last = 0, tokens.size
    while index < last:
        item = _at(tokens, index) if _may_begin(tokens.words[index]) else None
        if item is None and found and tokens.words[index : index + 2] == ["as", "many"]:
            item = _as_many(tokens, index, found[-1])
        if item is None:
            index += 1
        else:
            found.append(apart(found, item))
            index = item.end
    return unsaid(ratios(share(found, tokens, _LINKS), tokens, _PER), tokens)


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> bool:
    """Tell whether a figure may begin with `word`; most words do not."""
    return (
        word[0].isdecimal()
        or (word[0] in "+.٫" and len(word) > 1)
        or word in VULGAR
        or word in lexicon()
        or word in english_months()
        or word in _HIJRI_HEADS | _PARTS_OF_DAY
        or word in {"a", "an", "as", "straight", "square", *_GROUPS}
        or word.upper() in ROMAN
    )


def _at(tokens: Tokens, index: int) -> Found | None:
    text = tokens.words[index]
    word = word_at(tokens, index)
    if (phrase := read_phrase(tokens, index)) is not None:
        return phrase
    if text[0].isdecimal() or text[0] in "+.٫":
        found = _digits(tokens, index)
    elif word is not None:
        found = read_word(tokens, index, word)
    elif text in VULGAR:
        found = Found(index, index + 1, VULGAR[text])
    elif text in {"a", "an"}:
        found = read_article(tokens, index)
    elif text in _PARTS_OF_DAY:
        found = read_part_of_day(tokens, index)
    else:
        found = read_date_from_month(tokens, index)
    return found or _letters(tokens, index)


def _as_many(tokens: Tokens, index: int, last: Found) -> Found | None:
    """Read the last number once more: three meetings in as many weeks."""
    if tokens.words[index - 1] not in _BEFORE_AS_MANY or tokens.words[index + 2] == "as":
        return None
    return Found(index, index + 2, last.value, weight=Weight.FAINT)


def _letters(tokens: Tokens, index: int) -> Found | None:
    """Read Group C, and the Roman numeral of a king, a pope or a war."""
    form, word = tokens.forms[index], tokens.words[index]
    if not index or not form.isupper():
        return None
    if word in _GROUPS and tokens.words[index - 1] == "group":
        return Found(index, index + 1, Fraction(_GROUPS.index(word) + 1), weight=Weight.FAINT)
    if form == "I" and tokens.words[index - 1] == "war":
        return Found(index, index + 1, Fraction(1), "ordinal")
    if tokens.words[index - 1] in english_months():
        return None  # May I come in?
    if form in ROMAN and tokens.forms[index - 1][:1].isupper():
        weight = Weight.FAINT if len(form) == 1 else Weight.HARD
        return Found(index, index + 1, Fraction(ROMAN[form]), "ordinal", "", weight)
    return None


def _digits(tokens: Tokens, index: int) -> Found | None:
    text = tokens.words[index]
    found = (
        read_named(tokens, index)
        or read_clock_digits(tokens, index)
        or read_clock_words(tokens, index)
    )
    if found is not None:
        return found
    literal = read_literal(text, "en")
    if literal.kind != "cardinal":
        return Found(index, index + 1, literal.value, literal.kind, "", Weight.HARD, *literal[2:])
    if (decade := _decade(tokens, index)) is not None:
        return decade
    money = currency_before(tokens, index) is not None
    number = read_digits(tokens, index, money=money)
    if number is None:
        return None
    return dated(tokens, index, number) or counted(tokens, index, number)


def _decade(tokens: Tokens, index: int) -> Found | None:
    """Read 1990s, 90s, 1980's, and 1800s, which may be the nineteenth century."""
    end = index + 1 + (tokens.words[index + 1] in {"'", "’"})
    if tokens.words[end] != "s" or not tokens.touches(end):
        return None
    value = Fraction(int(tokens.words[index])) if _DECADE.fullmatch(tokens.words[index]) else None
    if value is None:
        return None
    if value % 100 == 0:
        return Found(index, end + 1, value, also=(value / 100 + 1,))
    return Found(index, end + 1, value, "decade")
