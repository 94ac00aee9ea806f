"""An Arabic page and its English one, in a build of MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs.structure.files import File


@dataclass(frozen=True, slots=True)
class Pair:
    """The files of a page in both languages."""

    arabic: File
    english: File
    by_machine: bool  # whether the English was generated; otherwise a person wrote it


class Pairs:
    """Every pair of a build, by the path of either side."""

    def __init__(self, pairs: Iterable[Pair] = ()) -> None:
        pairs = tuple(pairs)
        self.of_arabic = {pair.arabic.src_uri: pair for pair in pairs}
        self.of_english = {pair.english.src_uri: pair for pair in pairs}
