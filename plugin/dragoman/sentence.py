"""Translate one sentence, trying again until nothing is missing or every way has been tried.

Each way is a generator that yields what to ask the backend and is sent the answers; see `rounds`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.held_names import with_names_held
from dragoman.hypotheses import best_of, hypotheses
from dragoman.judging import Outcome, Tools, better, joined, judge, passed_on
from dragoman.protocols import Backend
from dragoman.rounds import Asking
from dragoman.text.arabic import has_arabic_letters
from dragoman.text.coded import without_inlines
from dragoman.text.fit import join_clauses, match_ending
from dragoman.text.plan import Plan, apply_plan, make_plan, runs
from dragoman.types import Candidate, Inline, Request, Span

_WIDER = 4  # beams, for a sentence of which no hypothesis of one will do


def attempts(source: str, inlines: Mapping[str, Inline], tools: Tools) -> Asking[Outcome]:
    """Yield requests for the coded sentence `source`; return the best outcome.

    In turn: the sentence as a whole, the other hypotheses of the beam, those of a wider one, the
    sentence with the names of speakers that were lost held fast, its clauses one by one, and, where
    protected text or markup was lost in all of these, the text between the inlines.
    """
    if not has_arabic_letters(source):
        return passed_on(source, inlines, tools)
    best, asked = yield from _as_whole(source, inlines, tools)
    if best is not None and tools.retries:
        other = yield from with_names_held(source, inlines, tools, best)
        if other is not None:
            asked += 2
            best = better(best, other)
    if best is None or (tools.retries and any(best.cost)):
        other = yield from _in_pieces(source, inlines, tools)
        if other is not None:
            asked += 1
            best = better(best, other)
    if best is None:
        best = yield from in_runs(source, tools)
        asked += best.attempts
    return replace(best, attempts=asked)


def _as_whole(
    source: str, inlines: Mapping[str, Inline], tools: Tools
) -> Asking[tuple[Outcome | None, int]]:
    """Translate a sentence as one; return its best outcome, and how often it was asked for.

    Where the best hypothesis has faults the others are looked at, and where no other will do, those
    of a wider beam, unless the backend has but one.
    """
    best: Outcome | None = None
    asked = 0
    widths = (tools.alternatives, _WIDER * tools.alternatives) if tools.retries else (1,)
    for wanted in widths:
        found, taken = best_of((yield from hypotheses(source, inlines, tools, wanted)))
        asked += taken > 0
        best = better(best, found) if found else best
        if taken <= 1 or (best and not any(best.cost)):
            break
    return best, asked


def _in_pieces(source: str, inlines: Mapping[str, Inline], tools: Tools) -> Asking[Outcome | None]:
    """Translate the clauses of a sentence each on its own; None where one loses an inline."""
    pieces = tools.segmenter.clauses(source)
    if len(pieces) < 2:  # noqa: PLR2004 - one clause is the sentence, which was tried
        return None
    clauses = [piece.of(source) for piece in _fitting(source, pieces, tools.backend)]
    plans: list[Plan] = []
    for clause in clauses:
        plan = make_plan(clause, inlines, tools.backend.placeholders)
        if plan is None:
            return None
        plans.append(plan)
    texts = [p for p in plans if has_arabic_letters(p.text)]
    answers = yield [Request(p.text, align=p.needs_alignment) for p in texts]
    found = {id(p): a[0] for p, a in zip(texts, answers, strict=True)}
    parts: list[str] = []
    for plan in plans:
        candidate = found.get(id(plan), Candidate(plan.text, 0.0, 0))
        part = apply_plan(plan, candidate)
        if part is None:
            return None
        parts.append(part)
    text = join_clauses(zip(clauses, parts, strict=True))
    return judge(source, text, joined(list(found.values())), tools)


def in_runs(source: str, tools: Tools) -> Asking[Outcome]:
    """Translate the text between the inlines, which stay where they are: it cannot harm them."""
    spans = [
        piece
        for run in runs(source)
        if has_arabic_letters(run.of(source))
        for piece in _fitting(source, [run], tools.backend)
    ]
    requests = [Request(" ".join(s.of(source).split())) for s in spans]
    answers = (yield requests) if requests else []
    out: list[str] = []
    position = 0
    for span, (candidate, *_) in zip(spans, answers, strict=True):
        text = span.of(source)
        out.append(source[position : span.start])
        if candidate.text == " ".join(text.split()):
            out.append(text)
        else:
            lead, trail = len(text) - len(text.lstrip()), len(text.rstrip())
            answer = without_inlines(match_ending(text, candidate.text))
            out += (text[:lead], answer, text[trail:])
        position = span.end
    out.append(source[position:])
    found = judge(source, "".join(out), joined([a[0] for a in answers]), tools)
    return replace(found, attempts=int(bool(requests)))


def _fitting(source: str, pieces: Sequence[Span], backend: Backend) -> Iterator[Span]:
    """Yield `pieces`, halved at white space until the backend takes each."""
    stack = list(reversed(pieces))
    while stack:
        piece = stack.pop()
        text = piece.of(source)
        if len(text) == 1 or backend.count_tokens(text) <= backend.max_tokens:
            yield piece
            continue
        middle = (piece.start + piece.end) // 2
        cut = source.rfind(" ", piece.start + 1, middle)
        cut = cut if cut > piece.start else middle
        stack += (Span(cut, piece.end), Span(piece.start, cut))
