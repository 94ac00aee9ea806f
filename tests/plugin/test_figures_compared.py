"""The table of pairs: source, target, and the findings of the check (``-``: none).

``error 12=21`` is an alteration, ``error 12`` a loss, ``error +12`` an addition.
"""

from pathlib import Path

import pytest

from dragoman.builtin.check_figures import FiguresCheck, register_checks
from dragoman.text.figures import compare_figures, read_figures
from dragoman.types import Finding, Pair

FIXTURE = Path(__file__).parents[1] / "fixtures" / "figures_compared.tsv"
ROWS = [
    line.split("\t")
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def noted(finding: Finding, pair: Pair) -> str:
    source = finding.source.of(pair.source) if finding.source else ""
    target = finding.target.of(pair.target) if finding.target else ""
    sign = "=" if source and target else "+" if target else ""
    return f"{finding.severity} {source}{sign}{target}"


@pytest.mark.parametrize(("source", "target", "expected"), ROWS)
def test_findings(source: str, target: str, expected: str) -> None:
    pair = Pair(source, target)
    found = "; ".join(noted(finding, pair) for finding in FiguresCheck().check(pair))
    assert (found or "-") == expected


@pytest.mark.parametrize(
    ("source", "target"), [row[:2] for row in ROWS if row[2] == "-"], ids=lambda text: text
)
def test_equal_both_ways(source: str, target: str) -> None:
    assert compare_figures(target, source, "en", "ar").faithful


def test_messages_are_plain() -> None:
    pair = Pair("12 قتيلا و5 جرحى", "21 dead")
    assert [finding.message for finding in FiguresCheck().check(pair)] == [
        "12 in the source reads 21 in the translation",
        "5 is missing from the translation",
    ]


@pytest.mark.parametrize(
    ("source", "target", "end"),
    [
        ("10/12/2024", "October 12, 2024", ": 10/12/2024 was read day first"),
        ("1,500", "1.5", ": it may be a thousand times smaller"),
        ("2000 دولار", "2,000", ": the currency (dollar) is lost"),
        ("5 بالمئة", "5 percentage points", ": percent became percentage points"),
        ("3-1", "1-3", ": the score is turned round"),
        ("بين 5 و10 بالمئة", "between 5 and 10", ": percent is lost"),
        ("5 دولارات", "5 euros", ": dollar became euro"),
    ],
)
def test_a_message_names_what_differs(source: str, target: str, end: str) -> None:
    findings = list(FiguresCheck().check(Pair(source, target)))
    assert findings
    assert {finding.message.partition("translation")[2] for finding in findings} == {end}


def test_other_languages_are_left_alone() -> None:
    pair = Pair("12 قتيلا", "21 morts", target_language="fr")
    assert not list(FiguresCheck().check(pair))


def test_the_hook_offers_the_check() -> None:
    assert [check.name for check in register_checks()] == ["figures"]


def test_protected_spans_do_not_matter() -> None:
    pair = Pair("قُتل \ufffc\ufffc 12 شخصا", "12 were killed \ufffc\ufffc")
    assert not list(FiguresCheck().check(pair))


def test_many_differences_are_paired_in_order() -> None:
    source = "، ".join(f"{n} شخصا" for n in range(100, 200))
    target = ", ".join(f"{n} people" for n in range(300, 400))
    altered = compare_figures(source, target).altered
    assert [(m.source.text, m.target.text) for m in altered][::99] == [
        ("100", "300"),
        ("199", "399"),
    ]


def test_a_repeated_figure_is_matched_as_often_as_it_stands() -> None:
    comparison = compare_figures("5 قتلى و5 جرحى", "5 dead")
    assert [len(comparison.matched), len(comparison.missing)] == [1, 1]


def test_no_figures_in_other_languages() -> None:
    assert read_figures("12 morts", "fr") == ()
