"""Names that a translation must not swap: days of the week, Hijri months, eras, time zones."""

from __future__ import annotations

import re
from functools import cache

from dragoman.text.figures.tokens import after_letters, fold, tokenise
from dragoman.types import Span

_ARABIC = "اثنين ثلاثاء أربعاء خميس جمعة سبت أحد"
_ENGLISH = "monday tuesday wednesday thursday friday saturday sunday"
_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "لل", "ولل")  # without one, أحد is anybody
_PREFIXES = "وفبك"

WEEKDAYS = "another day of the week"
NAMES = {  # what is said of a swap, and the other names, each as either language writes it
    WEEKDAYS: (),
    "another month": (r"رمضان|Rama[dz]h?an", "شوال|Shawwal", "محرم|Muharram", "شعبان|Sha'?a?ban"),
    "another era": (
        r"قبل الميلاد|ق\.\s?م\b|\bB\.?C\.?E?\b",
        r"بعد الميلاد|الميلادي|\bA\.?D\b|\bCE\b",
    ),
    "another time zone": ("غرينتش|جرينتش|GMT|UTC", "التوقيت المحلي|بالتوقيت المحلي|local time"),
}


def read_names(text: str, reason: str) -> dict[int, Span]:
    """Return where each of the names that may be swapped first stands.

    >>> read_names("44 BC", "another era"), read_names("on Tuesday", WEEKDAYS)
    ({0: Span(start=3, end=5)}, {1: Span(start=3, end=10)})
    """
    if reason == WEEKDAYS:
        return read_weekdays(text)
    found = ((number, re.search(name, text)) for number, name in enumerate(NAMES[reason]))
    return {number: Span(*match.span()) for number, match in found if match}


@cache
def _days() -> dict[str, int]:
    """Return the number of each day, Monday first, by folded, lower-case word."""
    arabic = {
        article + fold(name): number
        for number, name in enumerate(_ARABIC.split())
        for article in _ARTICLES
    }
    english = {
        name + plural: number
        for number, name in enumerate(_ENGLISH.split())
        for plural in ("", "s")
    }
    return arabic | english


def read_weekdays(text: str) -> dict[int, Span]:
    """Return where each day of the week (0 is Monday) is first named.

    >>> read_weekdays("من الاثنين والجمعة"), read_weekdays("Tuesdays")
    ({0: Span(start=3, end=10), 4: Span(start=12, end=18)}, {1: Span(start=0, end=8)})
    """
    tokens, days = tokenise(text), _days()
    found: dict[int, Span] = {}
    for index, word in enumerate(tokens.words[: tokens.size]):
        day = days.get(word)
        if day is not None and not tokens.forms[index][0].islower():
            span = tokens.span(index, index)
            start = after_letters(text, span.start, word[0] in _PREFIXES)
            found.setdefault(day, Span(start, span.end))
    return found
