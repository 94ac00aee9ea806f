"""The way in: host names, addresses, sizes, keys and rates, before any work is done."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection
from typing import Final, TypeVar
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman_hooks.serve.limits import Keys, Limits, RateLimit
from dragoman_hooks.serve.messages import Message, RefusedError, read_message

M = TypeVar("M", bound=Message)
COOKIE: Final = "dragoman-key"  # of the review page, and sent to it alone
_SLASHES: Final = re.compile("/+")


class Doors:
    """Who may ask for what, of one server."""

    def __init__(self, limits: Limits, keys: Keys | None) -> None:
        """Take the limits, and the API keys, None where none is needed."""
        self.keys = keys
        self._limits = limits
        self._rate = RateLimit(limits.requests)

    async def read(self, request: Request, kind: type[M]) -> M:
        """Return the message of a request. Raises `RefusedError` where it may not come in."""
        message = await self.message(request, kind)
        self.admit(request, message)
        return message

    async def message(self, request: Request, kind: type[M]) -> M:
        """Return the message of a request, whoever it is from; it is still to be admitted."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                body = await self._body(request)
        except TimeoutError as error:
            raise RefusedError(408, "The request did not arrive in time") from error
        content_type = request.headers.get("content-type", "")
        return read_message(kind, content_type, body, request.url.query)

    def admit(self, request: Request, message: Message) -> None:
        """Count a request. Raises `RefusedError` where it lacks a key, or comes too soon."""
        key = message.api_key or key_of(request)
        if self.keys is not None and not key:
            raise RefusedError(400, "Please contact the server operator to get an API key")
        if self.keys is not None and key not in self.keys:
            raise RefusedError(403, "Invalid API key")
        address = request.client.host if request.client else ""
        client = key if self.keys is not None else address
        seconds = self._rate.wait(client or address, message.texts)
        if seconds:
            rate = f"{self._limits.requests} per 1 minute"
            raise RefusedError(429, f"Slowdown: {rate}", retry_after=seconds)

    async def _body(self, request: Request) -> bytes:
        """Return the body. Raises `RefusedError` where it is too large, before it is read."""
        limit = self._limits.body
        declared = request.headers.get("content-length", "0")
        size, chunks = int(declared) if declared.isdecimal() else 0, []
        received = 0
        async for chunk in request.stream():
            received += len(chunk)
            if not limit or max(size, received) <= limit:
                chunks.append(chunk)
            elif received > _DRAINED * limit:
                break
        if limit and max(size, received) > limit:
            raise RefusedError(413, f"The body has more than {limit} bytes")
        return b"".join(chunks)


_DRAINED: Final = 16  # times the limit that is read, so that a client comes to read the answer


def key_of(request: Request) -> str:
    """Return the API key that the review page had its browser keep, or nothing."""
    return unquote(request.cookies.get(COOKIE, ""))


class Reception:
    """Wraps an application: refuses other host names, and mends slashes in addresses."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] | None) -> None:
        """Take the application and the host names that it answers to, None for any."""
        self._app = app
        self._hosts = None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            name = host_name(dict(scope["headers"]).get(b"host", b"").decode("latin-1"))
            if self._hosts is not None and name not in self._hosts:
                error = f"The host name {name} is not served here: allow it with --host-name"
                await JSONResponse({"error": error}, 403)(scope, receive, send)
                return
            path = "/" + _SLASHES.sub("/", scope["path"]).strip("/")
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await self._app(scope, receive, send)


def host_name(header: str) -> str:
    """Return the name in a Host header, in lower case.

    >>> host_name("LocalHost:5000"), host_name("[::1]:5000"), host_name("[")
    ('localhost', '::1', '')
    """
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""
