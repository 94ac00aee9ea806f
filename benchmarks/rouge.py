"""ROUGE-N for Arabic: counts words that `rouge_score` would delete, with a choice of stems.

Lin 2004, https://aclanthology.org/W04-1013/: clipped counts of n-grams against several references;
precision, recall and F1. Here F1 against each reference, averaged.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence

from dragoman.summary.stems import words as stems
from dragoman.text.arabic import fold_digits, strip_harakat, strip_tatweel

Tokens = Callable[[str], list[str]]


def plain(text: str) -> list[str]:
    """Return the words of `text`, letters and digits, without vowel signs."""
    return re.findall(r"\w+", strip_tatweel(strip_harakat(fold_digits(text))).lower())


TOKENS: dict[str, Tokens] = {"words": plain, "stems": stems}


def rouge(summary: str, references: Sequence[str], n: int, tokens: Tokens) -> float:
    """Return the mean F1 of n-grams against every reference, 0 to 1."""
    ours = _grams(tokens(summary), n)
    return sum(_f1(ours, _grams(tokens(r), n)) for r in references) / len(references)


def _grams(words: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[i : i + n]) for i in range(len(words) - n + 1))


def _f1(a: Counter[tuple[str, ...]], b: Counter[tuple[str, ...]]) -> float:
    common = (a & b).total()
    return 2 * common / (a.total() + b.total()) if common else 0.0


def interval(values: Sequence[float], rounds: int = 1000, seed: int = 1) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the mean."""
    chance = random.Random(seed)
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(rounds))
    return means[int(0.025 * rounds)], means[int(0.975 * rounds)]
