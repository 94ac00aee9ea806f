"""Where what is reported ends: at the narrator's words, at a quotation that proves it."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.speech import is_titling
from dragoman.text.speakers.subjects import Range
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Sentence, Token, is_that
from dragoman.types import Span

_CLOSERS = frozenset("،,.؛;:…!؟?-–—")
_NARRATES = frozenset("فيما بينما وذلك علما رافضا رافضة وكان وكانت جاء".split())
_HOLLOW = frozenset("رفض رفضت امتنع امتنعت".split())
_GIVING = frozenset("يعطي تعطي يعط تعط يقدم تقدم يحدد تحدد".split())
_PROOF = 3  # words from which a quotation behind a colon is a report of its own


class Content(NamedTuple):
    """What is reported, the token where it or what leads to it begins, and who is named there."""

    span: Span
    direct: bool
    at: int
    phrase: Range | None = None
    led: bool = False  # by a preposition of the verb rather than by أن, a colon, a quotation


def clause(sentence: Sentence, first: int, limit: int, at: int) -> Content | None:
    """Return the tokens from `first` as what is reported, without what is told behind it."""
    tokens = sentence.tokens
    end = next((i for i in range(first + 1, limit - 2) if _is_told(tokens, i)), limit)
    if first + 2 < end and tokens[first + 1].kind == "quote" and is_that(tokens, first):
        end = _quoted_end(tokens, first + 2, end)
    end = _before_quote(tokens, first, end)
    while end > first and tokens[end - 1].kind == "mark" and tokens[end - 1].word in _CLOSERS:
        end -= 1
    return Content(sentence.span(first, end), direct=False, at=at) if end > first else None


def _before_quote(tokens: list[Token], first: int, end: int) -> int:
    """Return where what أن opens ends if its proof is quoted: إن الحال صعبة: «لا ماء لدينا»."""
    colon = next((at for at in range(end - 1, first + 1, -1) if tokens[at].word == ":"), end)
    if colon + 1 >= end or not is_that(tokens, first):
        return end
    word = tokens[colon - 1].word
    led = nouns.is_saying(word) or (look_up(word)[0] and word not in particles.ADJUNCTS)
    quoted = tokens[colon + 1].kind == "quote" and tokens[colon + 1].words >= _PROOF
    alone = all(token.kind == "mark" for token in tokens[colon + 2 : end])
    return colon if quoted and alone and not led and not is_titling(tokens, first, colon) else end


def _quoted_end(tokens: list[Token], behind: int, end: int) -> int:
    """Return where what أن opens ends if all of it is quoted: إن «...»، ورفض التعليق."""
    more = tokens[behind + 1].word.removeprefix("و") if behind + 1 < end else ""
    closed = tokens[behind].word in "،,." and not more.startswith("ان")
    return behind if closed else end


def _is_told(tokens: list[Token], at: int) -> bool:
    """Tell whether what is reported ends here: circumstances or the narrator follow."""
    one, two = tokens[at + 1].word, tokens[at + 2].word
    if tokens[at].word != "،":
        return _is_unsaid(tokens, at)
    return (
        one in _NARRATES
        or (one in {"وهو", "وهي"} and two == "ما")
        or (one == "ولم" and (look_up(two)[0] is not None or two in _GIVING))
        or (one == "في" and (two == "حين" or nouns.is_statement(two)))
        or (one.startswith("لكن") and _is_hollow(tokens, at + 2))
    )


def _is_hollow(tokens: list[Token], at: int) -> bool:
    """Tell whether the narrator says that no more was said: لكنه رفض, لكنه لم يذكر."""
    if tokens[at].word != "لم":
        return tokens[at].word in _HOLLOW
    verb = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return look_up(verb)[0] is not None or verb in _GIVING


def _is_unsaid(tokens: list[Token], at: int) -> bool:
    """Tell whether the narrator says what was not said: من دون أن يذكر."""
    at += tokens[at].word == "من"
    if (
        tokens[at].word not in {"دون", "غير"}
        or at + 2 >= len(tokens)
        or tokens[at + 1].word != "ان"
    ):
        return False
    verb = tokens[at + 2].word
    return look_up(verb)[0] is not None or verb in _GIVING
