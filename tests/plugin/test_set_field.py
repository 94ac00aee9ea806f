"""Writing one field of front matter: it reads back, and no other byte changes."""

from __future__ import annotations

import pytest

from dragoman.errors import FormatError
from dragoman.text.markdown.front_matter import read_front_matter
from dragoman.text.markdown.set_field import set_field

NEW = 'قال "فلان": نعم #1'
YAML = r'"قال \"فلان\": نعم #1"'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: x\n---\nt\n", "---\ndescription: {}\ntitle: x\n---\nt\n"),
        ("---\ndescription:\n---\nt\n", "---\ndescription: {}\n---\nt\n"),
        ("---\ndescription: ''\n---\nt\n", "---\ndescription: {}\n---\nt\n"),
        ("---\n---\nt\n", "---\ndescription: {}\n---\nt\n"),
        ("t\n", "---\ndescription: {}\n---\n\nt\n"),
        ("t\r\n", "---\r\ndescription: {}\r\n---\r\n\r\nt\r\n"),
        ("", "---\ndescription: {}\n---\n\n"),
        ("\ufeff---\r\ntitle: a\r\n---\r\n", "\ufeff---\r\ndescription: {}\r\ntitle: a\r\n---\r\n"),
        ("---\r\ndescription: old one # why\r\n---\r\n", "---\r\ndescription: {} # why\r\n---\r\n"),
        ("---\ndescription: one\n  two\ntitle: x\n---\n", "---\ndescription: {}\ntitle: x\n---\n"),
        ("+++\n[a]\nb = 1\n+++\n", "+++\ndescription = {}\n[a]\nb = 1\n+++\n"),
        ("+++\ndescription = 'a b'\n+++\n", "+++\ndescription = 'NEW'\n+++\n"),
        ('+++\ndescription = """\none\ntwo"""\n+++\n', '+++\ndescription = """\nESC"""\n+++\n'),
        ('{\n"title": "x"\n}\n', '{\n"description": {},\n"title": "x"\n}\n'),
        ('{\n  "description": "old one"\n}\n', '{\n  "description": {}\n}\n'),
        ("---\ndescription: 'old one'\n---\n", "---\ndescription: 'NEW'\n---\n"),
        (
            "---\ndescription: >-\n  one\n  two\na: b\n---\n",
            "---\ndescription: >-\n  NEW\na: b\n---\n",
        ),
        ("---\ndescription: |\n  One.\n\n  Two.\n---\n", "---\ndescription: |\n  NEW\n---\n"),
    ],
)
def test_a_field_is_set_and_no_other_byte_changes(source: str, expected: str) -> None:
    result = set_field(source, "description", NEW)
    expected = expected.replace("{}", YAML, 1) if YAML in result else expected
    assert result == expected.replace("NEW", NEW).replace("ESC", YAML.strip('"'))
    assert [field.text for field in read_front_matter(result, ["description"]).fields] == [NEW]
    assert set_field(result, "description", NEW) == result


@pytest.mark.parametrize(
    ("source", "name", "message"),
    [
        ("---\ndescription:\n  - a b c\n  - d e f\n---\n", "description", "several texts"),
        ("---\ndescription: [a b c, d e f]\n---\n", "description", "several texts"),
        ("---\ndescription: 5\n---\n", "description", "no plain text"),
        ("---\ndescription: {a: b}\n---\n", "description", "no plain text"),
        ("---\ndescription: [\n---\n", "description", "not valid YAML"),
        ("t", "a b", "no name of a field"),
    ],
)
def test_what_cannot_be_set_is_refused(source: str, name: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        set_field(source, name, "new text")
