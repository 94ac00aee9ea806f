"""What a page is made of: rows, their structure, and where findings belong."""

import pytest

from dragoman_hooks.review.build import review_documents
from dragoman_hooks.review.page import render

NAMES = ("a.ar.md", "a.en.md")


def rows(host, source, target):
    return review_documents(host, source, target, names=NAMES).rows


def text(cells):
    return "|".join("".join(run.text for run in cell.runs) for cell in cells)


def summed(row):
    return (
        row.kind,
        row.level,
        row.quotes,
        row.depth,
        row.marker,
        text(row.source),
        text(row.target),
    )


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("# عنوان", "# A title", [("heading", 1, 0, 0, "", "عنوان", "A title")]),
        ("عنوان\n---\n", "A title\n---\n", [("heading", 2, 0, 0, "", "عنوان", "A title")]),
        ("> > نص", "> > Text", [("paragraph", 0, 2, 0, "", "نص", "Text")]),
        (
            "- أول\n  1. ثان\n- [x] ثالث\n",
            "- First\n  1. Second\n- [x] Third\n",
            [
                ("paragraph", 0, 0, 1, "-", "أول", "First"),
                ("paragraph", 0, 0, 2, "1.", "ثان", "Second"),
                ("paragraph", 0, 0, 1, "[x]", "ثالث", "Third"),
            ],
        ),
        (
            "| أ | ب |\n|---|---|\n| ت | ث |\n",
            "| a | b |\n|---|---|\n| c | d |\n",
            [("row", 0, 0, 0, "", "أ|ب", "a|b"), ("row", 0, 0, 0, "", "ت|ث", "c|d")],
        ),
        (
            "نص\n\n```\nx = 1\n\ny\n```\n\nنص\n",
            "Text\n\n```\nx = 1\n\ny\n```\n\nText\n",
            [
                ("paragraph", 0, 0, 0, "", "نص", "Text"),
                ("frame", 0, 0, 0, "", "```\nx = 1\n\ny\n```", "```\nx = 1\n\ny\n```"),
                ("paragraph", 0, 0, 0, "", "نص", "Text"),
            ],
        ),
        ("نص\r\n\r\n---\r\n", "Text\r\n", [("paragraph", 0, 0, 0, "", "نص", "Text")]),
        (
            "قال **أحمد** [نعم](/x) `a*b` &amp; \\* نص[^1].\n\n[^1]: حاشية.\n",
            "**Ahmad** said [yes](/x) `a*b` &amp; \\* text[^1].\n\n[^1]: A note.\n",
            [
                (
                    *("paragraph", 0, 0, 0, ""),
                    "قال أحمد نعم a*b & * نص1.",
                    "Ahmad said yes a*b & * text1.",
                ),
                ("paragraph", 0, 0, 0, "", "حاشية.", "A note."),
            ],
        ),
        (
            "{{< m 1 >}}نص{{< /m >}} هنا\n",
            "{{< m 1 >}}Text{{< /m >}} here\n",
            [
                (
                    "paragraph",
                    0,
                    0,
                    0,
                    "",
                    "{{< m 1 >}}نص{{< /m >}} هنا",
                    "{{< m 1 >}}Text{{< /m >}} here",
                )
            ],
        ),
        (
            "![صورة](a/b.png) نص\n",
            "![A picture](a/b.png) text\n",
            [("paragraph", 0, 0, 0, "", "b.png نص|صورة", "b.png text|A picture")],
        ),
    ],
)
def test_the_structure_of_the_document_is_that_of_the_rows(host, source, target, expected):
    assert [summed(row) for row in rows(host, source, target)] == expected


def test_a_frame_that_is_alike_is_shown_once(host):
    page = "نص\n\n```\n1\n```\n"
    (_, frame) = rows(host, page, page.replace("نص", "Text"))
    assert frame.same
    (_, frame) = rows(host, page, page.replace("نص", "Text").replace("1", "2"))
    assert not frame.same
    assert [run.findings for run in frame.target[0].runs] == [(), (0,), ()]


def test_fields_of_front_matter_have_their_names(host):
    page = "---\ntitle: نص هنا\nlang: ar\n---\n"
    field, frame = rows(host, page, page.replace("نص هنا", "Text here").replace(": ar", ": en"))
    assert [cell.label for cell in (*field.source, *field.target)] == ["title", "title"]
    assert (text(frame.source), text(frame.target)) == ("lang: ar", "lang: en")


def test_markup_on_the_line_of_a_text_stays_visible(host):
    (row,) = rows(host, '<p dir="rtl">نص</p>\n', '<p dir="ltr">Text</p>\n')
    assert (row.source[0].before, row.source[0].after) == ('<p dir="rtl">', "</p>")


def test_findings_belong_to_their_rows_and_sentences(host):
    source = "نص أول.\n\nقُتل 12 شخصا. وأصيب 30 جريحا.\n\nنص أخير هنا.\n"
    target = "First text.\n\n12 people died. 31 were injured.\n"
    review = review_documents(host, source, target, names=NAMES)
    found = [(r.finding.check, r.row, r.lines) for r in review.remarks]
    assert found == [("figures", 1, (3, 3)), ("structure", 2, (5, None))]
    assert [review.pairs[r.pair].source for r in review.remarks] == [
        "وأصيب 30 جريحا.",
        "نص أخير هنا.",
    ]
    assert [row.findings for row in review.rows] == [(), (0,), (1,)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("", ""),
        ("", "Text.\n"),
        ("نص.\n", ""),
        ("```\n1\n```\n", ""),
        ("\ufeffنص.\r\n", "\ufeffText.\r\n"),
    ],
)
def test_documents_without_much_have_a_page(host, source, target):
    page = render(review_documents(host, source, target, names=NAMES))
    assert page.startswith("<!doctype html>\n<html lang=")
    assert page.count("<main") == page.count("</main>") == 1


def test_a_dropped_speaker_shifts_no_colour(host):
    source = "قالت ليلى منصور إن المعبر مفتوح. وقال سامر الخطيب إن الوضع هادئ.\n"
    target = "The crossing is open. Samer al-Khatib said it was calm.\n"
    (row,) = rows(host, source, target)
    sides = [
        {run.text: run.speaker for run in cell.runs if run.speaker}
        for cell in (*row.source, *row.target)
    ]
    assert sides == [
        {"ليلى منصور": (0, False), "سامر الخطيب": (1, True)},
        {"Samer al-Khatib": (1, True)},
    ]


def test_plain_text_has_a_page_too(host, tmp_path):
    review = review_documents(
        host, "نص أول.\n\n- بند\n", "A text.\n\n- Item\n", names=NAMES, path=tmp_path / "a.txt"
    )
    assert [text(row.target) for row in review.rows] == ["A text.", "Item"]
