"""Calls of the objects that plugins offer; a failure names the plugin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType, MethodType
from typing import Any, Final

from dragoman.answers import blame
from dragoman.errors import DragomanError, PluginError
from dragoman.types import Candidate, Document, Finding, Rendered, Request, Span

Reader = Callable[..., Any]  # of an answer and the arguments that led to it


def guarded(plugin: str, name: str, kind: type, wrapped: object) -> Any:  # noqa: ANN401 - a `kind`
    """Return the object that `plugin` offers by `name` as a `kind`, a protocol, under guard."""
    return Guarded(plugin, name, kind, wrapped)


class Guarded:
    """Stands for a plugin's object: what that raises, or answers amiss, is a `PluginError`.

    A `DragomanError` passes, and so do the object's class and public attributes.
    """

    def __init__(self, plugin: str, name: str, kind: type, wrapped: object) -> None:
        """Take the parts that `guarded` takes."""
        self._plugin = plugin
        self._name = name
        self._kind = kind
        self._wrapped = wrapped
        for member in vars(kind).keys() & _READERS.keys():
            setattr(self, member, self._guard(member, _READERS[member]))

    @property  # type: ignore[misc]
    def __class__(self) -> type:  # what isinstance asks
        return type(self._wrapped)

    def __getattr__(self, member: str) -> Any:  # noqa: ANN401 - as the object has it
        """Return what is no method of the protocol."""
        if member.startswith("_"):
            raise AttributeError(member)
        try:
            return getattr(self._wrapped, member)
        except Exception as error:
            optional = isinstance(error, AttributeError) and member not in vars(self._kind)
            if optional or isinstance(error, DragomanError):
                raise
            raise self._blame(member, error) from error

    def __repr__(self) -> str:
        return repr(self._wrapped)

    def _guard(self, member: str, read: Reader) -> MethodType:
        """Return a method that puts the answer of the object's own through `read`."""

        def call(_: Guarded, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - the object's
            try:
                answer = getattr(self._wrapped, member)(*arguments, **named)
                return read(answer, *arguments, **named)
            except DragomanError:
                raise
            except Exception as error:
                raise self._blame(member, error) from error

        return MethodType(call, self)

    def _blame(self, member: str, error: Exception) -> PluginError:
        return blame(self._plugin, f"{member} of {self._kind.__name__} {self._name}", error)


def _one(kind: type, answer: object, *_: object, **__: object) -> object:
    if not isinstance(answer, kind):
        raise TypeError(f"{answer!r} is no {kind.__name__}")
    return answer


def _several(kind: type, answer: Any, *_: object, **__: object) -> list[Any]:  # noqa: ANN401
    """Return the objects of an iterable; those of a generator are computed only now."""
    found = list(answer)
    for one in found:
        _one(kind, one)
    return found


def _hypotheses(
    answer: Sequence[tuple[Candidate, ...]], requests: Sequence[Request]
) -> list[tuple[Candidate, ...]]:
    answers = [tuple(_several(Candidate, candidates)) for candidates in answer]
    if len(answers) != len(requests) or not all(answers):
        raise ValueError(f"{len(requests)} requests need as many answers, of a candidate or more")
    return answers


_READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "count_tokens": partial(_one, int),
        "translate": _hypotheses,
        "parse": partial(_one, Document),
        "escape": partial(_one, str),
        "render": partial(_one, Rendered),
        "split": partial(_several, Span),
        "clauses": partial(_several, Span),
        "edit": partial(_one, str),
        "check": partial(_several, Finding),
    }
)
