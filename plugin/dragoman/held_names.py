"""A speaker whose name a translation lost: the sentence asked again with the name held fast.

The model is asked for the full name alone, which it takes for a name more readily than a word of it
inside a sentence (الخطيب, the preacher); what it makes of that then has to pass through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.hypotheses import best_of, hypotheses
from dragoman.judging import Outcome, Tools
from dragoman.rounds import Asking
from dragoman.text.coded import BLANK, blank
from dragoman.text.named_speakers import NamedSpeaker, speakers_of
from dragoman.text.romanise import find_name
from dragoman.types import Inline, Pair, Request, Span

_CHECK = "speakers"  # which tells that a name is lost


def with_names_held(
    source: str, inlines: Mapping[str, Inline], tools: Tools, lost: Outcome
) -> Asking[Outcome | None]:
    """Return the best translation of `source` that keeps the names which `lost` lacks.

    None where that lacks none, where it cannot be told how a name is spelt, or no answer keeps it.
    """
    speakers = list(_lost(source, lost, tools))
    if not speakers:
        return None
    answers = yield [Request(" ".join(speaker.words)) for speaker, *_ in speakers]
    spelt: dict[Span, str] = {}
    for (_, place, words), (candidate, *_) in zip(speakers, answers, strict=True):
        found = find_name(words, candidate.text)
        if found is not None:
            spelt[place] = found.of(candidate.text)
    if not spelt:
        return None
    found_again = yield from hypotheses(source, inlines, tools, tools.alternatives, spelt)
    return best_of(found_again)[0]


def _lost(
    source: str, lost: Outcome, tools: Tools
) -> Iterator[tuple[NamedSpeaker, Span, tuple[str, ...]]]:
    """Yield the persons whom `lost` does not name, with what `source` has of their names."""
    if not any(finding.check == _CHECK for finding in lost.findings):
        return
    pair = Pair(blank(source), blank(lost.text), whole=tools.whole)
    for speaker in speakers_of(pair):
        written = speaker.written(pair.source)
        if written and speaker.found_in(pair.target) is None:
            place, words = written
            if BLANK not in place.of(pair.source):
                yield speaker, place, words
