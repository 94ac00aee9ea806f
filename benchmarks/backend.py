"""Throughput of the backend against a bare `translate_batch`, in one run.

    python benchmarks/backend.py [MODEL] [FILE] [--rounds N] [--beam N]

MODEL is a model folder (default: the embedded one), FILE has one Arabic sentence a line (default:
400 made from the tests' own). Both sides use one translator with the same options; the bare side
gets its tokens ready-made, in token batches that CTranslate2 sorts and pads. Rounds alternate;
processor time is the fairer ratio where other programs run.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from dragoman.settings import Settings
from dragoman.types import Request
from dragoman_models.backend import CTranslate2Backend
from dragoman_models.plugin import EMBEDDED

OWN = Path(__file__).parents[1] / "tests" / "fixtures" / "model_sentences.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", nargs="?", type=Path, default=EMBEDDED)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beam", type=int, default=4)
    arguments = parser.parse_args()

    sentences = read(arguments.file)
    backend = CTranslate2Backend(
        arguments.model.name, arguments.model, Settings(beam=arguments.beam)
    )
    backend.translate([Request(sentences[0])])  # loads the weights
    translator, options, model = backend.translator, backend.options, backend.model
    sources = [model.frame.tokens(backend.pieces(text)) for text in sentences]
    prefix = [list(model.frame.target_prefix)] * len(sources) if model.frame.target_prefix else None

    def bare() -> int:
        results = translator.translate_batch(
            sources,
            prefix,
            max_batch_size=options.batch_tokens,
            batch_type="tokens",
            max_decoding_length=model.target_limit,
            **options.search(),
        )
        return sum(len(result.hypotheses[0]) - 1 for result in results)  # the end mark

    def ours() -> int:
        answers = backend.translate([Request(text) for text in sentences])
        return sum(candidate.tokens for (candidate,) in answers)

    times: dict[Callable[[], int], list[float]] = {bare: [], ours: []}
    tokens: dict[Callable[[], int], int] = {}
    work: dict[Callable[[], int], float] = {bare: 0.0, ours: 0.0}
    for _ in range(arguments.rounds):
        for side, seconds in times.items():
            start, used = perf_counter(), process_time()
            tokens[side] = side()
            seconds.append(perf_counter() - start)
            work[side] += process_time() - used
    print(
        f"{len(sentences)} sentences, beam {options.beam}, {options.threads} threads, "
        f"{translator.compute_type}, median of {arguments.rounds}"
    )
    for side, seconds in times.items():
        rate = len(sentences) / median(seconds)
        print(
            f"{side.__name__:5} {rate:8.1f} sentences/s {tokens[side] / median(seconds):8.0f} "
            "target tokens/s"
        )
    print(f"ratio {median(times[bare]) / median(times[ours]):.2f}")
    print(f"ratio of processor time {work[bare] / work[ours]:.2f}")


def read(file: Path | None) -> list[str]:
    """Return the different sentences of `file`, or 400 that join the halves of our own."""
    if file:
        lines = file.read_text(encoding="utf-8").splitlines()
        return list(dict.fromkeys(line for line in lines if line.strip()))
    own = [line.split() for line in OWN.read_text(encoding="utf-8").splitlines()]
    return [" ".join([*a[: len(a) // 2], *b[len(b) // 2 :]]) for a in own for b in own]


if __name__ == "__main__":
    main()
