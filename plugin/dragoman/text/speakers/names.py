"""The persons and organisations that a document names, with all their mentions.

No gazetteer: somebody is a name because a title or a verb of saying stands in front of it once; the
family name, or the organisation's first noun with the article, is then found wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.text.speakers import nouns
from dragoman.text.speakers.grammar import ARABIC, ENGLISH, Grammar
from dragoman.text.speakers.parts import Parts
from dragoman.text.speakers.report import Mention, Name, Report
from dragoman.text.speakers.titled import titled_phrases
from dragoman.text.speakers.words import fold, sentences
from dragoman.types import Span

_WORD = re.compile(r"[^\W\d_][\w\u064b-\u0652ـ'’-]*")
_CAPITALS = re.compile(r"[A-Z][\w'’-]+(?: (?:al-|of |bin |de |the )?[A-Z][\w'’-]+)+")
_NAME_WORDS = 4
_PREFIXES = ("", "و", "ف", "ل", "ب", "ول", "وب")


@dataclass(slots=True)
class _Entry:
    text: str
    person: bool
    parts: Parts
    words: set[str]
    mentions: set[Mention] = field(default_factory=set)


def names(paragraphs: Sequence[str], reports: Sequence[Report], language: str = "ar") -> list[Name]:
    """Return who is named in a document, given its reports, in order of their first mention.

    >>> text = "التقى وزير الصحة سامر الخطيب وفدا. وغادر الخطيب مساء."
    >>> [(name.text, name.role, len(name.mentions)) for name in names([text], [])]
    [('سامر الخطيب', 'وزير الصحة', 2)]
    """
    grammar = ARABIC if language == "ar" else ENGLISH
    entries: dict[str, _Entry] = {}
    for phrase in _phrases(paragraphs, reports, grammar):
        _enter(entries, phrase, grammar)
    _find_mentions(entries, paragraphs)
    found = {id(entry): entry for entry in entries.values() if entry.mentions}
    return [
        Name(
            text=entry.text,
            person=entry.person,
            role=entry.parts.role,
            organisation=entry.parts.organisation,
            mentions=tuple(sorted(entry.mentions)),
        )
        for entry in sorted(found.values(), key=lambda entry: min(entry.mentions))
    ]


def _phrases(
    paragraphs: Sequence[str], reports: Sequence[Report], grammar: Grammar
) -> Iterator[Parts]:
    """Yield the parts of what speaks, and of what has a title or is an organisation elsewhere."""
    for report in reports:
        if report.speaker:
            yield grammar.parts(report.speaker.of(paragraphs[report.paragraph]))
    counts = Counter(fold(word) for text in paragraphs for word in _WORD.findall(text))
    for number, text in enumerate(paragraphs):
        if grammar is ENGLISH:
            for match in _CAPITALS.finditer(text):
                yield _agreed(grammar.parts(match.group()), counts)
            continue
        for sentence in sentences(number, text):
            for phrase in titled_phrases(sentence):
                yield _agreed(grammar.parts(phrase), counts)


def _agreed(parts: Parts, counts: Counter[str]) -> Parts:
    """Return the parts with as much of the name as the document bears out elsewhere."""
    words = parts.name.split()
    for size in range(min(len(words), _NAME_WORDS), 1, -1):
        if counts[fold(words[size - 1])] > 1:
            return parts._replace(name=" ".join(words[:size]))
    definite = bool(words[1:]) and nouns.is_definite(fold(words[1]))
    return parts._replace(name=" ".join(words[:2]) if definite else "")


def _enter(entries: dict[str, _Entry], parts: Parts, grammar: Grammar) -> None:
    """Note the person and the organisation of a phrase under the word that stands for each."""
    for text, person in ((parts.name, True), (parts.organisation, False)):
        words = _WORD.findall(text)
        if not words or (not person and len(words) == 1):
            continue
        key = _key(words[-1] if person else words[0], person=person)
        known = entries.get(key)
        said = grammar.significant(text)
        if known is None:
            entries[key] = _Entry(text, person, parts if person else Parts(), said)
        elif known.person == person and known.words < said and len(words) <= _NAME_WORDS:
            known.text, known.words = text, said
        if known and person and parts.role and not known.parts.role:
            known.parts = parts


def _key(word: str, *, person: bool) -> str:
    """Return the form under which a name is found again: a family name, or a definite noun."""
    folded = fold(word)
    if person or folded.isascii() or nouns.is_definite(folded):
        return folded
    return "ال" + folded


def _find_mentions(entries: dict[str, _Entry], paragraphs: Sequence[str]) -> None:
    for number, text in enumerate(paragraphs):
        for match in _WORD.finditer(text):
            folded = fold(match.group().removesuffix("'s").removesuffix("’s"))
            for prefix in _PREFIXES:
                entry = (
                    entries.get(folded.removeprefix(prefix)) if folded.startswith(prefix) else None
                )
                entry = entry or (entries.get("ال" + folded) if not prefix else None)
                if entry is not None:
                    start = match.start() + len(prefix)
                    if entry.person or _is_whole(entry, text, start):
                        entry.mentions.add(
                            Mention(number, _widest(entry, text, start, match.end()))
                        )
                    break


def _widest(entry: _Entry, text: str, start: int, end: int) -> Span:
    """Return the span of the whole name, where it is written in full."""
    if entry.person and text.endswith(entry.text, 0, end):
        return Span(end - len(entry.text), end)
    if not entry.person and text.startswith(entry.text, start):
        return Span(start, start + len(entry.text))
    return Span(start, end)


def _is_whole(entry: _Entry, text: str, start: int) -> bool:
    """Tell whether the organisation itself is named here, in full or by its definite noun."""
    return text.startswith(entry.text, start) or nouns.is_definite(fold(text[start : start + 6]))
