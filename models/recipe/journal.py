"""The log of a training run: one JSON object a line, and a picture of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def record(path: Path, **entry: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Append one entry."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


def read(path: Path) -> list[dict[str, Any]]:
    """Return the entries in order; none where there is no log."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plot(logs: list[Path], out: Path) -> None:
    """Draw the losses over target tokens, the phases one behind another."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow, and only needed here

    figure = Figure(figsize=(9, 5), layout="constrained")
    axes = figure.subplots()
    begin = 0.0
    curves: dict[str, list[tuple[float, float]]] = {}
    for log in logs:
        entries = read(log)
        axes.axvline(begin, color="0.8", lw=0.8)
        axes.annotate(log.parent.name, (begin, 1), xycoords=("data", "axes fraction"), fontsize=8)
        for entry in entries:
            at = begin + entry["tokens"] / 1e6
            losses = {"training": entry["loss"]} if "loss" in entry else entry.get("valid", {})
            for name, loss in losses.items():
                curves.setdefault(name, []).append((at, loss))
        begin += max((entry["tokens"] / 1e6 for entry in entries), default=0.0)
    for name, points in curves.items():
        axes.plot(*zip(*points, strict=True), lw=1.2, label=name)
    axes.set(xlabel="target tokens, million", ylabel="nats a token")
    axes.legend(fontsize=8)
    figure.savefig(out, dpi=110)
