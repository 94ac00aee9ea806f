"""Lines as editors count them: each ends with CR LF, LF or CR."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

_END: Final = re.compile("\r\n|\r|\n")


def line_starts(text: str) -> Iterator[int]:
    r"""Yield the offset at which each line of `text` starts.

    >>> list(line_starts("ab\r\ncd\n"))
    [0, 4, 7]
    """
    yield 0
    for end in _END.finditer(text):
        yield end.end()


def line_and_column(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Return the place of `offset` in a text whose lines start at `starts`, both from 1.

    >>> line_and_column((0, 4, 7), 5)
    (2, 2)
    """
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
