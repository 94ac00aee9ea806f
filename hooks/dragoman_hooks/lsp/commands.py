"""The commands by name, and the code actions that offer them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types
from lsprotocol.types import CodeActionKind

from dragoman.adapters import has_arabic_letters
from dragoman_hooks.lsp.calls import Call, argument, read_call
from dragoman_hooks.lsp.diagnostics import SOURCE
from dragoman_hooks.lsp.documents import Page
from dragoman_hooks.lsp.learning import accept_all_corrections, accept_correction
from dragoman_hooks.lsp.selecting import show_alternatives, translate_selection
from dragoman_hooks.lsp.whole import check_again, summarise_document, translate_document
from dragoman_hooks.pairs import is_english

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what people read, where it is offered, and what it does."""

    title: str
    kind: CodeActionKind
    run: Callable[[Server, Call], Awaitable[object]]


COMMANDS: Final[Mapping[str, Command]] = {
    "dragoman.translateSelection": Command(
        "Translate selection", CodeActionKind.RefactorRewrite, translate_selection
    ),
    "dragoman.showAlternatives": Command(
        "Show alternatives", CodeActionKind.RefactorRewrite, show_alternatives
    ),
    "dragoman.translateDocument": Command(
        "Translate document beside", CodeActionKind.Source, translate_document
    ),
    "dragoman.summarise": Command("Summarise", CodeActionKind.Source, summarise_document),
    "dragoman.check": Command("Re-check", CodeActionKind.Source, check_again),
    "dragoman.acceptCorrection": Command(
        "Accept correction", CodeActionKind.RefactorRewrite, accept_correction
    ),
    "dragoman.acceptAllCorrections": Command(
        "Accept all corrections", CodeActionKind.Source, accept_all_corrections
    ),
}
_OF_SENTENCES: Final = ("dragoman.translateSelection", "dragoman.showAlternatives")
_OF_SOURCES: Final = ("dragoman.translateDocument", "dragoman.summarise")
_OF_PAIRS: Final = (
    "dragoman.acceptCorrection",
    "dragoman.check",
    "dragoman.acceptAllCorrections",
)


async def execute(server: Server, params: types.ExecuteCommandParams) -> Any:  # noqa: ANN401
    """Run a command; its errors are shown, and it returns None then."""
    async with server.telling():
        return await COMMANDS[params.command].run(server, read_call(params))
    return None


def code_actions(
    server: Server, params: types.CodeActionParams
) -> list[types.Command | types.CodeAction]:
    """Return what can be done with the selection and the document."""
    page = server.documents.page(params.text_document.uri)
    ours = [d for d in params.context.diagnostics if d.source == SOURCE]
    found: list[types.Command | types.CodeAction] = []
    if server.takes_actions and _is_wanted(CodeActionKind.QuickFix, params.context.only):
        found += _replacements(page, ours)
    for name in _fitting(server, page, params.range):
        entry, kind = COMMANDS[name], COMMANDS[name].kind
        if name == "dragoman.showAlternatives" and ours:
            kind = CodeActionKind.QuickFix
        if not _is_wanted(kind, params.context.only):
            continue
        command = types.Command(entry.title, name, arguments=[argument(page.uri, params.range)])
        if server.takes_actions:
            fixed = ours if kind == CodeActionKind.QuickFix else None
            action = types.CodeAction(entry.title, kind, diagnostics=fixed, command=command)
            found.append(action)
        else:
            found.append(command)
    return found


def _replacements(page: Page, found: Sequence[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """Yield what mends each of the diagnostics that say so, as an edit of the page."""
    for diagnostic in found:
        if isinstance(diagnostic.data, str):
            edit = types.TextEdit(diagnostic.range, diagnostic.data)
            yield types.CodeAction(
                f"Replace by {diagnostic.data}",
                CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=types.WorkspaceEdit({page.uri: [edit]}),
            )


def _fitting(server: Server, page: Page, place: types.Range) -> Iterator[str]:
    """Yield the commands that make sense there."""
    has_pair = server.checker.pair(page.uri) is not None
    if not (page.path and is_english(page.path)):
        if has_arabic_letters(_around(page, place)):
            yield from _OF_SENTENCES
        if has_arabic_letters(page.text):
            yield from _OF_SOURCES
    elif has_pair and any(map(str.isalnum, _around(page, place))):
        yield "dragoman.showAlternatives"
    if has_pair:
        yield from _OF_PAIRS


def _around(page: Page, place: types.Range) -> str:
    """Return what is selected, or the line of the cursor."""
    span = page.positions.span(place)
    if span.start == span.end:
        return page.positions.line(min(place.start.line, len(page.positions.starts) - 1))
    return span.of(page.text)


def _is_wanted(kind: CodeActionKind, only: Sequence[CodeActionKind | str] | None) -> bool:
    """Tell whether the editor asks for actions of a kind or one above it."""
    if not only:
        return True
    asked = [one.value if isinstance(one, CodeActionKind) else one for one in only]
    return any(kind.value == one or kind.value.startswith(f"{one}.") for one in asked)
