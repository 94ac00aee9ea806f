"""Selections: what comes back in their place, and where the findings stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Settings, create_host, hookimpl, translate_fragment
from dragoman.testing import ScriptedBackend

ANSWERS = {"قُتل 12 شخصا.": ["13 people were killed."], "نص": ["Text"], "ثان": ["Two"]}


@pytest.fixture(scope="module")
def host():
    class Plugin:
        @hookimpl
        def register_backends(self):
            return {"s": lambda: ScriptedBackend(ANSWERS)}

    return create_host(settings=Settings(model="s"), plugins=[Plugin()], entry_points=False)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("نص", "Text"),
        ("نص\n", "Text\n"),
        (" نص ", " Text "),
        ("    نص\n", "    Text\n"),
        ("\t\tنص\r\n\r\n\t\tثان", "\t\tText\r\n\r\n\t\tTwo"),
        ("      - نص\n        - ثان\n", "      - Text\n        - Two\n"),
        ("    > نص", "    > Text"),
        ("    نص\n  \n    ثان\n\n", "    Text\n  \n    Two\n\n"),
        ("نص\n\n    كود\n", "Text\n\n    كود\n"),
        ("```\nنص\n```", "```\nنص\n```"),
        ("| نص | ثان |", "| Text | Two |"),
        ("| نص | ثان |\n| ثان | `a|b` نص |\n", None),
        ("  | نص |\r\n  | ثان |", "  | Text |\r\n  | Two |"),
        ("\n| نص \\| نص | ثان |\n", "\n| Text \\| Text | Two |\n"),
        ("| نص |\n|---|\n| ثان |\n", "| Text |\n|---|\n| Two |\n"),
        ("|", "|"),
        ("||", "||"),
        ("", ""),
        ("   \n\n", "   \n\n"),
    ],
)
def test_a_selection_comes_back_in_its_form(host, source, target):
    found = translate_fragment(host, source)
    assert found.document.source == source
    if target is not None:
        assert found.text == target
    assert found.text.count("\n") == source.count("\n")


@pytest.mark.parametrize("before", ["", "    ", "\t", "| نص |\n| ", "    | نص |\n    | "])
def test_findings_stand_where_they_are_in_the_selection(host, before):
    after = " |" if "|" in before else ""
    found = translate_fragment(host, f"{before}قُتل 12 شخصا.{after}")
    (finding,) = found.findings
    (sentence,) = [s for s in found.sentences if s.source.of(found.document.source) != "نص"]
    assert finding.source.of(found.document.source) == "12"
    assert finding.target.of(found.text) == "13"
    assert sentence.target.of(found.text) == "13 people were killed."
    texts = [s.places[0].of(found.document.source) for s in found.document.segments]
    assert texts[-1] == "قُتل 12 شخصا."


@given(st.lists(st.sampled_from(["    ", "\t", "| ", " |", "- ", "> ", "word", "\n", "\r\n", "|"])))
def test_a_selection_without_arabic_comes_back_byte_for_byte(host, parts):
    source = "".join(parts)
    assert translate_fragment(host, source).text == source
