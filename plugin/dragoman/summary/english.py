"""English for a summary: its sentences through the translation pipeline and all of its checks."""

from __future__ import annotations

from dataclasses import replace

from dragoman.drafting import Progress
from dragoman.host import Host
from dragoman.pipeline import translate
from dragoman.protocols import Memory
from dragoman.summary.forms import with_forms
from dragoman.summary.model import Summary


def into_english(
    host: Host,
    summary: Summary,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Summary:
    """Return `summary` with the English of every sentence, and what the checks found.

    Each sentence is a paragraph of plain text, the speaker in brackets a part of it. Findings have
    their spans in the joined texts of either language.
    """
    source = summary.text
    if not source:
        return summary
    translation = translate(host, source, format="plain", progress=progress, memory=memory)
    english = translation.text.split("\n\n")
    sentences = (
        replace(sentence, english=text)
        for sentence, text in zip(summary.sentences, english, strict=True)
    )
    return with_forms(
        replace(
            summary,
            sentences=tuple(sentences),
            model=translation.model,
            findings=(*summary.findings, *translation.findings),
        )
    )
