"""Learning from an edited page: what a person changed, and nothing else, comes back."""

import pytest

from dragoman import Span, learn_corrections, open_memory, translate

from .scripted import host_of

ANSWERS = {
    "عنوان الخبر": "The headline",
    "وصل الوفد أمس.": "The delegation arrived yesterday.",
    "ثم غادر.": "Then it left.",
    "قال": "Said",
    "الوزير": "The minister",
    "قتل 12 شخصا.": "12 people died.",
    "صورة الميناء": "The harbour",
    "عاد اليوم.": "He returned today.",
    "بدأ العمل.": "The work began.",
    "القدس": "Jerusalem",
}
SOURCE = """---
title: عنوان الخبر
---
# عنوان الخبر

وصل الوفد أمس. ثم غادر.

- قال **الوزير**

![صورة الميناء](a.png)

| قتل 12 شخصا. | عاد اليوم. |
|---|---|
| بدأ العمل. | [القدس] |

[القدس]: /q
"""


@pytest.fixture
def host():
    return host_of(ANSWERS)


@pytest.fixture
def memory(tmp_path):
    with open_memory(tmp_path / "memory.sqlite") as opened:
        yield opened


def test_a_page_that_nobody_edited_teaches_nothing(host, memory):
    page = translate(host, SOURCE, memory=memory).text
    assert "The delegation arrived yesterday. Then it left." in page
    assert learn_corrections(host, memory, SOURCE, page) == ()
    assert all(not entry.is_human for entry in memory.select())


EDITS = [
    ("title: The headline", "title: A headline"),
    ("# The headline", "# Headline"),
    ("arrived yesterday", "came on Monday"),
    ("yesterday. Then it left.", "yesterday and then it left."),
    ("yesterday. Then it left.", "yesterday. Then it left. Nobody knows why."),
    ("The delegation arrived yesterday. Then it left.", "The envoys came and went."),
    ("Said **The minister**", "**The minister** said"),
    ("Said **The minister**", "Said **the Minister**"),
    ("![The harbour]", "![The port]"),
    ("12 people died.", "Twelve people were killed."),
    ("The work began.", "Work \\[has\\] begun: 1 * 2."),
]


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_an_edited_page_comes_out_the_same_again(host, memory, old, new):
    page = translate(host, SOURCE, memory=memory).text
    assert old in page
    edited = page.replace(old, new, 1)
    found = learn_corrections(host, memory, SOURCE, edited)
    assert [correction.problem for correction in found] == [""]
    if "headline" in old:  # said twice in the page, and once corrected
        assert edited.count("The headline") == 1
        edited = edited.replace("The headline", found[0].after)
    again = translate(host, SOURCE, memory=memory)
    assert again.text == edited
    assert learn_corrections(host, memory, SOURCE, edited) == ()


def test_several_edits_are_told_apart(host, memory):
    page = translate(host, SOURCE, memory=memory).text
    edited = page
    for old, new in (EDITS[2], EDITS[6], EDITS[8], EDITS[9]):
        edited = edited.replace(old, new)
    found = learn_corrections(host, memory, SOURCE, edited)
    assert [(c.source.of(SOURCE), c.after) for c in found] == [
        ("وصل الوفد أمس.", "The delegation came on Monday."),
        ("قال **الوزير**", "**The minister** said"),
        ("صورة الميناء", "The port"),
        ("قتل 12 شخصا.", "Twelve people were killed."),
    ]
    assert found[0].before == "The delegation arrived yesterday."
    assert [c.target.of(edited) for c in found] == [c.after for c in found]
    assert translate(host, SOURCE, memory=memory).text == edited


def test_within_a_place_its_sentences_alone_are_learnt(host, memory):
    page = translate(host, SOURCE, memory=memory).text
    edited = page.replace("arrived yesterday", "came on Monday").replace("it left", "they left")
    edited = edited.replace("12 people died.", "Twelve people were killed.")
    line = Span(edited.index("The delegation"), edited.index("\n\n- Said"))
    second = edited.index("they left")
    for within, after in (
        (Span(second, second), ["Then they left."]),
        (Span(second, second + 4), []),  # known by now
        (Span(0, 3), []),
        (Span(edited.index("Twelve") - 1, len(edited)), ["Twelve people were killed."]),
        (line, ["The delegation came on Monday."]),
        (None, []),
    ):
        found = learn_corrections(host, memory, SOURCE, edited, within=within)
        assert [c.after for c in found] == after
        assert all(c.target.of(edited) == c.after for c in found)
    assert translate(host, SOURCE, memory=memory).text == edited


