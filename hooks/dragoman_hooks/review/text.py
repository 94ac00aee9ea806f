"""Texts of a document as they are shown: what would reorder or hide others becomes visible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.adapters import arabic_runs
from dragoman_hooks.review.tags import Html, join, tag

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def shown(text: str) -> Html:
    r"""Return a text of a document, every control character as its number.

    >>> shown("a\u202eb")
    'a<span class="control">U+202E</span>b'
    """
    return join(_visible(text))


def message(text: str) -> Html:
    """Return an English sentence of ours in which Arabic is quoted, each quotation by itself."""
    position = 0
    parts: list[Html] = []
    for run in arabic_runs(text):
        parts.append(shown(text[position : run.start]))
        parts.append(tag("bdi", shown(run.of(text)), lang="ar"))
        position = run.end
    return join(parts, shown(text[position:]))


def _visible(text: str) -> Iterator[str]:
    position = 0
    for found in _CONTROL.finditer(text):
        yield text[position : found.start()]
        yield tag("span", f"U+{ord(found.group()):04X}", class_="control")
        position = found.end()
    yield text[position:]
