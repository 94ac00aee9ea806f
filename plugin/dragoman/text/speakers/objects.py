"""What a verb reports without أن: its bare object, or what its preposition leads to."""

from __future__ import annotations

from dragoman.text.speakers import deeds, nouns, particles
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.phrase import OBJECT_FRAMES
from dragoman.text.speakers.phrase_words import is_present
from dragoman.text.speakers.relatives import is_told
from dragoman.text.speakers.triggers import REACH, Trigger
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

POINTED = frozenset("ما ذلك هذا هذه تلك".split())
_PREPOSITIONS = frozenset("الى على من عن في".split())
_ASKED = frozenset("فضل فضلت طلب طلبت طلبوا رفض رفضت اشترط اشترطت تحدث تحدثت".split())
_ASKING = frozenset("طلب اشترط".split())
_NO_OBJECTS = particles.PREPOSITIONS | particles.CLAUSAL | particles.ADJUNCTS
_NO_LEADS = (
    particles.PREPOSITIONS
    | particles.MANNERS
    | frozenset("بذلك باغلبية بغالبية بالغالبية بالاغلبية بالاجماع بموافقة بالتوافق".split())
)
_COMMAS = frozenset("،,")
_BLAME = "مسؤولي"  # without it nobody is blamed but something carried
_PLACE = 12  # tokens behind where it was said, in which أن or a colon follows
_LEAST_LETTERS = 3  # that a word with ب or ل attached has
_NOTHING = frozenset[str]()


def frames_of(trigger: Trigger) -> frozenset[str]:
    """Return what may follow the verb of a trigger."""
    return trigger.verb.frames if trigger.verb else _NOTHING


def asks_for_deed(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether a deed is asked for rather than told: طلب عدم الكشف عن هويته."""
    lemma = trigger.verb.lemma if trigger.verb else ""
    if lemma == "حمل" and not any(
        _BLAME in token.word for token in tokens[trigger.end : trigger.end + _PLACE]
    ):
        return True  # قمصاناً تحمل عبارة
    if lemma not in _ASKING or trigger.end >= len(tokens):
        return False
    following = tokens[trigger.end].word
    if following == "ان":  # قال صيدلي، طلب أن يعرف بالحرفين، إن
        return lemma == "طلب" and trigger.first == trigger.clause and trigger.clause > 0
    return following == "عدم" or (lemma == "طلب" and deeds.is_masdar(following))


def narrowed(tokens: list[Token], trigger: Trigger, limit: int) -> Trigger:
    """Return the trigger without bare verbal nouns, ب or ل, where أن, بأن or إلى follows."""
    verb = trigger.verb
    if verb is None or verb.frames.isdisjoint("mبل"):
        return trigger
    dropped: set[str] = set()
    deed = False
    for at in range(trigger.end, min(limit, trigger.end + REACH)):
        word = tokens[at].word
        deed = deed or (word[0] == "ب" and deeds.is_masdar(word[1:], low=True))
        if word == "الى" and "الى" in verb.frames:
            dropped = {"ل"}
            break
        if is_that(tokens, at):
            comma = any(token.word in "،؛" for token in tokens[trigger.end : at])
            bare = {"m"} if not comma and "o" not in verb.frames else set()
            by = set() if deed else {"ب"}
            dropped = by if word[0] == "ب" else bare
            break
    return trigger._replace(verb=verb._replace(frames=verb.frames - dropped))


def leads(tokens: list[Token], at: int, frames: frozenset[str]) -> bool:
    """Tell whether a preposition leads to what is reported: حذر من, تعهد ب."""
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in frames and word in _PREPOSITIONS:
        return deeds.is_masdar(following) or not nouns.is_circumstance(following)
    if word == "ب" and word in frames:
        return True
    verbal = nouns.is_owned(word) and look_up(word)[0] is not None  # بثته
    if len(word) < _LEAST_LETTERS or verbal:
        return False
    if "ب" in frames and word.startswith("ب"):
        return word not in _NO_LEADS and word not in nouns.words("names_in_b")
    return "ل" in frames and word.startswith("ل") and not nouns.is_audience(word)


def is_place(tokens: list[Token], at: int, limit: int) -> bool:
    """Tell whether a preposition says where rather than what, since أن or a colon follows."""
    word = tokens[at].word if at < limit else ""
    thought = nouns.is_owned(word) and not nouns.is_circumstance(word)  # عن أمله في أن
    if thought or deeds.is_masdar(word[1:], low=True) or deeds.is_masdar(word):
        return False
    rest = range(at + 1, min(limit, at + _PLACE))
    return any(is_that(tokens, i) or tokens[i].word == ":" for i in rest)


def bare_object(tokens: list[Token], trigger: Trigger, start: int, limit: int) -> int | None:
    """Return where the object begins of a verb that needs no preposition: استبعد خفض الفائدة."""
    frames = frames_of(trigger)
    passive = "p" in frames and trigger.verb is not None and trigger.verb.shape == "present"
    if frames.isdisjoint(OBJECT_FRAMES - {"a"}) or "w" in frames or passive or start >= limit:
        return None
    at = start
    if not (_is_whom(tokens, start, limit) or _is_accusative(tokens, start, limit, frames)):
        at = skip_circumstances(tokens, start, limit, frames)
    if at < limit and tokens[at].word in _COMMAS and trigger.end < at < limit - 2:
        at += 1
        if tokens[at].word in _ASKED:  # a source ..., who asked not to be named, ...
            at = 1 + next((i for i in range(at, limit - 2) if tokens[i].word == "،"), at - 1)
    return at if at < limit and _may_be_object(tokens, at, limit, frames) else None


def _is_whom(tokens: list[Token], at: int, limit: int) -> bool:
    """Tell whether من is no preposition: حمّل من أسماهم تجار الحبال المسؤولية."""
    if at + 1 >= limit or tokens[at].word != "من":
        return False
    word = tokens[at + 1].word
    acts = is_told(word) or word.endswith("وا")
    return nouns.is_owned(word) or acts or is_present(word)  # من استعملن الكريم


def _is_accusative(tokens: list[Token], at: int, limit: int, frames: frozenset[str]) -> bool:
    """Tell whether ...اً is the object rather than the manner: تقترح حجراً زراعياً."""
    if "o" not in frames or not tokens[at].adverb or at + 1 >= limit:
        return False
    return tokens[at + 1].adverb or tokens[at + 1].word in particles.PREPOSITIONS


def _may_be_object(tokens: list[Token], at: int, limit: int, frames: frozenset[str]) -> bool:
    token = tokens[at]
    word = token.word
    if token.kind != "word" or is_that(tokens, at) or leads(tokens, at, frames):
        return False
    if word in POINTED:
        return at + 1 < limit and tokens[at + 1].kind != "mark"
    if nouns.is_reported_object(word) or word == "من":
        return word != "من" or _is_whom(tokens, at, limit)
    manner = token.adverb and "o" not in frames
    if word in _NO_OBJECTS or nouns.is_audience(word) or word.startswith("بال") or manner:
        return False
    joined = word[0] == "و" and word not in nouns.words("countries")
    return _is_deed(token) or not (_needs_deed(frames) or joined)


def _is_deed(token: Token) -> bool:
    word = token.word
    bare = nouns.bare(word) if nouns.is_definite(word) and not nouns.is_head(word) else word
    return deeds.is_masdar(bare, low=token.low) or deeds.is_abstract(word)


def _needs_deed(frames: frozenset[str]) -> bool:
    return "m" in frames and "o" not in frames
