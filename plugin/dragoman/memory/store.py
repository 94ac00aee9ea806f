"""The memory's file: one table in SQLite, for any number of threads and processes.

Every method is one short transaction in write-ahead mode, so that a process that is killed loses
what it had not handed over, and nothing else.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self

from dragoman.errors import MemoryFileError
from dragoman.memory.entry import Entry, plain_entry
from dragoman.memory.place import CACHE, memory_path
from dragoman.memory.schema import (
    COLUMNS,
    ELSEWHERE,
    PATIENCE,
    STORE,
    damaged,
    entry_of,
    explained,
    prepare,
    row_of,
)
from dragoman.settings import Settings

_AT_ONCE: Final = 500  # keys a query; SQLite takes 999 parameters or more
_DAY: Final = 86_400


class MemoryFile:
    """A translation memory in a file; made by `open_memory`, safe to share by threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._open: dict[int, sqlite3.Connection] = {}  # by process: none is used after a fork
        with self._errors():
            prepare(self._connection(), path)

    def recall(
        self, keys: Iterable[str], variants: Sequence[str] | None, languages: tuple[str, str]
    ) -> Mapping[str, list[Entry]]:
        """Return what is stored under each of `keys` for the `variants`, or all, newest first."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, list[Entry]] = {}
        only = "" if variants is None else f" AND variant IN ({_marks(variants)})"
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            where = f"key IN ({_marks(some)}) AND source_language = ? AND target_language = ?{only}"
            for entry in self.select(where, (*some, *languages, *(variants or ()))):
                found.setdefault(entry.key, []).append(entry)
        self._touch(entry for some in found.values() for entry in some)
        return found

    def remember(self, entries: Iterable[Entry]) -> None:
        """Store `entries`; of two with the same key and variant, the newer stays."""
        now = int(time.time())
        rows = [row_of(replace(e, made=e.made or now)) for e in entries if e.is_text]
        if rows:
            with self.transaction() as connection:
                connection.executemany(STORE, rows)

    def correct(self, source: str, english: str, languages: tuple[str, str] = ("ar", "en")) -> None:
        """Store a person's translation of a sentence, which wins over every other from now on.

        Both texts are as they stand in the documents, markup included; a translation that lacks
        some of its source's markup is never used.
        """
        self.remember([plain_entry(source, english, languages)])

    def select(self, where: str = "1", values: Sequence[object] = ()) -> list[Entry]:
        """Return the entries that fulfil a condition of SQL, newest first."""
        query = f"SELECT {COLUMNS} FROM entries WHERE {where} ORDER BY made DESC"  # noqa: S608 - our words
        with self.reading() as connection:
            return [entry_of(row) for row in connection.execute(query, values)]

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold the file for reading. Raises `MemoryFileError` where SQLite fails."""
        with self._errors():
            yield self._connection()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the file for writing. Raises `MemoryFileError` where SQLite fails."""
        with self._errors():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def verify(self) -> None:
        """Read all of the file. Raises `MemoryFileError` where it is damaged."""
        with self.reading() as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise damaged(self.path, found)

    def shrink(self) -> None:
        """Give the room of removed entries back, unless another program has the file open."""
        with self._errors(), suppress(sqlite3.OperationalError):
            self._connection().execute("VACUUM")
            self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; it is opened again where it is needed."""
        with self._lock, suppress(KeyError):
            self._open.pop(os.getpid()).close()

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
            with self.transaction() as connection:
                connection.executemany(
                    "UPDATE entries SET used = ? WHERE key = ? AND source_language = ?"
                    " AND target_language = ? AND variant = ?",
                    rows,
                )

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Hold the lock, and turn what SQLite raises into an error that says what to do."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise explained(self.path, error) from error

    def _connection(self) -> sqlite3.Connection:
        process = os.getpid()
        if process not in self._open:
            connection = sqlite3.connect(
                self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA synchronous = NORMAL")
            self._open[process] = connection
        return self._open[process]


def open_memory(path: Path) -> MemoryFile:
    """Open the translation memory `path`, a new one where there is none; a context manager.

    Raises `MemoryFileError` where it cannot be read and written, or is no memory of ours.
    """
    folder = path.parent
    if folder.name == CACHE and not folder.exists():
        try:
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").write_text("*\n")
        except OSError as error:
            message = f"{folder}: cannot be made: {error.strerror}"
            raise MemoryFileError(message, ELSEWHERE) from error
    _check_place(path)
    return MemoryFile(path)


def check_memory(path: Path) -> None:
    """Raise `MemoryFileError` as `open_memory` would, and make no memory where there is none."""
    real = Path(os.path.realpath(path))
    if real.is_file() and real.stat().st_size:
        open_memory(path).close()
        return
    if real.parent.name == CACHE and not real.parent.exists():  # which it would make
        real = real.parent
    _check_place(real)
    if not os.access(real if real.is_file() else real.parent, os.W_OK):
        raise MemoryFileError(f"{path}: cannot be written", ELSEWHERE)


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise MemoryFileError(f"{path}: its folder is missing", f"mkdir -p {path.parent}")
    if path.is_dir():
        raise MemoryFileError(f"{path}: a directory", "name a file in it")


def project_memory(settings: Settings, folder: Path) -> AbstractContextManager[MemoryFile | None]:
    """Open the memory for work in `folder`, or None where none is wanted."""
    path = memory_path(settings, folder)
    return open_memory(path) if path else nullcontext()


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
