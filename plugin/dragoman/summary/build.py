"""The summary of a document: read, score, select, and hold it to its contract."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from dragoman.host import Host
from dragoman.protocols import Summariser
from dragoman.summary.budget import Budget
from dragoman.summary.contract import faults, goes_on, is_sayable, leans_back, said_in, unnamed
from dragoman.summary.ledger import figure_entries, said_entries
from dragoman.summary.model import (
    FigureEntry,
    SaidEntry,
    Score,
    SourceSentence,
    Summary,
    SummarySentence,
    Tongue,
)
from dragoman.summary.selection import NEVER, Option, select
from dragoman.summary.sentences import Places, language_of, read_paragraphs, read_sentences
from dragoman.summary.stems import words
from dragoman.text.speakers import read_reports
from dragoman.types import Document, Finding, Severity, Span

DEFAULT_METHOD = "speakers"
Entry = TypeVar("Entry", SaidEntry, FigureEntry)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, before anything is chosen."""

    language: Tongue
    sentences: list[SourceSentence]
    said: list[SaidEntry]
    figures: list[FigureEntry]
    within: list[list[SaidEntry]]  # what is said in each sentence, or in part of it


def summarise(
    host: Host,
    source: str,
    *,
    budget: Budget | None = None,
    method: str = DEFAULT_METHOD,
    language: Tongue | None = None,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
) -> Summary:
    """Return an extractive summary of the document `source`, which keeps `contract`.

    Its sentences are the source's own, in the source's language: `language`, or what most of its
    letters are; see `dragoman.summary.english` for a translation. A document without prose has an
    empty summary, and a finding says why. Raises `FormatError` where it cannot be parsed,
    `SettingsError` for an unknown method.
    """
    budget = budget or Budget()
    summariser = host.summariser(method)
    markup = host.format(format or host.choose_format(path, source))
    read = read_document(host, markup.parse(source), language)
    chosen = _choose(read, summariser, budget)
    summary = _summary(read, chosen, method)
    while wrong := {number for number, _ in faults(summary, source)}:
        chosen = [index for number, index in enumerate(chosen) if number not in wrong]
        summary = _summary(read, chosen, method)
    if summary.sentences:
        return summary
    finding = Finding("summary", Severity.NOTE, _why_empty(read, budget))
    return replace(summary, findings=(finding,))


def read_document(host: Host, document: Document, language: Tongue | None = None) -> Reading:
    """Return what a document says, in `language` or in that of most of its letters."""
    language = language or language_of(document)
    paragraphs = read_paragraphs(document, host.segmenter(language))
    places = Places(document)
    sentences = list(read_sentences(paragraphs, places, language))
    reports = read_reports([paragraph.text for paragraph in paragraphs], language)
    said = list(said_entries(paragraphs, reports, places))
    within = said_in([sentence.source for sentence in sentences], said)
    figures = list(figure_entries(paragraphs, sentences, within, places))
    sentences = [
        replace(sentence, speakers=tuple(dict.fromkeys(e.speaker for e in here if e.speaker)))
        for sentence, here in zip(sentences, within, strict=True)
    ]
    return Reading(language, sentences, said, figures, within)


def _choose(read: Reading, summariser: Summariser, budget: Budget) -> list[int]:
    """Return the indexes of the sentences to take, ascending."""
    scores = summariser.score(read.sentences) if read.sentences else []
    sayable = [
        sentence.index
        for sentence, here in zip(read.sentences, read.within, strict=True)
        if is_sayable(sentence.text, sentence.source, here)
    ]
    numbers = {index: number for number, index in enumerate(sayable)}
    options: list[Option] = []
    for index in sayable:
        sentence, here = read.sentences[index], read.within[index]
        leans = index > 0 and leans_back(sentence.text, here)
        options.append(
            Option(
                value=scores[index].value,
                cost=budget.cost(sentence),
                concepts=_concepts(scores[index], budget),
                stems=frozenset(words(sentence.text)),
                after=numbers.get(index - 1, NEVER) if leans else None,
            )
        )
    return [sayable[number] for number in select(options, budget.limit(read.sentences))]


def _concepts(score: Score, budget: Budget) -> Mapping[str, float]:
    """Return what a sentence covers, as it weighs under a budget of words or of sentences."""
    weighed = budget.counts_words or score.per_sentence is None
    return score.concepts if weighed else score.per_sentence or {}


def _summary(read: Reading, chosen: Sequence[int], method: str) -> Summary:
    sentences = tuple(_shown(read, chosen))
    places = [sentence.source for sentence in sentences]
    return Summary(
        sentences=sentences,
        said=tuple(_marked(read.said, places)),
        figures=tuple(_marked(read.figures, places)),
        method=method,
        language=read.language,
    )


def _shown(read: Reading, chosen: Sequence[int]) -> Iterator[SummarySentence]:
    """Yield the chosen sentences, with the speaker in brackets where nobody would know them."""
    before: Sequence[SaidEntry] = ()
    for index in chosen:
        sentence, here = read.sentences[index], read.within[index]
        missing = unnamed(sentence.source, here)
        speaker = missing[0] if missing and not goes_on(missing[0], before) else ""
        yield SummarySentence(index, sentence.text, sentence.source, sentence.line, speaker)
        before = here


def _marked(entries: Sequence[Entry], places: Sequence[Span]) -> Iterator[Entry]:
    """Yield the entries of a ledger, marked as kept where one of `places` has a part of them."""
    ends = [place.end for place in places]
    for entry in entries:
        at = bisect_right(ends, entry.source.start)
        kept = at < len(places) and places[at].start < entry.source.end
        yield replace(entry, kept=True) if kept else entry


def _why_empty(read: Reading, budget: Budget) -> str:
    if not read.sentences:
        return "no prose to take sentences from"
    shortest = min(budget.cost(sentence) for sentence in read.sentences)
    if shortest > budget.limit(read.sentences):
        limit = budget.limit(read.sentences)
        return f"no sentence is as short as {limit:.0f} words; the shortest has {shortest:.0f}"
    return "no sentence whose speaker the document names"
