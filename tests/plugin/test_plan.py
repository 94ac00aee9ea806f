"""What a model is asked for a sentence with markup, and what becomes of its answer."""

import re

import pytest

from dragoman.builtin.markdown import Markdown
from dragoman.text.coded import char_of, encode
from dragoman.text.fit import continued, spaced
from dragoman.text.plan import Plan, apply_plan, make_plan, runs
from dragoman.types import Candidate, Inline, Link, Segment, Span

PLACEHOLDERS = tuple(f"⟦{i}⟧" for i in range(3))
KINDS = {"`": "code", "^": "footnote", "A": "latin", "!": "image"}


def sentence(text: str) -> tuple[str, dict[str, Inline]]:
    """Read `<` and `>` as a marked pair; `x`, ^1, !1 and Latin words as atoms."""
    inlines: list[Inline] = []
    depth: list[int] = []
    for number, match in enumerate(re.finditer(r"`\w+`|[\^!]\d|[A-Z]\w+|[<>]", text)):
        span, mark = Span(*match.span()), match.group()
        if mark == "<":
            depth.append(number)
            inlines.append(Inline(span, "strong", "open", mark, number))
        elif mark == ">":
            inlines.append(Inline(span, "strong", "close", mark, depth.pop() if depth else -1))
        else:
            inlines.append(Inline(span, KINDS.get(mark[0], "latin"), "atom", mark))
    coded = encode(Segment(0, "paragraph", text, (Span(0, len(text)),), tuple(inlines)))
    return coded.text, coded.within(Span(0, len(coded.text)))


def plan_of(text: str, placeholders: tuple[str, ...] = PLACEHOLDERS) -> Plan:
    plan = make_plan(*sentence(text), placeholders)
    assert plan is not None
    return plan


def unfolded(coded: str | None, text: str) -> str | None:
    inlines = sentence(text)[1]
    return coded and "".join(inlines[c].key if c in inlines else c for c in coded)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("شغّل `git` الآن", "شغّل ⟦0⟧ الآن"),
        ("من `a` إلى `b`", "من ⟦0⟧ إلى ⟦1⟧"),
        ("قال <سامي> نعم", "قال سامي نعم"),
        ("<قال سامي نعم>", "قال سامي نعم"),
        ("قال^1 سامي نعم.^2", "قال سامي نعم."),
        ("!1 قال سامي", "قال سامي"),
        ("سطر\nوسطر", "سطر وسطر"),
    ],
)
def test_what_the_model_sees(text: str, asked: str) -> None:
    assert plan_of(text).text == asked


def test_a_pair_around_the_whole_sentence_needs_no_alignment() -> None:
    plan = plan_of("<قال سامي نعم> ^1")
    assert not plan.needs_alignment
    answer = apply_plan(plan, Candidate("Sami said yes", 0, 3))
    assert unfolded(answer, "<قال سامي نعم> ^1") == "<Sami said yes> ^1"


def test_more_protected_spans_than_placeholders_cannot_be_asked_whole() -> None:
    assert make_plan(*sentence("`a` `b` `c` `d`"), PLACEHOLDERS) is None
    assert make_plan(*sentence("من `a` إلى"), ()) is None


def test_a_model_without_placeholders_is_shown_latin_words_as_they_are() -> None:
    text = "شركة Google اليوم"
    plan = plan_of(text, ())
    assert plan.text == text
    assert unfolded(apply_plan(plan, Candidate("Google company today", 0, 3)), text) == (
        "Google company today"
    )
    assert apply_plan(plan, Candidate("Gogle company today", 0, 3)) is None


@pytest.mark.parametrize("answer", ["Run now", "Run ⟦0⟧ ⟦0⟧ now"])
def test_a_placeholder_that_is_lost_or_doubled_is_refused(answer: str) -> None:
    assert apply_plan(plan_of("شغّل `git` الآن"), Candidate(answer, 0, 3)) is None


def test_a_placeholder_like_text_of_the_source_is_not_used() -> None:
    assert plan_of("نص ⟦0⟧ مع `git` هنا").text == "نص ⟦0⟧ مع ⟦1⟧ هنا"


def test_an_unchanged_answer_gives_the_source_byte_for_byte() -> None:
    text = " <قال\nسامي>  نعم"
    plan = plan_of(text)
    assert apply_plan(plan, Candidate(plan.text, 0, 3)) == plan.source


def test_markup_and_placeholders_together() -> None:
    text = "شغّل <`git` الآن> يا سامي"
    plan = plan_of(text)
    alignment = (
        Link(Span(0, 4), Span(13, 17)),
        Link(Span(6, 9), Span(0, 4)),
        Link(Span(10, 13), Span(5, 8)),
        Link(Span(14, 17), Span(9, 13)),
    )
    answer = apply_plan(plan, Candidate("Sami, run ⟦0⟧ now", 0, 4, alignment=alignment))
    assert unfolded(answer, text) == "Sami, run <`git` now>"


def test_a_stretch_that_goes_on_in_the_next_sentence_stays_open() -> None:
    plan = plan_of("قال <سامي نعم")
    assert [(r.open != "", r.close) for r in plan.regions] == [(True, "")]


def test_runs_are_the_text_between_the_inlines() -> None:
    coded, _ = sentence("شغّل `git` <الآن> !1")
    assert [r.of(coded).strip() for r in runs(coded)] == ["شغّل", "الآن"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and<the word>then", "and <the word> then"),
        ("and<<the word>>then", "and <<the word>> then"),
        ("run`git`now", "run `git` now"),
        ("yes^1 and", "yes^1 and"),
        ("(<word>), <word>.", "(<word>), <word>."),
        ("<a><b>", "<a><b>"),
    ],
)
def test_words_are_not_glued_to_markup(text: str, expected: str) -> None:
    coded, inlines = sentence(text)
    assert unfolded(spaced(coded, coded, inlines), text) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("1\\. رقم", "1 ⟦0⟧ number", "1\\. number"),
        ("نص و\\[كلمة\\] هنا", "text and ⟦0⟧ word ⟦1⟧ here", "text and \\[word\\] here"),
        ("وصل\\* أمس", "arrived ⟦0⟧ then", "arrived\\* then"),
        ("5&nbsp;كم", "5 ⟦0⟧ km", "5&nbsp;km"),
        ("قال &laquo;نعم", "said ⟦0⟧ yes", "said &laquo;yes"),
        ("نص و![صورة](x)", "text and⟦0⟧then", "text and ![صورة](x) then"),
    ],
)
def test_signs_touch_what_they_touch_in_the_source(source: str, target: str, expected: str) -> None:
    segment = Markdown().parse(source).segments[0]
    coded = encode(segment)
    for index, placeholder in enumerate(PLACEHOLDERS):
        target = target.replace(placeholder, char_of(index))
    inlines = coded.within(Span(0, len(coded.text)))
    fitted = spaced(target, coded.text, inlines)
    written = (inlines[c].span.of(segment.text) if c in inlines else c for c in fitted)
    assert "".join(written) == expected


def test_a_clause_behind_markup_goes_on_in_small_letters() -> None:
    coded, _ = sentence("`x`")
    assert continued(f"{coded} On Monday") == f"{coded} on Monday"
