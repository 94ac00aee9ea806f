"""Attributes that threads compute once."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Locked(Protocol):
    """An object with the lock that its attributes are computed under."""

    @property
    def lock(self) -> RLock:
        """Lock that the thread holding it may take again."""


class Once(Generic[T]):
    """An attribute computed by the first thread that asks; the others wait for it.

    From Python 3.12 on, `functools.cached_property` computes it in each of them.
    """

    def __init__(self, compute: Callable[..., T]) -> None:
        """Take the method that computes the attribute of its name."""
        self._compute = compute

    def __get__(self, owner: Locked, _: type | None = None) -> T:
        """Return the value, from now on a plain attribute of `owner`."""
        with owner.lock:
            known: dict[str, T] = vars(owner)
            name = self._compute.__name__
            if name not in known:
                known[name] = self._compute(owner)
            return known[name]
