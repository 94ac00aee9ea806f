"""The step `train`: a phase of the recipe, from a model, from weights, or from its checkpoint."""

from __future__ import annotations

from pathlib import Path

import torch
from msgspec.structs import asdict
from safetensors.torch import load_file

from recipe.conversion import restore
from recipe.dataset import Encoded, Mix
from recipe.job import Job
from recipe.network import Transformer
from recipe.training import Run
from recipe.vocabularies import load


def train(job: Job, phase: str, start: Path | None, minutes: float) -> None:
    """Train `phase` for at most `minutes`."""
    recipe, options = job.recipe, job.recipe.training
    model = network(job, start)
    mix = recipe.phases[phase].mix
    weights = {
        path: corpus.weights[mix]
        for name, corpus in recipe.corpora.items()
        if mix in corpus.weights and (path := job.data / f"{name}.npz").is_file()
    }
    for kind, generated in asdict(recipe.synthetic).items():
        if mix in generated.weights and (path := job.data / f"synthetic_{kind}.npz").is_file():
            weights[path] = generated.weights[mix]
    data = Mix(
        weights, rows=options.rows, source_row=options.source_row, target_row=options.target_row
    )
    size = sum(p.numel() for p in model.parameters())
    job.tell(f"{size:,} parameters; {len(data.weights):,} pairs; {data.tokens:,} tokens an epoch")
    held = {path.stem: Encoded.load(path) for path in sorted(job.held.glob("*.npz"))}
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    run = Run(model, options, recipe.phases[phase], data, job.work / phase, held, device)
    run.train(minutes, job.tell)


def network(job: Job, start: Path | None) -> Transformer:
    """Return the network, with the weights of a model.bin, a checkpoint or a snapshot."""
    torch.manual_seed(job.recipe.training.seed)
    source, target = load(job.vocabularies)
    model = Transformer(job.recipe.network, source.vocab_size(), target.vocab_size())
    if start is None:
        return model
    if start.suffix == ".bin":
        restore(model, start)
    elif start.suffix == ".pt":
        saved = torch.load(start, map_location="cpu", weights_only=True)
        model.load_state_dict(saved["network"])
    else:
        model.load_state_dict({k: v.float() for k, v in load_file(start).items()})
    return model
