"""What is wrong with the files of a project, told where it stands, until it is mended.

The settings are on disk, so that they are read when they are saved; a project that cannot be
loaded is tried again whenever one of its files may have changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lsprotocol import types

from dragoman import DragomanError, InputError, MemoryFileError, PluginError, Span
from dragoman.adapters import find_project_file, line_starts
from dragoman_hooks.lsp.diagnostics import SOURCE
from dragoman_hooks.lsp.documents import Page, path_of
from dragoman_hooks.lsp.workers import Stop

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server

NAMES: Final = ("dragoman.toml", "pyproject.toml", "dragoman_plugins.py")
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_KEY: Final = re.compile(r"^[ \t]*([\w-]+)[ \t]*=.*", re.MULTILINE)


class ProjectFiles:
    """Loads the projects of a workspace, and publishes why one cannot be loaded."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._published: set[str] = set()

    async def watch(self) -> None:
        """Ask the editor to tell when a file of a project changes, if it can."""
        workspace = self._server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if not (watched and watched.dynamic_registration):
            return
        files = [types.FileSystemWatcher(f"**/{name}") for name in NAMES]
        registration = types.Registration(
            "dragoman.projects",
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            types.DidChangeWatchedFilesRegistrationOptions(files),
        )
        await self._server.client_register_capability_async(
            types.RegistrationParams([registration])
        )

    async def reload(self) -> None:
        """Load what changed on disk, and check every open document again."""
        self._server.projects.refresh()
        await self.look()
        for document in tuple(self._server.documents.text_documents.values()):
            self._server.checker.schedule(document.uri)

    async def look(self) -> None:
        """Try every project that is worked with; tell what is wrong, take back what is not."""
        server = self._server
        paths = [path_of(one.uri) for one in server.documents.text_documents.values()]

        def work(_: Stop) -> dict[Path, DragomanError]:
            return dict(self._problems([None, *paths]))

        problems = await server.workers.run("projects", work)
        told: set[str] = set()
        for file, error in problems.items():
            server.tell(str(error), types.MessageType.Error, once=True)
            if file.is_file():
                told.add(self._publish(file, error))
        for uri in self._published - told:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        if self._published and not told:
            server.tell_again()
        self._published = told

    def _problems(self, paths: Iterable[Path | None]) -> Iterable[tuple[Path, DragomanError]]:
        """Yield the file to blame for each project of `paths` that cannot be loaded, and why."""
        projects = self._server.projects
        for path in paths:
            try:
                projects.of(path)
            except DragomanError as error:
                home = projects.home(path)
                plugins = home / "dragoman_plugins.py"
                if isinstance(error, PluginError) and plugins.is_file():
                    yield plugins, error
                else:
                    yield find_project_file(home) or home, error

    def _publish(self, file: Path, error: DragomanError) -> str:
        """Show an error in a file; return its URI."""
        documents = self._server.documents
        uri = documents.uri_of(file)
        try:
            page = documents.page(uri)
        except InputError:  # it cannot be read, which is what the message says
            page = Page(uri, "")
        about = error.message.removeprefix(str(file))
        if isinstance(error, MemoryFileError):  # which names the memory's file, not ours
            about = "memory"
        place = page.positions.range(place_of(page.text, about))
        found = types.Diagnostic(place, str(error), types.DiagnosticSeverity.Error, source=SOURCE)
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, [found], page.version)
        )
        return uri


def place_of(text: str, about: str) -> Span:
    r"""Return the line of a TOML file that a message is about, otherwise the first.

    >>> text = "model = 'a'\nbeem = 2\n"
    >>> place_of(text, "there is no setting beem").of(text)
    'beem = 2'
    >>> place_of(text, "Invalid value (at line 1, column 9)").of(text)
    "model = 'a'"
    """
    ours = max(0, text.find("[tool.dragoman"))
    keys = (key for key in _KEY.finditer(text, ours) if _is_named(key[1], about))
    if found := _PLACE.search(about):
        starts = tuple(line_starts(text))
        start = starts[min(int(found[1]), len(starts)) - 1]
    else:
        start = next((key.start() for key in keys), 0)
    return Span(start, start + len(re.split(r"[\r\n]", text[start:], maxsplit=1)[0]))


def _is_named(key: str, about: str) -> bool:
    return re.search(rf"(?<![\w.-]){re.escape(key)}(?![\w-])", about) is not None
