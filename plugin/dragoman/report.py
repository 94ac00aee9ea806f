"""Findings for people, one line each as compilers write them, and results for programs.

The JSON object of ``--json`` and ``--report``::

    {"dragoman": VERSION,
     "documents": [{
        "source": PATH or null (standard input), "target": PATH or null (standard output),
        "format": NAME, "model": NAME, "text": the translation, null where it is in a file,
        "statistics": {NAME: INTEGER},
        "sentences": [{"source": PLACE, "target": PLACE, "score": FLOAT, "attempts": INTEGER,
                       "origin": "model" | "memory" | "human"}],
        "findings": [{"check": NAME, "severity": "note" | "warning" | "error",
                      "message": LINE, "source": PLACE or null, "target": PLACE or null,
                      "replacement": TEXT for its target, or null}]}]}

where PLACE is ``{"start", "end", "line", "column", "text"}``: `start` and `end` count code points
from 0, `line` and `column` from 1. ``dragoman check`` gives such documents without `format`,
`model`, `text`, `statistics` and `sentences`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dragoman import __version__
from dragoman.lines import line_and_column, line_starts
from dragoman.types import Finding, Severity, Span, Translation

_CONTEXT: Final = 30  # code points on each side of a short excerpt
_EXCERPT: Final = 90  # code points of a long one


@dataclass(frozen=True)
class Text:
    """A text under the name of its file, with the places where its lines start."""

    name: str
    text: str
    starts: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(line_starts(self.text)))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`, both from 1."""
        return line_and_column(self.starts, offset)

    def excerpt(self, span: Span) -> str:
        """Return `span` with a little of its line around it, on one printable line."""
        line, _ = self.place(span.start)
        stop = self.starts[line] if line < len(self.starts) else len(self.text)
        low = max(self.starts[line - 1], span.start - _CONTEXT)
        high = min(max(stop, span.end), span.end + _CONTEXT, low + _EXCERPT)
        printable = "".join(c if c.isprintable() else " " for c in self.text[low:high])
        before = "…" if low > self.starts[line - 1] else ""
        after = "…" if high < stop or high < span.end else ""
        return before + " ".join(printable.split()) + after


def finding_lines(
    findings: Iterable[Finding], source: Text, target: Text, *, excerpts: bool = True
) -> Iterator[str]:
    """Yield ``file:line:column: severity: message [check]``, and what stands on each side there.

    The place is that in the source, of a finding without one that in the target.
    """
    for finding in findings:
        name, (line, column) = source.name, (1, 1)
        if finding.source is not None:
            line, column = source.place(finding.source.start)
        elif finding.target is not None:
            name, (line, column) = target.name, target.place(finding.target.start)
        yield f"{name}:{line}:{column}: {finding.severity}: {finding.message} [{finding.check}]"
        for mark, text, span in (("<", source, finding.source), (">", target, finding.target)):
            if excerpts and span is not None:
                line, column = text.place(span.start)
                yield f"  {mark} {line}:{column} {text.excerpt(span)}"


def summary(findings: Sequence[Finding]) -> str:
    """Return a count of findings by severity, gravest first.

    >>> summary([Finding("figures", Severity.ERROR, "12 is missing")])
    '1 finding: 1 error'
    """
    if not findings:
        return "no findings"
    counts = Counter(finding.severity for finding in findings)
    parts = [_count(counts[kind], kind) for kind in reversed(Severity) if counts[kind]]
    return f"{_count(len(findings), 'finding')}: {', '.join(parts)}"


def is_grave(findings: Iterable[Finding]) -> bool:
    """Tell whether a finding is a warning or worse: what ``--strict`` fails on."""
    return any(finding.severity.rank >= Severity.WARNING.rank for finding in findings)


def translation_object(
    translation: Translation, source: Text, target: Text, output: Path | None
) -> dict[str, object]:
    """Return one entry of "documents" for a translation that was written to `output`."""
    return {
        "source": source.name,
        "target": str(output) if output else None,
        "format": translation.document.format,
        "model": translation.model,
        "text": None if output else translation.text,
        "statistics": dict(translation.statistics),
        "sentences": [
            {
                "source": _place(source, sentence.source),
                "target": _place(target, sentence.target),
                "score": round(sentence.score, 4),
                "attempts": sentence.attempts,
                "origin": sentence.origin,
            }
            for sentence in translation.sentences
        ],
        "findings": finding_objects(translation.findings, source, target),
    }


def finding_objects(
    findings: Iterable[Finding], source: Text, target: Text
) -> list[dict[str, object]]:
    """Return the "findings" of a document."""
    return [
        {
            "check": finding.check,
            "severity": str(finding.severity),
            "message": finding.message,
            "source": _place(source, finding.source),
            "target": _place(target, finding.target),
            "replacement": finding.replacement,
        }
        for finding in findings
    ]


def report_json(documents: Sequence[Mapping[str, object]]) -> str:
    """Return the whole JSON object, with a line feed at its end."""
    return json_text({"dragoman": __version__, "documents": documents})


def json_text(whole: object) -> str:
    r"""Return an object as JSON, with a line feed at its end; paths become strings.

    A byte of a file name that is not UTF-8 is a lone surrogate in Python, and escaped.

    >>> json_text(["\N{ARABIC LETTER ALEF}", "\udcff"])
    '[\n  "ا",\n  "\\udcff"\n]\n'
    """
    text = json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _place(text: Text, span: Span | None) -> dict[str, object] | None:
    if span is None:
        return None
    line, column = text.place(span.start)
    place = {"start": span.start, "end": span.end, "line": line, "column": column}
    return {**place, "text": span.of(text.text)}


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as lines of columns, two spaces apart.

    >>> print(table([("name", "from"), ("a", "b")]), end="")
    name  from
    a     b
    """
    cells = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)) for row in cells)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
