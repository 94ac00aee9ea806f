"""Quotations that no verb of the list reports: those that go on, and what unknown verbs say."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.attributed import Found
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.contents import PROVERBS
from dragoman.text.speakers.phrase import UNKNOWN_VERB
from dragoman.text.speakers.phrase_words import is_present
from dragoman.text.speakers.phrases import phrase_end
from dragoman.text.speakers.report import Saying
from dragoman.text.speakers.speech import is_titling, words_in
from dragoman.text.speakers.subjects import (
    Range,
    sentence_subject,
    subject_before,
    subject_behind,
)
from dragoman.text.speakers.triggers import Trigger
from dragoman.text.speakers.words import Sentence, Token
from dragoman.types import Span

_ALONE = 5  # words from which a quotation that is a paragraph is no heading
_NAME = 2  # words that a name between marks may have
_HALF = 2  # words from which the second half of a quotation goes on
_NEAR = 24  # tokens behind an unknown verb in which أن follows
_WHOLE = 3  # words from which a quotation at the head of a sentence is speech
_ENDS = ".!؟…"
_BETWEEN = frozenset("، , - – : هكذا بهذه بتلك الكلمات العبارة العبارات الجملة".split())
_AS_FOR = frozenset("اما واما".split())
_HAS = frozenset("له لها لهم عنده عندها".split())
_QUOTING = frozenset("قال اضاف تابع روى حكى شرح اوضح تذكر علق تساءل".split())


def loose_quotes(
    sentence: Sentence, found: list[Found], *, quoted: bool, goes_on: bool
) -> list[Saying]:
    """Return the remaining quotations that are speech.

    `quoted`: one is open from before; `goes_on`: the sentence in front ends with direct speech.
    """
    taken = [one.content.span for one in found]
    sayings = []
    for at, token in enumerate(sentence.tokens):
        if token.quote is None or any(_holds(span, token.quote.span) for span in taken):
            continue
        opens = at == 0 and (quoted or (goes_on and _is_alone(sentence, at)))
        saying = _loose_quote(sentence, at, token.quote.span, found, quoted=opens)
        if saying:
            sayings.append(saying)
    return sayings


def _is_alone(sentence: Sentence, at: int) -> bool:
    return all(token.kind == "mark" or i == at for i, token in enumerate(sentence.tokens))


def _holds(span: Span, other: Span) -> bool:
    return span == other or span.start <= other.start < span.end


def _loose_quote(
    sentence: Sentence, at: int, span: Span, found: list[Found], *, quoted: bool
) -> Saying | None:
    tokens = sentence.tokens
    before = tokens[at - 1].word if at else ""
    if before == ":" and any(one.content.span.end == tokens[at - 2].end for one in found):
        return _quote(sentence, span, None, None)
    if before == ":":
        return _with_verb_before(sentence, at, span)
    size = words_in(sentence, at)
    speaks = _is_alone(sentence, at) and (size >= _ALONE or sentence.text[span.end - 1] in _ENDS)
    behind = any(one.content.direct and one.content.at < at for one in found)
    if quoted or speaks or (before == "،" and behind and size >= _HALF):
        return _quote(sentence, span, None, None)
    if at == 0 and size >= _WHOLE and len(tokens) > at + _WHOLE:
        return _with_verb_behind(sentence, at, span)
    return None


def _with_verb_before(sentence: Sentence, at: int, span: Span) -> Saying | None:
    """Read `... : «...»` whose verb is not in the list: its clause begins with it."""
    tokens = sentence.tokens
    begin = colon = at - 1
    while begin and not _closes(tokens[begin - 1]):
        begin -= 1
    if begin >= colon or is_titling(tokens, 0, colon) or tokens[begin].passive:
        return None
    aside = begin + 1 == colon and tokens[begin].word.startswith(("لل", "بال"))
    if begin and (aside or skip_circumstances(tokens, begin, colon) == colon):
        begin = 0  # تحمس الأب يوسف، أمين المكتبة، للفكرة: «...»
    if any(token.word in PROVERBS for token in tokens[begin:colon]):
        return None
    said_by = _answerer(tokens, begin, colon) or _as_for(tokens, begin, colon)
    if said_by is not None:
        return _quote(sentence, span, begin, said_by)
    noun = next((i for i in range(begin, colon) if nouns.is_saying(tokens[i].word)), None)
    if noun is not None:  # وجاء رد الوزير سريعاً: «...»
        owned = noun + 1 == colon or nouns.is_owned(tokens[noun].word)
        end = noun + 1 if owned else phrase_end(tokens, noun + 1, colon)
        return _quote(sentence, span, noun, None if end == noun + 1 else (noun + 1, end))
    if _is_headline(sentence):
        return None
    lead = Trigger("verb", begin, begin + 1, begin, begin)
    phrase = sentence_subject(tokens, colon) if begin == 0 else subject_before(tokens, lead)
    stated = tokens[begin].word in particles.PREPOSITIONS  # في بيان ختم بعبارة:
    if phrase is None and begin + 1 < colon and not stated and not _goes_on_acting(tokens, begin):
        phrase = subject_behind(tokens, begin + 1, colon, frozenset())
    verb = begin if phrase is None or phrase[0] > begin or begin else None
    return _quote(sentence, span, verb, phrase)


def _closes(token: Token) -> bool:
    """Tell whether a clause ends here: at a comma, at a quotation that is no name."""
    return token.word in {"،", "؛"} or (token.kind == "quote" and token.words > _NAME)


def _goes_on_acting(tokens: list[Token], at: int) -> bool:
    """Tell whether another verb follows, and no subject: وكان يحب أن يردد."""
    word = tokens[at + 1].word
    was = tokens[at].word.removeprefix("و") in {"كان", "كانت"}
    return was and is_present(word, len("يحب")) and not (tokens[at + 1].known or is_given(word))


def _as_for(tokens: list[Token], begin: int, colon: int) -> Range | None:
    """Return of whom أما begins to tell: أما فلان فله رأي آخر."""
    if tokens[begin].word[0] == "ف":  # أما فلانة، التي ...، فتختصر الحكاية
        begin = next((i for i in range(begin) if tokens[i].word in _AS_FOR), begin)
    if tokens[begin].word not in _AS_FOR or begin + 1 >= colon:
        return None
    end = next((i for i in range(begin + 2, colon) if _is_rest(tokens[i].word)), colon)
    stop = phrase_end(tokens, begin + 1, end)
    return (begin + 1, stop) if stop > begin + 1 else None


def _is_rest(word: str) -> bool:
    """Tell whether what is said of somebody behind أما begins here: فله, فلا."""
    return word[0] == "ف" and (word[1:] in particles.FUNCTIONAL or word[1:] in _HAS)


def _answerer(tokens: list[Token], begin: int, colon: int) -> Range | None:
    """Return from whom an answer came: وجاء الرد سريعاً من الوزارة."""
    reach = range(begin, colon)
    answer = next((i for i in reach if nouns.is_answer(tokens[i].word)), colon)
    came = next((i for i in range(answer, colon) if tokens[i].word == "من"), colon)
    end = phrase_end(tokens, came + 1, colon) if came + 1 < colon else colon
    return (came + 1, end) if came + 1 < end else None


def _is_headline(sentence: Sentence) -> bool:
    """Tell whether a paragraph of one sentence has no stop: سوق صفاقس: «نبيع بالخسارة»."""
    first, last = sentence.tokens[0], sentence.tokens[-1]
    whole = first.start == 0 and last.end == len(sentence.text.rstrip())
    return whole and last.quote is not None and last.quote.span.of(sentence.text)[-1] not in _ENDS


def _with_verb_behind(sentence: Sentence, at: int, span: Span) -> Saying | None:
    """Read `«...»، V S` whose verb is not in the list."""
    tokens = sentence.tokens
    verb = at + 1
    while verb < len(tokens) and tokens[verb].word in _BETWEEN:
        verb += 1
    if verb + 1 >= len(tokens) or not _may_be_verb(tokens[verb].word):
        return None
    phrase = subject_behind(tokens, verb + 1, len(tokens), UNKNOWN_VERB)
    sure = verb > at + 1 or tokens[verb].word[0] in "يت"
    return _quote(sentence, span, verb, phrase) if phrase and sure else None


def _may_be_verb(word: str) -> bool:
    return (
        word[0].isalpha()
        and word[0] not in "وف"
        and not nouns.is_definite(word)
        and word not in nouns.words("works")
        and not nouns.is_head(word)
        and word not in particles.CLAUSAL | particles.PREPOSITIONS | particles.OPENERS
    )


def _quote(sentence: Sentence, span: Span, verb: int | None, phrase: Range | None) -> Saying:
    return Saying(
        sentence.paragraph,
        span,
        direct=True,
        verb=None if verb is None else sentence.span(verb, verb + 1),
        speaker=sentence.span(*phrase) if phrase else None,
    )
