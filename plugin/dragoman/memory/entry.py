"""What the memory holds."""

from __future__ import annotations

from dataclasses import dataclass

HUMAN = ""  # the variant of what a person wrote, which holds whatever model is in use


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of text and its translation, both with inlines numbered from 0.

    What a machine wrote holds for one `variant`: a digest of the model and of all else that may
    change its answer.
    """

    key: str
    source: str
    target: str
    variant: str = HUMAN
    inlines: tuple[str, ...] = ()  # how each is written; none where `source` has them written out
    source_language: str = "ar"
    target_language: str = "en"
    model: str = ""
    score: float = 0.0
    tokens: int = 0
    cut: bool = False
    made: int = 0  # seconds since 1970
    used: int = 0  # likewise, to the day

    @property
    def is_human(self) -> bool:
        """Whether a person wrote it."""
        return self.variant == HUMAN
