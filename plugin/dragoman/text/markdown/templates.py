"""Site generators' markup (Hugo shortcodes, Liquid, Jinja, JSX braces), masked before parsing.

A template engine runs before Markdown does, so its tags may stand anywhere, even inside a link's
target. Each is replaced by as many private-use characters, which Markdown takes for a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MASK = "\ue000"

_LIMIT = r"(?!\n[ \t]*(?:\n|```|~~~))"
_TAG = re.compile(
    rf"""
    \{{\{{(?:(?!\{{\{{|\}}\}}){_LIMIT}[\s\S])*\}}\}}\}}?   # {{{{ value }}}} and shortcodes
  | \{{%(?:(?!\{{%|%\}}){_LIMIT}[\s\S])*%\}}               # a tag
  | \{{\#(?![\w-]+\}})[^\n{{}}]*\#\}}                      # a Jinja comment
  | \{{/\*(?:(?!\*/|\{{/\*)[\s\S])*\*/\}}                  # an MDX comment
  | (?<=[\w-]=)\{{(?!\{{|%)                                # a JSX attribute: the brace that opens
    """,
    re.VERBOSE,
)
_REGION = re.compile(
    r"\{(?:%-?|\{[<%])\s*(highlight|comment|math|katex|mermaid|raw)\b[^}]*?\}"
    r"(?<![{}]/\})(?<!/[>%]\}\})"
)
_BRACES = re.compile(r"[{}]|\n[ \t]*\n")
_NOT_LINE_END = re.compile(r"[^\r\n]")
_MAXIMUM = 4000  # characters of one JSX attribute


def mask_templates(source: str) -> str:
    """Return `source` with each template tag masked; length and line endings stay."""
    if "{" not in source:
        return source
    pieces: list[str] = []
    position = 0
    for start, end in _tags(source):
        pieces.append(source[position:start])
        pieces.append(blank(source[start:end]))
        position = end
    return "".join(pieces) + source[position:]


def blank(text: str) -> str:
    """Return `text` masked, except for its line endings."""
    return _NOT_LINE_END.sub(MASK, text)


def _tags(source: str) -> Iterator[tuple[int, int]]:
    unclosed: set[str] = set()
    position = 0
    while match := _TAG.search(source, position):
        start, end = match.span()
        position = end
        if match.group() == "{":
            end = _balanced(source, start)
        elif (region := _REGION.match(source, start)) and region[1] not in unclosed:
            closer = re.compile(rf"\{{(?:%-?|\{{[<%])\s*(?:end|/\s*){region[1]}\b[^}}]*\}}\}}?")
            if closed := closer.search(source, end):
                end = closed.end()
            else:
                unclosed.add(region[1])
        if end > start:
            yield start, end
            position = end


def _balanced(source: str, start: int) -> int:
    """Return the end of the braces that open at `start`, or `start` if they do not close."""
    depth = 0
    for match in _BRACES.finditer(source, start, start + _MAXIMUM):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if match.group().startswith("\n"):
            break
        if depth == 0:
            return match.end()
    return start
