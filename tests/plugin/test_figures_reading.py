"""The tables of what each writing reads as: text, TAB, its figures in the notation of `noted`."""

from fractions import Fraction
from pathlib import Path

import pytest

from dragoman.text.figures import Clock, Date, Figure, Weight, read_figures

FIXTURES = Path(__file__).parents[1] / "fixtures"
MARKS = {Weight.HARD: "", Weight.SOFT: "?", Weight.FAINT: "??"}


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def noted(figure: Figure) -> str:
    """Write a figure: 5, 3/4, 3rd, 5 percent, 2024-11-27, --11-27, 19:30, 7:30~, 90s, ~100, #text.

    A soft figure ends in ``?``, a faint one in ``??``.
    """
    match figure.value:
        case Date(year, month, day, calendar):
            parts = [f"{year or '-'}", f"{month:02}", *([f"{day:02}"] if day else [])]
            text = "-".join(parts) + ("H" if calendar == "hijri" else "")
        case Clock(hour, minute, period):
            text = f"{hour}:{minute:02}" + ("" if period else "~")
        case str(text):
            text = f"#{text}"
        case Fraction():
            value = figure.value
            exact = 10**6 % value.denominator == 0 and abs(value) > 1
            text = f"{float(value):.15g}" if exact else str(value)
    if figure.kind in {"vague", "decade", "ordinal"}:
        text = {"vague": f"~{text}", "decade": f"{text}s", "ordinal": f"{text}."}[figure.kind]
    unit = f" {figure.unit}" if figure.unit else ""
    return text + unit + MARKS[figure.weight]


def reading(text: str, language: str) -> str:
    return " | ".join(noted(figure) for figure in read_figures(text, language))


@pytest.mark.parametrize(("text", "expected"), rows("figures_ar.tsv"))
def test_arabic(text: str, expected: str) -> None:
    assert reading(text, "ar") == ("" if expected == "-" else expected)


@pytest.mark.parametrize(("text", "expected"), rows("figures_en.tsv"))
def test_english(text: str, expected: str) -> None:
    assert reading(text, "en") == ("" if expected == "-" else expected)
