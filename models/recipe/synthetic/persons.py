"""Persons, places and organisations for carrier sentences; persons from the corpora of names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from recipe.corpora import Pair, find, read_pairs
from recipe.synthetic.spellings import arabic_words, english_words

HERE = Path(__file__).parent
_FULL = "ne_wikidata_fullnames"
_ARTICLE = re.compile(r"\b(?:Al|El)[- ](?=[A-Z])")
_SIMPLE = re.compile(r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+|al-[A-Z][a-z]+|bin|Abu)){1,3}")
_LEAST = 2  # words of a full name


def read_entities() -> dict[str, list[Pair]]:
    """Return titles, cities, countries and organisations by kind."""
    entities: dict[str, list[Pair]] = {}
    for line in (HERE / "entities.tsv").read_text(encoding="utf-8").splitlines():
        kind, english, arabic = line.split("\t")
        entities.setdefault(kind, []).append((arabic, english))
    return entities


def read_persons(corpora: Iterable[Path]) -> list[Pair]:
    """Return full names with one plain English spelling, the article as agencies write it."""
    persons: dict[str, str] = {}
    for arabic, english in read_pairs(find(_FULL, list(corpora))):
        english = _ARTICLE.sub("al-", english)  # noqa: PLW2901 - the name as it is used
        words = arabic.split()
        same_length = len(arabic_words(arabic)) == len(english_words(english))
        if _SIMPLE.fullmatch(english) and len(words) >= _LEAST and same_length:
            persons.setdefault(arabic, english)
    return list(persons.items())


def split(persons: list[Pair], held: int, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Return the persons to train on and `held` others, who stay the same when the list grows."""
    order = sorted(persons, key=lambda person: blake2b(f"{seed}{person[0]}".encode()).digest())
    held = min(held, len(order) // 2)
    return order[held:], order[:held]


def own_words(persons: Iterable[Pair], others: Iterable[Pair]) -> set[str]:
    """Return the words of the Arabic names of `persons` that none of the `others` bears.

    >>> sorted(own_words([("سامر الزاكور", "Samer al-Zakkour")], [("سامر", "Samer")]))
    ['الزاكور', 'زاكور']
    """
    shared = {word for arabic, _ in others for word in arabic_words(arabic)}
    return {
        word
        for arabic, _ in persons
        for folded in arabic_words(arabic)
        if folded not in shared
        for written in arabic.split()
        if arabic_words(written) == [folded]
        for word in (written, written.removeprefix("ال"))
    }


def draw(persons: Sequence[Pair], chance: random.Random) -> Pair:
    """Return a person, as often as not with the given name of one and the family name of another.

    The two halves of such a name are spelt as their owners spell them.
    """
    one, other = chance.choice(persons), chance.choice(persons)
    halves = [_halves(person) for person in (one, other)]
    if chance.random() < 0.5 or None in halves:  # noqa: PLR2004 - a coin
        return one
    (given, _), (_, family) = (half for half in halves if half)
    return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"


def _halves(person: Pair) -> tuple[Pair, Pair] | None:
    """Return the given and the family name, None where they cannot be told apart."""
    arabic, english = person[0].split(), person[1].split()
    if len(arabic) != 2 or len(english) != 2:  # noqa: PLR2004 - two words
        return None
    return (arabic[0], english[0]), (arabic[1], english[1])
