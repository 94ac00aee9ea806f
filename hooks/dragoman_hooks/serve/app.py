"""The application: addresses, errors as JSON, and the way in.

A page of its own, such as the review of a translation, is one more `Route` in `create_app`.
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dragoman_hooks.serve.doors import Doors, Reception
from dragoman_hooks.serve.endpoints import Endpoints
from dragoman_hooks.serve.limits import Keys
from dragoman_hooks.serve.messages import RefusedError
from dragoman_hooks.serve.service import Service


def create_app(
    service: Service,
    *,
    keys: Keys | None,
    hosts: Collection[str] | None,
    origins: Collection[str] = (),
) -> Starlette:
    """Return the application for `service`.

    `keys` are those that clients need, `hosts` the names that it answers to, None for any;
    `origins` are those of web pages that may ask.
    """
    it = Endpoints(service, Doors(service.limits, keys))
    routes = [
        Route("/", it.index),
        Route("/check", it.check, methods=["POST"]),
        Route("/detect", it.detect, methods=["POST"]),
        Route("/frontend/settings", it.settings),
        Route("/health", it.health),
        Route("/languages", it.languages),
        Route("/summarise", it.summarise, methods=["POST"]),
        Route("/translate", it.translate, methods=["POST"]),
    ]
    middleware = [Middleware(Reception, hosts=hosts)]
    if origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Content-Type"],
            )
        )
    handlers = {RefusedError: _refused, HTTPException: _no_such, Exception: _failed}
    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)  # noqa: S101 - that it is registered for
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    return JSONResponse({"error": error.message}, error.status, headers)


async def _no_such(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - that it is registered for
    message = f"{request.method} {request.url.path}: {error.detail}"
    return JSONResponse({"error": message}, error.status_code, error.headers)


async def _failed(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": "Internal error"}, 500)
