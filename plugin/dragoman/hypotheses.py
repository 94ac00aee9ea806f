"""The hypotheses of a sentence that is asked for as one, each judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.judging import Outcome, Tools, better, judge
from dragoman.rounds import Asking
from dragoman.text.coded import unused
from dragoman.text.plan import apply_plan, make_plan
from dragoman.types import Inline, Request, Span


def hypotheses(
    source: str,
    inlines: Mapping[str, Inline],
    tools: Tools,
    wanted: int,
    held: Mapping[Span, str] | None = None,
) -> Asking[Iterator[Outcome | None]]:
    """Ask for a sentence as one; return its hypotheses, best first, each judged when it is taken.

    All are asked for at once: a beam search makes them in any case. There is none of a sentence
    that is too long, and None for one that lost protected text or markup. What is `held` says what
    stretches of the source have to become; they pass through as protected text does.
    """
    coded, names = _hold(source, held or {})
    plan = make_plan(coded, {**inlines, **names}, tools.backend.placeholders)
    if plan is None or tools.backend.count_tokens(plan.text) > tools.backend.max_tokens:
        return iter(())
    (candidates,) = yield [Request(plan.text, alternatives=wanted, align=plan.needs_alignment)]
    applied = ((apply_plan(plan, candidate), candidate) for candidate in candidates)
    return (
        None
        if text is None
        else replace(judge(source, _release(text, names), candidate, tools), attempts=1)
        for text, candidate in applied
    )


def best_of(outcomes: Iterable[Outcome | None]) -> tuple[Outcome | None, int]:
    """Return the best outcome, and how many were taken: none after one without faults."""
    best: Outcome | None = None
    taken = 0
    for outcome in outcomes:
        taken += 1
        if outcome is not None:
            best = better(best, outcome)
            if not any(best.cost):
                break
    return best, taken


def _hold(source: str, held: Mapping[Span, str]) -> tuple[str, Mapping[str, Inline]]:
    """Return `source` with a character in each of the places, and what stands for these."""
    free = unused(source)
    names: dict[str, Inline] = {}
    for place in sorted(held, reverse=True):
        char = next(free)
        names[char] = Inline(place, "latin", "atom", held[place])
        source = source[: place.start] + char + source[place.end :]
    return source, names


def _release(text: str, names: Mapping[str, Inline]) -> str:
    """Return `text` with what was held in the places of its characters."""
    for char, inline in names.items():
        name = inline.key
        starts = text.startswith(char)
        text = text.replace(char, name[:1].upper() + name[1:] if starts else name)
    return text
