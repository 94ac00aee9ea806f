"""The English forms of what the ledger lists: every speaker and figure that a summary keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.summary.called import called_in
from dragoman.summary.contract import said_in
from dragoman.summary.figures import counts
from dragoman.summary.model import FigureEntry, SaidEntry, Summary, shown
from dragoman.text.figures import compare_figures
from dragoman.text.named_speakers import speaker_in
from dragoman.text.speakers import read_reports
from dragoman.types import Span


def with_forms(summary: Summary) -> Summary:
    """Return a translated summary whose kept entries say what each is in English, "" if nothing."""
    places = [sentence.source for sentence in summary.sentences]
    forms: dict[SaidEntry, str] = {}
    figures: dict[FigureEntry, str] = {}
    known: dict[str, str] = {}  # what English called a speaker so far
    for sentence, said in zip(summary.sentences, said_in(places, summary.said), strict=True):
        for entry, form in zip(said, _speakers(said, sentence.english, known), strict=True):
            forms[entry] = forms.get(entry) or form
            known[entry.speaker] = form or known.get(entry.speaker, "")
        here = [f for f in summary.figures if sentence.source.covers(f.source)]
        text = shown(sentence.text, sentence.speaker)
        figures.update(zip(here, _figures(here, text, sentence.english), strict=True))
    return replace(
        summary,
        said=tuple(replace(e, english=forms[e]) if e in forms else e for e in summary.said),
        figures=tuple(replace(f, english=figures.get(f, f.english)) for f in summary.figures),
    )


def _speakers(said: Sequence[SaidEntry], english: str, known: Mapping[str, str]) -> Iterator[str]:
    """Yield what each speaker of a sentence is called in its English, or was called before.

    By the sound of a name, by the English of an organisation or a title; otherwise by order, where
    both languages report equally often.
    """
    reports = [report for report in read_reports([english], "en") if report.name]
    phrases = [report.speaker for report in reports if report.speaker]
    nouns = _by_noun(said, english, phrases)
    aligned = [r.name for r in reports] if len(reports) == len(said) else [""] * len(said)
    for entry, guess in zip(said, aligned, strict=True):
        place = speaker_in(english, entry.speaker, (entry.role, entry.organisation))
        if place:
            whole = next((phrase for phrase in phrases if phrase.covers(place)), place)
            yield whole.of(english)
        elif entry.speaker in nouns:
            yield nouns[entry.speaker]
        elif entry.named is None and known.get(entry.speaker):
            yield known[entry.speaker]
        else:
            yield guess


def _by_noun(said: Sequence[SaidEntry], english: str, phrases: Sequence[Span]) -> dict[str, str]:
    """Return what English calls the speakers without a name; a phrase is that of one of them."""
    speakers = {entry.speaker for entry in said if entry.role == entry.speaker or not entry.role}
    found = {speaker: called_in(english, speaker, phrases) for speaker in speakers}
    places = Counter(found.values())
    return {one: place.of(english) for one, place in found.items() if place and places[place] == 1}


def _figures(here: Sequence[FigureEntry], text: str, english: str) -> Iterator[str]:
    """Yield what each figure of a sentence is in its English."""
    matched = [m for m in compare_figures(text, english).matched if counts(m.source)]
    for entry in here:
        found = next((m for m in matched if " ".join(m.source.text.split()) == entry.figure), None)
        if found:
            matched.remove(found)
        yield " ".join(found.target.text.split()) if found else ""
