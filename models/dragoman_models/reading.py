"""Reading a model's small files; whatever is wrong with one is a `ModelError` that names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dragoman.errors import ModelError

T = TypeVar("T")


def read(path: Path, parse: Callable[[str], T], *, hint: str = "install the model again") -> T:
    """Return what `parse` makes of the UTF-8 text of a file.

    Raises `ModelError` where it cannot be read, is not UTF-8, is nested too deeply, or `parse`
    raises a `ValueError`.
    """
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", "make the file readable") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path}: {error}", hint) from error
