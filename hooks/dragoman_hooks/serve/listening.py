"""A socket to listen on, and an application that answers there until it is told to stop."""

from __future__ import annotations

import errno
import signal
import socket
from ipaddress import ip_address

import uvicorn
from starlette.types import ASGIApp

from dragoman import SettingsError


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches `host`.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that is bound. Raises `SettingsError` that says what is in the way."""
    host = host.strip("[]")
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        raise SettingsError(f"{host} port {port}: {_reason(error)}", _hint(error)) from error


def url(bound: socket.socket) -> str:
    """Return the address of a bound socket."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def stoppable(app: ASGIApp, *, seconds: float) -> uvicorn.Server:
    """Return a server that SIGINT and SIGTERM stop, from now on, once it is told to run.

    What has begun then has `seconds` to finish.
    """
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_level="error",
        access_log=False,
        proxy_headers=False,  # whoever asks could name any address
        server_header=False,
        timeout_graceful_shutdown=max(1, round(seconds)),
    )
    server = uvicorn.Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)  # before uvicorn has its own, and when it raises it again
    return server


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program is listening there"
    return error.strerror or type(error).__name__


def _hint(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "stop it, or choose another port with --port; --port 0 takes one that is free"
    if error.errno == errno.EACCES:
        return "ports below 1024 are the administrator's: choose another with --port"
    return "name an address of this machine with --host"
