"""What is shown over a sentence: its English, how sure the model was, and the findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from math import exp
from operator import attrgetter
from typing import TYPE_CHECKING

from lsprotocol import types

from dragoman import Finding, Passage, Translation, translate
from dragoman.adapters import has_arabic_letters
from dragoman_hooks.lsp.documents import Page
from dragoman_hooks.lsp.workers import Stop

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server


async def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    """Return the English of the sentence under the cursor, None where there is no Arabic."""
    page = server.documents.page(params.text_document.uri)
    found = await passage_at(server, page, params.position)
    if found is None:
        return None

    def work(_: Stop) -> Translation:
        project = server.projects.of(page.path)
        form = server.sentence_format(project.host, page)
        return translate(project.host, found.text, format=form, memory=project.memory)

    translation = await server.workers.run(("hover", page.uri), work)
    content = types.MarkupContent(types.MarkupKind.PlainText, described(translation))
    return types.Hover(content, page.positions.range(found.place))


async def passage_at(server: Server, page: Page, position: types.Position) -> Passage | None:
    """Return the Arabic sentence at a position, None where there is none."""
    offset = page.positions.offset(position)
    passages = await server.passages(page)
    index = bisect_right(passages, offset, key=attrgetter("place.start"))
    around = (p for p in reversed(passages[:index]) if offset <= p.place.end)
    found = next(around, None)
    return found if found and has_arabic_letters(found.text) else None


def described(translation: Translation) -> str:
    """Return a translation for people, as plain text."""
    return "\n".join(
        [translation.text.strip(), "", origin(translation), *finding_lines(translation.findings)]
    )


def origin(translation: Translation) -> str:
    """Say who translated, and the mean probability of a token."""
    if any(sentence.origin == "human" for sentence in translation.sentences):
        return "a person's, from the memory"
    scores = [sentence.score for sentence in translation.sentences]
    if not scores:
        return translation.model
    return f"{translation.model}, score {exp(sum(scores) / len(scores)):.2f}"


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each finding."""
    return [f"{f.severity}: {f.message} [{f.check}]" for f in findings]
