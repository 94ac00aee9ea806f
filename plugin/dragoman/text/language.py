"""Tell Arabic from other languages of its script, which a model of Arabic cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.text.arabic import HARAKAT, LETTERS

FEW = 5  # words up to which a text is Arabic for want of evidence
_SHARE = 0.12  # of the words: how many hold a letter that Arabic has not
_WORD = re.compile(f"[{LETTERS}][{LETTERS}{HARAKAT}\u200c]*")
_FOREIGN = re.compile(
    "[\u0620\u063b-\u063f\u0672-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f]"
)
_KEYBOARD = str.maketrans("یک", "يك")  # which some type for the letters of Arabic
_ARABIC = re.compile(
    r"[وفبك]{0,2}ال\w+|و?لل\w+|\w*[ةإأؤئ]\w*"
    r"|[وف]?(?:في|عل[ىي]|إل[ىي]|عن|من|مع|هذا|ذلك|الت[ىي]|الذ[ىي]|قال|قالت|كان|كانت|لم|لن|قد|أن|بين|بعد)"
)
"""Whole words that other languages of the script hardly have."""


def is_foreign(text: str) -> bool:
    """Tell whether `text` is written in Arabic letters, but in another language (Persian, Urdu).

    That is so where many words hold letters that Arabic has not, and far fewer are plainly
    Arabic: neither a foreign name nor a keyboard with other letters for ي and ك makes the
    difference.

    >>> is_foreign("دو نفر کشته شدند و چهارده نفر زخمی شدند")
    True
    >>> is_foreign("وصل پرويز إلى مدينة پاريس في طائرة")
    False
    """
    return are_foreign([text])


def are_foreign(texts: Iterable[str]) -> bool:
    """Tell the same of many texts together, one by one: what they are part of may be long."""
    words = foreign = arabic = 0
    for text in texts:
        for match in _WORD.finditer(text):
            words += 1
            if _FOREIGN.search(match.group()):
                foreign += 1
            if _ARABIC.fullmatch(match.group().translate(_KEYBOARD)):
                arabic += 1
    return words > FEW and foreign >= _SHARE * words and foreign > 2 * arabic
