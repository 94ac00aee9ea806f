"""An editor: pygls' own client, with the server as a process of its own."""

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

PLUGINS = '''
import time
from pathlib import Path
from dragoman import Finding, Severity, hookimpl
from dragoman.testing import ScriptedBackend

HERE = Path(__file__).parent
ANSWERS = {
    "قُتل 12 شخصا في المدينة.": ["13 people died in the city.", "12 people died in the city."],
    "هطل المطر.": ["It rained.", "Rain fell.", "The rain came down."],
    "عنوان": ["A title"],
    "خبر أول.": ["First news."],
}


class Slow(ScriptedBackend):
    def translate(self, requests):
        with (HERE / "asked").open("a", encoding="utf-8") as file:
            file.write("x" * len(requests))
        time.sleep(0.2)
        return super().translate(requests)


class Noisy(ScriptedBackend):
    def translate(self, requests):
        print("a plugin that prints")
        return super().translate(requests)


class Broken(ScriptedBackend):
    def translate(self, requests):
        raise ZeroDivisionError("a bug")


class Count:
    """Notes every check in a file, and takes its time where the draft says so."""

    name = "count"

    def check(self, pair):
        with (HERE / "checks").open("a", encoding="utf-8") as file:
            file.write(f"{pair.source}\\n")
        if "بطيء" in pair.source:
            time.sleep(0.5)
        return ()


@hookimpl
def register_checks():
    return [Count()]


@hookimpl
def register_backends():
    return {
        "good": lambda: ScriptedBackend(ANSWERS),
        "slow": lambda: Slow(ANSWERS),
        "noisy": lambda: Noisy(ANSWERS),
        "broken": lambda: Broken(ANSWERS),
    }
'''
EVERYTHING = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
        code_action=types.CodeActionClientCapabilities(
            code_action_literal_support=types.ClientCodeActionLiteralOptions(
                types.ClientCodeActionKindOptions([])
            )
        ),
    ),
    window=types.WindowClientCapabilities(
        work_done_progress=True,
        show_document=types.ShowDocumentClientCapabilities(support=True),
    ),
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
    ),
)
PATIENCE = 20  # seconds


