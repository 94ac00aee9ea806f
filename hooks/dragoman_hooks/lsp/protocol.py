"""The protocol as pygls speaks it, with commands that can be cancelled and say how far they are."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol, lsp_method

from dragoman.adapters import nearest
from dragoman_hooks.lsp.documents import OpenDocuments


class Protocol(LanguageServerProtocol):
    """pygls runs a command as a part of its request; here it is the request, and ends with it."""

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(
        self, params: types.InitializeParams
    ) -> Generator[Any, Any, types.InitializeResult]:
        """Answer with what the server can do; open documents are of our kind."""
        result = yield from super().lsp_initialize(params)
        encoding = result.capabilities.position_encoding
        folders = params.workspace_folders or []
        root = self.workspace.root_uri
        self._workspace = OpenDocuments(root, position_encoding=encoding, workspace_folders=folders)
        return result

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    async def lsp_workspace__execute_command(self, params: types.ExecuteCommandParams) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Run a command with all that came with its request, its progress token too."""
        known = self.fm.commands
        if params.command not in known:
            near = nearest(params.command, known) or f"the commands are {', '.join(known)}"
            raise JsonRpcInvalidParams(f"there is no command {params.command} ({near})")
        return await known[params.command](params)
