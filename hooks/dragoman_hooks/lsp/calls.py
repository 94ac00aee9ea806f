"""What a command is called with: a document, a place in it, and a token for its progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from lsprotocol import types

from dragoman import InputError


class _Position(msgspec.Struct):
    line: int
    character: int


class _Range(msgspec.Struct):
    start: _Position
    end: _Position


class _Argument(msgspec.Struct):
    uri: str
    range: _Range | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a command."""

    uri: str
    range: types.Range  # the beginning of the document where none was given
    token: types.ProgressToken | None = None
    has_range: bool = True


def argument(uri: str, place: types.Range) -> dict[str, Any]:
    """Return the argument of a command as it is sent."""
    ends = {"start": place.start, "end": place.end}
    named = {n: {"line": p.line, "character": p.character} for n, p in ends.items()}
    return {"uri": uri, "range": named}


def read_call(params: types.ExecuteCommandParams) -> Call:
    """Return what a command is called with. Raises `InputError` where that is something else."""
    given = params.arguments or []
    wanted = "its only argument is {uri, range}, the range may be left out"
    if len(given) != 1:
        raise InputError(f"{params.command}: {len(given)} arguments", wanted)
    try:
        found = msgspec.convert(given[0], _Argument, from_attributes=True)
    except msgspec.ValidationError as error:
        raise InputError(f"{params.command}: {error}", wanted) from error
    ends = (found.range.start, found.range.end) if found.range else (_Position(0, 0),) * 2
    start, end = (types.Position(end.line, end.character) for end in ends)
    place = types.Range(start, end)
    return Call(found.uri, place, params.work_done_token, has_range=found.range is not None)
