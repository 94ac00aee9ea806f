"""English hygiene: hand-written cases, and what must hold for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from dragoman.builtin.english_hygiene import EnglishHygiene
from dragoman.text.arabic import fold_digits
from dragoman.text.english import clean

FIXTURE = Path(__file__).parents[1] / "fixtures" / "english.txt"
MARKS = {ord("①") + i: 0xE000 + i for i in range(9)}  # how the fixture writes markup characters


def readable(text: str) -> str:
    """Undo the escapes of a line of the fixture."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
    return text.rstrip("\n").translate(MARKS)


CASES = [
    (title, readable(text), readable(expected))
    for _, title, text, expected in read_fixture_file(FIXTURE)
]
MATERIAL = (
    '، ؛ ؟ ٪ ٫ ٬ ۔ . , ; : ? ! % ... " « » “ ” „ ( ) [ ] 3 ٣ ۴ 12 3.5 7:50 the iPhone He left '
    "example.com https://example.com/a?b,c a@example.org U.S. &amp; 's - \ue000 \ue001 "
    "\u200f \u200d \u200b ـ 👨 سلام"
)
PIECES = st.sampled_from([*MATERIAL.split(" "), "\u00a0", "\n", *" " * 8])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_clean(title: str, text: str, expected: str) -> None:
    assert clean(text) == expected, title


@given(TEXTS)
def test_clean_is_idempotent(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(TEXTS)
def test_digits_and_markup_stay_in_order(text: str) -> None:
    def kept(of: str) -> list[str]:
        return re.findall("[0-9\ue000-\uf8ff]", fold_digits(of))

    assert kept(clean(text)) == kept(text)


@given(
    st.integers(0, 10**12),
    st.integers(0, 59),
    st.sampled_from(["{:,}", "{}.{}", "{}:{}", "{} , {}"]),
)
def test_numbers_stay(number: int, other: int, form: str) -> None:
    text = f"They counted {form.format(number, other)} of them."
    assert clean(text) == text


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    def letters(of: str) -> str:
        return "".join(c for c in of if c.isalpha() and c != "ـ").casefold()

    assert letters(clean(text)) == letters(text)


def test_protocol() -> None:
    editor = EnglishHygiene()
    assert (editor.name, editor.language) == ("english", "en")
    assert editor.edit("he left .", "غادر.") == "He left."