class Editor:
    """Opens documents, notes what the server says, and answers its questions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.diagnostics: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[types.ShowMessageParams] = []
        self.questions: list[types.ShowMessageRequestParams] = []
        self.answers: list[str | None] = []
        self.edits: list[types.WorkspaceEdit] = []
        self.shown: list[str] = []
        self.progress: list[types.ProgressParams] = []
        self.tokens: list[types.ProgressToken] = []
        self.registered: list[types.Registration] = []
        self.capabilities: types.ServerCapabilities | None = None
        self._changed = asyncio.Condition()
        self._listen()

    def _listen(self) -> None:
        feature = self.client.feature

        @feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def publish(params):
            self.diagnostics.setdefault(params.uri, []).append(params)
            await self._wake()

        @feature(types.WINDOW_SHOW_MESSAGE)
        async def message(params):
            self.messages.append(params)
            await self._wake()

        @feature(types.WINDOW_SHOW_MESSAGE_REQUEST)
        async def question(params):
            self.questions.append(params)
            answer = self.answers.pop(0)
            return types.MessageActionItem(answer) if answer else None

        @feature(types.WORKSPACE_APPLY_EDIT)
        async def edit(params):
            self.edits.append(params.edit)
            return types.ApplyWorkspaceEditResult(applied=True)

        @feature(types.WINDOW_SHOW_DOCUMENT)
        async def show(params):
            self.shown.append(params.uri)
            return types.ShowDocumentResult(success=True)

        @feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        async def create(params):
            self.tokens.append(params.token)

        @feature(types.CLIENT_REGISTER_CAPABILITY)
        async def register(params):
            self.registered += params.registrations
            await self._wake()

        @feature(types.PROGRESS)
        async def progress(params):
            self.progress.append(params)
            await self._wake()

    async def _wake(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until(self, condition):
        """Wait until `condition` holds, and return what it returns."""
        async with asyncio.timeout(PATIENCE), self._changed:
            while not (found := condition()):
                await self._changed.wait()
            return found

    async def start(self, *, capabilities=EVERYTHING, options=None, environment=None) -> None:
        """Start the server in the folder and introduce ourselves."""
        environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")}
        await self.client.start_io(
            sys.executable,
            *("-W", "default", "-m", "dragoman", "lsp", "--stdio"),
            cwd=self.folder,
            env=environ | (environment or {}),
        )
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities,
                process_id=os.getpid(),
                root_uri=self.folder.as_uri(),
                workspace_folders=[types.WorkspaceFolder(self.folder.as_uri(), "it")],
                initialization_options=options,
            )
        )
        self.capabilities = result.capabilities
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> tuple[int, str]:
        """Shut the server down; return its exit status and what it logged."""
        process = self.client._server
        if process.returncode is None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
        log = (await process.stderr.read()).decode()
        async with asyncio.timeout(PATIENCE):
            status = await process.wait()
            await self.client.stop()
        return status, log

    def file(self, name: str, text: str | None = None) -> str:
        """Write a file, if there is a text; return its URI."""
        path = self.folder / name
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return path.as_uri()

    def open(self, uri: str, text: str, version: int = 1, language: str = "markdown") -> None:
        """Open a document."""
        item = types.TextDocumentItem(uri, language, version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, uri: str, version: int, *changes: tuple[types.Range, str]) -> None:
        """Change parts of a document."""
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                [types.TextDocumentContentChangePartial(*change) for change in changes],
            )
        )

    def close(self, uri: str) -> None:
        """Close a document."""
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def save(self, uri: str) -> None:
        """Say that a document was saved."""
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    async def hover(self, uri: str, line: int, character: int):
        """Return what is shown there."""
        where = types.TextDocumentIdentifier(uri), types.Position(line, character)
        return await self.client.text_document_hover_async(types.HoverParams(*where))

    async def actions(self, uri: str, place: types.Range, only=None, diagnostics=()):
        """Return the code actions there as they were sent: lsprotocol takes them for commands."""
        context = types.CodeActionContext(list(diagnostics), only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        protocol = self.client.protocol
        future = protocol.send_request(types.TEXT_DOCUMENT_CODE_ACTION, params, msg_id="actions")
        protocol._result_types["actions"] = None
        return await asyncio.wrap_future(future)

    async def run(self, command: str, uri: str, place: types.Range | None = None, token=None):
        """Run a command and return its result."""
        argument = {"uri": uri}
        if place is not None:
            argument["range"] = self.client.protocol._converter.unstructure(place)
        return await self.client.workspace_execute_command_async(
            types.ExecuteCommandParams(f"dragoman.{command}", [argument], work_done_token=token)
        )

    def found(self, uri: str) -> list[str] | None:
        """Return the messages of a document's diagnostics, None where none were published."""
        published = self.diagnostics.get(uri)
        return None if published is None else [d.message for d in published[-1].diagnostics]

    def said(self) -> list[str]:
        """Return the messages shown so far."""
        return [message.message for message in self.messages]


def run(scene):
    """Run a scene in a thread of its own: a browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(scene, 60)).result()


def span(line: int, start: int, end: int, last: int | None = None) -> types.Range:
    """Return a range, of one line unless there is a `last` one."""
    return types.Range(
        types.Position(line, start), types.Position(line if last is None else last, end)
    )


@asynccontextmanager
async def editing(folder: Path, **options):
    """Run an editor, and hold the server to a clean end with nothing on its standard error."""
    editor = Editor(folder)
    await editor.start(**options)
    try:
        yield editor
    finally:
        status, log = await editor.stop()
    assert (status, log) == (0, "")


@pytest.fixture
def folder(tmp_path):
    """Return a project whose path has a space and Arabic letters."""
    place = tmp_path / "my مشروع"
    place.mkdir()
    (place / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    (place / "dragoman.toml").write_text('model = "good"\n', encoding="utf-8")
    return place
