"""The markdown-it parser: CommonMark, GFM tables and strikethrough, and what site generators add.

markdown-it gives a block its lines and an inline token nothing. Every rule is therefore wrapped
once: block rules note where the text of each line starts, inline rules where each match lies.

Block tokens take ten times the memory of their text, so they are handed over a block at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from dragoman.text.markdown import block_rules, inline_rules

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
Reader = Callable[[Sequence[Token]], None]
_READER = "reader"  # its key in the environment


@dataclass(frozen=True, slots=True)
class Match:
    """Where an inline rule matched, and the first token that it made."""

    rule: str
    start: int
    end: int
    token: Token


class RecordingState(StateInline):
    """An inline state that keeps its matches; markdown-it's own states record nothing."""

    def __init__(self, text: str, md: MarkdownIt, env: dict[str, object]) -> None:
        super().__init__(text, md, env, [])
        self.matches: list[Match] = []


def create_parser() -> MarkdownIt:
    """Return a parser with every extension on and every rule wrapped."""
    md = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    md.use(deflist_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    md.inline.ruler.disable("footnote_ref")
    block_rules.add(md)
    inline_rules.add(md)
    md.block.ruler.before("table", "hand_over", _hand_over)
    for block in list(md.block.ruler.__rules__):
        block.fn = _located(block.fn)
    for inline in list(md.inline.ruler.__rules__):
        inline.fn = _recorded(inline.name, inline.fn)
    md.block.ruler.__cache__ = None
    md.inline.ruler.__cache__ = None
    for ruler in (md.block.ruler, md.inline.ruler, md.inline.ruler2):
        ruler.getRules("")  # compile now: threads that share the parser only read
    return md


def parse_blocks(md: MarkdownIt, view: str, reader: Reader) -> dict[str, object]:
    """Hand the block tokens of `view` to `reader`; return the environment with link definitions."""
    tokens: list[Token] = []
    env: dict[str, object] = {_READER: reader}
    md.block.parse(view, md, env, tokens)
    reader(tokens)
    del env[_READER]
    return env


def _hand_over(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """Match nothing: where a block begins that is in no other, hand over the tokens before it."""
    if not (silent or state.level):
        state.env[_READER](state.tokens)
        state.tokens.clear()
    return False


def parse_inline(md: MarkdownIt, text: str, env: dict[str, object]) -> RecordingState:
    """Run the inline rules over `text`; the state holds the matches and the tokens."""
    state = RecordingState(text, md, env)
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        if rule.__name__ != "fragments_join":
            rule(state)
    return state


def _located(rule: BlockRule) -> BlockRule:
    def located(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        first = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        for token in () if silent else state.tokens[first:]:
            if token.type in {"inline", "html_block"} and "starts" not in token.meta:
                top, bottom = token.map or (0, 0)
                token.meta["starts"] = [
                    min(state.bMarks[line] + state.tShift[line], state.eMarks[line])
                    for line in range(top, max(bottom, top + 1))
                ]
        return True

    return located


def _recorded(name: str, rule: InlineRule) -> InlineRule:
    def recorded(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, first = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if silent or not isinstance(state, RecordingState):
            return True
        if name in {"emphasis", "strikethrough"}:
            _mark_delimiters(state, first)
        elif len(state.tokens) > first and name != "text":
            made = state.tokens[first:]
            token = next((token for token in made if token.type != "text"), made[-1])
            state.matches.append(Match(name, start, state.pos, token))
        return True

    return recorded


def _mark_delimiters(state: RecordingState, first: int) -> None:
    """Note the position of each delimiter token that the rule pushed, from the last one back."""
    position = state.pos
    for token in reversed(state.tokens[first:]):
        position -= len(token.content)
        token.meta["position"] = position
