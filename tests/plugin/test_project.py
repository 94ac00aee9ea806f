"""Markup carried over along an alignment."""

import pytest

from dragoman.text.project import Point, Region, project
from dragoman.types import Link, Span


def links(source: str, target: str, pairs: str) -> list[Link]:
    """Read "target-word:source-word" pairs, by position."""

    def words(text: str) -> list[Span]:
        spans, position = [], 0
        for word in text.split(" "):
            spans.append(Span(position, position + len(word)))
            position += len(word) + 1
        return spans

    sources, targets = words(source), words(target)
    found = [tuple(map(int, pair.split(":"))) for pair in pairs.split()]
    return [Link(targets[t], sources[s]) for t, s in found]


SOURCE = "قال الوزير سامي الخطيب أمس"
TARGET = "Minister Sami al-Khatib said yesterday."
LINKS = "0:1 1:2 2:3 3:0 4:4"


def span_of(part: str) -> Span:
    return Span(SOURCE.index(part), SOURCE.index(part) + len(part))


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("سامي الخطيب", "Minister <Sami al-Khatib> said yesterday."),
        ("قال", "Minister Sami al-Khatib <said> yesterday."),
        ("أمس", "Minister Sami al-Khatib said <yesterday>."),
        ("الوزير سامي الخطيب", "<Minister Sami al-Khatib> said yesterday."),
        (SOURCE, "<Minister Sami al-Khatib said yesterday>."),
    ],
)
def test_a_marked_stretch_follows_its_words(part: str, expected: str) -> None:
    region = Region(span_of(part), "<", ">")
    assert project(SOURCE, TARGET, links(SOURCE, TARGET, LINKS), [region]) == expected


def test_pairs_stay_nested_and_apart() -> None:
    regions = [
        Region(span_of("الوزير سامي الخطيب"), "[", "]"),
        Region(span_of("سامي"), "<", ">"),
        Region(span_of("أمس"), "{", "}"),
    ]
    found = project(SOURCE, TARGET, links(SOURCE, TARGET, LINKS), regions)
    assert found == "[Minister <Sami> al-Khatib] said {yesterday}."


def test_two_stretches_never_share_a_word() -> None:
    regions = [Region(span_of("سامي"), "<", ">"), Region(span_of("الخطيب"), "{", "}")]
    same = [Link(Span(0, 8), span_of("سامي")), Link(Span(0, 8), span_of("الخطيب"))]
    assert project(SOURCE, TARGET, same, regions) is None


def test_without_attention_there_is_no_place() -> None:
    assert project(SOURCE, TARGET, [], [Region(span_of("سامي"), "<", ">")]) is None


def test_a_stretch_that_began_earlier_starts_the_sentence() -> None:
    region = Region(Span(0, span_of("الوزير").end), "", ">")
    alignment = links(SOURCE, "Minister said Sami al-Khatib", "0:1 1:0 2:2 3:3")
    expected = "Minister said> Sami al-Khatib"
    assert project(SOURCE, "Minister said Sami al-Khatib", alignment, [region]) == expected


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (span_of("الخطيب").end, "Minister Sami al-Khatib^ said yesterday."),
        (span_of("الوزير").end, "Minister^ Sami al-Khatib said yesterday."),
        (len(SOURCE), "Minister Sami al-Khatib said yesterday.^"),
    ],
)
def test_a_point_stays_behind_its_word(position: int, expected: str) -> None:
    found = project(SOURCE, TARGET, links(SOURCE, TARGET, LINKS), [], [Point(position, "^")])
    assert found == expected


def test_a_point_before_the_full_stop_stays_before_it() -> None:
    found = project(SOURCE + ".", TARGET, [], [], [Point(len(SOURCE), "^")])
    assert found == "Minister Sami al-Khatib said yesterday^."


def test_quotes_inside_a_stretch_go_with_it() -> None:
    source, target = "قال «نعم» أمس", "He said “yes” yesterday"
    region = Region(Span(4, 9), "<", ">")
    alignment = [
        Link(Span(3, 7), Span(0, 3)),
        Link(Span(8, 13), Span(4, 9)),
        Link(Span(14, 23), Span(10, 13)),
    ]
    assert project(source, target, alignment, [region]) == "He said <“yes”> yesterday"
