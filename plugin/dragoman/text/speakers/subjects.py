"""Who does the saying in a sentence: by its verb, by a headline, by a source, without a verb."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.governed import governed
from dragoman.text.speakers.phrase import UNKNOWN_VERB
from dragoman.text.speakers.phrase_words import is_present
from dragoman.text.speakers.phrases import phrase_end
from dragoman.text.speakers.relatives import is_told
from dragoman.text.speakers.subjects_before import is_accusative_head, is_verb_first, subject_before
from dragoman.text.speakers.subjects_behind import (
    NAME,
    Range,
    is_behind_l,
    may_begin,
    subject_behind,
)
from dragoman.text.speakers.triggers import Trigger
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token

BEFORE_NOUNS = frozenset("لكن ولكن اما واما ان".split())  # a noun follows, never a verb
_HE = frozenset("لكنه لكنها لكنهم ولكنه ولكنها وهو وهي وهم انه انها انهم".split())
_NO_VERB = frozenset[str]()  # in front, so that no object follows: المخرجة لين الفيصل أمضت
_HEADLINE = 14  # tokens in which the colon of a headline must come
ISSUED = frozenset("صادر صادرة نشره نشرته اصدرته اصدره تلاه تلته نشر".split())
_THIS = frozenset("هذا وهذا هو وهو ذلك وذلك الامر".split())
_WITH_L = frozenset("وفقا ووفقا طبقا وطبقا".split())
_OPENERS = particles.OPENERS | frozenset("لم ولم لا ولا لن ولن".split())

__all__ = [
    "BEFORE_NOUNS",
    "ISSUED",
    "Range",
    "headline_speaker",
    "is_led_by_l",
    "is_verb_first",
    "sentence_subject",
    "source_phrase",
    "subject_before",
    "subject_behind",
    "subject_of",
]


def subject_of(tokens: list[Token], trigger: Trigger, limit: int) -> Range | None:
    """Return the noun phrase of the speaker, in front of the verb or behind it."""
    verb = trigger.verb
    if verb is None or trigger.kind != "verb":
        return None
    front = None if is_verb_first(tokens, trigger) else subject_before(tokens, trigger)
    pronoun = trigger.first > 0 and tokens[trigger.first - 1].word in _HE
    if front is not None or pronoun:
        return front
    return subject_behind(tokens, trigger.end, limit, verb.frames, verb.gender)


def headline_speaker(tokens: list[Token]) -> tuple[Range, int] | None:
    """Return the noun phrase that a headline sets before its colon, and the colon.

    Whom it was told may stand between them: مصدر أمني: المعبر مغلق, الوزير لـ«النهار»: لا أزمة.
    """
    colon = next((i for i, token in enumerate(tokens[:_HEADLINE]) if token.word == ":"), None)
    if not colon or colon + 1 >= len(tokens) or not may_begin(tokens, 0, colon):
        return None
    if tokens[0].word[0] == "و" and is_present(tokens[0].word[1:]):
        return None  # ويستعيد الصحافي لحظة اعتقاله: «...»
    told = [i for i in range(1, colon) if _is_told_to(tokens[i].word)]
    end = told[-1] if told and told[-1] + governed(tokens, told[-1], colon) == colon else colon
    if any(token.kind == "quote" for token in tokens[:end]):
        return None
    stop = phrase_end(tokens, 0, end)
    occasion = end == colon and tokens[colon + 1].kind == "quote"  # المدرب بعد التأهل: «...»
    if occasion and stop < end:
        end = stop + (end - stop) * (skip_circumstances(tokens, stop, end) != end)
    return ((0, end), colon) if stop == end > 0 else None


def _is_told_to(word: str) -> bool:
    """Tell whether whom a headline was told to begins here: لـ«النهار», لرويترز, لنظيره."""
    owned = word[0] == "ل" and nouns.is_owned(word[1:]) and nouns.is_person(word[1:])
    return word == "ل" or owned or nouns.is_audience(word)


def sentence_subject(tokens: list[Token], end: int, start: int = 0) -> Range | None:
    """Return the subject of a sentence whose verb is none of saying: زار الوزير المخيم، قائلاً."""
    at = _past_openers(tokens, start, end)
    if at + 2 < end and tokens[at].word in particles.ADJUNCTS and tokens[at + 1].word == "،":
        at = _past_openers(tokens, at + 2, end)  # اليوم، صارت أمل
    turned = any(token.word in BEFORE_NOUNS for token in tokens[start:at])
    if at + 1 < end and tokens[at].word in _THIS and tokens[at + 1].word == "ما":
        at += 2  # وهذا ما أكده الوزير، قائلاً
    behind = _behind_adjunct(tokens, at, end)
    if at < behind < end - 1 and _acts(tokens, behind):
        at = behind  # على مقربة منه تقف ابنته
    elif at < end and tokens[at].word.removeprefix("و") in particles.PREPOSITIONS:
        comma = next((i for i in range(at, end) if tokens[i].word == "،"), end)
        at = _past_openers(tokens, comma + 1, end)
    if at >= end or tokens[at].kind != "word":
        return None
    word = tokens[at].word
    verb = look_up(word)[0]
    turned = turned and (verb is None or verb.shape == "participle" or nouns.is_head(word))
    named = nouns.is_head(word) or (is_given(word) and not tokens[at].passive)
    nominal = turned or nouns.is_definite(word) or (named and not look_up(word)[0])
    first = at if nominal else at + 1
    first += first < end and nouns.is_saying(tokens[first].word)  # لم يتأخر رد | الوزير
    accusative = turned and first < end and is_accusative_head(tokens[first])
    if first >= end or not (accusative or may_begin(tokens, first, end)):
        return None
    frames = _NO_VERB if first == at and not turned else UNKNOWN_VERB | {"ب"}
    stop = phrase_end(tokens, first, end, frames)
    return (first, stop) if stop > first else None


def _past_openers(tokens: list[Token], at: int, end: int) -> int:
    while at < end and (tokens[at].word in _OPENERS or tokens[at].kind == "mark"):
        at += 1
    return at


def _acts(tokens: list[Token], at: int) -> bool:
    """Tell whether a verb stands here, with its subject behind it."""
    word, following = tokens[at].word, tokens[at + 1].word
    short = word[0] in "يت" and nouns.is_person(following)  # تقف ابنته
    return short or is_present(word) or is_told(word)


def _behind_adjunct(tokens: list[Token], at: int, end: int) -> int:
    """Return where circumstances at the head of a sentence end: وعلى مقربة منه | تقف."""
    if at < end and tokens[at].word[1:] in particles.PREPOSITIONS and tokens[at].word[0] == "و":
        at += 1 + governed(tokens, at + 1, end)
    return skip_circumstances(tokens, at, end) if at < end else end


def is_led_by_l(tokens: list[Token], at: int) -> bool:
    """Tell whether ل in front of a source's name is a preposition: وفقاً لرويترز, بيان لوزارة."""
    word, previous = tokens[at].word, tokens[at - 1].word
    if len(word) == 1 or word[0] != "ل" or word.startswith("لل"):
        return False
    return previous in _WITH_L or is_behind_l(word[1:])


def source_phrase(tokens: list[Token], start: int, end: int) -> Range | None:
    """Return the speaker behind وفق or جاء في بيان; the issuer where a document names it."""
    at = start
    if 0 < at < end and is_led_by_l(tokens, at):
        bare = tokens[at]._replace(word=tokens[at].word[1:])
        tokens = [*tokens[:at], bare, *tokens[at + 1 :]]
    if at < end and tokens[at].word in ISSUED:
        at += 1 + (at + 1 < end and tokens[at + 1].word == "عن")
    if at >= end or tokens[at].kind == "mark":
        return None
    if tokens[at].kind == "quote":
        return (at, at + 1) if tokens[at].end - tokens[at].start < NAME else None
    stop = phrase_end(tokens, at, end)
    if stop < end and tokens[stop].word == "عن" and tokens[stop - 1].word in ISSUED:
        issuer = phrase_end(tokens, stop + 1, end)
        if issuer > stop + 1:
            return stop + 1, issuer
    return (at, stop) if stop > at else None
