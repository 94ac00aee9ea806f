"""Find string values in TOML front matter without changing a byte of the rest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from dragoman.errors import FormatError
from dragoman.text.markdown.fields import HINT, Field, language_rewrite
from dragoman.types import Rewrite, Span

_STRING = (
    r'"""(?:[^\\]|\\[\s\S])*?"{3,5}|\'\'\'[\s\S]*?\'{3,5}'
    r'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
)
_KEY_PART = r'(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
_STATEMENT = re.compile(
    rf"[ \t]*(?:\[{{1,2}}[ \t]*(?P<table>[^\]\n]+?)[ \t]*\]{{1,2}}"
    rf"|(?P<key>{_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART})*)[ \t]*=[ \t]*)?"
)
_VALUE = re.compile(rf"(?P<string>{_STRING})|\#[^\n]*|(?P<open>[\[{{])|(?P<close>[\]}}])|\n|[^\n]")
_PLACE = re.compile(r" \(at line (\d+), column \d+\)")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def read(
    source: str, start: int, end: int, wanted: frozenset[str]
) -> tuple[list[Field], list[Rewrite]]:
    """Return the fields and rewrites of the TOML at `start` to `end`. Raises `FormatError`."""
    source = _LONE_RETURN.sub("\n", source)  # TOML knows no other line ending; offsets stay
    try:
        tomllib.loads(source[start:end])
    except ValueError as error:
        found = _PLACE.search(str(error))
        problem = _PLACE.sub("", str(error))  # the lines of the file are others
        line = int(found[1]) + 1 if found else 2
        raise FormatError(
            f"line {line}: the front matter is not valid TOML: {problem}", HINT
        ) from error
    fields: list[Field] = []
    rewrites: list[Rewrite] = []
    for name, span, depth in _strings(source, start, end):
        written = span.of(source)
        text = tomllib.loads(f"x = {written}")["x"]
        style = written[:3] if written[:3] in {'"""', "'''"} else written[0]
        if name in wanted and any(map(str.isalnum, text)):
            fields.append(Field(text.strip(), (span,), f"toml:{style}"))
        if not depth and len(style) == 1:
            rewrites.extend(language_rewrite(name, text, Span(span.start + 1, span.end - 1)))
    return fields, rewrites


def _strings(source: str, start: int, end: int) -> Iterator[tuple[str, Span, int]]:
    """Yield the dotted name and place of each string value, and its depth in arrays."""
    prefix = ""
    position = start
    while position < end:
        statement = _STATEMENT.match(source, position, end)
        assert statement is not None  # noqa: S101  every part of the pattern is optional
        position = statement.end()
        if statement["table"]:
            prefix = statement["table"] + "."
        name = prefix + (statement["key"] or "").strip("\"'")
        depth = 0
        while position < end:
            value = _VALUE.match(source, position, end)
            assert value is not None  # noqa: S101  the pattern matches any character
            position = value.end()
            depth += bool(value["open"]) - bool(value["close"])
            if value["string"] and statement["key"] and depth <= 1:
                yield name, Span(*value.span()), depth
            elif value.group() == "\n" and depth <= 0:
                break
