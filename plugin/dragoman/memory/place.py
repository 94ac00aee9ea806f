"""Where the memory of a project is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dragoman.settings import Settings, find_project_file

CACHE: Final = ".dragoman"  # the folder, beside the project file, of what can be made again
NAME: Final = "memory.sqlite"


def memory_path(settings: Settings, folder: Path) -> Path | None:
    """Return the file of the memory for work in `folder`, None where none is wanted.

    By the setting ``memory``: ``off``, a file, or ``auto``, which is in the folder of the project
    file that governs `folder`; outside of a project no text is kept.
    """
    if settings.memory == "off":
        return None
    if settings.memory != "auto":
        return folder / Path(settings.memory).expanduser()
    file = find_project_file(folder)
    return file.parent / CACHE / NAME if file else None
