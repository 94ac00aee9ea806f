"""Muon for the matrices of the layers: momentum made orthogonal.

Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/. Each of the projections that one
matrix holds (queries, keys, values; gate and value) is made orthogonal alone, and one at a time:
batched products of bfloat16 are ten times slower on a CPU.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

from recipe.network import Transformer

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)  # of the quintic Newton-Schulz iteration
_ROUNDS = 5


class Muon(torch.optim.Optimizer):
    """Parameters come in groups of those that hold the same number of projections, `parts`."""

    def __init__(
        self, groups: Iterable[dict[str, Any]], rate: float, momentum: float = 0.95
    ) -> None:
        super().__init__(groups, {"lr": rate, "momentum": momentum, "decay": 0.01})

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        """Update every parameter that has a gradient."""
        del closure
        for group in self.param_groups:
            for weight in group["params"]:
                self._update(weight, group)

    def _update(self, weight: Tensor, group: dict[str, Any]) -> None:
        gradient = weight.grad
        if gradient is None:
            return
        state = self.state[weight]
        if "momentum" not in state:
            state["momentum"] = torch.zeros_like(weight)
        average, rate = state["momentum"], group["lr"]
        average.lerp_(gradient, 1 - group["momentum"])
        ahead = gradient.lerp(average, group["momentum"])  # Nesterov's
        parts = ahead.chunk(group["parts"], 0)
        update = torch.cat([orthogonal(part) for part in parts]).to(weight.dtype)
        tall = max(1.0, parts[0].size(0) / parts[0].size(1)) ** 0.5
        weight.mul_(1 - rate * group["decay"]).add_(update, alpha=-rate * tall)


def orthogonal(matrix: Tensor) -> Tensor:
    """Return about the nearest matrix with singular values near one, in bfloat16."""
    a, b, c = _COEFFICIENTS
    x = (matrix / (matrix.norm() + 1e-7)).to(torch.bfloat16)
    tall = x.size(0) > x.size(1)
    x = x.t().contiguous() if tall else x
    for _ in range(_ROUNDS):
        square = x @ x.t()
        x = torch.addmm(x, torch.addmm(square, square, square, beta=b, alpha=c), x, beta=a)
    return x.t() if tall else x


def optimisers(
    network: Transformer, matrix_rate: float, other_rate: float
) -> tuple[Muon, torch.optim.AdamW]:
    """Return the optimisers of the layers' matrices and of everything else."""
    groups: dict[int, list[nn.Parameter]] = {}
    others = []
    for name, weight in network.named_parameters():
        if weight.dim() == 1 or "embedding" in name:
            others.append(weight)
            continue
        parts = weight.size(0) // weight.size(1) if "keys" in name else 1 + ("up." in name)
        groups.setdefault(parts, []).append(weight)
    muon = Muon(({"params": p, "parts": n} for n, p in groups.items()), matrix_rate)
    return muon, torch.optim.AdamW(
        others, other_rate, betas=(0.9, 0.98), weight_decay=0, fused=True
    )
