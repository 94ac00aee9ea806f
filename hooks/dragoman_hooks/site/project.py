"""Everything that work on a site needs, opened for one run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from dragoman import (
    Host,
    InputError,
    Memory,
    Settings,
    create_host,
    load_settings,
    memory_path,
    open_memory,
)
from dragoman.adapters import check_memory, find_project_file
from dragoman.memory import place
from dragoman_hooks.site.build import Builder
from dragoman_hooks.site.english import Translator
from dragoman_hooks.site.links import Links
from dragoman_hooks.site.plan import Plan, make_plan
from dragoman_hooks.site.records import Records
from dragoman_hooks.site.settings import load_site_settings
from dragoman_hooks.site.sites import Site, open_site
from dragoman_hooks.site.together import NAME, Together


@dataclass(frozen=True, slots=True)
class Project:
    """A site with its settings, its host, and what dragoman keeps of it."""

    site: Site
    settings: Settings
    host: Host
    together: Together  # its backend
    model: str  # name and digest of what translates
    memory: Path | None
    records: Records

    def plan(self) -> Plan:
        """Return what is to be done. Raises `InputError` where there is no page at all."""
        return make_plan(self.site, self.model)

    @contextmanager
    def builder(self, plan: Plan) -> Iterator[Builder]:
        """Open the translation memory, and yield what builds the pages of `plan`."""
        targets = {page.source: page.target for page in plan.pages}
        links = Links(self.site, targets, {page.address for page in plan.pages})
        if self.memory is None:
            yield self._builder(links, None)
            return
        with open_memory(self.memory) as memory:
            yield self._builder(links, memory)

    def _builder(self, links: Links, memory: Memory | None) -> Builder:
        translator = Translator(self.host, memory, links, self.model)
        return Builder(self.site, translator, self.together, self.records)


def open_project(
    folder: Path, overrides: Mapping[str, object], site_overrides: Mapping[str, object]
) -> Project:
    """Return the site in `folder`.

    Raises `SettingsError`, `PluginError`, `ModelError`, `MemoryFileError`.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder", "name the folder of the site")
    settings = load_settings(folder, os.environ, overrides)
    site = open_site(folder, load_site_settings(folder, site_overrides))
    file = find_project_file(folder)
    home = file.parent if file else folder
    memory = _memory(settings, folder, home)
    together = Together(settings.model)
    host = create_host(
        settings=msgspec.structs.replace(settings, model=NAME),
        plugins=[together],
        project_dir=home,
    )
    together.ask(host)
    records = Records(home / place.CACHE / "site" if memory else None)
    return Project(site, settings, host, together, _model(host), memory, records)


def _memory(settings: Settings, folder: Path, home: Path) -> Path | None:
    """Return where the memory is: a site is a project, with a file of ours or without.

    Raises `MemoryFileError` where it could not be used, before anything is planned.
    """
    path = memory_path(settings, folder)
    if path is None and settings.memory != "off":
        path = home / place.CACHE / place.NAME
    if path is not None:
        check_memory(path)
    return path


def _model(host: Host) -> str:
    """Return the name of the model, and a digest of all that decides what a page says."""
    backend, settings = host.backend(), host.settings
    parts = (backend.digest, settings.retries, settings.front_matter_fields)
    digest = sha256(repr(parts).encode()).hexdigest()[:12]
    return f"{'_'.join(backend.name.split())}:{digest}"
