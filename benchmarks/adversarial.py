"""Long repetitions that make careless parsers slow: what four times the text costs.

    python benchmarks/adversarial.py

Prints seconds of processor time for a text and the ratio for one four times as long: about 4 is
linear, 16 is quadratic.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

from dragoman import create_host
from dragoman.text.clauses import clauses
from dragoman.text.figures import compare_figures
from dragoman.text.sentences import split

MARKUP = ["**ا", "[ا](b) ", "[", "<b>", "`", "$ا ", "{{ ", "![ا](b 'ت') ", "> ", "| ", "<!--"]
SENTENCES = ["وصل الوفد. ", "x.x", '."x', "«هل؟» ", "« ", '" . ', "د. ", "أ.", "(؟) ", "و،"]
FIGURES = ["5", "1,", "1:2/3-4.", "مئة و", "ألف ", "12 قتيلا ", "two and ", "million ", "(-"]


def main() -> None:
    markdown = create_host(entry_points=False).format("markdown")
    table("parse", MARKUP, markdown.parse, 4_000)
    table("split", SENTENCES, split, 40_000)
    table("clauses", SENTENCES, clauses, 40_000)
    table("figures", FIGURES, lambda text: compare_figures(text, text), 20_000)


def table(name: str, units: list[str], work: Callable[[str], object], size: int) -> None:
    for unit in units:
        small = seconds(work, unit * (size // len(unit)))
        large = seconds(work, unit * (4 * size // len(unit)))
        print(f"{name:10} {unit!r:16} {small:7.3f} s {large / max(small, 1e-4):6.1f} x")


def seconds(work: Callable[[str], object], text: str) -> float:
    begin = process_time()
    work(text)
    return process_time() - begin


if __name__ == "__main__":
    main()
