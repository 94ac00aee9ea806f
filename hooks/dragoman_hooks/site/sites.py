"""A site: where it is, how it is laid out, and which of its files may be Arabic pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from dragoman import SettingsError
from dragoman_hooks.site.layouts import LAYOUTS, Layout, Way
from dragoman_hooks.site.settings import SiteSettings

SUFFIXES: Final = (".md", ".markdown", ".mdx", ".mkd", ".mdown", ".qmd")
_OUTPUTS: Final = frozenset({"_site", "build", "dist", "public"})  # of generators, in the site
_INDEX: Final = re.compile(r"(?:^|/)_?index$")


@dataclass(frozen=True, slots=True)
class Page:
    """An Arabic page and its English: paths below the site's folder, with ``/``."""

    source: str
    target: str
    address: str  # as it ends whatever the language, without suffix and index
    is_marked: bool = True  # whether the path says that it is Arabic


@dataclass(frozen=True)
class Site:
    """A folder with a site of a known layout."""

    folder: Path
    layout: Layout
    settings: SiteSettings
    is_english_first: bool = False
    has_pretty_links: bool = False

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways from Arabic to English pages, the site's own first."""
        way = (self.settings.source, self.settings.target)
        own = (Way(*map(str, way)),) if None not in way else ()
        layout = self.layout
        return own + (layout.english_first if self.is_english_first else layout.ways)

    def page(self, path: str) -> Page | None:
        """Return the Arabic page that may be at `path`; its text has to tell if it is unmarked."""
        stem, suffix = os.path.splitext(path)  # noqa: PTH122 - below the site's folder
        if suffix.lower() not in SUFFIXES or self._is_excluded(path):
            return None
        for way in self.ways:
            names = way.match(stem)
            if names is not None:
                address = _INDEX.sub("", names.get("above", "") + names.get("path", ""))
                target = way.target.format(**names) + suffix
                return Page(path, target, address.lower(), way.is_marked)
        return None

    def _is_excluded(self, path: str) -> bool:
        return any(fnmatchcase(path, pattern) for pattern in self.settings.exclude)


@dataclass(frozen=True, slots=True)
class Files:
    """The Markdown files of a site, in order, and the folders that cannot be read."""

    paths: list[str] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)  # why


def open_site(folder: Path, settings: SiteSettings) -> Site:
    """Return the site in `folder`. Raises `SettingsError` where its layout is not known."""
    layout = LAYOUTS[settings.layout] if settings.layout else None
    if layout is None and settings.source is not None:
        layout = Layout("own", "patterns of its own", {}, (), urls=False)
    if layout is None:
        layout = _detected(folder)
    said = "\n".join(text for _, text in _configs(folder, layout))
    found = _said(layout.content_in, said) if layout.content_in else None
    content = found[1] if found else layout.content
    if settings.content is not None:
        content = settings.content
    default = _said(layout.default, said) if layout.default else None
    return Site(
        folder,
        layout.within(content.strip("/").removeprefix("./")),
        settings,
        is_english_first=bool(default and default[1] == "en"),
        has_pretty_links=bool(_said(r"^permalink:.*(?:pretty|/[\"']?\s*$)", said)),
    )


def markdown_files(folder: Path) -> Files:
    """Return the Markdown files below `folder`; links to folders are not followed, nor hidden ones.

    What generators write, and the packages of Node, are passed over.
    """
    files = Files()

    def note(error: OSError) -> None:
        path = Path(str(error.filename)).relative_to(folder)
        files.unreadable[path.as_posix()] = error.strerror or type(error).__name__

    for place, folders, names in os.walk(folder, onerror=note):
        above = Path(place).relative_to(folder)
        skipped = _OUTPUTS if place == str(folder) else frozenset[str]()
        folders[:] = sorted(
            name for name in folders if name[0] != "." and name not in {"node_modules", *skipped}
        )
        files.paths.extend(
            (above / name).as_posix()
            for name in sorted(names)
            if name.lower().endswith(SUFFIXES) and name[0] != "."
        )
    return files


def _detected(folder: Path) -> Layout:
    """Return the one layout whose configuration file is there."""
    found = [one for one in LAYOUTS.values() if any(True for _ in _configs(folder, one))]
    if len(found) == 1:
        return found[0]
    names = " or ".join(layout.name for layout in found or LAYOUTS.values())
    what = "two generators' configurations are here" if found else "no site is found here"
    hint = f"go to its folder, or name its layout: --layout {names}"
    raise SettingsError(f"{folder.resolve()}: {what}", hint)


def _configs(folder: Path, layout: Layout) -> Iterator[tuple[Path, str]]:
    """Yield the configuration files of `layout` in `folder`, with their texts."""
    for name, needs in layout.configs.items():
        file = folder / name
        if file.is_file():
            try:
                text = file.read_text(encoding="utf-8", errors="replace")
            except OSError as error:
                raise SettingsError(
                    f"{file}: {error.strerror}", "make the file readable"
                ) from error
            if _said(needs, text):
                yield file, text


def _said(pattern: str, config: str) -> re.Match[str] | None:
    return re.search(pattern, config, re.MULTILINE)
