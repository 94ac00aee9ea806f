"""The review page: a form, the page of what was typed there, and what is learnt from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman_hooks.review.build import review_documents, review_translation
from dragoman_hooks.review.corrections import remember
from dragoman_hooks.review.page import render
from dragoman_hooks.serve.doors import COOKIE, Doors, key_of
from dragoman_hooks.serve.gathering import Turn
from dragoman_hooks.serve.messages import Learn, RefusedError, Review, refuse_useless
from dragoman_hooks.serve.pages import REVIEW, form_page, page_response
from dragoman_hooks.serve.service import Service
from dragoman_hooks.serve.tickets import Ticket

LEARN: Final = f"{REVIEW}/corrections"
_NAMES: Final = ("arabic.md", "english.md")
_PATH: Final = Path(_NAMES[0])  # of the format; there is no such file


class Reviews:
    """The review page of one service."""

    def __init__(self, service: Service, doors: Doors) -> None:
        """Take what does the work, and what decides who may ask for it."""
        self._service = service
        self._doors = doors

    async def form(self, request: Request) -> Response:
        """Return an empty form."""
        return page_response(form_page(needs_key=self._needs_key(request)))

    async def review(self, request: Request) -> Response:
        """Return the page for a translation, or the form again with what is wrong."""
        message = Review()
        try:
            message = await self._doors.message(request, Review)
            self._doors.admit(request, message)
            source, english = (_lines(text) for text in (message.source, message.english))
            limit = self._service.limits.characters
            refuse_useless("source", [source.strip() and source], limit)
            if english:
                refuse_useless("english", [english], limit)

            def work(ticket: Ticket) -> str:
                return self._page(source, english, ticket)

            (page,) = await self._service.run([work], request.receive)
        except RefusedError as error:
            form = form_page(
                source=message.source,
                english=message.english,
                needs_key=self._needs_key(request),
                error=error.message,
            )
            return page_response(form, error.status, error.headers)
        response = page_response(page)
        if self._doors.keys is not None and message.api_key:
            key = quote(message.api_key, safe="")
            response.set_cookie(COOKIE, key, path=REVIEW, httponly=True, samesite="strict")
        return response

    async def learn(self, request: Request) -> Response:
        """Store corrections. Raises `RefusedError` for those of other pages than this server's."""
        if not _is_own(request):
            raise RefusedError(403, "Corrections are taken from this server's own page only")
        message = await self._doors.read(request, Learn)
        texts = [text for one in message.corrections for text in (one.source, one.english)]
        refuse_useless("corrections", texts, self._service.limits.characters)
        memory = self._service.memory
        assert memory is not None  # noqa: S101 - else there is no such address
        work = [lambda _: remember(message.corrections, memory)]
        (learnt,) = await self._service.run(work, request.receive)
        return JSONResponse({"learnt": learnt})

    def _page(self, source: str, english: str, ticket: Ticket) -> str:
        """Return the page; called in a thread."""
        host = self._service.host
        save_to = LEARN if self._service.memory is not None else ""
        if english.strip():
            ticket.check()
            made = review_documents(
                host, source, english, names=_NAMES, path=_PATH, save_to=save_to
            )
            return render(replace(made, is_new=True))  # nobody has a file of that name
        markup = host.choose_format(_PATH, source)
        translation = self._service.translate(source, markup, Turn(ticket))
        return render(
            review_translation(host, translation, names=_NAMES, path=_PATH, save_to=save_to)
        )

    def _needs_key(self, request: Request) -> bool:
        keys = self._doors.keys
        return keys is not None and key_of(request) not in keys


def _lines(text: str) -> str:
    """Return what was typed: a form sends every line feed as two characters."""
    return text.replace("\r\n", "\n")


def _is_own(request: Request) -> bool:
    """Tell whether a request is no other site's, by the word of the browser or by its origin."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
