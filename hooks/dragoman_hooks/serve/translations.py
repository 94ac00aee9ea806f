"""One text of a request: its English, other ways to say it, and what the checks found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from dragoman import Finding, Span
from dragoman.adapters import Text, finding_objects
from dragoman_hooks.serve.gathering import Turn
from dragoman_hooks.serve.messages import RefusedError, Translate
from dragoman_hooks.serve.references import WrittenOut
from dragoman_hooks.serve.service import Service
from dragoman_hooks.serve.tickets import Ticket

AUTO: Final = "auto"
NAMES: Final = {AUTO: "Auto Detect", "ar": "Arabic", "en": "English"}
FORMATS: Final = {"text": "plain", "html": "html", "markdown": "markdown"}


def host_format(name: str | None, default: str) -> str:
    """Return the host's name of a format. Raises `RefusedError` for an unknown one."""
    name = name or default
    if name not in FORMATS:
        raise RefusedError(400, f"{name} format is not supported: {', '.join(FORMATS)} are")
    return FORMATS[name]


def source_language(message: Translate, source: str, target: str) -> str:
    """Return the source of a message, of a service from `source` to `target`, or ``auto``.

    Region and script of a code are passed over. Raises `RefusedError` for other languages.
    """
    if not message.target:
        raise RefusedError(400, "Invalid request: missing target parameter")
    given = message.source or AUTO
    here, there = _base(given), _base(message.target)
    for code, name in ((here, given), (there, message.target)):
        if code not in {source, target} and not (code == AUTO and name is given):
            raise RefusedError(400, f"{name} is not supported")
    if there != target:
        message_ = "{} ({}) is not available as a target language from {} ({})"
        names = (NAMES.get(there, there), there, NAMES.get(here, here), here)
        raise RefusedError(400, message_.format(*names))
    return here


def _base(code: str) -> str:
    """Return the language of a code.

    >>> _base("ar-EG"), _base("en_US"), _base("AR")
    ('ar', 'en', 'ar')
    """
    return code.replace("_", "-").partition("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Job:
    """A text to translate, called in a thread."""

    service: Service
    text: str
    markup: str  # format, as the host names it
    alternatives: int

    def __call__(self, ticket: Ticket) -> dict[str, Any]:
        """Return the members of the answer for this text. Raises `CutError` in want of time."""
        read = WrittenOut(self.text) if self.markup == "html" else None
        text = read.text if read else self.text
        count = min(self.alternatives, self.service.backend.beam - 1)
        turn = Turn(ticket)
        best = self.service.translate(text, self.markup, turn)
        others = [
            self.service.translate(text, self.markup, replace(turn, rank=rank)).text
            for rank in range(1, count + 1)
        ]
        findings = [_moved(finding, read) for finding in best.findings] if read else best.findings
        return {
            "translatedText": best.text,
            "alternatives": [other for other in dict.fromkeys(others) if other != best.text],
            "findings": finding_objects(findings, Text("q", self.text), Text("", best.text)),
        }


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A text that is in the target language already."""

    text: str

    def __call__(self, _: Ticket) -> dict[str, Any]:
        """Return the members of the answer."""
        return {"translatedText": self.text, "alternatives": [], "findings": []}


def _moved(finding: Finding, read: WrittenOut) -> Finding:
    """Return a finding with its place in the text as it was sent."""
    place = finding.source
    if place is None:
        return finding
    return replace(finding, source=Span(read.origin(place.start), read.origin(place.end)))
