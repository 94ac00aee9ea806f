"""Front matter: which values are translated, how they are written back, what is an error."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dragoman.builtin.markdown import Markdown
from dragoman.errors import FormatError
from dragoman.settings import Settings

CASES = (Path(__file__).parents[1] / "fixtures/front_matter.txt").read_text("utf-8")
YAML_SOURCE = """---
title: عنوان # ملاحظة
description: "قال: \\"نعم\\""
summary: 'نص ''مقتبس'''
subtitle:
  - أول
  - ثان
  - "ثالث"
tags: [عنوان]
lang: ar-PS
dir: "rtl"
---
"""
TOML_SOURCE = """+++
title = "عنوان" # ملاحظة
description = 'حرفي'
summary = \"\"\"
سطر \\"أول\\"
\"\"\"
subtitle = ["أول", 'ثان']
lang = "ar"
[params]
title = "آخر"
dir = "rtl"
+++
"""
JSON_SOURCE = """{
  "title": "عنوان \\u0627", "lang": "ar",
  "description": ["أول", "ثان"],
  "params": {"title": "آخر", "n": [1, {"summary": "لا"}]}
}
"""


def cases():
    for case in CASES.strip().split("\n=\n"):
        title, source, expected = case.split("\n.\n")
        yield pytest.param(source + "\n", expected, id=title)


def load_yaml(text):
    return YAML(typ="safe").load(text[4:-4])


def fields(document):
    return [segment.text for segment in document.segments if segment.kind == "front-matter"]


@pytest.mark.parametrize(("source", "expected"), list(cases()))
def test_fields(source, expected):
    assert "\n".join(map(repr, fields(Markdown().parse(source)))) == expected


@pytest.mark.parametrize(
    ("source", "load"),
    [
        (YAML_SOURCE, load_yaml),
        ("---\ntitle: [عنوان, 'ثان', ثالث]\n---\n", load_yaml),
        ("---\n{title: عنوان, summary: ملخص}\n---\n", load_yaml),
        (TOML_SOURCE, lambda text: tomllib.loads(text[4:-4])),
        (JSON_SOURCE, json.loads),
    ],
    ids=["yaml", "flow", "mapping", "toml", "json"],
)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_a_real_parser(source, load, text):
    markup = Markdown()
    document = markup.parse(source)
    targets = [f"{text} {segment.index}" for segment in document.segments]
    rendered = markup.render(document, targets)
    values = load(rendered.text)
    wanted = {"title", "description", "summary", "subtitle"}
    found = [values[name] for name in values if name in wanted]
    flat = [item for value in found for item in (value if isinstance(value, list) else [value])]
    assert [item.strip() for item in flat] == [" ".join(target.split()) for target in targets]
    again = markup.parse(rendered.text)
    assert len(again.segments) == len(document.segments)
    assert not again.rewrites


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("200,000 people in Gaza", "200,000 people in Gaza"),
        ("Gaza: 15 dead", '"Gaza: 15 dead"'),
        ("Number #1 is C#", '"Number #1 is C#"'),
        ("Ahmad's “plan”", "Ahmad's “plan”"),
        ('"Yes"', '"\\"Yes\\""'),
        ("2024", '"2024"'),
        ("true", '"true"'),
        ("- no", '"- no"'),
    ],
)
def test_a_plain_scalar_is_quoted_only_where_it_must_be(text, written):
    document = Markdown().parse("---\ntitle: عنوان\n---\n")
    assert Markdown().render(document, [text]).text == f"---\ntitle: {written}\n---\n"


def test_rewrites_only_into_english():
    markup = Markdown()
    document = markup.parse(YAML_SOURCE)
    nothing = [None] * len(document.segments)
    assert markup.render(document, nothing, language="fr").text == YAML_SOURCE
    english = YAML_SOURCE.replace("ar-PS", "en").replace("rtl", "ltr")
    assert markup.render(document, nothing).text == english


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("---\ntitle: ا\nx: [1\n---\nنص\n", "line 4: the front matter is not valid YAML"),
        ("---\na: b: c\n---\n", "line 2: the front matter is not valid YAML"),
        ("+++\ntitle = ا\n+++\n", "line 2: the front matter is not valid TOML"),
        ('{\n"title": "ا",\n}\nنص\n', "line 3: the front matter is not valid JSON"),
        ('{\n"a": 1,\n"title": "ا\\ud800"\n}\n', "line 3: the front matter is not valid"),
        ('---\na: 1\ntitle: "ا\\ud800"\n---\n', "line 3: the front matter is not valid"),
        ('---\r\ntitle: "\\udc00ا"\r\n---\r\n', "line 2: the front matter is not valid"),
        ("---\ntitle: ا\ud800\n---\n", "line 2: the front matter is not valid YAML"),
        ('+++\ntitle = "ا\\ud800"\n+++\n', "line 2: the front matter is not valid TOML"),
        ('+++\ntitle = "ا\ud800"\n+++\n', "line 2: the front matter is not valid"),
    ],
)
def test_broken_front_matter_names_the_line(source, message):
    with pytest.raises(FormatError, match=message) as raised:
        Markdown().parse(source)
    assert raised.value.hint


@pytest.mark.parametrize(
    "source", ['---\ntitle: "ا \\ud83d\\ude00"\n---\n', '{\n"title": "ا \\ud83d\\ude00"\n}\n']
)
def test_a_surrogate_pair_is_one_character(source):
    assert fields(Markdown().parse(source)) == ["ا 😀"]


def test_half_a_pair_in_a_value_that_is_not_translated_is_left_alone():
    source = '{\n"id": "\\ud800", "title": "ا"\n}\n'
    document = Markdown().parse(source)
    assert Markdown().render(document, ["a"]).text == source.replace("ا", "a")


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: ا\n\nنص\n",
        "\ufeff---\r\ntitle: ا\r\nlang: ar\r\ntags:\r\n- ا\r\n\r\nنص\r\n",
        "---\ntitle: ا",
        '+++\ntitle = "ا"\n\nنص\n',
        '{\n"title": "ا",\n\nنص\n',
    ],
)
def test_front_matter_that_is_never_closed_is_an_error(source):
    with pytest.raises(FormatError, match="line 1: the front matter that opens here") as raised:
        Markdown().parse(source)
    assert raised.value.hint


@pytest.mark.parametrize(
    "source",
    [
        "---\n\nنص: نص\n",
        "---\nنص: نص\n",
        "---\nnote: ا\nنص\n",
        "---\n\ntitle: ا\n",
        "+++\nنص\n",
        "{\nنص\n",
        "{\n1}\nنص\n",
    ],
)
def test_what_looks_like_front_matter_but_holds_no_fields_is_markdown(source):
    kinds = {segment.kind for segment in Markdown().parse(source).segments}
    assert kinds <= {"paragraph", "heading"}


def test_the_fields_are_a_setting():
    assert Markdown()._fields == Settings().front_matter_fields
    source = "---\ntitle: ا\nhero:\n  text: ب\n---\n"
    assert fields(Markdown(["hero.text"]).parse(source)) == ["ب"]
