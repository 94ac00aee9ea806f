"""Settings: defaults, then a project file, then the environment, then the command line.

Nothing is read at import; `load_settings` is told where to look. A project file is the nearest
``dragoman.toml``, or ``pyproject.toml`` with a table ``[tool.dragoman]``, in a folder or above it.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import msgspec
from msgspec import Meta, Struct

from dragoman.errors import SettingsError
from dragoman.nearest import nearest

PREFIX: Final = "DRAGOMAN_"
NO_SETTINGS: Final = frozenset({"DRAGOMAN_MODELS"})  # the folders where models are looked for
TABLES: Final = ("site",)  # of adapters, each of which reads its own with `load_table`
_TABLE: Final = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*dragoman\b", re.MULTILINE)
T = TypeVar("T", bound=Struct)


class Settings(Struct, frozen=True, kw_only=True):
    """What a user may choose. Raises `SettingsError` where a value is out of its range."""

    model: str = "ar_en"  # name of a backend, or the path of a model folder
    format: str | None = None  # name of a format; None: by hook, then by suffix
    # Of these four, None is the model's own advice.
    beam: Annotated[int, Meta(ge=1, le=32)] | None = None  # hypotheses that the search keeps
    length_penalty: Annotated[float, Meta(ge=0, le=10)] | None = None  # exponent on the length
    repetition_penalty: Annotated[float, Meta(ge=1, le=10)] | None = None  # divides repeats, 1 off
    no_repeat_ngram: Annotated[int, Meta(ge=0, le=32)] | None = None  # may not recur, 0 off
    threads: Annotated[int, Meta(ge=0, le=1024)] = 0  # 0: as many as the machine has cores
    compute_type: str = "auto"  # numeric type of the weights in memory, such as int8
    batch_tokens: Annotated[int, Meta(ge=1, le=1_000_000)] = 2048  # source tokens a batch
    retries: bool = True  # whether a sentence that fails a check is tried in other ways
    strict: bool = False  # whether findings of severity warning or worse fail the run
    memory: str = "auto"  # file of the translation memory; auto: in the project's folder; off: none
    block: tuple[str, ...] = ()  # plugins that are not loaded; all sources add up
    words: tuple[str, ...] = ()  # that count as English for the check of words
    front_matter_fields: tuple[str, ...] = ("title", "description", "summary", "subtitle")

    def __post_init__(self) -> None:
        """Hold values given in code to the same ranges as those from a file."""
        for name, kind in _kinds(Settings).items():
            _convert(getattr(self, name), kind, f"settings: {name}", strict=True)


def load_settings(
    start: Path, environ: Mapping[str, str], overrides: Mapping[str, object]
) -> Settings:
    """Return the settings for work in the folder `start`.

    A name in `overrides` whose value is None was not given. Raises `SettingsError` that names the
    file or variable, the key, and what was expected.
    """
    values: dict[str, Any] = {}
    blocked: list[str] = []
    for layer in (_from_file(start), _from_environment(environ), _given(overrides)):
        values |= layer
        blocked += layer.get("block", ())
    return Settings(**(values | {"block": tuple(dict.fromkeys(blocked))}))


def load_table(start: Path, name: str, kind: type[T], overrides: Mapping[str, object]) -> T:
    """Return an adapter's own settings: the table `name` of the project file, then `overrides`.

    `kind` gives their names, types and defaults. Raises `SettingsError` as `load_settings` does.
    """
    file, whole = _project_table(start)
    table, origin = whole.get(name, {}), f"{file}: {name}"
    if not isinstance(table, dict):
        raise SettingsError(f"{origin} is {table!r}", f"write a table: [{name}]")
    values = dict(_checked(table, kind, origin, strict=True))
    given = {key: value for key, value in overrides.items() if value is not None}
    return kind(**(values | dict(_checked(given, kind, "command line", strict=True))))


def find_project_file(start: Path) -> Path | None:
    """Return the project file that governs the folder `start`, or None where there is none.

    Of two in one folder, ``dragoman.toml`` wins. Folders above are looked at up to that of the
    repository, and as long as they belong to the owner of `start` alone: plugins beside the file
    are executed.
    """
    for folder in _project_folders(start.absolute()):
        own = folder / "dragoman.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and _names_dragoman(shared):
            return shared
    return None


def _project_folders(start: Path) -> Iterator[Path]:
    """Yield `start` and the folders above it that may be of the same project."""
    yield start
    with suppress(OSError):  # a folder that may not be looked at ends the search
        owner = start.stat().st_uid
        for below, folder in pairwise((start, *start.parents)):
            status = folder.stat()
            shared = status.st_mode & stat.S_ISVTX  # everyone may write there, as in /tmp
            if (below / ".git").exists() or status.st_uid != owner or shared:
                return
            yield folder


def _names_dragoman(file: Path) -> bool:
    """Tell whether a ``pyproject.toml`` has our table; one that is broken, by its looks."""
    try:
        return "dragoman" in _tool_table(file)
    except SettingsError:
        pass
    try:
        return _TABLE.search(file.read_bytes()) is not None
    except OSError:
        return False


def _from_file(start: Path) -> dict[str, Any]:
    """Return the values of the project file, its relative paths made absolute."""
    file, table = _project_table(start)
    own = {name: value for name, value in table.items() if name not in TABLES}
    values = dict(_checked(own, Settings, str(file), strict=True))
    if file is None:
        return values
    if is_path(model := values.get("model", "")):
        values["model"] = str(file.parent / Path(model).expanduser())
    if (memory := values.get("memory", "off")) not in {"auto", "off"}:
        values["memory"] = str(file.parent / Path(memory).expanduser())
    return values


def _project_table(start: Path) -> tuple[Path | None, dict[str, Any]]:
    """Return the project file and all that it says to us."""
    file = find_project_file(start)
    if file is None:
        return None, {}
    table = _read_toml(file) if file.name == "dragoman.toml" else _tool_table(file)["dragoman"]
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: tool.dragoman is not a table", "write [tool.dragoman]")
    return file, table


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of the variables that start with `PREFIX`; lists are split at commas."""
    kinds = _kinds(Settings)
    found: dict[str, object] = {}
    for variable, text in environ.items():
        if not variable.startswith(PREFIX) or variable in NO_SETTINGS:
            continue
        name = variable.removeprefix(PREFIX).lower()
        if kinds.get(name) == tuple[str, ...]:
            found[name] = [item.strip() for item in text.split(",") if item.strip()]
        else:
            found[name] = text
    return dict(_checked(found, Settings, "environment", strict=False))


