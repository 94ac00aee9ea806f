"""Which quotations behind a verb are what it reports, rather than names."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.objects import frames_of
from dragoman.text.speakers.phrase import OBJECT_FRAMES
from dragoman.text.speakers.speech import ends_clause, is_speech
from dragoman.text.speakers.triggers import Trigger
from dragoman.text.speakers.words import Token, is_that

_GOVERNS = particles.PREPOSITIONS | {"ل", "ب"}
_LEAST_WORDS = 2  # that a quotation in front of its verb has
_LOUD = frozenset("هتف صرخ صاح نادى همس غرد تساءل تمتم".split())
_WHOM = 3  # words that an agency or a paper has
_CRY = 7  # characters from which what somebody cries is speech


def is_said(tokens: list[Token], at: int, trigger: Trigger, subject: int, limit: int) -> bool:
    """Tell whether the quotation at `at` is reported; `subject` is where its speaker ends."""
    if at + 1 < len(tokens) and is_that(tokens, at + 1):
        return False  # a name: قالت «رويترز» إن
    weak = trigger.verb is None or not trigger.verb.frames.isdisjoint(OBJECT_FRAMES | {"q"})
    spoken = is_speech(tokens, at, trigger.end, subject) or _is_cried(tokens, at, trigger, subject)
    return spoken or (
        not weak
        and (
            _is_short(tokens, at, trigger)
            or _is_heard(tokens, at, subject)
            or ends_clause(tokens, at, limit)
        )
    )


def _is_short(tokens: list[Token], at: int, trigger: Trigger) -> bool:
    """Tell whether few words right behind a verb of nothing but saying are speech: قال "لا أحد"."""
    said = "w" not in frames_of(trigger) and at == trigger.end and trigger.kind == "verb"
    return said and tokens[at].words > _LEAST_WORDS


def _is_heard(tokens: list[Token], at: int, since: int) -> bool:
    """Tell whether few words right behind who was told are speech: قال لفرانس برس "لا أحد"."""
    whom = next((i for i in range(max(0, at - _WHOM), at) if nouns.is_audience(tokens[i].word)), at)
    last = at + 1 >= len(tokens) or tokens[at + 1].kind == "mark"
    bound = nouns.is_body(tokens[at - 1].word) or tokens[at - 1].word in _GOVERNS
    return whom < at == since and last and not bound and tokens[at].words > 1


def _is_cried(tokens: list[Token], at: int, trigger: Trigger, subject: int) -> bool:
    """Tell whether few words behind somebody who cries or asks are speech: هتف السكان «لن نرحل»."""
    loud = trigger.verb is not None and trigger.verb.lemma in _LOUD and not trigger.verb.object
    quote = tokens[at].quote
    words = quote is not None and quote.span.end - quote.span.start >= _CRY
    return loud and words and at == subject > trigger.end
