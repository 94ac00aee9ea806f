"""Fit translated pieces together: full stops, capitals, and spaces beside markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dragoman.text.coded import pieces
from dragoman.types import Inline

# Without width: they hang on the word before them and mean nothing to a model.
ATTACHED = frozenset(
    {"footnote", "html", "comment", "attributes", "heading-id", "image", "task", "jsx", "marker"}
)
_SIGNS = frozenset({"escape", "entity", "quote"})
_PREFIX = re.compile(
    r"(?<!\w)(?:[وفبلك](?:ال)?|ال)$"
)  # that Arabic writes together with the next word
_FIRST_WORD = re.compile(r"([\s\ue000-\uf8ff]*)(\w+)")
_FINAL = ".!?…؟۔:؛;،,"
_CLOSING = ".!?…؟۔:"
_SMALL_WORDS = frozenset(
    "a about after against all also although an and as at because before both but by during for "
    "from he her his if in including into it its more most no not of on or our she since so some "
    "such that the their then there these they this those though to under until was we were when "
    "where which while who whose will with without would you".split()
)


def match_ending(source: str, target: str) -> str:
    """Drop a full stop that the model added to a text without one.

    >>> match_ending("عنوان", "A title.")
    'A title'
    """
    if source.rstrip()[-1:] in _FINAL or not target.endswith("."):
        return target
    stem = target[:-1]
    return stem if re.search(r"[^\W\d_]{3}$|\d$|[”\"')]$", stem) else target


def continued(part: str) -> str:
    """Return a clause as the continuation of a sentence: its first word small, if never a name.

    >>> continued("On Monday they left"), continued("Paris fell")
    ('on Monday they left', 'Paris fell')
    """
    found = _FIRST_WORD.match(part)  # perhaps behind markup
    if not found or found[2].lower() not in _SMALL_WORDS:
        return part
    return found[1] + found[2].lower() + part[found.end() :]


def join_clauses(clauses: Iterable[tuple[str, str]]) -> str:
    """Return one sentence of the translations of its clauses, given behind their sources.

    A full stop that the model put behind a clause becomes what the source has there.

    >>> join_clauses([("وصلوا،", "They arrived."), ("ثم غادروا.", "On Monday they left.")])
    'They arrived, on Monday they left.'
    """
    text = before = ""
    for source, part in clauses:
        mark = ";" if before.endswith("؛") else ","
        if before and before[-1] not in _CLOSING and match_ending("-", text) != text:
            text = text[:-1] + mark
        ends = not text or text.endswith((".", "!", "?"))
        text = " ".join(filter(None, (text, part.strip() if ends else continued(part.strip()))))
        before = source.rstrip()
    return text


def spaced(text: str, source: str, inlines: Mapping[str, Inline]) -> str:
    """Return a coded translation with a space wherever a word is glued to markup from outside.

    Arabic writes its short words together with the next; a word of English stands alone, and
    emphasis that a letter touches would not be emphasis. A sign that is written as an escape or an
    entity touches what it touches in the coded `source`.
    """
    out: list[str] = []
    glued = False  # whether a letter here would touch the markup before it
    for index, piece in enumerate(_signs_in_place(text, source, inlines)):
        inline = inlines.get(piece) if index % 2 else None
        if inline and _is_sign(inline):
            out.append(piece)
            glued = False
            continue
        if inline is None:
            out.append(" " + piece if glued and piece[:1].isalnum() else piece)
            glued = glued and not piece
            continue
        word = inline.role == "atom" and (inline.kind not in ATTACHED or inline.kind == "image")
        if (word or inline.role == "open") and "".join(out[-2:])[-1:].isalnum():
            out.append(" ")
        glued = word or inline.role == "close"
        out.append(piece)
    return "".join(out)


def _signs_in_place(text: str, source: str, inlines: Mapping[str, Inline]) -> list[str]:
    """Return the pieces of `text` with no space that the source has not beside a sign."""
    parts = pieces(text)
    for index in range(1, len(parts), 2):
        inline, at = inlines.get(parts[index]), source.find(parts[index])
        if inline is None or not _is_sign(inline) or at < 0:
            continue
        before, after = source[max(at - 4, 0) : at], source[at + 1 : at + 2]
        touches_next = after.strip() != ""
        if before and not before[-1].isspace() and not (touches_next and _PREFIX.search(before)):
            parts[index - 1] = parts[index - 1].rstrip(" ")
        elif parts[index - 1][-1:].isalnum():
            parts[index - 1] += " "
        if touches_next:
            parts[index + 1] = parts[index + 1].lstrip(" ")
    return parts


def _is_sign(inline: Inline) -> bool:
    return inline.role == "atom" and inline.kind in _SIGNS
