"""Asking every plugin a hook and holding the answers to their types.

pluggy's own call gathers answers without saying whose each is; an error here names its plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from pluggy import PluginManager

from dragoman.errors import DragomanError, PluginError
from dragoman.types import Span

T = TypeVar("T")
_HERE: Final = Path(__file__).parent


def ask(
    manager: PluginManager,
    hook: str,
    arguments: Mapping[str, object],
    read: Callable[[Any], T],
    *,
    last_first: bool = False,
) -> Iterator[tuple[str, T]]:
    """Yield each plugin's name and its answer put through `read`, in order of loading.

    `arguments` are all that the hook has, `last_first` turns the order round.
    `read` raises TypeError or ValueError on an answer that breaks the hook's contract. Raises
    `PluginError` for that, and for whatever a plugin raises that is no `DragomanError`.
    """
    implementations = getattr(manager.hook, hook).get_hookimpls()
    for implementation in reversed(implementations) if last_first else implementations:
        given = [arguments[name] for name in implementation.argnames]
        try:
            answer = read(implementation.function(*given))
        except DragomanError:
            raise
        except Exception as error:
            raise blame(implementation.plugin_name, hook, error) from error
        yield implementation.plugin_name, answer


def blame(plugin: str, action: str, error: Exception) -> PluginError:
    """Return the error that says which plugin failed, doing what, and how to go on without."""
    return PluginError(
        f"plugin {plugin}: {action} failed: {type(error).__name__}: {error}{_raised_at(error)}",
        f"repair it, or leave it out with --no-plugin {plugin}",
    )


def _raised_at(error: Exception) -> str:
    """Return where a plugin raised `error`; nothing where its answer was refused here."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or Path(file := trace.tb_frame.f_code.co_filename).parent == _HERE:
        return ""
    return f", at {file}:{trace.tb_lineno}"


def objects(kind: type, answer: Iterable[Any]) -> tuple[Any, ...]:
    """Return the objects of an answer. Raises TypeError where one lacks a member of `kind`."""
    if not isinstance(answer, Iterable):
        raise TypeError(f"{answer!r} is not an iterable of {kind.__name__}")
    offered = tuple(answer)
    members = [name for name in vars(kind) if not name.startswith("_")]
    for one in offered:
        if lacking := [name for name in members if not hasattr(one, name)]:
            raise TypeError(f"{one!r} is no {kind.__name__}: it lacks {', '.join(lacking)}")
        if not isinstance(getattr(one, "name", ""), str):
            raise TypeError(f"{one!r} has no name")
    return offered


def named(fits: Callable[[Any], bool], answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the answer. Raises TypeError where it is not a mapping from names to what `fits`."""
    if not isinstance(answer, Mapping):
        raise TypeError(f"{answer!r} is not a mapping")
    for name, value in answer.items():
        if not isinstance(name, str) or not fits(value):
            raise TypeError(f"{name!r}: {value!r} is no entry of it")
    return answer


def spans_of(length: int, answer: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans of an answer. Raises ValueError where one is no part of its text."""
    spans: tuple[Span, ...] = objects(Span, answer)
    for span in spans:
        if not 0 <= span.start < span.end <= length:
            raise ValueError(f"{span} is no part of a text of {length}")
    return spans


def name_or_none(formats: Collection[str], answer: object) -> str | None:
    """Return the name of a format, or None. Raises ValueError for anything else."""
    if answer is not None and answer not in formats:
        raise ValueError(f"{answer!r} is no format; there are {', '.join(formats)}")
    return answer if isinstance(answer, str) else None


def merge(
    hook: str, answers: Iterable[tuple[str, Iterable[tuple[str, T]]]]
) -> dict[str, tuple[str, T]]:
    """Return each plugin and value by name. Raises `PluginError` where two give one name."""
    merged: dict[str, tuple[str, T]] = {}
    for plugin, entries in answers:
        for name, value in entries:
            if name in merged:
                raise PluginError(
                    f"{hook}: plugins {merged[name][0]} and {plugin} both offer {name}",
                    f"leave one out with --no-plugin {plugin}",
                )
            merged[name] = (plugin, value)
    return merged
