"""One translatable value of front matter, and the quoting of the three languages."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from dragoman.text.markdown import html
from dragoman.text.markdown.marks import plain_inlines
from dragoman.types import Inline, Rewrite, Span

HINT = "correct the front matter, or take it out of the file"
_PLAIN = re.compile(  # a letter or digit first, a word somewhere, no comment, no mapping
    r"(?=[^\W_])(?=.*[^\W\d_]{3})(?:[^#:\x00-\x1f\x7f]|(?<!\s)\#|:(?!\s|$))+(?<!\s)"
)
_FLOW = re.compile(r"[,\[\]{}:]")
_YAML_WORDS = re.compile(r"(?:true|false|null|yes|no|on|off|y|n)", re.IGNORECASE)
_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Field:
    """A string value: its decoded text, its places (with the quotes), and how it is written."""

    text: str
    places: tuple[Span, ...]
    encoding: str
    kind: str = "front-matter"

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """Return the protected text of the value; front matter is no Markdown."""
        return plain_inlines(self.text)


def language_rewrite(name: str, text: str, inner: Span) -> list[Rewrite]:
    """Return the rewrite of a field such as ``lang: ar``; `inner` is its value without quotes."""
    new = html.english_value(name.lower(), text)
    return [Rewrite(inner, new)] if new else []


def encode(text: str, old: str, language: str, style: str) -> str:
    """Return `text` as a value in the style of `old`, or in a safe style of the language."""
    text = " ".join(text.split())
    if style == "plain" and _is_plain(text):
        return text
    if style == "flow" and _is_plain(text) and not _FLOW.search(text):
        return text
    if style == "'" and not _needs_escapes(text):
        if language == "yaml":
            return "'" + text.replace("'", "''") + "'"
        if "'" not in text:
            return f"'{text}'"
    if len(style) == 3:  # noqa: PLR2004  TOML's multi-line strings
        return _multiline(text, old, style)
    return quoted(text)


def quoted(text: str) -> str:
    """Return `text` in double quotes, which YAML, TOML and JSON all read alike."""
    written = json.dumps(text, ensure_ascii=False)
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def _multiline(text: str, old: str, style: str) -> str:
    body = old[3:-3]
    head = body[: len(body) - len(body.lstrip())]
    tail = body[len(body.rstrip()) :]
    if style == "'''" and ("'" in text or _needs_escapes(text)):
        style = '"""'
    written = quoted(text)[1:-1] if style == '"""' else text
    return f"{style}{head}{written}{tail}{style}"


def _needs_escapes(text: str) -> bool:
    return bool(_CONTROL.search(text)) or any(character < " " for character in text)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _YAML_WORDS.fullmatch(text)
