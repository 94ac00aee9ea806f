"""What a plugin's objects must offer: structural types, so that nothing has to be subclassed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dragoman.memory.entry import Entry
from dragoman.summary.model import Score, SourceSentence
from dragoman.types import Candidate, Document, Finding, Pair, Rendered, Request, Segment, Span


class Backend(Protocol):
    """A translation model, loaded or loaded on first use."""

    @property
    def name(self) -> str:
        """Name for people and caches, e.g. ``ar_en``."""

    @property
    def digest(self) -> str:
        """Hexadecimal digest that changes whenever the same request could be answered otherwise."""

    @property
    def source_language(self) -> str:
        """ISO 639-1 code of the source, ``ar``."""

    @property
    def target_language(self) -> str:
        """ISO 639-1 code of the target; English hygiene and checks apply only to ``en``."""

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Texts that the model was trained to copy, in order of use; empty if there are none."""

    @property
    def max_tokens(self) -> int:
        """Source tokens beyond which a request is cut."""

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of `text`."""

    def translate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Translate every request; one non-empty tuple each, best candidate first.

        The answer to a request does not depend on the others.
        """


class Format(Protocol):
    """A document format: how to find its translatable text and how to put it back."""

    @property
    def name(self) -> str:
        """Name on the command line, e.g. ``markdown``."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings with their dot, in lower case."""

    def parse(self, source: str) -> Document:
        """Find the segments of `source`. Raises `FormatError` where it cannot be read."""

    def escape(self, text: str, segment: Segment) -> str:
        """Return plain `text` so that it reads as plain text inside `segment`."""

    def render(
        self, document: Document, targets: Sequence[str | None], *, language: str = "en"
    ) -> Rendered:
        """Write `targets` (one a segment; None keeps the source's bytes) into the document."""


class Segmenter(Protocol):
    """Splits the text of a segment into sentences."""

    @property
    def language(self) -> str:
        """ISO 639-1 code of the text it splits."""

    def split(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:
        """Return the sentences of `text` in order, without the white space between them.

        No boundary falls inside a span of `closed`.
        """

    def clauses(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:
        """Return smaller pieces of one sentence (at commas, semicolons, conjunctions).

        No boundary falls inside a span of `closed`.
        """


class PostEditor(Protocol):
    """Rewrites a translated sentence; editors run in ascending `order`."""

    @property
    def name(self) -> str:
        """Name for reports."""

    @property
    def language(self) -> str:
        """ISO 639-1 code of the target language that it edits."""

    @property
    def order(self) -> int:
        """Position in the chain."""

    def edit(self, text: str, source: str) -> str:
        """Return `text` edited. Private-use characters stand for markup and stay, in order."""


class Check(Protocol):
    """Compares a source text with its translation, sentence by sentence.

    One with an attribute `across_sentences` that is true is also given paragraphs as a whole,
    after their sentences.
    """

    @property
    def name(self) -> str:
        """Name in findings."""

    def check(self, pair: Pair) -> Iterable[Finding]:
        """Yield findings with spans in the texts of `pair`."""


class Summariser(Protocol):
    """Says what each sentence of a document is worth to a summary of it."""

    @property
    def name(self) -> str:
        """Name on the command line, e.g. ``lexrank``."""

    def score(self, sentences: Sequence[SourceSentence]) -> Sequence[Score]:
        """Return one score a sentence, in their order; the choice under the budget is not its."""


class Memory(Protocol):
    """What was translated or corrected before; `open_memory` gives one in a file."""

    def recall(
        self, keys: Iterable[str], variants: Sequence[str] | None, languages: tuple[str, str]
    ) -> Mapping[str, Sequence[Entry]]:
        """Return the entries under each of `keys`, of all `variants` for None, newest first."""

    def remember(self, entries: Iterable[Entry]) -> None:
        """Store `entries`; one of the same key, languages and variant is replaced."""

    def correct(self, source: str, english: str, languages: tuple[str, str] = ("ar", "en")) -> None:
        """Store a person's translation of a sentence, which wins from now on.

        Both texts are as they stand in the documents, markup included.
        """
