"""Check pairs of documents while they are edited, and publish what is found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from dragoman import Finding, check
from dragoman_hooks.lsp.diagnostics import diagnostics
from dragoman_hooks.lsp.documents import Page, path_of
from dragoman_hooks.lsp.workers import Stop
from dragoman_hooks.pairs import FilePair, pair_of

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server


class Checker:
    """One check at a time for each pair; a later one takes the place of what is out of date."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._tasks: dict[FilePair, asyncio.Task[None]] = {}
        self._published: dict[FilePair, tuple[str, str]] = {}

    def pair(self, uri: str) -> FilePair | None:
        """Return the pair that a document is of, on disk or in the editor."""
        path, documents = path_of(uri), self._server.documents
        if path is None:
            return None
        return pair_of(path, lambda one: documents.is_open(documents.uri_of(one)) or one.is_file())

    def schedule(self, uri: str, delay: float = 0.0) -> None:
        """Check the pair of a document after `delay` seconds, unless it is asked for again."""
        pair = self.pair(uri)
        if pair is None:
            self._withdraw(uri)
            return
        if running := self._tasks.get(pair):
            running.cancel()
        task = asyncio.get_running_loop().create_task(self._later(pair, delay))
        self._tasks[pair] = task

    async def now(self, uri: str) -> tuple[Finding, ...] | None:
        """Check the pair of a document; None where it has none."""
        pair = self.pair(uri)
        if pair is None:
            self._withdraw(uri)
            return None
        if running := self._tasks.pop(pair, None):
            running.cancel()
        return await self._check(pair)

    def close(self, uri: str) -> None:
        """Take back the diagnostics of a pair of which nothing is open any more; check others."""
        pair, documents = self.pair(uri), self._server.documents
        if pair and any(documents.is_open(documents.uri_of(path)) for path in pair):
            self.schedule(uri)
            return
        if pair and (running := self._tasks.pop(pair, None)):
            running.cancel()
        self._withdraw(uri)

    def stop(self) -> None:
        """Give up what is not done."""
        for task in self._tasks.values():
            task.cancel()

    async def _later(self, pair: FilePair, delay: float) -> None:
        await asyncio.sleep(delay)
        async with self._server.telling(once=True):
            await self._check(pair)

    async def _check(self, pair: FilePair) -> tuple[Finding, ...]:
        server, documents = self._server, self._server.documents
        uris = tuple(documents.uri_of(path) for path in pair)
        opened = [documents.opened(uri) for uri in uris]

        def work(stop: Stop) -> tuple[list[Page], tuple[Finding, ...]]:
            pages = [page or documents.read(uri) for page, uri in zip(opened, uris, strict=True)]
            host = server.projects.of(pair.source).host
            stop.check()
            return pages, check(host, *(page.text for page in pages), path=pair.source)

        pages, findings = await server.workers.run(("check", pair), work)
        if [documents.opened(uri) for uri in uris] == opened:
            self._publish(pair, pages, findings)
        return findings

    def _publish(self, pair: FilePair, pages: list[Page], findings: tuple[Finding, ...]) -> None:
        source, target = pages
        self._published[pair] = (source.uri, target.uri)
        found = diagnostics(findings, source, target, related=self._server.shows_related)
        for page, some in zip(pages, found, strict=True):
            self._server.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(page.uri, some, page.version)
            )

    def _withdraw(self, uri: str) -> None:
        """Take back the diagnostics of a document that is of no pair any more."""
        for pair, uris in tuple(self._published.items()):
            if uri in uris:
                self._clear(pair)

    def _clear(self, pair: FilePair) -> None:
        for uri in self._published.pop(pair):
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
