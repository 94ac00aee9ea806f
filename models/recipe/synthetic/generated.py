"""Every generated corpus of the recipe, by name, and what is kept apart for the test suites."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from recipe.config import Recipe
from recipe.corpora import Pair, find, read_pairs
from recipe.synthetic import calendar
from recipe.synthetic.compose import Composer, read_carriers
from recipe.synthetic.masking import Terms, masked
from recipe.synthetic.persons import read_persons, split
from recipe.synthetic.renaming import renamed
from recipe.synthetic.renumber import renumbered
from recipe.synthetic.spellings import read_spellings

MORE: Final = "carriers_more"  # all of them for the training
_TERMS: Final = (
    "ne_arab_names_top1",
    "ne_wikidata_fullnames",
    "ne_countries_un",
    "ne_arwikicats_orgs",
    "ne_arwikicats_topics",
    "ne_cldr",
    "ne_buckwalter",
    "lex_arwikicats_topics",
)
_REAL: Final = tuple(
    "reports newsroom news_commentary un_train globalvoices_part pud tico19_all".split()
)
_MARKED: Final = ("markup", "infuse_security_training", "ms_office_support_ht", "opensource_guide")
_PERSON: Final = re.compile(r"\{(?:person|titled)")
_HELD_PERSONS: Final = 500
_IN_DIGITS: Final = 0.25  # of the sentences: a date in them is written 2024/11/25
_EVERY: Final = 8  # one carrier in so many is kept for the test suites


def carriers(*, held: bool) -> list[Pair]:
    """Return the carriers to train on, or those of the test suites."""
    divided = [c for i, c in enumerate(read_carriers()) if (i % _EVERY == _EVERY - 1) == held]
    return divided if held else divided + read_carriers(MORE)


def persons(folders: list[Path], seed: int) -> tuple[list[Pair], list[Pair]]:
    """Return the persons to train on, and those of the test suites."""
    return split(read_persons(folders), _HELD_PERSONS, seed)


def generated(recipe: Recipe, folders: list[Path]) -> dict[str, Callable[[], Iterable[Pair]]]:
    """Return the generators of all synthetic corpora."""
    seed, sizes = recipe.training.seed, recipe.synthetic

    def figures() -> Iterator[Pair]:
        names, _ = persons(folders, seed)
        composed = Composer(carriers(held=False), names, seed).sentences()
        chance = random.Random(seed)
        for arabic, english in islice(composed, sizes.figures.pairs):
            in_digits = chance.random() < _IN_DIGITS
            yield calendar.in_digits(arabic, chance) if in_digits else arabic, english

    def others() -> Iterator[Pair]:
        return islice(renumbered(_cycled(_REAL, folders), seed), sizes.renumbered.pairs)

    def placeholders() -> Iterator[Pair]:
        known, symbols = terms(folders), recipe.tokenizer.placeholders
        marked = list(masked(read_all(_MARKED, folders), known, symbols, seed))
        yield from marked[: sizes.masked.pairs // 2]
        yield from islice(
            masked(_cycled(_REAL, folders), known, symbols, seed), sizes.masked.pairs - len(marked)
        )

    def names() -> Iterator[Pair]:
        known, _ = persons(folders, seed)
        pairs = _cycled(_REAL, folders, times=6)
        real = islice(
            renamed(pairs, known, read_spellings(folders), seed), sizes.renamed.pairs // 2
        )
        about_persons = [c for c in carriers(held=False) if _PERSON.search(c[0])]
        composed = Composer(about_persons, known, seed + 1).sentences()
        return chain(real, islice(composed, sizes.renamed.pairs // 2))

    return {"figures": figures, "renumbered": others, "masked": placeholders, "renamed": names}


def terms(folders: list[Path]) -> Terms:
    """Return the names and terms that placeholders stand for."""
    return Terms(read_all(_TERMS, folders))


def read_all(names: Iterable[str], folders: list[Path]) -> Iterator[Pair]:
    """Yield the pairs of several corpora."""
    for name in names:
        yield from read_pairs(find(name, folders))


def _cycled(names: Iterable[str], folders: list[Path], times: int = 3) -> Iterator[Pair]:
    """Yield the pairs of several corpora, again and again."""
    for _ in range(times):
        yield from read_all(names, folders)
