"""Write plain text so that Markdown reads it as plain text, with as few backslashes as possible."""

from __future__ import annotations

import re

from dragoman.types import Segment

_SPECIAL = re.compile(
    r"""
    \\(?=[!-/:-@\[-`{-~\ue000-\uf8ff]|$)   # private-use characters stand for markup
  | \*(?!(?<=\s\*)(?=\s|$))                 # emphasis, unless white space is on both sides
  | _(?!(?<=[^\W_]_)(?=[^\W_]))(?!(?<=\s_)(?=\s|$))
  | ` | \[ | \] | \{ | ~(?=~)
  | (?<=\{)[%\#]                           # a template engine knows no backslash
  | (?<![A-Za-z0-9+=])(?:=(?==[^\s=]) | \+(?=\+[^\s+]))  # marked and inserted text
  | <(?=[A-Za-z/!?\ue000-\uf8ff])
  | &(?=\#?\w+;)
  | \$(?!\d)                               # math; no formula ends before a digit
    """,
    re.VERBOSE,
)
_BLOCK_START = re.compile(
    r"""
    (?=\#{1,6}(?:\s|$) | [-+*](?:\s|$) | > | ~~~ | ``` | ::: | :\s | !!! | \?\?\? | ===\s*"
      | \$\$ | \| | (?:=+|-+)\s*$ | (?:-[ \t]*){3,}$ | (?:_[ \t]*){3,}$ | \*\[ )
  | [0-9]{1,9}(?=[.)](?:\s|$))
    """,
    re.VERBOSE,
)
_NEVER_FIRST = re.compile(
    r"(?:import|export)\s|<[A-Za-z/!?]|\[\^|\[[^\]]*\]:|[(]?[0-9]{1,9}[.)]|```"
)


def escape_text(text: str, segment: Segment) -> str:
    """Return plain `text` with what `segment` would take for markup escaped.

    The start of a line is left to `guard_line`: only where text is laid out are lines known.
    """
    if segment.kind == "front-matter" or segment.encoding == "attribute":
        return text
    if segment.kind == "html":  # where a backslash is text
        return _SPECIAL.sub(_entity, text)
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    if segment.kind == "cell":
        escaped = re.sub(r"(?<!\\)\|", r"\\|", escaped)
    elif segment.kind == "heading":
        escaped = re.sub(r"(^|\s)(#+)$", r"\1\\\2", escaped)
    elif segment.encoding.startswith("title:"):
        quote = segment.encoding.removeprefix("title:")
        escaped = re.sub(r"[()]" if quote == "(" else quote, r"\\\g<0>", escaped)
    return escaped


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def guard_line(line: str) -> str:
    r"""Escape the start of a line of text that Markdown would read as the start of a block.

    >>> guard_line("1. one"), guard_line("- one"), guard_line("1.5 million")
    ('1\\. one', '\\- one', '1.5 million')
    """
    match = _BLOCK_START.match(line)
    return line if match is None else f"{match.group()}\\{line[match.end() :]}"


def opens_block(rest: str) -> bool:
    """Tell whether a line that begins with `rest` could be read as the start of a block."""
    return bool(_BLOCK_START.match(rest) or _NEVER_FIRST.match(rest))