def _given(overrides: Mapping[str, object]) -> dict[str, Any]:
    present = {name: value for name, value in overrides.items() if value is not None}
    return dict(_checked(present, Settings, "command line", strict=True))


def _checked(
    table: Mapping[str, object], kind: type[Struct], origin: str, *, strict: bool
) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of `table`, each converted to its type in `kind`."""
    kinds = _kinds(kind)
    for name, value in table.items():
        shown = PREFIX + name.upper() if origin == "environment" else name
        if name not in kinds:
            names = [PREFIX + known.upper() for known in kinds] if shown != name else kinds
            tables = TABLES if kind is Settings else ()
            hint = nearest(shown, [*names, *tables]) or f"the keys are {', '.join(names)}"
            raise SettingsError(f"{origin}: there is no setting {shown}", hint)
        yield name, _convert(value, kinds[name], f"{origin}: {shown}", strict=strict)


def _convert(value: object, kind: Any, origin: str, *, strict: bool) -> Any:  # noqa: ANN401 - as `kind`
    try:
        return msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        wanted = str(error).split(", got ")[0].split(" - at ")[0]
        wanted = wanted[:1].lower() + wanted[1:]
        raise SettingsError(
            f"{origin} is {value!r}", wanted.replace("`", "").replace(" | null", "")
        ) from error


def _kinds(kind: type[Struct]) -> dict[str, Any]:
    """Return the type of each setting of `kind`."""
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def is_path(model: str) -> bool:
    """Tell whether a model is given as the path of a folder rather than by name.

    >>> is_path("./mine"), is_path("ar_en")
    (True, False)
    """
    return "/" in model or "\\" in model or model in {".", "..", "~"}


def _tool_table(file: Path) -> dict[str, Any]:
    tool = _read_toml(file).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}", "make the file readable") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: not UTF-8", "TOML files are written in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{file}: {error}", "correct the TOML") from error
