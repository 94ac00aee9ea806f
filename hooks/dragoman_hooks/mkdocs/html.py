"""What is added to the HTML of a page: its language, and links between its two languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Final, Literal
from urllib.parse import urljoin

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

Language = Literal["ar", "en"]
DIRECTIONS: Final = {"ar": "rtl", "en": "ltr"}
_OPENING: Final = re.compile(r"(?i)<(html|body)\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(r"""(?i)\s(lang|dir)\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)""")
_END_OF_HEAD: Final = re.compile(r"(?i)</head\s*>")


@dataclass(frozen=True, slots=True)
class Version:
    """A page in the other language: where it is, and what its link says."""

    language: Language
    page: str  # its address from the root of the site
    url: str  # its address from this page
    label: str

    @classmethod
    def of(cls, language: Language, other: File, page: File, label: str) -> Version:
        """Return the version in the file `other` of a page in the file `page`."""
        return cls(language, other.url, get_relative_url(other.url, page.url), label)


def in_english(output: str) -> str:
    """Return a page of HTML that says that it is English, from left to right.

    >>> in_english('<html lang="ar" class="x"><body dir=rtl>')
    '<html lang="en" dir="ltr" class="x"><body dir="ltr">'
    """

    def rewritten(match: re.Match[str]) -> str:
        tag, rest = match[1], _ATTRIBUTE.sub("", match[2])
        if tag.lower() == "html":
            return f'<{tag} lang="en" dir="ltr"{rest}>'
        said = {name[1].lower() for name in _ATTRIBUTE.finditer(match[2])}
        kept = "".join(f' {n}="{v}"' for n, v in (("lang", "en"), ("dir", "ltr")) if n in said)
        return f"<{tag}{kept}{rest}>"

    return _OPENING.sub(rewritten, output, count=2)


def with_alternate(output: str, version: Version, site: str | None) -> str:
    """Return a page whose head names its version in the other language, for search engines."""
    address = urljoin(site, version.page.removeprefix("./")) if site else version.url
    link = f'<link rel="alternate" hreflang="{version.language}" href="{escape(address)}">'
    return _END_OF_HEAD.sub(lambda match: link + match[0], output, count=1)


def banner(version: Version, notice: str) -> str:
    """Return the line above a page: the link to its other version, and a notice; or nothing."""
    parts = []
    if version.label:
        language, direction = version.language, DIRECTIONS[version.language]
        parts.append(
            f'<a href="{escape(version.url)}" hreflang="{language}" lang="{language}"'
            f' dir="{direction}">{escape(version.label)}</a>'
        )
    if notice:
        parts.append(f"<span>{escape(notice)}</span>")
    return f'<p class="dragoman">{" · ".join(parts)}</p>\n' if parts else ""
