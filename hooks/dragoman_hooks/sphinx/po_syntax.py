"""Whether a gettext catalogue is whole: polib reads past a string that nobody closed."""

from __future__ import annotations

import re
from typing import Final

from dragoman import FormatError

_STRING: Final = r'"(?:[^"\\]|\\.)*"'
_COMMENT: Final = re.compile(r"#(?![~|])")
_STATEMENT: Final = re.compile(
    rf"(?:#~?\|?\s*)?(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?{_STRING}"
)
_HINT: Final = "correct the catalogue, or make it again with sphinx-intl; it was left as it is"


def check_catalogue(text: str) -> None:
    r"""Raise `FormatError` where a catalogue breaks off, or a line of it is none of a catalogue.

    >>> check_catalogue('# by hand\nmsgid ""\n"a\\n"\nmsgstr "b"\n')
    >>> check_catalogue('msgid "a\nmsgstr ""\n')
    Traceback (most recent call last):
    ...
    dragoman.errors.FormatError: line 1: a string without its closing quote (correct the ...)
    """
    last, number = "", 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.rstrip()), 1):
        statement = line.strip()
        if not statement or statement in {"#~", "#|", "#~|"} or _COMMENT.match(statement):
            continue
        found = _STATEMENT.fullmatch(statement)
        if found is None:
            is_open = statement.count('"') - statement.count(r"\"") == 1
            problem = "a string without its closing quote" if is_open else "no line of a catalogue"
            raise FormatError(f"line {number}: {problem}", _HINT)
        if not statement.startswith(("#|", "#~|")):
            last = found["keyword"] or last
    if last in {"msgctxt", "msgid", "msgid_plural"}:
        raise FormatError(f"line {number}: it breaks off: the last {last} has no msgstr", _HINT)
