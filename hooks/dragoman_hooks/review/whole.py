"""A whole page of HTML: head, policy, looks; it needs no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

from dragoman import __version__
from dragoman_hooks.review.tags import Html, tag


def whole_page(
    title: str, *body: str, style: str = "", script: str = "", policy: Sequence[str] = ()
) -> str:
    """Return a page that may do nothing but what `policy` adds, and run `script`.

    `style` comes after what all pages share.
    """
    style = asset("base.css") + style
    policy = [
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        *([f"script-src '{_hash(script)}'"] if script else []),
        "base-uri 'none'",
        *policy,
    ]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content="; ".join(policy)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"dragoman {__version__}"),
        tag("link", rel="icon", href="data:,"),
        tag("title", title),
        tag("style", Html(style)),
    )
    scripts = [tag("script", Html(script))] if script else []
    whole = tag("html", head, "\n", tag("body", *body, scripts), lang="en", dir="ltr")
    return f"<!doctype html>\n{whole}\n"


def asset(name: str) -> str:
    """Return a file of this package."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
