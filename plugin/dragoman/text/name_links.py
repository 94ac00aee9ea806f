"""Which word of an English text stands for which Arabic name, told by the sound alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dragoman.text.arabic import HARAKAT, TATWEEL, strip_harakat, strip_tatweel
from dragoman.text.english_words import is_english
from dragoman.text.known_names import is_given
from dragoman.text.romanise import Sounds, sounds_alike, sounds_of, spelt, without_marks
from dragoman.types import Span

_WORD = re.compile(rf"[^\W\d_A-Za-z](?:[^\W\d_A-Za-z]|[{HARAKAT}{TATWEEL}])+")
_JOINED = "عبد"
_BETWEEN = frozenset({"بن", "ابن", "آل", "ال", "بنت"})
_LETTER = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’‘ʿ]"
_LATIN = re.compile(f"{_LETTER}+(?:[ -]{_LETTER}+)*")
_ENGLISH_ARTICLE = re.compile("^(?:al|el|ad|an|as|ash|ar|at|az)[ -](?=..)")
_MARKS = re.compile("[ ’‘'ʿ-]")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n])[\s\"“‘'«(]*$")
_ALEFS = str.maketrans("أإآى", "اااي")
_LEAST = 2  # consonants that tell one name from another
_LIKE = 0.65  # likeness of two spellings in one sentence that may be of one name
_NEAR = 3  # consonants that two names may differ in, and one more


class Named(NamedTuple):
    """A name on both sides of a pair; Arabic words are without و, and with one alef."""

    word: str
    before: str  # the name in front of it, "" where there is none
    behind: str  # the name behind it; one that is on a list of names, at least
    spelling: str  # of the English word: small letters without marks and article
    source: Span
    target: Span


class _Word(NamedTuple):
    """An Arabic word, or عبد with the word behind it."""

    key: str
    sounds: Sounds
    span: Span


@lru_cache(maxsize=1024)
def named(source: str, target: str) -> tuple[Named, ...]:
    """Return the words of an English text that spell an Arabic one as it sounds, in order.

    A word that sounds like two of the other text, or like one that two others sound like, is left
    out: which stands for which is a guess there.

    >>> pair = "التقى نزار الشامي في نابلس", "Nizar al-Shami met in Nablus"
    >>> [(name.word, name.before, name.spelling) for name in named(*pair)]
    [('نزار', '', 'nizar'), ('الشامي', 'نزار', 'shami'), ('نابلس', '', 'nablus')]
    """
    words = list(_words(source))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        if len(word.sounds) >= _LEAST:
            places[word.key].append(at)
    spellings: defaultdict[str, list[Span]] = defaultdict(list)
    sounds: dict[str, Sounds] = {}
    for sound, span in spelt(target):
        if len(sound) >= _LEAST and _may_be_name(target, span):
            spelling = _spelling(span.of(target))
            spellings[spelling].append(span)
            sounds.setdefault(spelling, sound)
    doubles = {s for s, spans in spellings.items() if all(_is_double(x, target) for x in spans)}
    links = _links({key: words[some[0]].sounds for key, some in places.items()}, sounds, doubles)
    found: list[tuple[int, str, Span]] = []
    for key, theirs in links.items():
        ours = places[key]
        if len(theirs) <= len(ours) and all(likeness(a, b) > _LIKE for a, b in pairwise(theirs)):
            ends = sorted((span, spelling) for spelling in theirs for span in spellings[spelling])
            found += [
                (ours[min(number, len(ours) - 1)], spelling, span)
                for number, (span, spelling) in enumerate(ends)
            ]
    linked = {at for at, _, _ in found}
    return tuple(
        Named(
            words[at].key,
            _beside(words, at, -1, linked),
            _beside(words, at, 1, linked),
            spelling,
            words[at].span,
            span,
        )
        for at, spelling, span in sorted(found, key=lambda item: item[2])
    )


def likeness(one: str, other: str) -> float:
    """Return how alike two spellings are to the eye, from 0 to 1.

    >>> round(likeness("khatib", "khateeb"), 2), round(likeness("kuwait", "city"), 2)
    (0.77, 0.4)
    """
    first, second = sorted((one, other))
    return SequenceMatcher(a=first, b=second, autojunk=False).ratio()


def _links(
    ours: Mapping[str, Sounds], theirs: Mapping[str, Sounds], doubles: Collection[str]
) -> dict[str, set[str]]:
    """Return the spellings of each Arabic word that no other one of the text sounds like.

    Only عبد with its name may be one of the `doubles`, two English words.
    """
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for spelling, sounds in theirs.items():
        by_length[len(sounds)].append(spelling)
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for key, sounds in ours.items():
        for length in range(len(sounds) - _NEAR, len(sounds) + _NEAR + 1):
            for spelling in by_length.get(length, ()):
                fits = key.startswith(_JOINED) or spelling not in doubles
                if fits and sounds_alike(sounds, theirs[spelling]):
                    alike[spelling].add(key)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, keys in alike.items():
        if len(keys) == 1:
            found[next(iter(keys))].add(spelling)
    return found


def _words(text: str) -> Iterator[_Word]:
    matches = list(_WORD.finditer(text))
    plain = [strip_tatweel(strip_harakat(match.group())) for match in matches]
    skip = False
    for at, (match, word) in enumerate(zip(matches, plain, strict=True)):
        if skip:
            skip = False
            continue
        bare = word.removeprefix("و") if len(word) > len(_JOINED) else word
        if bare == _JOINED and at + 1 < len(matches) and _touch(text, match, matches[at + 1]):
            skip = True
            both = bare + plain[at + 1]
            yield _Word(_key(both), sounds_of(both), Span(match.start(), matches[at + 1].end()))
        else:
            yield _Word(_key(word), sounds_of(word), Span(*match.span()))


def _touch(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()].isspace()


def _key(word: str) -> str:
    bare = "ال" + word[2:] if word.startswith("لل") else word.removeprefix("و")
    return (bare if bare.startswith("ال") else word).translate(_ALEFS)


def _beside(words: Sequence[_Word], at: int, step: int, linked: Collection[int]) -> str:
    """Return the key of the name in front or behind, where nothing but بن stands between."""
    other = at + step
    while 0 <= other < len(words) and words[other].key in _BETWEEN:
        other += step
    if not 0 <= other < len(words) or not (other in linked or is_given(words[other].key)):
        return ""
    first, last = sorted((words[at].span, words[other].span))
    return words[other].key if last.start - first.end <= len(" بن ") else ""


def _may_be_name(text: str, span: Span) -> bool:
    """Tell whether a word in Latin letters is no ordinary one that begins a sentence."""
    word = span.of(text)
    if not _LATIN.fullmatch(word):
        return False
    return not (
        _SENTENCE_END.search(text[max(0, span.start - 8) : span.start]) and is_english(word)
    )


def _is_double(span: Span, text: str) -> bool:
    return " " in span.of(text) or "-" in span.of(text)


def _spelling(english: str) -> str:
    """Return a name in small letters, without marks and article.

    >>> _spelling("Al-Qu'aiti"), _spelling("Abdul Raḥman")
    ('quaiti', 'abdulrahman')
    """
    return _MARKS.sub("", _ENGLISH_ARTICLE.sub("", without_marks(english.lower())))
