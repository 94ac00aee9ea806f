"""Roles of MyST, as in ``{ref}`title <label>```: protected whole, their titles translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from dragoman import Segment, Span, hookimpl

_ROLE: Final = re.compile(r"\{[A-Za-z][\w:.+-]*\}(`+)(?!`)(?P<text>.+?)(?<!`)\1(?!`)", re.DOTALL)
_TITLE: Final = re.compile(r"(?P<title>[^<>`]*[^<>`\s])\s*<[^<>]+>", re.DOTALL)


@hookimpl
def protect_spans(segment: Segment) -> list[Span]:
    """Keep each role in one piece."""
    return [Span(*match.span()) for match in _ROLE.finditer(segment.text)]


def titles(text: str) -> Iterator[str]:
    """Yield the titles that roles in `text` give to what they point to.

    >>> list(titles("see {doc}`the library <news/library>` and {ref}`start`"))
    ['the library']
    """
    for role in _ROLE.finditer(text):
        if match := _TITLE.fullmatch(role["text"]):
            yield match["title"]


def with_titles(text: str, english: Mapping[str, str]) -> str:
    """Return `text` with the titles of its roles replaced by those that `english` has."""

    def replaced(role: re.Match[str]) -> str:
        match = _TITLE.fullmatch(role["text"])
        new = english.get(match["title"]) if match else None
        if match is None or new is None:
            return role[0]
        start = role.start("text") - role.start()
        safe = re.sub(r"[<>`]", "", new)
        return role[0][:start] + safe + role[0][start + match.end("title") :]

    return _ROLE.sub(replaced, text)
