"""Commands on a part of a document: translate it in its place, and show other translations."""

from __future__ import annotations

import re
from itertools import takewhile
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types

from dragoman import InputError, Span, Translation, alternatives, translate
from dragoman.adapters import summary
from dragoman_hooks.lsp.calls import Call
from dragoman_hooks.lsp.couples import couple_at
from dragoman_hooks.lsp.hover import finding_lines, passage_at
from dragoman_hooks.lsp.progress import shown
from dragoman_hooks.lsp.workers import Stop

if TYPE_CHECKING:
    from dragoman_hooks.lsp.server import Server

_WIDTH: Final = 120  # code points of a sentence in a question


async def translate_selection(server: Server, call: Call) -> dict[str, Any] | None:
    """Put the English of every sentence that the selection touches in its place.

    Of an empty selection it is the sentence under the cursor.
    """
    page = server.documents.page(call.uri)
    within = page.positions.span(call.range)
    if within.start == within.end:
        found = await passage_at(server, page, call.range.start)
        if found is None:
            raise InputError("there is no Arabic sentence here", "select one")
        within = found.place
    async with shown(server, "Translating the selection", call.token) as report:

        def work(stop: Stop) -> Translation:
            project = server.projects.of(page.path)
            return translate(
                project.host,
                page.text,
                format=server.format_of(project.host, page),
                progress=stop.following(report),
                memory=project.memory,
                within=within,
            )

        translation = await server.workers.run(("selection", page.uri), work)
    change = difference(page.text, translation.text)
    if change is None:
        raise InputError("there is nothing to translate here", "select Arabic text")
    if not await server.edit(page, *change, "Translate selection"):
        return None
    lines = finding_lines(translation.findings)
    if lines:
        server.tell("\n".join([summary(translation.findings), *lines]), types.MessageType.Warning)
    return {"text": change[1], "findings": list(lines)}


async def show_alternatives(server: Server, call: Call) -> list[dict[str, Any]]:
    """Show what else the model would say for the sentence under the cursor, of either side.

    Where its English stands beside it, the one that the user chooses is put in its place.
    """
    found = await couple_at(server, server.documents.page(call.uri), call.range.start)
    page, sentence = found.source, found.sentence.text

    def work(_: Stop) -> tuple[Translation, ...]:
        host = server.projects.of(page.path).host
        return alternatives(host, sentence, format=server.sentence_format(host, page))

    options = await server.workers.run(("alternatives", page.uri), work)
    if not options:
        hint = "it has more code, links and signs than the model has room for"
        raise InputError("this sentence cannot be asked for as a whole", hint)
    texts = [option.text for option in options]
    question = shorten(sentence, _WIDTH, placeholder="…")
    if found.target is None or found.place is None:
        server.tell("\n".join([question, *texts]), types.MessageType.Info)
    else:
        current = found.place.of(found.target.text)
        chosen = await server.ask(question, [text for text in texts if not is_same(text, current)])
        if chosen is not None:
            await server.edit(found.target, found.place, chosen, "Use another translation")
    return [
        {"text": o.text, "score": o.sentences[0].score, "findings": list(finding_lines(o.findings))}
        for o in options
        if o.sentences
    ]


def difference(old: str, new: str) -> tuple[Span, str] | None:
    """Return the span of `old` that differs from `new`, and what stands there, None for nothing.

    >>> difference("a old b", "a new b")
    (Span(start=2, end=5), 'new')
    """
    if old == new:
        return None
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    room = min(len(old), len(new)) - start
    ends = zip(reversed(old), reversed(new), strict=False)
    end = min(room, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends)))
    return Span(start, len(old) - end), new[start : len(new) - end]


def is_same(sentence: str, written: str) -> bool:
    r"""Tell whether a sentence is what a document has, however it is wrapped there.

    >>> is_same("One two.", "One\n> two."), is_same("One two.", "One too.")
    (True, False)
    """
    words = map(re.escape, sentence.split())
    return re.fullmatch(r"(?:\s|>)+".join(words), written.strip()) is not None
