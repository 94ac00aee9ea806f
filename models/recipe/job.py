"""What every step works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from recipe.config import Recipe


@dataclass(frozen=True, slots=True)
class Job:
    """A recipe, where its corpora are, where what it makes is kept, and how to report."""

    recipe: Recipe
    work: Path
    corpora: list[Path]
    tell: Callable[[str], None]

    @property
    def data(self) -> Path:
        """The folder of encoded corpora."""
        return self.work / "data"

    @property
    def held(self) -> Path:
        """The folder of encoded test sets."""
        return self.work / "held"

    @property
    def vocabularies(self) -> Path:
        """The folder of the SentencePiece models."""
        return self.work / "vocabularies"
