"""Findings as diagnostics of both documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lsprotocol import types

from dragoman import Finding, Severity, Span
from dragoman_hooks.lsp.documents import Page

SOURCE: Final = "dragoman"
_SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def diagnostics(
    findings: Iterable[Finding], source: Page, target: Page, *, related: bool
) -> tuple[list[types.Diagnostic], list[types.Diagnostic]]:
    """Return the diagnostics of the source and of the target.

    A finding stands on each side where it has a place, and, if `related`, names the other; without
    any place it stands at the beginning of the target. The `data` there is what would mend it.
    """
    ours: list[types.Diagnostic] = []
    theirs: list[types.Diagnostic] = []
    for finding in findings:
        here, there = finding.source, finding.target
        if here is None and there is None:
            there = Span(0, 0)
        sides = ((ours, source, here, target, there), (theirs, target, there, source, here))
        for found, page, span, other, place in sides:
            if span is not None:
                link = _link(other, place) if related else None
                found.append(_diagnostic(finding, page, span, link))
        if finding.replacement and there is not None:
            theirs[-1].data = finding.replacement
    return ours, theirs


def _diagnostic(
    finding: Finding, page: Page, span: Span, link: types.DiagnosticRelatedInformation | None
) -> types.Diagnostic:
    return types.Diagnostic(
        page.positions.range(span),
        finding.message,
        _SEVERITIES[finding.severity],
        finding.check,
        source=SOURCE,
        related_information=[link] if link else None,
    )


def _link(page: Page, span: Span | None) -> types.DiagnosticRelatedInformation | None:
    if span is None:
        return None
    place = types.Location(page.uri, page.positions.range(span))
    return types.DiagnosticRelatedInformation(place, " ".join(span.of(page.text).split()))
