"""A `Review` as one page of HTML that needs nothing else: no file, no network, no framework."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from dragoman import __version__
from dragoman_hooks.review import furniture
from dragoman_hooks.review.model import Review
from dragoman_hooks.review.rows import row_of
from dragoman_hooks.review.tags import Html, tag

_SCRIPTS = ("page.js", "edits.js", "save.js", "keys.js")  # in one scope


def render(review: Review) -> str:
    """Return the page. It allows itself no request but, where it is served, to its own server."""
    style, script = _asset("page.css"), _script()
    policy = [
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if review.save_to:
        policy.append("connect-src 'self'")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content="; ".join(policy)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"dragoman {__version__}"),
        tag("link", rel="icon", href="data:,"),
        tag("title", f"{review.target_name} – review"),
        tag("style", Html(style)),
    )
    body = tag(
        "body",
        tag("a", "To the text", class_="skip", href="#text"),
        furniture.bar(review),
        furniture.panel(review),
        _text(review),
        furniture.footer(),
        furniture.help_(review),
        tag("script", Html(_data(review)), type="application/json", id="data"),
        tag("script", Html(script)),
    )
    return "<!doctype html>\n" + tag("html", head, "\n", body, lang="en", dir="ltr") + "\n"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _script() -> str:
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n\n{parts}}})();\n'


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _text(review: Review) -> Html:
    heads = tag(
        "div",
        tag("span", "Arabic", class_="source"),
        tag("span", "English", class_="target"),
        class_="heads",
        aria_hidden="true",
    )
    rows = [row_of(number, row, review) for number, row in enumerate(review.rows)]
    none = [] if rows else [tag("p", "The documents are empty.", class_="none")]
    return tag("main", heads, rows, none, id="text", tabindex=-1)


def _data(review: Review) -> str:
    """Return what the script needs, as JSON without a character that HTML would take for markup."""
    content = {
        "file": review.target_name,
        "target": review.target,
        "saveTo": review.save_to,
        "pairs": list(_pairs(review)),
        "findings": [{"row": r.row, "pair": r.pair} for r in review.remarks],
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _pairs(review: Review) -> Iterator[dict[str, object]]:
    for pair in review.pairs:
        edit = pair.edit
        entry: dict[str, object] = {"source": pair.source}
        if pair.score is not None:
            entry["score"] = round(pair.score, 4)
        if edit is not None:
            entry["edit"] = {
                "start": edit.start, "end": edit.end, "text": edit.text, "joint": edit.joint,
                "form": edit.form, "before": edit.before, "after": edit.after,
            }  # fmt: skip
        yield entry
