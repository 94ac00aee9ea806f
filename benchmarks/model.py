"""The embedded model against a usual one, and its 8-bit weights against the full ones.

    python benchmarks/model.py speed FILE          words a second, and those of 6+6 layers of 512
    python benchmarks/model.py precision FLOAT32 FILE...    BLEU of both; see `recipe convert`

FILE holds `English<TAB>Arabic` lines. The usual network (6 + 6 layers of 512, feed-forward 2048)
is measured twice: with the embedded model's own vocabularies, and with the 62,834 pieces that
OPUS-MT's Arabic-English model of that shape chooses from. Both have random weights, and all write
as many tokens for a sentence as its reference has. Needs the extra `train`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import torch

from recipe.config import Network
from recipe.conversion import convert
from recipe.corpora import read_pairs
from recipe.evaluation import Model, score
from recipe.network import Transformer
from recipe.vocabularies import append, load

EMBEDDED = Path(__file__).parents[1] / "models" / "dragoman_models" / "ar_en"
USUAL = Network(width=512, heads=8, feed_forward=2048, encoder_layers=6, decoder_layers=6)
OPUS_PIECES = 62_834  # vocab_size in the config.json of Helsinki-NLP/opus-mt-ar-en
SENTENCES, BATCH, ROUNDS = 160, 16, 2


def usual(folder: Path, pieces: int = 0) -> Model:
    """Write and load a model of the usual shape with random weights and at least `pieces`."""
    torch.manual_seed(1)
    vocabularies = folder / "vocabularies"
    vocabularies.mkdir(parents=True)
    shutil.copy(EMBEDDED / "source.spm", vocabularies)
    _, target = load(EMBEDDED)
    more = [f"\ue000{number}" for number in range(target.vocab_size(), pieces)]
    append(EMBEDDED / "target.spm", more, vocabularies / "target.spm")
    source, target = load(vocabularies)
    network = Transformer(USUAL, source.vocab_size(), target.vocab_size())
    convert(network, vocabularies, folder / "model", "int8")
    return Model(folder / "model")


def seconds(model: Model, pairs: Sequence[tuple[str, str]]) -> float:
    """Return the time that the translations take, each as long as its reference."""
    rows = sorted(
        (len(model.target.encode(english)), model.source.encode(arabic, out_type=str))
        for arabic, english in pairs
    )
    start = perf_counter()
    for index in range(0, len(rows), BATCH):
        part = rows[index : index + BATCH]
        length = part[len(part) // 2][0]
        model.translator.translate_batch(
            [tokens for _, tokens in part],
            beam_size=4,
            min_decoding_length=length,
            max_decoding_length=length,
        )
    return perf_counter() - start


def speed(path: Path) -> None:
    pairs = list(read_pairs([path]))[:SENTENCES]
    words = sum(len(english.split()) for _, english in pairs)
    with tempfile.TemporaryDirectory() as name:
        models = {
            "embedded": Model(EMBEDDED),
            "6+6 of 512": usual(Path(name, "same")),
            "as OPUS-MT": usual(Path(name, "opus"), OPUS_PIECES),
        }
        best = dict.fromkeys(models, float("inf"))
        for _ in range(ROUNDS):  # in turn, so that other work on the machine meets both
            for label, model in models.items():
                best[label] = min(best[label], seconds(model, pairs))
    for label, taken in best.items():
        ratio = taken / best["embedded"]
        print(f"{label:12} {words / taken:8.0f} words a second, {ratio:4.1f} times as long")


def precision(full: Path, paths: Sequence[Path]) -> None:
    for path in paths:
        ours, exact = score(Model(EMBEDDED), path), score(Model(full), path)
        print(
            f"{path.stem}: 8-bit {ours.bleu} BLEU {ours.chrf} chrF, "
            f"float32 {exact.bleu} BLEU {exact.chrf} chrF"
        )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["speed", path]:
            speed(Path(path))
        case ["precision", full, *paths] if paths:
            precision(Path(full), [Path(p) for p in paths])
        case _:
            sys.exit(__doc__)
