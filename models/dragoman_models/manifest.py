"""The manifest of a model folder, `model.toml`: what the model is, and the digest of each file."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from dragoman.errors import DigestError, ModelError
from dragoman.nearest import nearest
from dragoman_models.reading import read

FILE_NAME: Final = "model.toml"

Language = Annotated[str, Meta(pattern="^[a-z]{2,3}$")]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Decoding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the model is best decoded where the user chooses nothing; None: as usual."""

    beam: Annotated[int, Meta(ge=1, le=32)] | None = None
    length_penalty: Annotated[float, Meta(ge=0, le=10)] | None = None
    repetition_penalty: Annotated[float, Meta(ge=1, le=10)] | None = None
    no_repeat_ngram: Annotated[int, Meta(ge=0, le=32)] | None = None


class Score(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Measured quality on one test set, 0 to 100."""

    set: str
    sentences: int
    bleu: float
    chrf: float


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of a `model.toml`."""

    name: Annotated[str, Meta(pattern=r"^\w[^/\\]*$")]  # what --model takes, no path
    source_language: Language
    target_language: Language
    family: str
    description: str = ""
    licence: str = "unknown"
    sources: str = ""
    max_tokens: Annotated[int, Meta(ge=8)] | None = None  # longest source of the training
    alignment_lag: Annotated[int, Meta(ge=0, le=1)] = 0  # tokens by which attention trails
    placeholders: tuple[str, ...] = ()  # texts that the model was trained to copy
    files: dict[str, Digest] = {}  # SHA-256 of each file, by its path inside the folder
    decoding: Decoding = Decoding()
    scores: tuple[Score, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of `folder`. Raises `ModelError` naming the key that is wrong."""
    path = folder / FILE_NAME
    table = read(path, tomllib.loads, hint="correct the TOML")
    for where, kind, part in _tables(table):
        _refuse_unknown(f"{path}: {where}", kind, part)
    try:
        manifest = msgspec.convert(table, Manifest)
    except msgspec.ValidationError as error:
        raise ModelError(f"{path}: {error}", "correct the value") from error
    for name in manifest.files:
        _safe(name, path)
    return manifest


def verify(folder: Path, manifest: Manifest) -> None:
    """Compare every file that the manifest names with its digest.

    Raises `ModelError` where a file is missing and `DigestError` where it is another.
    """
    for name, expected in manifest.files.items():
        path = folder / _safe(name, folder / FILE_NAME)
        if not path.is_file():
            raise ModelError(f"{path}: the file is missing", "install the model again")
        if (found := digest(path)) != expected:
            raise DigestError(
                f"{path}: SHA-256 is {found}, the manifest names {expected}",
                "the file was damaged or replaced: install the model again",
            )


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal. Raises `ModelError` if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", "make the file readable") from error


def _safe(name: str, manifest: Path) -> PurePosixPath:
    """Return `name` as a path that stays inside the model folder."""
    path = PurePosixPath(name)
    unusual = not name or "\\" in name or ":" in name or "\0" in name
    if unusual or path.is_absolute() or ".." in path.parts:
        raise ModelError(
            f"{manifest}: {name!r} is not a file of this folder", "name files by relative paths"
        )
    return path


def _tables(table: Mapping[str, Any]) -> Iterator[tuple[str, type[Struct], object]]:
    """Yield every table of a manifest with the type that it must have."""
    yield "", Manifest, table
    yield "decoding.", Decoding, table.get("decoding")
    scores = table.get("scores")
    for score in scores if isinstance(scores, list) else ():
        yield "scores.", Score, score


def _refuse_unknown(where: str, kind: type[Struct], table: object) -> None:
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    for key in table if isinstance(table, dict) else ():
        if key not in known:
            hint = nearest(key, known) or f"the keys are {', '.join(known)}"
            raise ModelError(f"{where}{key} is no key of a manifest", hint)
