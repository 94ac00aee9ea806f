"""Commands on a whole document: its English beside it, its summary, its findings."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types

from dragoman import (
    InputError,
    OutputError,
    Span,
    Translation,
    summarise,
    translate,
)
from dragoman.adapters import into_english, write_atomic
from dragoman.adapters import summary as count
from dragoman.summary.render import markdown
from dragoman_hooks.lsp.calls import Call
from dragoman_hooks.lsp.documents import Page, uri_of
from dragoman_hooks.lsp.hover import finding_lines
from dragoman_hooks.lsp.progress import shown
from dragoman_hooks.lsp.selecting import difference
from dragoman_hooks.lsp.workers import Stop
from dragoman_hooks.pairs import english_of, is_english

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server

REPLACE: Final = "Replace it"
OPEN: Final = "Open it as it is"


async def translate_document(server: Server, call: Call) -> dict[str, Any] | None:
    """Write the English beside a document and open it.

    What dragoman did not write itself, as it stands, is only replaced when the user says so; what
    is open in the editor is changed there, to be undone there.
    """
    page = server.documents.page(call.uri)
    if page.path is None:
        hint = "save it, as NAME.ar.md: its English goes beside it"
        raise InputError("this document has no file yet", hint)
    if is_english(page.path):
        raise InputError(f"{page.path.name} is English by its name", "ask in the Arabic document")
    target = english_of(page.path)
    uri = server.documents.uri_of(target)
    before = _found(server, target)
    if before is not None and before.text != server.written.get(target):
        question = f"{target.name} exists, and was not written by dragoman as it is now."
        answer = await server.ask(question, [REPLACE, OPEN])
        if answer == OPEN:
            await server.show(uri, f"{target} is as it was")
        if answer != REPLACE:
            return None
    async with shown(server, f"Translating {page.path.name}", call.token) as report:

        def work(stop: Stop) -> Translation:
            project = server.projects.of(page.path)
            return translate(
                project.host,
                page.text,
                path=page.path,
                format=server.format_of(project.host, page),
                progress=stop.following(report),
                memory=project.memory,
            )

        translation = await server.workers.run(("document", page.uri), work)
    if not await _put(server, target, before, translation.text):
        return None
    server.written[target] = translation.text
    await server.show(uri, f"{target.name}: {count(translation.findings)}")
    server.checker.schedule(page.uri)
    return {"uri": uri, "findings": list(finding_lines(translation.findings))}


async def summarise_document(server: Server, call: Call) -> dict[str, Any]:
    """Open a summary in both languages with the ledger, in a file that goes with the server."""
    page = server.documents.page(call.uri)
    name = page.path.stem if page.path else "untitled"
    async with shown(server, f"Summarising {name}", call.token) as report:

        def work(stop: Stop) -> str:
            project = server.projects.of(page.path)
            host = project.host
            found = summarise(host, page.text, path=page.path, format=server.format_of(host, page))
            english = into_english(host, found, stop.following(report), project.memory)
            lines = [f"- {line}\n" for line in finding_lines(english.findings)]
            return markdown(english, "both", ledger=True) + _section("Findings", lines)

        text = await server.workers.run(("summary", page.uri), work)
    folder = Path(server.kept.enter_context(TemporaryDirectory(prefix="dragoman-")))
    file = folder / f"{name}.summary.md"
    await asyncio.to_thread(write_atomic, file, text)
    await server.show(uri_of(file), text)
    return {"uri": uri_of(file), "text": text}


async def check_again(server: Server, call: Call) -> dict[str, Any]:
    """Check a pair now, with the settings and plugins as they are now."""
    server.tell_again()
    server.projects.refresh()
    findings = await server.checker.now(call.uri)
    if findings is None:
        hint = "translate it, or name its English x.en.md beside x.ar.md"
        raise InputError("there is no pair to check", hint)
    server.tell(count(findings), types.MessageType.Info)
    return {"findings": len(findings)}


def _section(heading: str, lines: Sequence[str]) -> str:
    return f"\n## {heading}\n\n{''.join(lines)}" if lines else ""


def _found(server: Server, target: Path) -> Page | None:
    """Return what is in a file, or in the editor for it; None where there is neither."""
    uri = server.documents.uri_of(target)
    opened = server.documents.opened(uri)
    return opened or (server.documents.read(uri) if target.exists() else None)


async def _put(server: Server, target: Path, before: Page | None, text: str) -> bool:
    """Write a translation where `before` was, unless someone else has written there since."""
    now = _found(server, target)
    if (now.text if now else None) != (before.text if before else None):
        raise OutputError(f"{target.name} was changed meanwhile", "it was left alone; ask again")
    if now is None or now.version is None:
        await asyncio.to_thread(write_atomic, target, text)
        return True
    change = difference(now.text, text) or (Span(0, 0), "")
    return await server.edit(now, *change, "Translate document")
