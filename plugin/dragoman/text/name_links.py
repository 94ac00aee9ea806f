"""Which word of an English text stands for which Arabic name, told by the sound alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar
from unicodedata import combining, normalize

from dragoman.text.arabic import HARAKAT, TATWEEL, strip_harakat, strip_tatweel
from dragoman.text.romanise import Sounds, sounds_alike, sounds_of, spelt
from dragoman.types import Span

_WORD = re.compile(rf"[^\W\d_A-Za-z](?:[^\W\d_A-Za-z]|[{HARAKAT}{TATWEEL}])+")
_JOINED = frozenset({"عبد"})
_BETWEEN = frozenset({"بن", "ابن", "آل", "ال", "بنت"})
_ARTICLE = re.compile("^و?ال(?=..)")
_ENGLISH_ARTICLE = re.compile("^(?:al|el|ad|an|as|ash|ar|at|az)[ -]?(?=..)")
_ALEFS = str.maketrans("أإآى", "اااي")
_LEAST = 2  # consonants that tell one name from another

T = TypeVar("T", bound=Hashable)
U = TypeVar("U", bound=Hashable)


class Named(NamedTuple):
    """A name on both sides of a pair."""

    key: tuple[str, ...]  # the Arabic word without its article; of a first name the next word, too
    spelling: str  # of the English word: small letters without marks and article
    target: Span
    source: Span


class _Word(NamedTuple):
    """An Arabic word, or عبد with the word behind it."""

    key: str
    sounds: Sounds
    span: Span


@lru_cache(maxsize=1024)
def named(source: str, target: str) -> tuple[Named, ...]:
    """Return the words of an Arabic text that an English one spells as they sound.

    A word that sounds like two of the other text, or like one that two others sound like, is left
    out: which stands for which is a guess there.

    >>> pair = "التقى نزار الشامي في نابلس", "Nizar al-Shami met in Nablus"
    >>> [(name.key, name.spelling) for name in named(*pair)]
    [(('نزار', 'شامي'), 'nizar'), (('شامي',), 'shami'), (('نابلس',), 'nablus')]
    """
    words = list(_words(source))
    spellings = [
        (_spelling(span.of(target)), sounds, span)
        for sounds, span in spelt(target)
        if len(sounds) >= _LEAST
    ]
    alike = [
        (word, spelling, span)
        for word in words
        if len(word.sounds) >= _LEAST
        for spelling, sounds, span in spellings
        if sounds_alike(word.sounds, sounds) and _is_one(span.of(target), word)
    ]
    one = _only(((word.key, spelling) for word, spelling, _ in alike))
    other = _only(((spelling, word.key) for word, spelling, _ in alike))
    found: dict[Span, tuple[str, Span]] = {}
    for word, spelling, span in alike:
        if one.get(word.key) == spelling and other.get(spelling) == word.key:
            found.setdefault(word.span, (spelling, span))
    return tuple(
        Named(_name_key(words, at, found.keys()), *found[word.span], word.span)
        for at, word in enumerate(words)
        if word.span in found
    )


def _name_key(words: Sequence[_Word], at: int, named: Collection[Span]) -> tuple[str, ...]:
    behind = _behind(words, at)
    return (words[at].key, behind.key) if behind and behind.span in named else (words[at].key,)


def _words(text: str) -> Iterator[_Word]:
    matches = list(_WORD.finditer(text))
    plain = [strip_tatweel(strip_harakat(match.group())) for match in matches]
    skip = False
    for at, (match, word) in enumerate(zip(matches, plain, strict=True)):
        if skip:
            skip = False
            continue
        bare = word.removeprefix("و") if len(word) > len("عبد") else word
        if bare in _JOINED and at + 1 < len(matches) and _touch(text, match, matches[at + 1]):
            skip = True
            both = bare + plain[at + 1]
            yield _Word(_key(both), sounds_of(both), Span(match.start(), matches[at + 1].end()))
        else:
            yield _Word(_key(word), sounds_of(word), Span(*match.span()))


def _touch(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()].isspace()


def _key(word: str) -> str:
    return _ARTICLE.sub("", word).translate(_ALEFS)


def _behind(words: Sequence[_Word], at: int) -> _Word | None:
    """Return the word behind, or that behind بن."""
    for word in words[at + 1 : at + 3]:
        if word.key not in _BETWEEN:
            return word if word.span.start - words[at].span.end <= len(" بن ") else None
    return None


def _is_one(english: str, word: _Word) -> bool:
    """Tell whether `english` is one word, or two where the Arabic is."""
    return not re.search("[ -]", english) or any(map(word.key.startswith, _JOINED))


def _spelling(english: str) -> str:
    plain = "".join(c for c in normalize("NFKD", english.lower()) if not combining(c))
    return re.sub("[ ’‘'ʿ-]", "", _ENGLISH_ARTICLE.sub("", plain))


def _only(pairs: Iterator[tuple[T, U]]) -> dict[T, U]:
    """Return what is paired with one thing alone."""
    found: defaultdict[T, set[U]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: next(iter(others)) for one, others in found.items() if len(others) == 1}
