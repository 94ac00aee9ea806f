"""When, where, how and to whom something was said: what may stand between a verb and its subject,
and between them and what is said.
"""

from __future__ import annotations

import re

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.phrases import is_time
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

_ASIDE = 26  # tokens that may stand between two commas
_BRACKET = 14  # tokens that may stand between two brackets
_OBJECT = 12  # tokens that a noun behind a preposition may have
_B_WORD = 3  # letters from which ب or ل in front is a preposition
_MANNER = re.compile("(?:م..{1,4}|.ا..|..ي.|..[ول]?)[اة]")  # مبتسما, ضاحكة, حزينة
REMARKS = frozenset("وهو وهي وهم وهما وكان وكانت وقد الذي التي الذين ويدعى وتدعى شرط".split())
_COMMAS = frozenset("،,")
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
    if tokens[at].word == "(":
        reach = range(at, min(end, at + _BRACKET))
        return next((i + 1 - at for i in reach if tokens[i].word == ")"), 0)
    if tokens[at].word not in _COMMAS or at + 1 >= end:
        return 0
    if is_anchor(tokens, at + 1, end, frames):
        return 1
    reach = range(at + 1, min(end, at + _ASIDE))
    closing = next((i for i in reach if tokens[i].word in _COMMAS), None)
    if closing is None:
        return 0
    plain = skip_circumstances(tokens, at + 1, closing) == closing
    remark = tokens[at + 1].word in REMARKS or is_anchor(tokens, closing + 1, end, frames)
    return closing + 1 - at if plain or remark else 0


def is_anchor(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> bool:
    """Tell whether what is reported begins here for certain: أن, a preposition of the verb."""
    if at >= end:
        return False
    word = tokens[at].word
    led = "ب" in frames and word[0] == "ب" and nouns.is_masdar(word[1:], low=True)
    return is_that(tokens, at) or word in frames or word == ":" or led


def _step(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> int:
    """Return how many tokens the circumstance at `at` has."""
    token, word = tokens[at], tokens[at].word
    following = tokens[at + 1].word if at + 1 < end else ""
    if token.kind == "quote" or word in frames or is_that(tokens, at):
        return 0
    if is_time(tokens, at):
        return 2 + (at + 2 < end and tokens[at + 2].word in particles.PASSING | particles.DAYS)
    if word in particles.DAY_PARTS and following in particles.ADJUNCTS:
        return 2
    if word in particles.PERIODS and following in particles.DAYS:
        return 2
    if word in particles.ADJUNCTS or (word in particles.DAYS and at > 0):
        return 1
    if word in particles.PASSING:
        return 1
    if word in {"مرة", "مرات", "تارة"}:
        return 1 + (following in {"اخرى", "ثانية", "جديدة", "واحدة"})
    if word in particles.PREPOSITIONS and word not in {"من", "عن"} | frames:
        return 1 + governed(tokens, at + 1, end) if following else 0
    if word == "من" and nouns.is_owned(following):
        return 2
    if word in {"من", "عن"}:
        return 1 + governed(tokens, at + 1, end) if following else 0
    return _attached(tokens, at, end, frames)


def _attached(tokens: list[Token], at: int, end: int, frames: frozenset[str]) -> int:
    token, word = tokens[at], tokens[at].word
    if nouns.is_audience(word):
        return governed(tokens, at, end)
    if word in {"ل", "ب"} and at + 1 < end and tokens[at + 1].kind == "quote":
        return 0 if word in frames else 2
    last = at + 1 >= end
    led = not last and (tokens[at + 1].word == ":" or tokens[at + 1].kind == "quote")
    if is_manner(token, led=led or last or is_that(tokens, at + 1)):
        return 1
    if word[0] == "ب" and len(word) > _B_WORD and not nouns.is_head(word):
        if word in particles.MANNERS:
            return 1
        if "ب" in frames:
            return int(led and tokens[at + 1].word == ":" and not nouns.is_masdar(word[1:]))
        deed = nouns.is_masdar(word[1:]) or nouns.is_statement(word) or word.endswith("ة")
        return governed(tokens, at, end) if deed or nouns.is_definite(word) or led else 0
    return 0


def is_manner(token: Token, *, led: bool) -> bool:
    """Tell whether a word says how somebody spoke: ضاحكاً; without the ending only before a colon."""
    word = token.word
    if token.kind != "word" or nouns.is_definite(word):
        return False
    verb = look_up(word)[0]
    if token.adverb or (word[-1] == "ا" and verb is not None and verb.shape == "participle"):
        return True
    return not nouns.is_head(word) and led and _MANNER.fullmatch(word) is not None


def governed(tokens: list[Token], start: int, end: int) -> int:
    """Return how many tokens the noun at `start` has that a preposition governs."""
    closed = False
    for at in range(start, min(end, start + _OBJECT)):
        token, word = tokens[at], tokens[at].word
        if is_that(tokens, at):
            return at - start
        if token.kind == "mark":
            if word != "(" or at == start:
                return at - start
            reach = range(at, min(end, at + _BRACKET))
            return next((i + 1 - start for i in reach if tokens[i].word == ")"), at - start)
        if token.kind == "quote":
            if at > start and token.end - token.start > len(word) + 30:
                return at - start
            closed = True
            continue
        owned = nouns.is_owned(word) and not nouns.is_masdar(word)
        if at > start and not closed and owned and not nouns.is_oblique(tokens[at - 1].word):
            return _clause_end(tokens, at, end) - start  # في بيان تلاه النائب
        if at > start and not _goes_on(tokens, at, closed=closed):
            return at - start
        closed = closed or nouns.is_definite(word) or nouns.is_owned(word)
    return min(end, start + _OBJECT) - start


def _clause_end(tokens: list[Token], start: int, end: int) -> int:
    """Return where a clause about a statement ends: at a mark, at أن, at another preposition."""
    subject = False
    for at in range(start + 1, min(end, start + _OBJECT)):
        word = tokens[at].word
        if tokens[at].kind == "mark" or is_that(tokens, at):
            return at
        if word in particles.PREPOSITIONS | particles.ADJUNCTS and (subject or word in {"الى"}):
            return at
        subject = subject or tokens[at].kind == "word"
    return min(end, start + _OBJECT)


def _goes_on(tokens: list[Token], at: int, *, closed: bool) -> bool:
    word = tokens[at].word
    if word in particles.PREPOSITIONS or word in particles.ADJUNCTS or word in particles.CLAUSAL:
        return False
    if is_that(tokens, at) or word in particles.RELATIVES:
        return False
    stated = word.endswith("ي") and nouns.is_statement(tokens[at - 1].word)  # في مؤتمر صحفي
    if nouns.is_person(word) and not stated:
        return False
    if tokens[at].adverb or look_up(word)[0] is not None:
        return False
    if nouns.is_oblique(tokens[at - 1].word) and nouns.is_owned(word):
        return False  # قبل يومين | علمه
    if word[0] == "و" and nouns.is_head(word[1:]):
        return True
    if nouns.is_definite(word):
        return not closed or nouns.is_adjective(nouns.bare(word))
    return not closed or nouns.is_owned(word)
