"""Reports of a sentence with the speaker that the sentence itself names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.content_ends import Content
from dragoman.text.speakers.main_clauses import states_in
from dragoman.text.speakers.phrase import UNKNOWN_VERB
from dragoman.text.speakers.phrases import phrase_end
from dragoman.text.speakers.report import Saying
from dragoman.text.speakers.subjects import (
    BEFORE_NOUNS,
    ISSUED,
    Range,
    is_led_by_l,
    is_verb_first,
    sentence_subject,
    source_phrase,
    subject_before,
    subject_behind,
)
from dragoman.text.speakers.triggers import Trigger, opens_clause
from dragoman.text.speakers.words import Sentence
from dragoman.types import Span

_OF_HIM = {"عنه": "m", "عنها": "f", "عنهم": "p"}
_HIS_WORDS = frozenset("قوله قولها قولهم تاكيده تاكيدها قولهما".split())
_TURNS: dict[str, Literal["", "asks", "answers"]] = {
    "سال": "asks",
    "رد": "answers",
    "اجاب": "answers",
}
_TOLD = {"نقل": "عن", "نسب": "الى"}  # the agency told what somebody said
_BEFORE = (["قبل", "ان"], ["بعد", "ان"])  # تلعثم الكاتب قبل أن يقول
_THEN = frozenset("ثم بل وهو وهي وهم وهما اذ حيث".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger with what it reports, and the token where its part of the sentence ends."""

    trigger: Trigger
    content: Content
    limit: int


def sayings_of(sentence: Sentence, found: list[Found], dropped: list[Trigger]) -> list[Saying]:
    """Return the reports of a sentence; `dropped` are the verbs that report nothing themselves."""
    return [_saying(sentence, index, found, dropped) for index in range(len(found))]


def _saying(sentence: Sentence, index: int, found: list[Found], dropped: list[Trigger]) -> Saying:
    one = found[index]
    trigger, content = one.trigger, one.content
    end = content.at if content.at >= trigger.end else one.limit
    if trigger.kind == "participle":
        phrase = _subject_of_participle(sentence, index, found, dropped)
    elif trigger.kind == "verb":
        since = found[index - 1].limit if index else 0
        phrase = _subject_of_verb(sentence, one, end)
        if phrase is None and not _told_of(sentence, trigger, end):
            phrase = _joined_subject(sentence, trigger, since, dropped)
    elif trigger.own or _names_no_issuer(sentence, trigger):
        phrase = None
    else:
        phrase = source_phrase(sentence.tokens, trigger.end, end)
    phrase = phrase and (_issuer(sentence, phrase, end) or phrase)
    speaker = sentence.span(*phrase) if phrase else None
    if phrase and speaker and trigger.kind in {"source", "document"}:
        speaker = Span(speaker.start + is_led_by_l(sentence.tokens, phrase[0]), speaker.end)
    span = sentence.span(trigger.first, trigger.end)
    return Saying(
        paragraph=sentence.paragraph,
        content=content.span,
        direct=content.direct,
        verb=Span(span.start + 1, span.end) if trigger.joined else span,
        speaker=speaker,
        gender=_told_of(sentence, trigger, end) or _gender(sentence, trigger),
        turn=_TURNS.get(trigger.verb.lemma, "") if trigger.verb else "",
        document=sentence.span(trigger.end - 1, trigger.end)
        if trigger.kind == "document" and not phrase
        else None,
    )


def _issuer(sentence: Sentence, phrase: Range, end: int) -> Range | None:
    """Return who issued the document that speaks: نص البيان الصادر عن المجلس."""
    tokens, stop = sentence.tokens, phrase[1]
    if not nouns.is_statement(tokens[phrase[0]].word) or stop + 1 >= end:
        return None
    if nouns.bare(tokens[stop - 1].word) not in ISSUED or tokens[stop].word != "عن":
        return None
    last = phrase_end(tokens, stop + 1, end)
    return (stop + 1, last) if last > stop + 1 else None


def _gender(sentence: Sentence, trigger: Trigger) -> str:
    """Return how the verb agrees, or the pronoun of على حد قولها."""
    if trigger.own:
        word = sentence.tokens[trigger.end - 1].word
        return "f" if word.endswith("ها") else "m" if word.endswith("ه") else "p"
    if trigger.verb is None or trigger.verb.lemma in _TOLD:
        return ""  # نقلت الوكالة عن الوزير: the agency's
    return trigger.verb.gender


