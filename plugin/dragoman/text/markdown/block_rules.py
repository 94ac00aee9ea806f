"""Block rules for what site generators add: directives, admonitions, math, MDX modules."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_ENDS_TEXT: RuleOptionsType = {"alt": ["paragraph", "reference"]}
# :::tip title · ::: info title {#id} · :::note[title] · ::::{.class}
_DIRECTIVE = re.compile(
    r":{3,}[ \t]*(?:[\w-]+(?:\[(?P<label>(?:\\.|[^\]\\\n])*)\])?(?:\{[^}\n]*\})?"
    r"(?:[ \t]+(?P<title>[^\s{][^\n]*?))?)?[ \t]*(?:\{[^}\n]*\})?[ \t]*$"
)
# !!! note "title" · ??? note "title" · === "tab"
_ADMONITION = re.compile(
    r"(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+\"(?P<title>[^\n]*)\")?"
    r"|===[!+]?[ \t]+\"(?P<tab>[^\n]*)\")[ \t]*$"
)
_MODULE = re.compile(
    r"import\s+(?:[\w*{$][^\n]*\sfrom\s+)?['\"]|import\s+[\w*{$][^\n]*(?:\bfrom\b|\{)[^\n]*$"
    r"|export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b|\*|\{)"
)
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:[ \t]*(?P<title>\S[^\n]*?)[ \t]*$")


def add(md: MarkdownIt) -> None:
    """Register the rules ahead of those that would take their lines for something else."""
    ruler = md.block.ruler
    ruler.before("fence", "module", _module)
    ruler.before("fence", "math_block", _math, _INTERRUPTS)
    ruler.before("fence", "directive", _directive, _INTERRUPTS)
    ruler.before("fence", "admonition", _admonition, _INTERRUPTS)
    ruler.before("reference", "abbreviation", _abbreviation, _ENDS_TEXT)


def _line(state: StateBlock, line: int) -> tuple[int, str]:
    start = state.bMarks[line] + state.tShift[line]
    return start, state.src[start : state.eMarks[line]]


def _push_title(state: StateBlock, line: int, start: int, match: re.Match[str]) -> None:
    """Push an inline token for whichever group of `match` holds a title."""
    for group, title in match.groupdict().items():
        if title:
            token = state.push("inline", "", 0)
            token.content, token.children, token.map = title, [], [line, line + 1]
            token.meta["span"] = (start + match.start(group), start + match.end(group))


def _directive(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """Take a line of three or more colons by itself; what follows is ordinary Markdown."""
    start, text = _line(state, line)
    if state.is_code_block(line) or not text.startswith(":::"):
        return False
    match = _DIRECTIVE.match(text)
    if not match or silent:
        return bool(match)
    state.push("directive", "", 0).map = [line, line + 1]
    _push_title(state, line, start, match)
    state.line = line + 1
    return True


def _admonition(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a marker line with an optional title and what is indented by four columns."""
    start, text = _line(state, line)
    if state.is_code_block(line) or text[:3] not in {"!!!", "???", "==="}:
        return False
    match = _ADMONITION.match(text)
    if not match or silent:
        return bool(match)
    indent = state.sCount[line] + 4
    last = line + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    state.push("admonition_open", "div", 1).map = [line, last]
    _push_title(state, line, start, match)
    old = state.blkIndent, state.parentType, state.lineMax
    state.blkIndent, state.parentType, state.lineMax = indent, "admonition", last
    state.md.block.tokenize(state, line + 1, last)
    state.blkIndent, state.parentType, state.lineMax = old
    state.push("admonition_close", "div", -1)
    state.line = last
    return True


def _math(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    r"""Read ``$$`` (or a lone ``\[``) to the line that its closer ends; no blank line inside."""
    _, text = _line(state, line)
    opener = text[:2]
    if not (opener == "$$" or text.rstrip() == "\\[") or state.is_code_block(line):
        return False
    closer = "$$" if opener == "$$" else "\\]"
    unclosed: dict[tuple[str | int, ...], range] = state.env.setdefault("unclosed", {})
    place = (closer, state.level, state.blkIndent, end)
    if line in unclosed.get(place, ()):
        return False  # a line above was searched to the same end
    last, rest = line, text[2:]
    while not rest.rstrip().endswith(closer):
        last += 1
        if last >= end or state.isEmpty(last) or state.sCount[last] < state.blkIndent:
            unclosed[place] = range(line, last)
            return False
        rest = _line(state, last)[1]
    if last == line and closer in rest.rstrip()[:-2]:
        return False  # two formulas and text between them
    if not silent:
        state.push("math_block", "", 0).map = [line, last + 1]
        state.line = last + 1
    return True


def _module(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """MDX ``import`` and ``export`` at the margin, up to a blank line outside braces."""
    if silent or state.level or state.sCount[line] or not _MODULE.match(_line(state, line)[1]):
        return False
    depth, last = 0, line
    while last < end and (depth > 0 or not state.isEmpty(last)):
        text = _line(state, last)[1]
        depth += sum(text.count(c) for c in "{[(") - sum(text.count(c) for c in "}])")
        last += 1
    state.push("module", "", 0).map = [line, last]
    state.line = last
    return True


def _abbreviation(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """``*[label]: expansion`` on one line; the expansion is text."""
    start, text = _line(state, line)
    if state.is_code_block(line) or not text.startswith("*["):
        return False
    match = _ABBREVIATION.match(text)
    if not match or silent:
        return bool(match)
    state.push("abbreviation", "", 0).map = [line, line + 1]
    _push_title(state, line, start, match)
    state.line = line + 1
    return True
