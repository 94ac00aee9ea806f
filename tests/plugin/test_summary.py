"""Summaries keep their contract: order, speakers, figures, nothing twice."""

import pytest

from dragoman import create_host
from dragoman.hookspecs import hookimpl
from dragoman.settings import Settings
from dragoman.summary.budget import Budget
from dragoman.summary.build import summarise
from dragoman.summary.centrality import centrality
from dragoman.summary.english import into_english
from dragoman.summary.render import markdown
from dragoman.summary.selection import Option, select
from dragoman.summary.stems import stem, words
from dragoman.summary.twins import twins
from dragoman.testing import ScriptedBackend
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


def test_the_ledger_shows_quoted_words_of_an_indirect_report_as_quoted(host):
    found = summarise(host, "قال الوزير سامر الخطيب إن «الباب **مفتوح** للجميع»، ورفض التعليق.")
    (entry,) = found.said
    assert (entry.direct, entry.content) == (False, "إن «الباب مفتوح للجميع»")
    assert "| إن «الباب مفتوح للجميع» |" in markdown(found, "ar", ledger=True)


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


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("في 2013 قتل 25 شخصاً في انهيار مبنى.", ["", "شخصا"]),
        ("تمتد الخطة على سبع سنوات وتشمل 87 بلدة.", ["", "بلدة"]),
        ("يبقي القرار 2.2 مليون برميل يومياً خارج السوق.", [""]),
        ("وصل 2013 لاجئاً وقتيلان إلى المدينة.", ["لاجئا", "قتيلان"]),
    ],
)
def test_the_ledger_says_what_a_number_counts(host, text, counted):
    assert [entry.counted for entry in summarise(host, text + "\n").figures] == counted


ENGLISH = {
    "قال وزير الصحة سامر الخطيب الأربعاء إن 56 شاحنة دخلت المدينة محملة بالأدوية.": (
        "Health Minister Samer al-Khatib said on Wednesday that 65 lorries had entered the city."
    ),
    "وأضاف أن المستشفيات تحتاج إلى 12 طبيباً.": "He added that hospitals needed twelve doctors.",
    "وأعلنت الأمم المتحدة أن 400 ألف شخص نزحوا منذ بداية العام.": (
        "The UN announced that 400,000 people had fled."
    ),
    "وقالت المتحدثة ليلى حداد: «لا».": "A spokeswoman said: “No.”",
}


@pytest.fixture
def translated():
    backend = ScriptedBackend({arabic: [english] for arabic, english in ENGLISH.items()})

    class Plugin:
        @hookimpl
        def register_backends(self):
            return {"ar_en": lambda: backend}

    host = create_host(entry_points=False, plugins=[Plugin()], settings=Settings(retries=False))
    source = "\n\n".join(ENGLISH)
    return into_english(host, summarise(host, source, budget=Budget(ratio=1.0)))


def test_english_is_translated_sentence_by_sentence(translated):
    assert [s.english for s in translated.sentences] == list(ENGLISH.values())
    assert translated.english == "\n\n".join(ENGLISH.values())
    assert translated.model == "scripted"
    messages = [finding.message for finding in translated.findings]
    assert "56 in the source reads 65 in the translation" in messages
    assert "the speaker ليلى حداد is not named in the translation" in messages


def test_the_ledger_has_the_english_of_every_figure_and_speaker(translated):
    assert [(figure.figure, figure.english) for figure in translated.figures] == [
        ("56", ""),  # altered: a finding says so
        ("12", "twelve"),
        ("400 ألف", "400,000"),
    ]
    assert [entry.english for entry in translated.said] == [
        "Health Minister Samer al-Khatib",
        "Health Minister Samer al-Khatib",  # he goes on
        "The UN",
        "A spokeswoman",  # by its place, as nobody sounds alike
    ]


def test_what_is_left_out_has_no_english(host):
    summary = summarise(host, ARTICLE, budget=Budget(sentences=1))
    assert {entry.english for entry in (*summary.said, *summary.figures)} == {None}


def test_a_ledger_of_two_languages_has_a_column_for_english(translated):
    page = markdown(translated, "both", ledger=True)
    assert "| figure | in English | counts |" in page
    assert "| 56 | not found | شاحنة |" in page
    assert "| الأمم المتحدة | The UN |" in page


def test_an_empty_summary_is_not_translated(host):
    assert into_english(host, summarise(host, "")).sentences == ()


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
