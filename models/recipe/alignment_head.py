"""Make one attention head of a CTranslate2 model the one that alignments are read from.

    python models/recipe/alignment_head.py MODEL.BIN LAYER HEAD

CTranslate2 returns the mean attention of the first heads of one decoder layer (by default the
first head of the last). The head that aligns best may be any, so its rows and columns change
places with those of head 0: the network computes the same, and its attention becomes the answer.

In a shallow decoder the best head is often one of the first layer, which looks at the source of
the token that came in, not of the one that goes out: its attention trails by one token. Set
`alignment_lag = 1` in model.toml for such a head. LAYER and HEAD count from 0.
"""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_TYPES = ("<f4", "i1", "<i2", "<i4", "<f2", "<u2")  # by CTranslate2's number of the type


@dataclass(frozen=True, slots=True)
class Variable:
    """Where a variable's data lies in a model.bin, and what it is."""

    offset: int
    shape: tuple[int, ...]
    kind: str  # numpy type

    def of(self, data: bytearray) -> np.ndarray:
        """Return a writable view of the variable's values."""
        count = int(np.prod(self.shape, dtype=np.int64))
        return np.frombuffer(data, self.kind, count, self.offset).reshape(self.shape)


def read_variables(data: bytes | bytearray) -> dict[str, Variable]:
    """Return the variables of a model.bin by name."""
    position = 4

    def take(form: str) -> tuple[int, ...]:
        nonlocal position
        values = struct.unpack_from(form, data, position)
        position += struct.calcsize(form)
        return values

    def text() -> str:
        nonlocal position
        (length,) = take("<H")
        position += length
        return bytes(data[position - length : position - 1]).decode()

    text()
    _, count = take("<II")
    found = {}
    for _ in range(count):
        name = text()
        (rank,) = take("<B")
        shape = take(f"<{rank}I")
        kind, size = take("<BI")
        found[name] = Variable(position, shape, _TYPES[kind])
        position += size
    return found


def promote(data: bytearray, layer: int, head: int) -> None:
    """Swap `head` of decoder `layer` with its head 0, and select that for alignments."""
    variables = read_variables(data)
    heads = int(variables["decoder/num_heads"].of(data)[()])
    prefix = f"decoder/layer_{layer}/attention/linear_"
    width = variables[f"{prefix}2/weight"].shape[1] // heads
    order = [head, *range(1, head), 0, *range(head + 1, heads)] if head else list(range(heads))
    index = np.concatenate([np.arange(width) + number * width for number in order])
    for linear, parts in ((0, 1), (1, 2)):  # queries; keys and values
        rows = np.concatenate([index + part * len(index) for part in range(parts)])
        for name in ("weight", "weight_scale", "bias"):
            if variable := variables.get(f"{prefix}{linear}/{name}"):
                view = variable.of(data)
                view[:] = view[rows]
    output = variables[f"{prefix}2/weight"].of(data)
    output[:] = output[:, index]
    variables["decoder/alignment_layer"].of(data)[()] = layer
    variables["decoder/alignment_heads"].of(data)[()] = 1


def main(path: str, layer: str, head: str) -> None:
    """Rewrite the file."""
    data = bytearray(Path(path).read_bytes())
    promote(data, int(layer), int(head))
    Path(path).write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
