"""What a summary promises, and what of it a given summary breaks.

(a) No quotation without its speaker. (b) Whoever speaks as `he`, or goes on speaking, is named in
the sentence, in the one before it, or in brackets; a sentence that begins with a pronoun comes with
the sentence before it. (c) Every figure is the source's. (d) Sentences are the source's, in order.
(e) What a document says twice is said once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from typing import Final

from dragoman.summary.figures import values
from dragoman.summary.model import FigureEntry, SaidEntry, Summary, SummarySentence
from dragoman.summary.stems import words
from dragoman.summary.twins import Seen
from dragoman.text.speakers import quotations
from dragoman.types import Span

_SPEECH_WORDS: Final = 6  # from which a quotation is speech, not the name of something
_PRONOUN: Final = re.compile(
    r"[\W_]*(?:[وف]?(?:هو|هي|هم|هما|هن)|[وف]?(?:لكن|إن|كأن|لأن)(?:ه|ها|هم|هما|هن)"
    r"|(?:He|She|They)(?:['’]\w+)?)(?!\w)"
)


def broken(summary: Summary, source: str) -> list[str]:
    """Return what `summary` of the document `source` breaks: nothing, if all is well."""
    lines = [sentence.line for sentence in summary.sentences]
    return [f"line {lines[number]}: {fault}" for number, fault in faults(summary, source)]


def said_in(places: Sequence[Span], said: Sequence[SaidEntry]) -> list[list[SaidEntry]]:
    """Return for each of some places, ascending and apart, what is said in it, or in part of it."""
    ends = [place.end for place in places]
    found: list[list[SaidEntry]] = [[] for _ in places]
    for entry in said:
        at = bisect_right(ends, entry.source.start)
        while at < len(places) and places[at].start < entry.source.end:
            found[at].append(entry)
            at += 1
    return found


def unnamed(place: Span, said: Collection[SaidEntry]) -> tuple[str, ...]:
    """Return those who speak in a sentence and are not named in it."""
    named = {e.speaker for e in said if e.speaker and e.named and place.covers(e.named)}
    return tuple(dict.fromkeys(e.speaker for e in said if e.speaker not in named))


def is_sayable(text: str, place: Span, said: Collection[SaidEntry]) -> bool:
    """Tell whether a summary can say who speaks in a sentence: known, and at most one elsewhere."""
    missing = unnamed(place, said)
    return "" not in missing and len(missing) <= 1 and not loose_quotations(text, said)


def loose_quotations(text: str, said: Collection[SaidEntry]) -> list[str]:
    """Return the quotations of a sentence that nobody is known to have said, but for short ones."""
    found = []
    for quotation in quotations(text):
        quoted = " ".join(quotation.span.of(text).split())
        if quotation.depth == 0 and len(quoted.split()) >= _SPEECH_WORDS:
            contents = [" ".join(entry.content.split()) for entry in said]
            if not any(quoted in content or content in quoted for content in contents):
                found.append(quoted)
    return found


def leans_back(text: str, said: Collection[SaidEntry]) -> bool:
    """Tell whether a sentence begins with a pronoun, and no report in it says for whom."""
    return not said and _PRONOUN.match(text) is not None


def goes_on(speaker: str, before: Collection[SaidEntry]) -> bool:
    """Tell whether `speaker` alone speaks in the sentence before."""
    return {entry.speaker for entry in before} == {speaker}


def faults(summary: Summary, source: str) -> Iterator[tuple[int, str]]:
    """Yield the number of each sentence that breaks the contract, and what it breaks."""
    places = [sentence.source for sentence in summary.sentences]
    said = said_in(places, summary.said)
    figures = _figures_in(places, summary.figures)
    seen = Seen(words(s.text) for s in summary.sentences)
    before: SummarySentence | None = None
    for number, sentence in enumerate(summary.sentences):
        above = said[number - 1] if number else ()
        yield from ((number, what) for what in _untold(sentence, before, said[number], above))
        if lost := figures[number] - values(sentence.text, summary.language):
            yield number, f"lost figures: {', '.join(sorted(lost))}"
        if not _is_part(sentence.text, unescape(sentence.source.of(source))):
            yield number, "words or figures that the source does not have there"
        if before and sentence.source.start < before.source.end:
            yield number, "out of order"
        if seen.first(number, frozenset(words(sentence.text))) != number:
            yield number, "said before"
        before = sentence


def _untold(
    sentence: SummarySentence,
    before: SummarySentence | None,
    here: Collection[SaidEntry],
    above: Collection[SaidEntry],
) -> Iterator[str]:
    """Yield who of those that speak in a sentence would not be known to its readers."""
    for quotation in loose_quotations(sentence.text, here):
        yield f"nobody is known to have said «{quotation}»"
    for name in unnamed(sentence.source, here):
        if not name:
            yield "who speaks is not known"
        elif name != sentence.speaker and not goes_on(name, above):
            yield f"{name} speaks and is not named"
    alone = before is None or before.index + 1 != sentence.index
    if alone and sentence.index and leans_back(sentence.text, here):
        yield "a pronoun without the sentence before it"


def _figures_in(places: Sequence[Span], figures: Iterable[FigureEntry]) -> list[Counter[str]]:
    """Return the values of the ledger's figures in each of some places, ascending and apart."""
    starts = [place.start for place in places]
    found: list[Counter[str]] = [Counter() for _ in places]
    for entry in figures:
        at = bisect_right(starts, entry.source.start) - 1
        if at >= 0 and places[at].covers(entry.source):
            found[at][entry.value] += 1
    return found


def _is_part(text: str, source: str) -> bool:
    """Tell whether the letters and digits of `text` stand in `source`, in their order."""
    rest = iter(source)
    return all(char in rest for char in text if char.isalnum())
