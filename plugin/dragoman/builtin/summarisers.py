"""Built-in plugin: the summarisers, which say what a sentence is worth and what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp
from typing import Final, NamedTuple

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Summariser
from dragoman.summary.centrality import centrality
from dragoman.summary.model import Score, SourceSentence
from dragoman.summary.stems import words
from dragoman.summary.twins import twins
from dragoman.text.figures import Weight

_FALL: Final = 3.0  # how fast a position is worth less; chosen on human extracts, as below
_CENTRAL: Final = 0.1  # of centrality, where the first position weighs 1
_TYPICAL: Final = 20  # words of a sentence


class Weights(NamedTuple):
    """What is covered of a document weighs so much together, each part of it once."""

    words: float  # shared out by how often the document has each
    speakers: float
    figures: float


_PER_WORD: Final = Weights(2.0, 1.5, 1.2)  # words are dear: those of the first sentences
_PER_SENTENCE: Final = Weights(36.0, 9.0, 3.6)  # words cost nothing: as much as can be covered


class SpeakersAndFigures:
    """The default: position, centrality, and each word, named speaker and figure once."""

    name = "speakers"

    def score(self, sentences: Sequence[SourceSentence]) -> list[Score]:
        """Return the score of each sentence."""
        stems = [words(sentence.text) for sentence in sentences]
        central = centrality(stems)
        first = twins(stems)
        times = Counter(s for i, found in enumerate(stems) if first[i] == i for s in found)
        total = max(times.total(), 1)
        speakers = len({name for s in sentences for name in s.speakers})
        figures = len({name for s in sentences for name in _figures(s)})

        def covered(
            weights: Weights, sentence: SourceSentence, found: list[str]
        ) -> dict[str, float]:
            concepts = {stem: weights.words * times[stem] / total for stem in found}
            concepts |= {f"speaker {n}": weights.speakers / speakers for n in sentence.speakers}
            return concepts | dict.fromkeys(_figures(sentence), weights.figures / max(figures, 1))

        scores = []
        for sentence, found, rank in zip(sentences, stems, central, strict=True):
            position = exp(-_FALL * sentence.index / len(sentences))
            own = (position + _CENTRAL * min(rank, 2.0)) * sentence.size / _TYPICAL
            weights = (_PER_WORD, _PER_SENTENCE)
            scores.append(Score(own, *(covered(one, sentence, found) for one in weights)))
        return scores


def _figures(sentence: SourceSentence) -> list[str]:
    hard = (figure for figure in sentence.figures if figure.weight is Weight.HARD)
    return [f"figure {figure.value}" for figure in hard]


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
