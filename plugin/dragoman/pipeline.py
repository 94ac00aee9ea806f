"""The translation pipeline: a source text in, a `Translation` with its findings out.

parse -> sentences -> ask, judge, ask again -> escape -> splice -> prove the structure. Nothing is
returned whose structure differs from the source's.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from dragoman.drafting import Draft, Progress, draft
from dragoman.host import Host
from dragoman.kept import has_arabic_kept, left_in_arabic
from dragoman.name_spellings import Spellings
from dragoman.packed import Packed
from dragoman.protocols import Memory
from dragoman.text.arabic import has_arabic_letters
from dragoman.text.coded import blank
from dragoman.text.language import is_foreign
from dragoman.text.markdown.render import region
from dragoman.types import Finding, Sentence, Severity, Span, Translation
from dragoman.work import across_sentences, locate


def translate(
    host: Host,
    source: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
    progress: Progress | None = None,
    memory: Memory | None = None,
    within: Span | None = None,
) -> Translation:
    """Translate the document `source`, or only its sentences that touch the span `within`.

    Sentences that `memory` knows are not translated again, and new ones are stored there. `format`
    names its format; otherwise `path`'s suffix and the text decide. Raises `FormatError`
    where it cannot be parsed, `ModelError` where the model cannot be loaded, `StructureError`
    where no translation with the source's structure was found.
    """
    model = host.backend().name
    found = draft(
        host,
        source,
        path=path,
        format=format,
        progress=progress,
        memory=memory,
        within=within,
    )
    translation = _passed_on(found, model) if found.is_foreign else report_on(found, model, within)
    if within is None:
        host.document_done(translation)
    return translation


def _passed_on(draft: Draft, model: str) -> Translation:
    """Return a document in another language of the Arabic script as it is."""
    message = "this is not Arabic but another language of its script: nothing was translated"
    finding = Finding("language", Severity.NOTE, message)
    return Translation(draft.document, draft.rendered.text, model, findings=(finding,))


def report_on(draft: Draft, model: str, within: Span | None = None) -> Translation:
    """Gather sentences and findings with their places in both documents.

    Of what the document keeps outside its sentences only the part `within` is looked at.
    """
    document, works, rendered = draft.document, draft.works, draft.rendered
    sentences: Packed[Sentence] = Packed(Sentence)
    findings: list[Finding] = []
    names, tools = Spellings(), draft.translator.tools
    asked = remembered = 0
    for work, place in zip(works, rendered.places, strict=True):
        if not work.spans and is_foreign(work.segment.text):
            message = "this is not Arabic but another language of its script: it was passed on"
            findings.append(
                Finding("language", Severity.NOTE, message, region(work.segment), place)
            )
        asked += sum(o.attempts for o in work.outcomes)
        for located in locate(document, work, rendered.text, place):
            outcome = located.outcome
            if outcome.is_translated:
                remembered += outcome.origin != "model"
                sentences.append(
                    Sentence(
                        segment=work.segment.index,
                        source=located.source_span(None),
                        target=located.target_span(None),
                        score=outcome.score,
                        attempts=outcome.attempts,
                        origin=outcome.origin,
                    )
                )
                if tools.checks:
                    names.add(
                        blank(outcome.source),
                        blank(outcome.text),
                        located.source_span,
                        located.target_span,
                        by_person=outcome.origin == "human",
                    )
            for finding in outcome.findings:
                source = located.source_span(finding.source)
                target = located.target_span(finding.target)
                findings.append(replace(finding, source=source, target=target))
        findings += (
            replace(finding, source=region(work.segment), target=place)
            for finding in across_sentences(work, tools.checks)
        )
    findings += names.findings()
    if has_arabic_kept(document):
        kept = left_in_arabic(document, draft.markup.parse(rendered.text))
        findings += (f for f in kept if not (within and f.source) or within.meets(f.source))
    if works and not sentences and not has_arabic_letters(document.source):
        message = "no Arabic text found: nothing was translated"
        findings = [Finding("language", Severity.NOTE, message)]
    findings.sort(key=lambda f: f.source or Span(0, 0))
    statistics = {
        "segments": len(works),
        "sentences": len(sentences),
        "remembered": remembered,
        "attempts": asked,
    }
    return Translation(
        document=document,
        text=rendered.text,
        model=model,
        sentences=sentences,
        findings=tuple(findings),
        statistics=MappingProxyType(statistics),
    )
