"""Front matter in YAML, TOML or JSON: find the fields to translate, write them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.text.markdown import json_fields, toml_fields, yaml_fields
from dragoman.text.markdown.fields import Field
from dragoman.types import Block, Rewrite

_FENCED = {"---": "yaml", "+++": "toml", ";;;": "json"}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body: where it ends and what of it is translated."""

    end: int = 0  # where the body starts, in the source
    fields: Sequence[Field] = ()
    rewrites: Sequence[Rewrite] = ()
    skeleton: Sequence[Block] = ()


def read_front_matter(source: str, names: Iterable[str]) -> FrontMatter:
    """Read the front matter of `source`, if any; `names` are the fields to translate.

    Raises `FormatError` where it is closed but not valid. One that is never closed is Markdown.
    """
    start = 1 if source.startswith("\ufeff") else 0
    first = _LINE.match(source, start)
    fence = first.group().rstrip() if first else ""
    wanted = frozenset(names)
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
    return FrontMatter(start)


def _json(source: str, start: int, wanted: frozenset[str]) -> FrontMatter:
    end = json_fields.find_end(source, start)
    if end is None:
        return FrontMatter(start)
    fields, rewrites = json_fields.read(source, start, end, wanted)
    return FrontMatter(end, fields, rewrites, (Block("front-matter json", 1),))
