"""Who says what in an Arabic paragraph.

A sentence is read from its end: what a verb reports reaches as far as the next verb that reports,
so each is decided when all behind it are. Every step looks at a stretch of one sentence, and no
stretch twice more than a fixed number of times.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.text.speakers import nouns
from dragoman.text.speakers.contents import Content, before, behind, covered, is_titling
from dragoman.text.speakers.phrases import phrase_end
from dragoman.text.speakers.report import Saying
from dragoman.text.speakers.subjects import (
    Range,
    headline_speaker,
    is_verb_first,
    sentence_subject,
    source_phrase,
    subject_before,
    subject_behind,
)
from dragoman.text.speakers.triggers import Trigger, find_triggers, is_that
from dragoman.text.speakers.words import Sentence, Token, sentences
from dragoman.types import Span

_CHAINS = frozenset(
    "ثم كما فيما بينما حيث قد وقد اذ لكنه لكنها ولكنه ولكنها لكنهم كان وكان كانت وكانت ان".split()
)
_RELATIVES = frozenset("الذي التي الذين اللذان اللتان اللواتي ما".split())
_NOT_A_SOURCE = frozenset(
    "قانون قوانين اتفاق خطة معايير شروط جدول ضوابط احكام قرار مبدا اولوية اولويات حاجة نظام قواعد مادة سعر اسعار "
    "توقيت اصول اعراف بنود شريعة دستور تقاليد مقتضيات مقاييس احتياجات ظروف حالة عقد ميزانية مواصفات منطق هوى طلب".split()
)


@dataclass(slots=True)
class _Found:
    trigger: Trigger
    content: Content
    limit: int


def read_paragraph(paragraph: int, text: str, *, quoted: bool = False) -> list[Saying]:
    """Return what is said in a paragraph, in order; `quoted` if it begins inside a quotation."""
    found: list[Saying] = []
    read = sentences(paragraph, text)
    if len(read) == 1 and (headline := _headline(read[0])):
        return [headline]
    for sentence in read:
        found.extend(_read_sentence(sentence, quoted=quoted and not found))
    return found


def _headline(sentence: Sentence) -> Saying | None:
    """Read a headline of a speaker, a colon and what they say."""
    tokens = sentence.tokens
    phrase = headline_speaker(tokens)
    if phrase is None or (tokens[-1].word in ".،" and tokens[-1].kind == "mark"):
        return None
    if any(trigger.first <= phrase[1] for trigger in find_triggers(tokens)):
        return None
    said = tokens[phrase[1] + 1 :]
    quote = said[0].quote if len(said) == 1 else None
    span = quote.span if quote else Span(said[0].start, said[-1].end)
    sure = nouns.is_head(tokens[0].word)
    speaker = sentence.span(*phrase)
    return Saying(
        sentence.paragraph, span, direct=quote is not None, verb=None, speaker=speaker, sure=sure
    )


def _read_sentence(sentence: Sentence, *, quoted: bool) -> list[Saying]:
    tokens = sentence.tokens
    triggers = find_triggers(tokens)
    accepted: list[_Found] = []
    dropped: list[Trigger] = []
    limit = len(tokens)
    for index in range(len(triggers) - 1, -1, -1):
        trigger = triggers[index]
        if trigger.end > limit or not _is_main(sentence, triggers, index):
            continue
        content = _content(sentence, trigger, limit, triggers, index)
        if (
            content is None
            and trigger.kind == "verb"
            and accepted
            and accepted[-1].trigger.kind == "source"
        ):
            content = _content(sentence, trigger, accepted[-1].limit, triggers, index)
            if content is not None:
                limit = accepted.pop().limit
        if content is None:
            dropped.append(trigger)
            continue
        accepted.append(_Found(trigger, content, limit))
        limit = max(trigger.junction, 0)
    accepted.reverse()
    accepted = _without_second_sources(accepted)
    sayings = [_saying(sentence, found, accepted, dropped) for found in accepted]
    sayings.extend(_loose_quotes(sentence, accepted, quoted=quoted))
    return sorted(sayings, key=lambda saying: saying.content.start)


def _without_second_sources(accepted: list[_Found]) -> list[_Found]:
    """Leave out a source phrase that only repeats who speaks in its sentence."""
    kept: list[_Found] = []
    for found in accepted:
        taken = {other.content.span for other in kept}
        follows = found.trigger.kind == "source" and found.content.at < found.trigger.first
        if found.content.span in taken or (follows and kept):
            continue
        kept.append(found)
    return kept


def _is_main(sentence: Sentence, triggers: list[Trigger], index: int) -> bool:
    """Tell whether the trigger may report on its own rather than inside what another reports."""
    trigger, tokens = triggers[index], sentence.tokens
    if trigger.own and index and trigger.end < len(tokens) - 1:
        return tokens[trigger.end].word not in {"،", ","}
    if trigger.kind == "verb" and trigger.joined and not _agrees(tokens, triggers, index):
        return False
    if trigger.kind != "verb" or trigger.joined or trigger.first == trigger.clause:
        return True
    previous = tokens[trigger.first - 1].word
    if previous in _RELATIVES:
        return False
    if previous in _CHAINS:
        return True
    within = range(trigger.clause, trigger.first)
    if any(is_that(tokens, at) for at in within):
        return False
    if any(t.kind == "verb" and t.first in within for t in triggers[:index]):
        return False
    return trigger.clause == 0 or tokens[trigger.clause].word in nouns.words("connectors")


def _agrees(tokens: list[Token], triggers: list[Trigger], index: int) -> bool:
    """Tell whether وأعلنت may have the subject of the sentence: قال الوزير إن الشركة ... وأعلنت."""
    trigger = triggers[index]
    earlier = [t for t in triggers[:index] if t.verb and t.verb.gender and t.kind == "verb"]
    if not earlier or not trigger.verb:
        return True
    one, other = earlier[-1].verb.gender if earlier[-1].verb else "", trigger.verb.gender
    if one == other or (one in "mpd" and other in "pd"):
        return True
    end = triggers[index + 1].junction if index + 1 < len(triggers) else len(tokens)
    return subject_behind(tokens, trigger.end, end, trigger.verb.frames, other) is not None


def _content(
    sentence: Sentence, trigger: Trigger, limit: int, triggers: list[Trigger], index: int
) -> Content | None:
    tokens = sentence.tokens
    floor = triggers[index - 1].end if index else 0
    if trigger.kind == "source":
        return _source_content(sentence, trigger, limit, 0)
    if not trigger.joined and trigger.kind == "verb" and trigger.first:
        content = before(sentence, trigger, floor)
        if content and (
            content.at == floor or content.at == 0 or tokens[content.at - 1].word != ":"
        ):
            return content
    return behind(sentence, trigger, limit)


def _source_content(sentence: Sentence, trigger: Trigger, limit: int, floor: int) -> Content | None:
    tokens = sentence.tokens
    phrase = None if trigger.own else source_phrase(tokens, trigger.end, limit)
    if phrase is None and not trigger.own:
        return None
    if phrase and _is_no_source(sentence, phrase):
        return None
    end = phrase[1] if phrase else trigger.end
    opens = trigger.first == 0 or trigger.joined or tokens[trigger.first - 1].word in {"ثم", "اما"}
    if opens:
        while end < limit and tokens[end].word in {"،", ","}:
            end += 1
        if end < limit and tokens[end].word == ":":
            return behind(sentence, trigger, limit)
        clause = _after_source(sentence, end, limit)
        if clause is not None:
            return clause
    quoted = before(sentence, trigger, floor)
    if quoted and (quoted.at == floor or tokens[quoted.at - 1].kind == "mark"):
        return quoted
    return covered(sentence, trigger, floor)


def _is_no_source(sentence: Sentence, phrase: Range) -> bool:
    word = sentence.tokens[phrase[0]].word
    stem = nouns.bare(word)
    stem = stem[1:] if stem[:1] == "ل" and stem[1:] in _NOT_A_SOURCE else stem
    return stem in _NOT_A_SOURCE or word in nouns.words("ends") or word.isdigit()


def _after_source(sentence: Sentence, start: int, limit: int) -> Content | None:
    """Return the clause that a source phrase opens, up to a remark behind it."""
    tokens, end = sentence.tokens, limit
    for at in range(start + 1, limit - 1):
        if tokens[at].word == "،" and tokens[at + 1].word in {"وهو", "وهي", "وهم", "وهذا", "وهذه"}:
            end = at
            break
    while end > start and tokens[end - 1].kind == "mark":
        end -= 1
    if end - start < 2:
        return None
    return Content(sentence.span(start, end), direct=False, at=start)


def _saying(
    sentence: Sentence, found: _Found, accepted: list[_Found], dropped: list[Trigger]
) -> Saying:
    trigger, tokens = found.trigger, sentence.tokens
    phrase = _speaker(sentence, found, accepted, dropped)
    gender = trigger.verb.gender if trigger.verb else ""
    last = trigger.end
    if trigger.kind == "source" and not trigger.own:
        last = min(last, len(tokens))
    return Saying(
        paragraph=sentence.paragraph,
        content=found.content.span,
        direct=found.content.direct,
        verb=_verb_span(sentence, trigger, last),
        speaker=sentence.span(*phrase) if phrase else None,
        gender=gender,
    )


def _verb_span(sentence: Sentence, trigger: Trigger, last: int) -> Span:
    span = sentence.span(trigger.first, last)
    return Span(span.start + 1, span.end) if trigger.joined else span


def _speaker(
    sentence: Sentence, found: _Found, accepted: list[_Found], dropped: list[Trigger]
) -> Range | None:
    trigger, tokens, at = found.trigger, sentence.tokens, found.content.at
    end = at if at >= trigger.end else found.limit
    if trigger.kind == "source":
        return None if trigger.own else source_phrase(tokens, trigger.end, end)
    if trigger.kind == "document":
        return source_phrase(tokens, trigger.end, end)
    if trigger.kind == "participle":
        if found is not accepted[0]:
            return None
        for other in dropped:
            if other.first < trigger.first and other.kind == "verb":
                frames = frozenset({"v"})
                front = None if other.joined else subject_before(tokens, other)
                return front or subject_behind(tokens, other.end, trigger.first, frames)
        return sentence_subject(tokens, trigger.junction)
    frames = trigger.verb.frames if trigger.verb else frozenset[str]()
    if trigger.verb and trigger.verb.lemma == "نقل":
        if any(tokens[i].word in {"عنه", "عنها", "عنهم"} for i in range(trigger.end, end)):
            return None
        told = next((i for i in range(trigger.end, end) if tokens[i].word == "عن"), end)
        stop = phrase_end(tokens, told + 1, end)
        if stop > told + 1:
            while tokens[stop - 1].word in {"قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"}:
                stop -= 1
            return told + 1, stop
    phrase = None
    front = subject_before(tokens, trigger) if not is_verb_first(tokens, trigger) else None
    if front is None:
        gender = trigger.verb.gender if trigger.verb else ""
        phrase = subject_behind(tokens, trigger.end, end, frames, gender)
    return front or phrase or subject_before(tokens, trigger)


def _loose_quotes(sentence: Sentence, accepted: list[_Found], *, quoted: bool) -> list[Saying]:
    """Return the quotations that no verb of the list reports."""
    taken = {found.content.span for found in accepted}
    found: list[Saying] = []
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind != "quote" or token.quote is None or token.quote.span in taken:
            continue
        inside = any(f.content.span.start <= token.start < f.content.span.end for f in accepted)
        if inside:
            continue
        saying = _loose_quote(sentence, at, accepted, quoted=quoted and at == 0)
        if saying:
            found.append(saying)
    return found


def _loose_quote(
    sentence: Sentence, at: int, accepted: list[_Found], *, quoted: bool
) -> Saying | None:
    tokens = sentence.tokens
    quote = tokens[at].quote
    assert quote is not None
    size = sentence.text.count(" ", quote.span.start, quote.span.end) + 1
    if at and tokens[at - 1].word == ":":
        return _unknown_verb(sentence, at)
    rest = [t for t in tokens[at + 1 :] if t.kind != "mark"]
    alone = not rest and all(t.kind == "mark" for t in tokens[:at])
    near = at and tokens[at - 1].word == "،"
    goes_on = near and any(f.content.direct and f.content.at < at for f in accepted)
    if (
        quoted
        or (alone and (size > 4 or sentence.text[quote.span.end - 1] in ".!؟…"))
        or (size >= 2 and goes_on)
    ):
        return Saying(sentence.paragraph, quote.span, direct=True, verb=None, speaker=None)
    if at == 0 and size >= 3 and len(tokens) > 3:
        return _unknown_verb_behind(sentence, at)
    return None


def _unknown_verb(sentence: Sentence, at: int) -> Saying | None:
    """Read `... : «...»` whose verb is not in the list: its clause begins with it."""
    tokens = sentence.tokens
    if is_titling(tokens, 0, at - 1):
        return None
    begin = at - 1
    while begin and tokens[begin - 1].word not in {"،", "؛", "«»"}:
        begin -= 1
    if begin >= at - 1:
        return None
    phrase = sentence_subject(tokens, at - 1) if begin == 0 else None
    verb = None
    if phrase is None and begin < at - 2:
        phrase = subject_behind(tokens, begin + 1, at - 1, frozenset())
    if phrase is None or phrase[0] > begin:
        verb = sentence.span(begin, begin + 1)
    quote = tokens[at].quote
    assert quote is not None
    return Saying(
        sentence.paragraph,
        quote.span,
        direct=True,
        verb=verb,
        speaker=sentence.span(*phrase) if phrase else None,
    )


def _unknown_verb_behind(sentence: Sentence, at: int) -> Saying | None:
    """Read `«...»، V S` whose verb is not in the list."""
    tokens = sentence.tokens
    start = at + 1
    while start < len(tokens) and (
        tokens[start].word in "،,-–" or tokens[start].word in {"هكذا", "بهذه", "الكلمات"}
    ):
        start += 1
    if start + 1 >= len(tokens) or tokens[start].kind != "word":
        return None
    word = tokens[start].word
    if (
        nouns.is_definite(word)
        or word[0] in "وف"
        or word in nouns.words("ends") | nouns.words("prepositions") | nouns.words("connectors")
    ):
        return None
    phrase = subject_behind(tokens, start + 1, len(tokens), frozenset({"v"}))
    quote = tokens[at].quote
    if phrase is None or quote is None:
        return None
    if not (word[0] in "يت" or nouns.is_head(tokens[phrase[0]].word)):
        return None
    return Saying(
        sentence.paragraph,
        quote.span,
        direct=True,
        verb=sentence.span(start, start + 1),
        speaker=sentence.span(*phrase),
    )
