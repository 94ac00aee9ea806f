"""Numbered lines in a paragraph: with Arabic digits, or with a dash, Markdown sees no list."""

from __future__ import annotations

from dragoman.text.arabic import fold_digits
from dragoman.text.items import numbered
from dragoman.text.markdown.lines import Piece
from dragoman.types import Rewrite


def parted(piece: Piece) -> tuple[list[Piece], list[Rewrite]]:
    """Return the items of a paragraph without their numbers, and the numbers as English has them.

    It stays one paragraph: the mark behind a number that would make a list of it is escaped.
    """
    pieces: list[Piece] = []
    rewrites: list[Rewrite] = []
    position = 0
    for line, match in numbered(piece.view.split("\n")).items():
        start = piece.offsets[line]
        pieces.append(_item(piece, position, start))
        position = start + match.end()
        digits, mark = fold_digits(match["number"]), match["mark"]
        if digits != match["number"]:
            place = piece.cut(start + match.start("number"), start + match.end("mark")).places[0]
            rewrites.append(Rewrite(place, digits + (f"\\{mark}" if mark in ".)" else mark)))
    pieces.append(_item(piece, position, len(piece.text)) if position else piece)
    return pieces, rewrites


def _item(piece: Piece, start: int, end: int) -> Piece:
    """Return an item's text without the hard break that ends it."""
    text = piece.view[start:end]
    if text.endswith("\n"):
        text = text.rstrip(" \t\n").removesuffix("\\")
    return piece.stripped(start, start + len(text))
