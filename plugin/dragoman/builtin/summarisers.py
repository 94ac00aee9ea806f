"""Built-in plugin: the summarisers, which say what a sentence is worth and what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import exp
from typing import Final

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Summariser
from dragoman.summary.centrality import centrality
from dragoman.summary.model import Score, SourceSentence
from dragoman.summary.stems import words
from dragoman.summary.twins import twins
from dragoman.text.figures import Weight

_FALL: Final = 3.0  # how fast a position is worth less; chosen on human extracts, as below
_CENTRAL: Final = 0.1  # of centrality, where the first position weighs 1
_COMMON: Final = 2.0  # of the words that a document repeats
_TYPICAL: Final = 20  # words of a sentence
_SPEAKERS: Final = 1.5  # of all named speakers of the document together, each once
_FIGURES: Final = 1.2  # of all its figures together


class SpeakersAndFigures:
    """The default: position, centrality, common words, and each named speaker and figure once."""

    name = "speakers"

    def score(self, sentences: Sequence[SourceSentence]) -> list[Score]:
        """Return the score of each sentence."""
        stems = [words(sentence.text) for sentence in sentences]
        central = centrality(stems)
        first = twins(stems)
        times = Counter(s for i, found in enumerate(stems) if first[i] == i for s in found)
        total = max(times.total(), 1)
        kept = _equal(_SPEAKERS, {f"speaker {n}" for s in sentences for n in s.speakers})
        kept |= _equal(_FIGURES, {name for s in sentences for name in _figures(s)})
        scores = []
        for sentence, found, rank in zip(sentences, stems, central, strict=True):
            position = exp(-_FALL * sentence.index / len(sentences))
            length = sentence.size / _TYPICAL
            concepts = {s: _COMMON * times[s] / total for s in found if times[s] > 1}
            named = [f"speaker {name}" for name in sentence.speakers]
            concepts |= {name: kept[name] for name in [*named, *_figures(sentence)]}
            scores.append(Score((position + _CENTRAL * min(rank, 2.0)) * length, concepts))
        return scores


def _figures(sentence: SourceSentence) -> list[str]:
    hard = (figure for figure in sentence.figures if figure.weight is Weight.HARD)
    return [f"figure {figure.value}" for figure in hard]


def _equal(weight: float, concepts: Collection[str]) -> dict[str, float]:
    """Return each of `concepts` with its part of `weight`."""
    return {concept: weight / len(concepts) for concept in concepts}


class LexRank:
    """A baseline: centrality alone."""

    name = "lexrank"

    def score(self, sentences: Sequence[SourceSentence]) -> list[Score]:
        """Return the score of each sentence."""
        return [Score(rank) for rank in centrality([words(s.text) for s in sentences])]


class Lead:
    """A baseline: the first sentences."""

    name = "lead"

    def score(self, sentences: Sequence[SourceSentence]) -> list[Score]:
        """Return the score of each sentence."""
        return [Score(1 / (1 + sentence.index)) for sentence in sentences]


@hookimpl
def register_summarisers() -> list[Summariser]:
    """Offer the default and the two baselines."""
    return [SpeakersAndFigures(), LexRank(), Lead()]
