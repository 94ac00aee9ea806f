"""Noun phrases of speakers: where the title, the organisation and the name end.

Arabic marks neither case nor capitals, so the end is found by what may not stand inside: a word
that opens a clause, a preposition that does not belong to the title, a second definite noun behind
a family name, the object of a verb that takes one.
"""

from __future__ import annotations

from dragoman.text.speakers import nouns
from dragoman.text.speakers.phrase_words import Phrase
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token

_QUOTED = 32  # characters that the quoted part of a name may have: صحيفة «العالم اليوم»
_ONE_WORD = 9  # characters up to which a quotation is a name anywhere
_LONGEST = 48  # tokens that a phrase may have
_APPOSITION = 16  # tokens looked ahead for the end of an apposition
_BRACKET = 9  # tokens that may stand between brackets
_DESCRIPTION = 8  # tokens that may describe an indefinite speaker
_B_WORD = 4  # letters from which ب in front is a preposition
_TIMES = frozenset("يوم مساء ليلة فجر ليل عصر ظهر صباح".split())
_DAYS = frozenset("السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة اليوم امس غد".split())
_PERIODS = frozenset("العام الشهر الاسبوع السنة الليلة الصيف الشتاء".split()) | _DAYS
_RELATIVE = frozenset("الماضي الماضية الجاري الحالي المقبل المنصرم الفائت القادم المقبلة".split())


def phrase_end(
    tokens: list[Token], start: int, limit: int, frames: frozenset[str] = frozenset()
) -> int:
    """Return where the noun phrase that begins at `start` ends; `start` itself if there is none."""
    limit = min(limit, start + _LONGEST)
    phrase = Phrase(tokens, start, limit, frames)
    at = start
    while at < limit:
        token = tokens[at]
        if token.kind == "mark":
            inside = _bracket_end(tokens, at, limit) if at > start else at
            if inside == at:
                break
            at = inside
            continue
        if token.kind == "quote":
            if at == start or not _is_name(tokens, at):
                break
        elif is_time(tokens, at) or (token.adverb and at > start) or not phrase.takes(at):
            break
        at += 1
    if start < at < limit and tokens[at].word == "،":
        return _apposition_end(tokens, phrase, at)
    while at > start + 1 and tokens[at - 1].word in nouns.words("prepositions"):
        at -= 1
    indefinite = not (phrase.named or phrase.closed)
    return _described_end(tokens, start, at, limit) if indefinite and at > start else at


def is_time(tokens: list[Token], at: int) -> bool:
    """Tell whether a time begins here: فجر الأحد, العام الماضي."""
    word, following = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
    return (word in _TIMES and following in _DAYS) or (word in _PERIODS and following in _RELATIVE)


def _described_end(tokens: list[Token], start: int, end: int, limit: int) -> int:
    """Return the end of an indefinite phrase with the clause about it: مسافر يقصد وهران."""
    first = start + (tokens[start].word in nouns.words("numerals"))
    verb = any(_looks_like_verb(tokens[i].word) for i in range(start + 1, min(end + 1, limit)))
    if not verb or first >= end or not nouns.is_head(tokens[first].word):
        return end
    for at in range(end, min(limit, end + _DESCRIPTION)):
        token = tokens[at]
        following = tokens[at + 1].word if at + 1 < limit else ""
        stated = token.word in nouns.words("prepositions") and nouns.is_statement(following)
        attached = token.word[0] == "ب" and len(token.word) > _B_WORD
        if token.kind != "word" or token.word in nouns.words("ends") or stated or attached:
            return at
        if nouns.is_audience(token.word):
            return at
    return end if end + _DESCRIPTION < limit else limit


def _looks_like_verb(word: str) -> bool:
    present = word[0] in "يت" and len(word) >= _B_WORD and word[-1] not in "ةاي"
    return present or word.endswith(("وا", "ها", "كا"))


def _is_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation is a name, since it is short and a noun for a body precedes it."""
    token, previous = tokens[at], tokens[at - 1].word
    size = token.end - token.start - 2
    named = previous in {"ل", "ب"} or nouns.is_body(previous)
    return size <= _ONE_WORD or (named and size <= _QUOTED)


def _bracket_end(tokens: list[Token], at: int, limit: int) -> int:
    if tokens[at].word != "(" or (at + 1 < limit and tokens[at + 1].word[0].isdigit()):
        return at  # an age is no part of a name
    closing = (i for i in range(at + 1, min(at + _BRACKET, limit)) if tokens[i].word == ")")
    return next(closing, at - 1) + 1


def _apposition_end(tokens: list[Token], phrase: Phrase, comma: int) -> int:
    """Return the end of the phrase with what stands in apposition behind the comma, if anything."""
    first = comma + 1
    if first >= phrase.limit or not _may_be_apposition(tokens, phrase, first):
        return comma
    end = phrase_end(tokens, first, min(phrase.limit, first + _APPOSITION))
    if end == first:
        return comma
    if end == phrase.limit or tokens[end].word in {"،", ":", "«»"}:
        return end
    closes = tokens[end].word in nouns.words("ends") or nouns.is_audience(tokens[end].word)
    return end if closes else comma


def _may_be_apposition(tokens: list[Token], phrase: Phrase, first: int) -> bool:
    word, head = tokens[first].word, tokens[phrase.start].word
    if tokens[first].kind != "word" or look_up(word)[0] is not None:
        return False
    if word in nouns.words("ends") or word in nouns.words("prepositions"):
        return False
    titled = nouns.is_person(head)
    return (
        nouns.is_person(word)
        or (nouns.is_body(word) and not titled)
        or (titled and not phrase.named)
    )
