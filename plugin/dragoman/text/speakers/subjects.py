"""Who does the saying in a sentence: behind the verb, in front of it, or behind circumstances."""

from __future__ import annotations

import re

from dragoman.text.speakers import nouns
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.phrases import is_time, phrase_end
from dragoman.text.speakers.triggers import REACH, Trigger, is_that
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token

Range = tuple[int, int]
_CONSTRUCTS = frozenset(
    """
    زيارة لقاء لقائه اجتماع مكتب مقر بيت منزل كلمة خطاب مبنى قصر مؤتمر حفل جلسة قضية محاكمة طلب
    سؤال مع عن من الى على في امام بحضور برفقة بين جولة وفد ملف موقف قرار كل جميع بعض احد هاتف
    """.split()
)
_OPENERS = frozenset(
    """
    لم ولم لكنه ولكنه لكنها ولكنها لكنهم ولكنهم فقد لكن ولكن اما واما بينما وبينما فيما كما ان
    قد وقد كان كانت وكان وكانت و ثم غير الا حين حيث اذ على مع رغم بدوره بدورها وبدوره وبدورها
    وكما كذلك
    """.split()
)
_PARENTS = frozenset("والده والدها والدته والدتها والدهم والدتهم والداه والدي والدتي".split())
_MANNER = re.compile("م[تنبسح].{2,}[اة]")  # مبتسما, متنهدة
_OWN = ("ه", "ها", "هم")
_HEADLINE = 14  # tokens in which the colon of a headline must come
_DOCUMENTS = frozenset("صادر صادرة نشره نشرته اصدرته اصدره".split())


def subject_behind(
    tokens: list[Token], start: int, end: int, frames: frozenset[str], gender: str = ""
) -> Range | None:
    """Return the noun phrase of the speaker between the verb and what is said."""
    end = min(end, start + REACH)
    at = skip_circumstances(tokens, start, end)
    if at > start and at < end and _is_relative(tokens[at].word):
        return _behind_circumstances(tokens, at, end, frames)
    if at < end and _may_begin(tokens[at]) and not is_time(tokens, at):
        if _is_object(tokens[at].word, frames, gender):
            return None
        stop = phrase_end(tokens, at, end, frames)
        if stop > at:
            return at, stop
    return _behind_circumstances(tokens, at, end, frames)


def _is_relative(word: str) -> bool:
    """Tell whether a word behind circumstances is a verb about them: في مؤتمر عقدته."""
    return word.endswith(("ه", "ها")) and not nouns.is_definite(word) and not nouns.is_head(word)


def _is_object(word: str, frames: frozenset[str], gender: str) -> bool:
    """Tell whether the noun behind a verb is its object, since the verb does not agree with it."""
    if not frames & {"v", "o", "m"} or gender not in {"m", "f"}:
        return False
    if nouns.is_masdar(word) and not nouns.is_head(word):
        return True
    return nouns.gender_of(word) not in {"", gender}


def _may_begin(token: Token) -> bool:
    word = token.word
    if _MANNER.fullmatch(word) and not nouns.is_head(word):
        return False
    if word[0] == "و" and word.endswith(_OWN) and not (nouns.is_head(word) or word in _PARENTS):
        return False  # وعيناه دامعتان
    if word[0] == "و" and (word[1:] in nouns.words("prepositions") or word[1:2] == "ب"):
        return False
    if word.startswith("وال") and not (nouns.is_head(word) or word in _PARENTS):  # والدموع في عينيه
        return False
    return (
        token.kind == "word"
        and word not in nouns.words("ends")
        and word not in nouns.words("prepositions")
        and word not in nouns.words("adverbs")
        and not nouns.is_audience(word)
        and not word[0].isdigit()
        and not word.startswith("بال")
        and len(word) > 1
    )


def _behind_circumstances(
    tokens: list[Token], start: int, end: int, frames: frozenset[str]
) -> Range | None:
    """Return a titled speaker behind whom it was said to, where and when."""
    for at in range(start, end):
        token, previous = tokens[at], tokens[at - 1].word
        if is_that(tokens, at) or token.word == ":":
            break
        if at == start:
            continue
        if token.kind != "word" or not nouns.is_person(token.word) or token.word[:1] in {"ل", "ب"}:
            continue
        construct = previous in _CONSTRUCTS or nouns.is_head(previous)
        construct = construct or nouns.is_definite(token.word) or tokens[at - 1].adverb
        if (construct and not _is_closed(previous)) or _is_joined_head(token.word):
            continue
        stop = phrase_end(tokens, at, end, frames)
        ends = stop == end or tokens[stop].kind == "mark"
        if stop > at and (ends or nouns.is_definite(token.word)):
            return at, stop
    return None


def _is_closed(word: str) -> bool:
    """Tell whether no noun in the genitive can follow."""
    return nouns.is_definite(word) or word in nouns.words("countries")


