"""Arabic names and their Latin spellings: what is one name, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.known_names import known_names
from dragoman.text.romanise import find_name, sounds_alike, sounds_of

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "fixtures" / "names_alike.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(("arabic", "latin", "same"), ROWS)
def test_names_alike(arabic: str, latin: str, same: str) -> None:
    text = f"The minister, {latin}, said so."
    found = find_name(arabic.split(), text)
    assert (found is not None) == (same == "yes")
    if found:
        assert found.of(text) in latin


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("نزار الشامي", "Then Nizar al-Shami’s deputy left.", "Nizar al-Shami"),
        ("نزار الشامي", "Then al-Shami left.", "Shami"),
        ("نزار الشامي", "Nizar left, and Shami stayed.", "Nizar"),
        ("نزار الشامي", "The shame of nazar was smoky.", None),
        ("هيلين ماركيتي", "said Hélène Marchetti.", "Hélène Marchetti"),
        ("كوكس", "said Cox.", "Cox"),
        ("", "said Cox.", None),
        ("نزار", "", None),
    ],
)
def test_where_a_name_stands(name: str, text: str, expected: str | None) -> None:
    found = find_name(name.split(), text)
    assert (found and found.of(text)) == expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_sounds_are_symmetric(one: str, other: str) -> None:
    a, b = sounds_of(one), sounds_of(other)
    assert sounds_alike(a, b) == sounds_alike(b, a)
    assert sounds_alike(a, a) == bool(a)


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=3))
def test_a_name_is_found_inside_the_text(text: str, name: list[str]) -> None:
    found = find_name(name, text)
    assert found is None or 0 <= found.start < found.end <= len(text)


def test_the_list_of_names_has_words_only() -> None:
    words = known_names()
    assert len(words) > 3000
    assert all(word.isalpha() and not word.isascii() for word in words)
