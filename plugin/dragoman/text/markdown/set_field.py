"""Set one field of front matter without touching another byte."""

from __future__ import annotations

import re

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
    front = read_front_matter(source, [name])
    text = " ".join(text.split())
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
    field = front.fields[0]
    language, _, style = field.encoding.partition(":")
    if len(front.fields) > 1 or (style == "block" and len(field.places) > 1):
        raise FormatError(f"the field {name} holds several lines", "name another field")
    place = Span(field.places[0].start, field.places[-1].end)
    new = text if style == "block" else encode(text, place.of(source), language, style)
    return source[: place.start] + new + source[place.end :]


def _inserted(source: str, language: str, name: str, text: str) -> str:
    """Write the field as the first one."""
    start = 1 if source.startswith("\ufeff") else 0
    if language == "json":
        brace = source.index("{", start) + 1
        follows = source[brace:].lstrip()[:1] != "}"
        return f'{source[:brace]}"{name}": {quoted(text)}{"," * follows}{source[brace:]}'
    first = _LINE.match(source, start)
    assert first is not None  # noqa: S101 - the pattern matches anywhere
    sign = ": " if language == "yaml" else " = "
    return f"{source[: first.end()]}{name}{sign}{quoted(text)}{first[1]}{source[first.end() :]}"
