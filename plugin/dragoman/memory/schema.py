"""The table in the memory's file, and what is wrong with a file that has another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from dragoman.errors import MemoryFileError
from dragoman.memory.entry import Entry
from dragoman.memory.place import CACHE

SCHEMA: Final = 1  # version of the table, in `user_version`
APPLICATION: Final = 0x64726D6E  # "drmn", in `application_id`
_HEAD: Final = b"SQLite format 3\0"
PATIENCE: Final = 60  # seconds that a transaction waits for those of others
_ANOTHER: Final = "name another file in the setting memory or with --memory"
ELSEWHERE: Final = f"make it writable, {_ANOTHER}, or use --no-memory"
COLUMNS: Final = (
    "key, variant, source, target, inlines, source_language, target_language, model, score, "
    "tokens, cut, made, used"
)
STORE: Final = f"""
INSERT INTO entries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET source = excluded.source, target = excluded.target,
  inlines = excluded.inlines, model = excluded.model, score = excluded.score,
  tokens = excluded.tokens, cut = excluded.cut, made = excluded.made
WHERE excluded.made >= entries.made
"""  # noqa: S608 - our own words
_TABLE: Final = """
CREATE TABLE entries (
  key TEXT NOT NULL, variant TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  inlines TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
  model TEXT NOT NULL, score REAL NOT NULL, tokens INTEGER NOT NULL, cut INTEGER NOT NULL,
  made INTEGER NOT NULL, used INTEGER NOT NULL,
  PRIMARY KEY (key, source_language, target_language, variant)
) WITHOUT ROWID
"""


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the table in a new file. Raises `MemoryFileError` for a file that is not ours."""
    if _pragma(connection, "application_id") == 0 and _is_empty(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if _is_empty(connection):  # no other process was faster
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    if _pragma(connection, "application_id") != APPLICATION:
        raise MemoryFileError(f"{path}: a database of another program", _ANOTHER)
    if (version := _pragma(connection, "user_version")) != SCHEMA:
        raise MemoryFileError(
            f"{path}: written by a newer dragoman (version {version} of the memory, not {SCHEMA})",
            f"install that one, or {_ANOTHER}",
        )
    connection.execute("BEGIN IMMEDIATE")  # fails now where it is not writable
    connection.execute("ROLLBACK")


def explained(path: Path, error: sqlite3.Error) -> MemoryFileError:
    """Return what to do about an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB and not _is_ours(path):
        message = f"{path}: no translation memory, or one whose beginning is damaged"
        return MemoryFileError(message, f"{_ANOTHER}, or {_aside(path)}")
    if code == sqlite3.SQLITE_BUSY:
        hint = "wait for the other program, or use --no-memory"
        return MemoryFileError(f"{path}: in use for over {PATIENCE} seconds", hint)
    if code == sqlite3.SQLITE_FULL:
        return MemoryFileError(f"{path}: the disk is full", "make room, or use --no-memory")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return MemoryFileError(f"{path}: cannot be written: {error}", ELSEWHERE)
    return damaged(path, str(error))


def damaged(path: Path, how: str) -> MemoryFileError:
    """Return the error for a memory that is damaged, and was not touched."""
    return MemoryFileError(f"{path}: the translation memory is damaged: {how}", _aside(path))


def _aside(path: Path) -> str:
    return f"move it aside, and a new one is made: mv {path} {path}.bad"


def _is_ours(path: Path) -> bool:
    """Tell whether a file that is no database was one of ours: by its place, or by its head."""
    if path.parent.name == CACHE:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def row_of(entry: Entry) -> tuple[object, ...]:
    """Return the values of `COLUMNS`."""
    return (
        entry.key,
        entry.variant,
        entry.source,
        entry.target,
        json.dumps(entry.inlines, ensure_ascii=False) if entry.inlines else "",
        entry.source_language,
        entry.target_language,
        entry.model,
        entry.score,
        entry.tokens,
        int(entry.cut),
        entry.made,
        entry.used,
    )


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the entry whose `COLUMNS` are in `row`."""
    key, variant, source, target, inlines, here, there, model, score, tokens, cut, *dates = row
    return Entry(
        key=key,
        source=source,
        target=target,
        variant=variant,
        inlines=tuple(json.loads(inlines)) if inlines else (),
        source_language=here,
        target_language=there,
        model=model,
        score=score,
        tokens=tokens,
        cut=bool(cut),
        made=dates[0],
        used=dates[1],
    )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _is_empty(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]) == 0
