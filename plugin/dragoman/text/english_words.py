"""Words that English does not have: what a model builds from pieces where it has to guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spellchecker import SpellChecker

from dragoman.types import Span

# Lower case alone: a name may be anything, and so may a part of an address or of a compound.
_WORD = re.compile(r"(?<![\w./@#'’‘ʿ\ufffc-])[a-z]{4,}(?![\w/@'’‘ʿ\ufffc-]|[.:][\w/])")
_AMERICAN = (  # the dictionary spells as Americans do
    (re.compile("isation"), "ization"),
    (re.compile("is(e[drs]?|ers|ing|able)$"), r"iz\1"),
    (re.compile("ys(e[drs]?|ers|ing)$"), r"yz\1"),
    (re.compile("our"), "or"),
    (re.compile("tre(s?)$"), r"ter\1"),
    (re.compile("tred$"), "tered"),
    (re.compile("ll(ed|ers?|ing|ment)$"), r"l\1"),
    (re.compile("[ao]e"), "e"),
    (re.compile("ence$"), "ense"),
    (re.compile("ogue"), "og"),
)


@cache
def _dictionary() -> SpellChecker:
    """Return the dictionary, with words of the news that it lacks: feddan, smartphone, waqf."""
    found = SpellChecker(distance=1)
    more = (files("dragoman.text") / "english_words.txt").read_text(encoding="utf-8")
    found.word_frequency.load_words(more.split())
    return found


def unknown_words(text: str) -> Iterator[Span]:
    """Yield the words of `text`, in lower case and of four letters or more, that English lacks.

    >>> text = "The jetterflies of Kiryat Shmona recognised their neighbours on x.com/jettery."
    >>> [span.of(text) for span in unknown_words(text)]
    ['jetterflies']
    """
    for match in _WORD.finditer(text):
        if not is_english(match.group()):
            yield Span(*match.span())


def is_english(word: str) -> bool:
    """Tell whether a word is in the dictionary, in whichever spelling.

    >>> is_english("Neighbours"), is_english("jetterflies")
    (True, False)
    """
    word = word.lower()
    return word in _dictionary() or _american(word) in _dictionary()


def _american(word: str) -> str:
    for british, american in _AMERICAN:
        word = british.sub(american, word)
    return word
