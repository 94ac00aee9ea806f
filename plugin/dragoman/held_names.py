"""A speaker whose name a translation lost: the sentence asked again with the name held fast.

The model is asked for the full name alone, which it takes for a name more readily than a word of it
inside a sentence (الخطيب, the preacher); what it makes of that then has to pass through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.judging import Outcome, Tools, better, judge
from dragoman.rounds import Asking
from dragoman.text.arabic import HARAKAT, LETTERS, TATWEEL, strip_harakat, strip_tatweel
from dragoman.text.coded import BLANK, blank, unused
from dragoman.text.named_speakers import NamedSpeaker, speakers_of
from dragoman.text.plan import apply_plan, make_plan
from dragoman.text.romanise import find_name
from dragoman.types import Inline, Pair, Request, Span

_CHECK = "speakers"  # which tells that a name is lost
_WORD = re.compile(rf"[{LETTERS}][{LETTERS}{HARAKAT}{TATWEEL}]*")


def with_names_held(
    source: str, inlines: Mapping[str, Inline], tools: Tools, lost: Outcome
) -> Asking[Outcome | None]:
    """Return the best translation of `source` that keeps the names which `lost` lacks.

    None where that lacks none, where it cannot be told how a name is spelt, or no answer keeps it.
    """
    speakers = dict(_lost(source, lost, tools))
    if not speakers:
        return None
    answers = yield [Request(" ".join(speaker.words)) for speaker in speakers.values()]
    spelt: dict[Span, str] = {}
    for place, (candidate, *_) in zip(speakers, answers, strict=True):
        found = find_name(_words(place.of(source)), candidate.text)
        if found is not None:
            spelt[place] = found.of(candidate.text)
    coded, held = _held(source, spelt)
    plan = make_plan(coded, {**inlines, **held}, tools.backend.placeholders) if held else None
    if plan is None or tools.backend.count_tokens(plan.text) > tools.backend.max_tokens:
        return None
    request = Request(plan.text, alternatives=tools.alternatives, align=plan.needs_alignment)
    (candidates,) = yield [request]
    best: Outcome | None = None
    for candidate in candidates:
        text = apply_plan(plan, candidate)
        if text is not None:
            best = better(best, judge(source, _released(text, held), candidate, tools))
    return best


def _lost(source: str, lost: Outcome, tools: Tools) -> Iterator[tuple[Span, NamedSpeaker]]:
    """Yield the persons who speak in `source` and whom `lost` does not name, with their places."""
    if not any(finding.check == _CHECK for finding in lost.findings):
        return
    pair = Pair(blank(source), blank(lost.text), whole=tools.whole)
    for speaker in speakers_of(pair):
        if speaker.words and speaker.found_in(pair.target) is None:
            matches = _WORD.finditer(pair.source, speaker.place.start, speaker.place.end)
            own = [m for m in matches if _words(m.group())[0] in speaker.words]
            place = Span(own[0].start(), own[-1].end()) if own else None
            if place and BLANK not in place.of(pair.source):
                yield place, speaker


def _words(text: str) -> Sequence[str]:
    return [strip_tatweel(strip_harakat(match.group())) for match in _WORD.finditer(text)]


def _held(source: str, spelt: Mapping[Span, str]) -> tuple[str, Mapping[str, Inline]]:
    """Return `source` with a character in each of the places, and what stands for these."""
    free = unused(source)
    held: dict[str, Inline] = {}
    for place in sorted(spelt, reverse=True):
        char = next(free)
        held[char] = Inline(place, "latin", "atom", spelt[place])
        source = source[: place.start] + char + source[place.end :]
    return source, held


def _released(text: str, held: Mapping[str, Inline]) -> str:
    """Return `text` with the names in the places of their characters."""
    for char, inline in held.items():
        name = inline.key
        starts = text.startswith(char)
        text = text.replace(char, name[:1].upper() + name[1:] if starts else name)
    return text
