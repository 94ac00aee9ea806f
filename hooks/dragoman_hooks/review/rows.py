"""The rows of the page: two texts beside each other, between them findings and confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import exp

from dragoman_hooks.review.model import Cell, Review, Row, Run
from dragoman_hooks.review.tags import Html, join, tag
from dragoman_hooks.review.text import shown

_COLOURS = 6
_HEAT = (0.65, 0.5, 0.35, 0.2)  # mean probability of a token below which a bar is warmer
_LANGUAGES = {"source": ("ar", "rtl"), "target": ("en", "ltr")}
_BULLETS = {"-": "•", "*": "•", "+": "•", "[ ]": "☐", "[x]": "☑", "[X]": "☑"}
_STYLES = {
    "strong": "strong",
    "emphasis": "em",
    "strikethrough": "s",
    "inserted": "ins",
    "subscript": "sub",
    "superscript": "sup",
}
_DEEPEST = 4  # that lists and quotations are shown to be nested
_WIDEST = 12  # columns of a table that are laid out


def row_of(number: int, row: Row, review: Review) -> Html:
    """Return row `number` of the page."""
    classes = [
        "row", f"is-{row.kind}", row.level and f"level-{min(row.level, 6)}",
        row.quotes and f"quote-{min(row.quotes, _DEEPEST)}",
        row.depth and f"depth-{min(row.depth, _DEEPEST)}", row.head and "is-head",
        row.same and "is-same",
    ]  # fmt: skip
    sides = [_side(name, row, review) for name in ("source", "target") if not _is_hidden(name, row)]
    spine = tag("div", _chips(row, review), _heats(row, review), class_="spine")
    content = [sides[0], spine, *sides[1:]] if len(sides) > 1 else [spine, *sides]
    return tag(
        "div",
        tag("span", str(row.lines[1] or row.lines[0] or ""), class_="line", aria_hidden="true"),
        content,
        class_=" ".join(name for name in classes if name),
        id=f"r{number}",
        data_r=number,
        data_lines=" ".join(str(line or "") for line in row.lines),
    )


def heat(score: float | None) -> int:
    """Return how warm a score is shown, from 0, sure, to 4; `score` is of a token, on average.

    >>> heat(None), heat(-0.1), heat(-0.6), heat(-2.0)
    (0, 0, 1, 4)
    """
    return 0 if score is None else sum(exp(score) < limit for limit in _HEAT)


def _is_hidden(name: str, row: Row) -> bool:
    return row.same and name == "source"


def _side(name: str, row: Row, review: Review) -> Html:
    language, direction = _LANGUAGES[name]
    cells: Sequence[Cell] = row.source if name == "source" else row.target
    kind = row.kind
    inner = [_cell(cell, row, name, review) for cell in cells]
    if kind == "row" and inner:
        inner = [tag("div", inner, class_=f"cells columns-{min(len(inner), _WIDEST)}")]
    marker = _BULLETS.get(row.marker, row.marker)
    bullet = tag("span", marker, class_="marker", aria_hidden="true") if marker else ""
    is_code = kind == "frame"
    return tag(
        "div",
        bullet,
        inner,
        class_=f"side {name}" + ("" if cells else " is-empty"),
        lang=None if is_code else language,
        dir="ltr" if is_code else direction,
    )


def _cell(cell: Cell, row: Row, name: str, review: Review) -> Html:
    label = tag("span", cell.label, class_="label", lang="en", dir="ltr") if cell.label else ""
    before = tag("span", shown(cell.before), class_="markup", dir="ltr") if cell.before else ""
    after = tag("span", shown(cell.after), class_="markup", dir="ltr") if cell.after else ""
    content = join(label, before, _sentences(cell.runs, name, review), after)
    if row.kind == "frame":
        return tag("pre", tag("code", content))
    if row.kind == "heading" and not cell.label:
        return tag(f"h{min(row.level + 1, 6)}", content, class_="cell")
    return tag("div" if row.kind == "row" else "p", content, class_="cell")


def _sentences(runs: Sequence[Run], name: str, review: Review) -> Iterator[Html]:
    """Yield the runs, those of one sentence together."""
    for pair, group in groupby(runs, key=lambda run: run.pair):
        content = [_run(run, review) for run in group]
        if pair is None:
            yield join(content)
            continue
        is_target = name == "target"
        look = "s"
        if content == [""]:
            look += " is-missing" if review.pairs[pair].edit else " is-missing is-fixed"
        yield tag(
            "span",
            content,
            class_=look,
            data_p=pair,
            tabindex=0 if is_target else -1,
            role="group" if is_target else None,
            aria_label=f"Sentence {pair + 1}" if is_target else None,
        )


def _run(run: Run, review: Review) -> Html:
    """Return a run in its markup, and around that whatever marks it."""
    if run.kind == "missing":
        return Html("")
    text = _styled(run)
    if run.speaker is not None:
        number, both = run.speaker
        look = f"who c{number % _COLOURS}" + ("" if both else " alone")
        text = tag("span", text, class_=look, data_who=number)
    if run.figure is not None:
        figure = run.figure
        look = "fig odd" if figure.colour is None else f"fig c{figure.colour % _COLOURS}"
        text = tag(
            "span", text, class_=look, data_g=figure.group, data_digits=figure.digits or None
        )
    if run.findings:
        severities = (review.remarks[n].finding.severity for n in run.findings)
        worst = max(severities, key=lambda severity: severity.rank)
        text = tag("span", text, class_=f"sev-{worst}", data_f=" ".join(map(str, run.findings)))
    return text


def _styled(run: Run) -> Html:
    text = tag("br") if run.kind == "break" else shown(run.text)
    if run.kind == "code":
        text = tag("code", text, dir="auto")
    elif run.kind == "footnote":
        text = tag("sup", text)
    elif run.kind in {"markup", "image"}:
        text = tag("span", text, class_=run.kind, dir="ltr")
    for style in run.styles:
        text = tag(_STYLES[style], text) if style in _STYLES else text
    return tag("span", text, class_="link", title=run.link) if run.link else text


def _chips(row: Row, review: Review) -> Iterator[Html]:
    """Yield the numbers of the row's findings, each a button that leads to its finding."""
    for number in row.findings:
        finding = review.remarks[number].finding
        yield tag(
            "button",
            str(number + 1),
            type="button",
            class_=f"chip {finding.severity}",
            data_chip=number,
            title=finding.message,
            aria_label=f"Finding {number + 1}: {finding.severity}",
        )


def _heats(row: Row, review: Review) -> Html | str:
    """Return a bar with a part for each sentence, the warmer the less sure the model was."""
    scored = [n for n in row.pairs if review.pairs[n].score is not None]
    levels = [heat(review.pairs[n].score) for n in scored]
    if not any(levels):
        return ""
    parts = [
        tag("i", class_="heat", data_heat=level, data_p=n)
        for n, level in zip(scored, levels, strict=True)
    ]
    return tag("span", parts, class_="heats", aria_hidden="true")
