"""HTML's character references, written out before translation as a model reads characters."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from html import unescape
from typing import Final

_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG: Final = re.compile(r"<[^<>]*>")
_KEPT: Final = frozenset("&<>\"'")  # what may mean markup


class WrittenOut:
    r"""A text without references such as ``&nbsp;``, and where each character stood before.

    >>> html = WrittenOut("12&nbsp;&lt;")
    >>> html.text, html.origin(3)
    ('12\xa0&lt;', 8)
    """

    def __init__(self, source: str) -> None:
        """Take the text; ``&amp;``, ``&lt;``, ``&gt;`` and quotation marks stay as they are."""
        self._ends = array("q", [0])  # of what was written out, here
        self._origins = array("q", [0])  # the same places in the source
        pieces: list[str] = []
        length = position = 0
        for match in _REFERENCE.finditer(source):
            character = unescape(match.group())
            if len(character) != 1 or character in _KEPT or not _is_text(character):
                continue
            pieces += (source[position : match.start()], character)
            length += match.start() - position + 1
            position = match.end()
            self._ends.append(length)
            self._origins.append(position)
        self.text = "".join([*pieces, source[position:]])

    def origin(self, offset: int) -> int:
        """Return where in the source the character at `offset` begins, or the text ends."""
        at = bisect_right(self._ends, offset) - 1
        return self._origins[at] + offset - self._ends[at]


def without_tags(source: str) -> str:
    """Return the text of HTML, roughly: enough to tell its language."""
    return unescape(_TAG.sub(" ", source))


def _is_text(character: str) -> bool:
    return character.isprintable() or character.isspace() or character in "\u200c\u200d\u00ad"
