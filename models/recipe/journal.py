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
    """Draw losses, and scores where there are any, over target tokens; phases one after another."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow, and only needed here

    figure = Figure(figsize=(9, 5), layout="constrained")
    losses = figure.subplots()
    scores = losses.twinx()
    for log in logs:
        entries = read(log)
        training = [(e["tokens"] / 1e6, e["loss"]) for e in entries if "loss" in e]
        losses.plot(
            *zip(*training, strict=True), lw=0.6, alpha=0.5, label=f"{log.parent.name}: training"
        )
        for key, axes, style in (("valid", losses, "-"), ("bleu", scores, "o--")):
            for name in {name for e in entries for name in e.get(key, ())}:
                points = [
                    (e["tokens"] / 1e6, e[key][name]) for e in entries if name in e.get(key, ())
                ]
                label = f"{log.parent.name}: {name}" + (" BLEU" if key == "bleu" else "")
                axes.plot(*zip(*points, strict=True), style, lw=1.2, ms=4, label=label)
    losses.set(xlabel="target tokens, million", ylabel="nats a token")
    scores.set_ylabel("BLEU")
    lines = [line for axes in (losses, scores) for line in axes.get_lines()]
    losses.legend(handles=lines, fontsize=7)
    figure.savefig(out, dpi=110)
