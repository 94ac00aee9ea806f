"""Real sentences about other persons: a name is replaced by another on both sides."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.types import Span
from recipe.corpora import Pair
from recipe.synthetic.masking import Twin, replaced
from recipe.synthetic.persons import draw
from recipe.synthetic.spellings import arabic_words, english_words, sound_alike

_RUN = re.compile(
    r"[A-Z][a-z'-]+(?: (?:bin |ibn |Abu |Abdel |[Aa]l-)?(?:[A-Z][a-z'-]+)){1,3}"
)  # a name as agencies write it
_WORD = re.compile(r"[\u0620-\u064a]+")
_WORDS = (2, 3, 4)  # of a full name


def find_persons(
    arabic: str, english: str, given: Collection[str], spellings: Mapping[str, Collection[str]]
) -> Iterator[Twin]:
    """Yield the full names that both sides have, told by the `given` name and by how they sound.

    >>> text = "Samer al-Khatib said", "قال سامر الخطيب"
    >>> [twin.english for twin in find_persons(text[1], text[0], {"samer"}, {})]
    [Span(start=0, end=15)]
    """
    words = list(_WORD.finditer(arabic))
    for run in _RUN.finditer(english):
        theirs = english_words(run.group())
        if theirs[0] not in given or len(theirs) not in _WORDS or english.count(run[0]) != 1:
            continue
        for first in range(len(words) - len(theirs) + 1):
            span = Span(words[first].start(), words[first + len(theirs) - 1].end())
            ours = arabic_words(span.of(arabic))
            if len(ours) == len(theirs) and all(
                e in spellings.get(a, ()) or sound_alike(a, e)
                for a, e in zip(ours, theirs, strict=True)
            ):
                yield Twin(span, Span(*run.span()))
                break


def renamed(
    pairs: Iterable[Pair],
    persons: Sequence[Pair],
    spellings: Mapping[str, Collection[str]],
    seed: int,
) -> Iterator[Pair]:
    """Yield every pair that names persons, with others in their places."""
    chance = random.Random(seed)
    given = {words[0] for _, english in persons if (words := english_words(english))}
    for arabic, english in pairs:
        twins = list(find_persons(arabic, english, given, spellings))
        if any(_is_mentioned_again(arabic, twin.arabic) for twin in twins):
            continue  # by the family name alone
        new = {twin: draw(persons, chance) for twin in twins}
        if new:
            yield (
                replaced(arabic, {t.arabic: person[0] for t, person in new.items()}),
                replaced(english, {t.english: person[1] for t, person in new.items()}),
            )


def _is_mentioned_again(arabic: str, span: Span) -> bool:
    family = span.of(arabic).split()[-1]
    return family in arabic[: span.start] + arabic[span.end :]
