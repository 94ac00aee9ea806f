"""Where models lie on this machine, and what a folder turns out to hold. Nothing is downloaded.

A model is a folder with a `model.toml`, a folder recognised by its files, or an Argos package
(`.argosmodel`), which is unpacked once into the user's cache.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from msgspec.structs import asdict
from platformdirs import user_data_dir

from dragoman.errors import ModelError
from dragoman.nearest import nearest
from dragoman_models.argos import unpack
from dragoman_models.families import FAMILIES, Family, Frame, find, frame, recognise, refusal
from dragoman_models.manifest import FILE_NAME, Decoding, Manifest, read_manifest
from dragoman_models.network import limits, read_config, read_source_vocabulary
from dragoman_models.reading import read

VARIABLE: Final = "DRAGOMAN_MODELS"  # folders of models, separated as in PATH
_EXPECTED: Final = (
    "a model is a folder with model.toml, or one that CTranslate2's converters wrote together "
    "with the SentencePiece model of its family, or an .argosmodel"
)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A model that can be loaded: where its files are and how to feed it."""

    path: Path
    manifest: Manifest
    family: Family
    frame: Frame
    source_limit: int  # tokens, those of the frame and the end mark included
    target_limit: int
    end: str  # the end mark, a token
    adds_end: bool  # whether CTranslate2 appends it to the source

    @property
    def overhead(self) -> int:
        """Source tokens that are no pieces of the text."""
        return len(self.frame.tokens([])) + self.adds_end

    @property
    def room(self) -> int:
        """Pieces of a text that the network takes, at least 1 in a model that was opened."""
        return self.source_limit - self.overhead

    @property
    def network(self) -> Path:
        """Folder that CTranslate2 loads."""
        return self.path / self.family.network

    @property
    def source_pieces(self) -> Path:
        """SentencePiece model of the source."""
        return find(self.path, self.family.source_pieces)

    @property
    def target_pieces(self) -> Path:
        """SentencePiece model of the target."""
        return find(self.path, self.family.target_pieces)

    @property
    def files(self) -> list[Path]:
        """Every file that answers depend on, in order of name."""
        network = [self.network / name for name in ("model.bin", "config.json", "vmap.txt")]
        described = [self.path / name for name in (FILE_NAME, "metadata.json")]
        wanted = {*network, *described, *self.network.glob("*vocabulary.*")}
        wanted |= {self.source_pieces, self.target_pieces}
        return sorted(path for path in wanted if path.is_file())


@dataclass(frozen=True, slots=True)
class Description:
    """What `dragoman models` shows of a model."""

    name: str
    source_language: str
    target_language: str
    family: str
    recognised: bool  # by its files: there is no manifest
    size: int  # bytes
    licence: str
    path: Path
    placeholders: bool
    scores: tuple[Mapping[str, str | float], ...]  # measured quality by test set


def find_models(
    extra: Mapping[str, Path], environ: Mapping[str, str] = os.environ
) -> dict[str, Path]:
    """Return every model by name: `extra`, then those of `VARIABLE`, then the user's own.

    A model has the name of its manifest. Of two with one name the first has it; the other goes by
    the name of its folder, unless that is taken too. One that cannot be read is among them.
    """
    found = dict(extra)
    roots = [Path(root) for root in environ.get(VARIABLE, "").split(os.pathsep) if root]
    for root in [*roots, Path(user_data_dir("dragoman")) / "models"]:
        for path in _models_in(root):
            names = [*_named(path), path.stem if path.suffix == ".argosmodel" else path.name]
            found.setdefault(next((n for n in names if n not in found), names[-1]), path)
    return found


def open_model(path: Path) -> ModelFolder:
    """Read what the model at `path` is, without its weights.

    Raises `ModelError` where there is no model, or one that cannot be loaded, and says why.
    """
    try:
        model = _open(path)
        _refuse_useless(model)
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", "a model must be readable") from error
    return model


def _open(path: Path) -> ModelFolder:
    folder = unpack(path) if path.is_file() else path
    if not folder.is_dir():
        raise ModelError(f"{path}: there is no such model", "`dragoman models` lists those found")
    names = {file.name for file in folder.iterdir()}
    package = _read_package(folder / "metadata.json") if "metadata.json" in names else {}
    manifest = read_manifest(folder) if FILE_NAME in names else None
    network = folder / "model" if (folder / "model").is_dir() else folder
    vocabulary = read_source_vocabulary(network)
    if manifest is None:
        manifest = _recognised(path, names, vocabulary, package)
    if (family := FAMILIES.get(manifest.family)) is None:
        raise _unknown_family(folder, manifest)
    weights = find(folder / family.network, ("model.bin",))
    config = read_config(weights.parent)
    end, adds_end = str(config.get("eos_token", "</s>")), bool(config.get("add_source_eos"))
    source_limit, target_limit = limits(weights)
    return ModelFolder(
        path=folder,
        manifest=manifest,
        family=family,
        frame=frame(
            family,
            source=manifest.source_language,
            target=manifest.target_language,
            vocabulary=vocabulary,
            adds_end=adds_end,
            end=end,
            prefix=str(package.get("target_prefix", "")),
        ),
        source_limit=source_limit,
        target_limit=target_limit,
        end=end,
        adds_end=adds_end,
    )


