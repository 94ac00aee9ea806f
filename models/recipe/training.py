"""Training: resumable at any step, the same order of pairs whenever it is resumed."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from recipe import journal
from recipe.config import Phase, Training
from recipe.dataset import Encoded, Mix, Rows, batch
from recipe.network import Batch, Dropout, Transformer
from recipe.optimiser import Muon, optimisers

_REPORT = 20  # steps between lines of the log


@dataclass(slots=True)
class Progress:
    """How far a phase has come."""

    step: int = 0
    epoch: int = 0
    batches: int = 0  # of the epoch, already used
    tokens: int = 0  # answers learnt from in this phase


@dataclass(slots=True)
class Run:
    """One phase being trained in `folder`."""

    network: Transformer
    options: Training
    phase: Phase
    mix: Mix
    folder: Path
    held: Mapping[str, Encoded]  # validation sets by name
    device: torch.device
    progress: Progress = field(default_factory=Progress)
    stopped: bool = False
    optimisers: tuple[Muon, torch.optim.AdamW] = field(init=False)
    dropout: Dropout = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.network.to(self.device)
        self.optimisers = optimisers(
            self.network, self.options.matrix_rate, self.options.other_rate
        )
        generator = torch.Generator().manual_seed(self.options.seed)
        self.dropout = Dropout(self.options.dropout, generator).to(self.device)
        self.resume()

    @property
    def checkpoint(self) -> Path:
        """Everything that a later run goes on from."""
        return self.folder / "last.pt"

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if not self.checkpoint.is_file():
            return
        saved = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.network.load_state_dict(saved["network"])
        for optimiser, state in zip(self.optimisers, saved["optimisers"], strict=True):
            optimiser.load_state_dict(state)
        self.progress = Progress(**saved["progress"])
        self.dropout.generator.manual_seed(self.options.seed + self.progress.step)

    def save(self) -> None:
        """Write the checkpoint and a snapshot of the weights, the oldest of which go."""
        state = {
            "network": self.network.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "progress": {f.name: getattr(self.progress, f.name) for f in fields(Progress)},
        }
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)
        write_weights(self.network, self.folder / f"step-{self.progress.step:06}.safetensors")
        for old in sorted(self.folder.glob("step-*.safetensors"))[: -self.options.keep]:
            old.unlink()

    def train(self, minutes: float, tell: Callable[[str], None]) -> None:
        """Train until the phase ends, the time is over, or a signal asks to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        learn = torch.compile(self._learn, dynamic=False) if self.options.compile else self._learn
        end = time.monotonic() + minutes * 60
        since, tokens, loss = time.monotonic(), 0, 0.0
        for rows in self._batches():
            step_loss, step_tokens = self._step(learn, rows)
            loss, tokens = loss + step_loss, tokens + step_tokens
            step = self.progress.step
            if step % _REPORT == 0:
                speed = tokens / (time.monotonic() - since)
                self._note(loss=loss / tokens, rate=self._rate(), speed=round(speed))
                tell(f"step {step:,}  loss {loss / tokens:.3f}  {speed:,.0f} tokens/s")
                since, tokens, loss = time.monotonic(), 0, 0.0
            if step % self.options.validate_every == 0:
                tell(self.validate())
            if step % self.options.save_every == 0:
                self.save()
            if self.stopped or step >= self.phase.steps or time.monotonic() > end:
                break
        tell(self.validate())
        self.save()

    def _stop(self, *_: object) -> None:
        self.stopped = True

    def _batches(self) -> Iterator[Rows]:
        """Yield batches, epoch after epoch, from where the last run stopped."""
        while self.progress.step < self.phase.steps:
            for number, rows in enumerate(self.mix.epoch(self.options.seed, self.progress.epoch)):
                if number >= self.progress.batches:
                    self.progress.batches += 1
                    yield rows
            self.progress.epoch += 1
            self.progress.batches = 0

    def _rate(self) -> float:
        """Return the share of the full learning rate at this step."""
        step = self.progress.step
        warm = min(1.0, (step + 1) / max(self.phase.warmup, 1))
        left = 1 - step / self.phase.steps if self.phase.schedule == "linear" else 1.0
        return self.phase.peak * warm * left

    def _step(self, learn: Callable[..., Any], rows: Rows) -> tuple[float, int]:
        rate = self._rate()
        for optimiser, full in zip(
            self.optimisers, (self.options.matrix_rate, self.options.other_rate), strict=True
        ):
            for group in optimiser.param_groups:
                group["lr"] = full * rate
        loss, count = learn(tensors(rows, self.device), self._masks(rows))
        (loss / count).backward()
        for optimiser in self.optimisers:
            optimiser.step()
            optimiser.zero_grad()
        self.progress.step += 1
        self.progress.tokens += int(count)
        return float(loss.detach()), int(count)

    def _learn(
        self, data: Batch, masks: tuple[list[Tensor], list[Tensor]] | None
    ) -> tuple[Tensor, Tensor]:
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            result: tuple[Tensor, Tensor] = self.network(data, masks, self.options.label_smoothing)
        return result

    def _masks(self, rows: Rows) -> tuple[list[Tensor], list[Tensor]] | None:
        if not self.options.dropout:
            return None
        width, counts = self.network.shape.width, self.network.drops()
        shapes = ((*rows.source.shape, width), (*rows.target.shape, width))
        encoder, decoder = (
            list(self.dropout.masks(n, s)) for n, s in zip(counts, shapes, strict=True)
        )
        return encoder, decoder

    def validate(self) -> str:
        """Measure and note the loss on every held-out set; return a line that says it."""
        losses = {n: self._loss(encoded) for n, encoded in self.held.items()}
        self._note(valid={name: round(loss, 4) for name, loss in losses.items()})
        return "  ".join(f"{name} {loss:.4f}" for name, loss in losses.items())

    @torch.no_grad()
    def _loss(self, encoded: Encoded) -> float:
        total, count = 0.0, 0
        for start in range(0, len(encoded), 32):
            pairs = [encoded.pair(i) for i in range(start, min(start + 32, len(encoded)))]
            longest = max(max(len(s), len(t) + 1) for s, t in pairs)
            data = tensors(batch([[p] for p in pairs], longest, longest), self.device)
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                loss, answers = self.network(data, None, 0.0)
            total, count = total + float(loss), count + int(answers)
        return total / max(count, 1)

    def _note(self, **entry: Any) -> None:  # noqa: ANN401
        now = {
            "step": self.progress.step,
            "tokens": self.progress.tokens,
            "time": round(time.time()),
        }
        journal.record(self.folder / "log.jsonl", **now, **entry)


def tensors(rows: Rows, device: torch.device) -> Batch:
    """Return a batch of the network's."""
    parts: Sequence[Any] = [getattr(rows, f.name) for f in fields(Rows)]
    return Batch(*(torch.from_numpy(part).to(device) for part in parts))


def write_weights(network: Transformer, path: Path) -> None:
    """Write the weights alone, in bfloat16."""
    weights = {n: w.detach().to("cpu", torch.bfloat16) for n, w in network.state_dict().items()}
    save_file(weights, path)
