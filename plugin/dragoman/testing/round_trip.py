"""Prove on one document that a format loses nothing: unchanged, and with every text replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.protocols import Format
from dragoman.structure import compare, differing_segments
from dragoman.types import Document, Segment

_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_WORDS = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


def assert_round_trip(markup: Format, source: str) -> None:
    """Fail unless `markup` writes `source` back as it was and keeps its structure in translation.

    The translation puts a word of its own in place of every stretch of text between two inlines.
    """
    document = markup.parse(source)
    texts = [segment.text for segment in document.segments]
    for targets in ([None] * len(texts), texts):
        rendered = markup.render(document, targets, language="ar")
        assert rendered.text == source, "the unchanged document changed"  # noqa: S101
    for language in ("ar", "en"):
        _assert_translates(markup, document, language)


def _assert_translates(markup: Format, document: Document, language: str) -> None:
    targets = [marked(markup, segment) for segment in document.segments]
    rendered = markup.render(document, targets, language=language)
    parsed = markup.parse(rendered.text)
    difference = compare(document, parsed)
    assert difference is None, difference  # noqa: S101
    moved = differing_segments(document, parsed, rendered.places)
    assert not moved, f"segments {moved} are not where they were said to be"  # noqa: S101
    if language == "en":
        return  # attributes such as dir were rewritten
    expected = [_folded(target) for target in _outermost(document, targets)]
    found = [_folded(target) for target in _outermost(parsed, [s.text for s in parsed.segments])]
    if not any(segment.kind in {"alt", "title", "link"} for segment in document.segments):
        lost = [pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1]]
        assert not lost, f"{lost[0][0]!r} came through as {lost[0][1]!r}"  # noqa: S101


def marked(markup: Format, segment: Segment) -> str:
    """Return the text of `segment` with a marker in place of the words between its inlines."""
    pieces: list[str] = []
    position = 0
    for inline in segment.inlines:
        pieces.append(_marked(markup, segment, segment.text[position : inline.span.start]))
        pieces.append(inline.span.of(segment.text))
        position = inline.span.end
    pieces.append(_marked(markup, segment, segment.text[position:]))
    return "".join(pieces)


def _marked(markup: Format, segment: Segment, text: str) -> str:
    match = _WORDS.search(text)
    if match is None:
        return text
    return markup.escape(f"{text[: match.start()]}M{segment.index}{text[match.end() :]}", segment)


def _outermost(document: Document, texts: Sequence[str]) -> list[str]:
    """Return the `texts` of segments that lie in no other."""
    outermost: list[str] = []
    end = -1
    for segment, text in zip(document.segments, texts, strict=True):
        if segment.places[0].start >= end:
            outermost.append(text)
            end = segment.places[-1].end
    return outermost


def _folded(text: str) -> str:
    """Return `text` without what a format may add: line ends, and escapes at their starts."""
    return " ".join(_ESCAPE.sub("", text).split())
