"""The steps of the recipe as commands; each goes on from what the work folder holds."""

# ruff: noqa: PLC0415 - every step imports what it needs: torch takes seconds

from __future__ import annotations

import json
from pathlib import Path

import click

from recipe.config import HERE, Recipe, load
from recipe.job import Job

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_NEW = click.Path(path_type=Path)
State = tuple[Recipe, Path]


@click.group()
@click.option("--recipe", "path", type=_FILE, default=HERE / "recipe.toml", show_default=False)
@click.option(
    "--work", type=_NEW, default=Path(".training"), help="Where all that is made is kept."
)
@click.pass_context
def main(context: click.Context, path: Path, work: Path) -> None:
    """Make the embedded model."""
    work.mkdir(parents=True, exist_ok=True)
    context.obj = (load(path), work)


@main.command()
@click.argument("corpora", type=_FOLDER)
@click.option("--extend", type=_FOLDER, help="Take a model's vocabularies, add the placeholders.")
@click.pass_obj
def tokenizer(state: State, corpora: Path, extend: Path | None) -> None:
    """Learn the vocabularies from CORPORA."""
    from recipe import vocabularies

    recipe, work = state
    folder = work / "vocabularies"
    folder.mkdir(exist_ok=True)
    if extend:
        for name in ("source.spm", "target.spm"):
            vocabularies.append(extend / name, recipe.tokenizer.placeholders, folder / name)
    else:
        vocabularies.learn(recipe, [HERE, corpora], folder)


@main.command()
@click.argument("corpora", type=_FOLDER)
@click.option("--evaluation", type=_FOLDER, help="Test sets: kept out, and for the loss on them.")
@click.pass_obj
def prepare(state: State, corpora: Path, evaluation: Path | None) -> None:
    """Clean CORPORA, generate figures and placeholders, encode everything."""
    from recipe.preparing import run

    run(Job(*state, [HERE, corpora], click.echo), evaluation)


@main.command()
@click.argument("phase")
@click.option("--start", type=_FILE, help="A model.bin, a checkpoint or a snapshot to begin with.")
@click.option("--minutes", type=float, default=1e6, show_default=False)
@click.pass_obj
def train(state: State, phase: str, start: Path | None, minutes: float) -> None:
    """Train PHASE, from its last checkpoint if there is one; SIGTERM saves and stops."""
    from recipe.phases import train as run

    job = Job(*state, [], click.echo)
    if phase not in job.recipe.phases:
        raise click.BadParameter(f"{phase}: the phases are {', '.join(job.recipe.phases)}")
    run(job, phase, start, minutes)


@main.command()
@click.argument("snapshots", nargs=-1, required=True, type=_FILE)
@click.argument("out", type=_NEW)
def average(snapshots: tuple[Path, ...], out: Path) -> None:
    """Write the mean of SNAPSHOTS to OUT."""
    from safetensors.torch import save_file

    from recipe.averaging import average as mean

    save_file(mean(snapshots), out)


@main.command()
@click.argument("weights", type=_FILE)
@click.argument("out", type=_NEW)
@click.option("--quantization", default="int8", type=click.Choice(["int8", "float32"]))
@click.option(
    "--corpora", type=_FOLDER, help="Find the head that aligns best, with their dictionary."
)
@click.pass_obj
def convert(
    state: State, weights: Path, out: Path, quantization: str, corpora: Path | None
) -> None:
    """Write WEIGHTS as the CTranslate2 folder OUT."""
    from recipe.converting import run

    job = Job(*state, [HERE, corpora] if corpora else [], click.echo)
    run(job, weights, out, None if quantization == "float32" else quantization)


@main.command()
@click.argument("model", type=_FOLDER)
@click.argument("tests", nargs=-1, type=_FILE)
@click.option("--corpora", type=_FOLDER, help="Run the suites of figures, placeholders and names.")
@click.option("--size", default=1000, help="Sentences of a suite.")
@click.option("--out", type=_NEW, help="Write everything as JSON.")
@click.pass_obj
def evaluate(
    state: State,
    model: Path,
    tests: tuple[Path, ...],
    *,
    corpora: Path | None,
    size: int,
    out: Path | None,
) -> None:
    """Score the CTranslate2 folder MODEL on TESTS."""
    from recipe.evaluating import run

    run(Job(*state, [HERE, corpora] if corpora else [], click.echo), model, list(tests), size, out)


@main.command()
@click.argument("model", type=_FOLDER)
@click.argument("report", type=_FILE)
@click.option("--readme", type=_FILE, default=HERE.parent / "README.md", show_default=False)
@click.pass_obj
def card(state: State, model: Path, report: Path, readme: Path) -> None:
    """Write the manifest of MODEL and the tables of the card from REPORT, made by `evaluate`."""
    from recipe import card as cards

    recipe, work = state
    results = json.loads(report.read_text(encoding="utf-8"))
    lag = json.loads((work / f"{model.name}.alignment.json").read_text(encoding="utf-8"))["lag"]
    (model / "model.toml").write_text(cards.manifest(recipe, model, results, lag), encoding="utf-8")
    tables = {"scores": cards.scores(results), "corpora": cards.corpora(recipe, work / "data")}
    readme.write_text(cards.rewrite(readme.read_text(encoding="utf-8"), tables), encoding="utf-8")


@main.command()
@click.argument("logs", nargs=-1, required=True, type=_FILE)
@click.argument("out", type=_NEW)
def plot(logs: tuple[Path, ...], out: Path) -> None:
    """Draw the curves of LOGS into OUT, a PNG."""
    from recipe import journal

    journal.plot(list(logs), out)


if __name__ == "__main__":
    main()
