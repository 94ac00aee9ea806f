"""The recipe as data: which corpora at which weight, and every hyperparameter of every step."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

HERE = Path(__file__).parent


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One corpus of the mix: how often an epoch shows each of its pairs, by the name of the mix."""

    licence: str
    source: str  # where it is had
    weights: dict[str, float]
    figures: bool = True  # leave out pairs whose figures differ


class Tokenizer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two unigram vocabularies, Kudo 2018, https://arxiv.org/abs/1804.10959."""

    source_pieces: int
    target_pieces: int
    sentences: int  # that the vocabularies are learnt from
    coverage: float = 0.9998
    placeholders: tuple[str, ...]  # appended to both


class Cleaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which pairs are left out."""

    longest: int  # tokens of either side, its end mark included
    ratio: float  # between the lengths of sides longer than `short`
    short: int
    overlap: float  # share of a test sentence's word sequences that a near match has


class Generated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of generated sentences."""

    pairs: int  # at most; what is left out for its figures or stands there already counts too
    weights: dict[str, float]


class Synthetic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the generators add, by kind."""

    figures: Generated  # composed sentences with figures and persons
    renumbered: Generated  # sentences of the corpora with other figures
    masked: Generated  # sentences of the corpora with placeholders
    renamed: Generated  # sentences of the corpora about other persons


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of the Transformer."""

    width: int
    heads: int
    feed_forward: int
    encoder_layers: int
    decoder_layers: int


class Training(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all phases share."""

    seed: int
    rows: int  # a step's batch: rows, each of several sentences one behind the other
    source_row: int  # tokens
    target_row: int
    dropout: float
    label_smoothing: float
    matrix_rate: float  # learning rate of Muon
    other_rate: float  # of AdamW: embeddings and norms
    save_every: int  # steps
    validate_every: int
    keep: int  # snapshots that stay for averaging
    compile: bool = True  # takes a C++ compiler and a minute, and halves the time of a step


class Phase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A stretch of training on one mix."""

    mix: str
    steps: int
    schedule: Literal["constant", "linear"]  # linear: from the full rate to none
    warmup: int  # steps in which the rate rises
    peak: float = 1.0  # share of the full rate that it rises to


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that the result depends on."""

    tokenizer: Tokenizer
    cleaning: Cleaning
    synthetic: Synthetic
    network: Network
    training: Training
    phases: dict[str, Phase]
    corpora: dict[str, Corpus]


def load(path: Path) -> Recipe:
    """Return the recipe at `path`. Raises `msgspec.ValidationError` naming the wrong key."""
    recipe = msgspec.toml.decode(path.read_bytes(), type=Recipe)
    mixes = {name for corpus in recipe.corpora.values() for name in corpus.weights}
    for name, phase in recipe.phases.items():
        if phase.mix not in mixes:
            raise msgspec.ValidationError(f"phase {name}: no corpus has a weight for {phase.mix!r}")
    return recipe
