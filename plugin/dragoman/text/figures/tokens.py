"""Folding and cutting a text so that one dictionary lookup a word is enough.

Folding makes spelling variants equal (digits, alefs, hamza seats, final ya and ta marbuta); marks
that carry no value here (harakat, tatweel, bidi controls) are left out, and offsets still point
into the text as it was given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.types import Span

_COMMON = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"))
_RARE = str.maketrans(
    dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3, strict=True))
    | dict.fromkeys("٪﹪％", "%")
    | dict.fromkeys("−–‑‐", "-")
    | dict.fromkeys("\u202f\u2009", "\u00a0")
    | {"ٱ": "ا", "ی": "ي", "ھ": "ه", "ک": "ك"}
)
_IS_RARE = re.compile("[" + "".join(map(chr, _RARE)) + "]")
_RANGES = (
    ("\u0610", "\u061a"), ("\u0640", "\u0640"), ("\u064b", "\u065f"), ("\u0670", "\u0670"),
    ("\u06d6", "\u06ed"), ("\u200b", "\u200f"), ("\u202a", "\u202e"), ("\u2066", "\u2069"),
    ("\ufeff", "\ufeff"),
)  # fmt: skip
_SILENT_SET = frozenset(chr(c) for a, b in _RANGES for c in range(ord(a), ord(b) + 1))
_SILENT = re.compile("[" + "".join(sorted(_SILENT_SET)) + "]")
_TAIL = [""] * 8  # so that a reader may look ahead without counting
_NUMBER = (
    r"\+[0-9](?:[ ()-]{0,2}[0-9]){6,14}"  # +961 1 234 567
    r"|[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}(?![0-9-])"  # 2024-11-27
    r"|[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?![0-9])"  # 30 000
    r"|(?<!\S)[.٫][0-9]+"  # .75
    r"|[0-9]+(?:[.,:/٫٬،][0-9]+)*"
)
_TOKEN = re.compile(_NUMBER + r"|[^\W\d_½¼¾⅓⅔⅛⅜⅝⅞]+|\S")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens; the lists run parallel and end with empty tokens to look ahead at."""

    text: str  # as given
    words: list[str]  # folded, lower case
    forms: list[str]  # folded, in the case as written
    matches: list[re.Match[str]]  # in the folded text
    kept: list[int] | None  # where each character of the folded text stands in `text`, if moved

    @property
    def size(self) -> int:
        """How many tokens the text has."""
        return len(self.matches)

    def start(self, index: int) -> int:
        """Return where the token begins in the text."""
        if index >= len(self.matches):
            return len(self.text)
        start = self.matches[index].start()
        return start if self.kept is None else self.kept[start]

    def end(self, index: int) -> int:
        """Return where the token ends in the text, with the marks on its last letter."""
        if index >= len(self.matches):
            return len(self.text)
        end = self.matches[index].end()
        if self.kept is None:
            return end
        return _with_marks(self.text, self.kept[end - 1] + 1, self.kept[end])

    def span(self, first: int, last: int) -> Span:
        """Return the place in the text of the tokens `first` to `last`, both included."""
        return Span(self.start(first), self.end(last))

    def touches(self, index: int) -> bool:
        """Tell whether nothing stands between the token and the one before it."""
        return index > 0 and self.end(index - 1) == self.start(index)


def fold(text: str) -> str:
    """Return `text` with spelling variants made equal and silent marks left out.

    >>> fold("ثلاثُمِئة ٣٫٥٪")
    'ثلاثمئه 3٫5%'
    """
    return _SILENT.sub("", _same_length(text))


def _same_length(text: str) -> str:
    """Fold every character on its own; replacing the common ones first is much the fastest."""
    if text.isascii():
        return text
    for old, new in _COMMON:
        text = text.replace(old, new)
    return text.translate(_RARE) if _IS_RARE.search(text) else text


def _with_marks(text: str, end: int, limit: int) -> int:
    """Return where the marks on the letter before `end` end."""
    while end < limit and text[end] in _SILENT_SET:
        end += 1
    return end


def after_letters(text: str, start: int, count: int) -> int:
    """Return the offset after `count` letters from `start` on and the marks that they carry."""
    while count or text[start] in _SILENT_SET:
        count -= text[start] not in _SILENT_SET
        start += 1
    return start


def tokenise(text: str) -> Tokens:
    """Cut `text` into numbers, words and single marks, in linear time.

    >>> tokenise("بـ٣٫٥ مليون").words[:3]
    ['ب', '3٫5', 'مليون']
    """
    folded = _same_length(text)
    kept: list[int] | None = None
    if not text.isascii() and _SILENT.search(folded):
        kept = [i for i, character in enumerate(folded) if character not in _SILENT_SET]
        folded = "".join([folded[i] for i in kept])
        kept.append(len(text))
    matches = list(_TOKEN.finditer(folded))
    forms = [match[0] for match in matches]
    forms += _TAIL
    words = forms if folded == folded.lower() else [form.lower() for form in forms]
    return Tokens(text, words, forms, matches, kept)
