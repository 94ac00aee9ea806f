"""Between the network and CTranslate2's model.bin, both ways, without a difference."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from ctranslate2.specs import common_spec, transformer_spec
from numpy.typing import NDArray
from torch import Tensor

from recipe.alignment_head import read_variables
from recipe.network import EMBEDDING_GAIN, POSITIONS, Transformer
from recipe.vocabularies import load

Array = NDArray[np.float32]


def convert(network: Transformer, vocabularies: Path, out: Path, quantization: str | None) -> None:
    """Write `network` as a CTranslate2 folder with its SentencePiece models; int8 or None."""
    shape = network.shape
    common = {
        "pre_norm": True,
        "activation": common_spec.Activation.SWISH,
        "ffn_glu": True,
        "rms_norm": True,
        "rotary_dim": 0,  # all of a head
        "rotary_interleave": False,
    }
    spec = transformer_spec.TransformerSpec(
        transformer_spec.TransformerEncoderSpec(shape.encoder_layers, shape.heads, **common),
        transformer_spec.TransformerDecoderSpec(shape.decoder_layers, shape.heads, **common),
    )
    for name, value in _variables(network):
        _set(spec, name, value)
    places = np.zeros((POSITIONS, shape.width), np.float32)  # the format wants some
    spec.encoder.position_encodings.encodings = places
    source, target = load(vocabularies)
    spec.register_source_vocabulary([source.id_to_piece(i) for i in range(source.vocab_size())])
    spec.register_target_vocabulary([target.id_to_piece(i) for i in range(target.vocab_size())])
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"  # noqa: S105
    spec.config.layer_norm_epsilon = 1e-6
    spec.validate()
    spec.optimize(quantization=quantization)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        spec.save(folder)
        for name in ("source.spm", "target.spm"):
            shutil.copyfile(vocabularies / name, Path(folder) / name)
        out.mkdir(exist_ok=True)
        for file in Path(folder).iterdir():
            file.replace(out / file.name)


def restore(network: Transformer, model: Path) -> None:
    """Take over the weights of the model.bin `model`, quantized or not.

    Vocabularies that have grown by pieces at their end keep the rows that were learnt; the new
    ones begin as the network made them.
    """
    data = bytearray(model.read_bytes())
    found = read_variables(data)
    weights = dict(_parameters(network))
    for name, parts in weights.items():
        values = []
        for part in _names(name):
            value = found[part].of(data).astype(np.float32)
            scale = found.get(f"{part}_scale")
            if scale is not None:
                value /= scale.of(data).astype(np.float32)[:, None]
            values.append(value)
        value = np.concatenate(values) / _gain(name)
        with torch.no_grad():
            parts[: len(value)].copy_(torch.from_numpy(value))


def _parameters(network: Transformer) -> Iterator[tuple[str, Tensor]]:
    yield from network.named_parameters()


def _variables(network: Transformer) -> Iterator[tuple[str, Array]]:
    """Yield CTranslate2's variables and their values."""
    for name, parameter in network.named_parameters():
        value = parameter.detach().float().cpu().numpy()
        names = _names(name)
        parts = np.split(value, len(names))
        for part, piece in zip(names, parts, strict=True):
            yield part, piece * np.float32(_gain(name))
    yield (
        "decoder/projection/weight",
        network.target_embedding.weight.detach().float().cpu().numpy(),
    )


def _gain(name: str) -> float:
    return EMBEDDING_GAIN if name.endswith("embedding.weight") else 1.0


def _names(name: str) -> list[str]:
    """Return the variables of CTranslate2 that hold parameter `name`, in order."""
    fixed = {
        "source_embedding.weight": ["encoder/embeddings_0/weight"],
        "target_embedding.weight": ["decoder/embeddings/weight"],
        "encoder_norm.weight": ["encoder/layer_norm/gamma"],
        "decoder_norm.weight": ["decoder/layer_norm/gamma"],
    }
    if name in fixed:
        return fixed[name]
    side, number, rest = name.removesuffix(".weight").split(".", 2)
    in_layer = {
        "self_norm": ["self_attention/layer_norm/gamma"],
        "self_attention.keys": ["self_attention/linear_0/weight"],
        "self_attention.out": ["self_attention/linear_1/weight"],
        "cross_norm": ["attention/layer_norm/gamma"],
        "cross_attention.query": ["attention/linear_0/weight"],
        "cross_attention.keys": ["attention/linear_1/weight"],
        "cross_attention.out": ["attention/linear_2/weight"],
        "inner_norm": ["ffn/layer_norm/gamma"],
        "inner.up": ["ffn/linear_0/weight", "ffn/linear_0_noact/weight"],
        "inner.down": ["ffn/linear_1/weight"],
    }
    return [f"{side}/layer_{number}/{part}" for part in in_layer[rest]]


def _set(spec: object, name: str, value: Array) -> None:
    """Set the variable `name` of a specification, whose lists are numbered by `_`."""
    *path, last = name.split("/")
    for step in path:
        stem, _, number = step.rpartition("_")
        spec = (
            getattr(spec, stem)[int(number)]
            if number.isdigit() and not hasattr(spec, step)
            else getattr(spec, step)
        )
    setattr(spec, last, value)
