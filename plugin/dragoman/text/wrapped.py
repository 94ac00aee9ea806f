"""Whether the lines of a paragraph are one text, where no format says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?؟:…][\"'”’»)\]]*\s*$")
_WRAPPED_WIDTHS = range(45, 121)  # characters of the longest line of a wrapped paragraph
_FULL = 0.6  # of the longest line: how much of it the others fill


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether `lines` are one text broken to a width, not lines of their own."""
    width = max(len(line.strip()) for line in lines)
    if len(lines) == 1 or width not in _WRAPPED_WIDTHS:
        return False
    full = all(len(line.strip()) >= _FULL * width for line in lines[:-1])
    return full and not all(map(_SENTENCE_END.search, lines[:-1]))
