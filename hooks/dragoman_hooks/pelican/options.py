"""The setting ``DRAGOMAN`` of a site's ``pelicanconf.py``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from dragoman import SettingsError
from dragoman.adapters import nearest

NAME = "DRAGOMAN"


class Options(Struct, frozen=True, kw_only=True):
    """What a site may choose."""

    model: str | None = None
    strict: bool = False  # whether findings are warnings, which `--fatal warnings` stops at
    exclude: tuple[str, ...] = ()  # patterns of paths below the content without English
    summary_sentences: Annotated[int, Meta(ge=0, le=20)] = 2  # where there is none; 0: leave it so
    notice: str = "Translated by machine from Arabic."  # above a translation; "": none


def read_options(settings: Mapping[str, Any]) -> Options:
    """Return the options in the settings of a site. Raises `SettingsError` for what is wrong.

    >>> read_options({"DRAGOMAN": {"strikt": True}})
    Traceback (most recent call last):
        ...
    dragoman.errors.SettingsError: DRAGOMAN has no strikt (did you mean strict?)
    """
    for name in settings:
        if name != NAME and nearest(name, [NAME]):
            raise SettingsError(f"there is no setting {name}", nearest(name, [NAME]))
    given = settings.get(NAME, {})
    if not isinstance(given, dict):
        raise SettingsError(f"{NAME} is {given!r}", "give a dict, such as {'strict': True}")
    known = [field.name for field in msgspec.structs.fields(Options)]
    for name in given:
        if name not in known:
            hint = nearest(str(name), known) or f"the keys are {', '.join(known)}"
            raise SettingsError(f"{NAME} has no {name}", hint)
    try:
        return msgspec.convert(given, Options)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{NAME}: {error}", "correct it in pelicanconf.py") from error
