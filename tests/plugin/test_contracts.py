"""The published contract tests, kept by what is built in."""

import pytest

from dragoman import Candidate, Pair, Request, create_host
from dragoman.testing import (
    BackendContract,
    CheckContract,
    EchoBackend,
    FormatContract,
    ScriptedBackend,
    SegmenterContract,
)

HOST = create_host(entry_points=False)


class TestEcho(BackendContract):
    def make(self):
        return EchoBackend()


class TestScripted(BackendContract):
    def make(self):
        return ScriptedBackend({"نعم": ["Yes", "Yeah", "Yep", "Aye"]})


class TestMarkdown(FormatContract):
    documents = (
        "",
        "# عنوان\n\nفقرة *أولى* مع [رابط](http://a.example/) و`رمز`.\nوسطر ثان.\n",
        "---\ntitle: خبر\ndate: 2024-11-27\n---\r\n\r\n| أ | ب |\r\n|---|---|\r\n| 1 | ج |\r\n",
        "- بند\n  > اقتباس\n\n```\nرمز\n```\n\n<div dir='rtl'>نص</div>\n",
    )

    def make(self):
        return HOST.format("markdown")


class TestPlain(FormatContract):
    documents = ("", "سطر أول\nسطر ثان\n\nفقرة ثانية.\n", "\ufeffنص\r\n\r\nنص")

    def make(self):
        return HOST.format("plain")


class TestArabicSentences(SegmenterContract):
    texts = (
        *SegmenterContract.texts,
        "قال: «نعم. لا». ثم مضى؟ أجل! د. أحمد وصل 7:50 بنسبة 3.5 في المئة…",
        "عاجل",
        "أولا؛ ثانيا، وثالثا؛ " * 20,
    )

    def make(self):
        return HOST.segmenter("ar")


class TestEnglishSentences(SegmenterContract):
    texts = (
        *SegmenterContract.texts,
        "He said: “Yes. No.” Then he left? At 7:50 p.m. Dr. Smith rose by 3.5%…",
        "Urgent",
        "first; second, and third; " * 20,
    )

    def make(self):
        return HOST.segmenter("en")


class TestSpeakers(CheckContract):
    clean = (
        Pair("قال نزار الشامي إن الطريق مغلق.", "Nizar al-Shami said the road was closed."),
        Pair("", ""),
    )
    wrong = (Pair("قال نزار الشامي إن الطريق مغلق.", "The road was closed."),)

    def make(self):
        return next(check for check in HOST.checks() if check.name == "speakers")


class TestFigures(CheckContract):
    clean = (Pair("قتل 12 شخصا.", "12 people were killed."), Pair("", ""))
    wrong = (Pair("قتل 12 شخصا.", "People were killed."), Pair("وصل رجل.", "13 men arrived."))

    def make(self):
        return next(check for check in HOST.checks() if check.name == "figures")


@pytest.mark.parametrize(
    "broken",
    [
        lambda requests: [(Candidate(str(len(requests)), 0.0, 1),) for _ in requests],
        lambda requests: [()] * len(requests),
        lambda requests: [(Candidate("a", -2.0, 1), Candidate("b", -1.0, 1)) for _ in requests],
        lambda _: [],
    ],
    ids=["grouped", "empty", "worst-first", "missing"],
)
def test_a_backend_that_breaks_the_contract_fails(broken):
    class Broken(TestEcho):
        def make(self):
            backend = EchoBackend()
            backend.translate = broken
            return backend

    def keep_the_contract():
        Broken().test_answers_each_request()
        Broken().test_an_answer_does_not_depend_on_the_others()

    with pytest.raises((AssertionError, ValueError)):
        keep_the_contract()


def test_a_segmenter_that_loses_text_fails():
    class Lossy(TestArabicSentences):
        def make(self):
            inner = HOST.segmenter("ar")

            class Segmenter:
                language = "ar"
                clauses = inner.clauses

                def split(self, text, closed=()):
                    return inner.split(text, closed)[:1]

            return Segmenter()

    with pytest.raises(AssertionError):
        Lossy().test_pieces_hold_all_but_white_space()


def test_a_segmenter_that_cuts_what_is_closed_fails():
    class Careless(TestArabicSentences):
        texts = SegmenterContract.texts

        def make(self):
            inner = HOST.segmenter("ar")

            class Segmenter:
                language = "ar"
                split = inner.split

                def clauses(self, text, closed=()):
                    return inner.clauses(text)

            return Segmenter()

    with pytest.raises(AssertionError):
        Careless().test_no_boundary_inside_a_closed_span()


def test_a_scripted_answer_is_found_by_text_then_by_turn():
    backend = ScriptedBackend({"نعم": ["Yes", "Yeah"]})
    backend.enqueue(Candidate("No", -3.0, 1, cut=True))
    (yes, yeah), (no,) = backend.translate([Request("نعم", alternatives=2), Request("لا")])
    assert [yes.text, yeah.text] == ["Yes", "Yeah"]
    assert yes.score > yeah.score
    assert no == Candidate("No", -3.0, 1, cut=True)
    assert backend.calls == [(Request("نعم", alternatives=2), Request("لا"))]
