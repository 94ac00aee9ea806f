"""Who says what in a document: reports of speech with their speakers, and the names in it.

>>> text = "قال المتحدث باسم وزارة الصحة سامر الخطيب: «لا إصابات جديدة»، مضيفاً أن الوضع مستقر."
>>> for report in read_reports([text]):
...     print(report.direct, report.content.of(text), report.source)
True لا إصابات جديدة None
False أن الوضع مستقر 0
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.text.speakers import arabic, english
from dragoman.text.speakers.continued import resolve
from dragoman.text.speakers.grammar import ARABIC, ENGLISH, Grammar
from dragoman.text.speakers.known import Known
from dragoman.text.speakers.marks import Quotation, is_left_open, quotations
from dragoman.text.speakers.names import names
from dragoman.text.speakers.report import Mention, Name, Report, Saying

__all__ = [
    "LANGUAGES",
    "Mention",
    "Name",
    "Quotation",
    "Report",
    "names",
    "quotations",
    "read_reports",
]

LANGUAGES = ("ar", "en")


def read_reports(paragraphs: Sequence[str], language: str = "ar") -> list[Report]:
    """Return every report of speech in a document, in order; none in a language not read here.

    >>> text = ["“We agreed,” said Samer Khatib.", "He added that it is late."]
    >>> report, more = read_reports(text, "en")
    >>> report.name, more.name, more.source
    ('Samer Khatib', 'Samer Khatib', 0)
    """
    if language not in LANGUAGES:
        return []
    grammar = ARABIC if language == "ar" else ENGLISH
    sayings: list[Saying] = []
    known = Known()
    quoted = False
    for number, text in enumerate(paragraphs):
        if language == "ar":
            sayings.extend(arabic.read_paragraph(number, text, known=known, quoted=quoted))
        else:
            sayings.extend(english.read_paragraph(number, text, quoted=quoted))
        quoted = is_left_open(text)
    return resolve(_confirmed(sayings, paragraphs, grammar), paragraphs, grammar)


def _confirmed(sayings: list[Saying], paragraphs: Sequence[str], grammar: Grammar) -> list[Saying]:
    """Leave out the headlines (Name: ...) whose name is no speaker's, nor a person's, elsewhere."""
    known = set[str]()
    doubtful = {s.speaker.of(paragraphs[s.paragraph]) for s in sayings if s.speaker and not s.sure}
    families = {phrase.split()[-1] for phrase in doubtful if " " in phrase}
    for phrase in grammar.introduced(paragraphs, families).values():
        known |= grammar.significant(phrase)
    for saying in sayings:
        if saying.sure and saying.speaker:
            known |= grammar.significant(saying.speaker.of(paragraphs[saying.paragraph]))
    return [
        saying
        for saying in sayings
        if saying.sure
        or (
            saying.speaker
            and grammar.significant(saying.speaker.of(paragraphs[saying.paragraph])) <= known
        )
    ]
