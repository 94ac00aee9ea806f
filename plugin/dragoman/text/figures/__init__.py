"""Every figure of an Arabic or English text, read exactly, and compared across the two languages.

>>> [figure.text for figure in read_figures("قُتل ثلاثة وعشرون شخصا في 27 تشرين الثاني", "ar")]
['ثلاثة وعشرون', '27 تشرين الثاني']
>>> compare_figures("3,5 مليون دولار", "$3.5 million").faithful
True
>>> [(m.source.text, m.target.text) for m in compare_figures("12 قتيلا", "21 dead").altered]
[('12', '21')]
"""

from __future__ import annotations

from dragoman.text.figures.arabic import read_arabic
from dragoman.text.figures.compare import Comparison, Match, compare
from dragoman.text.figures.doubts import Doubt, doubts
from dragoman.text.figures.english import read_english
from dragoman.text.figures.figure import Clock, Date, Figure, Kind, Value, Weight
from dragoman.text.figures.found import figures
from dragoman.text.figures.possible_duals import possible_duals
from dragoman.text.figures.tokens import tokenise

__all__ = [
    "LANGUAGES",
    "Clock",
    "Comparison",
    "Date",
    "Doubt",
    "Figure",
    "Kind",
    "Match",
    "Value",
    "Weight",
    "compare_figures",
    "doubts",
    "read_figures",
]

LANGUAGES = ("ar", "en")


def read_figures(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of `text` in order, without overlap; none in a language not read here.

    >>> [(f.kind, f.value) for f in read_figures("half past seven", "en")]
    [('time', Clock(hour=7, minute=30, period=''))]
    """
    if language not in LANGUAGES:
        return ()
    tokens = tokenise(text)
    return figures((read_arabic if language == "ar" else read_english)(tokens), tokens)


def compare_figures(
    source: str, target: str, source_language: str = "ar", target_language: str = "en"
) -> Comparison:
    """Compare the figures of a text and of its translation, by value.

    >>> [f.text for f in compare_figures("الساعة السابعة والنصف مساء", "at 7:30").missing]
    []
    """
    return compare(
        read_figures(source, source_language),
        read_figures(target, target_language),
        lambda: possible_duals(source, source_language),
        lambda: possible_duals(target, target_language),
    )
