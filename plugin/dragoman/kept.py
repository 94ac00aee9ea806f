"""Text that a document keeps though readers see it, such as a caption in a shortcode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from dragoman.text.arabic import has_arabic_letters
from dragoman.types import Document, Finding, Severity, Span

CHECK: Final = "kept"
_SHOWN = 40  # code points that a message quotes


def has_arabic_kept(document: Document) -> bool:
    """Tell whether a document keeps Arabic text that its readers see."""
    return any(has_arabic_letters(place.of(document.source)) for place in document.kept)


def left_in_arabic(source: Document, target: Document) -> Iterator[Finding]:
    """Yield a warning for each Arabic text that `target` keeps, with its place in the `source`."""
    places: dict[str, list[Span]] = defaultdict(list)
    for place in reversed(source.kept):
        places[place.of(source.source)].append(place)
    for place in target.kept:
        text = place.of(target.source)
        if has_arabic_letters(text):
            here = places[text].pop() if places[text] else None
            shown = shorten(text, _SHOWN, placeholder="…")
            message = f"an argument of a shortcode is left in Arabic: {shown}"
            yield Finding(CHECK, Severity.WARNING, message, here, place)
