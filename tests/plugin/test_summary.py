"""Summaries keep their contract: order, speakers, figures, nothing twice."""

import pytest

from dragoman import create_host
from dragoman.hookspecs import hookimpl
from dragoman.summary.budget import Budget
from dragoman.summary.build import summarise
from dragoman.summary.centrality import centrality
from dragoman.summary.english import into_english
from dragoman.summary.selection import Option, select
from dragoman.summary.stems import stem, words
from dragoman.summary.twins import twins
from dragoman.testing import EchoBackend
from dragoman.text.figures import read_figures

ARTICLE = """\
---
title: خبر
---

# عنوان

قال وزير الصحة سامر الخطيب الأربعاء إن 56 شاحنة دخلت المدينة محملة بالأدوية.

وأضاف أن المستشفيات تحتاج إلى 12 طبيباً. وتابع: «لن نترك أحداً وراءنا».

وأعلنت الأمم المتحدة أن **400 ألف** شخص نزحوا منذ بداية العام.

وأعلنت الأمم المتحدة أن 400 ألف شخص نزحوا منذ بداية العام.

واستمر القصف على الأحياء الشرقية طوال الليل من دون توقف.
"""


@pytest.fixture(scope="module")
def host():
    return create_host(entry_points=False)


def test_every_sentence_is_in_the_source_in_order_with_its_figures(host):
    summary = summarise(host, ARTICLE, budget=Budget(sentences=4))
    places = [sentence.source for sentence in summary.sentences]
    assert places == sorted(places)
    for sentence in summary.sentences:
        plain = sentence.source.of(ARTICLE).replace("**", "")
        assert sentence.text == plain
        assert ARTICLE.splitlines()[sentence.line - 1].replace("**", "").count(sentence.text) == 1
        assert [f.value for f in read_figures(sentence.text, "ar")] == [
            f.value for f in read_figures(plain, "ar")
        ]


def test_whoever_speaks_is_named_or_shown(host):
    summary = summarise(host, ARTICLE, budget=Budget(ratio=1.0))
    (continued,) = [s for s in summary.sentences if s.text.startswith("وأضاف")]
    assert continued.speaker == ""  # named in the sentence before
    alone = summarise(host, "\n\n".join(ARTICLE.split("\n\n")[:1]) + ARTICLE[20:], method="lead")
    assert alone.sentences[0].speaker == ""
    tail = ARTICLE.replace("قال وزير الصحة سامر الخطيب الأربعاء إن 56", "إن 56")
    for sentence in summarise(host, tail, budget=Budget(ratio=1.0)).sentences:
        assert not sentence.text.startswith(("وأضاف", "وتابع"))  # nobody knows who said that


def test_what_a_document_says_twice_is_taken_once(host):
    summary = summarise(host, ARTICLE, budget=Budget(ratio=1.0))
    assert sum("400 ألف" in sentence.text for sentence in summary.sentences) == 1


def test_the_ledger_has_everything_kept_or_left_out(host):
    summary = summarise(host, ARTICLE, budget=Budget(sentences=1))
    figures = {entry.figure: entry for entry in summary.figures}
    assert (figures["56"].counted, figures["56"].value) == ("شاحنة", "56")
    assert figures["56"].speaker.endswith("سامر الخطيب")
    assert figures["400 ألف"].value == "400000"
    assert {entry.kept for entry in summary.said} == {True, False}
    direct = [entry for entry in summary.said if entry.direct]
    assert [entry.content for entry in direct] == ["لن نترك أحداً وراءنا"]


def test_english_is_translated_sentence_by_sentence():
    host = create_host(entry_points=False, plugins=[EchoPlugin()])
    summary = into_english(host, summarise(host, ARTICLE, budget=Budget(sentences=2)))
    assert [s.english for s in summary.sentences] == [s.text for s in summary.sentences]
    assert into_english(host, summarise(host, "")).sentences == ()


class EchoPlugin:
    @hookimpl
    def register_backends(self):
        return {"ar_en": EchoBackend}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("والمدارس", "مدارس"), ("بالمدينة", "مدين"), ("12", "12"), ("cities", "city"),
     ("class", "class")],
)  # fmt: skip
def test_light_stems(word, expected):
    assert stem(word) == expected


def test_figures_count_as_words():
    assert "3,5" in words("بلغت 3,5 مليون")


def test_the_middle_of_a_topic_is_central():
    ranks = centrality([["a", "b"], ["a", "b", "c"], ["b", "c"], ["x", "y"]])
    assert ranks[1] == max(ranks)
    assert ranks[3] == min(ranks)
    assert centrality([]) == []


def test_selection_prefers_what_is_new():
    options = [
        Option(0, 1, {"a": 1.0, "b": 1.0}),
        Option(0, 1, {"a": 1.0}),
        Option(0, 1, {"c": 0.5}),
    ]
    assert select(options, 2) == [0, 2]
    assert select(options, 0.5) == []


def test_a_single_dear_sentence_can_beat_many_cheap_ones():
    options = [Option(1.0, 1, {}), Option(5.0, 9, {})]
    assert select(options, 9) == [1]


def test_twins_of_one_cost_one():
    assert twins([words("قال الوزير نعم للسلام"), words("وقال الوزير: نعم للسلام!")]) == [0, 0]
