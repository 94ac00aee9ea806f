"""Summaries keep their contract, whatever the document; and a broken one is noticed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Budget, Host, Summary, create_host, summarise
from dragoman.summary import build
from dragoman.summary.contract import broken
from dragoman.types import Span

from .news import article

HOST = create_host(entry_points=False)
BUDGETS = [
    Budget(),
    Budget(sentences=1),
    Budget(words=30),
    Budget(ratio=0.4),
    Budget(ratio=1.0),
]
ARTICLE = """\
قال وزير الصحة سامر الخطيب الأربعاء إن 56 شاحنة دخلت المدينة.

وأضاف أن المستشفيات تحتاج إلى 12 طبيباً.

واستمر القصف على الأحياء الشرقية طوال الليل.
"""
TWICE = """\
قال سامر الخطيب إن المدينة آمنة.

قال سامر الخطيب إن المدينة آمنة.

وقالت ليلى حداد إنها بعيدة.

وأضافت أن الطريق مغلق.
"""


def texts(host: Host, source: str, **options: object) -> list[str]:
    summary = summarise(host, source, budget=Budget(ratio=1.0), **options)  # type: ignore[arg-type]
    return summary.text.split("\n\n") if summary.sentences else []


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 2**32),
    st.sampled_from(["ar", "en"]),
    st.sampled_from(BUDGETS),
    st.sampled_from(["speakers", "lexrank", "lead"]),
)
def test_every_summary_keeps_the_contract(
    seed: int, language: str, budget: Budget, method: str
) -> None:
    source = article(Random(seed), language)
    summary = summarise(HOST, source, budget=budget, method=method)
    assert broken(summary, source) == []
    sentences = build.read_document(HOST, HOST.format("markdown").parse(source)).sentences
    costs = [budget.cost(sentences[s.index]) for s in summary.sentences]
    assert sum(costs) <= budget.limit(sentences)


def without(summary: Summary, *numbers: int) -> Summary:
    kept = [s for n, s in enumerate(summary.sentences) if n not in numbers]
    return replace(summary, sentences=tuple(kept))


def with_sentence(summary: Summary, number: int, **changes: object) -> Summary:
    sentences = list(summary.sentences)
    sentences[number] = replace(sentences[number], **changes)  # type: ignore[arg-type]
    return replace(summary, sentences=tuple(sentences))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda s: without(s, 0), "line 3: وزير الصحة سامر الخطيب speaks and is not named"),
        (lambda s: replace(s, sentences=s.sentences[::-1]), "out of order"),
        (lambda s: replace(s, sentences=s.sentences + s.sentences[2:]), "line 5: said before"),
        (lambda s: with_sentence(s, 0, text="قال سامر الخطيب إن 65 شاحنة"), "lost figures: 56"),
        (lambda s: with_sentence(s, 2, text="واستمر القصف 3 ليال"), "words or figures that"),
        (lambda s: with_sentence(s, 2, source=Span(0, 9)), "words or figures that"),
        (lambda s: replace(s, said=(replace(s.said[0], speaker=""),)), "who speaks is not known"),
    ],
)
def test_what_is_broken_is_named(change: Callable[[Summary], Summary], what: str) -> None:
    summary = summarise(HOST, ARTICLE)
    assert broken(summary, ARTICLE) == []
    assert any(what in fault for fault in broken(change(summary), ARTICLE))


def test_a_sentence_that_breaks_the_contract_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "is_sayable", lambda *_: True)
    source = "قال إن 3 رجال وصلوا.\n\nوصل القطار متأخراً.\n"
    assert texts(HOST, source) == ["وصل القطار متأخراً."]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # a quotation whose speaker nobody names; one that only names something
        ("وفي الساحة لافتة «لا نريد حرباً جديدة في هذه البلاد».\n", []),
        ("صدرت صحيفة «الصباح» اليوم.\n", ["صدرت صحيفة «الصباح» اليوم."]),
        # a speaker who goes on, behind a sentence that is left out as it is said twice
        (
            TWICE,
            [
                "قال سامر الخطيب إن المدينة آمنة.",
                "وقالت ليلى حداد إنها بعيدة.",
                "وأضافت أن الطريق مغلق.",
            ],
        ),
        # two speakers in one sentence, who speak on elsewhere: neither can be shown alone
        ("وأضاف أن الطريق مغلق.\n\nوصل القطار.\n", ["وصل القطار."]),
    ],
)
def test_who_speaks_is_known(source: str, expected: list[str]) -> None:
    assert texts(HOST, source) == expected


def test_a_pronoun_comes_with_the_sentence_before_it() -> None:
    source = "وصل سامر الخطيب إلى عمّان.\n\nوهو يقود الوفد منذ شهر.\n\nوالطريق مغلق.\n"
    for count in (1, 2, 3):
        found = summarise(HOST, source, budget=Budget(sentences=count), method="lead")
        indexes = [s.index for s in found.sentences]
        assert 1 not in indexes or 0 in indexes
        assert len(indexes) == count


def test_a_quotation_left_open_has_its_speaker_in_every_sentence() -> None:
    source = "وقال سامر الخطيب: «الطريق طويل. لن نعود قبل الربيع. هذا كل ما عندي\n"
    summary = summarise(HOST, source, budget=Budget(sentences=2))
    assert len(summary.sentences) == 2
    assert broken(summary, source) == []


def test_hard_breaks_end_sentences_and_words_stay_apart() -> None:
    assert texts(HOST, "وصل الوفد\\\nثم غادر  \nفي المساء\n") == [
        "وصل الوفد",
        "ثم غادر",
        "في المساء",
    ]


def test_what_stands_for_a_character_is_that_character() -> None:
    assert texts(HOST, "بلغ &laquo;الحد&raquo; 5&nbsp;أمتار \\* فقط.\n") == [
        "بلغ «الحد» 5 أمتار * فقط."
    ]


def test_names_in_latin_letters_are_read() -> None:
    summary = summarise(HOST, "قالت شبكة CNN إن 3 رجال وصلوا.\n")
    assert [entry.speaker for entry in summary.said] == ["شبكة CNN"]
