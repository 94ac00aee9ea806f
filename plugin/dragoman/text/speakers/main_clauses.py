"""Which triggers report on their own, and which only stand inside what another reports."""

from __future__ import annotations

from dragoman.text.speakers import nouns
from dragoman.text.speakers.subjects import subject_behind
from dragoman.text.speakers.triggers import Trigger, is_that
from dragoman.text.speakers.words import Token

_CHAINS = frozenset(
    """
    هكذا الكلمات العبارة ثم كما فيما بينما حيث قد وقد اذ لكنه لكنها ولكنه ولكنها لكنهم كان وكان
    كانت وكانت ان
    """.split()
)
_RELATIVES = frozenset("الذي التي الذين اللذان اللتان اللواتي ما".split())


def is_main(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether the trigger may report on its own rather than inside what another reports."""
    trigger = triggers[index]
    if trigger.own and index and trigger.end < len(tokens) - 1:
        return tokens[trigger.end].word not in {"،", ","}
    if trigger.kind != "verb":
        return True
    if trigger.joined:
        return _agrees(tokens, triggers, index)
    if trigger.first == trigger.clause:
        return True
    previous = tokens[trigger.first - 1].word
    return previous in _CHAINS or (
        previous not in _RELATIVES and _leads_clause(tokens, triggers, index)
    )


def _leads_clause(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether a verb within its clause is the first there, and no أن stands before it."""
    trigger = triggers[index]
    within = range(trigger.clause, trigger.first)
    if any(is_that(tokens, at) for at in within):
        return False
    if any(other.kind == "verb" and other.first in within for other in triggers[:index]):
        return False
    return trigger.clause == 0 or tokens[trigger.clause].word in nouns.words("connectors")


def _agrees(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether وأعلنت may have the subject of the sentence: قال الوزير إن الشركة ... وأعلنت."""
    verb = triggers[index].verb
    earlier = [other.verb for other in triggers[:index] if other.kind == "verb" and other.verb]
    if not earlier or verb is None:
        return True
    one, other = earlier[-1].gender, verb.gender
    if one == other or (one in "mpd" and other in "pd"):
        return True
    end = triggers[index + 1].junction if index + 1 < len(triggers) else len(tokens)
    return subject_behind(tokens, triggers[index].end, end, verb.frames, other) is not None
