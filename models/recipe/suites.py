"""Test suites of what a newsroom fears: figures, placeholders and names, without any retry."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.text.figures import compare_figures
from recipe.config import Recipe
from recipe.synthetic.compose import Composer
from recipe.synthetic.generated import carriers, persons, read_all

Translate = Callable[[Sequence[str]], list[str]]
_ATTESTED = tuple(
    "ne_wikidata_fullnames ne_wikidata_nameunits ne_wikidata_nametokens ne_name_variants "
    "ne_arabnamer ne_google_translit ne_arab_names_top1 ne_buckwalter".split()
)
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


def names(recipe: Recipe, folders: list[Path], translate: Translate) -> Share:
    """Return the share of unseen persons, in a plain sentence, in a spelling that is attested."""
    _, held = persons(folders, recipe.training.seed)
    spellings: dict[str, set[str]] = defaultdict(set)
    for arabic, english in read_all(_ATTESTED, folders):
        ours, theirs = _arabic_words(arabic), _words(english)
        if len(ours) == len(theirs):
            for a, e in zip(ours, theirs, strict=True):
                spellings[a].add(e)
    sentences = [f"قال {name} للصحفيين إن الاجتماع كان مثمراً." for name, _ in held]
    results = []
    for (name, english), target in zip(held, translate(sentences), strict=True):
        words = _words(target.partition(" told ")[0].partition(" said")[0])
        whole = _words(english)
        ours = _arabic_words(name)
        right = words == whole or (
            len(words) == len(ours)
            and all(w in spellings[a] for w, a in zip(words, ours, strict=True))
        )
        results.append((name, target, right))
    return _share(results)


def _share(results: Iterable[tuple[str, str, bool]]) -> Share:
    rows = list(results)
    wrong = tuple((s, t) for s, t, right in rows if not right)
    return Share(len(rows) - len(wrong), len(rows), wrong)


def _words(english: str) -> list[str]:
    """Return the words of a name, folded: no marks, no article, no hyphens."""
    plain = unicodedata.normalize("NFKD", english.lower())
    plain = re.sub(r"[^a-z -]", "", plain)
    plain = re.sub(r"\b(?:al|el|ul|ad|an|as|ash|ar|at|az)[- ]", "", plain)
    return re.findall("[a-z]+", plain.replace("-", " "))


def _arabic_words(arabic: str) -> list[str]:
    folded = re.sub("[أإآ]", "ا", arabic).replace("ى", "ي").replace("ة", "ه")
    return [word.removeprefix("ال") for word in folded.split()]
