"""Real sentences with placeholders where the pipeline would put them.

Masked are the spans that the pipeline protects (URLs, handles, files, Latin script) where both
sides have the same, and names and terms of the lists that a glossary could hold: a forced term is
a placeholder, too, and is replaced by what the glossary says.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.text.protect import find_protected
from dragoman.types import Span
from recipe.corpora import Pair

_KINDS = frozenset({"url", "email", "handle", "tag", "file", "path", "latin"})
_MARKUP = re.compile(
    r"`[^`]+`|\$[^$\s](?:[^$]*[^$\s])?\$(?!\w)|\{\{[^{}]+\}\}|\{[^{}]+\}|<[^<>]+>|%(?:[0-9]\$)?[sd]|\$[A-Za-z]+"
)
_WORD = re.compile(r"[\u0620-\u064a\u064b-\u0652]+")
_PREFIX = re.compile("^[وفبلك]")
_LONGEST_TERM = 4  # words


@dataclass(frozen=True, slots=True)
class Twin:
    """The same thing on both sides."""

    arabic: Span
    english: Span


class Terms:
    """Names and terms, found in sentences by their Arabic."""

    def __init__(self, entries: Iterable[Pair]) -> None:
        self.english: dict[str, set[str]] = defaultdict(set)
        for arabic, english in entries:
            if len(arabic.split()) <= _LONGEST_TERM and len(english) > 2:  # noqa: PLR2004
                self.english[arabic].add(english)

    def find(self, arabic: str, english: str) -> Iterator[Twin]:
        """Yield terms that stand in both sides, in English once and as whole words."""
        words = list(_WORD.finditer(arabic))
        for first, word in enumerate(words):
            starts = [word.start()]
            if _PREFIX.match(word.group()):
                starts.append(word.start() + 1)  # و stays outside
            for last in words[first : first + _LONGEST_TERM]:
                for start in starts:
                    for name in self.english.get(arabic[start : last.end()], ()):
                        places = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", english))
                        if len(places) == 1:
                            yield Twin(Span(start, last.end()), Span(*places[0].span()))


def protected_twins(arabic: str, english: str) -> Iterator[Twin]:
    """Yield what the pipeline protects in the Arabic and the English has once, too."""
    theirs: dict[str, list[Span]] = defaultdict(list)
    for span in _protected(english):
        theirs[span.of(english)].append(span)
    for span in _protected(arabic):
        text = span.of(arabic)
        found = theirs[text] or [
            Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", english)
        ]
        if len(found) == 1:
            yield Twin(span, found[0])


def _protected(text: str) -> list[Span]:
    marked = [Span(*match.span()) for match in _MARKUP.finditer(text)]
    plain = [span for span, kind in find_protected(text) if kind in _KINDS]
    return marked + [s for s in plain if not any(_meets(s, m) for m in marked)]


def _meets(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def mask(
    pair: Pair, twins: Sequence[Twin], placeholders: Sequence[str], chance: random.Random
) -> Pair | None:
    """Return `pair` with placeholders for one to five of `twins`, numbered as in the Arabic.

    None where there is nothing to mask, or where a placeholder's text stands in the pair already.
    """
    if any(p in side for p in placeholders for side in pair):
        return None
    wanted = min(chance.choice((1, 1, 1, 2, 2, 3, 4, 5)), len(placeholders))
    chosen: list[Twin] = []
    for twin in chance.sample(twins, len(twins)):
        if not any(
            _meets(twin.arabic, c.arabic) or _meets(twin.english, c.english) for c in chosen
        ):
            chosen.append(twin)
        if len(chosen) == wanted:
            break
    if not chosen:
        return None
    chosen.sort(key=lambda twin: twin.arabic.start)
    marks = dict(zip(chosen, placeholders, strict=False))
    return (
        replaced(pair[0], {twin.arabic: mark for twin, mark in marks.items()}),
        replaced(pair[1], {twin.english: mark for twin, mark in marks.items()}),
    )


def replaced(text: str, marks: Mapping[Span, str]) -> str:
    """Return `text` with other texts in the places of spans, which do not overlap."""
    for span in sorted(marks, reverse=True):
        text = text[: span.start] + marks[span] + text[span.end :]
    return text


def masked(
    pairs: Iterable[Pair], terms: Terms, placeholders: Sequence[str], seed: int
) -> Iterator[Pair]:
    """Yield every pair that has something to mask, masked."""
    chance = random.Random(seed)
    for pair in pairs:
        twins = [*protected_twins(*pair), *terms.find(*pair)]
        if twins and (result := mask(pair, twins, placeholders, chance)):
            yield result
