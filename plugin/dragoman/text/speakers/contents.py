"""What a report says: where it begins behind its verb, and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.text.speakers import nouns
from dragoman.text.speakers.subjects import is_verb_first, subject_before, subject_behind
from dragoman.text.speakers.triggers import REACH, Trigger, is_that
from dragoman.text.speakers.words import Sentence, Token
from dragoman.types import Span

_SHORT_QUOTE = 3  # words from which a quotation without a colon is speech rather than a name
_CLOSERS = frozenset("،,.؛;:…!؟?-–—")
_STATEMENTS = frozenset(
    "بيان تصريح تصريحات مقابلة حديث كلمة مؤتمر تغريدة اتصال خطاب تدوينة منشور رسالة بلاغ مداخلة ندوة لقاء".split()
)
_NARRATES = frozenset("فيما بينما وذلك علما رافضا رافضة وكان وكانت جاء".split())
_TITLING = frozenset("شعار عنوان بعنوان اسم لقب شعاره شعارها بشعار".split())
_WHO = frozenset("الذي التي الذين اللذان اللتان".split())
_CORE = frozenset(
    "قال اضاف تابع اردف ختم اختتم كتب علق اوضح اكد صرح رد استطرد زاد غرد عقب ذكر".split()
)
_POINTED = frozenset("ما ذلك هذا هذه تلك".split())
_HOLLOW = frozenset("لم رفض رفضت امتنع امتنعت".split())


class Content(NamedTuple):
    """What is reported, and the token where it or what leads to it begins."""

    span: Span
    direct: bool
    at: int


def behind(sentence: Sentence, trigger: Trigger, limit: int) -> Content | None:
    """Return what `trigger` reports behind itself, before the token `limit`."""
    tokens = sentence.tokens
    frames = trigger.verb.frames if trigger.verb else frozenset[str]()
    subject = _subject_end(tokens, trigger, limit)
    if subject < limit and tokens[subject].word in _WHO:
        reach = min(limit, subject + REACH)
        comma = next((i for i in range(subject, reach) if tokens[i].word == "،"), subject)
        subject = comma if "w" not in frames else subject
    bare = _bare_object(sentence, trigger, subject, limit)
    if bare is not None:
        return _colon_quote(sentence, subject, limit) or bare
    for at in range(subject, min(limit, trigger.end + REACH)):
        token = tokens[at]
        if token.kind == "quote":
            if is_speech(tokens, at, trigger.end, subject) or (
                _ends_clause(tokens, at, limit) and trigger.verb and trigger.verb.lemma in _CORE
            ):
                lead = at - 1 if tokens[at - 1].word == ":" else at
                return Content(_inner(token), direct=True, at=lead)
        elif token.word == ":" and token.kind == "mark":
            if is_titling(tokens, trigger.end, at):
                return None
            return _behind_colon(sentence, at, limit)
        elif is_that(tokens, at):
            if "q" in frames:
                return None
            if at + 1 < limit and tokens[at + 1].kind == "quote" and _is_all(tokens, at + 2, limit):
                return Content(_inner(tokens[at + 1]), direct=True, at=at)
            return _clause(sentence, at, limit, at)
        elif token.word == "في" and trigger.verb and trigger.verb.lemma == "راى":
            if at + 1 < limit and tokens[at + 1].word in _POINTED:
                return _clause(sentence, at + 1, limit, at)
        elif token.word in {"عما", "هل", "لماذا"} and trigger.verb:
            return _clause(sentence, at, limit, at)
        elif at >= subject and "w" not in frames and _leads(tokens, at, frames):
            if at + 1 < limit and is_that(tokens, at + 1):
                continue
            quoted = _colon_quote(sentence, at, limit)
            first = at if token.word.startswith("ب") else at + 1
            return quoted or (_clause(sentence, first, limit, at) if first < limit else None)
    return None


def _subject_end(tokens: list[Token], trigger: Trigger, limit: int) -> int:
    if trigger.kind == "participle" or trigger.verb is None:
        return trigger.end
    if not is_verb_first(tokens, trigger) and subject_before(tokens, trigger):
        return trigger.end
    found = subject_behind(tokens, trigger.end, limit, trigger.verb.frames, trigger.verb.gender)
    return found[1] if found else trigger.end


def _bare_object(sentence: Sentence, trigger: Trigger, subject: int, limit: int) -> Content | None:
    """Return the object of a verb that needs no preposition: استبعد خفض الفائدة."""
    frames, tokens = trigger.verb.frames if trigger.verb else frozenset[str](), sentence.tokens
    if not frames & {"o", "v", "m"} or subject >= limit:
        return None
    if tokens[subject].word == "،" and trigger.end < subject < limit - 2 and "m" not in frames:
        subject += 1
    token = tokens[subject]
    word = token.word
    if (
        token.kind != "word"
        or token.adverb
        or is_that(tokens, subject)
        or _leads(tokens, subject, frames)
    ):
        return None
    if word in nouns.words("prepositions") or word in nouns.words("ends") - {
        "ذلك",
        "هذا",
        "هذه",
        "ما",
    }:
        return None
    if nouns.is_audience(word) or word in nouns.words("adverbs") or word.startswith("بال"):
        return None
    if word[0] == "و" and not nouns.is_masdar(word):
        return None
    if "m" in frames and not nouns.is_masdar(word):
        return None
    if word in _POINTED and (subject + 1 >= limit or tokens[subject + 1].kind == "mark"):
        return None
    return _clause(sentence, subject, limit, subject)


def _behind_colon(sentence: Sentence, at: int, limit: int) -> Content | None:
    if at + 1 < limit and sentence.tokens[at + 1].kind == "quote":
        return Content(_inner(sentence.tokens[at + 1]), direct=True, at=at)
    return _clause(sentence, at + 1, limit, at) if at + 1 < limit else None


def _colon_quote(sentence: Sentence, start: int, limit: int) -> Content | None:
    """Return the quotation behind a colon in the same clause."""
    for at in range(start, limit - 1):
        token = sentence.tokens[at]
        if token.word in {"،", "؛"}:
            return None
        if token.word == ":" and sentence.tokens[at + 1].kind == "quote":
            return Content(_inner(sentence.tokens[at + 1]), direct=True, at=at)
    return None


def before(sentence: Sentence, trigger: Trigger, floor: int) -> Content | None:
    """Return the quotation that `trigger` follows: «...»، قال."""
    tokens = sentence.tokens
    at = trigger.first - 1
    while at >= floor and (tokens[at].word in _LEADS or tokens[at].word in "،,-–—."):
        at -= 1
    if at < floor or tokens[at].kind != "quote" or _words(sentence, at) < 2:
        return None
    return Content(_inner(tokens[at]), direct=True, at=at)


_LEADS = frozenset("هكذا بهذه الكلمات العبارة بهذا كما هذا ما".split())


def covered(sentence: Sentence, trigger: Trigger, floor: int) -> Content | None:
    """Return the clause in front of a source phrase: ..., بحسب المرصد."""
    end = trigger.junction
    while floor < end and sentence.tokens[floor].word in _CLOSERS:
        floor += 1
    if end - floor < 2:
        return None
    return _clause(sentence, floor, end, floor)


def is_speech(tokens: list[Token], at: int, since: int, subject: int) -> bool:
    """Tell whether a quotation is what somebody says rather than a name or a doubtful word."""
    before_it = tokens[at - 1] if at else None
    if before_it is None or before_it.word == ":":
        return True
    token = tokens[at]
    if (token.start == before_it.end and len(before_it.word) < 3) or before_it.word in nouns.words(
        "prepositions"
    ):
        return False
    size = token.end - token.start
    if nouns.is_body(before_it.word) and size < 40:
        return False
    stated = before_it.kind == "mark" or nouns.is_circumstance(before_it.word)
    return size >= 6 * _SHORT_QUOTE and (at in {since, subject} or stated or size > 40)


def _ends_clause(tokens: list[Token], at: int, limit: int) -> bool:
    """Tell whether a quotation of some length is the last thing of its clause."""
    last = at + 1 >= limit or tokens[at + 1].word in {".", "،"}
    before_it = tokens[at - 1].word
    long = tokens[at].end - tokens[at].start >= 6 * _SHORT_QUOTE
    return last and long and before_it not in nouns.words("prepositions") and len(before_it) > 1


def is_titling(tokens: list[Token], start: int, colon: int) -> bool:
    """Tell whether what stands behind the colon is a slogan or a title."""
    near = tokens[max(start, colon - 4) : colon]
    return any(t.word in _TITLING for t in near) and all(t.kind == "word" for t in near)


def _words(sentence: Sentence, at: int) -> int:
    return sentence.text.count(" ", sentence.tokens[at].start, sentence.tokens[at].end) + 1


def _inner(token: Token) -> Span:
    return token.quote.span if token.quote else Span(token.start, token.end)


def _is_all(tokens: list[Token], at: int, limit: int) -> bool:
    return at >= limit or tokens[at].word in {"،", ".", ","}


def _clause(sentence: Sentence, first: int, limit: int, at: int) -> Content | None:
    end = _trimmed(sentence.tokens, first, limit)
    if end <= first:
        return None
    return Content(sentence.span(first, end), direct=False, at=at)


def _trimmed(tokens: list[Token], first: int, limit: int) -> int:
    """Return where what is reported ends, without the circumstances told behind it."""
    end = limit
    for at in range(first + 1, limit - 2):
        if tokens[at].word != "،":
            continue
        one, two = tokens[at + 1].word, tokens[at + 2].word
        circumstance = one == "في" and nouns.bare(two) in _STATEMENTS
        if circumstance or one in _NARRATES or (one, two) == ("في", "حين"):
            end = at
            break
        if one.startswith("لكن") and two in _HOLLOW:
            end = at
            break
    while end > first and tokens[end - 1].kind == "mark" and tokens[end - 1].word in _CLOSERS:
        end -= 1
    return end


def _leads(tokens: list[Token], at: int, frames: frozenset[str]) -> bool:
    word = tokens[at].word
    if word in frames and word in {"الى", "على", "من", "عن", "في"}:
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        return not nouns.is_circumstance(following)
    if "ب" in frames and word == "ب":
        return True
    if "ب" in frames and word.startswith("ب") and len(word) > 3:
        return word not in nouns.words("adverbs") and not tokens[at].adverb
    return "ل" in frames and word.startswith("ل") and len(word) > 3 and not nouns.is_audience(word)
