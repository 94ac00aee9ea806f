"""Columns in code units and lines as the protocol ends them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from dragoman import Span
from dragoman_hooks.lsp.documents import OpenDocument
from dragoman_hooks.lsp.positions import Positions

TEXT = "خبر 😀 أول\u2028b\r\nc😀\rd"
ENCODINGS = [kind.value for kind in types.PositionEncodingKind]
texts = st.text(st.sampled_from("aخ😀é\n\r\u2028\x0b "), max_size=30)


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 11), ("utf-16", 6), ("utf-32", 5)])
def test_columns_are_code_units(encoding, column):
    positions = Positions(TEXT, encoding)
    assert positions.position(TEXT.index("😀") + 1) == types.Position(0, column)
    assert positions.offset(types.Position(0, column)) == TEXT.index("😀") + 1


def test_lines_end_with_cr_lf_and_cr_alone_and_nothing_else():
    positions = Positions(TEXT)
    assert [positions.line(i) for i in range(len(positions.starts))] == [TEXT[:11], "c😀", "d"]


def test_a_position_beyond_a_line_is_its_end_and_one_within_a_character_before_it():
    positions = Positions(TEXT)
    assert positions.offset(types.Position(0, 999)) == 11
    assert positions.offset(types.Position(1, 2)) == TEXT.index("c") + 1
    assert positions.offset(types.Position(9, 0)) == len(TEXT)


def test_a_range_may_be_given_backwards():
    ends = types.Position(0, 2), types.Position(0, 1)
    assert Positions("abc").span(types.Range(*ends)) == Span(1, 2)


@given(texts, st.sampled_from(ENCODINGS), st.data())
def test_offsets_and_positions_are_inverse(text, encoding, data):
    positions = Positions(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n":  # there is no position between the two
        assert positions.offset(positions.position(offset)) == offset


@given(texts, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), texts), max_size=5))
def test_incremental_changes_give_the_text_of_the_editor(text, changes):
    document = OpenDocument("file:///a.md", text, 1, position_codec=PositionCodec("utf-16"))
    for version, (one, other, new) in enumerate(changes, 2):
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        place = Positions(text).range(Span(start, end))
        if Positions(text).span(place) != Span(start, end):
            continue  # between CR and LF
        text = text[:start] + new + text[end:]
        document.apply_change(types.TextDocumentContentChangePartial(place, new))
        document.version = version
        assert document.page.text == document.source == text
        assert "".join(document.lines) == text
