"""Who says what: hand-written cases, and what must hold for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from dragoman.text.speakers import LANGUAGES, names, quotations, read_reports

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = [case[1:] for case in read_fixture_file(FIXTURES / "speakers.txt")]
QUOTED = [case[1:] for case in read_fixture_file(FIXTURES / "quotations.txt")]
MATERIAL = """
    « » “ ” " ' ‘ ’ : ، . ؟ - — ( ) قال وقالت الوزير سامر الخطيب إن أن بأن مؤكدا قائلاً بحسب وفق على
    حد قوله جاء في بيان وزارة الصحة عن من لـ بـ ما الذي لكن أما نقلت و ف ـ ً
    said told according to he The minister , adding
"""
TEXTS = st.lists(st.sampled_from([*MATERIAL.split(), "\n"]), max_size=30).map(" ".join) | st.text(
    max_size=40
)


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_reports(title: str, text: str, expected: str) -> None:
    paragraphs = text.strip().split("\n\n")
    shown = []
    for report in read_reports(paragraphs, "en" if title.startswith("en:") else "ar"):
        paragraph = paragraphs[report.paragraph]
        speaker = report.speaker.of(paragraph) if report.speaker else f"= {report.name}"
        verb = report.verb.of(paragraph) if report.verb else "-"
        directness = "direct" if report.direct else "indirect"
        shown.append(f"{directness} | {speaker} | {verb} | {report.content.of(paragraph)}")
    assert shown == [line for line in expected.strip().split("\n") if line != "-"], title


@pytest.mark.parametrize(("title", "text", "expected"), QUOTED, ids=[c[0] for c in QUOTED])
def test_quotations(title: str, text: str, expected: str) -> None:
    text = text.rstrip("\n")
    shown = [
        f"{q.depth} {'closed' if q.closed and q.opened else 'open'} {q.span.of(text).strip()}"
        for q in quotations(text)
    ]
    assert shown == expected.strip().split("\n"), title


def test_a_short_name_is_the_full_one() -> None:
    paragraphs = [
        "قال المتحدث باسم وزارة الصحة سامر الخطيب إن الوضع مستقر.",
        "وقالت الوزيرة ليلى منصور إن اللقاح متوفر.",
        "وأكد الخطيب أن المستشفيات جاهزة. وأضاف أن الفرق تعمل. وقالت الوزارة إنها تتابع.",
    ]
    spokesman, _, again, goes_on, ministry = read_reports(paragraphs)
    assert spokesman.role == "المتحدث باسم وزارة الصحة"
    assert spokesman.organisation == "وزارة الصحة"
    assert [again.name, goes_on.name] == [spokesman.name] * 2
    assert (again.source, goes_on.source, ministry.source) == (0, 0, None)


def test_a_headline_leaves_out_the_name_that_follows() -> None:
    paragraphs = [
        "رئيس الوزراء: الأزمة انتهت",
        "قال رئيس الوزراء سليم الحمود إن الأزمة انتهت.",
        "وأكد مصدر أمني أن الجسر سليم. لكن رئيس الوزراء قال إن الأرقام صحيحة.",
    ]
    assert [report.name for report in read_reports(paragraphs)] == [
        "رئيس الوزراء سليم الحمود",
        "رئيس الوزراء سليم الحمود",
        "مصدر أمني",
        "رئيس الوزراء سليم الحمود",
    ]


def test_who_is_introduced_beside_another_is_named_in_full() -> None:
    paragraphs = [
        "قال المحافظ سليم الحمود، في مؤتمر مع وزيرة الطاقة هالة زيد، إن الجسر سليم.",
        "وأوضحت زيد أن الشبكة تحتاج إلى عام. وبحسب الوزيرة، تكفي الموازنة.",
    ]
    _, again, source = read_reports(paragraphs)
    assert (again.name, again.role) == ("وزيرة الطاقة هالة زيد", "وزيرة الطاقة")
    assert (again.source, source.source) == (None, 1)


def test_a_source_is_named_without_its_preposition() -> None:
    (report,) = read_reports(["ووفقاً للوزير سامر الخطيب، فإن الطريق مغلق."])
    assert (report.name, report.role) == ("الوزير سامر الخطيب", "الوزير")


def test_names_with_all_their_mentions() -> None:
    paragraphs = [
        "قالت رئيسة بلدية النبطية هدى فرحات إن المياه عادت.",
        "وزار وفد من البلدية دار فرحات، ورافقه المهندس زياد القباني.",
        "ويقيم القباني في المدينة.",
    ]
    found = {n.text: n for n in names(paragraphs, read_reports(paragraphs)) if n.person}
    assert set(found) == {"هدى فرحات", "زياد القباني"}
    assert [m.span.of(paragraphs[m.paragraph]) for m in found["هدى فرحات"].mentions] == [
        "هدى فرحات",
        "فرحات",
    ]
    assert found["زياد القباني"].role == "المهندس"


def test_english_names() -> None:
    paragraphs = ["Samer al-Khatib, a resident, said the taps were dry.", "Later al-Khatib left."]
    (name,) = names(paragraphs, read_reports(paragraphs, "en"), "en")
    assert (name.text, len(name.mentions)) == ("Samer al-Khatib", 2)


def test_other_languages_are_not_read() -> None:
    assert read_reports(["« Oui », dit-il."], "fr") == []


@given(st.lists(TEXTS, max_size=4), st.sampled_from(LANGUAGES))
def test_every_report_points_into_its_paragraph(paragraphs: list[str], language: str) -> None:
    reports = read_reports(paragraphs, language)
    for number, report in enumerate(reports):
        text = paragraphs[report.paragraph]
        for span in (report.content, report.verb, report.speaker):
            assert span is None or 0 <= span.start <= span.end <= len(text)
        assert report.source is None or report.source < number
    for name in names(paragraphs, reports, language):
        assert all(m.span.of(paragraphs[m.paragraph]).strip() for m in name.mentions)


@given(TEXTS)
def test_quotations_nest(text: str) -> None:
    found = quotations(text)
    for one, other in pairwise(found):
        assert one.outer.covers(other.outer) or one.outer.end <= other.outer.start


@pytest.mark.parametrize("piece", ["قال ", "«قال. وأضاف ", '"', "، مؤكدا أن ", "قال: ", "وزير "])
def test_a_text_of_one_piece_ends_soon(piece: str) -> None:
    start = process_time()
    read_reports([piece * 20_000])
    assert process_time() - start < 30  # many minutes if any step looked at all of it again
