"""The structure proof: what it lets pass, what it names."""

import pytest

from dragoman.builtin.markdown import Markdown
from dragoman.errors import StructureError
from dragoman.structure import compare, differing_segments, skeleton_difference, verify

SOURCE = "# عنوان\n\nقال **أحمد** في [نص](/a) و`ك` مع Node.js.\n\n- بند\n"
GOOD = "# Title\n\nIn [text](/a), **Ahmad** said with Node.js `ك`.\n\n- Item\n"


def parsed(text):
    return Markdown().parse(text)


def test_order_within_a_segment_may_differ():
    assert compare(parsed(SOURCE), parsed(GOOD)) is None
    assert differing_segments(parsed(SOURCE), parsed(GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "segment"),
    [
        ("**Ahmad**", "Ahmad", 3, 1),
        ("(/a)", "(/b)", 3, 1),
        ("`ك`", "ك", 3, 1),
        ("`ك`", "`ك` `ك`", 3, 1),
        ("Node.js", "Node", 3, 1),
        ("# Title", "## Title", 1, None),
        ("- Item", "1. Item", 5, None),
        ("- Item", "- Item\n- Item", 6, None),
        ("- Item", "-  Item", 5, None),
        ("Title\n\n", "Title\n\n\n", 3, None),
    ],
)
def test_a_difference_is_named(old, new, line, segment):
    difference = compare(parsed(SOURCE), parsed(GOOD.replace(old, new)))
    assert difference is not None
    assert (difference.line, difference.segment) == (line, segment)


def test_the_skeleton_alone_can_be_compared():
    assert skeleton_difference(parsed("- أ\n  - ب\n"), parsed("* [a](/x)\n  * b\n")) is None
    difference = skeleton_difference(parsed("- أ\n  - ب\n"), parsed("- a\n- b\n"))
    assert difference is not None
    assert difference.line == 1


def test_verify_raises_with_line_and_hint():
    with pytest.raises(StructureError, match=r"line 3: .* is missing") as raised:
        verify(parsed(SOURCE), parsed(GOOD.replace("**", "")))
    assert raised.value.hint


def test_language_and_direction_may_become_english():
    source = parsed('<div dir="rtl">نص</div>\n')
    assert compare(source, parsed('<div dir="ltr">text</div>\n')) is None
    assert compare(source, parsed('<div dir="rtl">text</div>\n')) is None
    assert compare(source, parsed('<div dir="auto">text</div>\n')) is not None


def test_differing_segments_of_documents_with_other_counts():
    source = parsed("ا\n\nب\n\nج\n")
    assert differing_segments(source, parsed("a\n\nb\n\nb\n\nc\n")) == []
    assert differing_segments(source, parsed("a\n\n# b\n\nc\n")) == [1]
    assert differing_segments(source, parsed("a\n\n**b**\n\nc\n\nd")) == [1]


def test_differing_segments_by_place():
    markup = Markdown()
    source = markup.parse("ا\n\nب\n\nج\n")
    rendered = markup.render(source, ["a", "b\n\nb", "c"])
    other = markup.parse(rendered.text)
    assert differing_segments(source, other, rendered.places) == []
    rendered = markup.render(source, ["a", "**b**", "c"])
    other = markup.parse(rendered.text)
    assert differing_segments(source, other, rendered.places) == [1]
