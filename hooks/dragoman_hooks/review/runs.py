"""Cut a text into runs: at sentences, figures, speakers, findings, and the ends of markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from dragoman import Inline, Span
from dragoman_hooks.review.extents import Extent
from dragoman_hooks.review.model import Figure, Run

_LOOKS = {
    **dict.fromkeys(("wikilink", "bbcode", "jsx", "comment"), "markup"),
    "code": "code",
    "math": "code",
    "footnote": "footnote",
    "image": "image",
}
_WRITTEN = frozenset({"html", "template"})  # kinds that are shown as they are written
_WORDS = frozenset(  # kinds that are words or signs of the text itself
    {"url", "email", "handle", "tag", "file", "path", "latin", "foreign", "symbol", "private"}
    | {"control", "protected"}
)
_TARGET = re.compile(r"\]\(<?(?P<target>[^\s>)]*)")
_T = TypeVar("_T")


@dataclass(slots=True)
class Marks:
    """What lies where in one document, by places in it."""

    pairs: list[tuple[Span, int]] = field(default_factory=list)
    figures: list[tuple[Span, Figure]] = field(default_factory=list)
    speakers: list[tuple[Span, tuple[int, bool]]] = field(default_factory=list)
    findings: list[tuple[Span, int]] = field(default_factory=list)
    missing: list[tuple[int, int]] = field(default_factory=list)  # where a pair has no sentence

    def within(self, place: Span) -> Marks:
        """Return those that touch `place`."""
        return Marks(
            _near(self.pairs, place),
            _near(self.figures, place),
            _near(self.speakers, place),
            _near(self.findings, place),
            [(at, pair) for at, pair in self.missing if place.start <= at <= place.end],
        )


def runs_of(extent: Extent, marks: Marks) -> tuple[Run, ...]:
    """Return the runs of `extent`, with its markup taken off and shown as what it means."""
    marks = marks.within(extent.whole)
    inlines = [inline for inline in extent.inlines if inline.kind not in _WORDS]
    inner = [(extent.inner(span), one) for span, one in marks.pairs]
    figures = [(extent.inner(span), one) for span, one in marks.figures]
    speakers = [(extent.inner(span), one) for span, one in marks.speakers]
    findings = [
        (extent.inner(span), one)
        for span, one in marks.findings
        if not any(span.covers(place) for place, _ in marks.pairs)  # a whole sentence is no mark
    ]
    cuts = {0, len(extent.text)}
    for span in (*(i.span for i in inlines), *_spans(inner, figures, speakers, findings)):
        cuts |= {span.start, span.end}
    missing = [(extent.inner(Span(at, at)).start, pair) for at, pair in marks.missing]
    found: list[Run] = []
    for span, bare in _bare(extent.text, inlines, sorted(cuts)):
        found += [Run("", "missing", pair) for at, pair in missing if at <= span.start]
        missing = [(at, pair) for at, pair in missing if at > span.start]
        found.append(
            replace(
                bare,
                pair=next(_at(inner, span), None),
                figure=next(_at(figures, span), None),
                speaker=next(_at(speakers, span), None),
                findings=tuple(_at(findings, span)),
            )
        )
    return (*found, *(Run("", "missing", pair) for _, pair in missing))


def _bare(text: str, inlines: Sequence[Inline], cuts: Sequence[int]) -> Iterator[tuple[Span, Run]]:
    """Yield the visible stretches between `cuts` with the looks that markup gives them."""
    ends = {i.pair: i for i in inlines if (i.kind, i.role) == ("link", "close")}
    targets = {pair: _target(inline) for pair, inline in ends.items()}
    starts = {inline.span.start: inline for inline in inlines}
    styles: list[str] = []
    links: list[str] = []
    until, within = 0, None
    for start, end in pairwise(cuts):
        if (inline := starts.get(start)) and inline.span.end > start:
            until, within = inline.span.end, inline
        if within is None or start >= until:
            yield (
                Span(start, end),
                Run(text[start:end], "", None, tuple(styles), (links or [""])[-1]),
            )
            continue
        if start > within.span.start:
            continue  # a mark ends inside markup, which was shown whole
        if within.role in {"open", "close"}:
            _nest(within, styles, links, targets)
        shown = _shown(within, text)
        if shown is not None:
            yield Span(start, until), replace(shown, styles=tuple(styles), link=(links or [""])[-1])


def _nest(
    inline: Inline, styles: list[str], links: list[str], targets: dict[int | None, str]
) -> None:
    if inline.kind in _WRITTEN:
        return
    if inline.role == "open":
        styles.append(inline.kind)
        if inline.kind == "link":
            links.append(targets.get(inline.pair, ""))
        return
    if inline.kind in styles:
        styles.remove(inline.kind)
    if inline.kind == "link" and links:
        links.pop()


def _shown(inline: Inline, text: str) -> Run | None:
    """Return what stands on the page for an inline, None for markup that shows in its text."""
    written = inline.span.of(text)
    if inline.kind in _WRITTEN:
        return Run(written, "markup")
    if inline.role != "atom":
        return Run("\n", "break") if inline.role == "break" else None
    plain = {
        "escape": written.removeprefix("\\"),
        "entity": html.unescape(written),
        "code": written.strip("`").strip(),
        "math": written.strip("$").strip(),
        "footnote": written.strip("[^]"),
        "image": _target(inline).rpartition("/")[2],
    }
    return Run(plain.get(inline.kind, written) or written, _LOOKS.get(inline.kind, ""))


def _target(inline: Inline) -> str:
    """Return where a link or an image leads, as far as its markup says so."""
    found = _TARGET.search(inline.key)
    return found["target"] if found else inline.key.strip("[]")


def _spans(*marks: Iterable[tuple[Span, object]]) -> Iterator[Span]:
    return (span for some in marks for span, _ in some)


def _at(marks: Iterable[tuple[Span, _T]], span: Span) -> Iterator[_T]:
    return (one for place, one in marks if _touch(place, span))


def _near(marks: Iterable[tuple[Span, _T]], place: Span) -> list[tuple[Span, _T]]:
    return [(span, one) for span, one in marks if _touch(span, place)]


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
