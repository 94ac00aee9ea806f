"""The sentences of a document and their other translations: what an editor asks about."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from dragoman.drafting import Draft, prepare, tools_of
from dragoman.host import Host
from dragoman.hypotheses import hypotheses
from dragoman.memory.recall import Translator
from dragoman.pipeline import report_on
from dragoman.rounds import drive
from dragoman.settling import render
from dragoman.structure import compare
from dragoman.types import Document, Span, Translation
from dragoman.work import Work


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document: where it stands, and its text without the container around it."""

    place: Span  # in the document
    text: str  # markup within the sentence as written; quotation marks of blocks or fields undone


def read_passages(
    host: Host,
    source: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
    language: str = "ar",
) -> tuple[Passage, ...]:
    """Return the sentences of the document `source` as `translate` sees them, in order.

    Raises `FormatError` where it cannot be parsed.
    """
    document = host.format(format or host.choose_format(path, source)).parse(source)
    segmenter = host.segmenter(language)
    works = (prepare(segment, host, segmenter) for segment in document.segments)
    found = (_passage(document, work, span) for work in works for span in work.spans)
    return tuple(sorted(found, key=attrgetter("place")))


def _passage(document: Document, work: Work, span: Span) -> Passage:
    text = "".join(work.expand(span.of(work.coded.text), span))
    return Passage(work.place(document, span), text)


def alternatives(
    host: Host,
    source: str,
    *,
    count: int = 4,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
) -> tuple[Translation, ...]:
    """Return up to `count` hypotheses of the model for one sentence, best first, each checked.

    Of a longer text the first sentence is translated. Hypotheses that would lose markup are left
    out. Raises what `translate` raises.
    """
    markup = host.format(format or host.choose_format(path, source))
    document = markup.parse(source)
    tools = tools_of(host, document)
    works = [prepare(segment, host, tools.segmenter) for segment in document.segments]
    for work in works:
        work.leave()
    first = next((work for work in works if work.spans), None)
    if first is None:
        return ()
    sentence = first.stretch(first.spans[0])
    asking = hypotheses(sentence.text, sentence.inlines, tools, count)
    found: list[Translation] = []
    for outcome in filter(None, drive([asking], tools.backend)[0]):
        first.outcomes[0] = outcome
        first.assemble(markup)
        rendered = render(document, works, markup, tools.backend.target_language)
        if compare(document, markup.parse(rendered.text)) is None:
            draft = Draft(document, works, rendered, markup, Translator(tools))
            found.append(report_on(draft, tools.backend.name))
    return tuple(found)
