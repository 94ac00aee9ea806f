"""Arabic and English sentences: hand-written cases, and what must hold for any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from dragoman.builtin.sentences_ar import ArabicSegmenter
from dragoman.builtin.sentences_en import EnglishSegmenter
from dragoman.text.clauses import clauses
from dragoman.text.sentences import split
from dragoman.types import Span

FIXTURES = Path(__file__).parents[1] / "fixtures"
MARKS = {ord("①") + i: 0xE000 + i for i in range(9)}  # how the fixtures write markup characters


def cases(name: str) -> list[tuple[str, str, list[str]]]:
    return [
        (title, text.rstrip("\n").translate(MARKS), expected.translate(MARKS).splitlines())
        for _, title, text, expected in read_fixture_file(FIXTURES / name)
    ]


CASES = cases("sentences.txt")
ENGLISH = cases("sentences_en.txt")
CLAUSES = cases("sentences_clauses.txt")
split_english = EnglishSegmenter().split
Split = Callable[[str], list[Span]]
SPLITS = pytest.mark.parametrize("split", [split, split_english], ids=["ar", "en"])
MATERIAL = (
    '. . . ؟ ! … ... ، ؛ : " « » “ ” ( ) [1] د. أ. م. هـ. ق.م. 3.5 12 2024 7:50 U.S. Dr. No. Inc. '
    "example.com وقال قال وليد الحرب بحسب The he iPhone 1. - * \ue000 \ue001 \u200f ـ ً p.m. Jan. "
    "(ret.) Samir said …\u201d Mr. St. etc. al-"
)
PIECES = st.sampled_from([*MATERIAL.split(" "), "\n", "\u00a0", *" " * 5])
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


def shown(spans: list[Span], text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in spans]


def is_partition(spans: list[Span], text: str) -> bool:
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    gaps = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return all(not gap.strip() for gap in gaps) and all(
        end <= start for end, start in zip(ends, starts, strict=True)
    )


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 200
    assert len({title for title, _, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_sentences(title: str, text: str, expected: list[str]) -> None:
    assert shown(split(text), text) == expected, title


@pytest.mark.parametrize(("title", "text", "expected"), ENGLISH, ids=[c[0] for c in ENGLISH])
def test_english_sentences(title: str, text: str, expected: list[str]) -> None:
    assert shown(split_english(text), text) == expected, title


@pytest.mark.parametrize(("title", "text", "expected"), CLAUSES, ids=[c[0] for c in CLAUSES])
def test_clauses(title: str, text: str, expected: list[str]) -> None:
    assert shown(clauses(text), text) == expected, title


@SPLITS
@given(TEXTS)
def test_sentences_cover_the_text_once(split: Split, text: str) -> None:
    spans = split(text)
    assert is_partition(spans, text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@SPLITS
@given(TEXTS)
def test_a_sentence_is_not_split_again(split: Split, text: str) -> None:
    for span in split(text):
        sentence = span.of(text)
        assert split(sentence) == [Span(0, len(sentence))]


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)), max_size=4))
def test_no_boundary_in_a_closed_span(text: str, places: list[tuple[int, int]]) -> None:
    closed, position = [], 0
    for skip, length in places:
        span = Span(position + skip, position + skip + length)
        if span.end <= len(text) and span.of(text) == span.of(text).strip():
            closed.append(span)
            position = span.end
    for function in (split, split_english, clauses):
        spans = function(text, closed)
        assert is_partition(spans, text)
        for left, right in pairwise(spans):
            assert not any(c.start < left.end < c.end for c in closed)
            assert not any(c.start < right.start < c.end for c in closed)


@given(TEXTS)
def test_clauses_cover_the_sentence_once(text: str) -> None:
    spans = clauses(text)
    assert is_partition(spans, text)
    assert not any(
        re.search(r"\d[،,.٫]$", left.of(text)) and text[right.start].isdigit()
        for left, right in pairwise(spans)
        if left.end == right.start
    )


@pytest.mark.parametrize(
    "unit",
    [
        "وصل الوفد. ",
        "x.x",
        '."x',
        "«هل؟» ",
        "« ",
        '" . ',
        "- . ",
        "د. ",
        "أ.",
        "(؟) ",
        ".\ue000",
        "و،",
    ],
)
def test_long_repetitions_are_covered(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    for spans in (split(text), split_english(text), clauses(text)):
        rest = set(range(len(text))).difference(*(range(s.start, s.end) for s in spans))
        assert not "".join(text[i] for i in rest).strip()


def test_protocol() -> None:
    for segmenter, language in ((ArabicSegmenter(), "ar"), (EnglishSegmenter(), "en")):
        assert segmenter.language == language
        assert segmenter.split("نعم. لا.") == [Span(0, 4), Span(5, 8)]
        assert segmenter.clauses("نعم") == [Span(0, 3)]
