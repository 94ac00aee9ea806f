"""How far a noun goes that a preposition governs: في مؤتمر صحفي عقدته في بغداد."""

from __future__ import annotations

from dragoman.text.speakers import deeds, nouns, particles
from dragoman.text.speakers.quoted import is_clause
from dragoman.text.speakers.relatives import is_told
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

_LONGEST = 12  # tokens that a noun behind a preposition may have
_BRACKET = 14  # tokens that may stand between two brackets
_QUOTED = 32  # characters that a name between marks may have
_POSTS = frozenset("بيان تغريدة تدوينة منشور بلاغ".split())  # govern no verbal noun
_ADJUNCT = particles.PREPOSITIONS | particles.ADJUNCTS
_NOT_GOVERNED = _ADJUNCT | particles.CLAUSAL | particles.RELATIVES


def governed(tokens: list[Token], start: int, end: int, *, deeds: bool = False) -> int:
    """Return how many tokens the noun at `start` has; `deeds`: what is reported may follow it."""
    end = min(end, start + _LONGEST)
    closed, at = False, start
    while at < end and not is_that(tokens, at):
        token, word = tokens[at], tokens[at].word
        if word == "/" and start < at < end - 1:  # تشرين الأول/أكتوبر
            at += 2
            continue
        if token.kind == "mark":
            at = bracket_end(tokens, at, end) if at > start else at
            break
        if token.kind == "quote":
            behind_name = at > start and tokens[at - 1].kind == "quote"  # على «إكس» | «سنستأنف»
            named = nouns.is_body(tokens[at - 1].word) or not closed
            heard = nouns.is_audience(tokens[start].word) and not nouns.is_body(tokens[at - 1].word)
            posted = at > start and tokens[at - 1].word in _POSTS
            heard = heard and at > start + 1
            if (
                behind_name
                or not named
                or heard
                or posted
                or is_clause(token)
                or (at > start and token.end - token.start > _QUOTED)
            ):
                break
            closed = True
        else:
            if at > start and _says_more(tokens, start, at, closed=closed):
                return _clause_end(tokens, at, end) - start
            reported = deeds and at > start and _is_reported_deed(tokens, at)
            if reported or (at > start and not _goes_on(tokens, start, at, closed=closed)):
                break
            closed = closed or nouns.is_definite(word) or nouns.is_owned(word)
        at += 1
    return at - start


def _is_reported_deed(tokens: list[Token], at: int) -> bool:
    """Tell whether a deed begins behind a statement or a name: في بيان | إسقاط, إكس | اعتقال."""
    token, previous = tokens[at], tokens[at - 1].word
    if nouns.is_owned(token.word) or not deeds.is_masdar(token.word, low=token.low):
        return False
    noun = nouns.is_head(previous) or deeds.is_masdar(previous) or nouns.is_broken(previous)
    noun = noun or nouns.is_circumstance(previous) or previous[-1] in "ةيى"
    return previous in _POSTS or (tokens[at - 1].kind == "word" and not noun)


def bracket_end(tokens: list[Token], at: int, end: int) -> int:
    """Return where the brackets that open at `at` end; `at` if there are none."""
    if tokens[at].word != "(":
        return at
    reach = range(at, min(end, at + _BRACKET))
    return next((i + 1 for i in reach if tokens[i].word == ")"), at)


def _says_more(tokens: list[Token], start: int, at: int, *, closed: bool) -> bool:
    """Tell whether a clause begins about the noun: في بيان | تلاه النائب, في رسالة | نشرت أمس."""
    word = tokens[at].word
    if closed:
        where = nouns.is_circumstance(tokens[start].word) or nouns.is_statement(tokens[start].word)
        return where and word in particles.RELATIVES  # في المؤتمر الصحفي | الذي أعقب المباراة
    if nouns.is_statement(tokens[start].word) and is_told(word):
        return True
    owned = nouns.is_owned(word) and not (deeds.is_masdar(word) or nouns.is_person(word))
    return owned and not nouns.is_oblique(tokens[at - 1].word)


def _clause_end(tokens: list[Token], start: int, end: int) -> int:
    """Return where a clause about a statement ends: at a mark, at أن, at another preposition."""
    for at in range(start + 1, end):
        word = tokens[at].word
        long = tokens[at].kind == "quote" and tokens[at].end - tokens[at].start > _QUOTED
        if tokens[at].kind == "mark" or long or is_that(tokens, at):
            return at
        if word in _ADJUNCT and (at > start + 1 or word == "الى"):
            return at
    return end


def _is_described(tokens: list[Token], at: int) -> bool:
    """Tell whether an adjective ends an indefinite noun in front: في وقت سابق | وفاة ثلاثة."""
    word, previous = tokens[at - 1].word, tokens[at - 2].word
    noun = nouns.is_head(word) or nouns.is_circumstance(word) or deeds.is_masdar(word)
    indefinite = not (nouns.is_definite(word) or nouns.is_definite(previous))
    return indefinite and not noun and nouns.is_adjective(word) and nouns.is_circumstance(previous)


def _goes_on(tokens: list[Token], start: int, at: int, *, closed: bool) -> bool:
    """Tell whether the word at `at` is of the same noun as the one in front of it."""
    word, previous = tokens[at].word, tokens[at - 1].word
    stated = word.endswith("ي") and nouns.is_statement(previous)  # في مؤتمر صحفي
    whose = not closed and nouns.is_definite(word) and nouns.is_person(previous)
    counted = previous in nouns.words("numerals")
    other = nouns.is_person(word) and not (stated or whose or counted)  # إلى رئيس | الوزراء
    verb = look_up(word)[0]
    described = verb is not None and verb.shape == "participle" and nouns.is_manner(previous)
    verbal = verb is not None and not described  # بنبرة ساخرة
    if word in _NOT_GOVERNED or other or tokens[at].adverb or verbal:
        return False
    if at > start + 1 and _is_described(tokens, at) and not nouns.is_adjective(word):
        return closed and word[0] == "و" and nouns.is_head(word[1:])
    return _joins(word, previous, closed=closed)


def _joins(word: str, previous: str, *, closed: bool) -> bool:
    """Tell whether a noun or a number may stand behind another in one chain."""
    owned = nouns.is_owned(word)
    if owned and nouns.is_oblique(previous):
        return False  # قبل يومين | علمه
    if word[0].isdigit() or (word[0] == "و" and nouns.is_head(word[1:])):
        return True
    if nouns.is_definite(word):
        return not closed or nouns.is_adjective(nouns.bare(word))
    return owned or not closed
