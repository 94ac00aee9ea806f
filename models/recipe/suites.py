"""Test suites of what a newsroom fears: figures, placeholders and names, without any retry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.text.figures import compare_figures
from recipe.config import Recipe
from recipe.synthetic.compose import Composer
from recipe.synthetic.generated import carriers, persons
from recipe.synthetic.spellings import (
    arabic_words,
    english_words,
    read_spellings,
    sound_alike,
)

Translate = Callable[[Sequence[str]], list[str]]
_SEED = 20_000  # far from those of the training


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many were right, and examples of those that were not."""

    right: int
    of: int
    wrong: tuple[tuple[str, str], ...] = ()

    @property
    def percent(self) -> float:
        """The share in percent."""
        return 100 * self.right / max(self.of, 1)


def figure_sentences(recipe: Recipe, folders: list[Path], size: int) -> dict[str, list[str]]:
    """Return `size` unseen sentences: with one figure, with two, and with three and more."""
    _, held = persons(folders, recipe.training.seed)
    composer = Composer(carriers(held=True), held, _SEED)
    found: dict[str, list[str]] = defaultdict(list)
    for arabic, english in composer.sentences():
        count = len(compare_figures(arabic, english).matched)
        if count:
            found["one" if count == 1 else "two" if count == 2 else "three or more"].append(arabic)  # noqa: PLR2004
        if sum(map(len, found.values())) == size:
            return dict(found)
    return {}


def figures(sentences: dict[str, list[str]], translate: Translate) -> dict[str, Share]:
    """Return the share of sentences whose figures all come through."""
    return {
        name: _share(
            (s, t, compare_figures(s, t).faithful)
            for s, t in zip(group, translate(group), strict=True)
        )
        for name, group in sentences.items()
    }


def placeholders(sentences: Sequence[str], symbols: Sequence[str], translate: Translate) -> Share:
    """Return the share of placeholders that come out exactly once."""
    results = []
    for source, target in zip(sentences, translate(sentences), strict=True):
        results += [
            (source, target, target.count(symbol) == 1) for symbol in symbols if symbol in source
        ]
    return _share(results)


def keeping(symbols: Sequence[str], source: str, hypotheses: Sequence[str]) -> str:
    """Return the first of the hypotheses that keep most of the placeholders exactly once.

    >>> keeping(["⟦1⟧"], "قال ⟦1⟧", ["He said", "⟦1⟧ said", "⟦1⟧ spoke"])
    '⟦1⟧ said'
    """
    there = [symbol for symbol in symbols if symbol in source]
    return min(hypotheses, key=lambda h: sum(h.count(symbol) != 1 for symbol in there))


def names(recipe: Recipe, folders: list[Path], translate: Translate) -> dict[str, Share]:
    """Return the share of unseen persons, in a plain sentence, in a spelling that is attested.

    Beside it, the share of those whose every word is attested or has the consonants of the Arabic:
    of a rare word the lists have one spelling of several that are as good.
    """
    _, held = persons(folders, recipe.training.seed)
    spellings = read_spellings(folders)
    sentences = [f"قال {name} للصحفيين إن الاجتماع كان مثمراً." for name, _ in held]
    attested, sounding = [], []
    for (name, english), target in zip(held, translate(sentences), strict=True):
        theirs = english_words(target.partition(" told ")[0].partition(" said")[0])
        ours = arabic_words(name)
        words = list(zip(ours, theirs, strict=True)) if len(theirs) == len(ours) else []
        is_known = theirs == english_words(english)
        right = is_known or (bool(words) and all(e in spellings[a] for a, e in words))
        alike = bool(words) and all(e in spellings[a] or sound_alike(a, e) for a, e in words)
        attested.append((name, target, right))
        sounding.append((name, target, right or alike))
    return {"names": _share(attested), "names, by their sound": _share(sounding)}


def _share(results: Iterable[tuple[str, str, bool]]) -> Share:
    rows = list(results)
    wrong = tuple((s, t) for s, t, right in rows if not right)
    return Share(len(rows) - len(wrong), len(rows), wrong)
