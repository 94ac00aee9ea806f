"""Tie what was said to sentences: who speaks in each, and whether the sentence itself says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.summary.model import SourceSentence
from dragoman.text.speakers import Report
from dragoman.types import Span


@dataclass(frozen=True, slots=True)
class Attributed:
    """A sentence and what is reported in it."""

    sentence: SourceSentence
    reports: tuple[Report, ...]

    @property
    def unnamed(self) -> str:
        """The first speaker that the sentence reports without naming them, or ""."""
        named = {r.name for r in self.reports if r.speaker and self._has(r.speaker)}
        return next((r.name for r in self.reports if r.name not in named), "")

    @property
    def is_safe(self) -> bool:
        """Whether every report in the sentence has a known speaker."""
        return all(report.name for report in self.reports)

    def _has(self, span: Span) -> bool:
        return self.sentence.place.covers(span)


def attribute(sentences: Sequence[SourceSentence], reports: Sequence[Report]) -> list[Attributed]:
    """Return every sentence with its reports, and with the names of those who speak in it."""
    by_paragraph: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        by_paragraph[report.paragraph].append(report)
    found = []
    for sentence in sentences:
        here = tuple(
            report
            for report in by_paragraph[sentence.paragraph]
            if meets(report.content, sentence.place)
        )
        names = tuple(dict.fromkeys(report.name for report in here if report.name))
        found.append(Attributed(replace(sentence, speakers=names), here))
    return found


def meets(a: Span, b: Span) -> bool:
    """Tell whether two spans have a code point in common."""
    return a.start < b.end and b.start < a.end
