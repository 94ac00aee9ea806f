"""Translate one sentence, trying again until nothing is missing or every way has been tried.

`attempts` is a generator: it yields what to ask the backend and is sent the answers, so that
`drive` can ask for all sentences of a document together, round by round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dragoman.protocols import Backend, Check, PostEditor, Segmenter
from dragoman.text.arabic import has_arabic_letters
from dragoman.text.coded import blank
from dragoman.text.plan import Plan, apply_plan, continued, make_plan, match_ending, runs
from dragoman.types import Candidate, Finding, Inline, Pair, Request, Severity, Span

Asking = Generator[list[Request], list[tuple[Candidate, ...]], "Outcome"]
_ARABIC = re.compile(r"[\u0600-\u06FF]")  # letters, digits, punctuation
BATCH = 128  # requests handed to the backend at a time: progress and interruption are as fine


@dataclass(frozen=True, slots=True)
class Tools:
    """What a sentence is translated and judged with."""

    backend: Backend
    segmenter: Segmenter
    editors: Sequence[PostEditor]
    checks: Sequence[Check]
    retries: bool = True
    alternatives: int = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """A coded translation, how sure the model was, and what the checks say of it."""

    source: str
    text: str
    score: float = 0.0
    attempts: int = 0  # times that the backend was asked
    findings: tuple[Finding, ...] = ()  # spans in `source` and `text`

    @property
    def cost(self) -> tuple[int, int]:
        """Errors and warnings: what a further attempt must bring down."""
        severities = [f.severity for f in self.findings]
        return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def attempts(source: str, inlines: Mapping[str, Inline], tools: Tools) -> Asking:
    """Yield requests for the coded sentence `source`; return the best outcome.

    In turn: the sentence as a whole, the other hypotheses of the beam, its clauses one by one,
    and, where protected text or markup was lost in all of these, the text between the inlines.
    """
    if not has_arabic_letters(source):
        text = _edit(source, source, tools) if _ARABIC.search(source) else source
        return Outcome(source, text)
    best = yield from _as_whole(source, inlines, tools)
    asked = best.attempts if best else 0
    if best is None or (tools.retries and any(best.cost)):
        other = yield from _in_pieces(source, inlines, tools)
        if other is not None:
            asked += 1
            best = _better(best, other)
    if best is None:
        best = yield from in_runs(source, tools)
        asked += 1
    return replace(best, attempts=asked)


def drive(
    asking: Sequence[Asking], backend: Backend, progress: Callable[[int], None] = lambda _: None
) -> list[Outcome]:
    """Run every generator of `asking` to its end; equal requests of a round are asked once.

    `progress` is told how many generators have ended since the last call.
    """
    outcomes: dict[int, Outcome] = {}
    waiting: dict[int, list[Request]] = {}

    def advance(index: int, answers: Mapping[Request, tuple[Candidate, ...]]) -> None:
        generator = asking[index]
        try:
            given = [answers[r] for r in waiting.pop(index, ())]
            waiting[index] = generator.send(given) if given else next(generator)
        except StopIteration as stop:
            outcomes[index] = stop.value
            progress(1)

    for index in range(len(asking)):
        advance(index, {})
    while waiting:
        last = _by_last_request(waiting)
        answers: dict[Request, tuple[Candidate, ...]] = {}
        for batch in _batches(list(last)):
            answers.update(zip(batch, backend.translate(batch), strict=True))
            for request in batch:
                for index in last[request]:
                    advance(index, answers)
    return [outcomes[i] for i in range(len(asking))]


def _by_last_request(waiting: Mapping[int, Sequence[Request]]) -> dict[Request, list[int]]:
    """Return all requests, like beside like, each with whom it is the last that they wait for."""
    distinct = {r for requests in waiting.values() for r in requests}
    order = sorted(distinct, key=lambda r: (r.align, r.alternatives, len(r.text), r.text))
    rank = {request: i for i, request in enumerate(order)}
    last: dict[Request, list[int]] = {request: [] for request in order}
    for index, requests in waiting.items():
        last[max(requests, key=rank.__getitem__)].append(index)
    return last


def _as_whole(
    source: str, inlines: Mapping[str, Inline], tools: Tools
) -> Generator[list[Request], list[tuple[Candidate, ...]], Outcome | None]:
    """Translate a sentence as one, and look at the other hypotheses where the best has faults."""
    plan = make_plan(source, inlines, tools.backend.placeholders)
    if plan is None or tools.backend.count_tokens(plan.text) > tools.backend.max_tokens:
        return None
    best: Outcome | None = None
    for asked, wanted in enumerate((1, tools.alternatives) if tools.retries else (1,), start=1):
        (candidates,) = yield [Request(plan.text, alternatives=wanted, align=plan.needs_alignment)]
        for candidate in candidates:
            applied = apply_plan(plan, candidate)
            if applied is not None:
                best = _better(best, _judge(source, applied, candidate, tools))
        if best:
            best = replace(best, attempts=asked)
            if not any(best.cost):
                break
    return best


def _in_pieces(
    source: str, inlines: Mapping[str, Inline], tools: Tools
) -> Generator[list[Request], list[tuple[Candidate, ...]], Outcome | None]:
    """Translate the clauses of a sentence each on its own; None where one loses an inline."""
    pieces = tools.segmenter.clauses(source)
    if len(pieces) < 2:  # noqa: PLR2004 - one clause is the sentence, which was tried
        return None
    plans: list[Plan] = []
    for piece in _fitting(source, pieces, tools.backend):
        plan = make_plan(piece.of(source), inlines, tools.backend.placeholders)
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
        parts.append(continued(part.strip()) if parts else part.strip())
    return _judge(source, " ".join(parts), _joined(list(found.values())), tools)


def in_runs(source: str, tools: Tools) -> Asking:
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
            out += (text[:lead], match_ending(text, candidate.text), text[trail:])
        position = span.end
    out.append(source[position:])
    return _judge(source, "".join(out), _joined([a[0] for a in answers]), tools)


def _judge(source: str, text: str, candidate: Candidate, tools: Tools) -> Outcome:
    """Edit `text` for its language and check it against its source."""
    if text != source:  # what the model left alone keeps its bytes
        text = _edit(text, source, tools)
    backend = tools.backend
    pair = Pair(
        blank(source), blank(text), backend.source_language, backend.target_language, candidate
    )
    findings = tuple(f for check in tools.checks for f in check.check(pair))
    return Outcome(source, text, candidate.score, findings=findings)


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
        if backend.count_tokens(piece.of(source)) <= backend.max_tokens:
            yield piece
            continue
        middle = (piece.start + piece.end) // 2
        cut = source.rfind(" ", piece.start + 1, middle)
        cut = cut if cut > piece.start else middle
        stack += (Span(cut, piece.end), Span(piece.start, cut))


def _batches(requests: Sequence[Request]) -> Iterator[list[Request]]:
    iterator = iter(requests)
    while batch := list(islice(iterator, BATCH)):
        yield batch
