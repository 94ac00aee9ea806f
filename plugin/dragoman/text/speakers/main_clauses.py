"""Which triggers report on their own, and which only stand inside what another reports."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.phrases import phrase_end
from dragoman.text.speakers.source_triggers import has_anchor
from dragoman.text.speakers.subjects import subject_behind
from dragoman.text.speakers.triggers import Trigger
from dragoman.text.speakers.words import Token, is_that

_CHAINS = frozenset("الكلمات العبارة ثم قبل بان".split()) | particles.OPENERS
_RESUMED = frozenset("فيه فيها به بها عليه عليها له لها عنه عنها اليه اليها منه منها".split())
_NAME_WORDS = 2  # that a name between marks has
_NEAR = 8  # tokens behind a verb in which a colon follows
_BEING = frozenset("كان كانت كانوا كانا قد".split())
_CLAUSES = particles.RELATIVES | {"ان"}
_RELATIVES = particles.RELATIVES | {"ما", "مما", "ان"}


def is_main(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether the trigger may report on its own rather than inside what another reports."""
    trigger = triggers[index]
    if trigger.kind != "verb":
        inside = trigger.own and index > 0 and trigger.end < len(tokens) - 1
        return not inside or tokens[trigger.end].word not in {"،", ","}
    if trigger.joined:
        return _agrees(tokens, triggers, index) or _leads_colon(tokens, trigger)
    previous = tokens[trigger.first - 1].word
    if trigger.first == trigger.clause or previous == "ثم":
        return True
    if (previous in _CLAUSES and _leads_speech(tokens, trigger)) or _goes_on_of(
        tokens, triggers, index
    ):
        return True  # قبل أن يضيف: «...»، جارتها زهرة، التي ترد: «...»، الوزير، الذي رأى أن
    if _is_inside(tokens, trigger, previous):
        return False
    return (
        previous in _CHAINS or states_in(tokens, trigger) or _leads_clause(tokens, triggers, index)
    )


def _goes_on_of(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether الذي behind a comma reports something, and no verb before still has to."""
    trigger = triggers[index]
    start = trigger.first - 1
    if tokens[start].word not in particles.RELATIVES or tokens[start - 1].word != "،":
        return False
    waits = (
        other.kind == "verb"
        and other.verb is not None
        and "q" not in other.verb.frames
        and not any(
            tokens[at].word in {":", "«»"} or is_that(tokens, at) for at in range(other.end, start)
        )
        for other in triggers[:index]
    )
    return has_anchor(tokens, trigger.end) and not any(waits)


def _is_inside(tokens: list[Token], trigger: Trigger, previous: str) -> bool:
    """Tell whether a verb is of a clause about a noun, or of what another verb reports."""
    was = previous in _BEING and trigger.first > 1  # المرأة التي كانت تحمل
    behind = tokens[trigger.first - 2].word if was else previous
    relative = behind in _RELATIVES or tokens[trigger.clause].word in particles.RELATIVES
    reported = any(is_that(tokens, at) for at in range(trigger.clause, trigger.first))
    return relative or reported or _is_relative(tokens, trigger, previous)


def _is_relative(tokens: list[Token], trigger: Trigger, previous: str) -> bool:
    """Tell whether the verb says more of the noun in front of it: منشور انتقد فيه الصفقة."""
    if previous in _CHAINS or states_in(tokens, trigger):
        return False
    stated = nouns.is_statement(previous) and not nouns.is_definite(previous)  # في بيان حمل توقيعه
    if stated and trigger.first - 1 > trigger.clause:
        return True
    resumed = trigger.end < len(tokens) and tokens[trigger.end].word in _RESUMED
    if nouns.is_definite(tokens[trigger.clause].word):  # النائب فلان رد عليه
        resumed = resumed and phrase_end(tokens, trigger.clause, trigger.first) < trigger.first
    return resumed or (trigger.verb is not None and trigger.verb.object)


def states_in(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether what is said in a statement follows: أصدرت الوزارة بياناً قالت فيه إن."""
    resumed = trigger.end < len(tokens) and tokens[trigger.end].word in _RESUMED
    if not resumed or not trigger.first:
        return False
    previous = tokens[trigger.first - 1].word
    if previous == "وقت":
        return True  # في وقت حذر فيه الوزير من
    return nouns.is_statement(previous) or nouns.is_statement(previous.removesuffix("ا"))


def _leads_colon(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether a colon follows the verb itself: فأجابت: «...»."""
    return trigger.end < len(tokens) and tokens[trigger.end].word == ":"


def _leads_speech(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether a colon follows soon, or a quotation right behind the verb."""
    near = tokens[trigger.end : trigger.end + _NEAR]
    quoted = bool(near) and near[0].kind == "quote" and near[0].words > _NAME_WORDS
    return quoted or any(one.word == ":" for one in near)


def _leads_clause(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether a verb within its clause is the first there, and no أن stands before it."""
    trigger = triggers[index]
    within = range(trigger.clause, trigger.first)
    opening = tokens[trigger.clause].word
    others = (
        o.verb
        for o in triggers[:index]
        if o.kind == "verb" and o.first in within and o.verb and not _is_title(tokens, o, trigger)
    )
    weak = frozenset("q") if trigger.verb and "w" in trigger.verb.frames else frozenset("qw")
    if opening not in particles.SUBORDINATE and any(not verb.frames & weak for verb in others):
        return False
    opening = opening if opening in particles.PREPOSITIONS else opening.removeprefix("و")
    return trigger.clause == 0 or opening in particles.PREPOSITIONS | particles.OPENERS


def _is_title(tokens: list[Token], other: Trigger, trigger: Trigger) -> bool:
    """Tell whether what looks like a verb begins the subject of the next: طالب الهندسة فلان قال."""
    noun = nouns.is_person(tokens[other.first].word)
    return noun and phrase_end(tokens, other.first, trigger.first) == trigger.first


def _agrees(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether وأعلنت may have the subject of the sentence: قال الوزير إن الشركة ... وأعلنت."""
    verb = triggers[index].verb
    earlier = [other.verb for other in triggers[:index] if other.kind == "verb" and other.verb]
    if not earlier or verb is None:
        return True
    one, other = earlier[-1].gender, verb.gender
    if one == other or other in "pd":
        return True
    behind = triggers[index + 1 : index + 2]
    end = next(
        (t.junction if t.junction > triggers[index].first else t.first for t in behind), len(tokens)
    )
    return subject_behind(tokens, triggers[index].end, end, verb.frames, other) is not None
