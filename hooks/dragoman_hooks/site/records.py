"""What dragoman wrote, kept in the project's cache to compare with what a person made of it.

One file a page, named by the digest in the page's mark. The cache may be deleted at any time:
without it an edited page is still known for one, but not what was edited once its source changed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dragoman.adapters import write_atomic


class Record(msgspec.Struct, frozen=True):
    """A generated page: what it was made from, its text, and its entry in a report."""

    source: str  # the Arabic page, its links turned
    arabic: str  # the Arabic page as it stands
    english: str
    document: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a site in a folder; None keeps nothing."""

    folder: Path | None

    def read(self, digest: str) -> Record | None:
        """Return the record of the page with `digest`, None where there is none that is whole."""
        if self.folder is None:
            return None
        try:
            return msgspec.json.decode(self._file(self.folder, digest).read_bytes(), type=Record)
        except (OSError, msgspec.DecodeError):
            return None

    def write(self, digest: str, record: Record) -> None:
        """Keep a record. Raises `OutputError`."""
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self._file(self.folder, digest), msgspec.json.encode(record).decode())

    def keep_only(self, digests: Collection[str]) -> None:
        """Delete the records of other pages than those with `digests`."""
        for file in self.folder.glob("*.json") if self.folder else ():
            if file.stem not in digests:
                file.unlink(missing_ok=True)

    @staticmethod
    def _file(folder: Path, digest: str) -> Path:
        return folder / f"{digest}.json"
