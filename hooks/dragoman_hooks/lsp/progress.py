"""Progress that the editor shows, and from where the user may cancel."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from lsprotocol import types

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server

Report = Callable[[int, int], None]  # done, of how many; from any thread


@asynccontextmanager
async def shown(
    server: Server, title: str, token: types.ProgressToken | None
) -> AsyncIterator[Report]:
    """Show progress under `token`, or one of our own where the editor can show one.

    A cancel that comes from there cancels the task that this runs in.
    """
    window = server.client_capabilities.window
    progress = server.work_done_progress
    if token is None:
        if not (window and window.work_done_progress):
            yield lambda _done, _total: None
            return
        token = uuid4().hex
        await progress.create_async(token)
    progress.begin(token, types.WorkDoneProgressBegin(title, cancellable=True, percentage=0))
    task, loop = asyncio.current_task(), asyncio.get_running_loop()

    def cancel(cancelled: Future[Any]) -> None:
        if cancelled.cancelled() and task is not None:
            task.cancel()

    progress.tokens[token].add_done_callback(cancel)
    last = 0

    def report(done: int, total: int) -> None:
        nonlocal last
        percentage = 100 * done // max(total, 1)
        if percentage > last:
            last = percentage
            step = types.WorkDoneProgressReport(
                message=f"{done} of {total} sentences", percentage=percentage
            )
            loop.call_soon_threadsafe(progress.report, token, step)

    try:
        yield report
    finally:
        progress.tokens.pop(token, None)
        progress.end(token, types.WorkDoneProgressEnd())