def _is_joined_head(word: str) -> bool:
    return word[:1] == "و" and nouns.is_head(word[1:])


def subject_before(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return the noun phrase in front of the verb: لكن الوزير قال, أما فلان فأكد."""
    found = _opening_phrase(tokens, trigger.clause, trigger.first)
    if found is not None:
        return found
    lead = {token.word for token in tokens[trigger.clause : trigger.first]}
    if lead <= {"قد", "فقد"} and not trigger.joined and trigger.first:
        begin = next((i + 1 for i in range(trigger.first - 1, -1, -1) if is_that(tokens, i)), 0)
        found = _opening_phrase(tokens, begin, trigger.first, needs_end=False)
        if found and tokens[found[1]].word == "،" and nouns.is_head(tokens[found[0]].word):
            return found
    return None


def is_verb_first(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether the clause begins with the verb, so that its subject stands behind it."""
    joined = trigger.joined and tokens[trigger.first].word[0] == "و"
    lead = {token.word for token in tokens[trigger.clause : trigger.first]}
    return joined or lead <= {"لم", "ولم", "لا", "ولا"}


def _opening_phrase(
    tokens: list[Token], start: int, end: int, *, needs_end: bool = True
) -> Range | None:
    at = start
    while at < end and (tokens[at].word in _OPENERS or tokens[at].kind == "mark"):
        at += 1
    if at < end and tokens[at].word == "في" and at + 1 < end and tokens[at + 1].word == "حين":
        at += 2
    if at >= end or not _may_begin(tokens[at]) or _is_finite(tokens[at].word):
        return None
    word = tokens[at].word
    named_second = at + 1 < end and nouns.is_head(tokens[at + 1].word)
    if word[0] == "و" and named_second and not nouns.is_head(word):
        return None  # وأصدرت النقابة: a verb and its subject
    stop = phrase_end(tokens, at, end)
    rest = skip_circumstances(tokens, stop, end)
    while rest < end and tokens[rest].word in {"قد", "كان", "كانت", "،", "بدوره", "بدورها", "ايضا"}:
        rest += 1
    if stop > at and (rest == end or (not needs_end) or _is_certain(tokens, at, stop, end)):
        return at, stop
    return None


def _is_finite(word: str) -> bool:
    verb = look_up(word)[0]
    return verb is not None and verb.shape != "participle" and not nouns.is_head(word)


def _is_certain(tokens: list[Token], at: int, stop: int, end: int) -> bool:
    """Tell whether circumstances, and no other verb, stand between a subject and its verb."""
    return (
        nouns.is_head(tokens[at].word)
        and tokens[stop].word in nouns.words("prepositions") | nouns.words("ends")
        and not any(look_up(tokens[index].word)[0] for index in range(stop, end))
    )


def headline_speaker(tokens: list[Token]) -> Range | None:
    """Return the noun phrase that a headline sets before its colon: مصدر أمني: المعبر مغلق."""
    colon = next((i for i, token in enumerate(tokens[:_HEADLINE]) if token.word == ":"), None)
    if not colon or colon + 1 >= len(tokens) or not _may_begin(tokens[0]):
        return None
    if any(token.kind == "quote" for token in tokens[:colon]):
        return None
    return (0, colon) if phrase_end(tokens, 0, colon) == colon else None


def sentence_subject(tokens: list[Token], end: int) -> Range | None:
    """Return the subject of a sentence whose verb is none of saying: زار الوزير المخيم، قائلاً."""
    at = 0
    while at < end and (tokens[at].word in _OPENERS or tokens[at].kind == "mark"):
        at += 1
    if at < end and tokens[at].word.removeprefix("و") in nouns.words("prepositions"):
        comma = next((i for i in range(at, end) if tokens[i].word == "،"), end)
        at = comma + 1
    if at >= end or not _may_begin(tokens[at]):
        return None
    word = tokens[at].word
    nominal = nouns.is_definite(word) or (nouns.is_head(word) and not look_up(word)[0])
    first = at if nominal else at + 1
    if first >= end or not _may_begin(tokens[first]):
        return None
    stop = phrase_end(tokens, first, end, frozenset({"v"}))
    return (first, stop) if stop > first else None


def source_phrase(tokens: list[Token], start: int, end: int) -> Range | None:
    """Return the speaker behind وفق or جاء في بيان; the issuer where a document names it."""
    at = start
    if at < end and tokens[at].word in _DOCUMENTS:
        at += 1 + (at + 1 < end and tokens[at + 1].word == "عن")
    if at >= end or tokens[at].kind != "word":
        return None
    stop = phrase_end(tokens, at, end)
    if stop < end and tokens[stop].word == "عن" and tokens[stop - 1].word in _DOCUMENTS:
        issuer = phrase_end(tokens, stop + 1, end)
        if issuer > stop + 1:
            return stop + 1, issuer
    return (at, stop) if stop > at else None
