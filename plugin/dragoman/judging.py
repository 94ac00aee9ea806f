"""What a sentence is translated and judged with, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.protocols import Backend, Check, PostEditor, Segmenter
from dragoman.text.coded import blank
from dragoman.text.plan import COPIED
from dragoman.types import Candidate, Finding, Inline, Origin, Pair, Severity
from dragoman.whole import Whole

_ARABIC = re.compile(r"[\u0600-\u06FF]")  # letters, digits, punctuation


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


def passed_on(source: str, inlines: Mapping[str, Inline], tools: Tools) -> Outcome:
    """Return a sentence without Arabic as it is, but for Arabic digits and punctuation."""
    if _ARABIC.search(source):
        return judge(source, source, Candidate(source, 0.0, 0), tools, edited=True)
    latin = {c: i.key for c, i in inlines.items() if i.kind in COPIED}
    words = blank("".join(latin.get(c, c) for c in source))
    findings = judge(words, words, Candidate(words, 0.0, 0), tools).findings
    return Outcome(
        source, source, findings=tuple(replace(f, source=None, target=None) for f in findings)
    )


def judge(
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


def better(best: Outcome | None, other: Outcome) -> Outcome:
    """Return the one that costs less, `best` where both do."""
    return other if best is None or other.cost < best.cost else best


def joined(candidates: Sequence[Candidate]) -> Candidate:
    """Return one candidate that stands for several: its score is their mean by token."""
    tokens = sum(c.tokens for c in candidates)
    total = sum(c.score * c.tokens for c in candidates)
    cut = any(c.cut for c in candidates)
    return Candidate("", total / tokens if tokens else 0.0, tokens, cut=cut)
