"""``dragoman serve``: LibreTranslate's HTTP API over the host."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from dragoman import SettingsError
from dragoman.adapters import open_host
from dragoman.commands import options

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@click.command(
    "serve",
    epilog="Examples:\n\n\b\n"
    "  dragoman serve\n"
    "  dragoman serve --port 0 --cors https://app.example\n"
    "  dragoman serve --host 0.0.0.0 --api-keys keys.txt --rate 60",
)
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="To listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=5000, help="0: any that is free.")
@click.option(
    "--api-keys", "keys", type=click.Path(path_type=Path), metavar="FILE", help="One key a line."
)
@click.option("--no-api-keys", "open_to_all", is_flag=True, help="Serve a network without keys.")
@click.option(
    "--host-name",
    "names",
    multiple=True,
    metavar="NAME",
    help="Further name that requests may have in Host; repeatable.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Web pages that may ask; repeatable, * for all.",
)
@click.option(
    "--characters",
    type=click.IntRange(0),
    default=100_000,
    metavar="N",
    help="Characters a request; 0: any.",
)
@click.option(
    "--rate",
    type=click.IntRange(0),
    metavar="N",
    help="Texts a minute and client; 0: any. Default: 300, on loopback any.",
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(0, min_open=True),
    default=120,
    metavar="SECONDS",
    help="For one request.",
)
@click.option(
    "--queue",
    "waiting",
    type=click.IntRange(1),
    default=64,
    metavar="N",
    help="Requests at once; more are sent away.",
)
@click.option("--model", metavar="NAME|PATH", help="Model; `dragoman models` lists them.")
@options.memory
@options.no_plugin
def command(
    host: str,
    port: int,
    keys: Path | None,
    *,
    open_to_all: bool,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    characters: int,
    rate: int | None,
    seconds: float,
    waiting: int,
    block: tuple[str, ...],
    **overrides: object,
) -> None:
    """Answer LibreTranslate's HTTP API, with summaries and checks beside it.

    Only this machine can ask, unless --host names another address; then clients need a key.
    Sentences that the project's memory knows are not asked of the model, and corrections win.
    SIGINT and SIGTERM stop it, when what has begun is answered.
    """
    if missing := [name for name in ("starlette", "uvicorn") if find_spec(name) is None]:
        hint = 'pip install "dragoman[serve]"'
        raise SettingsError(f"{' and '.join(missing)} not installed", hint)
    from dragoman.adapters import project_memory  # noqa: PLC0415 - slow to import
    from dragoman_hooks.serve.app import create_app  # noqa: PLC0415 - slow to import
    from dragoman_hooks.serve.limits import Limits, read_keys  # noqa: PLC0415
    from dragoman_hooks.serve.listening import is_loopback, listen, stoppable, url  # noqa: PLC0415
    from dragoman_hooks.serve.service import Service  # noqa: PLC0415

    if keys and open_to_all:
        raise click.UsageError("--api-keys and --no-api-keys exclude each other")
    local = is_loopback(host)
    if not (local or keys or open_to_all):
        hint = "give a file of keys with --api-keys, or say --no-api-keys"
        raise SettingsError(f"{host} can be reached from other machines: clients need a key", hint)
    known = read_keys(keys) if keys else None
    project = open_host(block=block, **overrides)
    with listen(host, port) as bound, project_memory(project.settings, Path.cwd()) as memory:
        limits = Limits(
            characters, rate if rate is not None else 0 if local else 300, seconds, waiting
        )
        service = Service(project, limits, memory)
        served = {host.strip("[]").lower(), *_LOOPBACK, *map(str.lower, names)} if local else None
        app = create_app(service, keys=known, hosts=served, origins=origins)
        server = stoppable(app, seconds=seconds)
        click.echo(f"{url(bound)} (model {service.backend.name})")
        try:
            server.run(sockets=[bound])
        finally:
            service.close()
