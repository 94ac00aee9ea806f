"""The whole recipe on some hundred lines, step after step, by its own commands."""

import json
import tomllib

import ctranslate2
import numpy as np
import pytest
import torch
from click.testing import CliRunner

from dragoman.settings import Settings
from dragoman.types import Request
from dragoman_models.backend import CTranslate2Backend
from recipe.__main__ import main
from recipe.config import load
from recipe.dataset import batch
from recipe.job import Job
from recipe.phases import network
from recipe.training import tensors
from recipe.vocabularies import END


@pytest.fixture(scope="module")
def run(bench):
    """Run a step and return what it printed."""

    def step(*arguments):
        options = ["--recipe", bench / "recipe.toml", "--work", bench / "work"]
        result = CliRunner().invoke(main, [str(a) for a in (*options, *arguments)])
        assert result.exit_code == 0, result.output + repr(result.exception)
        return result.output

    return step


@pytest.fixture(scope="module")
def prepared(bench, run):
    run("tokenizer", bench / "corpora")
    return run("prepare", bench / "corpora", "--evaluation", bench / "tests")


@pytest.fixture(scope="module")
def trained(bench, run, prepared):
    run("train", "broad", "--minutes", 0)  # one step, and a checkpoint
    run("train", "broad")
    return bench / "work" / "broad"


@pytest.fixture(scope="module")
def converted(bench, run, trained):
    weights = trained / "last.pt"
    run("convert", weights, bench / "int8", "--corpora", bench / "corpora")
    run("convert", weights, bench / "float32", "--quantization", "float32")
    return bench


def test_test_sentences_are_kept_out_and_counted(prepared):
    assert "absent: not found, left out" in prepared
    (wire,) = [line for line in prepared.splitlines() if line.startswith("wire:")]
    assert "10 exact match of a test sentence" in wire


def test_preparing_again_does_nothing(bench, run, prepared):
    assert run("prepare", bench / "corpora", "--evaluation", bench / "tests").splitlines() == [
        "absent: not found, left out"
    ]


def test_a_run_is_resumed_and_learns(trained):
    log = [json.loads(line) for line in (trained / "log.jsonl").read_text().splitlines()]
    losses = [entry["valid"]["dev"] for entry in log if "valid" in entry]
    steps = [entry["step"] for entry in log if "valid" in entry]
    assert steps == [1, 10, 20, 30, 30]
    assert losses[-1] < losses[0] - 0.5
    assert len(list(trained.glob("step-*.safetensors"))) == 2


def test_log_probabilities_equal_those_of_ctranslate2(bench, converted, newsroom):
    job = Job(load(bench / "recipe.toml"), bench / "work", [], print)
    model = network(job, bench / "work" / "broad" / "last.pt").eval()
    translator = ctranslate2.Translator(str(converted / "float32"), compute_type="float32")
    backend = CTranslate2Backend("x", converted / "float32", Settings())
    source, target = backend._pieces
    for arabic, english in newsroom[:5]:
        ours, theirs = source.encode(arabic), target.encode(english)
        (scores,) = translator.score_batch(
            [source.encode(arabic, out_type=str)], [target.encode(english, out_type=str)]
        )
        pair = (np.array([*ours, END], np.uint16), np.array(theirs, np.uint16))
        data = tensors(batch([[pair]], len(ours) + 1, len(theirs) + 1), torch.device("cpu"))
        with torch.no_grad():
            states = model.decode(data, model.encode(data))
            logs = model.logits(states).log_softmax(-1)
        expected = logs.gather(-1, data.answer[..., None])[0, :, 0]
        np.testing.assert_allclose(scores.log_probs, expected.numpy(), atol=1e-4)


def test_the_model_translates_and_copies_its_placeholders(bench, run, converted):
    report = bench / "report.json"
    dev = bench / "tests" / "dev.tsv"
    suites = ("--corpora", bench / "corpora", "--size", 12)
    out = run("evaluate", converted / "int8", dev, *suites, "--out", report)
    assert "dev (20): BLEU" in out
    shares = json.loads(report.read_text())["suites"]
    assert set(shares) >= {"figures, one", "placeholders", "names", "names, by their sound"}
    best = shares["placeholders, best of 4 hypotheses"]
    assert best["of"] == shares["placeholders"]["of"]
    assert best["right"] >= shares["placeholders"]["right"]
    readme = bench / "README.md"
    readme.write_text("<!-- scores --><!-- /scores --> <!-- corpora --><!-- /corpora -->")
    run("card", converted / "int8", report, "--readme", readme)
    assert "| dev | 20 |" in readme.read_text()
    assert "| `wire` |" in readme.read_text()
    assert (
        tomllib.loads((converted / "int8" / "model.toml").read_text())["scores"][0]["sentences"]
        == 20
    )
    backend = CTranslate2Backend("x", converted / "int8", Settings())
    assert backend.placeholders == ("⟦1⟧", "⟦2⟧")
    ((candidate, *_),) = backend.translate([Request("قال ⟦1⟧ إن", align=True)])
    assert candidate.tokens >= 0


def test_snapshots_are_averaged_and_runs_drawn(bench, run, trained):
    snapshots = sorted(trained.glob("step-*.safetensors"))
    run("average", *snapshots, bench / "mean.safetensors")
    run("convert", bench / "mean.safetensors", bench / "mean")
    run("plot", trained / "log.jsonl", bench / "curve.png")
    assert (bench / "curve.png").read_bytes().startswith(b"\x89PNG")


def test_a_converted_model_is_a_start(bench, converted):
    job = Job(load(bench / "recipe.toml"), bench / "work", [], print)
    weights = bench / "work" / "broad" / "last.pt"
    ours, theirs = network(job, weights), network(job, converted / "float32" / "model.bin")
    for name, weight in ours.state_dict().items():
        torch.testing.assert_close(theirs.state_dict()[name], weight)
    rough = network(job, converted / "int8" / "model.bin").state_dict()["target_embedding.weight"]
    torch.testing.assert_close(rough, ours.target_embedding.weight.data, atol=0.01, rtol=0.02)


def test_an_unknown_phase_is_named(bench):
    options = ["--recipe", str(bench / "recipe.toml"), "--work", str(bench / "work")]
    result = CliRunner().invoke(main, [*options, "train", "cooldwn"])
    assert result.exit_code == 2
    assert "the phases are broad" in result.output
