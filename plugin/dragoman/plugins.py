"""Finding plugins, loading them, and holding each to the hook specifications."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Final
from zlib import crc32

from pluggy import PluginManager, PluginValidationError

from dragoman.errors import PluginError
from dragoman.hookspecs import PROJECT, HookSpecs
from dragoman.nearest import nearest

LOCAL: Final = "dragoman_plugins"


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """A loaded plugin: its name, where it is from, and the hooks that it implements."""

    name: str
    origin: str  # "built-in", "entry point", "project" or "explicit"
    location: str  # module or file
    distribution: str  # empty where it belongs to none
    version: str
    hooks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A plugin that was found and is not imported yet."""

    name: str
    origin: str
    location: str
    load: Callable[[], object]
    distribution: str = ""
    version: str = ""

    def __str__(self) -> str:
        where = f"{self.distribution} {self.version}" if self.distribution else self.location
        return f"{self.name} ({self.origin}, {where})"


def load_plugins(
    builtin: Iterable[str],
    *,
    plugins: Iterable[object] = (),
    block: Collection[str] = (),
    entry_points: bool = True,
    project_dir: Path | None = None,
) -> tuple[PluginManager, tuple[PluginInfo, ...]]:
    """Import and register every plugin that is not blocked, in this order.

    Built-in modules, entry points of group ``dragoman`` by name, ``dragoman_plugins.py`` in
    `project_dir`, then `plugins`. Raises `PluginError` where two have one name, one cannot be
    imported, breaks a specification, or `block` names none.
    """
    found = [_module(name, "built-in") for name in builtin]
    if entry_points:
        found += sorted(_entry_points(), key=lambda candidate: candidate.name)
    if project_dir is not None and (file := project_dir / f"{LOCAL}.py").is_file():
        found.append(_Candidate(LOCAL, "project", str(file), lambda: _import_file(file)))
    found += [_explicit(plugin) for plugin in plugins]
    _refuse_duplicates(found)
    blocked = _blocked(block, found)
    manager = PluginManager(PROJECT)
    manager.add_hookspecs(HookSpecs)
    kept = (candidate for candidate in found if key(candidate.name) not in blocked)
    return manager, tuple(_register(manager, candidate) for candidate in kept)


def key(name: str) -> str:
    """Return the form of a plugin's name that comparisons use.

    >>> key("Check_Figures")
    'check-figures'
    """
    return name.casefold().replace("_", "-")


def _module(module: str, origin: str) -> _Candidate:
    name = module.rpartition(".")[2]
    return _Candidate(name, origin, module, lambda: importlib.import_module(module))


def _explicit(plugin: object) -> _Candidate:
    if isinstance(plugin, str):
        return _module(plugin, "explicit")
    name = str(getattr(plugin, "__name__", type(plugin).__name__)).rpartition(".")[2]
    return _Candidate(name, "explicit", repr(plugin), lambda: plugin)


def _entry_points() -> Iterator[_Candidate]:
    seen = set()
    for point in metadata.entry_points(group=PROJECT):
        owner, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
        if (point.name, point.value, owner) not in seen:  # found twice on sys.path
            seen.add((point.name, point.value, owner))
            yield _Candidate(point.name, "entry point", point.value, point.load, owner, version)


def _import_file(file: Path) -> object:
    """Execute `file` as a module of its own name, so that two projects do not meet."""
    name = f"{LOCAL}_{crc32(str(file.absolute()).encode()):08x}"
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file} is not a module")
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _refuse_duplicates(found: Iterable[_Candidate]) -> None:
    names: dict[str, _Candidate] = {}
    for candidate in found:
        other = names.setdefault(key(candidate.name), candidate)
        if other is not candidate:
            raise PluginError(
                f"two plugins have one name: {other} and {candidate}",
                "rename or uninstall one of them",
            )


def _blocked(block: Collection[str], found: Iterable[_Candidate]) -> set[str]:
    names = {key(candidate.name): candidate.name for candidate in found}
    for name in block:
        if key(name) not in names:
            near = nearest(name, names.values()) or "`dragoman plugins` lists them"
            raise PluginError(f"no plugin {name} is there to be blocked", near)
    return {key(name) for name in block}


def _register(manager: PluginManager, candidate: _Candidate) -> PluginInfo:
    try:
        plugin = candidate.load()
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"plugin {candidate} cannot be imported: {type(error).__name__}: {error}",
            f"repair or uninstall it, or leave it out with --no-plugin {candidate.name}",
        ) from error
    try:
        manager.register(plugin, candidate.name)
    except (PluginValidationError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise PluginError(
            f"plugin {candidate} breaks a specification: {reason}",
            "compare it with dragoman.hookspecs",
        ) from error
    return PluginInfo(
        candidate.name,
        candidate.origin,
        candidate.location,
        candidate.distribution,
        candidate.version,
        _hooks(manager, plugin, candidate),
    )


def _hooks(manager: PluginManager, plugin: object, candidate: _Candidate) -> tuple[str, ...]:
    """Return the names of the hooks that `plugin` implements.

    pluggy itself ignores a function whose name is no hook until ``check_pending``, and does not
    say which name was meant.
    """
    known = [name for name in vars(HookSpecs) if not name.startswith("_")]
    callers = manager.get_hookcallers(plugin) or []
    for caller in callers:
        implementation = next(one for one in caller.get_hookimpls() if one.plugin is plugin)
        if not caller.has_spec() and not implementation.optionalhook:
            near = nearest(caller.name, known) or f"the hooks are {', '.join(known)}"
            raise PluginError(f"plugin {candidate}: there is no hook {caller.name}", near)
        if implementation.wrapper or implementation.hookwrapper:
            raise PluginError(
                f"plugin {candidate}: {caller.name} is a hook wrapper",
                "answers are gathered by plugin; return one of your own",
            )
    if not callers:
        raise PluginError(
            f"plugin {candidate} implements no hook", "mark its functions with @dragoman.hookimpl"
        )
    return tuple(sorted(caller.name for caller in callers))
