"""The memory's file: one table in SQLite, for any number of threads and processes.

Every method is one short transaction in write-ahead mode, so that a process that is killed loses
what it had not handed over, and nothing else.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Final, Self

from dragoman.errors import MemoryFileError
from dragoman.memory.entry import HUMAN, Entry
from dragoman.memory.place import CACHE
from dragoman.memory.stretch import folded, key_of
from dragoman.text.coded import without_inlines

SCHEMA: Final = 1  # version of the table, in `user_version`
APPLICATION: Final = 0x64726D6E  # "drmn", in `application_id`
_PATIENCE: Final = 60  # seconds that a transaction waits for those of others
_AT_ONCE: Final = 500  # keys a query; SQLite takes 999 parameters or more
_DAY: Final = 86_400
_COLUMNS: Final = (
    "key, variant, source, target, inlines, source_language, target_language, model, score, "
    "tokens, cut, made, used"
)
_TABLE: Final = """
CREATE TABLE entries (
  key TEXT NOT NULL, variant TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  inlines TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
  model TEXT NOT NULL, score REAL NOT NULL, tokens INTEGER NOT NULL, cut INTEGER NOT NULL,
  made INTEGER NOT NULL, used INTEGER NOT NULL,
  PRIMARY KEY (key, source_language, target_language, variant)
) WITHOUT ROWID
"""


class MemoryFile:
    """A translation memory in a file; made by `open_memory`, safe to share by threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._process = -1
        self._open: sqlite3.Connection | None = None
        with self._errors():
            _prepare(self._connection(), path)

    def recall(
        self, keys: Iterable[str], variants: Sequence[str] | None, languages: tuple[str, str]
    ) -> Mapping[str, list[Entry]]:
        """Return what is stored under each of `keys` for the `variants`, or all, newest first."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, list[Entry]] = {}
        only = f" AND variant IN ({','.join('?' * len(variants))})" if variants is not None else ""
        with self._errors():
            for some in _portions(wanted):
                query = (
                    f"SELECT {_COLUMNS} FROM entries WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608 - our own words
                    f" AND source_language = ? AND target_language = ?{only}"
                    " ORDER BY made DESC"
                )
                for row in self._connection().execute(
                    query, (*some, *languages, *(variants or ()))
                ):
                    entry = _entry(row)
                    found.setdefault(entry.key, []).append(entry)
        self._touch(entry for some in found.values() for entry in some)
        return found

    def remember(self, entries: Iterable[Entry]) -> None:
        """Store `entries`; one of the same key and variant is replaced."""
        now = int(time.time())
        rows = [_row(replace(e, made=e.made or now, used=e.used or now)) for e in entries]
        marks = ",".join("?" * (_COLUMNS.count(",") + 1))
        if rows:
            with self._transaction() as connection:
                connection.executemany(
                    f"INSERT OR REPLACE INTO entries ({_COLUMNS}) VALUES ({marks})",  # noqa: S608
                    rows,
                )

    def correct(self, source: str, english: str, languages: tuple[str, str] = ("ar", "en")) -> None:
        """Store a person's translation of a sentence, which wins over every other from now on.

        Both texts are as they stand in the documents, markup included; a translation that lacks
        some of its source's markup is never used.
        """
        self.remember([plain_entry(source, english, languages)])

    def close(self) -> None:
        """Close the file; it is opened again where it is needed."""
        with self._lock:
            if self._open is not None and self._process == os.getpid():
                self._open.close()
            self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _touch(self, entries: Iterable[Entry]) -> None:
        """Note that `entries` are in use, where the last note is older than a day."""
        now = int(time.time())
        rows = [
            (now, e.key, e.source_language, e.target_language, e.variant)
            for e in entries
            if e.used < now - _DAY
        ]
        if rows:
            with self._transaction() as connection:
                connection.executemany(
                    "UPDATE entries SET used = ? WHERE key = ? AND source_language = ?"
                    " AND target_language = ? AND variant = ?",
                    rows,
                )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._errors():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Hold the lock, and turn what SQLite raises into an error that says what to do."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise _explained(self.path, error) from error

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this process: one that was forked may not be used."""
        if self._open is None or self._process != os.getpid():
            self._open = sqlite3.connect(
                self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            self._open.execute("PRAGMA synchronous = NORMAL")
            self._process = os.getpid()
        return self._open


def open_memory(path: Path) -> MemoryFile:
    """Open the translation memory `path`, a new one where there is none; a context manager.

    Raises `MemoryFileError` where it cannot be read and written, or is no memory of ours.
    """
    try:
        if path.parent.name == CACHE and not path.parent.exists():
            path.parent.mkdir(exist_ok=True)
            with suppress(FileExistsError), (path.parent / ".gitignore").open("x") as file:
                file.write("*\n")
    except OSError as error:
        message = f"{path.parent}: cannot be made: {error.strerror}"
        raise MemoryFileError(message, _ELSEWHERE) from error
    if not path.parent.is_dir():
        raise MemoryFileError(f"{path}: its folder is missing", f"mkdir -p {path.parent}")
    if path.is_dir():
        raise MemoryFileError(f"{path}: a directory", "name a file in it")
    return MemoryFile(path)


def plain_entry(source: str, target: str, languages: tuple[str, str], *, made: int = 0) -> Entry:
    """Return a person's translation with its markup, if any, written out."""
    source, target = (folded(without_inlines(text)) for text in (source, target))
    return Entry(
        key_of(source),
        source,
        target,
        HUMAN,
        source_language=languages[0],
        target_language=languages[1],
        made=made,
    )


_ELSEWHERE: Final = "make it writable, name another file with --memory, or use --no-memory"


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the table in a new file. Raises `MemoryFileError` for one that is not ours."""
    if _pragma(connection, "application_id") == 0 and _is_empty(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if _is_empty(connection):  # no other process was faster
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    if _pragma(connection, "application_id") != APPLICATION:
        raise MemoryFileError(
            f"{path}: a database of another program", "name another file with --memory"
        )
    if (version := _pragma(connection, "user_version")) != SCHEMA:
        raise MemoryFileError(
            f"{path}: written by a newer dragoman (version {version} of the memory, not {SCHEMA})",
            "install that one, or name another file with --memory",
        )
    connection.execute("BEGIN IMMEDIATE")  # fails now where it is not writable
    connection.execute("ROLLBACK")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _is_empty(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]) == 0


def _explained(path: Path, error: sqlite3.Error) -> MemoryFileError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    aside = f"move it aside, for example: mv {path} {path}.bad; a new one is made"
    if code == sqlite3.SQLITE_NOTADB:
        return MemoryFileError(f"{path}: not a translation memory", "name another with --memory")
    if code == sqlite3.SQLITE_CORRUPT:
        return MemoryFileError(f"{path}: damaged: {error}", aside)
    if code == sqlite3.SQLITE_BUSY:
        hint = "wait for the other program, or use --no-memory"
        return MemoryFileError(f"{path}: in use for over {_PATIENCE} seconds", hint)
    if code == sqlite3.SQLITE_FULL:
        return MemoryFileError(f"{path}: the disk is full", "make room, or use --no-memory")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return MemoryFileError(f"{path}: cannot be written: {error}", _ELSEWHERE)
    return MemoryFileError(f"{path}: {error}", aside)


def _portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[i : i + _AT_ONCE] for i in range(0, len(keys), _AT_ONCE))


def _row(entry: Entry) -> tuple[object, ...]:
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


def _entry(row: Sequence[Any]) -> Entry:
    key, variant, source, target, inlines, *rest = row
    here, there, model, score, tokens, cut, made, used = rest
    written = tuple(json.loads(inlines)) if inlines else ()
    return Entry(
        key, source, target, variant, written, here, there, model, score, tokens, bool(cut),
        made, used,
    )  # fmt: skip
