"""The plugin that brings the embedded model and every installed one; imports no heavy library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from dragoman.errors import ModelError
from dragoman.hookspecs import BackendFactory, hookimpl
from dragoman.protocols import Backend
from dragoman.settings import Settings
from dragoman_models.store import find_models, foreign, looks_like_model

EMBEDDED: Final = Path(__file__).parent / "ar_en"


@hookimpl
def register_models() -> dict[str, Path]:
    """Name the embedded model, and those in the user's folders."""
    return find_models({EMBEDDED.name: EMBEDDED})


@hookimpl
def register_backends(
    settings: Settings, models: Mapping[str, Path]
) -> dict[str, BackendFactory | ModelError]:
    """Offer every folder that holds a model of a known family, and refuse those of others."""
    return {
        name: foreign(path) or partial(_open, name, path, settings)
        for name, path in models.items()
        if looks_like_model(path) or _is_chosen(path, settings)
    }


def _open(name: str, path: Path, settings: Settings) -> Backend:
    from dragoman_models.backend import CTranslate2Backend  # noqa: PLC0415 - only where it is used

    return CTranslate2Backend(name, path, settings)


def _is_chosen(path: Path, settings: Settings) -> bool:
    """Tell whether the user gave this very path: opening it then says what is wrong with it."""
    return Path(settings.model).expanduser().resolve() == path
