"""The two SentencePiece models: learning them, and appending placeholders to them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as model_format

from recipe.config import Recipe
from recipe.corpora import Pair, find, read_pairs
from recipe.normalisation import write_rules

PAD, UNKNOWN, BEGIN, END = range(4)


def learn(recipe: Recipe, folders: list[Path], out: Path) -> None:
    """Write `source.spm` and `target.spm` into `out`, learnt from a sample of the corpora."""
    options, chance = recipe.tokenizer, random.Random(recipe.training.seed)
    sample = _sample(_all(recipe, folders, chance), options.sentences, chance)
    rules = out / "normalisation.tsv"
    write_rules(rules)
    sides = (("source", options.source_pieces), ("target", options.target_pieces))
    for side, (name, size) in enumerate(sides):
        prefix = out / f"plain-{name}"
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=(pair[side] for pair in sample),
            model_prefix=str(prefix),
            vocab_size=size,
            hard_vocab_limit=False,
            model_type="unigram",
            character_coverage=options.coverage,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_tsv=str(rules),
            pad_id=PAD,
            unk_id=UNKNOWN,
            bos_id=BEGIN,
            eos_id=END,
            max_sentence_length=8000,
            minloglevel=1,
        )
        append(prefix.with_suffix(".model"), options.placeholders, out / f"{name}.spm")


def append(model: Path, symbols: Iterable[str], out: Path) -> None:
    """Write `model` to `out` with `symbols` as further pieces, matched before any rule."""
    proto = model_format.ModelProto()
    proto.ParseFromString(model.read_bytes())
    known = {piece.piece for piece in proto.pieces}
    for symbol in symbols:
        if symbol not in known:
            proto.pieces.add(
                piece=symbol, score=0.0, type=model_format.ModelProto.SentencePiece.USER_DEFINED
            )
    out.write_bytes(proto.SerializeToString())


def load(folder: Path) -> tuple[sentencepiece.SentencePieceProcessor, ...]:
    """Return the source and the target model of `folder`."""
    return tuple(
        sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{name}.spm"))
        for name in ("source", "target")
    )


def _sample(pairs: Iterable[Pair], size: int, chance: random.Random) -> list[Pair]:
    """Return up to `size` pairs, each as likely as any other."""
    kept: list[Pair] = []
    for index, pair in enumerate(pairs):
        if index < size:
            kept.append(pair)
        elif (place := chance.randrange(index + 1)) < size:
            kept[place] = pair
    return kept


def _all(recipe: Recipe, folders: list[Path], chance: random.Random) -> Iterator[Pair]:
    """Yield every pair as often as its largest weight says, its fraction by chance."""
    for name, corpus in recipe.corpora.items():
        weight = max(corpus.weights.values())
        for pair in read_pairs(find(name, folders)):
            for _ in range(int(weight) + (chance.random() < weight % 1)):
                yield pair
