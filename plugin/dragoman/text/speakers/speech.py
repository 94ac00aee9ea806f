"""Which quotations are speech: told from names, titles, slogans and doubtful words in marks."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.quoted import is_clause
from dragoman.text.speakers.words import Sentence, Token
from dragoman.types import Span

_SHORT = 18  # characters from which a quotation without a colon is speech rather than a name
_LONG = 40  # characters from which it is, wherever it stands
_NEAR = 4  # words looked at in front of a colon for `slogan`, `title`
_WORKS = frozenset(
    "فيلم رواية كتاب مسلسل مسرحية قصيدة ديوان اغنية لوحة مقطوعة سلسلة البوم معرض اوبريت".split()
)
_WRITTEN_ON = [[wrote, on] for wrote in ("كتب", "كتبت") for on in ("عليه", "عليها")]
_TITLING = frozenset(
    "شعار عنوان بعنوان اسم لقب شعاره شعارها بشعار لافتة يافطة ملصق لافتات يافطات شعارات".split()
)


def is_speech(tokens: list[Token], at: int, since: int, subject: int) -> bool:
    """Tell whether the quotation at `at` is what somebody says.

    `since` is where the verb ends, and `subject` where its subject does.
    """
    previous, token = tokens[at - 1], tokens[at]
    if previous.word == ":":
        return True
    size = token.end - token.start
    glued = token.start == previous.end and len(previous.word) <= 2  # noqa: PLR2004 - بـ, و, لـ
    named = nouns.is_body(previous.word) and size < _LONG
    if is_clause(token) and not glued and at in {subject, since}:
        return True
    if glued or named or size < _SHORT or previous.word in particles.PREPOSITIONS:
        return False
    if _is_of_work(tokens, at):
        return False
    stated = previous.kind == "mark" or nouns.is_circumstance(previous.word)
    stated = stated or previous.word in particles.ADJUNCTS  # في بيان صدر عنه "..."
    return at in {since, subject} or stated or size > _LONG


def ends_clause(tokens: list[Token], at: int, limit: int) -> bool:
    """Tell whether a quotation of some length is the last thing of its clause."""
    previous, token = tokens[at - 1].word, tokens[at]
    last = at + 1 >= limit or tokens[at + 1].word in {".", "،"}
    long = token.end - token.start >= _SHORT
    bound = len(previous) == 1 or previous in particles.PREPOSITIONS or _is_of_work(tokens, at)
    return last and long and not bound


def _is_of_work(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation is a title: فيلم «...», روايته الأولى «...», كتاباً «...»."""
    one, other = tokens[at - 1], tokens[at - 2] if at > 1 else tokens[at - 1]
    near = [one] if one.kind == "mark" or not nouns.is_adjective(nouns.bare(one.word)) else []
    stems = {
        nouns.unowned(nouns.bare(token.word.removesuffix("ا") if token.adverb else token.word))
        for token in near or [one, other]
    }
    return one.kind == "word" and not stems.isdisjoint(_WORKS)


def is_titling(tokens: list[Token], start: int, colon: int) -> bool:
    """Tell whether what stands behind the colon is a slogan or a title."""
    near = tokens[max(start, colon - _NEAR) : colon]
    written = [t.word for t in near[-2:]] in _WRITTEN_ON
    titled = written or any(t.word in _TITLING for t in near)
    return titled and all(t.kind == "word" for t in near)


def words_in(sentence: Sentence, at: int) -> int:
    """Return how many words the quotation at `at` has."""
    token = sentence.tokens[at]
    return sentence.text.count(" ", token.start, token.end) + 1


def inner(token: Token) -> Span:
    """Return the span of a quotation without its marks."""
    return token.quote.span if token.quote else Span(token.start, token.end)
