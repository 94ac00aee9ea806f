"""What a site may choose: the table ``[site]`` of dragoman.toml, or ``[tool.dragoman.site]``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from dragoman import SettingsError
from dragoman.adapters import load_table, nearest
from dragoman_hooks.site.layouts import LAYOUTS, NAMES


class SiteSettings(Struct, frozen=True, kw_only=True):
    """How the site is laid out, where that is not found by itself, and what is left out."""

    layout: str | None = None  # a name in LAYOUTS; None: by the generator's configuration file
    content: str | None = None  # the folder with the pages; None: the generator's own
    source: str | None = None  # a pattern of Arabic pages, as in `layouts`, before the layout's
    target: str | None = None  # of their English
    exclude: tuple[str, ...] = ()  # patterns of paths that are left alone, as in .gitignore
    drafts: bool = True  # whether pages that are not published yet are translated
    links: bool = True  # whether links between Arabic pages lead to the English ones


def load_site_settings(folder: Path, overrides: Mapping[str, object]) -> SiteSettings:
    """Return the settings of the site in `folder`. Raises `SettingsError`."""
    settings = load_table(folder, "site", SiteSettings, overrides)
    known = f"the layouts are {', '.join(LAYOUTS)}"
    if settings.layout is not None and settings.layout not in LAYOUTS:
        hint = nearest(settings.layout, LAYOUTS) or known
        raise SettingsError(f"there is no layout {settings.layout}", hint)
    if (settings.source is None) != (settings.target is None):
        raise SettingsError(
            "site: of source and target, only one is set",
            'write both, such as source = "pages/{path}.ar" and target = "pages/{path}.en"',
        )
    for name in ("content", "source", "target"):
        value = getattr(settings, name) or ""
        if value.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", value):
            raise SettingsError(
                f"site: {name} is {value!r}, outside the site",
                "write a path below the folder of the site",
            )
    if settings.content is not None and not (folder / settings.content).is_dir():
        folders = sorted(place.name for place in folder.iterdir() if place.is_dir())
        hint = nearest(settings.content, folders) or "name the folder with the pages"
        raise SettingsError(f"site: content is {settings.content!r}, which is no folder", hint)
    if settings.source is not None and settings.target is not None:
        _check_patterns(settings.source, settings.target)
    return settings


def _check_patterns(source: str, target: str) -> None:
    """Raise `SettingsError` where `target` cannot be made of what `source` names."""
    names = NAMES.findall(source)
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise SettingsError(f"site: source names {{{twice[0]}}} twice", "give each another name")
    unknown = sorted({*NAMES.findall(target)} - {*names})
    if unknown:
        hint = f"source names {', '.join(f'{{{name}}}' for name in names) or 'nothing'}"
        raise SettingsError(f"site: target names {{{unknown[0]}}}", hint)
    if source == target:
        hint = "the English of a page has a place of its own"
        raise SettingsError(f"site: source and target are both {source}", hint)
    for pattern in (source, target):
        if re.search(r"[{}]", NAMES.sub("", pattern)):
            hint = "write names as {path}, and no other braces"
            raise SettingsError(f"site: {pattern} has braces without a name", hint)
