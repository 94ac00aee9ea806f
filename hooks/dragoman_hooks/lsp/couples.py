"""A sentence and its translation in the document beside, found from either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

from dragoman import InputError, Passage, SentencePair, Span, align_documents
from dragoman_hooks.lsp.documents import Page
from dragoman_hooks.lsp.hover import passage_at
from dragoman_hooks.lsp.workers import Stop

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server


@dataclass(frozen=True, slots=True)
class Couple:
    """An Arabic sentence, and where its English stands, if that is beside it and of it alone."""

    source: Page
    sentence: Passage
    target: Page | None = None
    place: Span | None = None


async def couple_at(server: Server, page: Page, position: types.Position) -> Couple:
    """Return the sentence at a position with its counterpart. Raises `InputError` for none."""
    pair = server.checker.pair(page.uri)
    if pair is not None and page.path == pair.target:
        source = server.documents.page(server.documents.uri_of(pair.source))
        return await _of_english(server, source, page, page.positions.offset(position))
    found = await passage_at(server, page, position)
    if found is None:
        raise InputError("there is no Arabic sentence here", "put the cursor into one")
    if pair is None:
        return Couple(page, found)
    target = server.documents.page(server.documents.uri_of(pair.target))
    for one in await _sentences(server, page, target):
        if one.target and one.source and one.source.covers(found.place):
            of_it_alone = len(await _within(server, page, one.source)) == 1
            return Couple(page, found, target, one.target if of_it_alone else None)
    return Couple(page, found)


async def _of_english(server: Server, source: Page, target: Page, offset: int) -> Couple:
    """Return the sentence whose English is at `offset`."""
    pairs = [pair for pair in await _sentences(server, source, target) if pair.target]
    around = [p for p in pairs if p.target and p.target.start <= offset <= p.target.end]
    one = around[-1] if around else None  # of two that touch, the one that begins here
    if one is None or one.source is None:
        raise InputError("no Arabic sentence stands for this place", "put the cursor into another")
    passages = await _within(server, source, one.source)
    if len(passages) != 1:
        problem = f"this stands for {len(passages)} Arabic sentences"
        raise InputError(problem, "ask for one of them in the Arabic document")
    return Couple(source, passages[0], target, one.target)


async def _sentences(server: Server, source: Page, target: Page) -> list[SentencePair]:
    def work(_: Stop) -> list[SentencePair]:
        host = server.projects.of(source.path).host
        form = server.format_of(host, source)
        found = align_documents(host, source.text, target.text, format=form)
        return [pair for block in found.blocks for part in block for pair in part.sentences]

    return await server.workers.run(("align", source.uri), work)


async def _within(server: Server, page: Page, place: Span) -> list[Passage]:
    return [one for one in await server.passages(page) if place.covers(one.place)]