def _names_no_issuer(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell whether a document is known, so that its issuer is: جاء في التقرير نصف السنوي."""
    tokens, end = sentence.tokens, trigger.end
    known = trigger.kind == "document" and nouns.is_definite(tokens[end - 1].word)
    following = tokens[end].word if end < len(tokens) else ""
    return known and following[:1] != "ل" and following not in ISSUED


def _subject_of_verb(sentence: Sentence, one: Found, end: int) -> Range | None:
    tokens, trigger = sentence.tokens, one.trigger
    verb = trigger.verb
    if verb is None or _told_of(sentence, trigger, end):
        return None
    if verb.lemma in _TOLD:
        leads = _TOLD[verb.lemma]
        told = next((at for at in range(trigger.end, end) if tokens[at].word == leads), end)
        stop = phrase_end(tokens, told + 1, end)
        while stop > told + 1 and tokens[stop - 1].word in _HIS_WORDS:
            stop -= 1
        if stop > told + 1:
            return told + 1, stop
    if one.content.at < trigger.first:
        found = subject_behind(tokens, trigger.end, end, verb.frames, verb.gender)
        return found or (None if trigger.joined else subject_before(tokens, trigger))
    return one.content.phrase


def _told_of(sentence: Sentence, trigger: Trigger, end: int) -> str:
    """Return the gender of somebody named before who is quoted: نقلت عنها الصحيفة قولها."""
    if trigger.verb is None or trigger.verb.lemma != "نقل":
        return ""
    told = (_OF_HIM.get(token.word) for token in sentence.tokens[trigger.end : end])
    return next((gender for gender in told if gender), "")


def _subject_of_participle(
    sentence: Sentence, index: int, found: list[Found], dropped: list[Trigger]
) -> Range | None:
    """Return who a participle refers to: the subject of its clause, if no report did before it."""
    trigger = found[index].trigger
    if not index:
        return _subject_of_sentence(sentence, trigger, dropped)
    since = found[index - 1].limit
    turned = opens_clause(sentence.tokens, trigger.clause, trigger.first)
    if trigger.clause < since or not turned or trigger.clause == trigger.first:
        return None
    return _subject_of_sentence(
        sentence, trigger, [one for one in dropped if one.first >= since], trigger.clause
    )


def _subject_of_sentence(
    sentence: Sentence, trigger: Trigger, dropped: list[Trigger], start: int = 0
) -> Range | None:
    """Return the subject that a participle refers to: زار الوزير المخيم، قائلاً."""
    for other in dropped:
        if other.first < trigger.first and _is_main_verb(sentence, other):
            return _subject_of_dropped(sentence, other, trigger)
    end = trigger.junction if trigger.junction > trigger.clause else trigger.first
    return sentence_subject(sentence.tokens, end, start)


def _is_main_verb(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell whether a verb is that of its sentence rather than of a clause that says when."""
    if trigger.kind != "verb" or sentence.tokens[trigger.clause].word in particles.SUBORDINATE:
        return False
    return trigger.first == trigger.clause or trigger.joined or trigger.first < 2  # noqa: PLR2004


def _subject_of_dropped(sentence: Sentence, other: Trigger, trigger: Trigger) -> Range | None:
    first = other.joined and is_verb_first(sentence.tokens, other)
    front = None if first else subject_before(sentence.tokens, other)
    past = other.verb is not None and other.verb.shape == "past"  # وعد العائلات بالقول
    gender = other.verb.gender if other.verb and past else ""
    return front or subject_behind(sentence.tokens, other.end, trigger.first, UNKNOWN_VERB, gender)


def _goes_with(trigger: Trigger) -> bool:
    """Tell whether a verb in the present says how another's subject spoke: كتب فلان يقول."""
    present = trigger.verb is not None and trigger.verb.shape == "present"
    return present and not trigger.joined and trigger.first > trigger.clause


def _main_clause(sentence: Sentence, trigger: Trigger) -> int:
    """Return where the clause begins that a verb said in a statement belongs to."""
    stated = states_in(sentence.tokens, trigger) and trigger.clause < trigger.first - 1
    return trigger.clause if stated else 0


def _joined_subject(
    sentence: Sentence, trigger: Trigger, since: int, dropped: list[Trigger]
) -> Range | None:
    """Return the subject of the verb to which وقال is joined: زار الوزير المخيم وقال."""
    previous = sentence.tokens[trigger.first - 1].word if trigger.first else ""
    then = previous in _THEN
    until = [t.word for t in sentence.tokens[max(0, trigger.first - 2) : trigger.first]] in _BEFORE
    then = then or until or states_in(sentence.tokens, trigger) or _goes_with(trigger)
    if sentence.tokens[trigger.clause].word in BEFORE_NOUNS and trigger.clause < trigger.first:
        return sentence_subject(sentence.tokens, trigger.first, trigger.clause)
    if not (trigger.joined or then):
        return None
    for other in dropped:
        if since <= other.first < trigger.first and _is_main_verb(sentence, other):
            return _subject_of_dropped(sentence, other, trigger)
    if since or trigger.first == 0:
        return None
    end = trigger.first if then else trigger.junction or trigger.first
    phrase = sentence_subject(sentence.tokens, end, _main_clause(sentence, trigger))
    sure = phrase is not None and (
        nouns.is_head(sentence.tokens[phrase[0]].word)
        or sentence.tokens[phrase[0] - 1].word in BEFORE_NOUNS
        or until
    )
    return phrase if phrase and sure and _agrees(sentence, trigger, phrase) else None


def _agrees(sentence: Sentence, trigger: Trigger, phrase: Range) -> bool:
    """Tell whether who was named before may be the subject: never one person of وقالوا."""
    many = trigger.verb is not None and trigger.verb.gender in {"p", "d"}
    return not many or nouns.is_many(sentence.tokens[phrase[0]].word)
