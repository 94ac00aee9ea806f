"""What a report says: where it begins behind its verb, and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.text.speakers import nouns
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.speech import ends_clause, inner, is_speech, is_titling, words_in
from dragoman.text.speakers.subjects import is_verb_first, subject_before, subject_behind
from dragoman.text.speakers.triggers import REACH, Trigger, is_that
from dragoman.text.speakers.words import Sentence, Token
from dragoman.types import Span

_CLOSERS = frozenset("،,.؛;:…!؟?-–—")
_NARRATES = frozenset("فيما بينما وذلك علما رافضا رافضة وكان وكانت جاء".split())
_WHO = frozenset("الذي التي الذين اللذان اللتان".split())
_CORE = frozenset(
    "قال اضاف تابع اردف ختم اختتم كتب علق اوضح اكد صرح رد استطرد زاد غرد عقب ذكر".split()
)
_ASKED = frozenset("فضل فضلت طلب طلبت طلبوا رفض رفضت اشترط اشترطت تحدث تحدثت".split())
_POINTED = frozenset("ما ذلك هذا هذه تلك".split())
_QUESTIONS = frozenset("عما هل لماذا كيف".split())
_HOLLOW = frozenset("لم رفض رفضت امتنع امتنعت".split())
_LEADS = frozenset("هكذا بهذه الكلمات العبارة بهذا كما هذا ما".split())
_PREPOSITIONS = frozenset("الى على من عن في".split())
_NOTHING = frozenset[str]()
_LEAST_WORDS = 2  # that a quotation in front of its verb has
_LEAST_LETTERS = 4  # that a word with ب or ل attached has


class Content(NamedTuple):
    """What is reported, and the token where it or what leads to it begins."""

    span: Span
    direct: bool
    at: int


def behind(sentence: Sentence, trigger: Trigger, limit: int) -> Content | None:
    """Return what `trigger` reports behind itself, before the token `limit`."""
    subject = _subject_end(sentence.tokens, trigger, limit)
    bare = _bare_object(sentence, trigger, subject, limit)
    if bare is not None:
        return _colon_quote(sentence, subject, limit) or bare
    frames = trigger.verb.frames if trigger.verb else _NOTHING
    tokens, found = sentence.tokens, None
    for at in range(subject, min(limit, trigger.end + REACH)):
        token = tokens[at]
        if token.kind == "quote" and _is_said(tokens, at, trigger, subject, limit):
            found = Content(inner(token), direct=True, at=at)
        elif token.word == ":":
            return _behind_colon(sentence, trigger, at, limit)
        elif is_that(tokens, at):
            return None if "q" in frames else _behind_that(sentence, at, limit)
        elif trigger.verb and _opens(tokens, at, trigger.verb.lemma):
            found = clause(sentence, at + (token.word == "في"), limit, at)
        elif "w" not in frames and _leads(tokens, at, frames) and not _that_follows(tokens, at):
            first = at if token.word.startswith("ب") else at + 1
            found = _colon_quote(sentence, at, limit) or clause(sentence, first, limit, at)
        if found is not None:
            break
    return found


def _that_follows(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and is_that(tokens, at + 1)


def before(sentence: Sentence, trigger: Trigger, floor: int) -> Content | None:
    """Return the quotation that `trigger` follows: «...»، قال."""
    tokens = sentence.tokens
    at = trigger.first - 1
    while at >= floor and (tokens[at].word in _LEADS or tokens[at].word in "،,-–—.:"):
        at -= 1
    if at < floor or tokens[at].kind != "quote" or words_in(sentence, at) < _LEAST_WORDS:
        return None
    return Content(inner(tokens[at]), direct=True, at=at)


def clause(sentence: Sentence, first: int, limit: int, at: int) -> Content | None:
    """Return the tokens from `first` as what is reported, without what is told behind it."""
    tokens = sentence.tokens
    end = next((i for i in range(first + 1, limit - 2) if _is_told(tokens, i)), limit)
    while end > first and tokens[end - 1].kind == "mark" and tokens[end - 1].word in _CLOSERS:
        end -= 1
    return Content(sentence.span(first, end), direct=False, at=at) if end > first else None


def _is_told(tokens: list[Token], at: int) -> bool:
    """Tell whether a comma ends what is reported: circumstances or the narrator follow."""
    if tokens[at].word != "،":
        return False
    one, two = tokens[at + 1].word, tokens[at + 2].word
    return (
        one in _NARRATES
        or (one == "في" and (two == "حين" or nouns.is_statement(two)))
        or (one.startswith("لكن") and two in _HOLLOW)
    )


def _subject_end(tokens: list[Token], trigger: Trigger, limit: int) -> int:
    """Return where the subject behind a verb ends, with a relative clause that goes with it."""
    if trigger.kind == "participle" or trigger.verb is None:
        return trigger.end
    if not is_verb_first(tokens, trigger) and subject_before(tokens, trigger):
        return trigger.end
    verb = trigger.verb
    found = subject_behind(tokens, trigger.end, limit, verb.frames, verb.gender)
    end = found[1] if found else trigger.end
    if end < limit and tokens[end].word in _WHO and "w" not in verb.frames:
        end = next((i for i in range(end, limit) if tokens[i].word == "،"), end)
    return end


def _bare_object(sentence: Sentence, trigger: Trigger, subject: int, limit: int) -> Content | None:
    """Return the object of a verb that needs no preposition: استبعد خفض الفائدة."""
    frames, tokens = trigger.verb.frames if trigger.verb else _NOTHING, sentence.tokens
    if not frames & {"o", "v", "m"} or subject >= limit:
        return None
    subject = min(skip_circumstances(tokens, subject, limit), limit - 1)
    if tokens[subject].word == "،" and trigger.end < subject < limit - 2 and "m" not in frames:
        subject += 1
        if tokens[subject].word in _ASKED:  # a source ..., who asked not to be named, ...
            comma = next((i for i in range(subject, limit - 2) if tokens[i].word == "،"), subject)
            subject = comma + 1
    if [token.word for token in tokens[subject : subject + 2]] == ["في", "الوقت"]:
        subject = min(subject + 3, limit - 1)  # مؤكداً في الوقت نفسه استمرار
    if not _may_be_object(tokens, subject, limit, frames):
        return None
    return clause(sentence, subject, limit, subject)


def _may_be_object(tokens: list[Token], at: int, limit: int, frames: frozenset[str]) -> bool:
    token = tokens[at]
    word = token.word
    if token.kind != "word" or token.adverb or is_that(tokens, at) or _leads(tokens, at, frames):
        return False
    if word in _POINTED:
        return at + 1 < limit and tokens[at + 1].kind != "mark"
    if any(word in nouns.words(kind) for kind in ("prepositions", "ends", "adverbs")):
        return False
    if nouns.is_audience(word) or word.startswith("بال"):
        return False
    return nouns.is_masdar(word) or not ("m" in frames or word[0] == "و")


def _is_said(tokens: list[Token], at: int, trigger: Trigger, subject: int, limit: int) -> bool:
    core = trigger.verb is not None and trigger.verb.lemma in _CORE
    return is_speech(tokens, at, trigger.end, subject) or (core and ends_clause(tokens, at, limit))


def _behind_colon(sentence: Sentence, trigger: Trigger, at: int, limit: int) -> Content | None:
    if at + 1 >= limit or is_titling(sentence.tokens, trigger.end, at):
        return None
    if sentence.tokens[at + 1].kind == "quote":
        return Content(inner(sentence.tokens[at + 1]), direct=True, at=at)
    return clause(sentence, at + 1, limit, at)


def _behind_that(sentence: Sentence, at: int, limit: int) -> Content | None:
    """Return what أن opens; a quotation that is all of it is direct speech."""
    tokens = sentence.tokens
    quoted = at + 1 < limit and tokens[at + 1].kind == "quote"
    if quoted and (at + 2 >= limit or tokens[at + 2].word in {"،", ".", ","}):
        return Content(inner(tokens[at + 1]), direct=True, at=at)
    return clause(sentence, at, limit, at)


def _opens(tokens: list[Token], at: int, lemma: str) -> bool:
    """Tell whether a question word opens what is reported, or the في of رأى في ذلك."""
    word = tokens[at].word
    if lemma == "راى" and word == "في":
        return at + 1 < len(tokens) and tokens[at + 1].word in _POINTED
    return word in _QUESTIONS


def _colon_quote(sentence: Sentence, start: int, limit: int) -> Content | None:
    """Return the quotation behind a colon in the same clause."""
    for at in range(start, limit - 1):
        token = sentence.tokens[at]
        if token.word in {"،", "؛"}:
            return None
        if token.word == ":" and sentence.tokens[at + 1].kind == "quote":
            return Content(inner(sentence.tokens[at + 1]), direct=True, at=at)
    return None


def _leads(tokens: list[Token], at: int, frames: frozenset[str]) -> bool:
    """Tell whether a preposition leads to what is reported: حذر من, تعهد ب."""
    word = tokens[at].word
    if word in frames & _PREPOSITIONS:
        return not (at + 1 < len(tokens) and nouns.is_circumstance(tokens[at + 1].word))
    attached = len(word) >= _LEAST_LETTERS
    if "ب" in frames and word.startswith("ب"):
        manner = word in nouns.words("adverbs") or tokens[at].adverb
        return word == "ب" or (attached and not manner)
    return "ل" in frames and word.startswith("ل") and attached and not nouns.is_audience(word)
