"""The fields of front matter that an English page needs otherwise than its Arabic source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dragoman import Span
from dragoman.adapters import set_field
from dragoman_hooks.site.edits import Edits
from dragoman_hooks.site.head import front_matter
from dragoman_hooks.site.layouts import Move
from dragoman_hooks.site.sites import Page, Site

_ITEM: Final = re.compile(r"(?<![^\s\"'\[,])(?P<item>[^\s\"'\[\],#][^\s\"'\[\],]*)")
_TEMPLATE: Final = re.compile(r"\s*[\"']?(?P<item>\S[^\r\n]*\{[{%][^\r\n]*[^\s\"'])[\"']?\s*")
_COMMENT: Final = re.compile(r"(?<=\s)#[^\r\n]*")
_NO_ADDRESS: Final = frozenset({"-", "|", ">", "true", "false", "null", "~"})


def english_fields(text: str, page: Page, site: Site) -> str:
    """Return the page `text` with its language and addresses set for English."""
    layout = site.layout
    language = layout.language_field
    if language and _value(text, language) != "en":
        text = set_field(text, language, "en")
    name = layout.permalink_field
    if name and not page.is_marked and not re.search(r"(?:^|/)_(?:posts|drafts)/", page.source):
        text = text if _value(text, name) else set_field(text, name, _permalink(page, site))
    prefix = "" if site.is_english_first else "en/"
    for name in layout.addresses:
        text = _moved(text, name, layout.move, prefix).apply(text)
    return text


def _permalink(page: Page, site: Site) -> str:
    """Return the address of an Arabic page, which its English shares."""
    path, _, _ = page.source.rpartition(".")
    path = path.removeprefix("_")
    if path == "index" or path.endswith("/index"):
        return "/" + path.removesuffix("index")
    return f"/{path}/" if site.has_pretty_links else f"/{path}.html"


def _value(text: str, name: str) -> str:
    """Return the value of a field at the top level, "" for none."""
    place = _field(text, name)
    return place.of(text).strip(" \t\"',") if place else ""


def _field(text: str, name: str) -> Span | None:
    """Return the place of the value of a field at the top level, with the lines of its list."""
    front = front_matter(text)
    table = re.search(r"^\[", front, re.MULTILINE) if front.lstrip("\ufeff")[:1] == "+" else None
    found = re.search(
        rf"^(?:[ \t]*\"{name}\"|{name})[ \t]*[:=](?P<value>[ \t]*\[[^\]]*\]|[^\r\n]*"
        r"(?:(?:\r\n|\r|\n)[ \t]*-[ \t]+[^\r\n]*)*)",
        front[: table.start()] if table else front,
        re.MULTILINE,
    )
    return Span(*found.span("value")) if found else None


def _moved(text: str, name: str, move: Move, prefix: str) -> Edits:
    """Return the addresses in the field `name` with the language in front of each."""
    place = _field(text, name)
    edits: list[tuple[Span, str]] = []
    for span in _items(text, place) if place else ():
        new = _with_language(span.of(text), move, prefix)
        if new != span.of(text):
            edits.append((span, new))
    return Edits(edits)


def _items(text: str, place: Span) -> Iterator[Span]:
    """Yield the texts of a value: itself, or the items of a list; a template is one."""
    value = _COMMENT.sub(lambda found: " " * len(found.group()), place.of(text))
    pattern = _TEMPLATE if _TEMPLATE.fullmatch(value) else _ITEM
    for found in pattern.finditer(value):
        if found["item"] not in _NO_ADDRESS:
            yield Span(*found.span("item")).shifted(place.start)


def _with_language(address: str, move: Move, prefix: str) -> str:
    """Return an address of the Arabic page as that of its English.

    >>> [_with_language(a, "every", "en/") for a in ("/about/", "about", "/ar/about/")]
    ['/en/about/', 'en/about', '/en/about/']
    """
    parts = address.split("/")
    if "ar" in parts:
        at = parts.index("ar")
        parts[at : at + 1] = [prefix.rstrip("/")] if prefix else []
        return "/".join(parts)
    if address.startswith("/"):
        return f"/{prefix}{address[1:]}"
    return prefix + address if move == "every" else address
