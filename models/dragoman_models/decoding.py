"""How a model decodes: what the settings and the manifest say, made into CTranslate2's options."""

from __future__ import annotations

import math
import os
from dataclasses import asdict, dataclass
from typing import Any, Final

from dragoman.settings import Settings
from dragoman_models.manifest import Decoding

_USUAL: Final = Decoding(beam=4, length_penalty=1.0, repetition_penalty=1.0, no_repeat_ngram=0)


@dataclass(frozen=True, slots=True)
class Options:
    """Every choice that an answer depends on, and those that only its speed depends on."""

    beam: int
    length_penalty: float
    repetition_penalty: float
    no_repeat_ngram: int
    compute_type: str
    threads: int  # at least 1; answers do not depend on it
    batch_tokens: int  # nor on this

    def identity(self) -> str:
        """Return a text that differs where answers may differ."""
        fields = asdict(self)
        del fields["threads"], fields["batch_tokens"]
        return repr(sorted(fields.items()))

    def search(self, alternatives: int = 1) -> dict[str, Any]:
        """Return the options of `translate_batch` for that many hypotheses."""
        return {
            "beam_size": max(self.beam, alternatives),
            "num_hypotheses": alternatives,
            "length_penalty": self.length_penalty,
            "repetition_penalty": self.repetition_penalty,
            "no_repeat_ngram_size": self.no_repeat_ngram,
            "disable_unk": True,
            "return_scores": True,
            "return_end_token": True,  # tells a finished hypothesis from one that was cut
        }

    def mean(self, score: float, tokens: int) -> float:
        """Return CTranslate2's `score` of a hypothesis as the mean log-probability of a token.

        `tokens` counts the end mark. CTranslate2 divides the sum of the log-probabilities by this
        length to the power of the length penalty.
        """
        exponent = self.length_penalty - 1.0
        return score * math.pow(tokens, exponent)


def choose(settings: Settings, advice: Decoding) -> Options:
    """Return the options for a model: what the user chose, else its own advice, else the usual."""

    def value(name: str) -> Any:  # noqa: ANN401 - of the setting's type
        offers = (getattr(source, name) for source in (settings, advice, _USUAL))
        return next(offer for offer in offers if offer is not None)

    return Options(
        beam=value("beam"),
        length_penalty=value("length_penalty"),
        repetition_penalty=value("repetition_penalty"),
        no_repeat_ngram=value("no_repeat_ngram"),
        compute_type="default" if settings.compute_type == "auto" else settings.compute_type,
        threads=settings.threads or len(_cores()),
        batch_tokens=settings.batch_tokens,
    )


def _cores() -> range | set[int]:
    """Return the processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return os.sched_getaffinity(0)
    return range(os.cpu_count() or 1)
