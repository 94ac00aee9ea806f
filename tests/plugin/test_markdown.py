"""Markdown: what is text, what is markup, and how translations are written back."""

from collections import Counter
from pathlib import Path

import pytest
from markdown_it.ruler import Ruler

from dragoman.builtin.markdown import Markdown
from dragoman.testing import FormatContract
from dragoman.testing.round_trip import assert_round_trip
from dragoman.text.markdown import block_rules
from dragoman.text.markdown.parser import create_parser, parse_blocks, parse_inline

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROLES = {"atom": "", "open": "(", "close": ")", "break": "|"}


def cases(name):
    for case in (FIXTURES / name).read_text("utf-8").rstrip("\n").split("\n=\n"):
        title, source, expected = case.split("\n.\n")
        yield pytest.param(source + "\n", expected, id=title)


def shown(segment):
    inlines = [
        f"{inline.span.of(segment.text)}={inline.kind}{ROLES[inline.role]}".replace("\n", "⏎")
        for inline in segment.inlines
    ]
    return "  ".join([f"{segment.kind} {segment.text!r}", " ".join(inlines)]).rstrip()


@pytest.mark.parametrize(("source", "expected"), list(cases("markdown.txt")))
def test_segments(source, expected):
    assert "\n".join(map(shown, Markdown().parse(source).segments)) == expected


@pytest.mark.parametrize(("source", "expected"), list(cases("markdown.txt")))
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_round_trip(source, expected, line_end):
    assert expected is not None
    assert_round_trip(Markdown(), source.replace("\n", line_end))


@pytest.mark.parametrize(("source", "expected"), list(cases("markdown_render.txt")))
def test_render(source, expected):
    *lines, marks = source.rstrip("\n").split("\n")
    markup = Markdown()
    document = markup.parse("\n".join(lines) + "\n")
    targets = [
        None if target == "-" else target.replace("⏎", "\n") for target in marks.split(" / ")
    ]
    rendered = markup.render(document, targets)
    assert rendered.text == expected + "\n"
    for place, target, segment in zip(rendered.places, targets, document.segments, strict=True):
        if target and not segment.inlines and not segment.encoding:
            assert place.of(rendered.text).split()[-1] == target.split()[-1]


class TestMarkdown(FormatContract):
    documents = tuple(
        source
        for source, expected in (param.values for param in cases("markdown.txt"))
        if not {"alt", "link", "title"} & set(expected.split())  # texts inside others come and go
    )

    def make(self):
        return Markdown()


@pytest.mark.parametrize(
    "source",
    [
        "\ufeffنص\r\n\rنص\nنص  \r\nنص",
        "\ufeff---\r\ntitle: نص\r\n---\r\nنص\x00نص\x0cنص\u2028نص\x85\r\n",
        "\tنص\n-\tنص\n\n\tنص\n>\tنص\n> \tنص\n",
        "نص\n\n[^1]:\tنص\n\n\n\n",
        "",
        "\n",
        "\ufeff",
    ],
)
def test_odd_characters_survive(source):
    assert_round_trip(Markdown(), source)


def test_control_characters_are_protected():
    (segment,) = Markdown().parse("نص\x00نص\x0cنص\ue000").segments
    assert [inline.kind for inline in segment.inlines] == ["control", "control", "template"]


@pytest.mark.parametrize(
    "piece",
    [
        *("**ا", "[ا](b) ", "[", "<b>", "`", "$ا ", "{{ ", " ==ا", "++ا ", "&laquo;"),
        *("![ا](b 'ت') ", "{{< x >}} ا {{< /x >}} ", "{{< x >}}ا", "{% raw %} ", "{{% /x %}} "),
    ],
)
def test_one_long_line_comes_back(piece):
    """Quadratic time would show as a test that does not end; benchmarks/adversarial.py measures."""
    assert_round_trip(Markdown(), piece * 2000)


SOURCES = {
    "paragraph": "نص\n",
    "heading": "# نص\n",
    "cell": "| نص |\n|---|\n",
    "html": "<p>نص</p>\n",
}


@pytest.mark.parametrize("case", (FIXTURES / "markdown_escape.txt").read_text("utf-8").splitlines())
def test_escape(case):
    kind, rest = case.split(" | ", 1)
    half = len(rest.split(" | ")) // 2
    text, expected = " | ".join(rest.split(" | ")[:half]), " | ".join(rest.split(" | ")[half:])
    document = Markdown().parse(SOURCES[kind])
    (segment,) = document.segments
    escaped = Markdown().escape(text, segment)
    assert escaped == expected
    again = Markdown().parse(Markdown().render(document, [escaped]).text)
    assert [inline.kind for inline in again.segments[0].inlines if inline.role == "open"] == []


def test_unclosed_math_is_searched_once(monkeypatch):
    read = []
    line = block_rules._line
    monkeypatch.setattr(block_rules, "_line", lambda state, at: read.append(at) or line(state, at))
    (segment,) = Markdown().parse("$$ نص\n" * 300).segments
    assert len(segment.places) == 300
    assert max(Counter(read).values()) < 50


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("$$ نص\n$$ آخر\n\n$$\nx\n$$\n", ["$$ نص\n$$ آخر"]),
        ("- $$ نص\n- $$ آخر\n\n$$\nx\n$$\n", ["$$ نص", "$$ آخر"]),
        ("> $$ نص\n> $$ آخر\n\n> $$\n> x\n> $$\n", ["$$ نص\n$$ آخر"]),
        ("نص\n\\[\n$$\nx\n$$\n", ["نص\n\\["]),
    ],
)
def test_unclosed_math_hides_none_that_is_closed(source, texts):
    assert [segment.text for segment in Markdown().parse(source).segments] == texts


def test_blocks_are_handed_over_one_by_one():
    handed: list[list[str]] = []
    source = "# أ\n\n- ب\n\n  > ج\n- د\n\n[ه]: /x\n\nو\n"
    parse_blocks(create_parser(), source, lambda tokens: handed.append([t.type for t in tokens]))
    assert [types[0] for types in handed if types] == [
        "heading_open",
        "bullet_list_open",
        "paragraph_open",
    ]


def test_a_new_parser_is_compiled_for_threads_to_share(monkeypatch):
    parser = create_parser()
    monkeypatch.delattr(Ruler, "__compile__")
    parse_blocks(parser, "> - نص\n", lambda _: None)
    assert parse_inline(parser, "**نص**", {}).tokens
