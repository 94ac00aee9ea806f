"""What an editor asks about: sentences with their places, their alternatives, a part of a page."""

import pytest

from dragoman import Settings, Span, alternatives, create_host, hookimpl, read_passages, translate
from dragoman.testing import ScriptedBackend

PAGE = """---
title: "قال \\"نعم\\""
dir: rtl
---

- بند أول. قُتل
  12 شخصا في **المدينة**.

> | عمود | ثان |
> |---|---|
> | خلية | 😀 أخرى |
"""
DEATHS = "قُتل 12 شخصا في المدينة."
ANSWERS = {
    DEATHS: ["13 people died in the city.", "12 people died in the city.", "Twelve | died."],
    "عمود": ["Column"],
    "خلية": ["Cell"],
    "😀 أخرى": ["😀 Other"],
}


@pytest.fixture
def host():
    class Plugin:
        @hookimpl
        def register_backends(self):
            return {"s": lambda: ScriptedBackend(ANSWERS)}

    return create_host(settings=Settings(model="s"), plugins=[Plugin()], entry_points=False)


def test_passages_are_the_sentences_with_their_places_and_without_their_container(host):
    found = read_passages(host, PAGE)
    assert [passage.text for passage in found] == [
        'قال "نعم"',
        "بند أول.",
        "قُتل\n12 شخصا في **المدينة**.",
        "عمود",
        "ثان",
        "خلية",
        "😀 أخرى",
    ]
    assert [p.place.of(PAGE) for p in found][2:4] == ["قُتل\n  12 شخصا في **المدينة**.", "عمود"]


def test_a_text_without_sentences_has_no_passages_and_no_alternatives(host):
    assert read_passages(host, "\n```\nنص\n```\n") == alternatives(host, "") == ()


def test_a_part_is_translated_where_it_stands_and_nothing_else_changes(host):
    start = PAGE.index("خلية")
    found = translate(host, PAGE, within=Span(start + 1, start + 2))
    assert found.text == PAGE.replace("خلية", "Cell")
    assert [s.source.of(PAGE) for s in found.sentences] == ["خلية"]


def test_a_part_that_touches_several_sentences_takes_each_whole(host):
    within = Span(PAGE.index("مود"), PAGE.index("لية"))
    found = translate(host, PAGE, within=within)
    expected = PAGE.replace("عمود", "Column").replace("ثان", "EN(ثان)").replace("خلية", "Cell")
    assert found.text == expected


def test_a_part_without_text_changes_nothing(host):
    assert translate(host, PAGE, within=Span(0, 3)).text == PAGE


def test_alternatives_are_the_hypotheses_each_with_its_findings(host):
    found = alternatives(host, f"{DEATHS} وبعد.", count=2)
    assert [a.text for a in found] == [f"{text} وبعد." for text in ANSWERS[DEATHS][:2]]
    wrong, right = found
    assert [f.check for f in wrong.findings] == ["figures"]
    assert wrong.findings[0].target.of(wrong.text) == "13"
    assert right.findings == ()
    assert wrong.sentences[0].score > right.sentences[0].score


def test_an_alternative_that_would_break_the_structure_is_left_out(host):
    broken = ScriptedBackend({"نص": ["Text", "Line\n\nLine"]})

    class Plugin:
        @hookimpl
        def register_backends(self):
            return {"b": lambda: broken}

    other = create_host(settings=Settings(model="b"), plugins=[Plugin()], entry_points=False)
    assert next(a.text for a in alternatives(other, "# نص")) == "# Text"
    assert all(a.text.count("\n") == 0 for a in alternatives(other, "# نص"))
