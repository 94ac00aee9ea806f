"""Decimal commas become points where the source leaves no doubt, and nowhere else."""

import pytest

from dragoman.text.decimals import point_decimals
from dragoman.text.figures import compare_figures

CASES = [  # source, what the model wrote, what is made of it
    ("بنسبة 8,5%", "by 8,5%", "by 8.5%"),
    ("بنسبة ٨٫٥ في المئة", "by 8,5 percent", "by 8.5 percent"),
    ("3,5 مليون دولار", "$3,5 million", "$3.5 million"),
    ("بين 3,5 و4,25 مليار", "between 3,5 and 4,25 billion", "between 3.5 and 4.25 billion"),
    ("تراجع 0,125 نقطة", "fell 0,125 points", "fell 0.125 points"),
    ("1.234,5 طن", "1.234,5 tonnes", "1,234.5 tonnes"),
    ("بلغ 8,5% و8,5 مليون", "it was 8,5%, and 8,5 million,", "it was 8.5%, and 8.5 million,"),
    ("1,250 طنا", "1,250 tonnes", "1,250 tonnes"),
    ("12,500 شخص", "12,500 people", "12,500 people"),
    ("3,5 مليون دولار", "$3,5 billion", "$3,5 billion"),  # an error: it is flagged, not edited
    ("3,5 مليون دولار", "$3,50,000", "$3,50,000"),
    ("المادتان 3 و5", "Articles 3,5", "Articles 3,5"),
    ("في 3 أيار 2024", "on May 3,2024", "on May 3,2024"),
    ("الهاتف 03,45", "call 03,45,67", "call 03,45,67"),
    ("8.5 ملايين", "8.5 million", "8.5 million"),
    ("بلا أرقام", "8,5", "8,5"),
]


@pytest.mark.parametrize(("source", "text", "expected"), CASES)
def test_a_comma_becomes_a_point_only_where_that_is_certain(source, text, expected):
    assert point_decimals(text, source) == expected
    assert point_decimals(expected, source) == expected


@pytest.mark.parametrize(("source", "text", "expected"), CASES)
def test_no_comparison_of_figures_changes(source, text, expected):
    before, after = compare_figures(source, text), compare_figures(source, expected)
    assert before.faithful == after.faithful
