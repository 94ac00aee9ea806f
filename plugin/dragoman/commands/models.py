"""``dragoman models``."""

from __future__ import annotations

import json

import click

from dragoman.cli import open_host
from dragoman.commands import options
from dragoman.errors import DragomanError
from dragoman.host import Host
from dragoman.report import table


@click.command("models", epilog="Example:\n\n\b\n  dragoman models --json")
@options.as_json
@options.no_plugin
def command(*, as_json: bool, block: tuple[str, ...]) -> None:
    """List the models by the name that --model takes; their weights stay on disk."""
    host = open_host(block=block)
    models = [_describe(host, name) for name in host.backends()]
    if as_json:
        click.echo(json.dumps(models, ensure_ascii=False, indent=2))
        return
    rows = [("NAME", "LANGUAGES", "FOLDER", "")]
    for model in models:
        name = f"{model['name']}{' (default)' if model['default'] else ''}"
        state = "" if model["error"] is None else f"cannot be used: {model['error']}"
        rows.append((name, str(model["languages"] or "?"), str(model["folder"] or "-"), state))
    click.echo(table(rows))


def _describe(host: Host, name: str) -> dict[str, object]:
    """Return what is known of a model without its weights."""
    folder = host.models().get(name)
    known: dict[str, object] = {"name": name, "default": name == host.model_name()}
    known |= {"folder": str(folder) if folder else None, "languages": None, "error": None}
    try:
        backend = host.backend(name)
        known["languages"] = f"{backend.source_language} to {backend.target_language}"
    except DragomanError as error:
        known["error"] = str(error)
    return known
