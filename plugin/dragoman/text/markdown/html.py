"""HTML tags inside Markdown: their names, what in them is text, what names the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dragoman.text.markdown.templates import blank
from dragoman.types import Span

_NAME = re.compile(r"</?\s*([A-Za-z][\w.:-]*)")
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'])([A-Za-z_:@][\w.:@-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))"""
)
_TEXTS = frozenset({"alt", "title"})
_LANGUAGE = re.compile(r"ar(?:[-_][A-Za-z0-9_-]*)?", re.IGNORECASE)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"}
    | {"wbr"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data"}
    | {"del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "math"}
    | {"meter", "output", "progress", "q", "rp", "rt", "ruby", "s", "samp", "select", "small"}
    | {"span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"}
)
_OPAQUE = re.compile(
    r"<!--[\s\S]*?(?:-->|\Z)|<\?[\s\S]*?(?:\?>|\Z)|<!\[CDATA\[[\s\S]*?(?:\]\]>|\Z)"
    r"|<(script|style|pre|textarea|svg|math)(?=[\s>])[\s\S]*?(?:</\1\s*>|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag (or comment): `texts` are attribute values to translate."""

    span: Span
    name: str  # lower case, "" for a comment or declaration
    closes: bool
    alone: bool  # void or self-closing
    block: bool  # ends a run of text
    key: str
    texts: tuple[tuple[Span, str], ...]
    rewrites: tuple[tuple[Span, str], ...]


def read_tag(text: str, start: int, end: int) -> Tag:
    """Read the tag at `start` to `end` of `text`; all spans are offsets in `text`."""
    source = text[start:end]
    match = _NAME.match(source)
    written = match[1] if match else ""
    texts: list[tuple[Span, str]] = []
    rewrites: list[tuple[Span, str]] = []
    key: list[str] = []
    position = 0
    for attribute in _ATTRIBUTE.finditer(source) if match else ():
        name = attribute[1].lower()
        group = attribute.lastindex or 1
        value, span = attribute[group], Span(*attribute.span(group)).shifted(start)
        if name in _TEXTS and group < 4 and value.strip():  # noqa: PLR2004  quoted
            texts.append((span, name))
        elif new := english_value(name, value):
            rewrites.append((span, new))
        else:
            continue
        key.append(source[position : attribute.start(group)])
        position = attribute.end(group)
    key.append(source[position:])
    return Tag(
        span=Span(start, end),
        name=written.lower(),
        closes=source.startswith("</"),
        alone=source.endswith("/>") or written.lower() in _VOID,
        block=bool(written) and (written[0].isupper() or written.lower() not in _INLINE),
        key=" ".join("".join(key).split()),
        texts=tuple(texts),
        rewrites=tuple(rewrites),
    )


def english_value(name: str, value: str) -> str | None:
    """Return what the attribute or field `name` says in an English document, None for no change.

    >>> english_value("dir", "rtl"), english_value("lang", "ar-EG"), english_value("lang", "fa")
    ('ltr', 'en', None)
    """
    if name in {"dir", "direction"}:
        return "ltr" if value.lower() == "rtl" else None
    if name in {"lang", "xml:lang", "language", "locale"}:
        return "en" if _LANGUAGE.fullmatch(value) else None
    return None


class Pairable(Protocol):
    """What may be one end of a pair."""

    @property
    def name(self) -> str:
        """What both ends are called."""

    @property
    def closes(self) -> bool:
        """Whether it is the second one."""

    @property
    def alone(self) -> bool:
        """Whether it never has another end."""


AnyTag = TypeVar("AnyTag", bound=Pairable)


def paired(tags: Sequence[AnyTag]) -> Iterator[tuple[AnyTag, int | None]]:
    """Yield each tag with the number of its pair, None where it stands alone."""
    pair_of: dict[int, int] = {}
    open_tags: dict[str, list[int]] = {}
    for index, tag in enumerate(tags):
        if tag.alone or not tag.name:
            continue
        if not tag.closes:
            open_tags.setdefault(tag.name, []).append(index)
        elif open_tags.get(tag.name):
            pair_of[index] = pair_of[open_tags[tag.name].pop()] = index
    for index, tag in enumerate(tags):
        yield tag, pair_of.get(index)


def mask_opaque(view: str) -> str:
    """Mask comments and the content of scripts, styles and preformatted text, closed or not."""
    return _OPAQUE.sub(lambda match: blank(match.group()), view) if "<" in view else view
