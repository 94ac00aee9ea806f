"""The summary of a document: read, score, select, and prove the contract before anything is given.

The contract: every sentence is in the source, in order; whoever speaks in it is named in it, in the
sentence before it, or in brackets; a sentence whose speaker is unknown is not taken; figures are
those of the source; what a document says twice is taken once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import StructureError
from dragoman.host import HEAD, Host
from dragoman.summary.attribution import Attributed, attribute
from dragoman.summary.budget import Budget
from dragoman.summary.ledger import figure_entries, said_entries
from dragoman.summary.model import Summary, SummarySentence
from dragoman.summary.selection import Option, select
from dragoman.summary.sentences import read_paragraphs, read_sentences
from dragoman.summary.stems import words
from dragoman.summary.twins import twins
from dragoman.text.figures import read_figures
from dragoman.text.speakers import read_reports

DEFAULT_METHOD = "speakers"


def summarise(
    host: Host,
    source: str,
    *,
    budget: Budget | None = None,
    method: str = DEFAULT_METHOD,
    language: str = "ar",
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
) -> Summary:
    """Return an extractive summary of the document `source`.

    Its sentences are the source's own, in its language; see `dragoman.summary.english` for English
    ones. A document without prose has an empty summary. Raises `FormatError` where it cannot be
    parsed, `SettingsError` for an unknown method.
    """
    budget = budget or Budget()
    markup = host.format(format or host.choose_format(path, source[:HEAD]))
    document = markup.parse(source)
    paragraphs = read_paragraphs(document, host.segmenter(language))
    reports = read_reports([paragraph.text for paragraph in paragraphs], language)
    attributed = attribute(list(read_sentences(document, paragraphs, language)), reports)
    chosen = _choose(host, attributed, budget, method)
    taken = list(_shown(attributed, chosen))
    _prove(attributed, chosen, taken, language)
    places = [a.sentence.source for a in attributed if a.sentence.index in set(chosen)]
    return Summary(
        sentences=tuple(taken),
        said=tuple(said_entries(document, paragraphs, reports, places)),
        figures=tuple(figure_entries(attributed, set(chosen))),
        method=method,
    )


def _choose(host: Host, attributed: Sequence[Attributed], budget: Budget, method: str) -> list[int]:
    """Return the indexes of the sentences to take."""
    sentences = [a.sentence for a in attributed]
    scores = host.summariser(method).score(sentences) if sentences else []
    same = twins([words(sentence.text) for sentence in sentences])
    safe = [a.sentence.index for a in attributed if a.is_safe]
    options = [
        Option(
            scores[i].value,
            budget.cost(sentences[i]),
            scores[i].concepts,
            twin=same[i],
        )
        for i in safe
    ]
    return [safe[i] for i in select(options, budget.limit(sentences))]


def _shown(attributed: Sequence[Attributed], chosen: Sequence[int]) -> Iterator[SummarySentence]:
    """Yield the chosen sentences, with the speaker in brackets where nobody would know them."""
    named: tuple[str, ...] = ()  # in the sentence before
    for index in chosen:
        sentence, unnamed = attributed[index].sentence, attributed[index].unnamed
        follows = unnamed in named and len(set(named)) == 1
        yield SummarySentence(
            text=sentence.text,
            source=sentence.source,
            line=sentence.line,
            speaker="" if follows else unnamed,
        )
        named = sentence.speakers


def _prove(
    attributed: Sequence[Attributed],
    chosen: Sequence[int],
    taken: Sequence[SummarySentence],
    language: str,
) -> None:
    """Raise `StructureError` where the summary breaks its contract."""
    end = 0
    for index, sentence in zip(chosen, taken, strict=True):
        found = attributed[index]
        faults = {
            "is out of order": sentence.source.start < end,
            "has an unknown speaker": not found.is_safe,
            "lost a figure": not {f.value for f in found.sentence.figures}
            <= {f.value for f in read_figures(sentence.text, language)},
        }
        for fault, is_so in faults.items():
            if is_so:
                raise StructureError(f"line {sentence.line}: a sentence {fault}", "report this")
        end = sentence.source.end
