"""Arabic text in an older code page: which one it is, and how to convert it."""

from __future__ import annotations

import re
from typing import Final

LEGACY: Final = {  # codec: what iconv calls it
    "cp1256": "WINDOWS-1256",
    "iso8859-6": "ISO-8859-6",
    "mac-arabic": "MacArabic",
}
_USUAL: Final = frozenset("«»“”‘’–—…\u00a0\u200c\u200e\u200f")  # beside Arabic letters


def conversion_hint(data: bytes, file: str) -> str:
    """Return a hint with the command that converts `file`, a word of a shell, from its likeliest.

    `data` is a sample of its bytes.
    """
    codec = guess_code_page(data)
    pages = "windows-1256, ISO-8859-6 or MacArabic"
    if codec is None:
        return f"older Arabic text is in {pages}: {convert_command('CODE-PAGE', file)}"
    return f"of {pages}, {LEGACY[codec]} fits best: {convert_command(LEGACY[codec], file)}"


def convert_command(encoding: str, file: str) -> str:
    """Return a shell command; iconv of glibc lacks MacArabic, Python has it everywhere."""
    if encoding == LEGACY["mac-arabic"]:
        code = "print(open(0, encoding='mac-arabic', newline='').read(), end='')"
        return f'python3 -X utf8 -c "{code}" < {file} > utf8.md'
    return f"iconv -f {encoding} -t UTF-8 {file} > utf8.md"


def guess_code_page(data: bytes) -> str | None:
    """Return the codec of `LEGACY` in which `data` reads most like Arabic, or None.

    >>> guess_code_page("قال الوزير".encode("cp1256"))
    'cp1256'
    >>> guess_code_page("قال الوزير".encode("iso8859-6"))
    'iso8859-6'
    """
    scores = {codec: _arabic_score(data, codec) for codec in LEGACY}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] > 0 else None


def _arabic_score(data: bytes, codec: str) -> int:
    """Count what is usual in Arabic, less what is not: the article, frequent letters, Latin-1."""
    text = data.decode(codec, errors="replace")
    frequent = sum(text.count(letter) for letter in "اليمنورتبةعد")
    foreign = sum(
        1
        for char in text
        if char > "\x7f" and char not in _USUAL and not "\u060c" <= char <= "\u066d"
    )
    return frequent + 5 * len(re.findall(r"\bال", text)) - 5 * foreign
