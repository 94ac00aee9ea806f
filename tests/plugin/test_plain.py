"""Plain text: paragraphs, lines, lists, and the same bytes around them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.builtin.plain import Plain
from dragoman.testing import FormatContract
from dragoman.testing.round_trip import assert_round_trip

FIXTURE = (Path(__file__).parents[1] / "fixtures/plain.txt").read_text("utf-8")
CASES = [case.split("\n.\n") for case in FIXTURE.rstrip("\n").split("\n=\n")]


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_segments(source, expected):
    document = Plain().parse(source + "\n")
    assert "\n".join(repr(segment.text) for segment in document.segments) == expected


def test_html_tags_are_pairs():
    (segment,) = Plain().parse('نص <a href="x">رابط</a> <br> 3 <b>').segments
    found = [(inline.span.of(segment.text), inline.role) for inline in segment.inlines]
    assert found == [
        ('<a href="x">', "open"), ("</a>", "close"), ("<br>", "break"), ("<b>", "atom"),
    ]  # fmt: skip


def test_wrapped_text_is_wrapped_again():
    source = ("كلمة " * 10).strip() + "\r\n  " + "كلمة " * 3 + "\r\n\r\nنص"
    document = Plain().parse(source)
    rendered = Plain().render(document, ["word " * 15 + "end", None])
    first, second, *rest = rendered.text.split("\r\n")
    assert len(first) <= 50
    assert second.startswith("  word")
    assert second.rstrip().endswith("end")
    assert rest == ["", "نص"]


@pytest.mark.parametrize(
    ("language", "written"), [("en", "1- a\r\n 2) b"), ("fr", "١- a\r\n ۲) b")]
)
def test_list_numbers_are_written_in_english(language, written):
    document = Plain().parse("١- نص\r\n ۲) نص")
    assert Plain().render(document, ["a", "b"], language=language).text == written


class TestPlain(FormatContract):
    documents = tuple(source for _, source, _ in CASES)

    def make(self):
        return Plain()


@given(st.text(alphabet="اب1 \t\r\n\0\ufeff\u2028.-*"))
def test_any_text_comes_back(source):
    document = Plain().parse(source)
    assert Plain().render(document, [None] * len(document.segments)).text == source


@pytest.mark.parametrize("source", [c[1] for c in CASES])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_round_trip(source, line_end):
    assert_round_trip(Plain(), source.replace("\n", line_end))
