"""What each address answers: LibreTranslate's API, and summaries and checks beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman import Budget, __version__, check, summarise
from dragoman.adapters import Text, finding_objects, into_english
from dragoman.summary.build import DEFAULT_METHOD
from dragoman.summary.render import as_object
from dragoman_hooks.serve.detection import detect
from dragoman_hooks.serve.doors import Doors
from dragoman_hooks.serve.gathering import Turn
from dragoman_hooks.serve.messages import (
    Check,
    Detect,
    Summarise,
    Translate,
    refuse_useless,
    texts_of,
)
from dragoman_hooks.serve.pages import index_page, page_response
from dragoman_hooks.serve.references import without_tags
from dragoman_hooks.serve.service import Service
from dragoman_hooks.serve.tickets import Ticket
from dragoman_hooks.serve.translations import (
    AUTO,
    NAMES,
    Job,
    Unchanged,
    host_format,
    source_language,
)


class Endpoints:
    """The addresses of one service."""

    def __init__(self, service: Service, doors: Doors) -> None:
        """Take what does the work, and what decides who may ask for it."""
        self._service = service
        self._doors = doors
        self._backend = service.backend

    async def index(self, request: Request) -> Response:
        """Return what this is, and its addresses; a browser is given a page."""
        addresses = sorted({route.path for route in request.app.routes})
        if "text/html" in request.headers.get("accept", ""):
            return page_response(index_page(self._backend.name, addresses))
        found = {"dragoman": __version__, "model": self._backend.name, "addresses": addresses}
        return JSONResponse(found, headers={"Vary": "Accept"})

    async def health(self, _: Request) -> Response:
        """Tell that the server is there."""
        return JSONResponse({"status": "ok"})

    async def languages(self, _: Request) -> Response:
        """Return the languages; a text in that of the target stays as it is."""
        target = self._backend.target_language
        codes = dict.fromkeys((self._backend.source_language, target))
        return JSONResponse([{**_language(code), "targets": [target]} for code in codes])

    async def settings(self, _: Request) -> Response:
        """Return what a page in front of the server wants to know."""
        needs_key = self._doors.keys is not None
        found = {
            "charLimit": self._service.limits.characters or -1,
            "frontendTimeout": 500,  # milliseconds before a page translates what was typed
            "apiKeys": needs_key,
            "keyRequired": needs_key,
            "suggestions": False,
            "filesTranslation": False,
            "supportedFilesFormat": [],
            "language": {
                "source": _language(AUTO),
                "target": _language(self._backend.target_language),
            },
        }
        return JSONResponse(found)

    async def detect(self, request: Request) -> Response:
        """Return the languages of a text, most likely first."""
        message = await self._doors.read(request, Detect)
        texts = texts_of(message.q, self._service.limits.characters)
        (found,) = await self._service.run([lambda _: detect(texts)], request.receive)
        return JSONResponse(found)

    async def translate(self, request: Request) -> Response:
        """Translate a text, or each of several."""
        message = await self._doors.read(request, Translate)
        texts = texts_of(message.q, self._service.limits.characters)
        target = self._backend.target_language
        source = source_language(message, self._backend.source_language, target)
        markup = host_format(message.format, "text")
        wanted = max(0, message.alternatives or 0)
        work: list[Callable[[Ticket], dict[str, Any]]] = [
            Unchanged(text) if source == target else Job(self._service, text, markup, wanted)
            for text in texts
        ]
        results = await self._service.run(work, request.receive)
        members = {
            "translatedText": True,
            "alternatives": bool(wanted),
            "findings": bool(message.findings),
        }
        found = {name: [r[name] for r in results] for name, shown in members.items() if shown}
        if source == AUTO:
            shown = map(without_tags, texts) if markup == "html" else texts
            found["detectedLanguage"] = [detect(shown)[0]] * len(texts)
        if isinstance(message.q, str):
            found = {name: values[0] for name, values in found.items()}
        return JSONResponse(found)

    async def summarise(self, request: Request) -> Response:
        """Summarise a text, or each of several, with the JSON of ``dragoman summarise``."""
        message = await self._doors.read(request, Summarise)
        texts = texts_of(message.q, self._service.limits.characters)
        work = [_Summary(self._service, text, message) for text in texts]
        documents = await self._service.run(work, request.receive)
        return JSONResponse({"dragoman": __version__, "documents": documents})

    async def check(self, request: Request) -> Response:
        """Compare a source with its translation, with the JSON of ``dragoman check``."""
        message = await self._doors.read(request, Check)
        texts = (message.source, message.target)
        for name, text in zip(("source", "target"), texts, strict=True):
            refuse_useless(name, [text], self._service.limits.characters)
        markup = host_format(message.format, "markdown")

        def work(_: Ticket) -> list[dict[str, object]]:
            findings = check(self._service.host, *texts, format=markup)
            return finding_objects(findings, Text("source", texts[0]), Text("target", texts[1]))

        (findings,) = await self._service.run([work], request.receive)
        entry = {"source": None, "target": None, "findings": findings}
        return JSONResponse({"dragoman": __version__, "documents": [entry]})


class _Summary:
    """A text to summarise, called in a thread."""

    def __init__(self, service: Service, text: str, message: Summarise) -> None:
        self._service = service
        self._text = text
        self._markup = host_format(message.format, "markdown")
        self._message = message

    def __call__(self, ticket: Ticket) -> dict[str, Any]:
        ticket.check()
        host, wish = self._service.host, self._message
        found = summarise(
            host,
            self._text,
            budget=Budget(wish.sentences, wish.words, wish.ratio),
            method=wish.method or DEFAULT_METHOD,
            format=self._markup,
        )
        if found.language == "ar" and wish.language in {"en", "both"}:
            with self._service.backend.taking(Turn(ticket)):
                found = into_english(host, found, memory=self._service.memory)
        return {**as_object(found, ""), "source": None}


def _language(code: str) -> dict[str, str]:
    return {"code": code, "name": NAMES.get(code, code)}
