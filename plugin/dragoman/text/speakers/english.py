"""Who says what in an English paragraph, as agency English puts it.

The subject stands before the verb or, behind a quotation, after it. A clause is cut at its commas;
an apposition goes with the name in front of it, what comes before a pronoun is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.text.speakers.report import Saying
from dragoman.text.speakers.words import Sentence, Token, sentences
from dragoman.types import Span

_VERBS = """
said says say told tells added adds stressed stresses emphasised emphasized warned warns announced announces
explained explains noted notes confirmed confirms denied denies affirmed affirms claimed claims stated states
declared declares argued argues insisted insists continued wrote writes tweeted posted asked asks reported reports
revealed reveals indicated indicates believes believed predicted predicts suggested suggests acknowledged admitted
admits vowed pledged concluded replied responded commented recalled recounted quipped cautioned asserted alleged
maintained observed remarked reiterated pointed estimates estimated expects expected shouted cried joked
""".split()  # fmt: skip
_WITH_OBJECT = frozenset(
    "accused accuses urged urges demanded demands threatened threatens".split()
)
_GOING_ON = frozenset(
    "adding saying noting stressing explaining warning emphasising emphasizing insisting claiming pointing "
    "confirming indicating asserting stating declaring arguing describing".split()
)
_PRONOUNS = {"he": "m", "she": "f", "they": "p", "it": "", "who": "", "i": "", "we": ""}
_BEING = frozenset("is are was were be been being to not never".split())
_HELPERS = frozenset(
    "has have had also then later earlier previously reportedly repeatedly further however".split()
)
_OPENERS = frozenset(
    "but and while however meanwhile although though as because yet or for".split()
)
_PLACES = frozenset(
    "in on at after before during for from with under over by since until amid following speaking asked when".split()
)
_ENDS = frozenset(
    "in on at after before during from while when as that by via through late early today yesterday following ahead "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_AUDIENCES = frozenset("reporters journalists lawmakers parliament afp reuters ap cnn".split())
_LIMBS = frozenset("and but while".split())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(_VERBS)


@dataclass(slots=True)
class _Part:
    """A verb, and the stretch of the sentence that is left for it."""

    verb: int
    start: int
    end: int


def read_paragraph(paragraph: int, text: str, *, quoted: bool = False) -> list[Saying]:
    """Return what is said in a paragraph, in order; `quoted` if it begins inside a quotation."""
    found: list[Saying] = []
    for sentence in sentences(paragraph, text):
        found.extend(_read_sentence(sentence, quoted=quoted and not found))
    return found


def _read_sentence(sentence: Sentence, *, quoted: bool) -> list[Saying]:
    tokens = sentence.tokens
    words = [token.word.lower() if token.kind == "word" else token.word for token in tokens]
    found: list[Saying] = []
    start = 0
    verbs = [at for at, word in enumerate(words) if _is_verb(tokens, words, at)]
    for number, at in enumerate(verbs):
        following = verbs[number + 1] if number + 1 < len(verbs) else len(words)
        end = _part_end(words, at, following, len(words))
        saying = _read_verb(sentence, words, _Part(at, start, end))
        if saying is not None:
            found.append(saying)
            start = end
    if not found:
        found.extend(_according(sentence, words))
    found.extend(_loose_quotes(sentence, found, quoted=quoted))
    return sorted(found, key=lambda saying: saying.content.start)


def _is_verb(tokens: list[Token], words: list[str], at: int) -> bool:
    word, before = words[at], words[at - 1] if at else ""
    if tokens[at].kind != "word" or before in _BEING:
        return False
    if word in _GOING_ON:
        return before in {",", "«»"}
    return (
        word in _verbs()
        or word in _WITH_OBJECT
        or (word == "called" and words[at + 1 : at + 2] in (["on"], ["for"]))
    )


def _part_end(words: list[str], at: int, following: int, size: int) -> int:
    """Return where the next act of saying begins: at its comma, its `and`, its `while`."""
    if following == size:
        return size
    for index in range(following, at, -1):
        limb = words[index] in _LIMBS and index > at + 1
        if limb or words[index] in {",", ";"} or (words[index] == "«»" and index > at + 2):
            return index + (words[index] == "«»")
    return size


def _read_verb(sentence: Sentence, words: list[str], part: _Part) -> Saying | None:
    tokens, at = sentence.tokens, part.verb
    front = at - 1
    while front >= part.start and words[front] not in {"«»"}:
        front -= 1
    quoted = front >= part.start and tokens[front].kind == "quote" and front - part.start <= 1
    content = None if quoted else _content(sentence, words, at, part.end)
    if quoted:
        quote = tokens[front].quote
        content = (quote.span, True, front) if quote else None
    if content is None:
        return None
    speaker, gender = _subject(tokens, words, part, front + 1 if quoted else part.start)
    if speaker is None and gender is None:
        if not quoted:
            return None
        speaker = _subject_behind(tokens, words, at + 1, part.end)
    return Saying(
        paragraph=sentence.paragraph,
        content=content[0],
        direct=content[1],
        verb=Span(tokens[at].start, tokens[at].end),
        speaker=sentence.span(*speaker) if speaker else None,
        gender=gender or "",
    )


def _content(
    sentence: Sentence, words: list[str], at: int, end: int
) -> tuple[Span, bool, int] | None:
    """Return what is said behind the verb: a quotation, or a clause with or without `that`."""
    tokens, first = sentence.tokens, at + 1
    addressed = words[at] in {"told", "tells", "asked"}
    for index in range(first, end):
        if tokens[index].kind == "quote" and (
            index == first or words[index - 1] in {":", ","} or addressed
        ):
            quote = tokens[index].quote
            if quote and (end - index <= 2 or words[index - 1] in {":", ","}):
                return quote.span, True, index
        if words[index] in {"that", "whether", "why", "how"}:
            first = index
            break
        if words[index] == ":" and index + 1 < end and tokens[index + 1].quote is None:
            return (sentence.span(index + 1, end), False, index)
    if addressed and first == at + 1:
        if words[first] not in _AUDIENCES:
            return None
        first += 1
    while end > first and tokens[end - 1].kind == "mark" and words[end - 1] in ",.;:!?":
        end -= 1
    return (sentence.span(first, end), False, first) if end - first >= 2 else None


def _subject(
    tokens: list[Token], words: list[str], part: _Part, start: int
) -> tuple[tuple[int, int] | None, str | None]:
    """Return the noun phrase in front of the verb and its gender; (None, None) if there is none."""
    end = part.verb
    if words[end] in _GOING_ON:
        return None, ""
    while end > start and words[end - 1] in _HELPERS:
        end -= 1
    while start < end and (words[start] in _OPENERS or tokens[start].kind != "word"):
        start += 1
    if start >= end:
        return (None, "") if part.start and part.verb - part.start <= 3 else (None, None)
    if words[end - 1] in _PRONOUNS:
        return None, _PRONOUNS[words[end - 1]]
    commas = [index for index in range(start, end) if words[index] == ","]
    edges = [start, *(comma + 1 for comma in commas)]
    first = len(edges) - 1
    if words[end - 1] == ",":  # an apposition closes here
        first -= 2 if first > 1 and words[edges[first - 2]] not in _PLACES else 1
    while first > 0 and (
        words[edges[first]] in {"the", "a", "an", "who", "whose", "which"}
        or first == len(edges) - 1
        and words[end - 1] == ","
    ):
        if words[edges[first - 1]] in _PLACES:
            break
        first -= 1
    begin = edges[max(first, 0)]
    while begin < end and words[begin] in _OPENERS:
        begin += 1
    if words[begin] in _PLACES:
        begin = _behind_place(tokens, words, begin, end)
    while end > begin and tokens[end - 1].kind == "mark":
        end -= 1
    return ((begin, end), "") if begin < end else (None, None)


def _behind_place(tokens: list[Token], words: list[str], begin: int, end: int) -> int:
    """Return where the subject begins behind `In a statement on Tuesday`: its `the` or its capital."""
    at = end - 1
    while at > begin and (
        tokens[at].word[:1].isupper()
        or words[at] in {"al", "bin", "of", "for"}
        or words[at].startswith("al-")
    ):
        at -= 1
    while at > begin and words[at] not in {"the", "a", "an"} and words[at] not in _PLACES | _ENDS:
        at -= 1
    return at if words[at] in {"the", "a", "an"} else at + 1


def _subject_behind(
    tokens: list[Token], words: list[str], start: int, end: int
) -> tuple[int, int] | None:
    at = start
    while at < end and tokens[at].kind == "word" and words[at] not in _ENDS:
        at += 1
    if at < end and words[at] == "," and at + 1 < end and words[at + 1] in {"the", "a", "an"}:
        stop = next((i for i in range(at + 1, end) if tokens[i].kind != "word"), end)
        at = stop
    return (start, at) if at > start else None


def _according(sentence: Sentence, words: list[str]) -> list[Saying]:
    tokens = sentence.tokens
    for at in range(len(words) - 2):
        if words[at] != "according" or words[at + 1] != "to":
            continue
        first = at + 2
        stop = next((i for i in range(first, len(words)) if tokens[i].kind != "word"), len(words))
        opens = at == 0 or words[at - 1] in _OPENERS
        begin, end = (stop + 1, len(words)) if opens else (0, at)
        while end > begin and tokens[end - 1].kind == "mark":
            end -= 1
        if end - begin < 1 or stop == first:
            return []
        quote = tokens[begin].quote if end - begin == 1 else None
        return [
            Saying(
                paragraph=sentence.paragraph,
                content=quote.span if quote else sentence.span(begin, end),
                direct=quote is not None,
                verb=sentence.span(at, at + 2),
                speaker=sentence.span(first, stop),
            )
        ]
    return []


def _loose_quotes(sentence: Sentence, found: list[Saying], *, quoted: bool) -> list[Saying]:
    """Return a quotation that is a sentence of its own, or goes on behind `he said`."""
    tokens = sentence.tokens
    taken = [saying.content for saying in found]
    loose = []
    for at, token in enumerate(tokens):
        if token.quote is None or any(
            span.start <= token.quote.span.start < span.end for span in taken
        ):
            continue
        words = sentence.text.count(" ", token.start, token.end) + 1
        alone = all(other.kind == "mark" for other in tokens[:at] + tokens[at + 1 :])
        goes_on = (
            at and tokens[at - 1].word in {",", "."} and any(saying.direct for saying in found)
        )
        if (quoted and at == 0) or (alone and words > 4) or (goes_on and words > 2):
            loose.append(
                Saying(sentence.paragraph, token.quote.span, direct=True, verb=None, speaker=None)
            )
    return loose
