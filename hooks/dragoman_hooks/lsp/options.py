"""What the editor may set when it starts the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from dragoman import SettingsError
from dragoman.adapters import nearest


class Options(msgspec.Struct, frozen=True):
    """The ``initializationOptions`` of the client."""

    settings: dict[str, Any] = {}  # as in dragoman.toml, of which these go before
    delay: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.5  # seconds from the last key to a check


def read_options(given: object) -> Options:
    """Return the options that a client gave. Raises `SettingsError` that names what is wrong."""
    if given is None:
        return Options()
    if not isinstance(given, Mapping):
        raise SettingsError("initializationOptions is not an object", "write {}")
    names = Options.__struct_fields__
    for name in given:
        if name not in names:
            hint = nearest(str(name), names) or f"the options are {', '.join(names)}"
            raise SettingsError(f"initializationOptions: there is no option {name}", hint)
    try:
        return msgspec.convert(dict(given), Options)
    except msgspec.ValidationError as error:
        raise SettingsError(f"initializationOptions: {error}", "correct it") from error
