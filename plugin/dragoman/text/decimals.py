"""Decimal commas that a model copied, written the English way; the value stays what it is."""

from __future__ import annotations

import re

from dragoman.text.figures import Figure, Value, read_figures

_COMMA = re.compile(
    r"(?<![\w.,])(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),(?:[0-9]{1,2}|(?<=\b0,)[0-9]{3})"
    r"(?![0-9]|[.,:/-][0-9])"
)
_SWAPPED = str.maketrans(",.", ".,")


def point_decimals(text: str, source: str) -> str:
    """Return English `text` with a point where the figure before a comma has decimals.

    That is so only where the figure, with its multiplier, reads as one of the Arabic `source` does.
    Three digits behind a comma are thousands.

    >>> point_decimals("3,5 million, or 8,5% of 1,250", "3,5 مليون أو 8,5% من 1,250")
    '3.5 million, or 8.5% of 1,250'
    >>> point_decimals("Articles 3,5 and 8", "المواد 3 و5 و8")
    'Articles 3,5 and 8'
    """
    if not _COMMA.search(text):
        return text
    certain = {_readings(figure) for figure in read_figures(source, "ar")} - {None}
    pieces: list[str] = []
    position = 0
    for figure in read_figures(text, "en"):
        if _readings(figure) in certain:
            span = figure.span
            pieces.append(text[position : span.start])
            pieces.append(_COMMA.sub(lambda found: found[0].translate(_SWAPPED), span.of(text)))
            position = span.end
    return "".join([*pieces, text[position:]])


def _readings(figure: Figure) -> frozenset[Value] | None:
    """Return everything that `figure` may say, None where it is no number."""
    is_number = figure.kind not in {"identifier", "date", "time"}
    return frozenset({figure.value, *figure.also}) if is_number else None
