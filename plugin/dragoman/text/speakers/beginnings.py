"""Where a speaker's noun phrase may begin."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.circumstances import is_manner
from dragoman.text.speakers.words import Token, is_that

_PARENTS = frozenset("والده والدها والدته والدتها والدهم والدتهم والداه والدي والدتي".split())
_L_WORD = 2  # letters from which a noun in ة behind ل is no name


def may_begin(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a speaker's noun phrase may begin here."""
    token, word = tokens[at], tokens[at].word
    if token.kind != "word" or len(word) == 1 or word[0].isdigit():
        return False
    if word in particles.FUNCTIONAL or is_that(tokens, at):
        return False
    led = at + 1 < end and (tokens[at + 1].word == ":" or tokens[at + 1].kind == "quote")
    if nouns.is_audience(word) or word.startswith("بال") or is_manner(token, led=led):
        return False
    governed = word[0] == "ل" and not token.known and _is_governed(word[1:])
    return not governed and not _is_joined_aside(word)


def _is_governed(word: str) -> bool:
    """Tell whether a word behind ل is a noun rather than the rest of a name: لمدة, not لمياء."""
    if nouns.is_head("ل" + word):
        return False
    known = nouns.is_masdar(word) or nouns.is_head(word) or nouns.is_circumstance(word)
    return known or (word.endswith("ة") and len(word) > _L_WORD)


def _is_joined_aside(word: str) -> bool:
    """Tell whether و begins an aside: وعيناه دامعتان, وفي يده, والدموع في عينيه."""
    if word[0] != "و" or nouns.is_head(word) or word in _PARENTS:
        return False
    rest = word[1:]
    aside = rest in particles.PREPOSITIONS or nouns.is_owned(word) or rest[:1] == "ب"
    return aside or (word.startswith("وال") and not nouns.is_head(rest))
