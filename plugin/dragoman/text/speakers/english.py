"""Who says what in an English paragraph, as agency English puts it.

A sentence is read from its beginning: each verb of saying has what lies between the report before
it and the comma, `and` or `while` in front of the next one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dragoman.text.speakers import english_words as lists
from dragoman.text.speakers.english_closing import closing
from dragoman.text.speakers.english_subjects import (
    Subject,
    has_verb,
    phrase_end,
    subject_before,
    subject_behind,
    with_apposition,
)
from dragoman.text.speakers.report import Saying
from dragoman.text.speakers.speech import inner, words_in
from dragoman.text.speakers.words import Sentence, Token, sentences
from dragoman.types import Span

_ALONE = 5  # words from which a quotation that is a paragraph is no heading
_HALF = 3  # words from which the second half of a quotation goes on
_LEAST = 2  # tokens that a clause has at least


class _Content(NamedTuple):
    span: Span
    direct: bool


def read_paragraph(paragraph: int, text: str, *, quoted: bool = False) -> list[Saying]:
    """Return what is said in a paragraph, in order; `quoted` if it begins inside a quotation."""
    found: list[Saying] = []
    for sentence in sentences(paragraph, text):
        found.extend(_read_sentence(sentence, quoted=quoted and not found))
    return found


def _read_sentence(sentence: Sentence, *, quoted: bool) -> list[Saying]:
    tokens = sentence.tokens
    words = [token.word.lower() for token in tokens]
    verbs = [at for at in range(len(words)) if _is_verb(tokens, words, at)]
    found: list[Saying] = []
    start = 0
    for at, following in pairwise([*verbs, len(words)]):
        end = _part_end(words, at, following)
        saying = _read_verb(sentence, words, start, at, end)
        if saying is not None:
            found.append(saying)
            start = end
    if not found:
        found.extend(_according(sentence, words))
    found.extend(_loose_quotes(sentence, found, quoted=quoted))
    return sorted(found, key=lambda saying: saying.content.start)


def _is_verb(tokens: list[Token], words: list[str], at: int) -> bool:
    word, before = words[at], words[at - 1] if at else ""
    if tokens[at].kind != "word" or before in lists.NO_VERB_BEHIND:
        return False
    if at and tokens[at].word[:1].isupper() and tokens[at - 1].kind == "word":
        return False  # Governor Said al-Hinai
    if word in lists.GOING_ON:
        return before in {",", "«»"}
    following = words[at + 1] if at + 1 < len(words) else ""
    return word in lists.VERBS or following in lists.CALLED.get(word, ())


def _part_end(words: list[str], at: int, following: int) -> int:
    """Return where the next act of saying begins: at its comma, its `and`, its `while`."""
    if following == len(words):
        return following
    for index in range(following, at, -1):
        if words[index] in {",", ";"} or (words[index] in lists.LIMBS and index > at + 1):
            return index
        if words[index] == "«»" and index > at + _LEAST:
            return index + 1
    return len(words)


def _read_verb(
    sentence: Sentence, words: list[str], start: int, at: int, end: int
) -> Saying | None:
    tokens = sentence.tokens
    quote = next((i for i in range(at - 1, start - 1, -1) if tokens[i].kind == "quote"), None)
    if quote is not None and quote <= start + 1:
        content: _Content | None = _Content(inner(tokens[quote]), direct=True)
        subject = subject_before(tokens, words, quote + 1, at, goes_on=start > 0)
        subject = subject or Subject(subject_behind(tokens, words, at + 1, end))
    elif (closed := closing(tokens, words, start, at, end)) is not None:
        content = _clause(sentence, closed.begin, closed.end)
        subject = closed.subject
    else:
        content = _content(sentence, words, at, end)
        subject = subject_before(tokens, words, start, at, goes_on=start > 0)
    if content is None or subject is None:
        return None
    return Saying(
        paragraph=sentence.paragraph,
        content=content.span,
        direct=content.direct,
        verb=Span(tokens[at].start, tokens[at].end),
        speaker=sentence.span(*subject.phrase) if subject.phrase else None,
        gender=subject.gender,
    )


def _content(sentence: Sentence, words: list[str], at: int, end: int) -> _Content | None:
    """Return what is said behind the verb: a quotation, or a clause with or without `that`."""
    tokens = sentence.tokens
    addressed = words[at] in lists.ADDRESSING
    for index in range(at + 1, end):
        led = words[index - 1] in {":", ","}
        if tokens[index].kind == "quote" and (
            led or (end - index <= _LEAST and (addressed or index == at + 1))
        ):
            return _Content(inner(tokens[index]), direct=True)
        if words[index] in lists.THAT:
            return _clause(sentence, index, end)
        if words[index] == ":" and index + 1 < end and tokens[index + 1].kind != "quote":
            return _clause(sentence, index + 1, end)
    if not addressed:
        return _clause(sentence, at + 1, end)
    named = at + 1 < end and words[at + 1] in lists.AUDIENCES
    return _clause(sentence, at + 2, end) if named else None


def _clause(sentence: Sentence, first: int, end: int) -> _Content | None:
    while end > first and sentence.tokens[end - 1].word in ",.;:!?":
        end -= 1
    return _Content(sentence.span(first, end), direct=False) if end - first >= _LEAST else None


def _according(sentence: Sentence, words: list[str]) -> list[Saying]:
    """Read `..., according to the ministry` and `According to the ministry, ...`."""
    tokens = sentence.tokens
    pairs = enumerate(pairwise(words))
    at = next((i for i, pair in pairs if pair == ("according", "to")), None)
    if at is None:
        return []
    first = at + 2
    stop = phrase_end(tokens, words, first, len(words))
    opens = at == 0 or words[at - 1] in lists.OPENERS
    if opens:
        stop = _behind_apposition(words, stop)
    elif words[first] in lists.ARTICLES | lists.OWNERS:
        stop = with_apposition(tokens, words, first, stop, len(words))
    begin, end = (stop + 1, len(words)) if opens else (0, at)
    while end > begin and tokens[end - 1].kind == "mark":
        end -= 1
    if end <= begin or stop == first:
        return []
    quoted = end - begin == 1 and tokens[begin].kind == "quote"
    return [
        Saying(
            paragraph=sentence.paragraph,
            content=inner(tokens[begin]) if quoted else sentence.span(begin, end),
            direct=quoted,
            verb=sentence.span(at, first),
            speaker=sentence.span(first, stop),
        )
    ]


def _behind_apposition(words: list[str], comma: int) -> int:
    """Return where a speaker ends who has an apposition: Dr. Mousa, head of the laboratory."""
    following = next((i for i in range(comma + 1, len(words)) if words[i] == ","), comma)
    part = words[comma + 1 : following]
    return comma if not part or part[0] in lists.PLACES or has_verb(part) else following


def _loose_quotes(sentence: Sentence, found: list[Saying], *, quoted: bool) -> list[Saying]:
    """Return a quotation that is a sentence of its own, or goes on behind `he said`."""
    tokens = sentence.tokens
    taken = [saying.content for saying in found]
    loose = []
    for at, token in enumerate(tokens):
        if token.kind != "quote":
            continue
        span, size = inner(token), words_in(sentence, at)
        if any(other.start <= span.start < other.end or other == span for other in taken):
            continue
        alone = all(other.kind == "mark" for other in tokens[:at] + tokens[at + 1 :])
        behind = at and tokens[at - 1].word in {",", "."} and any(s.direct for s in found)
        if (quoted and at == 0) or (alone and size >= _ALONE) or (behind and size >= _HALF):
            loose.append(Saying(sentence.paragraph, span, direct=True, verb=None, speaker=None))
    return loose
