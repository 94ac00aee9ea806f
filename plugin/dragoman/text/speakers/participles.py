"""Adverbs and participles that say how somebody spoke: معتذراً, مؤكداً."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.verbs import Verb
from dragoman.text.speakers.words import Token, word_at

THAT = frozenset("ان انه انها انهم انهما انهن انني اني اننا انا".split())
BEING = frozenset("كان كانت كنت كانوا يكون تكون ليس ليست بات باتت يبدو تبدو وكان وكانت ما".split())
_ADDRESSED = 7  # tokens in which the preposition of a participle follows who is addressed
_NOUNS = frozenset("مدينة مدونة مقدمة معلمة مذيعة مكلفة".split())  # spelled as participles


def is_manner(tokens: list[Token], at: int) -> bool:
    """Tell whether an adverb leads to a quotation: ...، معتذراً: «...»."""
    if not at or tokens[at - 1].word != "،" or word_at(tokens, at + 1) != ":":
        return False
    word, quoted = tokens[at].word, at + 2 < len(tokens) and tokens[at + 2].kind == "quote"
    if nouns.is_definite(word) or word in particles.FUNCTIONAL:
        return False
    return quoted and (tokens[at].adverb or tokens[at].word.endswith(("ا", "ة")))


def is_circumstance(tokens: list[Token], at: int, verb: Verb) -> bool:
    """Tell whether a participle says how somebody spoke: مؤكداً, never كان مؤكداً."""
    previous, following = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if at == 0 or previous in BEING:
        return False
    behind_comma = previous in {"،", ","}
    if not behind_comma and (nouns.is_head(previous) and not nouns.is_definite(previous)):
        return False  # مصادر مطلعة
    if tokens[at].word in _NOUNS:
        return False
    leads = following in THAT | {":", "الى", "بان", "«»"} or previous == "«»"
    leads = leads or following in verb.frames or word_at(tokens, at + 2) == ":"
    leads = leads or (behind_comma and _addresses(tokens, at, verb))
    if nouns.is_person(tokens[at].word) or nouns.is_statement(tokens[at].word):  # كاتبة، مذكرة
        return behind_comma and (leads or tokens[at].adverb)
    if verb.gender in {"p", "d"}:
        return behind_comma or following == ":"
    return verb.gender == "m" or behind_comma or leads


def _addresses(tokens: list[Token], at: int, verb: Verb) -> bool:
    """Tell whether who is addressed, then a preposition of the verb follow: داعية السكان إلى."""
    if verb.frames.isdisjoint("vV"):
        return False
    near = tokens[at + 1 : at + _ADDRESSED]
    marked = next((i for i, token in enumerate(near) if token.kind == "mark"), len(near))
    return any(token.word in verb.frames for token in near[:marked])
