"""Find the characters of a text again in a longer text that contains them in order."""

from __future__ import annotations

_WINDOW = 256  # how far ahead the next character is looked for


def walk(short: str, long: str) -> list[int]:
    r"""Return, for every offset in `short` and its end, the matching offset in `long`.

    `long` is `short` with insertions: escapes, quoting, line prefixes. A character that is not
    found near by maps to where its predecessor ended.

    >>> walk('a"b', 'a\\"b')
    [0, 2, 3, 4]
    """
    if short == long:
        return list(range(len(short) + 1))
    offsets: list[int] = []
    position = 0
    for char in short:
        found = long.find(char, position, position + _WINDOW)
        if found < 0 and char.isspace():  # a space may have become a line feed, or the reverse
            found = next((i for i in range(position, len(long)) if long[i].isspace()), -1)
            found = found if 0 <= found - position < _WINDOW else -1
        offsets.append(found if found >= 0 else min(position, len(long)))
        if found >= 0:
            position = found + 1
    offsets.append(position)
    return offsets
