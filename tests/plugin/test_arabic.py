"""Arabic script: letters, marks, digits."""

from __future__ import annotations

import unicodedata

import pytest

from dragoman.text import arabic
from dragoman.types import Span


@pytest.mark.parametrize(
    ("text", "letters", "script"),
    [
        ("", False, False),
        ("abc 12", False, False),
        ("٣٫٥٪", False, True),
        ("،؛؟", False, True),
        ("ـــ", False, True),
        ("ً", False, True),
        ("abc د", True, True),
        ("پگچ", True, True),
        ("ﷺ ﻻ", True, True),
        ("עברית", False, False),
    ],
)
def test_what_is_arabic(text: str, letters: bool, script: bool) -> None:  # noqa: FBT001 - a table
    assert arabic.has_arabic_letters(text) is letters
    assert arabic.has_arabic(text) is script
    assert (arabic.count_arabic_letters(text) > 0) is letters


def test_letters_are_letters_to_unicode_too() -> None:
    arabic_letters = [
        c for c in map(chr, range(0x600, 0xFF00))
        if unicodedata.category(c) in {"Lo", "Lm"} and "ARABIC" in unicodedata.name(c, "")
    ]  # fmt: skip
    missed = [c for c in arabic_letters if not arabic.has_arabic_letters(c) and c != arabic.TATWEEL]
    assert missed == []


def test_digits_fold_to_their_value() -> None:
    assert arabic.fold_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹") == "0123456789 0123456789"


def test_stripping() -> None:
    assert arabic.strip_harakat("مُحَمَّدٌ") == "محمد"
    assert arabic.strip_tatweel("قـــال") == "قال"
    assert arabic.strip_bidi("\u202bقال\u202c\u200f") == "قال"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("the بيت كبير house", ["بيت كبير"]),
        ("بيت، دار a نور", ["بيت، دار", "نور"]),
        ("بَيْتـــي", ["بَيْتـــي"]),
        ("٣٥", []),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    spans = list(arabic.arabic_runs(text))
    assert [span.of(text) for span in spans] == runs
    assert all(isinstance(span, Span) for span in spans)
