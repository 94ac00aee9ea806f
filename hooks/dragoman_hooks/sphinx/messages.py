"""Messages of catalogues, each a paragraph of Markdown, translated together: in one batch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman import Finding, Host, Memory, translate
from dragoman.text.arabic import has_arabic_letters
from dragoman_hooks.sphinx.roles import titles, with_titles

_MARK: Final = re.compile(r"<!-- dragoman:\d+ -->\n\n")  # stands before each message


@dataclass(frozen=True, slots=True)
class Message:
    """A translated message, and what was found in it."""

    english: str
    findings: tuple[Finding, ...] = ()


def translate_messages(
    host: Host, messages: Sequence[str], memory: Memory | None = None
) -> list[Message]:
    """Return the English of every message.

    Raises `DragomanError` where the model cannot be had, or where a message breaks the others.
    """
    inner = sorted({title for text in messages for title in titles(text)} - set(messages))
    inner = [title for title in inner if has_arabic_letters(title)]
    found = _translated(host, [*messages, *inner], memory)
    english = {text: one.english for text, one in zip([*messages, *inner], found, strict=True)}
    return [Message(with_titles(one.english, english), one.findings) for one in found][
        : len(messages)
    ]


def _translated(host: Host, messages: Sequence[str], memory: Memory | None) -> list[Message]:
    parts = [f"<!-- dragoman:{i} -->\n\n{text}\n\n" for i, text in enumerate(messages)]
    translation = translate(host, "".join(parts), format="markdown", memory=memory)
    english = _MARK.split(translation.text)[1:]
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
