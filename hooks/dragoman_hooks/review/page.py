"""A `Review` as one page of HTML that needs nothing else: no file, no network, no framework."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dragoman_hooks.review import furniture
from dragoman_hooks.review.model import Review
from dragoman_hooks.review.rows import row_of
from dragoman_hooks.review.tags import Html, tag
from dragoman_hooks.review.whole import asset, whole_page

_SCRIPTS = ("page.js", "edits.js", "save.js", "keys.js")  # in one scope


def render(review: Review) -> str:
    """Return the page. It allows itself no request but, where it is served, to its own server."""
    return whole_page(
        f"{review.target_name} – review",
        tag("a", "To the text", class_="skip", href="#text"),
        furniture.bar(review),
        furniture.panel(review),
        _text(review),
        furniture.footer(),
        furniture.help_(review),
        tag("script", Html(_data(review)), type="application/json", id="data"),
        style=asset("page.css"),
        script=_script(),
        policy=[
            "img-src data:",
            "form-action 'none'",
            *(["connect-src 'self'"] if review.save_to else []),
        ],
    )


def _script() -> str:
    parts = "\n".join(asset(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n\n{parts}}})();\n'


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
