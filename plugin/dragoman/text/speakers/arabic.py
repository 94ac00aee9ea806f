"""Who says what in an Arabic paragraph.

A sentence is read from its end: what a verb reports reaches as far as the next verb that reports,
so each is decided when all behind it are. No step looks beyond its sentence, and sentences have a
greatest length: time grows with the text.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.text.known_names import is_given
from dragoman.text.speakers import nouns
from dragoman.text.speakers.attributed import Found, sayings_of
from dragoman.text.speakers.content_ends import Content
from dragoman.text.speakers.contents import before, behind
from dragoman.text.speakers.known import Known
from dragoman.text.speakers.loose_clauses import loose_clause, unmarked
from dragoman.text.speakers.loose_quotes import loose_quotes
from dragoman.text.speakers.main_clauses import is_main
from dragoman.text.speakers.phrase import LINKS
from dragoman.text.speakers.phrase_words import is_present
from dragoman.text.speakers.report import Saying
from dragoman.text.speakers.sources import source_content
from dragoman.text.speakers.speech import words_in
from dragoman.text.speakers.subjects import headline_speaker, sentence_subject
from dragoman.text.speakers.triggers import Trigger, find_triggers
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Sentence, fold, is_that, sentences
from dragoman.types import Span

_TITLE = 2  # words that a title in quotation marks may have
_COUNTS = frozenset("حصيلة تعداد عدد احصاء احصائية".split())  # have their figure behind the colon
_OPENING = frozenset(
    "قال صرح اكد اعلن اوضح حذر دعا اعتبر راى كشف شدد كتب غرد علق روى حكى شرح تذكر".split()
)
_BUT_THEY = frozenset("لكنه لكنها لكنهم ولكنه ولكنها ولكنهم".split())
_SOMEBODY = frozenset("الرجل المراة السيدة الشاب الشابة الفتاة العجوز".split())
_TURNS = frozenset("لكن ولكن بينما فيما اما".split())


def read_paragraph(
    paragraph: int, text: str, *, known: Known, quoted: bool = False
) -> list[Saying]:
    """Return what is said in a paragraph, in order.

    `quoted` if it begins inside a quotation; `known` are the names so far, to which those of the
    paragraph are added.
    """
    found: list[Saying] = []
    read = sentences(paragraph, text)
    if len(read) == 1 and (headline := _headline(read[0])):
        return [headline]
    goes_on = quoted
    before: Sentence | None = None  # if it reports nothing
    for plain in read:
        sentence = replace(plain, tokens=known.marked(plain.tokens))
        sayings = _read_sentence(sentence, quoted=quoted and not found, goes_on=goes_on)
        goes_on = bool(sayings) and sayings[-1].direct
        if before and sayings and _is_unnamed(sentence, sayings[0]):
            sayings[0] = replace(sayings[0], topic=_topic(before, sentence, sayings[0]))
        before = None if sayings else sentence
        found.extend(sayings)
        for saying in sayings:
            if saying.speaker:
                known.learn(saying.speaker.of(text))
    return found


def _is_unnamed(sentence: Sentence, saying: Saying) -> bool:
    """Tell whether who speaks was named before: nobody, or الرجل, is named here."""
    if saying.speaker is None:
        return True
    return fold(saying.speaker.of(sentence.text).split()[0]) in _SOMEBODY


def _topic(before: Sentence, sentence: Sentence, saying: Saying) -> Span | None:
    """Return whom the sentence before is about, where this one begins to tell what they say."""
    turns = sentence.tokens[0].word in _BUT_THEY
    if not (turns or _opens(sentence, saying)):
        return None
    phrase = sentence_subject(before.tokens, len(before.tokens))
    if phrase is None:
        return None
    token = before.tokens[phrase[0]]
    named = token.known or token.word in LINKS or nouns.is_person(token.word)
    named = named or is_given(token.word)
    return before.span(*phrase) if named or (turns and nouns.is_body(token.word)) else None


def _opens(sentence: Sentence, saying: Saying) -> bool:
    """Tell whether somebody begins to speak: وقال or «...»، يقول, not وأضاف."""
    if saying.verb is None:
        return False
    verb = look_up(fold(saying.verb.of(sentence.text)))[0]
    opening = sentence.tokens[0]
    first = saying.verb.start <= opening.end or (saying.direct and opening.kind == "quote")
    if verb is None:  # يقلب العود بين يديه: «...»
        return first and saying.direct and is_present(opening.word)
    return first and verb.shape != "participle" and verb.lemma in _OPENING


def _headline(sentence: Sentence) -> Saying | None:
    """Read a headline of a speaker, a colon and what they say."""
    bar = next((i + 1 for i, token in enumerate(sentence.tokens) if token.word == "|"), 0)
    sentence = replace(sentence, tokens=sentence.tokens[bar:])  # مقابلة | وزيرة التعليم: ...
    tokens = sentence.tokens
    found = headline_speaker(tokens)
    if found is None or (tokens[-1].word in ".،" and tokens[-1].kind == "mark"):
        return None
    phrase, colon = found
    if any(trigger.first <= colon for trigger in find_triggers(tokens)):
        return None
    said = tokens[colon + 1 :]
    if nouns.bare(tokens[0].word) in _COUNTS or all(token.word.isdigit() for token in said):
        return None  # حصيلة الزلزال: 1200 قتيل, العاملون: 340
    quote = said[0].quote if len(said) == 1 else None
    return Saying(
        sentence.paragraph,
        quote.span if quote else Span(said[0].start, said[-1].end),
        direct=quote is not None,
        verb=None,
        speaker=sentence.span(*phrase),
        sure=nouns.is_head(tokens[0].word)
        or (phrase[1] < colon and quote is None)
        or (quote is not None and words_in(sentence, -1) > _TITLE),
    )


def _read_sentence(sentence: Sentence, *, quoted: bool, goes_on: bool) -> list[Saying]:
    found, dropped = _decide(sentence)
    sayings = sayings_of(sentence, found, dropped)
    sayings.extend(loose_quotes(sentence, found, quoted=quoted, goes_on=goes_on))
    if not sayings and (saying := loose_clause(sentence)):
        sayings.append(saying)
    return sorted(sayings, key=lambda saying: saying.content.start)


def _decide(sentence: Sentence) -> tuple[list[Found], list[Trigger]]:
    """Return the triggers that report something, and those that do not."""
    triggers = find_triggers(sentence.tokens)
    found: list[Found] = []
    dropped: list[Trigger] = []
    limit = len(sentence.tokens)
    for index in range(len(triggers) - 1, -1, -1):
        trigger = triggers[index]
        if found and limit <= trigger.first < found[-1].trigger.first:
            dropped.append(trigger)  # اكتفى الوزير بالقول
            continue
        if trigger.end > limit or not is_main(sentence.tokens, triggers, index):
            continue
        floor = triggers[index - 1].end if index else 0
        content = _content(sentence, trigger, limit, floor)
        if content is None and trigger.kind == "verb" and found and _is_source(found[-1]):
            # a source between a verb and what it reports: أكد الشاهد، وفق المحضر، أن
            content = _content(sentence, trigger, found[-1].limit, floor)
            if content is not None:
                limit = found.pop().limit
        if content is not None and (
            _is_aside(sentence, triggers[:index], trigger, content)
            or _belongs_before(sentence, triggers[:index], trigger, content, limit)
        ):
            continue
        if content is None and (content := unmarked(sentence, trigger, triggers[:index], limit)):
            found.append(Found(trigger, content, limit))
            break
        if content is not None:
            found.append(Found(trigger, content, limit))
            limit = trigger.junction
            continue
        dropped.append(trigger)
        if _turns(sentence, trigger):
            limit = trigger.junction
    return _without_second_sources(found[::-1]), dropped


def _belongs_before(
    sentence: Sentence, earlier: list[Trigger], trigger: Trigger, content: Content, limit: int
) -> bool:
    """Tell whether a verb before a weak one still waits for what follows: قال فيما تجمع ... إن."""
    weak = trigger.verb is not None and "w" in trigger.verb.frames
    if not weak or trigger.kind != "verb" or content.at < trigger.end:
        return False
    for one in reversed(earlier):
        if one.verb is None or one.kind != "verb" or one.verb.frames & {"w", "q"}:
            continue
        if before(sentence, one, 0) or behind(sentence, one, trigger.junction):
            return False
        wanted = behind(sentence, one, limit)
        return wanted is not None and wanted.at == content.at
    return False


def _is_aside(
    sentence: Sentence, earlier: list[Trigger], trigger: Trigger, content: Content
) -> bool:
    """Tell whether a verb only says more of a speaker: قال مهندس، عرف عن نفسه باسم حسين، إن."""
    tokens = sentence.tokens
    if trigger.kind != "verb" or trigger.joined or trigger.first != trigger.clause:
        return False
    if not any(token.word == "،" for token in tokens[trigger.end : content.at]):
        return False
    return any(
        one.verb is not None
        and one.verb.shape != "participle"
        and not one.verb.frames & {"w", "q"}
        and not any(
            is_that(tokens, i) or tokens[i].kind != "word"
            for i in range(one.end, trigger.first - 1)
        )
        for one in earlier
    )


def _turns(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell whether the narrator goes on with a verb that reports nothing: لكنه رفض التعليق."""
    strong = trigger.verb is not None and "w" not in trigger.verb.frames
    return trigger.kind == "verb" and strong and sentence.tokens[trigger.clause].word in _TURNS


def _is_source(found: Found) -> bool:
    return found.trigger.kind == "source"


def _content(sentence: Sentence, trigger: Trigger, limit: int, floor: int) -> Content | None:
    if trigger.kind == "source":
        return source_content(sentence, trigger, limit)
    if trigger.kind == "verb" and trigger.first and not trigger.joined:
        quoted = before(sentence, trigger, floor)
        if quoted and (quoted.at in {0, floor} or sentence.tokens[quoted.at - 1].word != ":"):
            return quoted
    return behind(sentence, trigger, limit)


def _without_second_sources(found: list[Found]) -> list[Found]:
    """Leave out a source phrase that only repeats who speaks in its sentence."""
    kept: list[Found] = []
    taken: set[Span] = set()
    for one in found:
        follows = _is_source(one) and one.content.at < one.trigger.first
        if one.content.span not in taken and not (follows and kept):
            kept.append(one)
            taken.add(one.content.span)
    return kept
