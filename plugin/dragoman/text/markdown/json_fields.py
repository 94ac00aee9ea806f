"""Find string values in JSON front matter without changing a byte of the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dragoman.errors import FormatError
from dragoman.text.markdown.fields import HINT, Field, language_rewrite
from dragoman.types import Rewrite, Span

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def find_end(source: str, start: int) -> int | None:
    """Return the end of the object that opens at `start`, None where its braces do not close."""
    depth = 0
    for match in _TOKEN.finditer(source, start):
        part = match.group()
        depth += (part in "{[") - (part in "}]")
        if depth == 0:
            return match.end()
    return None


def read(
    source: str, start: int, end: int, wanted: frozenset[str]
) -> tuple[list[Field], list[Rewrite]]:
    """Return the fields and rewrites of the JSON at `start` to `end`. Raises `FormatError`."""
    try:
        json.loads(source[start:end], strict=False)
    except ValueError as error:
        line = source.count("\n", 0, start) + getattr(error, "lineno", 1)
        problem = getattr(error, "msg", error)
        raise FormatError(
            f"line {line}: the front matter is not valid JSON: {problem}", HINT
        ) from error
    fields: list[Field] = []
    rewrites: list[Rewrite] = []
    for name, span, listed in _strings(source, start, end):
        text = json.loads(span.of(source), strict=False)
        if name in wanted and any(map(str.isalnum, text)):
            fields.append(Field(text, (span,), 'json:"'))
        if not listed:
            rewrites.extend(language_rewrite(name, text, Span(span.start + 1, span.end - 1)))
    return fields, rewrites


def _strings(source: str, start: int, end: int) -> Iterator[tuple[str, Span, bool]]:
    """Yield the dotted name and place of each string value, and whether a list holds it."""
    path: list[str] = []
    kinds: list[str] = []
    expects_key = False
    for match in _TOKEN.finditer(source, start, end):
        part = match.group()
        if part in {"{", "["}:
            kinds.append(part)
            path.append("")
            expects_key = part == "{"
        elif part in {"}", "]"}:
            kinds.pop()
            path.pop()
            expects_key = False
        elif part == ",":
            expects_key = kinds[-1] == "{"
        elif part == ":":
            expects_key = False
        elif part.startswith('"'):
            if expects_key:
                path[-1] = json.loads(part, strict=False)
            elif kinds.count("[") <= 1:
                name = ".".join(part for part in path if part)
                yield name, Span(*match.span()), kinds[-1] == "["
