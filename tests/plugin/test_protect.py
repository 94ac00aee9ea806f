"""Protected text: what a translation must copy, and what it must not take for that."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.protect import find_protected, find_urls

CASES = (Path(__file__).parents[1] / "fixtures/protect.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", CASES)
def test_find_protected(case):
    text, _, expected = case.rpartition("|")
    found = [f"{kind}:{span.of(text)}" for span, kind in find_protected(text)]
    assert " ".join(found) == expected.strip()


@given(st.text())
def test_spans_are_in_order_and_hold_something(text):
    position = 0
    for span, _ in find_protected(text):
        assert position <= span.start < span.end
        position = span.end


@given(st.text(alphabet="٠١٢٣٤٥٦٧٨٩0123456789 .,:/%٪٫٬-اب"))
def test_figures_are_never_protected(text):
    assert not [span for span, kind in find_protected(text) if kind != "path"]


def test_private_and_control_characters():
    text = "نص\ue000\ue001 نص\x00\x0c"
    assert [kind for _, kind in find_protected(text)] == ["private", "control"]


def test_urls_alone():
    text = "انظر https://a.org/b_c_، أو data.csv"
    assert [span.of(text) for span in find_urls(text)] == ["https://a.org/b_c"]
