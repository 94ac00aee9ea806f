"""Wires the server to the protocol and runs it on the standard streams."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from lsprotocol import types

from dragoman import InputError
from dragoman_hooks.lsp.commands import COMMANDS, code_actions, execute
from dragoman_hooks.lsp.documents import path_of
from dragoman_hooks.lsp.hover import hover
from dragoman_hooks.lsp.options import read_options
from dragoman_hooks.lsp.project_files import NAMES
from dragoman_hooks.lsp.projects import Projects
from dragoman_hooks.lsp.server import Server

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def serve(*, verbose: bool) -> int:
    """Serve one client until it says exit or goes away; return the exit status.

    Raises `InputError` where what came was no client.
    """
    logging.basicConfig(
        stream=sys.stderr, level=logging.DEBUG if verbose else logging.WARNING, format=_FORMAT
    )
    if sys.stdin.isatty():
        print("dragoman lsp: waiting for an editor (Ctrl-C ends)", file=sys.stderr)  # noqa: T201
    server = create_server()
    try:
        server.start_io(sys.stdin.buffer, _own_stdout())
    finally:
        server.close()
    if not server.is_begun:
        raise InputError(
            "no editor spoke on standard input: this is a language server, which an editor starts",
            "docs/editors.md has their configuration; `dragoman translate -` translates a text",
        )
    return 0 if server.is_shut_down else 1


def create_server() -> Server:
    """Return a server that answers to everything it offers."""
    server = Server()
    for name in COMMANDS:
        server.command(name)(partial(execute, server))
    _follow_life(server)
    _follow_documents(server)
    kinds = sorted({str(entry.kind.value) for entry in COMMANDS.values()})
    kinds.append(types.CodeActionKind.QuickFix.value)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def on_hover(params: types.HoverParams) -> types.Hover | None:
        async with server.telling(once=True):
            return await hover(server, params)
        return None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    async def on_code_action(
        params: types.CodeActionParams,
    ) -> list[types.Command | types.CodeAction]:
        async with server.telling(once=True):
            return code_actions(server, params)
        return []

    return server


def _follow_life(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def on_initialize(params: types.InitializeParams) -> None:
        server.is_begun = True
        server.given_options = params.initialization_options

    @server.feature(types.INITIALIZED)
    async def on_initialized(params: types.InitializedParams) -> None:  # noqa: ARG001
        """Read the options now: what is wrong with them can be shown."""
        async with server.telling():
            server.options = read_options(server.given_options)
        roots = [path_of(uri) for uri in server.documents.folders]
        root = server.documents.root_path
        folders = [path for path in (*roots, Path(root) if root else None) if path]
        server.projects = Projects(folders, server.options.settings)
        async with server.telling():
            await server.project_files.look()
            await server.project_files.watch()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def on_changed_files(params: types.DidChangeWatchedFilesParams) -> None:  # noqa: ARG001
        async with server.telling(once=True):
            await server.project_files.reload()

    @server.feature(types.SHUTDOWN)
    def on_shutdown(params: None) -> None:  # noqa: ARG001
        server.is_shut_down = True
        server.checker.stop()
        server.workers.stop()


def _follow_documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def on_open(params: types.DidOpenTextDocumentParams) -> None:
        server.checker.schedule(params.text_document.uri)
        async with server.telling(once=True):
            await server.project_files.look()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def on_change(params: types.DidChangeTextDocumentParams) -> None:
        server.checker.schedule(params.text_document.uri, server.options.delay)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def on_save(params: types.DidSaveTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        async with server.telling(once=True):
            if path and path.name in NAMES:
                await server.project_files.reload()
                return
            server.projects.refresh()
            server.checker.schedule(params.text_document.uri)
            await server.project_files.look()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def on_close(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)
        server.checker.close(params.text_document.uri)


def _own_stdout() -> BinaryIO:
    """Return standard output for the protocol alone: what plugins print goes to standard error."""
    sys.stdout.flush()
    ours = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return ours
