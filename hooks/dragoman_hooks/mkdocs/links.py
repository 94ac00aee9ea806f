"""Relative addresses of an English page: written for the Arabic one, which stands elsewhere."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from dragoman_hooks.mkdocs.pairs import Pair, Pairs

_KEYS: Final = {"a": "href", "img": "src"}
_ATTRIBUTE: Final = re.compile(r"(?i)(\s(?:href|src|poster)\s*=\s*)([\"'])(.+?)\2")
_OBFUSCATED: Final = "\x02"  # begins what Markdown hides an address of electronic mail behind


class Links(Extension):
    """Leads the addresses of one page at a time, that of `pair`; None stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs = Pairs()
        self.files = Files(())
        self.pair: Pair | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run before MkDocs, whose own processor of addresses has priority 0."""
        md.treeprocessors.register(_Processor(md, self), "dragoman_links", 1)

    def to_file(self, pair: Pair, address: str) -> str:
        """Return the address of a file of the site as `pair.english` has to give it."""
        _, _, path, query, anchor = urlsplit(address)
        folder = posixpath.dirname(pair.arabic.src_uri)
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if target in self.pairs.of_arabic:
            target = self.pairs.of_arabic[target].english.src_uri
        elif self.files.get_file_from_path(target) is None:
            return self.to_url(pair, address)
        relative = posixpath.relpath(target, posixpath.dirname(pair.english.src_uri) or ".")
        return urlunsplit(("", "", quote(relative), query, anchor))

    def to_url(self, pair: Pair, address: str) -> str:
        """Return an address that MkDocs does not look at, such as one in raw HTML, likewise."""
        _, _, path, query, anchor = urlsplit(address)
        target = urljoin(f"/{pair.arabic.url}", path).removeprefix("/")
        for other in self.pairs.of_arabic.values():
            if other.arabic.url.rstrip("./") == target.rstrip("./"):
                target = other.english.url
        return urlunsplit(("", "", get_relative_url(target, pair.english.url), query, anchor))


class _Processor(Treeprocessor):
    def __init__(self, md: Markdown, links: Links) -> None:
        super().__init__(md)
        self.links = links

    def run(self, root: Element) -> None:
        """Rewrite what Markdown made, and the raw HTML that it keeps aside."""
        pair = self.links.pair
        if pair is None:
            return
        for element in root.iter():
            key = _KEYS.get(str(element.tag))
            if key and _is_relative(address := element.get(key, "")):
                element.set(key, self.links.to_file(pair, address))

        def led(match: re.Match[str]) -> str:
            if not _is_relative(match[3]):
                return match[0]
            return f"{match[1]}{match[2]}{self.links.to_url(pair, match[3])}{match[2]}"

        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [_ATTRIBUTE.sub(led, b) if isinstance(b, str) else b for b in blocks]


def _is_relative(address: str) -> bool:
    scheme, host, path, *_ = urlsplit(address)
    absolute = scheme or host or path.startswith(("/", "\\"))
    return bool(path) and not absolute and _OBFUSCATED not in address
