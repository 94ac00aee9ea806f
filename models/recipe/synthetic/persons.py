"""Persons, places and organisations for carrier sentences; persons from the corpora of names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

from recipe.corpora import Pair, find, read_pairs

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
        if _SIMPLE.fullmatch(english) and len(words) >= _LEAST:
            persons.setdefault(arabic, english)
    return list(persons.items())


def split(persons: list[Pair], held: int, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Return the persons to train on and `held` others."""
    order = random.Random(seed).sample(persons, len(persons))
    held = min(held, len(order) // 2)
    return order[held:], order[:held]
