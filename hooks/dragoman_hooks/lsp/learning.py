"""Commands that put what a person changed in the English of a pair into the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from dragoman import Correction, InputError, learn_corrections
from dragoman_hooks.lsp.calls import Call
from dragoman_hooks.lsp.documents import path_of
from dragoman_hooks.lsp.progress import shown
from dragoman_hooks.lsp.workers import Stop

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server

Result = dict[str, Any]


async def accept_correction(server: Server, call: Call) -> Result:
    """Store the sentences that the selection, of either side, touches, as the person left them.

    Of an empty selection it is the sentence under the cursor.
    """
    return await _learn(server, call, everything=not call.has_range)


async def accept_all_corrections(server: Server, call: Call) -> Result:
    """Store every sentence of a pair that a person changed."""
    return await _learn(server, call, everything=True)


async def _learn(server: Server, call: Call, *, everything: bool) -> Result:
    """Store what a person changed in the English of a pair; it wins from now on."""
    pair = server.checker.pair(call.uri)
    if pair is None:
        raise InputError("there is no pair to learn from", "open x.ar.md or x.en.md beside it")
    documents = server.documents
    source, target = (documents.page(documents.uri_of(path)) for path in pair)
    here = source if path_of(call.uri) == pair.source else target
    place = None if everything else here.positions.span(call.range)
    async with shown(server, f"Learning from {pair.target.name}", call.token):

        def work(_: Stop) -> tuple[Correction, ...]:
            project = server.projects.of(pair.source)
            if project.memory is None:
                hint = "it is kept beside dragoman.toml: write one, which may be empty"
                raise InputError("this project has no translation memory", hint)
            return learn_corrections(
                project.host,
                project.memory,
                source.text,
                target.text,
                path=pair.source,
                within=place if here is target else None,
                within_source=place if here is source else None,
            )

        corrections = await server.workers.run(("learn", pair), work)
    return _told(server, corrections, everything=everything)


def _told(server: Server, corrections: tuple[Correction, ...], *, everything: bool) -> Result:
    """Say what was learnt and what was not, and return it."""
    learnt = [one for one in corrections if not one.problem]
    problems = [one.problem for one in corrections if one.problem]
    number = f"{len(learnt)} correction{'s' * (len(learnt) != 1)} learnt"
    if not corrections and not everything:
        number = "nothing was corrected here that is not known already"
    refused = [f"not learnt: {problem}" for problem in dict.fromkeys(problems)]
    kind = types.MessageType.Warning if problems else types.MessageType.Info
    server.tell("\n".join([number, *refused]), kind)
    return {"learnt": [{"before": c.before, "after": c.after} for c in learnt], "refused": problems}
