"""Tiny models of every family: seeded weights, and vocabularies trained on a few lines."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import ctranslate2
import numpy as np
import pytest
import sentencepiece
from ctranslate2.specs import TransformerSpec

SENTENCES = (
    (Path(__file__).parents[1] / "fixtures" / "model_sentences.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
ENGLISH = (
    "The minister said the number of injured rose to 27.",
    "The plane landed at Beirut airport at 7:50 in the morning.",
    "The city closed the beach for two days because of high waves.",
    "Losses reached 3.5 million dollars, the chamber of commerce said.",
)
WIDTH, HEADS = 16, 2
FRAMED = {  # family: SentencePiece files, language tokens
    "opus-mt": (("source.spm", "target.spm"), ()),
    "opus-mt multi": (("source.spm", "target.spm"), (">>eng<<", ">>fra<<")),
    "nllb": (("sentencepiece.bpe.model",), ("arb_Arab", "eng_Latn")),
    "m2m100": (("sentencepiece.bpe.model",), ("__ar__", "__en__")),
    "mbart50": (("sentencepiece.bpe.model",), ("ar_AR", "en_XX")),
    "madlad": (("spiece.model",), ("<2en>", "<2ar>")),
    "argos": (("sentencepiece.model",), ()),
}


def train_pieces(lines: Sequence[str], *symbols: str) -> bytes:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines * 3),
        model_writer=model,
        vocab_size=150,
        hard_vocab_limit=False,
        character_coverage=1.0,
        user_defined_symbols=list(symbols),
        minloglevel=2,
    )
    return model.getvalue()


def pieces_of(model: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(index) for index in range(len(processor))]


def write_network(
    folder: Path, source: list[str], target: list[str], *, positions: int = 512, **config: object
) -> None:
    """Write a network of one layer a side whose weights come from a fixed seed."""
    random = np.random.default_rng(7)

    def normal(*shape: int) -> np.ndarray:
        return random.normal(0, 0.4, shape).astype(np.float32)

    def linear(spec, rows: int, columns: int) -> None:
        spec.weight, spec.bias = normal(rows, columns), normal(rows)

    def norm(spec) -> None:
        spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    spec = TransformerSpec.from_config((1, 1), HEADS, pre_norm=True)
    spec.encoder.embeddings[0].weight = normal(len(source), WIDTH)
    spec.decoder.embeddings.weight = normal(len(target), WIDTH)
    linear(spec.decoder.projection, len(target), WIDTH)
    spec.decoder.projection.bias[target.index("</s>")] += 2.0
    for side, attentions in (
        (spec.encoder, ["self_attention"]),
        (spec.decoder, ["self_attention", "attention"]),
    ):
        norm(side.layer_norm)
        side.position_encodings.encodings = normal(positions, WIDTH)
        layer = side.layer[0]
        for name in attentions:
            attention = getattr(layer, name)
            norm(attention.layer_norm)
            rows = (3, 1) if name == "self_attention" else (1, 2, 1)
            for part, times in zip(attention.linear, rows, strict=True):
                linear(part, times * WIDTH, WIDTH)
        norm(layer.ffn.layer_norm)
        linear(layer.ffn.linear_0, 2 * WIDTH, WIDTH)
        linear(layer.ffn.linear_1, WIDTH, 2 * WIDTH)
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    for name, value in config.items():
        setattr(spec.config, name, value)
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


@pytest.fixture(scope="session")
def vocabularies() -> dict[str, bytes]:
    symbols = ("⟦0⟧", "⟦1⟧")
    return {
        "source": train_pieces(SENTENCES, *symbols),
        "target": train_pieces(ENGLISH, *symbols),
        "shared": train_pieces([*SENTENCES, *ENGLISH]),
    }


@pytest.fixture
def make_model(tmp_path: Path, vocabularies: dict[str, bytes]) -> Callable[..., Path]:
    """Return a function that writes a tiny model of a family and returns its folder."""

    def make(family: str, *, positions: int = 512, **config: object) -> Path:
        files, languages = FRAMED.get(family, FRAMED["opus-mt"])
        folder = tmp_path / family.replace(" ", "-")
        network = folder / "model" if family == "argos" else folder
        separate = len(files) == 2
        models = [
            vocabularies[name] for name in (("source", "target") if separate else ("shared",))
        ]
        source = [*pieces_of(models[0]), *languages]
        target = [*pieces_of(models[-1]), *(() if separate else languages)]
        config = {"decoder_start_token": "<s>", "add_source_eos": False} | config
        write_network(network, source, target, positions=positions, **config)
        for name, model in zip(files, models, strict=True):
            (folder / name).write_bytes(model)
        if family == "argos":
            (folder / "metadata.json").write_text(
                json.dumps({"from_code": "ar", "to_code": "en", "type": "translate"})
            )
        return folder

    return make


@pytest.fixture(scope="session")
def sentences() -> tuple[str, ...]:
    return tuple(SENTENCES)


@pytest.fixture(autouse=True, scope="session")
def _quiet() -> None:
    ctranslate2.set_log_level(50)
