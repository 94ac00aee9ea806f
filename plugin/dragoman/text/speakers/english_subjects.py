"""Who does the saying in an English sentence: the noun phrase in front of the verb or behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.text.speakers import english_words as lists
from dragoman.text.speakers.words import Token

_NEAR = 3  # tokens from the last report within which a verb without a subject goes on


class Subject(NamedTuple):
    """Where a subject stands; `phrase` is None where it is a pronoun or left out."""

    phrase: tuple[int, int] | None
    gender: str = ""


def subject_before(
    tokens: list[Token], words: list[str], start: int, verb: int, *, goes_on: bool
) -> Subject | None:
    """Return the subject between `start` and the verb; None if there is none.

    `goes_on` tells that `start` is where the report before ended.
    """
    if words[verb] in lists.GOING_ON:
        return Subject(None)
    first, end = start, verb
    while end > first and words[end - 1] in lists.HELPERS:
        end -= 1
    while first < end and (words[first] in lists.OPENERS or tokens[first].kind != "word"):
        first += 1
    if first >= end:
        return Subject(None) if goes_on and verb - start <= _NEAR else None
    if words[end - 1] in lists.PRONOUNS:
        return Subject(None, lists.PRONOUNS[words[end - 1]])
    begin = _begin(words, first, end)
    if words[begin] in lists.PLACES:
        begin = _behind_place(tokens, words, begin, end)
    while end > begin and tokens[end - 1].kind == "mark":
        end -= 1
    return Subject((begin, end)) if begin < end else None


def subject_behind(
    tokens: list[Token], words: list[str], start: int, end: int
) -> tuple[int, int] | None:
    """Return the subject behind the verb: said Samer Khatib, the minister."""
    at = start
    limit = phrase_end(tokens, words, start, end)
    while at < limit and words[at] not in lists.ENDS:
        at += 1
    if at == limit:
        at = with_apposition(tokens, words, start, at, end)
    return (start, at) if at > start else None


def with_apposition(tokens: list[Token], words: list[str], start: int, at: int, end: int) -> int:
    """Return where a phrase ends whose name or title follows its comma: the captain, Nadia Ali."""
    if at + 1 >= end or words[at] != ",":
        return at
    names = tokens[at + 1].word[:1].isupper() and not tokens[start].word[:1].isupper()
    follows = names or words[at + 1] in lists.ARTICLES
    return phrase_end(tokens, words, at + 1, end) if follows else at


def phrase_end(tokens: list[Token], words: list[str], start: int, end: int) -> int:
    """Return where the words from `start` on end at a mark: not at that of Dr. or the miners'."""
    at = start
    while at < end and (tokens[at].kind == "word" or (at and _is_of_word(words, at))):
        at += 1
    return at


def has_verb(words: Iterable[str]) -> bool:
    """Tell whether one of `words` is a finite verb, as far as a list and -ed go.

    >>> has_verb("parents are worried".split()), has_verb("the united nations".split())
    (True, False)
    """
    return any(
        word in lists.FINITE or (word.endswith("ed") and word not in lists.NO_VERBS)
        for word in words
    )


def _is_of_word(words: list[str], at: int) -> bool:
    mark, before = words[at], words[at - 1]
    if mark == ".":
        return before in lists.TITLES or ("." in before and at + 1 < len(words))  # U.S. officials
    return mark in "'’" and before.endswith("s")


def _begin(words: list[str], start: int, end: int) -> int:
    """Return where the subject begins among the parts between commas.

    The last part is the subject, unless it is in apposition: it begins with an article or `who`,
    or a comma closes it.
    """
    edges = [start, *(i + 1 for i in range(start, end - 1) if words[i] == ",")]
    is_behind_clause = start and words[start - 1] in lists.SUBORDINATE
    if is_behind_clause and len(edges) > 1 and has_verb(words[start : edges[1]]):
        edges = edges[1:]  # although it rained, the minister
    part = len(edges) - 1
    closed = words[end - 1] == ","
    while part > 0 and words[edges[part - 1]] not in lists.PLACES:
        if not closed and words[edges[part]] not in lists.ARTICLES | lists.RELATIVES:
            break
        closed = False
        part -= 1
    begin = edges[part]
    while begin < end - 1 and words[begin] in lists.OPENERS:
        begin += 1
    return begin


def _behind_place(tokens: list[Token], words: list[str], begin: int, end: int) -> int:
    """Return where the subject begins behind `In a statement on Tuesday`: `the`, or a capital."""
    at = end - 1
    while at > begin and (
        tokens[at].word[:1].isupper()
        or words[at] in lists.NAME_LINKS
        or words[at].startswith("al-")
    ):
        at -= 1
    while at > begin and words[at] not in lists.ARTICLES | lists.PLACES | lists.ENDS:
        at -= 1
    return at if words[at] in lists.ARTICLES else at + 1
