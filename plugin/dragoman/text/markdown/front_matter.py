"""Front matter in YAML, TOML or JSON: find the fields to translate, write them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.errors import FormatError
from dragoman.text.markdown import json_fields, toml_fields, yaml_fields
from dragoman.text.markdown.fields import HINT, Field
from dragoman.text.markdown.lines import line_of
from dragoman.types import Block, Rewrite

_FENCED = {"---": "yaml", "+++": "toml", ";;;": "json"}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPENS = {  # what follows the first line of front matter, and not that of Markdown
    "yaml": re.compile(
        r"[a-z_][\w.-]*[ \t]*:(?:[ \t][^\r\n]*)?(?:\r\n?|\n|\Z)"
        r"(?:(?:[A-Za-z_][\w.-]*[ \t]*:|[ \t]+\S|-[ \t]|\#)[^\r\n]*(?:\r\n?|\n|\Z))*"
        r"(?:[ \t]*[\r\n]|\Z)"
    ),
    "toml": re.compile(r"[\w.-]+[ \t]*=|\["),
    "json": re.compile(r"\s*\"[^\"\r\n]*\"\s*:"),
}
_JSON = re.compile(r"\s*[\"}]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body: where it ends and what of it is translated."""

    end: int = 0  # where the body starts, in the source
    fields: Sequence[Field] = ()
    rewrites: Sequence[Rewrite] = ()
    skeleton: Sequence[Block] = ()


def read_front_matter(source: str, names: Iterable[str]) -> FrontMatter:
    """Read the front matter of `source`, if any; `names` are the fields to translate.

    Raises `FormatError` where it is not valid or never closed. A rule at the top is Markdown.
    """
    front = _read(source, frozenset(names))
    return replace(front, fields=[_paired(source, part) for part in front.fields])


def _read(source: str, wanted: frozenset[str]) -> FrontMatter:
    start = 1 if source.startswith("\ufeff") else 0
    first = _LINE.match(source, start)
    fence = first.group().rstrip() if first else ""
    if fence == "{" and first:
        return _json(source, start, wanted)
    language = _FENCED.get(fence)
    if language is None or first is None or first.group()[:1].isspace():
        return FrontMatter(start)
    close = re.compile(
        r"^(?:---|\.\.\.)[ \t]*$" if language == "yaml" else rf"^{re.escape(fence)}[ \t]*$"
    )
    position = first.end()
    while position < len(source):
        line = _LINE.match(source, position)
        assert line is not None  # noqa: S101  the pattern matches anywhere
        if close.match(line.group().rstrip("\r\n")):
            read = {"yaml": yaml_fields, "toml": toml_fields, "json": json_fields}[language].read
            fields, rewrites = read(source, first.end(), position, wanted)
            return FrontMatter(
                line.end(), fields, rewrites, (Block(f"front-matter {language}", 1),)
            )
        position = line.end()
    _refuse_open(source, first.end(), language, f"end it with a line {fence}")
    return FrontMatter(start)


def _refuse_open(source: str, start: int, language: str, hint: str) -> None:
    """Raise `FormatError` where fields begin at `start`, which nothing closes."""
    if _OPENS[language].match(source, start):
        raise FormatError("line 1: the front matter that opens here is never closed", hint)


def _json(source: str, start: int, wanted: frozenset[str]) -> FrontMatter:
    if not _JSON.match(source, start + 1):
        return FrontMatter(start)
    end = json_fields.find_end(source, start)
    if end is None:
        _refuse_open(source, start + 1, "json", "close its braces")
        return FrontMatter(start)
    fields, rewrites = json_fields.read(source, start, end, wanted)
    return FrontMatter(end, fields, rewrites, (Block("front-matter json", 1),))


def _paired(source: str, part: Field) -> Field:
    """Join the two halves of a character that was written as two escapes; one alone is an error."""
    try:
        text = part.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError as error:
        line = line_of(source, part.places[0].start)
        problem = "half of a surrogate pair is no character"
        raise FormatError(f"line {line}: the front matter is not valid: {problem}", HINT) from error
    return replace(part, text=text)
