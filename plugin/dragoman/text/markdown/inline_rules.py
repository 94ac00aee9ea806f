"""Inline rules for what must pass through: math, wikilinks, footnotes, braces, code in HTML."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from dragoman.text.markdown.formulas import find_formula

_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_WIKILINK = re.compile(r"!?\[\[([^\[\]|\n]{1,300}?)(?:(\\?\|)([^\[\]\n]{1,300}))?\]\]")
_CODE = re.compile(
    r"<(code|kbd|samp|var|math|svg|script|style|pre|textarea)(?=[\s>])[^<>]*(?<!/)>", re.IGNORECASE
)
_TEMPLATE_TAG = re.compile(  # with @click, #default, :key, which HTML does not know
    r"<[A-Za-z][\w.:-]*(?:\s+[@#:\w.\[\]-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)+\s*/?>"
)
_BBCODE = re.compile(r"\[(?:/[a-z]{1,20}|[a-z]{1,20}=[^\[\]\n]{1,300})\]")
_MARKED = re.compile(r"(\+\+|==)(?![\s+=])(?:(?!\1).){1,300}?(?<!\s)\1(?![+=])", re.DOTALL)
_BRACES = re.compile(r"\{(?:[^{}\n]|\{[^{}\n]*\}){0,500}\}")


def add(md: MarkdownIt) -> None:
    """Register the rules ahead of the CommonMark rule that starts with the same character."""
    ruler = md.inline.ruler
    ruler.before("escape", "math", _math)
    ruler.before("link", "footnote", _footnote)
    ruler.before("link", "footnote_text", _footnote_text)
    ruler.before("link", "wikilink", _wikilink)
    ruler.before("link", "bbcode", _bbcode)
    ruler.before("html_inline", "html_code", _html_code)
    ruler.after("html_inline", "template_tag", _template_tag)
    ruler.before("entity", "braces", _braces)
    ruler.before("entity", "marked", _marked)


def _accept(state: StateInline, kind: str, end: int, *, silent: bool) -> bool:
    if not silent:
        state.push(kind, "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    r"""``$x$``, ``$$x$$``, and ``\(x\)``."""
    first = state.src[state.pos]
    if first not in "$\\" or (first == "$" and state.src[state.pos - 1 : state.pos] == "\\"):
        return False
    end = find_formula(state.src, state.pos, state.posMax)
    return end is not None and _accept(state, "math", end, silent=silent)


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] != "[":
        return False
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    return match is not None and _accept(state, "footnote", match.end(), silent=silent)


def _footnote_text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``^[text]``: a footnote written where it is referred to."""
    start, maximum = state.pos, state.posMax
    if not state.src.startswith("^[", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    if not silent:
        state.push("footnote_text_open", "", 1)
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("footnote_text_close", "", -1)
    state.pos, state.posMax = end + 1, maximum
    return True


def _wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``[[target]]``, ``![[target]]`` and ``[[target|text]]``."""
    if state.src[state.pos] not in "![":
        return False
    match = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not match or state.src[match.end() : match.end() + 1] in {"(", "["}:
        return False
    start, maximum = state.pos, state.posMax
    if not match[2] or silent:
        return _accept(state, "wikilink", match.end(), silent=silent)
    state.push("wikilink_open", "", 1).meta["text"] = match.span(3)
    state.pos, state.posMax = match.span(3)
    state.md.inline.tokenize(state)
    state.push("wikilink_close", "", -1)
    state.pos, state.posMax = match.end(), maximum
    return state.pos > start


def _marked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take ``++inserted++`` and ``==marked==``, not behind a Latin letter (C++) or a digit."""
    start, maximum = state.pos, state.posMax
    before = state.src[start - 1 : start] if start else ""
    if (
        state.src[start] not in "+="
        or before in {"+", "="}
        or (before.isascii() and before.isalnum())
    ):
        return False
    match = _MARKED.match(state.src, start, maximum)
    if not match:
        return False
    end = match.end()
    if not silent:
        state.push("marked_open", "", 1)
        state.pos, state.posMax = start + 2, end - 2
        state.md.inline.tokenize(state)
        state.push("marked_close", "", -1)
    state.pos, state.posMax = end, maximum
    return True


def _html_code(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take an HTML element whose content is not prose up to its closing tag."""
    if state.src[state.pos] != "<":
        return False
    match = _CODE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    closer = f"</{match[1]}>"
    if _last(state, closer) < match.end():
        return False
    end = state.src.find(closer, match.end(), state.posMax)
    return end >= 0 and _accept(state, "html_code", end + len(closer), silent=silent)


def _last(state: StateInline, text: str) -> int:
    """Return where `text` last stands in the source, -1 if nowhere; looked for once a source."""
    known: dict[tuple[str, str], int] = state.env.setdefault("last", {})
    if (state.src, text) not in known:
        known[state.src, text] = state.src.rfind(text)
    return known[state.src, text]


def _template_tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take an opening tag of a Vue or Alpine template."""
    if state.src[state.pos] != "<":
        return False
    match = _TEMPLATE_TAG.match(state.src, state.pos, state.posMax)
    return match is not None and _accept(state, "html_inline", match.end(), silent=silent)


def _bbcode(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take ``[name=value]`` and ``[/name]``, as forums write them."""
    if state.src[state.pos] != "[":
        return False
    match = _BBCODE.match(state.src, state.pos, state.posMax)
    if not match or state.src[match.end() : match.end() + 1] in {"(", "["}:
        return False
    return _accept(state, "bbcode", match.end(), silent=silent)


def _braces(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``{#id}``, ``{: .class}``, ``{expression}``: anything in braces without Arabic words."""
    if state.src[state.pos] != "{":
        return False
    match = _BRACES.match(state.src, state.pos, state.posMax)
    if not match or _ARABIC.search(match.group()):
        return False
    return _accept(state, "braces", match.end(), silent=silent)
