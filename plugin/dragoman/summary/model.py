"""What a summary is: chosen sentences with their places, and the ledger of the whole document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.text.figures import Figure
from dragoman.types import Finding, Span

Tongue = Literal["ar", "en"]
"""The languages that a document may have."""


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of the source: what a summariser scores."""

    index: int
    paragraph: int
    place: Span  # in the text of its paragraph
    source: Span  # in the document
    line: int  # 1-based, where it begins
    text: str  # plain: markup around words is gone, code and links stand as written
    figures: tuple[Figure, ...]  # in the text of its paragraph
    speakers: tuple[str, ...] = ()  # of what is reported in it, as fully as the document names them

    @property
    def size(self) -> int:
        """Its length in words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Score:
    """What a sentence is worth by itself, and the concepts that it covers with their weights.

    `per_sentence` are the concepts where a budget counts sentences, in which words cost nothing;
    None: the same.
    """

    value: float
    concepts: Mapping[str, float] = field(default_factory=dict)
    per_sentence: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of the source that was chosen."""

    index: int  # number of the sentence in the document
    text: str  # plain
    source: Span  # in the document
    line: int  # 1-based
    speaker: str = ""  # to be shown in brackets: who speaks, where the summary does not say it
    english: str = ""  # its translation, where one was asked for


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """A line of the ledger: who said what."""

    speaker: str  # as fully as the document names them; "" where it does not
    role: str
    organisation: str
    verb: str
    content: str
    direct: bool
    named: Span | None  # the words that name the speaker; None where they stand elsewhere
    source: Span  # of the content
    line: int
    kept: bool  # whether the summary has it
    english: str | None = None  # the speaker there; "" where not found, None where not translated


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A line of the ledger: a figure, what it counts and who gives it."""

    figure: str  # as written
    value: str
    unit: str
    counted: str  # the words after it
    speaker: str
    source: Span
    line: int
    kept: bool
    english: str | None = None  # as written there; "" where not found, None where not translated


@dataclass(frozen=True, slots=True)
class Summary:
    """Chosen sentences in the order of the source, and everything said and counted in it."""

    sentences: tuple[SummarySentence, ...]
    said: tuple[SaidEntry, ...]
    figures: tuple[FigureEntry, ...]
    method: str  # the summariser's name
    language: Tongue = "ar"  # of the document
    model: str = ""  # what translated, where English was asked for
    findings: tuple[Finding, ...] = ()  # spans in the joined sentences and their translations

    @property
    def text(self) -> str:
        """The summary in the language of the document, a paragraph a sentence."""
        return "\n\n".join(shown(s.text, s.speaker) for s in self.sentences)

    @property
    def english(self) -> str:
        """The summary in English, a paragraph a sentence; empty where none was asked for."""
        return (
            self.text if self.language == "en" else "\n\n".join(s.english for s in self.sentences)
        )


def shown(text: str, speaker: str) -> str:
    """Return a sentence with its speaker in brackets, where one has to be shown.

    >>> shown("وأضاف أن المدينة آمنة.", "سامر الخطيب")
    '[سامر الخطيب] وأضاف أن المدينة آمنة.'
    """
    return f"[{speaker}] {text}" if speaker else text
