"""Noun phrases of speakers: where the title, the organisation and the name end.

Arabic marks neither case nor capitals, so the end is found by what may not stand inside: a word
that opens a clause, a preposition that says when or where, a definite noun that agrees with none
before it, a verbal noun or an oblique plural that is the object of the verb.
"""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.phrase import Phrase
from dragoman.text.speakers.phrase_words import (
    QUARTERS,
    begins_clause,
    ends_clause,
    is_future,
    is_present,
    takes,
)
from dragoman.text.speakers.quoted import is_clause
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

_QUOTED = 32  # characters that the quoted part of a name may have: صحيفة «العالم اليوم»
_NAME_WORDS = 4  # that a name behind an owned noun may have: حملته «معاً نعبر»
_ONE_WORD = 9  # characters up to which a quotation is a name anywhere
_LONGEST = 48  # tokens that a phrase may have
_APPOSITION = 16  # tokens looked ahead for the end of an apposition
_BRACKET = 9  # tokens that may stand between brackets
_CLAUSE = 24  # tokens that a relative clause may have
_LEADING = particles.PREPOSITIONS - QUARTERS
_CALLED = frozenset("يدعى تدعى اسمه اسمها".split())


def phrase_end(
    tokens: list[Token],
    start: int,
    limit: int,
    frames: frozenset[str] = frozenset(),
    *,
    alone: bool = False,
) -> int:
    """Return where the noun phrase that begins at `start` ends; `start` itself if there is none.

    `frames` are those of its verb, which say whether an object may follow; `alone` leaves out what
    stands in apposition behind a comma.
    """
    phrase = Phrase(tokens, start, min(limit, start + _LONGEST), frames)
    at = start
    while at < phrase.limit:
        if at > start and tokens[at].kind == "word" and begins_clause(phrase, at):
            called = tokens[at].word in _CALLED
            at = phrase_end(tokens, at + 1, limit, frames) if called else _clause_end(phrase, at)
            break
        step = _step(phrase, at)
        if not step:
            break
        at += step
    limit = phrase.limit
    while at > start + 1 and tokens[at - 1].word in _LEADING:
        at -= 1
    if start < at < limit and tokens[at].word == "،" and not alone:
        return _apposition_end(tokens, phrase, at)
    return at


def _step(phrase: Phrase, at: int) -> int:
    """Return how many tokens at `at` go on with the phrase."""
    tokens = phrase.tokens
    if tokens[at].kind == "mark":
        return _bracket_end(tokens, at, phrase.limit) - at if at > phrase.start else 0
    if tokens[at].kind == "quote":
        called = tokens[at - 1].word == "اسم" or nouns.is_body(tokens[at - 1].word)
        object_ = (
            phrase.named and phrase.takes_objects and not called
        )  # رجّح برناوي | «العامل البشري»
        phrase.closed = at > phrase.start and not object_ and _is_name(tokens, at)
        return int(phrase.closed)
    return int(not is_time(tokens, at) and takes(phrase, at))


def is_time(tokens: list[Token], at: int) -> bool:
    """Tell whether a time begins here: فجر الأحد, العام الماضي."""
    word, following = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
    part = word in particles.DAY_PARTS and (
        following in particles.DAYS or following in particles.DAY_PARTS
    )
    again = word in nouns.words("numerals") and following == "مرات"
    return part or again or (word in particles.PERIODS and following in particles.PASSING)


def _clause_end(phrase: Phrase, start: int) -> int:
    """Return the end of a clause about the speaker: مسافر يقصد وهران, المفتش الذي فتح الكيس."""
    tokens = phrase.tokens
    for at in range(start, min(phrase.limit, start + _CLAUSE)):
        token = tokens[at]
        named = token.kind == "quote" and _is_name(tokens, at)
        if (token.kind != "word" and not named) or is_that(tokens, at):
            return at
        if at > start and ends_clause(phrase, at):
            return at
    return min(phrase.limit, start + _CLAUSE)


def _is_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation is a name, since it is short and a noun precedes it."""
    token, previous = tokens[at], tokens[at - 1].word
    size = token.end - token.start - 2
    if is_clause(token):
        return False
    if size <= _ONE_WORD and token.words == 1:
        return True
    owned = (
        nouns.is_owned(previous) and token.words <= _NAME_WORDS
    )  # not عن هويته «لدينا أوامر ...»
    bound = previous in {"ل", "ب", "اسم"} or nouns.is_body(previous) or owned
    return size <= _QUOTED and (bound or (tokens[at - 1].kind == "word" and _goes_on(tokens, at)))


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell whether the phrase goes on behind the quotation: لمجلس قائمة «خيمة كركوك» ألب أوغلو."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or is_that(tokens, at + 1):
        return False
    word = tokens[at + 1].word
    return word not in particles.CLAUSAL


def _bracket_end(tokens: list[Token], at: int, limit: int) -> int:
    if tokens[at].word != "(" or (at + 1 < limit and tokens[at + 1].word[0].isdigit()):
        return at  # an age is no part of a name
    closing = (i for i in range(at + 1, min(at + _BRACKET, limit)) if tokens[i].word == ")")
    return next(closing, at - 1) + 1


def _apposition_end(tokens: list[Token], phrase: Phrase, comma: int) -> int:
    """Return the end of the phrase with what stands in apposition behind the comma, if anything."""
    first = comma + 1
    if first >= phrase.limit or not _may_be_apposition(tokens, phrase, first):
        return comma
    end = phrase_end(tokens, first, min(phrase.limit, first + _APPOSITION), alone=True)
    if end == first:
        return comma
    if end == phrase.limit or tokens[end].word in {"،", ":", "«»"}:
        return end
    closes = phrase.ends(end) or nouns.is_audience(tokens[end].word)
    return end if closes else comma


def _may_be_apposition(tokens: list[Token], phrase: Phrase, first: int) -> bool:
    word, head = tokens[first].word, tokens[phrase.start].word
    if tokens[first].kind != "word" or tokens[first].adverb or phrase.ends(first):
        return False
    verb = look_up(word)[0]
    joined = word[0] == "و" and (nouns.is_definite(word) or not nouns.is_person(word))
    if (verb is not None and not nouns.is_head(word)) or joined:
        return False
    if is_future(word) or (word[0] == "ي" and is_present(word)):
        return False
    titled = nouns.is_person(head)
    return (
        nouns.is_person(word)
        or (nouns.is_body(word) and not titled)
        or (titled and not phrase.named and not nouns.is_definite(word))
    )
