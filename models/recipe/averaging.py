"""The mean of several snapshots of a run, which often translates better than the last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor


def average(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Return the mean of the weights at `paths`, in float32."""
    total: dict[str, Tensor] = {}
    for path in paths:
        for name, weight in load_file(path).items():
            total[name] = total.get(name, torch.zeros(())) + weight.float()
    return {name: weight / len(paths) for name, weight in total.items()}
