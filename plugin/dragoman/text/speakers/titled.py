"""Who is named with a title anywhere, whether they speak there or not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from dragoman.text.speakers import nouns
from dragoman.text.speakers.parts import parts_of
from dragoman.text.speakers.phrases import phrase_end
from dragoman.text.speakers.words import Sentence, fold, sentences

_WORD = re.compile(r"\w+")
_CLOSELY = frozenset("v")  # end phrases before what may be an object
_LONGEST = 14  # tokens that a phrase with a title may have
_NAME_WORDS = 4


def titled_phrases(sentence: Sentence) -> Iterator[str]:
    """Yield the noun phrases of a sentence that begin with a title or an organisation's noun."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind == "word" and nouns.is_head(token.word):
            end = phrase_end(tokens, at - 1, min(len(tokens), at + _LONGEST), _CLOSELY)
            if end > at:
                yield sentence.span(at - 1, end).of(sentence.text)
                at = end


def introduced(paragraphs: Sequence[str], families: Collection[str]) -> dict[str, str]:
    """Return with what title and full name somebody of each family name is named, if one is.

    >>> introduced(["التقى الوزير سفيرة السويد هالة زيد في عمان."], {"زيد"})
    {'زيد': 'سفيرة السويد هالة زيد'}
    """
    wanted = {fold(family): family for family in families}
    found: dict[str, set[str]] = {}
    for number, text in enumerate(paragraphs if wanted else ()):
        if not wanted.keys().isdisjoint(_WORD.findall(fold(text))):
            for sentence in sentences(number, text):
                for phrase in titled_phrases(sentence):
                    for family, full in _named(phrase, wanted):
                        found.setdefault(wanted[family], set()).add(full)
    return {family: phrases.pop() for family, phrases in found.items() if len(phrases) == 1}


def _named(phrase: str, families: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each family name of a phrase with the phrase up to it."""
    name = parts_of(phrase).name
    title, words = phrase[: phrase.find(name)], name.split()[:_NAME_WORDS]
    for at in range(1, len(words)):
        if title and fold(words[at]) in families:
            yield fold(words[at]), title + " ".join(words[: at + 1])
