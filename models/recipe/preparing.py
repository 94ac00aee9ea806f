"""The step `prepare`."""

from __future__ import annotations

from pathlib import Path

from recipe.config import HERE
from recipe.corpora import read_pairs
from recipe.dataset import Encoded
from recipe.job import Job
from recipe.leakage import Held
from recipe.prepare import Encoder, prepare
from recipe.synthetic.generated import generated, persons
from recipe.synthetic.persons import own_words
from recipe.vocabularies import load

_HELD_OUT = HERE / "heldout"
_MOST = 500  # test sentences whose loss is followed
_LONGEST = 126  # tokens of them


def run(job: Job, evaluation: Path | None) -> None:
    """Encode every corpus, and for the loss on them the test sets here and in `evaluation`."""
    source, target = load(job.vocabularies)
    tests = sorted(_HELD_OUT.glob("*.tsv"))
    tests += sorted(evaluation.glob("*.tsv")) if evaluation else []
    sentences = (side for pair in read_pairs(tests) for side in pair)
    known, apart = persons(job.corpora, job.recipe.training.seed)
    names = own_words(apart, known) | {arabic for arabic, _ in apart}
    held = Held(sentences, job.recipe.cleaning.overlap, names)
    encoder = Encoder(source, target, job.recipe.cleaning, held)
    prepare(job, encoder, generated(job.recipe, job.corpora))
    job.held.mkdir(exist_ok=True)
    for path in tests:
        pairs = [
            (source.encode(arabic)[:_LONGEST], target.encode(english)[:_LONGEST])
            for arabic, english in read_pairs([path])
        ]
        Encoded.of(pairs[:_MOST]).save(job.held / f"{path.stem}.npz")
