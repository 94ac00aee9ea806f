"""The server: what the editor asks for, and who answers."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from dragoman import DragomanError, FormatError, Host, Passage, Span, __version__, read_passages
from dragoman_hooks.lsp.checking import Checker
from dragoman_hooks.lsp.documents import OpenDocuments, Page
from dragoman_hooks.lsp.options import Options
from dragoman_hooks.lsp.project_files import ProjectFiles
from dragoman_hooks.lsp.projects import Projects
from dragoman_hooks.lsp.protocol import Protocol
from dragoman_hooks.lsp.workers import Workers

log: Final = logging.getLogger("dragoman.lsp")
_FORMATS: Final = {"markdown": "markdown", "plaintext": "plain"}  # by the editor's language


class Server(LanguageServer):
    """What belongs to one client: its documents, their projects, and work under way."""

    def __init__(self) -> None:
        super().__init__("dragoman", __version__, protocol_cls=Protocol)
        self.options = Options()
        self.projects = Projects((), {})
        self.workers = Workers()
        self.checker = Checker(self)
        self.project_files = ProjectFiles(self)
        self.written: dict[Path, str] = {}  # the files that we wrote, and what
        self.kept = ExitStack()  # what lives as long as the server
        self.is_shut_down = False
        self.is_begun = False
        self.given_options: object = None
        self._told: set[str] = set()
        self._passages: dict[str, tuple[Page, Sequence[Passage]]] = {}

    @property
    def documents(self) -> OpenDocuments:
        """The open documents."""
        workspace = self.workspace
        if not isinstance(workspace, OpenDocuments):
            raise TypeError(f"{workspace!r}: the protocol makes another")
        return workspace

    @property
    def shows_related(self) -> bool:
        """Whether the editor shows what a diagnostic is related to."""
        shown = self._text_document.publish_diagnostics
        return bool(shown and shown.related_information)

    @property
    def takes_actions(self) -> bool:
        """Whether the editor takes code actions; otherwise bare commands."""
        action = self._text_document.code_action
        return bool(action and action.code_action_literal_support)

    @property
    def _text_document(self) -> types.TextDocumentClientCapabilities:
        return self.client_capabilities.text_document or types.TextDocumentClientCapabilities()

    def format_of(self, host: Host, page: Page) -> str:
        """Return the format of a document: by its file's name, otherwise by the editor's word."""
        try:
            if page.path is not None:
                return host.choose_format(page.path, page.text)
        except FormatError:
            if page.language_id not in _FORMATS:
                raise
        return _FORMATS.get(page.language_id or "", "markdown")

    def sentence_format(self, host: Host, page: Page) -> str:
        """Return the format of one sentence of a document."""
        return "markdown" if self.format_of(host, page) == "markdown" else "plain"

    async def passages(self, page: Page) -> Sequence[Passage]:
        """Return the sentences of a document; of one that has not changed, those found before."""
        known = self._passages.get(page.uri)
        if known is not None and known[0] is page:
            return known[1]

        def work(_: object) -> Sequence[Passage]:
            host = self.projects.of(page.path).host
            return read_passages(host, page.text, format=self.format_of(host, page))

        found = await self.workers.run(("read", page.uri), work)
        self._passages[page.uri] = (page, found)
        return found

    def forget(self, uri: str) -> None:
        """Forget what was kept of a document that is closed."""
        self._passages.pop(uri, None)

    def tell(self, message: str, kind: types.MessageType, *, once: bool = False) -> None:
        """Show a message; with `once`, not the same again before `tell_again`."""
        if once and message in self._told:
            return
        self._told.add(message)
        self.window_show_message(types.ShowMessageParams(kind, message))

    def tell_again(self) -> None:
        """Let every message be shown once more."""
        self._told.clear()

    @asynccontextmanager
    async def telling(self, *, once: bool = False) -> AsyncIterator[None]:
        """Show the errors of what is done in here, with their hints."""
        try:
            yield
        except (DragomanError, JsonRpcException) as error:  # the second is the editor's answer
            self.tell(str(error), types.MessageType.Error, once=once)
        except Exception as error:
            log.exception("internal error")
            what = f"{type(error).__name__}: {error}"
            message = f"internal error: {what} (the server's log says where)"
            self.tell(message, types.MessageType.Error, once=once)

    async def ask(self, question: str, answers: Sequence[str]) -> str | None:
        """Return which of `answers` the user chose, None for none."""
        items = [types.MessageActionItem(answer) for answer in answers]
        chosen = await self.window_show_message_request_async(
            types.ShowMessageRequestParams(types.MessageType.Warning, question, items)
        )
        return chosen.title if chosen else None

    async def edit(self, page: Page, span: Span, text: str, label: str) -> bool:
        """Replace a span of a document; not if it has changed since, of which the user is told."""
        now = self.documents.opened(page.uri)
        if now is not None and now is not page:
            message = "the document was edited meanwhile: nothing was changed; ask again"
            self.tell(message, types.MessageType.Warning)
            return False
        edit = types.TextEdit(page.positions.range(span), text)
        workspace = self.client_capabilities.workspace
        can = workspace.workspace_edit if workspace else None
        if can and can.document_changes:
            document = types.OptionalVersionedTextDocumentIdentifier(page.uri, page.version)
            whole = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])])
        else:
            whole = types.WorkspaceEdit(changes={page.uri: [edit]})
        answer = await self.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(whole, label))
        if not answer.applied:
            reason = answer.failure_reason or "it does not say why"
            self.tell(f"the editor refused the change: {reason}", types.MessageType.Error)
        return answer.applied

    async def show(self, uri: str, otherwise: str) -> None:
        """Open a document in the editor, or show a message where it cannot be told to."""
        window = self.client_capabilities.window
        if window and window.show_document and window.show_document.support:
            await self.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True))
        else:
            self.tell(otherwise, types.MessageType.Info)

    def report_server_error(self, error: Exception, source: object) -> None:
        """Show what went wrong outside of our own work, in one line; pygls has logged the rest."""
        log.error("%s: %s", source, error)
        self.tell(" ".join(str(error).split()), types.MessageType.Error, once=True)

    def close(self) -> None:
        """End all work and close the memories."""
        self.checker.stop()
        self.workers.close()
        self.projects.close()
        self.kept.close()
