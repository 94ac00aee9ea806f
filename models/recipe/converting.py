"""The step `convert`: CTranslate2's files, with the best aligning head where it is read."""

from __future__ import annotations

import json
import random
from pathlib import Path

from recipe.alignment import Head, measure
from recipe.alignment_head import promote
from recipe.conversion import convert
from recipe.corpora import find, read_pairs
from recipe.dictionary import one_to_one
from recipe.job import Job
from recipe.phases import network
from recipe.vocabularies import load

_PAIRS = 600  # that heads are measured on
_SHOWN = 5


def run(job: Job, weights: Path, out: Path, quantization: str | None) -> None:
    """Convert `weights` into the folder `out`; without corpora the first head stays where it is."""
    recipe, work, corpora = job.recipe, job.work, job.corpora
    model = network(job, weights)
    convert(model, job.vocabularies, out, quantization)
    head = Head(recipe.network.decoder_layers - 1, 0, 0)
    if corpora:
        dictionary = one_to_one(read_pairs(find("lex_wiktionary", corpora)))
        pairs = list(read_pairs(find("newsroom", corpora)))
        chance = random.Random(recipe.training.seed)
        sample = chance.sample(pairs, min(_PAIRS, len(pairs)))
        source, target = load(job.vocabularies)
        results = measure(model, source, target, sample, dictionary)
        for other, share in results[:_SHOWN]:
            job.tell(
                f"layer {other.layer} head {other.number} lag {other.lag}: {100 * share:.1f} %"
            )
        head = results[0][0]
    file = out / "model.bin"
    data = bytearray(file.read_bytes())
    promote(data, head.layer, head.number)
    file.write_bytes(data)
    report = {"layer": head.layer, "head": head.number, "lag": head.lag}
    (work / f"{out.name}.alignment.json").write_text(json.dumps(report))
