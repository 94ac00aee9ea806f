"""An attribution that closes an English clause or stands inside it, without quotation marks.

`The road is closed, the governor said`, `The road, said the governor, is closed`.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.text.speakers import english_words as lists
from dragoman.text.speakers.english_subjects import Subject, has_verb, phrase_end, subject_behind
from dragoman.text.speakers.words import Token

_LEAST = 3  # tokens of what is said
_LONGEST = 12  # tokens of a subject in front of its verb
_ADDED = 8  # tokens behind the verb: in a statement on Tuesday


class Closing(NamedTuple):
    """Who says it, and from which token up to which it is said."""

    subject: Subject
    begin: int
    end: int


class _Edges(NamedTuple):
    """Where a clause begins, its last comma in front of the verb, the verb, and where it ends."""

    begin: int
    comma: int
    verb: int
    end: int


def closing(
    tokens: list[Token], words: list[str], start: int, verb: int, end: int
) -> Closing | None:
    """Return the attribution whose content stands before it; None where it is of another form."""
    comma = next((i for i in range(verb - 1, start, -1) if words[i] == ","), start)
    behind = words[verb + 1 : phrase_end(tokens, words, verb + 1, end)]
    if comma == start or words[verb] in lists.GOING_ON or has_verb(behind):
        return None
    begin = start
    while begin < comma and (words[begin] in lists.OPENERS or tokens[begin].kind != "word"):
        begin += 1
    edges = _Edges(begin, comma, verb, end)
    if comma < verb - 1:
        return _the_governor_said(tokens, words, edges)
    return _said_the_governor(tokens, words, edges) or _the_governor_named_said(
        tokens, words, edges
    )


def _said_the_governor(tokens: list[Token], words: list[str], edges: _Edges) -> Closing | None:
    begin, comma, verb, end = edges
    first = next((i for i in range(begin, comma) if words[i] == ","), comma)
    phrase = subject_behind(tokens, words, verb + 1, end)
    if phrase is None or comma - begin < _LEAST or words[verb] in lists.ADDRESSING:
        return None
    if not _is_noun(tokens, *phrase):
        return None
    named = any(token.word[:1].isupper() for token in tokens[phrase[0] + 1 : phrase[1]])
    is_clause = has_verb(words[begin:first]) or (named and first - begin > _LEAST)
    return Closing(Subject(phrase), begin, comma) if is_clause else None


def _the_governor_named_said(
    tokens: list[Token], words: list[str], edges: _Edges
) -> Closing | None:
    """Read a subject with its name in apposition: rose, the minister, Sami Aoun, told Reuters."""
    begin, comma, verb, end = edges
    name = next((i for i in range(comma - 1, begin, -1) if words[i] == ","), begin)
    title = next((i for i in range(name - 1, begin, -1) if words[i] == ","), begin)
    owned = words[title + 1] in lists.ARTICLES | lists.OWNERS
    named = tokens[name + 1].word[:1].isupper() or words[name + 1] in lists.ARTICLES
    if title == begin or not owned or not named:
        return None
    is_said = not has_verb(words[title:comma]) and has_verb(words[begin:title])
    if not is_said or not _ends(tokens, words, verb, end):
        return None
    return Closing(Subject((title + 1, comma)), begin, title)


def _the_governor_said(tokens: list[Token], words: list[str], edges: _Edges) -> Closing | None:
    begin, comma, verb, end = edges
    subject = _before(tokens, words, comma + 1, verb)
    if subject is None or not _ends(tokens, words, verb, end) or _is_list(words, edges):
        return None
    goes_on = end - phrase_end(tokens, words, verb + 1, end) > _LEAST
    if goes_on and comma > begin + 1:  # the road, the governor said, is closed
        return Closing(subject, begin, end)
    is_said = comma - begin >= _LEAST and has_verb(words[begin:comma])
    return Closing(subject, begin, comma) if is_said else None


def _is_list(words: list[str], edges: _Edges) -> bool:
    """Tell whether the subject is the end of a list: of Egypt, Jordan and Iraq said."""
    begin, comma, verb, _ = edges
    part = next((i for i in range(comma - 1, begin, -1) if words[i] == ","), begin)
    return "and" in words[comma:verb] and not has_verb(words[part:comma])


def _ends(tokens: list[Token], words: list[str], verb: int, end: int) -> bool:
    """Tell whether only a time, a place or a listener stands behind the verb."""
    added = words[verb + 1 : phrase_end(tokens, words, verb + 1, end)]
    fits = words[verb] in lists.ADDRESSING or not added or added[0] in lists.ENDS | lists.PLACES
    return fits and len(added) <= _ADDED and lists.THAT.isdisjoint(added)


def _before(tokens: list[Token], words: list[str], first: int, verb: int) -> Subject | None:
    end = verb
    while end > first and words[end - 1] in lists.HELPERS:
        end -= 1
    while first < end and words[first] in lists.OPENERS:
        first += 1
    if end - first == 1 and words[first] in lists.PRONOUNS:
        return Subject(None, lists.PRONOUNS[words[first]])
    plain = phrase_end(tokens, words, first, end) == end
    if not plain or not 0 < end - first <= _LONGEST or not _is_noun(tokens, first, end):
        return None
    return None if has_verb(words[first:end]) else Subject((first, end))


def _is_noun(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a phrase is one that names somebody: the, his, two, a capital, officials."""
    word = tokens[at].word
    begins = word.lower() in lists.ARTICLES | lists.OWNERS or not word[:1].islower()
    return begins or tokens[end - 1].word in lists.SAYERS
