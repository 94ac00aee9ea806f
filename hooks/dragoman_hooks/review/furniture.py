"""What stands around the text: the bar, findings and changes, the foot, the help."""

from __future__ import annotations

from collections import Counter

from dragoman import Severity
from dragoman_hooks.review.model import Remark, Review
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


def bar(review: Review) -> Html:
    """Return the head of the page: the names, the counts, what can be done."""
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


def panel(review: Review) -> Html:
    """Return the findings, and a list that the changes will be in."""
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


def footer() -> Html:
    """Return the line on the current sentence."""
    return tag(
        "footer",
        tag("p", "Choose a sentence with a click, a tap, or j and k.", id="status"),
        tag("p", id="said", role="status", aria_live="polite"),
        _button("Revert", "revert", "Take the change of this sentence back (u)", hidden=True),
        _button("Edit", "edit", "Edit this sentence (e)", class_="primary", hidden=True),
        class_="foot",
    )


def help_(review: Review) -> Html:
    """Return the keys and the colours."""
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