def _refuse_useless(model: ModelFolder) -> None:
    """Raise `ModelError` where no text fits into the network, or a file has no digest."""
    if model.room < 1 or model.target_limit <= len(model.frame.target_prefix):
        raise ModelError(
            f"{model.path}: {model.source_limit} source and {model.target_limit} target positions "
            "leave no room for text",
            "convert or install the model again",
        )
    named = {model.path / name for name in model.manifest.files} | {model.path / FILE_NAME}
    unnamed = [str(file.relative_to(model.path)) for file in model.files if file not in named]
    if unnamed and model.path / FILE_NAME in model.files:
        raise ModelError(
            f"{model.path / FILE_NAME}: no digest of {', '.join(unnamed)}",
            "name the SHA-256 of each file under [files]",
        )


def describe(name: str, model: ModelFolder) -> Description:
    """Return what to show of a model."""
    return Description(
        name=name,
        source_language=model.manifest.source_language,
        target_language=model.manifest.target_language,
        family=model.family.name,
        recognised=not (model.path / FILE_NAME).is_file(),
        size=sum(file.stat().st_size for file in model.files),
        licence=model.manifest.licence,
        path=model.path,
        placeholders=bool(model.manifest.placeholders),
        scores=tuple(map(asdict, model.manifest.scores)),
    )


def looks_like_model(path: Path) -> bool:
    """Tell cheaply whether `path` is a model, or something that can be refused well."""
    try:
        if path.is_file():
            return path.suffix == ".argosmodel"
        if not path.is_dir():
            return False
        names = {file.name for file in path.iterdir()}
    except OSError:
        return True  # opening it will say what is wrong
    return bool({FILE_NAME, "model.bin", "metadata.json"} & names) or refusal(names) is not None


def foreign(path: Path) -> ModelError | None:
    """Return why this package cannot load `path` where another plugin may: its family."""
    try:
        manifest = read_manifest(path) if (path / FILE_NAME).is_file() else None
    except (ModelError, OSError):
        return None  # opening it will say what is wrong
    if manifest is None or manifest.family in FAMILIES:
        return None
    return _unknown_family(path, manifest)


def _unknown_family(path: Path, manifest: Manifest) -> ModelError:
    near = nearest(manifest.family, FAMILIES)
    known = f"families are {', '.join(FAMILIES)}"
    return ModelError(f"{path}: unknown family {manifest.family}", f"{near} {known}".strip())


def _named(path: Path) -> list[str]:
    """Return the name in a model's manifest, if that can be read."""
    try:
        return [read_manifest(path).name] if (path / FILE_NAME).is_file() else []
    except (ModelError, OSError):
        return []


def _models_in(root: Path) -> list[Path]:
    """Return what may be a model in `root`, or `root` itself where that cannot be read."""
    try:
        return list(filter(looks_like_model, sorted(root.iterdir())))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        return [root]  # opening it will say what is wrong


def _recognised(
    path: Path, names: set[str], vocabulary: frozenset[str], package: Mapping[str, Any]
) -> Manifest:
    """Return the manifest that a folder without one would have."""
    family = recognise(names, vocabulary)
    if family is None or not (names & {"model.bin", "model"}):
        why = refusal(names)
        if why:
            raise ModelError(f"{path}: {why[0]}", why[1])
        raise ModelError(f"{path}: no model of a known family", _EXPECTED)
    return Manifest(
        name=path.stem if path.is_file() else path.name,
        source_language=str(package.get("from_code", "ar")),
        target_language=str(package.get("to_code", "en")),
        family=family.name,
        decoding=Decoding(length_penalty=0.2) if family.name == "argos" else Decoding(),
    )


def _read_package(path: Path) -> Mapping[str, Any]:
    """Return the metadata of an Argos package."""
    package = read(path, json.loads)
    if not isinstance(package, dict) or package.get("type", "translate") != "translate":
        raise ModelError(f"{path}: not a translation package", "choose one of type translate")
    return package
