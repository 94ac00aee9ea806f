"""Site generators' markup (Hugo shortcodes, Liquid, Jinja, JSX braces), masked before parsing.

A template engine runs before Markdown does, so its tags may stand anywhere, even inside a link's
target. Each is replaced by as many private-use characters, which Markdown takes for a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.types import Span

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
_COMMENT = re.compile(r"\{(?:#|\{\{?!|\{[<%]?-?\s*/\*|/\*)")
_ARGUMENT = re.compile(
    r"""(?:(?P<name>[\w-]+)\s*[=:]\s*)?\\?(?:"(?P<double>[^"\n\\]*)\\?"|'(?P<single>[^'\n]*)')"""
)
_PATH = re.compile(r"\S*/.*|\S*\.\w{1,5}|\S*#\S*|\s*")
_WORD = r"(?P<{0}>\w(?:[\w.-]|/(?=\w))*)"
_OPENER = re.compile(
    rf"\{{\{{[<%]-?\s*{_WORD.format('hugo')}(?!.*/[>%]\}}\}}$)|\{{%-?\s*{_WORD.format('tag')}"
    rf"|\{{\{{\#\s*{_WORD.format('section')}",
    re.DOTALL,
)
_CLOSER = re.compile(
    rf"\{{\{{[<%]-?\s*/\s*{_WORD.format('hugo')}|\{{%-?\s*end_?{_WORD.format('tag')}"
    rf"|\{{\{{/\s*{_WORD.format('section')}"
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


@dataclass(frozen=True, slots=True)
class TemplateTag:
    """One tag: where it is, and what it opens or closes, "" for nothing."""

    span: Span
    name: str
    closes: bool = False

    @property
    def alone(self) -> bool:
        """Whether it is no end of a pair."""
        return not self.name


def template_tags(text: str, places: Iterable[Span]) -> Iterator[TemplateTag]:
    """Yield the tags in the masked `places` of a text, which may stand right beside each other.

    >>> [(tag.name, tag.closes) for tag in template_tags("{{< a x >}}{{< /a >}}", [Span(0, 21)])]
    [('hugo a', False), ('hugo a', True)]
    """
    for place in places:
        found = [Span(*ends) for ends in _tags(text, place.start, place.end)]
        if sum(tag.end - tag.start for tag in found) < len(place.of(text).replace("\n", "")):
            found = [place]  # a tag is only known by what stands around it
        for span in found:
            match = (closer := _CLOSER.match(span.of(text))) or _OPENER.match(span.of(text))
            name = (
                f"{match.lastgroup} {match[match.lastgroup]}" if match and match.lastgroup else ""
            )
            yield TemplateTag(span, name, closes=closer is not None)


def template_texts(source: str, start: int = 0) -> Iterator[Span]:
    """Yield the quoted arguments in the tags of `source` from `start` on that are prose.

    What has a slash, a suffix or no space, and is no value of a name, may be a path or a name.

    >>> source = '{{< figure src="/a b.png" caption="A river" >}} {{< ref "a.md" >}}'
    >>> [span.of(source) for span in template_texts(source)]
    ['A river']
    """
    if "{" not in source:
        return
    for begin, end in _tags(source, start):
        if _REGION.match(source, begin) or _COMMENT.match(source, begin):
            continue
        for match in _ARGUMENT.finditer(source, begin, end):
            text = match[match.lastgroup or 0]
            if not _PATH.fullmatch(text) and (match["name"] or " " in text.strip()):
                yield Span(*match.span(match.lastgroup or 0))


def _tags(source: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    unclosed: set[str] = set()
    position = start
    stop = len(source) if stop is None else stop
    while match := _TAG.search(source, position, stop):
        start, end = match.span()
        position = end
        if match.group() == "{":
            end = _balanced(source, start)
        elif (region := _REGION.match(source, start)) and region[1] not in unclosed:
            closer = re.compile(rf"\{{(?:%-?|\{{[<%])\s*(?:end|/\s*){region[1]}\b[^}}]*\}}\}}?")
            if closed := closer.search(source, end, stop):
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
