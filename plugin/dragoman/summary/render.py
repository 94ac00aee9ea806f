"""A summary as Markdown, JSON or a page of HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from typing import Any, Literal

from dragoman import __version__
from dragoman.summary.model import Summary, SummarySentence, shown
from dragoman.text.markdown.escape import escape_text, guard_line
from dragoman.types import Segment

Language = Literal["ar", "en", "both"]
_STYLE = (
    "body{font:1rem/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #8884;padding:.3rem .6rem;"
    "text-align:start;vertical-align:top}.line{color:#888}.kept{font-weight:600}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}}"
)


def markdown(
    summary: Summary, language: Language, *, bullets: bool = False, ledger: bool = False
) -> str:
    """Return the summary as Markdown, each sentence with the line it stands in."""
    lines = list(_sentences(summary, language, bullets=bullets))
    if ledger:
        lines += ["", "## Who said what", "", *_table(*_said(summary))]
        lines += ["", "## Figures", "", *_table(*_figures(summary))]
    return "\n".join(lines) + "\n"


def as_object(summary: Summary, name: str) -> dict[str, Any]:
    """Return what JSON says of a summary."""
    return {"source": name, **asdict(summary)}


def to_json(documents: Sequence[dict[str, Any]]) -> str:
    """Return the JSON of several summaries."""
    content = {"dragoman": __version__, "documents": documents}
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def html(summary: Summary, name: str, language: Language, *, ledger: bool = False) -> str:
    """Return a page of its own, Arabic on the right and English on the left where both are."""
    rows = [
        "<tr>"
        + "".join(
            f'<td lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">{escape(text)}</td>'
            for code, text in _texts(summary, sentence, language)
        )
        + f'<td class="line">{sentence.line}</td></tr>'
        for sentence in summary.sentences
    ]
    parts = [f"<h1>{escape(name)}</h1>", f"<table>{''.join(rows)}</table>"]
    if ledger:
        parts += ["<h2>Who said what</h2>", _html_table(*_said(summary))]
        parts += ["<h2>Figures</h2>", _html_table(*_figures(summary))]
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(name)}'
        f"</title><style>{_STYLE}</style></head>\n<body>{chr(10).join(parts)}</body></html>\n"
    )


def _sentences(summary: Summary, language: Language, *, bullets: bool) -> Iterator[str]:
    for index, sentence in enumerate(summary.sentences):
        if index and not bullets:
            yield ""
        texts = [_escaped(text, "paragraph") for _, text in _texts(summary, sentence, language)]
        yield ("- " if bullets else "") + "  \n  ".join(texts) + f" (line {sentence.line})"


def _texts(
    summary: Summary, sentence: SummarySentence, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield the languages wanted, and the sentence in each."""
    own = shown(sentence.text, sentence.speaker)
    if language in {"en", "both"}:
        yield "en", own if summary.language == "en" else sentence.english
    if language in {"ar", "both"}:
        yield "ar", own


_SAID = ("speaker", "verb", "said", "line", "in the summary")
_FIGURES = ("figure", "counts", "given by", "line", "in the summary")
_ENGLISH = "in English"  # a column where the summary was translated


def _said(summary: Summary) -> tuple[Sequence[str], Iterator[tuple[str, ...]]]:
    """Return the head and the rows of who said what."""
    rows = (
        (
            entry.speaker or "?",
            *_form(summary, entry.english),
            entry.verb,
            f"«{entry.content}»" if entry.direct else entry.content,
            str(entry.line),
            _mark(entry.kept),
        )
        for entry in summary.said
    )
    return _head(_SAID, summary), rows


def _figures(summary: Summary) -> tuple[Sequence[str], Iterator[tuple[str, ...]]]:
    """Return the head and the rows of the figures."""
    rows = (
        (
            entry.figure,
            *_form(summary, entry.english),
            entry.counted,
            entry.speaker,
            str(entry.line),
            _mark(entry.kept),
        )
        for entry in summary.figures
    )
    return _head(_FIGURES, summary), rows


def _head(columns: Sequence[str], summary: Summary) -> Sequence[str]:
    return (columns[0], _ENGLISH, *columns[1:]) if summary.model else columns


def _form(summary: Summary, english: str | None) -> tuple[str, ...]:
    if not summary.model:
        return ()
    return ("" if english is None else english or "not found",)


def _mark(kept: bool) -> str:  # noqa: FBT001 - a value
    return "yes" if kept else "no"


def _escaped(text: str, kind: str) -> str:
    """Return a text so that Markdown reads it as it is."""
    return guard_line(escape_text(text, Segment(0, kind, text, ())))


def _table(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(_escaped(cell, 'cell') for cell in row)} |"


def _html_table(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> str:
    body = "".join(
        f'<tr class="{"kept" if row[-1] == "yes" else ""}">'
        + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row)
        + "</tr>"
        for row in rows
    )
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    return f"<table><tr>{heads}</tr>{body}</table>"
