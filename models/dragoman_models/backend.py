"""A backend on CTranslate2 and SentencePiece: the same answer whatever stands beside a sentence.

CTranslate2 pads the sentences of a batch to one length. Padding changes the order in which floats
are summed; the difference, near 1e-7, is enough to round an 8-bit activation the other way, and
then scores move by up to 8e-3 and a hypothesis, or a price in it, may change. Measured with the
embedded model against one sentence at a time, on MKL and on oneDNN:

- 8- and 16-bit weights, batches padded to their longest: up to 10 of 130 sentences with another
  score, and with greedy search 33;
- 8- and 16-bit weights, batches padded to a length that depends on each sentence alone (itself, or
  the next multiple of 32): none, on any number of translators;
- float32: any grouping, and any number of threads within a translator, changes nearly every score.

So sentences are padded to multiples of 32, alone or in company: where none in a batch is as long, a
source of end marks fills it up, which the model answers with a few tokens. Eight sentences of news
then take two thirds of the time of eight alone. A model that does not stop at end marks gets
sentences of one length, float models get one sentence at a time, and every translator has one
thread: the cores work on different batches.

In a batch, beam search returns the first sentence's attention as the first row of all the others.
A model whose alignment trails by one token never reads that row; others are aligned one by one.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from dragoman.errors import ModelError, SettingsError
from dragoman.settings import Settings
from dragoman.types import Candidate, Link, Request
from dragoman_models.alignment import links, spans
from dragoman_models.batches import MOST, batches
from dragoman_models.decoding import choose
from dragoman_models.manifest import digest, verify
from dragoman_models.network import MAX_INPUT
from dragoman_models.pieces import check_symbols, load_pieces
from dragoman_models.store import Description, describe, open_model

if TYPE_CHECKING:
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

_EXACT = frozenset({"int8", "int8_float32", "int16"})  # grouped without a change, see above
_STEP = 32  # source tokens: sentences are padded to multiples of it
_FEW = 16  # target tokens that filling up a batch may take


class CTranslate2Backend:
    """A model folder as a `dragoman.protocols.Backend`; weights load with the first translation.

    No file is used before its digest, where a manifest names it, has been compared.

    Raises `ModelError` where there is no model that can be loaded at `path`.
    """

    def __init__(self, name: str, path: Path, settings: Settings) -> None:
        self.name = name
        self.model = open_model(path)
        self.options = choose(settings, self.model.manifest.decoding)
        self._lock = Lock()

    @property
    def source_language(self) -> str:
        """ISO 639-1 code of the source."""
        return self.model.manifest.source_language

    @property
    def target_language(self) -> str:
        """ISO 639-1 code of the target."""
        return self.model.manifest.target_language

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Texts that the model was trained to copy, in order of use."""
        return self.model.manifest.placeholders

    @property
    def max_tokens(self) -> int:
        """Source tokens, as `count_tokens` counts them, beyond which an answer is marked as cut.

        What the manifest names, the longest source of the training, or the network's own limit.
        """
        return min(self.model.manifest.max_tokens or MAX_INPUT, self.model.source_limit)

    @property
    def beam(self) -> int:
        """Width of the search: as many hypotheses cost no more than one."""
        return self.options.beam

    @property
    def description(self) -> Description:
        """What to show of the model: family, size, licence, where it is."""
        return describe(self.name, self.model)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the model's files, what is decoded how, and the libraries that do it."""
        parts = [f"{file.name} {digest(file)}" for file in self.model.files]
        parts += [repr(self.model.frame), self.options.identity(), platform.machine()]
        parts += [f"{name} {version(name)}" for name in ("ctranslate2", "sentencepiece")]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of `text`, with the marks that the model needs."""
        return len(self.pieces(text)) + self.model.overhead

    def pieces(self, text: str) -> list[str]:
        """Return the source pieces of `text`, without what the model needs around them."""
        return list(self._source_pieces.encode(text, out_type=str))

    def translate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Translate every request; one non-empty tuple each, best candidate first.

        Equal requests are translated once. Only those that ask for an alignment, or for more
        alternatives than the beam is wide, pay for them. Raises `ModelError` where the model
        cannot be loaded or run.
        """
        answers: dict[Request, tuple[Candidate, ...]] = {}
        kinds: dict[tuple[int, bool], list[Request]] = {}
        for request in dict.fromkeys(requests):
            kinds.setdefault((max(1, request.alternatives), request.align), []).append(request)
        for (alternatives, align), group in kinds.items():
            answers |= zip(group, self._answer(group, alternatives, align=align), strict=True)
        return [answers[request] for request in requests]

    def _answer(
        self, requests: Sequence[Request], alternatives: int, *, align: bool
    ) -> list[tuple[Candidate, ...]]:
        """Translate different requests of one kind."""
        room = self.model.room
        encoded = self._source_pieces.encode([request.text for request in requests], out_type=str)
        answers: list[tuple[Candidate, ...]] = [(Candidate("", 0.0, 0),)] * len(requests)
        filled = [index for index, pieces in enumerate(encoded) if pieces]
        sources = [self.model.frame.tokens(encoded[index][:room]) for index in filled]
        results = self._run(sources, alternatives, align=align)
        for index, result in zip(filled, results, strict=True):
            whole = len(encoded[index]) + self.model.overhead <= self.max_tokens
            answers[index] = self._candidates(requests[index], result, whole=whole)
        return answers

    def _run(
        self, sources: Sequence[list[str]], alternatives: int, *, align: bool
    ) -> list[ctranslate2.TranslationResult]:
        """Return CTranslate2's result for every source, in batches over all translators."""
        if not sources:
            return []
        prefix = list(self.model.frame.target_prefix)
        exact = self.translator.compute_type in _EXACT
        wider = max(1, alternatives // self.options.beam)  # a batch takes as many times the memory
        groups = batches(
            [len(source) for source in sources],
            tokens=self.options.batch_tokens // wider,
            step=(_STEP if self._fills else 1) if exact else 0,
            most=1 if align and self.model.manifest.alignment_lag == 0 else MOST // wider,
            limit=self._limit,
        )
        pending = [
            self.translator.translate_batch(
                batch := self._padded([sources[index] for index in group.indices], group.length),
                [prefix] * len(batch) if prefix else None,
                asynchronous=True,
                max_input_length=0,
                max_decoding_length=self.model.target_limit,
                return_attention=align,
                **self.options.search(alternatives),
            )
            for group in groups
        ]
        results: list[Any] = [None] * len(sources)
        for group, answers in zip(groups, pending, strict=True):
            for index, answer in zip(group.indices, answers, strict=False):  # not the filling
                try:
                    results[index] = answer.result()
                except (RuntimeError, ValueError) as error:
                    raise ModelError(f"{self.name}: {error}", "is the model complete?") from error
        return results

    @property
    def _limit(self) -> int:
        """The longest source, in tokens, that CTranslate2 may be given."""
        return self.model.source_limit - self.model.adds_end

    def _padded(self, sources: list[list[str]], length: int) -> list[list[str]]:
        """Return a batch with one more source of that `length`, where none is as long."""
        if max(map(len, sources)) == length:
            return sources
        return [*sources, [self.model.end] * length]

    def _candidates(
        self, request: Request, result: ctranslate2.TranslationResult, *, whole: bool
    ) -> tuple[Candidate, ...]:
        """Return the hypotheses of a result, the first of each text."""
        skip, align = len(self.model.frame.target_prefix), request.align
        found: dict[str, Candidate] = {}
        for rank, tokens in enumerate(result.hypotheses):
            finished = tokens[-1:] == [self.model.end]
            pieces = tokens[skip : -1 if finished else None]
            decoded = self._target_pieces.decode(pieces, out_type="offset_mapping")
            candidate = Candidate(
                text=decoded["text"],
                score=self.options.mean(result.scores[rank], len(tokens)),
                tokens=len(pieces),
                cut=not (finished and whole),
                alignment=self._links(request, decoded, result.attention[rank]) if align else (),
            )
            found.setdefault(candidate.text, candidate)
        return tuple(found.values())

    def _links(
        self, request: Request, decoded: dict[str, Any], attention: list[list[float]]
    ) -> tuple[Link, ...]:
        """Return the links between a request and a decoded hypothesis of it."""
        encoded = self._source_pieces.encode(request.text, out_type="offset_mapping")
        frame = self.model.frame
        return links(
            attention[len(frame.target_prefix) + self.model.manifest.alignment_lag :],
            spans(request.text, encoded["offsets"][: self.model.room]),
            spans(decoded["text"], decoded["offsets"]),
            skip=len(frame.before),
        )

    @property
    def _source_pieces(self) -> SentencePieceProcessor:
        with self._lock:
            return self._pieces[0]

    @property
    def _target_pieces(self) -> SentencePieceProcessor:
        with self._lock:
            return self._pieces[1]

    @cached_property
    def _pieces(self) -> tuple[SentencePieceProcessor, SentencePieceProcessor]:
        """Source and target, loaded once every file of the model has been verified."""
        verify(self.model.path, self.model.manifest)
        source = load_pieces(self.model.source_pieces)
        target = load_pieces(self.model.target_pieces)
        for pieces in (source, target):
            check_symbols(pieces, self.placeholders, self.model.path)
        return source, target

    @property
    def translator(self) -> ctranslate2.Translator:
        """The network, verified and loaded by the first caller."""
        with self._lock:
            return self._network

    @cached_property
    def _fills(self) -> bool:
        """Whether a source of end marks may fill up a batch: the model answers it at once."""
        (result,) = self.translator.translate_batch(
            [[self.model.end] * min(_STEP, self._limit)],
            [list(self.model.frame.target_prefix)] if self.model.frame.target_prefix else None,
            max_decoding_length=min(_FEW, self.model.target_limit),
            **self.options.search(),
        )
        return all(tokens[-1:] == [self.model.end] for tokens in result.hypotheses)

    @cached_property
    def _network(self) -> ctranslate2.Translator:
        import ctranslate2  # noqa: PLC0415 - slow to import, and needed only here

        _ = self._pieces  # verified first
        try:
            return ctranslate2.Translator(
                str(self.model.network),
                compute_type=self.options.compute_type,
                inter_threads=self.options.threads,
                intra_threads=1,
                max_queued_batches=self.options.threads,  # what an interrupt has to wait for
            )
        except ValueError as error:
            raise SettingsError(
                f"compute_type is {self.options.compute_type!r}: {error}", "leave it at auto"
            ) from error
        except RuntimeError as error:
            raise ModelError(f"{self.model.network}: {error}", "install the model again") from error
