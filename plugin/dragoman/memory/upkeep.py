"""What is in a memory, and taking out of it what is no longer wanted."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman.memory.entry import HUMAN
from dragoman.memory.store import MemoryFile

_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one origin, model and pair of languages."""

    origin: str  # "human" or "model"
    model: str
    languages: tuple[str, str]
    entries: int
    unused: int  # never recalled
    newest: int  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to take out: those of which all that is given is true."""

    days: int | None = None  # neither made nor recalled since
    model: str | None = None
    unused: bool = False
    corrections: bool = False  # a person's too


def groups(memory: MemoryFile) -> list[Group]:
    """Return what is in `memory`, the largest group first."""
    query = (
        "SELECT variant = '', model, source_language, target_language, count(*),"
        " sum(used = 0), max(made) FROM entries GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC"
    )
    with memory.reading() as connection:
        rows = connection.execute(query).fetchall()
    return [
        Group("human" if human else "model", model, (here, there), count, unused, newest)
        for human, model, here, there, count, unused, newest in rows
    ]


def size(path: Path) -> int:
    """Return the bytes of a memory on disk, with its journal."""
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def prune(memory: MemoryFile, wanted: Wanted, *, dry_run: bool = False) -> int:
    """Take the `wanted` entries out, unless it is a `dry_run`; return how many they are."""
    conditions: list[str] = []
    values: list[object] = []
    if not wanted.corrections:
        conditions.append("variant != ?")
        values.append(HUMAN)
    if wanted.days is not None:
        conditions.append("max(made, used) < ?")
        values.append(int(time.time()) - wanted.days * _DAY)
    if wanted.model is not None:
        conditions.append("model = ?")
        values.append(wanted.model)
    if wanted.unused:
        conditions.append("used = 0")
    where = " AND ".join(conditions) or "1"
    with memory.transaction() as connection:
        query = f"SELECT count(*) FROM entries WHERE {where}"  # noqa: S608 - our own words
        count = int(connection.execute(query, values).fetchone()[0])
        if not dry_run:
            connection.execute(f"DELETE FROM entries WHERE {where}", values)  # noqa: S608
    if count and not dry_run:
        memory.shrink()
    return count
