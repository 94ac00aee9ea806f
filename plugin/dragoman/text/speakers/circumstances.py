"""When, where, how and to whom something was said: what stands between a verb and what is said."""

from __future__ import annotations

import re

from dragoman.text.known_names import is_given
from dragoman.text.speakers import deeds, nouns, particles
from dragoman.text.speakers.governed import bracket_end, governed
from dragoman.text.speakers.phrases import is_time, phrase_end
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

REMARKS = frozenset("وهو وهي وهم وهما وكان وكانت وقد الذي التي الذين ويدعى وتدعى شرط".split())
_ASIDE = 26  # tokens that may stand between two commas
_B_WORD = 3  # letters from which ب or ل in front is a preposition
_MANNER = re.compile("(?:م..{1,4}|.ا..|..ي.|..[ول]?)[اة]")  # مبتسما, ضاحكة, حزينة
_SMILING = frozenset("ضاحكة مبتسمة باكية ساخرة غاضبة صارخة مازحة متهكمة حزينة هامسة".split())
_COMMAS = frozenset("،,")
_TIMES = frozenset("مرة مرات تارة".split())
_AGAIN = frozenset("اخرى ثانية جديدة واحدة".split())
_DAY = particles.ADJUNCTS | particles.PASSING | particles.DAYS
_NOTHING = frozenset[str]()


def skip_circumstances(
    tokens: list[Token], start: int, end: int, frames: frozenset[str] = _NOTHING
) -> int:
    """Return where circumstances that begin at `start` end; `start` if there are none.

    They may stand between commas or brackets: ، الأحد، or (45 عاماً). A preposition of `frames`
    begins none: it leads to what is reported.
    """
    at = start
    while at < end:
        mark = tokens[at].kind == "mark"
        step = _aside(tokens, at, end, frames) if mark else _step(tokens, at, end, frames)
        if step == 0:
            break
        at += step
    return min(at, end)


def _aside(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> int:
    """Return how many tokens stand between two commas or two brackets, marks included."""
    if tokens[at].word not in _COMMAS or at + 1 >= end:
        return bracket_end(tokens, at, end) - at
    if _is_anchor(tokens, at + 1, end, frames):
        return 1
    reach = range(at + 1, min(end, at + _ASIDE))
    closing = next((i for i in reach if tokens[i].word in _COMMAS), None)
    if closing is None:
        return 0
    plain = skip_circumstances(tokens, at + 1, closing) == closing
    remark = tokens[at + 1].word in REMARKS or _is_anchor(tokens, closing + 1, end, frames)
    return closing + 1 - at if plain or remark else 0


def _is_anchor(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> bool:
    """Tell whether what is reported begins here for certain: أن, a preposition of the verb."""
    if at >= end:
        return False
    word = tokens[at].word
    by = "ب" in frames and word[0] == "ب" and deeds.is_masdar(word[1:], low=True)
    return is_that(tokens, at) or word in frames or word == ":" or by


def _step(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> int:
    """Return how many tokens the circumstance at `at` has."""
    token, word = tokens[at], tokens[at].word
    if token.kind == "quote" or word in frames or is_that(tokens, at):
        return 0
    time = _time(tokens, at, end)
    if time:
        return time
    if word in particles.PREPOSITIONS or word == "نقلا":
        return _prepositional(tokens, at, end, frames)
    return _attached(tokens, at, end, frames)


def _prepositional(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> int:
    """Return how many tokens a preposition has with what it governs: في بيان, نقلاً عن مصدر."""
    word, following = tokens[at].word, tokens[at + 1].word if at + 1 < end else ""
    if word == "من" and nouns.is_owned(following):
        return 2
    if word == "نقلا":
        return 2 + governed(tokens, at + 2, end) if following == "عن" else 0
    if (word, following) == ("على", "لسان"):
        return max(phrase_end(tokens, at + 2, end), at + 2) - at
    if following in particles.PREPOSITIONS:  # من دون تردد
        return 1
    deeds = not frames.isdisjoint("mo")
    return 1 + governed(tokens, at + 1, end, deeds=deeds) if following else 0


def _time(tokens: list[Token], at: int, end: int) -> int:
    """Return how many tokens of time, or adverbs, begin here: مساء اليوم, العام الماضي."""
    word, following = tokens[at].word, tokens[at + 1].word if at + 1 < end else ""
    if is_time(tokens, at):
        return 2 + (at + 2 < end and tokens[at + 2].word in particles.PASSING | particles.DAYS)
    part = word in particles.DAY_PARTS and following in particles.ADJUNCTS
    if part or (word in particles.PERIODS and following in particles.DAYS):
        return 2
    if word in _TIMES:
        return 1 + (following in _AGAIN)
    return int(word in _DAY and (at > 0 or word not in particles.DAYS))


def _attached(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> int:
    """Return how many tokens a word with ل or ب or an adverb has: لوكالة فرانس برس, بحزم, ضاحكاً."""
    token, word = tokens[at], tokens[at].word
    following = tokens[at + 1] if at + 1 < end else None
    if nouns.is_audience(word):
        return governed(tokens, at, end)
    led = following is not None and (following.word == ":" or following.kind == "quote")
    if len(word) == 1 and led and word in "بل":
        return 0 if word in frames else 2
    if is_manner(token, led=led or following is None or is_that(tokens, at + 1)):
        return 1
    return _by(tokens, at, end, frames, led=led)


def _by(tokens: list[Token], at: int, end: int, frames: frozenset[str], *, led: bool) -> int:
    word = tokens[at].word
    named = tokens[at].known or word in nouns.words("names_in_b") or nouns.is_head(word)
    if word[0] != "ب" or len(word) <= _B_WORD or named:
        return 0
    if word in particles.MANNERS:
        return 1
    deed = deeds.is_masdar(word[1:])
    if "ب" in frames:
        return int(led and tokens[at + 1].word == ":" and not deed)
    known = (
        deed
        or nouns.is_manner(word)
        or nouns.is_statement(word)
        or word.endswith("ة")
        or nouns.is_definite(word)
    )
    return governed(tokens, at, end) if known or led else 0


def is_manner(token: Token, *, led: bool) -> bool:
    """Tell whether a word says how somebody spoke: ضاحكاً, or ضاحكا where `led` by a colon."""
    word = token.word
    if token.kind != "word" or nouns.is_definite(word) or word in nouns.words("countries"):
        return False
    verb = look_up(word)[0]
    if word in _SMILING:
        return True
    if token.adverb or (word[-1] == "ا" and verb is not None and verb.shape == "participle"):
        return True
    return (
        led and not (nouns.is_head(word) or is_given(word)) and _MANNER.fullmatch(word) is not None
    )
