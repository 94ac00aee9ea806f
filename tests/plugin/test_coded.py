"""Folding a segment's inlines into single characters, and finding the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.coded import CAPACITY, char_of, encode, without_inlines
from dragoman.text.offsets import walk
from dragoman.types import Inline, Segment, Span


def segment(text: str, *spans: tuple[int, int]) -> Segment:
    inlines = tuple(Inline(Span(*s), "code", "atom", text[slice(*s)]) for s in spans)
    return Segment(0, "paragraph", text, (Span(0, len(text)),), inlines)


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    pieces = draw(st.lists(st.text("ابج `*x", max_size=5), max_size=12))
    spans, position = [], 0
    for index, piece in enumerate(pieces):
        if index % 2 and piece:
            spans.append((position, position + len(piece)))
        position += len(piece)
    return segment("".join(pieces), *spans)


@given(segments())
def test_every_offset_leads_back_to_its_character(source: Segment) -> None:
    coded = encode(source)
    inlines = iter(source.inlines)
    for offset, char in enumerate(coded.text):
        origin = coded.origin(offset)
        if not without_inlines(char):
            assert origin == next(inlines).span.start
        else:
            assert source.text[origin] == char
    assert coded.origin(len(coded.text)) == len(source.text)


@given(segments())
def test_unfolding_gives_the_segment_again(source: Segment) -> None:
    coded = encode(source)
    inlines = coded.within(Span(0, len(coded.text)))
    unfolded = "".join(inlines[c].key if c in inlines else c for c in coded.text)
    assert unfolded == source.text


@pytest.mark.parametrize(
    ("extra", "protected"),
    [
        ([(0, 2)], ["ab", "`c`"]),
        ([(0, 2), (1, 4)], ["ab `c`"]),
        ([(7, 9), (0, 2)], ["ab", "`c`", "de"]),
        ([(4, 8)], ["`c` d"]),
        ([(7, 9), (7, 9)], ["`c`", "de"]),
    ],
)
def test_spans_of_plugins_swallow_what_they_touch(extra, protected) -> None:
    coded = encode(segment("ab `c` de", (3, 6)), [Span(*s) for s in extra])
    assert [i.key for i in coded.inlines] == protected


def test_spans_of_plugins_leave_emphasis_alone() -> None:
    inlines = (
        Inline(Span(3, 5), "strong", "open", "**", 1),
        Inline(Span(7, 9), "strong", "close", "**", 1),
    )
    source = Segment(0, "paragraph", "ab **cd** ef", (Span(0, 12),), inlines)
    coded = encode(source, [Span(1, 4), Span(6, 11)])
    assert [i.key for i in coded.inlines] == ["b ", "**", "d", "**", " e"]


def test_numbering_rotates_so_that_a_segment_may_hold_any_number() -> None:
    text = "x" * (CAPACITY + 2)
    coded = encode(segment(text, *((i, i + 1) for i in range(len(text)))))
    assert coded.text[CAPACITY] == char_of(0)
    later = coded.within(Span(CAPACITY, CAPACITY + 2))
    assert later[char_of(1)].span == Span(CAPACITY + 1, CAPACITY + 2)
    assert list(coded.fitting(Span(0, len(text)))) == [
        Span(0, CAPACITY),
        Span(CAPACITY, CAPACITY + 2),
    ]


@given(st.text("ab*\n ", max_size=30), st.data())
def test_walk_finds_a_text_inside_its_escaped_form(text: str, data: st.DataObject) -> None:
    escaped = "".join(
        c + "\\" * data.draw(st.integers(0, 2)) if c.isalnum() else "\\" + c for c in text
    )
    offsets = walk(text, escaped)
    assert [escaped[o] for o in offsets[:-1]] == list(text)
    assert offsets == sorted(offsets)


def test_walk_goes_on_where_a_stretch_was_replaced() -> None:
    assert walk("a ![صورة](x) b", "a ![picture](x) b")[-2:] == [16, 17]
