"""From corpora to token numbers: clean, keep test sentences out, encode, drop repetitions."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import astuple
from sentencepiece import SentencePieceProcessor

from recipe.cleaning import is_balanced, is_bilingual, same_figures
from recipe.config import HERE, Cleaning
from recipe.corpora import Pair, find, read_pairs
from recipe.dataset import Encoded
from recipe.job import Job
from recipe.leakage import Held

SYNTHETIC = HERE / "synthetic"
_PORTION = 20_000


class Encoder:
    """Encodes corpora one by one; a pair of an earlier corpus is not taken again."""

    def __init__(
        self,
        source: SentencePieceProcessor,
        target: SentencePieceProcessor,
        cleaning: Cleaning,
        held: Held,
    ) -> None:
        self.source, self.target = source, target
        self.cleaning, self.held = cleaning, held
        self.seen: set[bytes] = set()

    def encode(self, pairs: Iterable[Pair], *, figures: bool) -> tuple[Encoded, Counter[str]]:
        """Return what is kept of a corpus, and how many pairs were kept or left out, and why."""
        counts: Counter[str] = Counter()
        kept: list[tuple[list[int], list[int]]] = []
        for portion in _portions(pairs, _PORTION):
            clean = [pair for pair in portion if self._passes(pair, counts, figures=figures)]
            sources = self.source.encode([arabic for arabic, _ in clean])
            targets = self.target.encode([english for _, english in clean])
            for source, target in zip(sources, targets, strict=True):
                if self._is_new(source, target, counts):
                    kept.append((source, target))
        counts["kept"] = len(kept)
        return Encoded.of(kept), counts

    def remember(self, encoded: Encoded) -> None:
        """Take the pairs of a corpus as seen."""
        for index in range(len(encoded)):
            source, target = encoded.pair(index)
            self.seen.add(_key(source[:-1].tolist(), target.tolist()))

    def _passes(self, pair: Pair, counts: Counter[str], *, figures: bool) -> bool:
        reason = ""
        if not is_bilingual(*pair):
            reason = "language"
        elif match := self.held.match(pair[0]) or self.held.match(pair[1]):
            reason = f"{match} match of a test sentence"
        elif figures and not same_figures(*pair):
            reason = "figures differ"
        counts[reason] += 1
        return not reason

    def _is_new(self, source: list[int], target: list[int], counts: Counter[str]) -> bool:
        c = self.cleaning
        if not is_balanced(
            len(source) + 1, len(target) + 1, longest=c.longest, ratio=c.ratio, short=c.short
        ):
            counts["length"] += 1
            return False
        key = _key(source, target)
        if key in self.seen:
            counts["repeated"] += 1
            return False
        self.seen.add(key)
        return True


def prepare(job: Job, encoder: Encoder, made: Mapping[str, Callable[[], Iterable[Pair]]]) -> None:
    """Encode every corpus of the recipe, and those `made` here; what is up to date is kept."""
    job.data.mkdir(parents=True, exist_ok=True)
    sources = sorted(SYNTHETIC.glob("*.*"))  # of what is generated: these, and every corpus
    for name, corpus in job.recipe.corpora.items():
        paths = find(name, job.corpora)
        if not paths:
            job.tell(f"{name}: not found, left out")
            continue
        part = _Part(name, partial(read_pairs, paths), _sizes(paths), figures=corpus.figures)
        _encode(job, encoder, part)
        sources += paths
    numbers = [generated.pairs for generated in astuple(job.recipe.synthetic)]
    for kind, make in made.items():
        part = _Part(f"synthetic_{kind}", make, f"{numbers} {_sizes(sources)}", figures=True)
        _encode(job, encoder, part)


@dataclass(frozen=True, slots=True)
class _Part:
    """A corpus to be encoded; `stamp` changes with its content."""

    name: str
    read: Callable[[], Iterable[Pair]]
    stamp: str
    figures: bool


def _encode(job: Job, encoder: Encoder, part: _Part) -> None:
    out, report = job.data / f"{part.name}.npz", job.data / f"{part.name}.json"
    state = _state(job, f"{part.name} {part.figures} {part.stamp}")
    if out.is_file() and report.is_file() and json.loads(report.read_text())["state"] == state:
        encoder.remember(Encoded.load(out))
        return
    encoded, counts = encoder.encode(part.read(), figures=part.figures)
    encoded.save(out)
    counts.pop("", None)
    tokens = len(encoded.target) + len(encoded)
    report.write_text(
        json.dumps({"state": state, "target_tokens": tokens, "pairs": counts}, indent=1)
    )
    job.tell(
        f"{part.name}: " + ", ".join(f"{n:,} {reason}" for reason, n in sorted(counts.items()))
    )


def _state(job: Job, stamp: str) -> str:
    """Return a text that changes with everything that an encoded corpus depends on."""
    parts = [stamp.encode(), msgspec.json.encode(job.recipe.cleaning)]
    parts += [path.read_bytes() for path in sorted(job.vocabularies.glob("*.spm"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _sizes(paths: Iterable[Path]) -> str:
    return str([(path.name, path.stat().st_size) for path in paths])


def _key(source: list[int], target: list[int]) -> bytes:
    return hashlib.blake2b(repr((source, target)).encode(), digest_size=8).digest()


def _portions(pairs: Iterable[Pair], size: int) -> Iterator[Sequence[Pair]]:
    portion: list[Pair] = []
    for pair in pairs:
        portion.append(pair)
        if len(portion) == size:
            yield portion
            portion = []
    if portion:
        yield portion
