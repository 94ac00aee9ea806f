"""The values that travel through the pipeline: frozen, slotted, without behaviour of their own.

All offsets count Unicode code points, start inclusive and end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dragoman.whole import Whole


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points.

    >>> Span(2, 5).of("abcdef")
    'cde'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of `text` that this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Return this span moved `by` code points to the right."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether `other` has a code point in common with this span."""
        return self.start < other.end and other.start < self.end


Role = Literal["atom", "open", "close", "break"]


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of a segment that is markup or must not be translated.

    `role` says how it behaves: an ``atom`` passes through exactly once (code, URL, image, tag);
    ``open`` and ``close`` are the two ends of markup around translatable text (emphasis, link),
    told apart by `pair`; a ``break`` ends a sentence wherever it stands (a hard line break).
    """

    span: Span  # in Segment.text
    kind: str  # "code", "url", "image", "html", "strong", "link", "footnote", ...
    role: Role
    key: str  # what must still be there in the target document; usually the text itself
    pair: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of translatable text: a paragraph, a heading, a table cell, a title in front matter.

    `text` is the segment as the pipeline sees it: the content of `places`, in order, joined by
    line feeds, with any encoding of the container (YAML or JSON quoting, HTML entities in an
    attribute) undone.
    """

    index: int
    kind: str  # "paragraph", "heading", "cell", "front-matter", "alt", "title", "html", ...
    text: str
    places: tuple[Span, ...]  # one a line, in Document.source
    inlines: tuple[Inline, ...] = ()  # ordered, not overlapping
    encoding: str = ""  # how a format writes the text back, "" for as it is


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of a document's block skeleton, in document order."""

    kind: str
    line: int  # 1-based


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A place that names the source language or its direction, and what it becomes."""

    place: Span
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed source: its text, what of it is translatable, and the structure around that."""

    source: str
    format: str
    segments: Sequence[Segment]
    skeleton: Sequence[Block] = ()
    rewrites: tuple[Rewrite, ...] = ()  # applied when the target is English
    kept: tuple[Span, ...] = ()  # texts for readers that stay as they are: arguments of shortcodes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A written document and where each segment's text stands in it, translated or not."""

    text: str
    places: Sequence[Span]  # of every segment, in `text`


@dataclass(frozen=True, slots=True)
class Request:
    """One text for a backend. Equal requests have equal answers, whatever stands beside them."""

    text: str
    alternatives: int = 1  # hypotheses wanted, best first
    align: bool = False  # whether the candidates carry their alignment


@dataclass(frozen=True, slots=True)
class Link:
    """One target token and the source token that its attention is strongest on."""

    target: Span  # in Candidate.text
    source: Span  # in Request.text


@dataclass(frozen=True, slots=True)
class Candidate:
    """One hypothesis of a backend for one request."""

    text: str
    score: float  # mean log-probability a token, natural log; 0.0 where unknown
    tokens: int  # target tokens
    cut: bool = False  # source or target hit a limit of the model: text is missing
    alignment: tuple[Link, ...] = ()


class Severity(StrEnum):
    """How much a finding matters to an editor."""

    NOTE = "note"  # worth a look
    WARNING = "warning"  # probably wrong
    ERROR = "error"  # a fact changed, or text was lost

    @property
    def rank(self) -> int:
        """Position in ascending order of gravity, from 0."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an editor should look at, and where."""

    check: str  # the name of the check, e.g. "figures"
    severity: Severity
    message: str  # one line, for people
    source: Span | None = None
    target: Span | None = None
    replacement: str | None = None  # what mends it in place of `target`


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation as a check sees them.

    Protected spans (code, URLs, markup) are blanked with U+FFFC, one a code point, so that
    offsets in the texts are offsets in the originals.
    """

    source: str
    target: str
    source_language: str = "ar"
    target_language: str = "en"
    candidate: Candidate | None = None  # None where a person translated
    whole: Whole | None = None  # the source document, where the pair is a part of one


Origin = Literal["model", "memory", "human"]  # "human": a person's, from the memory


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translated sentence: where it stands on both sides and how sure the model was."""

    segment: int
    source: Span  # in the source document
    target: Span  # in the target document
    score: float  # mean log-probability a token
    attempts: int = 1  # how often the backend was asked, 0 where the memory knew
    origin: Origin = "model"


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated document, its sentences, and every finding."""

    document: Document
    text: str
    model: str
    sentences: Sequence[Sentence] = ()
    findings: tuple[Finding, ...] = ()
    statistics: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
