"""Translate one sentence, trying again until nothing is missing or every way has been tried.

Each way is a generator that yields what to ask the backend and is sent the answers; see `rounds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.protocols import Backend, Check, PostEditor, Segmenter
from dragoman.rounds import Asking
from dragoman.text.arabic import has_arabic_letters
from dragoman.text.coded import blank, without_inlines
from dragoman.text.fit import join_clauses, match_ending
from dragoman.text.plan import COPIED, Plan, apply_plan, make_plan, runs
from dragoman.types import (
    Candidate,
    Finding,
    Inline,
    Origin,
    Pair,
    Request,
    Severity,
    Span,
)
from dragoman.whole import Whole

_ARABIC = re.compile(r"[\u0600-\u06FF]")  # letters, digits, punctuation
_WIDER = 4  # beams, for a sentence of which no hypothesis of one will do


@dataclass(frozen=True, slots=True)
class Tools:
    """What a sentence is translated and judged with."""

    backend: Backend
    segmenter: Segmenter
    editors: Sequence[PostEditor]
    checks: Sequence[Check]
    retries: bool = True
    alternatives: int = 4  # hypotheses that cost no more than one
    whole: Whole | None = None  # the document that the sentences are of


@dataclass(frozen=True, slots=True)
class Outcome:
    """A coded translation, how sure the model was, and what the checks say of it."""

    source: str
    text: str
    score: float = 0.0
    attempts: int = 0  # times that the backend was asked
    findings: tuple[Finding, ...] = ()  # spans in `source` and `text`
    tokens: int = 0  # target tokens
    cut: bool = False  # whether a limit of the model was met
    origin: Origin = "model"

    @property
    def is_translated(self) -> bool:
        """Whether anyone was asked for it: a text without Arabic is passed on."""
        return self.attempts > 0 or self.origin != "model"

    @property
    def cost(self) -> tuple[int, int]:
        """Errors and warnings: what a further attempt must bring down."""
        severities = [f.severity for f in self.findings]
        return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def attempts(source: str, inlines: Mapping[str, Inline], tools: Tools) -> Asking[Outcome]:
    """Yield requests for the coded sentence `source`; return the best outcome.

    In turn: the sentence as a whole, the other hypotheses of the beam, those of a wider one, its
    clauses one by one, and, where protected text or markup was lost in all of these, the text
    between the inlines.
    """
    if not has_arabic_letters(source):
        return _passed_on(source, inlines, tools)
    best, asked = yield from _as_whole(source, inlines, tools)
    if best is None or (tools.retries and any(best.cost)):
        other = yield from _in_pieces(source, inlines, tools)
        if other is not None:
            asked += 1
            best = _better(best, other)
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
        given = 0
        for outcome in (yield from hypotheses(source, inlines, tools, wanted)):
            given += 1
            if outcome is not None:
                best = _better(best, outcome)
                if not any(best.cost):
                    return best, asked + 1
        asked += given > 0
        if given <= 1:  # all that there is
            break
    return best, asked


def hypotheses(
    source: str, inlines: Mapping[str, Inline], tools: Tools, wanted: int
) -> Asking[Iterator[Outcome | None]]:
    """Ask for a sentence as one; return its hypotheses, best first, each judged when it is taken.

    All are asked for at once: a beam search makes them in any case. There is none of a sentence
    that is too long, and None for one that lost protected text or markup.
    """
    plan = make_plan(source, inlines, tools.backend.placeholders)
    if plan is None or tools.backend.count_tokens(plan.text) > tools.backend.max_tokens:
        return iter(())
    (candidates,) = yield [Request(plan.text, alternatives=wanted, align=plan.needs_alignment)]
    applied = ((apply_plan(plan, candidate), candidate) for candidate in candidates)
    return (
        None if text is None else replace(_judge(source, text, candidate, tools), attempts=1)
        for text, candidate in applied
    )


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
    return _judge(source, text, _joined(list(found.values())), tools)


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
    found = _judge(source, "".join(out), _joined([a[0] for a in answers]), tools)
    return replace(found, attempts=int(bool(requests)))


def _passed_on(source: str, inlines: Mapping[str, Inline], tools: Tools) -> Outcome:
    """Return a sentence without Arabic as it is, but for Arabic digits and punctuation."""
    if _ARABIC.search(source):
        return _judge(source, source, Candidate(source, 0.0, 0), tools, edited=True)
    latin = {c: i.key for c, i in inlines.items() if i.kind in COPIED}
    words = blank("".join(latin.get(c, c) for c in source))
    findings = _judge(words, words, Candidate(words, 0.0, 0), tools).findings
    return Outcome(
        source, source, findings=tuple(replace(f, source=None, target=None) for f in findings)
    )


def _judge(
    source: str, text: str, candidate: Candidate, tools: Tools, *, edited: bool = False
) -> Outcome:
    """Edit `text` for its language and check it against its source.

    What the model left alone keeps its bytes, unless it is to be `edited` all the same.
    """
    if edited or text != source:
        text = _edit(text, source, tools)
    return Outcome(
        source,
        text,
        candidate.score,
        findings=findings_of(source, text, candidate, tools),
        tokens=candidate.tokens,
        cut=candidate.cut,
    )


def findings_of(
    source: str, text: str, candidate: Candidate | None, tools: Tools
) -> tuple[Finding, ...]:
    """Return what the checks say of a coded translation; a person's has no `candidate`."""
    backend = tools.backend
    languages = backend.source_language, backend.target_language
    pair = Pair(blank(source), blank(text), *languages, candidate, tools.whole)
    return tuple(f for check in tools.checks for f in check.check(pair))


def _edit(text: str, source: str, tools: Tools) -> str:
    for editor in tools.editors:
        text = editor.edit(text, source)
    return text


def _better(best: Outcome | None, other: Outcome) -> Outcome:
    return other if best is None or other.cost < best.cost else best


def _joined(candidates: Sequence[Candidate]) -> Candidate:
    """Return one candidate that stands for several: its score is their mean by token."""
    tokens = sum(c.tokens for c in candidates)
    total = sum(c.score * c.tokens for c in candidates)
    cut = any(c.cut for c in candidates)
    return Candidate("", total / tokens if tokens else 0.0, tokens, cut=cut)


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
