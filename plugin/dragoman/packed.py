"""A long sequence in little memory: what a document of 100,000 lines is made of.

A segment of a hundred letters takes a kilobyte as Python objects and a tenth of that in a
compressed chunk. Only the chunk that is looked at is unpacked.
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final, TypeVar, overload

from msgspec import msgpack

T = TypeVar("T")
CHUNK: Final = 64  # items packed together
_FAST: Final = 1  # of zlib's levels

_Chunk = bytes | list[T]


class Packed(Sequence[T]):
    """A sequence of values of one `kind` (a dataclass, a string) that grows at its end.

    >>> words: Packed[str] = Packed(str, ["one", "two"])
    >>> words.append("three")
    >>> len(words), words[-1], words[:2]
    (3, 'three', ['one', 'two'])
    """

    __slots__ = ("_chunks", "_kind", "_last", "_tail")

    def __init__(self, kind: Hashable, items: Iterable[T] = ()) -> None:
        self._kind = kind
        self._chunks: list[_Chunk[T]] = []
        self._tail: list[T] = []  # the last items, until they fill a chunk
        self._last: tuple[int, list[T]] = (-1, [])  # what was unpacked for an index
        for item in items:
            self.append(item)

    def append(self, item: T) -> None:
        """Add `item` at the end."""
        self._tail.append(item)
        if len(self._tail) == CHUNK:
            self._chunks.append(_packed(self._tail))
            self._tail = []

    def __len__(self) -> int:
        return len(self._chunks) * CHUNK + len(self._tail)

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(map(self._unpacked, range(len(self._chunks) + 1)))

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        positions = range(len(self))[index]
        if isinstance(positions, range):
            return [self[position] for position in positions]
        chunk, place = divmod(positions, CHUNK)
        known, items = self._last
        if known != chunk:
            items = self._unpacked(chunk)
            self._last = (chunk, items)
        return items[place]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Packed | tuple | list):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # it grows

    def __repr__(self) -> str:
        return repr(list(self))

    def _unpacked(self, chunk: int) -> list[T]:
        if chunk == len(self._chunks):
            return self._tail
        packed = self._chunks[chunk]
        if not isinstance(packed, bytes):
            return packed
        items: list[T] = _decoder(self._kind).decode(zlib.decompress(packed))
        return items


def _packed(items: list[T]) -> _Chunk[T]:
    """Return `items` as bytes, or as they are: of half a surrogate or a foreign object."""
    try:
        return zlib.compress(msgpack.encode(items), _FAST)
    except (TypeError, UnicodeEncodeError):
        return items


@cache
def _decoder(kind: Hashable) -> msgpack.Decoder[list[Any]]:
    return msgpack.Decoder(list[kind])  # type: ignore[valid-type]  # known now
