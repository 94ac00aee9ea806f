"""The pipeline against the bare library, and how it grows with the document.

    python benchmarks/pipeline.py throughput FILE.tsv... [--sentences 2000]
    python benchmarks/pipeline.py growth [--lines 100000]

`throughput` takes files of English TAB Arabic. It translates the same sentences with
CTranslate2's own `translate_batch` and through the whole pipeline (Markdown, protection, checks;
with and without asking again) and prints sentences a second as ratios of the first; the ratio of
processor time is the fairer one where other programs run.
`growth` sends documents of growing length through the pipeline with a backend that answers at
once, and prints microseconds a line and the peak of Python's memory, the document's own included,
in multiples of its bytes.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.hookspecs import hookimpl
from dragoman.host import Host, create_host
from dragoman.pipeline import translate
from dragoman.protocols import Backend
from dragoman.settings import Settings
from dragoman.types import Candidate, Request

LINE = "قال متحدث باسم الوزارة يوم الأربعاء إن {0} شخصا وصلوا إلى المدينة في `bus-{0}`."


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["throughput", "growth"])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--lines", type=int, default=100_000)
    arguments = parser.parse_args()
    if arguments.what == "growth":
        growth(arguments.lines)
    else:
        throughput(arguments.files, arguments.sentences)


def throughput(files: Sequence[Path], wanted: int) -> None:
    rows = [line.split("\t") for file in files for line in file.read_text("utf-8").splitlines()]
    step = max(1, len(rows) // wanted)
    sentences = [row[1] for row in rows[::step] if len(row) > 1][:wanted]
    document = "\n\n".join(sentences) + "\n"
    once, again = create_host(settings=Settings(retries=False)), create_host()
    for host in (once, again):
        translate(host, "مرحبا.")  # loads the weights
    base = timed("bare translate_batch", len(sentences), bare(once, sentences))
    timed("pipeline", len(sentences), lambda: translate(once, document), base)
    timed("pipeline, asking again", len(sentences), lambda: translate(again, document), base)


def bare(host: Host, sentences: Sequence[str]) -> Callable[[], object]:
    """Return a run of the plain library with the same model and settings."""
    import ctranslate2  # noqa: PLC0415
    import sentencepiece  # noqa: PLC0415

    settings, folder = host.settings, host.models()[host.settings.model]
    source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
    translator = ctranslate2.Translator(
        str(folder), compute_type=settings.compute_type, intra_threads=settings.threads
    )

    def run() -> list[str]:
        results = translator.translate_batch(
            source.encode(sentences, out_type=str),
            beam_size=settings.beam or 4,
            length_penalty=1.0 if settings.length_penalty is None else settings.length_penalty,
            max_batch_size=settings.batch_tokens,
            batch_type="tokens",
            return_scores=True,
        )
        return [target.decode(r.hypotheses[0]) for r in results]

    return run


def timed(
    name: str, count: int, run: Callable[[], object], base: tuple[float, float] | None = None
) -> tuple[float, float]:
    """Run once, print sentences a second and the ratios to `base`, return both rates."""
    begin, used = time.perf_counter(), time.process_time()
    run()
    rates = count / (time.perf_counter() - begin), count / (time.process_time() - used)
    ratio, ratio_used = (rate / of for rate, of in zip(rates, base or rates, strict=True))
    print(f"{name:24} {rates[0]:8.1f} sentences/s {ratio:6.2f}, by processor time {ratio_used:.2f}")
    return rates


class Instant:
    """A backend that answers at once, in English, keeping figures and placeholders."""

    name = digest = "instant"
    source_language, target_language = "ar", "en"
    placeholders = tuple(f"⟦{i}⟧" for i in range(16))
    max_tokens = 512

    @hookimpl
    def register_backends(self) -> dict[str, Callable[[], Backend]]:
        return {"instant": lambda: self}

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def translate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        return [(self.answer(r.text),) for r in requests]

    def answer(self, text: str) -> Candidate:
        kept = [w for w in text.rstrip(".").split() if w.isdecimal() or w in self.placeholders]
        english = "A ministry spokesman said on Wednesday that people arrived in the city, "
        return Candidate(english + " ".join(kept) + ".", -1.0, 20)


def document_of(lines: int) -> str:
    return "".join(LINE.format(n) + "\n\n" for n in range(lines // 2))


def growth(longest: int) -> None:
    host = create_host(settings=Settings(model="instant"), plugins=[Instant()])
    lines = 100
    while lines <= longest:
        begin = time.perf_counter()
        translate(host, document_of(lines))
        seconds = time.perf_counter() - begin
        tracemalloc.start()
        document = document_of(lines)
        translate(host, document)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        size = len(document.encode())
        print(
            f"{lines:8} lines {seconds / lines * 1e6:8.0f} µs/line {peak / 1e6:6.1f} MB,"
            f" {peak / size:5.1f} x the document's bytes"
        )
        lines *= 10


if __name__ == "__main__":
    main()
