"""Where the Arabic and the English of a page are in each generator's sites: data, and no more.

A pattern is the path of a page below the site's folder, with ``/`` and without the suffix of
Markdown. ``{path}`` stands for anything, ``{above}`` for no folder or some, ``{content}`` for the
folder with the pages, any other name in braces for one part of the path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

NAMES: Final = re.compile(r"\{([^\W\d]\w*)\}")
_MARK: Final = re.compile(r"(?:^|[/.\-])ar(?:$|[/.\-])")
Move = Literal["keep", "absolute", "every"]


@dataclass(frozen=True)
class Way:
    """Where a page with its source at one pattern has its English."""

    source: str
    target: str

    @property
    def is_marked(self) -> bool:
        """Whether the path says that the page is Arabic; of others, the text has to.

        >>> Way("content/{path}.ar", "").is_marked, Way("content/{path}", "").is_marked
        (True, False)
        """
        return bool(_MARK.search(NAMES.sub("{}", self.source)))

    def match(self, path: str) -> Mapping[str, str] | None:
        """Return what stands for each name where `path` follows the source's pattern."""
        found = self._expression.fullmatch(path)
        return found.groupdict("") if found else None

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        parts = NAMES.split(self.source)
        names = [_part(name) if odd % 2 else re.escape(name) for odd, name in enumerate(parts)]
        return re.compile("".join(names))


@dataclass(frozen=True, slots=True)
class Layout:
    """How the sites of one generator are laid out."""

    name: str
    title: str
    configs: Mapping[str, str]  # files that give it away, each with what must be found in it
    ways: tuple[Way, ...]  # the first that fits a page is taken
    english_first: tuple[Way, ...] = ()  # instead, where English is the site's default language
    default: str = ""  # finds the default language in a configuration file
    content: str = ""  # the folder with the pages
    content_in: str = ""  # finds that folder in a configuration file
    language_field: str = ""  # of front matter, where the path does not say the language
    permalink_field: str = ""  # set to the Arabic page's own address, by which pages are paired
    addresses: tuple[str, ...] = ()  # fields with a page's own addresses
    move: Move = "keep"  # which of these get the language in front
    urls: bool = True  # whether links to the address of a page have to be turned by hand
    files_follow: bool = False  # whether links to files are relative to the page's own file

    def within(self, content: str) -> Layout:
        """Return this layout with its pages in the folder `content`, "" for the site's own."""
        folder = f"{content}/" if content else ""

        def placed(ways: tuple[Way, ...]) -> tuple[Way, ...]:
            return tuple(
                Way(*(side.replace("{content}/", folder) for side in (way.source, way.target)))
                for way in ways
            )

        ways, first = placed(self.ways), placed(self.english_first)
        return replace(self, content=content, ways=ways, english_first=first)


def _part(name: str) -> str:
    pattern = {"path": ".+?", "above": "(?:.+/)?"}.get(name, "[^/]+")
    return f"(?P<{name}>{pattern})"


def _any(stem: str, suffixes: str, needs: str = "") -> dict[str, str]:
    return dict.fromkeys((f"{stem}.{suffix}" for suffix in suffixes.split()), needs)


_SCRIPTS: Final = "js mjs cjs ts mts cts"
_DATA: Final = "toml yaml yml json"
_SUFFIX: Final = Way("{content}/{path}.ar", "{content}/{path}.en")
_FOLDER: Final = Way("{content}/ar/{path}", "{content}/en/{path}")
_BESIDE: Final = Way("{content}/{path}", "{content}/{path}.en")
_BELOW: Final = Way("{content}/{path}", "{content}/en/{path}")
_DOCUSAURUS: Final = (  # the Arabic, the same as a translation, the English
    ("docs/{path}", "docusaurus-plugin-content-docs/current/{path}"),
    ("versioned_docs/{version}/{path}", "docusaurus-plugin-content-docs/{version}/{path}"),
    ("blog/{path}", "docusaurus-plugin-content-blog/{path}"),
    ("src/pages/{path}", "docusaurus-plugin-content-pages/{path}"),
)

LAYOUTS: Final = {
    layout.name: layout
    for layout in (
        Layout(
            name="hugo",
            title="Hugo",
            configs=_any("hugo", _DATA)
            | _any("config", _DATA, r"(?i:\bbaseurl\b)")
            | _any("config/_default/hugo", _DATA)
            | _any("config/_default/config", _DATA),
            content="content",
            ways=(_FOLDER, _SUFFIX, _BESIDE),
            addresses=("url", "aliases"),
            move="absolute",
        ),
        Layout(
            name="jekyll",
            title="Jekyll with Polyglot",
            configs=_any("_config", "yml yaml toml", r"polyglot|^languages\s*[:=]"),
            ways=(
                Way("{above}ar/{path}", "{above}en/{path}"),
                Way("{path}.ar", "{path}.en"),
                Way("{path}-ar", "{path}-en"),
                Way("{above}_posts/{path}", "{above}_posts/en/{path}"),
                Way("_{collection}/{path}", "_{collection}/en/{path}"),
                Way("{path}", "en/{path}"),
            ),
            language_field="lang",
            permalink_field="permalink",
            urls=False,
        ),
        Layout(
            name="docusaurus",
            title="Docusaurus",
            configs=_any("docusaurus.config", _SCRIPTS),
            default=r"defaultLocale:\s*[\"'](\w+)",
            ways=(
                Way("i18n/ar/{path}", "i18n/en/{path}"),
                *(Way(arabic, f"i18n/en/{english}") for arabic, english in _DOCUSAURUS),
            ),
            english_first=tuple(Way(f"i18n/ar/{there}", here) for here, there in _DOCUSAURUS),
            urls=False,
            files_follow=True,
        ),
        Layout(
            name="eleventy",
            title="Eleventy",
            configs=_any("eleventy.config", _SCRIPTS) | {".eleventy.js": ""},
            content_in=r"\binput\"?:\s*[\"'](?:\./)?([^\"']*?)/?[\"']",
            ways=(
                Way("{content}/{above}ar/{path}", "{content}/{above}en/{path}"),
                _SUFFIX,
                _BELOW,
            ),
            language_field="lang",
            addresses=("permalink",),
            move="every",
        ),
        Layout(
            name="starlight",
            title="Astro Starlight",
            configs=_any("astro.config", _SCRIPTS, r"starlight"),
            default=r"\broot:\s*\{[^{}]*?\blang:\s*[\"'](\w+)",
            content="src/content/docs",
            ways=(_FOLDER, _BELOW),
            english_first=(Way("{content}/ar/{path}", "{content}/{path}"),),
            addresses=("slug",),
            move="every",
            files_follow=True,
        ),
        Layout(
            name="zola",
            title="Zola",
            configs={"config.toml": r"^\s*base_url\b", "zola.toml": r"^\s*base_url\b"},
            default=r"^\s*default_language\s*=\s*[\"'](\w+)",
            content="content",
            ways=(_SUFFIX, _BESIDE),
            english_first=(Way("{content}/{path}.ar", "{content}/{path}"),),
            addresses=("path", "aliases"),
            move="every",
        ),
        Layout(
            name="quartz",
            title="Quartz",
            configs=_any("quartz.config", "ts yaml yml"),
            content="content",
            ways=(_FOLDER, _SUFFIX, _BELOW),
            language_field="lang",
            addresses=("permalink", "aliases"),
            move="every",
        ),
    )
}
