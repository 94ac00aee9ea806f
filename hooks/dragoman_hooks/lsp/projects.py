"""The host and the memory for each project, made when a document of it is first worked with."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from dragoman import Host, Memory, create_host, load_settings, memory_path, open_memory
from dragoman.adapters import find_project_file


@dataclass(frozen=True, slots=True)
class Project:
    """What the documents of a folder are translated with."""

    host: Host
    memory: Memory | None
    stamp: tuple[object, ...]


class Projects:
    """Projects by folder. A project's plugins are its code, so only those of `roots` are loaded."""

    def __init__(self, roots: Sequence[Path], overrides: Mapping[str, object]) -> None:
        self.roots = tuple(roots) or (Path.cwd(),)
        self._overrides = dict(overrides)
        self._homes: dict[Path, Path] = {}  # of a folder, that of its project
        self._known: dict[Path, Project] = {}
        self._memories: dict[Path, Memory] = {}
        self._open = ExitStack()
        self._lock = Lock()

    def of(self, path: Path | None) -> Project:
        """Return the project of a file, or of a document without one.

        Raises `SettingsError`, `PluginError` or `MemoryFileError`.
        """
        home = self.home(path)
        with self._lock:
            if home not in self._known:
                self._known[home] = self._load(home)
            return self._known[home]

    def home(self, path: Path | None) -> Path:
        """Return the folder of the project of a file, or of a document without one."""
        root = next((root for root in self.roots if path and root in path.parents), None)
        folder = path.parent if path and root else self.roots[0]
        with self._lock:
            if folder not in self._homes:
                file = find_project_file(folder)
                self._homes[folder] = file.parent if file else root or folder
            return self._homes[folder]

    def refresh(self) -> None:
        """Forget the projects whose settings or plugins have changed on disk."""
        with self._lock:
            self._homes = {}
            self._known = {f: p for f, p in self._known.items() if _stamp(f) == p.stamp}

    def close(self) -> None:
        """Close the memories."""
        self._open.close()

    def _load(self, home: Path) -> Project:
        stamp = _stamp(home)
        settings = load_settings(home, os.environ, self._overrides)
        host = create_host(settings=settings, project_dir=home)
        place = memory_path(settings, home)
        return Project(host, self._memory(place) if place else None, stamp)

    def _memory(self, place: Path) -> Memory:
        if place not in self._memories:
            self._memories[place] = self._open.enter_context(open_memory(place))
        return self._memories[place]


def _stamp(home: Path) -> tuple[object, ...]:
    """Return what changes when the settings or the plugins of a project do."""
    files = (find_project_file(home), home / "dragoman_plugins.py")
    return tuple((f, f.stat().st_mtime_ns if f and f.is_file() else 0) for f in files)
