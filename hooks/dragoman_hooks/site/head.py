"""What a page says of itself in its front matter, read leniently: a person may have broken it."""

from __future__ import annotations

import re
from typing import Final

from dragoman.adapters import has_arabic_letters, is_foreign
from dragoman.text.arabic import LETTERS

_FRONT: Final = re.compile(
    r"\ufeff?(?:(?P<fence>---|\+\+\+|;;;)[ \t]*(?=[\r\n]).*?[\r\n](?:(?P=fence)|\.\.\.)"
    r"|\{.*?[\r\n]\})[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_LANGUAGE: Final = re.compile(
    r"^[ \t]*\"?lang(?:uage)?\"?[ \t]*[:=][ \t]*[\"']?(\w+)", re.MULTILINE
)
_DRAFT: Final = re.compile(
    r"^[ \t]*\"?(?:draft\"?[ \t]*[:=][ \t]*true|published\"?[ \t]*[:=][ \t]*false)\b", re.MULTILINE
)
_NO_TEXT: Final = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)"
    r"|`[^`\n]*`|<[^<>]*>|\]\([^()\s]*|\bhttps?://\S+|\{\{.*?\}\}|\{%.*?%\}"
    r"|\{/\*.*?\*/\}",
    re.MULTILINE | re.DOTALL,
)
_ARABIC: Final = re.compile(f"[{LETTERS}]")


def front_matter(text: str) -> str:
    r"""Return what stands between the fences at the top of a page, with them.

    >>> front_matter("+++\ntitle = 'x'\n+++\ntext\n")
    "+++\ntitle = 'x'\n+++"
    """
    found = _FRONT.match(text)
    return found.group() if found else ""


def is_draft(text: str) -> bool:
    """Tell whether a page says that it is not published yet."""
    return _DRAFT.search(front_matter(text)) is not None


def is_arabic(text: str) -> bool:
    r"""Tell whether a page is in Arabic: by the language it names, otherwise by its letters.

    Code, tags and addresses do not count; of a page without a text, the front matter counts.

    >>> is_arabic("---\ntitle: أخبار\n---\n"), is_arabic("The word أخبار means news.")
    (True, False)
    """
    front = front_matter(text)
    named = _LANGUAGE.search(front)
    if named:
        return named[1] == "ar"
    body = _NO_TEXT.sub(" ", text[len(front) :])
    letters = sum(map(str.isalpha, body))
    if not letters:
        return has_arabic_letters(front)
    return 2 * len(_ARABIC.findall(body)) >= letters and not is_foreign(body)
