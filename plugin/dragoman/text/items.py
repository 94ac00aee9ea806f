"""Lines that open an item of a numbered list, in text that no format takes for a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.text.arabic import fold_digits

_DIGIT = "0-9٠-٩۰-۹"
NUMBER = rf"(?P<number>[{_DIGIT}]{{1,3}})(?P<mark>\\?[.)]|-(?![ \t]*[{_DIGIT}]))[ \t\u00a0]+"
"""A number, the mark behind it (which may be escaped) and the space before the item's text."""

_OPENING = re.compile(rf"[ \t]*{NUMBER}(?=\S)")


def numbered(lines: Sequence[str]) -> Mapping[int, re.Match[str]]:
    """Return the matches of the list numbers of one paragraph by the index of their line.

    A number counts if it goes on from the one before or the one after goes on from it; others are
    parts of sentences.

    >>> list(numbered(["قال:", "١. نعم", "٢. لا", "عام", "1948. ثم", "7. مرات"]))
    [1, 2]
    """
    found = [(at, match) for at, line in enumerate(lines) if (match := _OPENING.match(line))]
    values = [int(fold_digits(match["number"])) for _, match in found]
    return {
        at: match
        for index, (at, match) in enumerate(found)
        if (index > 0 and values[index - 1] + 1 == values[index])
        or values[index + 1 : index + 2] == [values[index] + 1]
    }
