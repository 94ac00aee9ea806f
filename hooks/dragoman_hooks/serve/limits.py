"""Who may ask, and how often: API keys, and so many requests a minute."""

from __future__ import annotations

import hmac
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman import SettingsError
from dragoman.adapters import read_text

_MANY: Final = 10_000  # clients that are remembered
_SHORTEST: Final = 16  # characters of a key


@dataclass(frozen=True, slots=True)
class Limits:
    """What a client may ask for."""

    characters: int  # a request, 0 for as many as one likes
    requests: int  # a minute, 0 for as many as one likes
    seconds: float  # a request
    waiting: int  # requests at work or waiting at once

    @property
    def body(self) -> int:
        r"""Bytes that a body may have: a character takes 12 at most, as ``\ud83d\ude00``."""
        return 12 * self.characters + 16_384 if self.characters else 0


class RateLimit:
    """So many requests a minute for each client, which may come all at once."""

    def __init__(self, requests: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the number a minute, 0 for no limit."""
        self._requests = requests
        self._clock = clock
        self._free: dict[str, float] = {}  # when a client's requests are all forgotten

    def wait(self, client: str, texts: int = 1) -> int:
        """Return 0 and count a request of so many texts, or return for how many seconds to wait.

        >>> limit = RateLimit(2, clock=lambda: 0.0)
        >>> [limit.wait("a"), limit.wait("a"), limit.wait("a"), limit.wait("b", texts=2)]
        [0, 0, 30, 0]
        """
        if not self._requests:
            return 0
        now, each = self._clock(), 60 * min(texts, self._requests) / self._requests
        free = max(self._free.pop(client, now), now)
        excess = free + each - now - 60
        if excess > 1e-6:  # noqa: PLR2004 - of a second
            self._free[client] = free
            return math.ceil(excess)
        self._free[client] = free + each  # at the end: those that asked last
        if len(self._free) > _MANY:
            self._free.pop(next(iter(self._free)))
        return 0


class Keys:
    """The API keys of a server, compared in constant time."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Take every key."""
        self._keys = [key.encode() for key in keys]

    def __contains__(self, key: object) -> bool:
        given = str(key).encode("utf-8", "replace")
        found = [hmac.compare_digest(given, known) for known in self._keys]
        return any(found)


def read_keys(path: Path) -> Keys:
    """Return the keys of a file, one a line; lines with ``#`` are remarks.

    Raises `InputError` where it cannot be read, `SettingsError` for no key or one easily guessed.
    """
    lines = [line.strip() for line in read_text(path).splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    hint = "python3 -c 'import secrets; print(secrets.token_urlsafe())' makes a key"
    if not keys:
        raise SettingsError(f"{path}: no API key", hint)
    for number, line in enumerate(lines, 1):
        if line in keys and len(line) < _SHORTEST:
            raise SettingsError(f"{path}:{number}: shorter than {_SHORTEST} characters", hint)
    return Keys(keys)
