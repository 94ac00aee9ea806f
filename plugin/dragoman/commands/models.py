"""``dragoman models``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

import click

from dragoman.cli import open_host
from dragoman.commands import options
from dragoman.errors import DragomanError
from dragoman.files import write_stdout
from dragoman.host import Host
from dragoman.report import json_text, table


@click.command("models", epilog="Example:\n\n\b\n  dragoman models --json")
@options.as_json
@options.no_plugin
def command(*, as_json: bool, block: tuple[str, ...]) -> None:
    """List the models by the name that --model takes; their weights stay on disk."""
    host = open_host(block=block)
    models = [_describe(host, name) for name in host.backends()]
    if as_json:
        write_stdout(json_text(models))
        return
    head = ("NAME", "LANGUAGES", "FAMILY", "SIZE", "LICENCE", "WHERE")
    write_stdout(table([head, *map(_row, models)]))
    for model in models:
        if model["error"]:
            click.echo(f"{model['name']} cannot be used: {model['error']}", err=True)


def _describe(host: Host, name: str) -> dict[str, Any]:
    """Return what is known of a model without its weights.

    A backend may have a `description`, a dataclass of whatever else there is to say.
    """
    folder = host.models().get(name)
    known = {"name": name, "default": name == host.model_name(), "folder": folder}
    try:
        backend = host.backend(name)
        languages = {"source": backend.source_language, "target": backend.target_language}
        more = getattr(backend, "description", None)
    except DragomanError as error:
        return {**known, "languages": {}, "error": str(error)}
    described = asdict(more) if is_dataclass(more) and not isinstance(more, type) else {}
    return {**described, **known, "languages": languages, "error": None}


def _row(model: Mapping[str, Any]) -> tuple[str, ...]:
    """Return a line of the table; a dash stands for what is not known."""
    name = f"{model['name']} (default)" if model["default"] else model["name"]
    languages = " to ".join(model["languages"].values()) or "-"
    size = f"{model['size'] / 1_000_000:.0f} MB" if "size" in model else "-"
    family, licence = (str(model.get(key, "-")) for key in ("family", "licence"))
    return name, languages, family, size, licence, str(model["folder"] or "-")
