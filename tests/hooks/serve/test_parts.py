"""The server's parts by themselves."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman_hooks.serve.detection import detect
from dragoman_hooks.serve.limits import Keys, RateLimit
from dragoman_hooks.serve.references import WrittenOut

PARTS = st.sampled_from(
    ["نص", "a", " ", "&", "&nbsp;", "&amp;", "&lt;", "&#1575;", "&#x627;", "&#0;", "&laquo;", ";"]
)


@given(st.lists(PARTS).map("".join))
def test_references_mean_the_same_written_out(source):
    written = WrittenOut(source)
    assert unescape(written.text) == unescape(source)
    for offset, character in enumerate(written.text):
        start, end = written.origin(offset), written.origin(offset + 1)
        assert unescape(source[start:end]) == unescape(character)
    assert written.origin(len(written.text)) == len(source)


def test_what_may_be_markup_is_not_written_out():
    kept = "&amp;&lt;&gt;&quot;&#39;&#60;&nosuch;&#7;"
    assert WrittenOut(kept).text == kept


def test_a_rate_is_given_back_with_time():
    now = [0.0]
    limit = RateLimit(60, clock=lambda: now[0])
    assert [limit.wait("a") for _ in range(60)] == [0] * 60
    assert limit.wait("a") == 1
    assert limit.wait("b", texts=1000) == 0
    now[0] += 1
    assert [limit.wait("a"), limit.wait("a")] == [0, 1]
    now[0] += 60
    assert [limit.wait("b", texts=60), limit.wait("b")] == [0, 1]


def test_only_so_many_clients_are_remembered():
    limit = RateLimit(1, clock=lambda: 0.0)
    assert not any(limit.wait(str(n)) for n in range(20_000))
    assert limit.wait("19999") == 60
    assert len(vars(limit)["_free"]) == 10_000


@pytest.mark.parametrize("given_key", ["", "b", "aa", None, "\ud800", "مفتاح "])
def test_a_key_is_known_as_a_whole(given_key):
    keys = Keys(["a", "مفتاح"])
    assert given_key not in keys
    assert "a" in keys
    assert "مفتاح" in keys


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الوزير في Reuters إن", "ar"),
        ("The word كتاب means book", "en"),
        ("دو نفر کشته شدند و چهارده نفر زخمی شدند", "en"),
        ("", "en"),
        ("٢٠٢٤", "en"),
    ],
)
def test_the_likeliest_language_comes_first(text, language):
    first, *others = detect([text])
    assert first["language"] == language
    assert 0 <= first["confidence"] <= 100
    assert all(other["confidence"] <= first["confidence"] for other in others)
