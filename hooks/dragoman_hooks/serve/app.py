"""The application: addresses, errors as JSON, and the way in."""

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
from dragoman_hooks.serve.pages import REVIEW
from dragoman_hooks.serve.reviews import LEARN, Reviews
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
    doors = Doors(service.limits, keys)
    it, reviews = Endpoints(service, doors), Reviews(service, doors)
    routes = [
        Route("/", it.index),
        Route("/check", it.check, methods=["POST"]),
        Route("/detect", it.detect, methods=["POST"]),
        Route("/frontend/settings", it.settings),
        Route("/health", it.health),
        Route("/languages", it.languages),
        Route(REVIEW, reviews.form),
        Route(REVIEW, reviews.review, methods=["POST"]),
        Route("/summarise", it.summarise, methods=["POST"]),
        Route("/translate", it.translate, methods=["POST"]),
    ]
    if service.memory is not None:
        routes.append(Route(LEARN, reviews.learn, methods=["POST"]))
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
    return JSONResponse({"error": error.message}, error.status, error.headers)


async def _no_such(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - that it is registered for
    message = f"{request.method} {request.url.path}: {error.detail}"
    return JSONResponse({"error": message}, error.status_code, error.headers)


async def _failed(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": "Internal error"}, 500)
