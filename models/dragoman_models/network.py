"""What the files of a CTranslate2 model say about it, read without loading the weights."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any, BinaryIO, Final

from dragoman.errors import ModelError
from dragoman_models.reading import read

MAX_INPUT: Final = 1024  # CTranslate2's own limits
MAX_OUTPUT: Final = 256
_ENDLESS: Final = 1 << 31

_ENCODINGS: Final = ("encoder/position_encodings/encodings", "decoder/position_encodings/encodings")
_RELATIVE: Final = ("rotary_dim", "relative_position_keys", "relative_attention_bias")


def read_config(folder: Path) -> dict[str, Any]:
    """Return config.json of a CTranslate2 folder; older models have none: empty."""
    path = folder / "config.json"
    if not path.is_file():
        return {}
    config = read(path, json.loads)
    if not isinstance(config, dict):
        raise ModelError(f"{path}: not a table", "convert or install the model again")
    return config


def read_source_vocabulary(folder: Path) -> frozenset[str]:
    """Return the source tokens of a CTranslate2 folder, empty where it has no vocabulary."""
    for name in ("shared_vocabulary", "source_vocabulary", "source_1_vocabulary"):
        if (path := folder / f"{name}.json").is_file():
            tokens = read(path, json.loads)
            if not isinstance(tokens, list) or not all(isinstance(t, str) for t in tokens):
                raise ModelError(f"{path}: not a list of tokens", "install the model again")
            return frozenset(tokens)
        if (path := folder / f"{name}.txt").is_file():
            return frozenset(read(path, lambda text: text.split("\n")))
    return frozenset()


def limits(model: Path) -> tuple[int, int]:
    """Return how many source and target tokens the network `model.bin` takes.

    CTranslate2's own limits, or fewer where the positions that the network knows run out. A
    network with relative positions has no such end, whatever encodings it carries.
    """
    rows = dict.fromkeys(_ENCODINGS, _ENDLESS)
    try:
        with model.open("rb") as file:
            _read_rows(file, rows)
    except (OSError, struct.error, UnicodeDecodeError) as error:
        raise ModelError(f"{model}: not a CTranslate2 model", "install the model again") from error
    encoder, decoder = (rows[name] for name in _ENCODINGS)
    return min(MAX_INPUT, encoder), min(MAX_OUTPUT, decoder)


def _read_rows(file: BinaryIO, rows: dict[str, int]) -> None:
    """Set the first dimension of every variable, or alias of one, that `rows` names."""
    (version,) = _unpack(file, "<I")
    if version < 5:  # noqa: PLR2004 - the layout read here came with version 5
        return
    _string(file)
    _, count = _unpack(file, "<II")
    relative = set()
    for _ in range(count):
        name = _string(file)
        (rank,) = _unpack(file, "<B")
        shape = _unpack(file, f"<{rank}I")
        _, size = _unpack(file, "<BI")
        if name in rows and shape:
            rows[name] = shape[0]
        elif name.endswith(_RELATIVE) and "/layer_0/self_attention/" in name:
            relative.add(name.split("/")[0])
        file.seek(size, 1)
    (count,) = _unpack(file, "<I")
    for _ in range(count):
        alias, name = _string(file), _string(file)
        if alias in rows and name in rows:
            rows[alias] = rows[name]
    for name in rows:
        if name.split("/")[0] in relative:
            rows[name] = _ENDLESS


def _unpack(file: BinaryIO, form: str) -> tuple[int, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _string(file: BinaryIO) -> str:
    (length,) = _unpack(file, "<H")
    return file.read(length).rstrip(b"\0").decode()
