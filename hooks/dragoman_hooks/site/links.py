"""Lead the links of an English page to English pages, where that is beyond doubt.

A link is turned if the file that it names, or the address, is that of an Arabic page with an
English one; everything else stays: anchors, addresses that the generator turns itself, raw HTML.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from dragoman import Span
from dragoman_hooks.site.edits import Edits
from dragoman_hooks.site.sites import Page, Site

_CODE: Final = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\r\n]*(?:[\r\n].*?)?(?:^[ ]{0,3}(?P=fence)|\Z)"
    r"|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)
_TARGET: Final = re.compile(
    r"\]\([ \t]*<?(?P<to>[^\s()<>]+)|^[ ]{0,3}\[[^\]\r\n]+\]:[ \t]*<?(?P<at>[^\s<>]+)", re.MULTILINE
)
_OUTSIDE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """What the links of a site may lead to."""

    site: Site
    targets: Mapping[str, str]  # of Arabic pages, their English
    addresses: Collection[str]  # of Arabic pages

    def turned(self, text: str, page: Page) -> Edits:
        """Return the links of the Arabic page `text` that its English has otherwise."""
        edits: list[tuple[Span, str]] = []
        masked = _CODE.sub(lambda found: " " * len(found.group()), text)
        for found in _TARGET.finditer(masked):
            group = "to" if found["to"] else "at"
            new = self._turned(found[group], page)
            if new is not None and new != found[group]:
                edits.append((Span(*found.span(group)), new))
        return Edits(edits)

    def _turned(self, link: str, page: Page) -> str | None:
        path, rest = _split(link)
        if not path or _OUTSIDE.match(path):
            return None
        plain = unquote(path)
        if plain.startswith("@/"):
            new = self._below_content(plain[2:])
        elif plain.startswith("/"):
            new = self._address(plain)
        else:
            new = self._file(plain, page)
        if new is None:
            return None
        return (new if plain == path else quote(new, safe="/@:-._~")) + rest

    def _below_content(self, path: str) -> str | None:
        """Return the English of a file that is named below the folder of pages, as in Zola."""
        content = self.site.layout.content
        target = self.targets.get(posixpath.join(content, path))
        return target and "@/" + posixpath.relpath(target, content or ".")

    def _address(self, path: str) -> str | None:
        """Return the English address of the page at an address of the site."""
        if not self.site.layout.urls:
            return None
        parts = path[1:].split("/", 1)
        own = (parts[1:] or [""])[0] if parts[0] == "ar" else path[1:]
        name = re.sub(r"(?:^|/)index\.html$|\.html$|/$", "", own).lower()
        if name not in self.addresses:
            return None
        return f"/{own}" if self.site.is_english_first else f"/en/{own}"

    def _file(self, path: str, page: Page) -> str | None:
        """Return the way from the English page to the file that the Arabic one names."""
        below, there = posixpath.dirname(page.source), posixpath.dirname(page.target)
        file = posixpath.normpath(posixpath.join(below, path))
        target = self.targets.get(file)
        if target is None:
            is_here = self.site.layout.files_follow and os.path.isfile(self.site.folder / file)  # noqa: PTH113 - may be too long a name
            if not is_here or (self.site.folder / there / path).exists():
                return None
            target = file
        new = posixpath.relpath(target, there or ".")
        return f"./{new}" if path.startswith("./") and not new.startswith(".") else new


def _split(link: str) -> tuple[str, str]:
    """Return the path of a link, and what follows it from ``#`` or ``?`` on."""
    found = re.search(r"[#?]", link)
    end = found.start() if found else len(link)
    return link[:end], link[end:]
