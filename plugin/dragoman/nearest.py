"""Suggestions for a misspelt name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a question that offers the known names closest to `name`, or an empty string.

    >>> nearest("bean", ["beam", "threads"])
    'did you mean beam?'
    >>> nearest("quux", ["beam", "threads"])
    ''
    """
    folded = {other.casefold(): other for other in sorted(known)}
    close = [folded[key] for key in get_close_matches(name.casefold(), folded, cutoff=0.75)]
    return f"did you mean {' or '.join(close)}?" if close else ""
