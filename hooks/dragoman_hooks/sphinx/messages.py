"""Messages of catalogues, each a paragraph of Markdown, translated together: in one batch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dragoman import Finding, Host, Memory, translate
from dragoman.adapters import has_arabic_letters
from dragoman_hooks.sphinx.roles import titles, with_titles

_MARK: Final = re.compile(r"<!-- dragoman:\d+ -->\n\n")  # stands before each message
_REFERENCE: Final = re.compile(r"\]\[(?!\^)([^\[\]\n]+)\]")  # the end of a link to a definition


@dataclass(frozen=True, slots=True)
class Message:
    """A translated message, and what was found in it."""

    english: str
    findings: tuple[Finding, ...] = ()


def translate_messages(
    host: Host,
    messages: Sequence[str],
    memory: Memory | None = None,
    definitions: Mapping[str, str] = MappingProxyType({}),
) -> list[Message]:
    """Return the English of every message.

    Links to one of `definitions`, addresses by label, get that address: Sphinx does not know what
    a document defines when it reads a translated message. Raises `DragomanError` where the model
    cannot be had, or where a message breaks the others.
    """
    inner = sorted({title for text in messages for title in titles(text)} - set(messages))
    inner = [title for title in inner if has_arabic_letters(title)]
    found = _translated(host, [*messages, *inner], memory)
    english = {text: one.english for text, one in zip([*messages, *inner], found, strict=True)}

    def resolved(match: re.Match[str]) -> str:
        address = definitions.get(match[1].casefold())
        return f"](<{address}>)" if address else match[0]

    return [
        Message(_REFERENCE.sub(resolved, with_titles(one.english, english)), one.findings)
        for one in found[: len(messages)]
    ]


def _translated(host: Host, messages: Sequence[str], memory: Memory | None) -> list[Message]:
    parts = [f"<!-- dragoman:{i} -->\n\n{text}\n\n" for i, text in enumerate(messages)]
    labels = {label for text in messages for label in _REFERENCE.findall(text)}
    defined = "".join(f"[{label}]: dragoman:\n" for label in sorted(labels))  # makes them links
    end = f"<!-- dragoman:{len(messages)} -->\n\n{defined}"
    source = "".join([*parts, end])
    translation = translate(host, source, format="markdown", memory=memory)
    english = _MARK.split(translation.text)[1:-1]
    if len(english) != len(messages) and len(messages) > 1:  # one of them left a block open
        return [one for text in messages for one in _translated(host, [text], memory)]
    starts = [0]
    for part in parts[:-1]:
        starts.append(starts[-1] + len(part))
    findings: list[list[Finding]] = [[] for _ in messages]
    for finding in translation.findings:
        if finding.source is not None:
            findings[bisect_right(starts, finding.source.start) - 1].append(finding)
    return [
        Message(text.removesuffix("\n\n"), tuple(some))
        for text, some in zip(english, findings, strict=True)
    ]
