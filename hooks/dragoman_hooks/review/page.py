"""A `Review` as one page of HTML that needs nothing else: no file, no network, no framework."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from dragoman import Severity, __version__
from dragoman_hooks.review.model import Remark, Review
from dragoman_hooks.review.rows import row_of
from dragoman_hooks.review.tags import Html, join, tag
from dragoman_hooks.review.text import message

_KEYS = (
    ("j k ↓ ↑", "next, previous sentence"),
    ("n N", "next, previous finding"),
    ("x", "finding looked at, or not"),
    ("e Enter", "edit the sentence"),
    ("Enter Esc", "leave the editor; what was typed stays"),
    ("u", "take the change of the sentence back"),
    ("Ctrl+Z", "take the last change back"),
    ("f", "findings and changes, on a narrow screen"),
    ("?", "this help"),
)
_LOOKS = (
    ("fig c0", "12", "a figure and its counterpart have one colour"),
    ("fig odd", "21", "a figure that differs, or that the other side lacks"),
    ("who c1", "Name", "somebody who speaks; the same person, the same colour"),
    ("sev-error", "text", "an error: a fact changed, or text was lost"),
    ("sev-warning", "text", "a warning: probably wrong"),
    ("edited", "text", "a sentence that you changed"),
)


def render(review: Review) -> str:
    """Return the page. It allows itself no request but, where it is served, to its own server."""
    style, script = _asset("page.css"), _asset("page.js")
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
        _bar(review),
        _panel(review),
        _text(review),
        _footer(),
        _help(review),
        tag("script", Html(_data(review)), type="application/json", id="data"),
        tag("script", Html(script)),
    )
    return "<!doctype html>\n" + tag("html", head, "\n", body, lang="en", dir="ltr") + "\n"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _bar(review: Review) -> Html:
    translated = f", translated by {review.model}" if review.model else ""
    if review.is_new:
        save = _button("Save English", "save-file", "Download the English file", class_="primary")
    else:
        save = join(
            _button("Save English", "save-file", "Download the corrected English file"),
            _button(
                "Save patch", "save-patch", "Download the changes as a patch", class_="primary"
            ),
        )
    remember = (
        _button("Save to memory", "remember", "Let the translation memory learn the changes")
        if review.save_to
        else ""
    )
    return tag(
        "header",
        tag(
            "div",
            tag("h1", tag("bdi", review.target_name)),
            tag("p", "from ", tag("bdi", review.source_name), translated, class_="from"),
            class_="names",
        ),
        tag(
            "div",
            tag("p", _counts(review), class_="counts", id="counts"),
            _button("Findings", "panel", "Show findings and changes (f)", class_="only-narrow"),
            _button("‹", "previous", "Previous finding (N)", class_="icon"),
            _button("›", "next", "Next finding (n)", class_="icon"),
            _button("Undo", "undo", "Take the last change back (Ctrl+Z)", disabled=True),
            remember,
            save,
            _button("?", "help", "Keys and colours (?)", class_="icon"),
            class_="tools",
            role="toolbar",
            aria_label="Review",
        ),
        class_="bar",
    )


def _button(text: str, action: str, title: str, **attributes: object) -> Html:
    label = title if len(text) == 1 else None
    return tag(
        "button", text, type="button", data_do=action, title=title, aria_label=label, **attributes
    )


def _counts(review: Review) -> Html:
    found = Counter(remark.finding.severity for remark in review.remarks)
    if not found:
        return join("no findings")
    parts = [
        tag("span", f"{found[one]} {one}{'s' * (found[one] != 1)}", class_=f"count {one}")
        for one in reversed(Severity)
        if found[one]
    ]
    return join(parts)


def _panel(review: Review) -> Html:
    items = [_remark(number, remark) for number, remark in enumerate(review.remarks)]
    return tag(
        "aside",
        tag(
            "section",
            tag("h2", "Findings", id="findings-title"),
            tag("ol", items, class_="findings", aria_labelledby="findings-title")
            if items
            else tag("p", "Nothing was found. That is no proof.", class_="none"),
        ),
        tag(
            "section",
            tag("h2", "Changes", id="changes-title"),
            tag("ol", class_="changes", id="changes", aria_labelledby="changes-title"),
            class_="changed",
            hidden=True,
            id="changed",
        ),
        id="panel",
        aria_label="Findings and changes",
    )


def _remark(number: int, remark: Remark) -> Html:
    finding = remark.finding
    lines = dict.fromkeys(line for line in remark.lines if line is not None)
    where = ", ".join(f"line {line}" for line in list(lines)[:1])
    return tag(
        "li",
        tag(
            "button",
            tag("span", str(number + 1), class_="number"),
            tag("span", message(finding.message), class_="message"),
            tag(
                "span",
                tag("span", str(finding.severity), class_="severity"),
                f" · {finding.check}" + (f" · {where}" if where else ""),
                class_="kind",
            ),
            type="button",
            class_="jump",
        ),
        tag(
            "button",
            "✓",
            type="button",
            class_="done",
            aria_pressed="false",
            aria_label=f"Finding {number + 1} looked at",
            title="Looked at (x)",
        ),
        class_=f"finding {finding.severity}",
        data_f=number,
        id=f"f{number}",
    )


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


def _footer() -> Html:
    return tag(
        "footer",
        tag("p", "Choose a sentence with a click, a tap, or j and k.", id="status"),
        tag("p", id="said", role="status", aria_live="polite"),
        _button("Revert", "revert", "Take the change of this sentence back (u)", hidden=True),
        _button("Edit", "edit", "Edit this sentence (e)", class_="primary", hidden=True),
        class_="foot",
    )


def _help(review: Review) -> Html:
    keys = [
        tag(
            "tr", tag("th", [tag("kbd", key) for key in keys.split()], scope="row"), tag("td", text)
        )
        for keys, text in _KEYS
    ]
    looks = [
        tag("tr", tag("th", tag("span", example, class_=look), scope="row"), tag("td", text))
        for look, example, text in _LOOKS
    ]
    if any(pair.score is not None for pair in review.pairs):
        bars = [tag("i", class_="heat", data_heat=level) for level in range(1, 5)]
        text = "how unsure the model was of a sentence; no bar: sure"
        looks.append(tag("tr", tag("th", bars, scope="row", class_="heats"), tag("td", text)))
    return tag(
        "dialog",
        tag("h2", "Keys", id="help-title"),
        tag("table", keys),
        tag("h2", "Colours"),
        tag("table", looks),
        tag("p", "Nothing leaves this page but what you save.", class_="none"),
        _button("Close", "close", "Close the help (Esc)"),
        id="help",
        aria_labelledby="help-title",
    )


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
