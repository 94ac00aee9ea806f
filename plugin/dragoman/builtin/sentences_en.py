"""Built-in plugin: English sentences and clauses."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Segmenter
from dragoman.text.clauses import clauses
from dragoman.text.english_stops import ends_sentence
from dragoman.text.sentences import split
from dragoman.types import Span


class EnglishSegmenter:
    """Splits English copy; see `dragoman.text.sentences` and `dragoman.text.english_stops`."""

    language = "en"

    def split(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:
        """Return the sentences of `text` in order, without the white space between them."""
        return split(text, closed, ends_sentence)

    def clauses(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:
        """Return the clauses of one sentence; one span where it has no place to cut."""
        return clauses(text, closed)


@hookimpl
def register_segmenters() -> list[Segmenter]:
    """Offer the segmenter for English."""
    return [EnglishSegmenter()]
