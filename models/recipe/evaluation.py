"""BLEU and chrF of a CTranslate2 folder on test sets, with the signatures of sacreBLEU."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import ctranslate2
from sacrebleu.metrics import BLEU, CHRF

from dragoman.text.sentences import split
from recipe.corpora import read_pairs
from recipe.vocabularies import load

Choose = Callable[[str, Sequence[str]], str]
"""Returns one of the hypotheses of a sentence, given best first."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a model reached on one test set."""

    name: str
    sentences: int
    bleu: float
    chrf: float
    signatures: tuple[str, str]


class Model:
    """A CTranslate2 folder of the own family, with beam search and nothing around it."""

    def __init__(self, folder: Path, *, beam: int = 4, compute_type: str = "default") -> None:
        self.translator = ctranslate2.Translator(
            str(folder), compute_type=compute_type, inter_threads=1, intra_threads=2
        )
        self.source, self.target = load(folder)
        self.beam = beam

    def translate(self, texts: Sequence[str], choose: Choose | None = None) -> list[str]:
        """Return a translation of every text, sentence by sentence as the pipeline asks.

        It is made of the best hypotheses, or of those that `choose` takes from each beam.
        """
        parts = [[span.of(text) for span in split(text)] for text in texts]
        flat = [part for some in parts for part in some]
        results = self.translator.translate_batch(
            self.source.encode(flat, out_type=str),
            beam_size=self.beam,
            num_hypotheses=self.beam if choose else 1,
            max_batch_size=2048,
            batch_type="tokens",
        )
        decoded = (self.target.decode(result.hypotheses) for result in results)
        found = (
            choose(part, hypotheses) if choose else hypotheses[0]
            for part, hypotheses in zip(flat, decoded, strict=True)
        )
        return [" ".join(islice(found, len(some))) for some in parts]


def score(model: Model, path: Path) -> Score:
    """Return the scores on the test set at `path`."""
    pairs = list(read_pairs([path]))
    hypotheses = model.translate([arabic for arabic, _ in pairs])
    references = [[english for _, english in pairs]]
    bleu, chrf = BLEU(), CHRF()
    return Score(
        path.stem,
        len(pairs),
        round(bleu.corpus_score(hypotheses, references).score, 1),
        round(chrf.corpus_score(hypotheses, references).score, 1),
        (str(bleu.get_signature()), str(chrf.get_signature())),
    )
