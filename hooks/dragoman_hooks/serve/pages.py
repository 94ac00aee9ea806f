"""What a browser is shown: what is served here, and the form of the review page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final

from starlette.responses import HTMLResponse, Response

from dragoman import __version__
from dragoman_hooks.review.tags import Html, tag
from dragoman_hooks.review.whole import whole_page

REVIEW: Final = "/review"
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
    "X-Content-Type-Options": "nosniff",
}


def page_response(
    page: str, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Return an answer that no other page may frame, and that nobody keeps."""
    return HTMLResponse(page, status, {**_HEADERS, **(headers or {})})


def index_page(model: str, addresses: Sequence[str]) -> str:
    """Return a page that says what is served."""
    others = [tag("li", tag("code", address)) for address in addresses if address != "/"]
    return _page(
        "dragoman",
        tag("p", f"Arabic into English with the model {model}, every figure checked."),
        tag("p", tag("a", "Translate and review a text", href=REVIEW)),
        tag("p", "For programs, the HTTP API of LibreTranslate and more:"),
        tag("ul", others),
        tag("p", f"dragoman {__version__}", class_="hint"),
    )


def form_page(
    *, source: str = "", english: str = "", needs_key: bool = False, error: str = ""
) -> str:
    """Return the form for a text to review, with what was typed and what is wrong with it."""
    return _page(
        "Review a translation",
        tag("p", error, role="alert", class_="error") if error else "",
        tag(
            "form",
            _area(
                "Arabic",
                "source",
                source,
                lang="ar",
                dir="rtl",
                rows=9,
                required=True,
                autofocus=True,
            ),
            _area(
                "English, if there is a translation already", "english", english, lang="en", rows=6
            ),
            tag(
                "label",
                "API key",
                tag(
                    "input",
                    name="api_key",
                    type="password",
                    autocomplete="off",
                    required=True,
                ),
            )
            if needs_key
            else "",
            tag(
                "p",
                tag("button", "Review", class_="primary"),
                tag("span", "Markdown or plain text. Without English it is translated now."),
                class_="hint",
            ),
            method="post",
            action=REVIEW,
        ),
    )


def _area(label: str, name: str, text: str, **attributes: object) -> Html:
    # HTML leaves out a line feed after the tag, so there is one that is none of the text.
    return tag("label", label, tag("textarea", "\n" + text, name=name, **attributes))


def _page(title: str, *children: str) -> str:
    style = files(__package__).joinpath("pages.css").read_text("utf-8")
    main = tag("main", tag("h1", title), *children)
    policy = ["img-src data:", "form-action 'self'"]
    return whole_page(title, main, style=style, policy=policy)
