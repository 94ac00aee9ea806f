"""Who says what in a document: reports of speech with their speakers, and the names in it.

>>> text = "قال المتحدث باسم وزارة الصحة سامر الخطيب: «لا إصابات جديدة»، مضيفاً أن الوضع مستقر."
>>> for report in read_reports([text]):
...     print(report.direct, report.content.of(text), report.source)
True لا إصابات جديدة None
False أن الوضع مستقر 0
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.text.speakers.arabic import read_paragraph
from dragoman.text.speakers.continued import resolve, significant
from dragoman.text.speakers.marks import Quotation, quotations
from dragoman.text.speakers.report import Report, Saying

__all__ = ["LANGUAGES", "Quotation", "Report", "quotations", "read_reports"]

LANGUAGES = ("ar", "en")


def read_reports(paragraphs: Sequence[str], language: str = "ar") -> list[Report]:
    """Return every report of speech in a document, in order."""
    sayings: list[Saying] = []
    for number, text in enumerate(paragraphs):
        sayings.extend(read_paragraph(number, text))
    return resolve(_confirmed(sayings, paragraphs), paragraphs)


def _confirmed(sayings: list[Saying], paragraphs: Sequence[str]) -> list[Saying]:
    """Leave out the headlines (Name: ...) whose name is no speaker's elsewhere."""
    if all(saying.sure for saying in sayings):
        return sayings
    known = set[str]()
    for saying in sayings:
        if saying.sure and saying.speaker:
            known |= significant(saying.speaker.of(paragraphs[saying.paragraph]))
    return [
        saying
        for saying in sayings
        if saying.sure
        or (saying.speaker and significant(saying.speaker.of(paragraphs[saying.paragraph])) <= known)
    ]
