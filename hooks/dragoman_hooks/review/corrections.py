"""What the page sends back to its server: sentences with the English that a person typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Protocol

import msgspec

from dragoman import InputError

_MOST = 20_000  # code points of one sentence


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of the source, and what a person wrote for it."""

    source: Annotated[str, msgspec.Meta(min_length=1, max_length=_MOST)]
    english: Annotated[str, msgspec.Meta(min_length=1, max_length=_MOST)]


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    corrections: tuple[Correction, ...]


class Learner(Protocol):
    """What takes corrections: a translation memory."""

    def correct(self, source: str, english: str) -> None:
        """Store what a person wrote for a sentence."""


def read_corrections(body: bytes) -> tuple[Correction, ...]:
    """Return the corrections that a page sent. Raises `InputError` where they are not such.

    >>> read_corrections(b'{"corrections": [{"source": "x", "english": "Yes."}]}')[0].english
    'Yes.'
    """
    try:
        return msgspec.json.decode(body, type=_Body).corrections
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = 'send {"corrections": [{"source": SENTENCE, "english": SENTENCE}]}'
        raise InputError(f"corrections: {error}", hint) from error


def remember(corrections: Sequence[Correction], memory: Learner) -> int:
    """Store corrections in a memory; return how many."""
    for one in corrections:
        memory.correct(one.source, one.english)
    return len(corrections)