def test_within_a_place_of_the_source_its_sentences_alone_are_learnt(host, memory):
    page = translate(host, SOURCE, memory=memory).text
    edited = page.replace("arrived yesterday", "came on Monday").replace("it left", "they left")
    at = SOURCE.index("ثم غادر") + 2
    found = learn_corrections(host, memory, SOURCE, edited, within_source=Span(at, at))
    assert [c.after for c in found] == ["Then they left."]
    again = translate(host, SOURCE, memory=memory).text
    assert "The delegation arrived yesterday. Then they left." in again


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        ("قال **الوزير**\nقتل 12 شخصا. ثم غادر.\n", "Then it left.", "Then & it\n went  \\*."),
        ("ثم غادر. قال **الوزير** عاد.\n", "Then it left.", "Then &amp; it  left  2024 \\* so."),
        (
            "> ثم غادر. `x y` عاد اليوم.\n",
            "`x y` He returned today.",
            "`x y` He came\n> back &lt; today.",
        ),
    ],
)
def test_a_correction_stands_where_the_person_wrote_it(host, memory, source, old, new):
    page = translate(host, source, memory=memory).text
    edited = page.replace(old, new)
    assert edited != page
    (found,) = learn_corrections(host, memory, source, edited)
    assert found.problem == ""
    assert found.target.of(edited) == new


def test_a_heading_and_the_paragraph_after_it_are_told_apart(host, memory):
    page = translate(host, SOURCE, memory=memory).text
    edited = page.replace("# The headline", "# Envoys gone").replace("left", "went away")
    edited = edited.replace("title: The headline", "title: Envoys gone")
    found = learn_corrections(host, memory, SOURCE, edited)
    assert [c.after for c in found] == ["Envoys gone", "Envoys gone", "Then it went away."]
    assert translate(host, SOURCE, memory=memory).text == edited


def test_a_paragraph_that_was_taken_out_is_not_mistaken_for_its_neighbour(host, memory):
    source = "وصل الوفد أمس.\n\nثم غادر.\n\nعاد اليوم.\n\nبدأ العمل.\n"
    page = translate(host, source, memory=memory).text
    edited = page.replace("Then it left.\n\n", "").replace("returned today", "came back today")
    found = learn_corrections(host, memory, source, edited)
    assert [(c.source.of(source), c.after) for c in found if not c.problem] == [
        ("عاد اليوم.", "He came back today.")
    ]
    (problem,) = (c for c in found if c.problem)
    assert problem.source.of(source) == "ثم غادر."
    assert problem.problem == "it has no counterpart in the translation"


def test_a_paragraph_of_the_editor_s_own_is_reported(host, memory):
    page = translate(host, SOURCE, memory=memory).text
    edited = page.replace("- Said", "Our correspondent was there.\n\n- Said")
    (found,) = learn_corrections(host, memory, SOURCE, edited)
    assert found.source is None
    assert found.target.of(edited) == "Our correspondent was there."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Said **The minister**", "Said the minister"),
        ("Said **The minister**", "Said **The minister** in [Beirut](b.md)"),
    ],
)
def test_other_markup_than_the_source_s_is_reported_and_not_learnt(host, memory, old, new):
    page = translate(host, SOURCE, memory=memory).text
    (found,) = learn_corrections(host, memory, SOURCE, page.replace(old, new))
    assert found.problem == "its markup is not that of the source"
    assert translate(host, SOURCE, memory=memory).text == page


def test_a_page_of_an_older_model_is_no_correction(host, memory):
    older = {**ANSWERS, "ثم غادر.": "Then he went.", "وصل الوفد أمس.": "A party came."}
    page = translate(host_of(older), SOURCE, memory=memory).text
    assert learn_corrections(host, memory, SOURCE, page) == ()
    edited = page.replace("he went", "they went")
    (found,) = learn_corrections(host, memory, SOURCE, edited)
    assert (found.before, found.after) == ("Then he went.", "Then they went.")
    now = translate(host, SOURCE, memory=memory).text
    assert "The delegation arrived yesterday. Then they went." in now


def test_without_a_memory_of_the_page_it_is_made_first(host, memory):
    page = translate(host, SOURCE).text
    edited = page.replace("Then it left.", "Then it departed.")
    (found,) = learn_corrections(host, memory, SOURCE, edited)
    assert found.after == "Then it departed."


def test_a_correction_survives_a_new_link_target(host, memory):
    source = "قال [الوزير](a.md)\n"
    page = translate(host, source, memory=memory).text
    learn_corrections(host, memory, source, page.replace("Said", "So said"))
    moved = translate(host, source.replace("a.md", "b.md"), memory=memory)
    assert moved.text == "So said [The minister](b.md)\n"


def test_a_wrapped_page_and_plain_text_are_learnt_too(host, memory):
    source = "وصل الوفد أمس.\nثم غادر.\n"
    for form in ("markdown", "plain"):
        page = translate(host, source, memory=memory, format=form).text
        edited = page.replace("left", f"left in {form}").replace("went", "went")
        (found,) = learn_corrections(host, memory, source, edited, format=form)
        assert not found.problem
        again = translate(host, source, memory=memory, format=form).text
        assert again.split() == edited.split()


def test_a_document_in_another_language_teaches_nothing(host, memory):
    source = "دو نفر کشته شدند و چهارده نفر زخمی شدند.\n"
    assert learn_corrections(host, memory, source, "Two people were killed.\n") == ()
