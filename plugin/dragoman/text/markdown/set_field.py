"""Set one field of front matter without touching another byte."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.errors import FormatError
from dragoman.text.markdown.fields import encode, quoted
from dragoman.text.markdown.front_matter import FrontMatter, read_front_matter
from dragoman.types import Span

_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")
_EMPTY = {  # the field with nothing in it, by language; the group is where a value goes
    "yaml": r"^{0}:([ \t]*(?:\"\"|''|~|null)?)[ \t]*$",
    "toml": r"^{0}[ \t]*=([ \t]*(?:\"\"|''))[ \t]*$",
    "json": r"\"{0}\"[ \t]*:([ \t]*(?:\"\"|null))",
}
_NAME = re.compile(r"[A-Za-z_][\w-]*")


def set_field(source: str, name: str, text: str) -> str:
    r"""Return the document `source` with the front-matter field `name` saying `text`.

    A field that is there is replaced in its own style of quoting; another becomes the first line;
    a document without front matter gets some, in YAML. Raises `FormatError` where the field holds
    more than one text, or the front matter is not valid.

    >>> set_field("---\ntitle: 'x'\n---\ntext\n", "title", "It's new")
    "---\ntitle: 'It''s new'\n---\ntext\n"
    >>> set_field("text\n", "description", "News")
    '---\ndescription: "News"\n---\n\ntext\n'
    """
    if not _NAME.fullmatch(name):
        raise FormatError(f"{name!r} is no name of a field", "use letters, digits, - and _")
    text = " ".join(text.split())
    result = _written(source, name, text)
    fields = read_front_matter(result, [name]).fields
    if any(map(str.isalnum, text)) and [field.text for field in fields] != [text]:
        raise FormatError(f"the field {name} cannot be set safely", "name another field")
    return result


def _written(source: str, name: str, text: str) -> str:
    front = read_front_matter(source, [name])
    language = front.skeleton[0].kind.rpartition(" ")[2] if front.skeleton else ""
    if not language:
        return _created(source, name, text)
    if front.fields:
        return _replaced(source, front, name, text)
    empty = re.compile(_EMPTY[language].format(re.escape(name)), re.MULTILINE)
    found = empty.search(source, 0, front.end)
    if found:
        return f"{source[: found.start(1)]} {quoted(text)}{source[found.end(1) :]}"
    if re.search(rf"^[ \t]*\"?{re.escape(name)}\"?[ \t]*[:=]", source[: front.end], re.MULTILINE):
        raise FormatError(f"the field {name} holds no plain text", "name another field")
    return _inserted(source, language, name, text)


def _created(source: str, name: str, text: str) -> str:
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    found = re.search(r"\r\n|\r|\n", source)
    end = found.group() if found else "\n"
    lines = ("---", f"{name}: {quoted(text)}", "---", "", "")
    return mark + end.join(lines) + source.removeprefix("\ufeff")


def _replaced(source: str, front: FrontMatter, name: str, text: str) -> str:
    places = [place for field in front.fields for place in field.places]
    language, _, style = front.fields[0].encoding.partition(":")
    place = Span(places[0].start, places[-1].end)
    between = (source[a.end : b.start] for a, b in pairwise(places))
    if style == "block" and all(map(str.isspace, between)):  # the lines of one value
        return source[: place.start] + text + source[place.end :]
    if len(front.fields) > 1:
        raise FormatError(f"the field {name} holds several texts", "name another field")
    return (
        source[: place.start]
        + encode(text, place.of(source), language, style)
        + source[place.end :]
    )


def _inserted(source: str, language: str, name: str, text: str) -> str:
    """Write the field as the first one."""
    start = 1 if source.startswith("\ufeff") else 0
    if language == "json":
        brace = source.index("{", start) + 1
        rest = source[brace:].lstrip()
        gap = source[brace : len(source) - len(rest)]
        comma = "," + gap if rest[:1] != "}" else ""
        return f'{source[:brace]}{gap}"{name}": {quoted(text)}{comma}{rest}'
    first = _LINE.match(source, start)
    assert first is not None  # noqa: S101 - the pattern matches anywhere
    sign = ": " if language == "yaml" else " = "
    return f"{source[: first.end()]}{name}{sign}{quoted(text)}{first[1]}{source[first.end() :]}"
