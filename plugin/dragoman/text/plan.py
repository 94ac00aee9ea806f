"""What a model is asked for one sentence, and how its answer becomes the sentence's translation.

Markup is taken out and carried over by `project`; text that must pass through is replaced by the
model's placeholders, or stands as itself where the model has none and is likely to copy it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.text.coded import pieces, without_inlines
from dragoman.text.fit import ATTACHED, match_ending
from dragoman.text.project import Point, Region, project
from dragoman.types import Candidate, Inline, Span

# Likely to be copied by a model that knows no placeholders.
COPIED = frozenset({"latin", "handle", "file"})
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Plan:
    """A request's text and everything that was taken out of it."""

    source: str  # the coded sentence
    prefix: str  # inlines and white space before the text
    suffix: str
    text: str  # for the model
    standins: tuple[tuple[str, str], ...] = ()  # (what the model sees, the character it replaces)
    regions: tuple[Region, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def needs_alignment(self) -> bool:
        """Whether markup inside the sentence has to be carried over."""
        return bool(self.regions or self.points)


def make_plan(
    source: str, inlines: Mapping[str, Inline], placeholders: Sequence[str]
) -> Plan | None:
    """Return what to ask for the coded sentence `source`; None if it cannot be asked as a whole.

    That is so where it has more protected spans than the model has placeholders.
    """
    start, end = _core(source, inlines)
    free = iter([p for p in placeholders if p not in source])
    text: list[str] = []
    length = 0
    standins: list[tuple[str, str]] = []
    opened: list[tuple[int | None, int, str]] = []
    regions: list[tuple[int, Region]] = []
    points: list[Point] = []
    for piece in pieces(source[start:end]):
        inline = inlines.get(piece)
        if inline is None:
            shown = _SPACES.sub(" ", piece)
            if shown.startswith(" ") and text and text[-1].endswith(" "):
                shown = shown[1:]
        elif inline.role == "open":
            opened.append((inline.pair, length, piece))
            continue
        elif inline.role == "close":
            begin, mark = _opening(opened, inline.pair)
            regions.append((begin, Region(Span(begin, length), mark, piece)))
            continue
        elif inline.kind in ATTACHED or inline.role == "break":
            points.append(Point(length, piece))
            continue
        else:
            standin = next(free, None)
            if standin is None and inline.kind in COPIED and not placeholders:
                standin = inline.key
            if standin is None:
                return None
            standins.append((standin, piece))
            shown = standin
        if shown:
            text.append(shown)
            length += len(shown)
    regions += [(begin, Region(Span(begin, length), char, "")) for _, begin, char in opened]
    tight = [(b, _tighten(r, "".join(text))) for b, r in regions]
    tight.sort(key=lambda item: (item[1].source.start, -item[1].source.end))
    return Plan(
        source=source,
        prefix=source[:start],
        suffix=source[end:],
        text="".join(text),
        standins=tuple(standins),
        regions=tuple(r for _, r in tight),
        points=tuple(points),
    )


def apply_plan(plan: Plan, candidate: Candidate) -> str | None:
    """Return the coded translation; None where protected text or markup found no single place."""
    if candidate.text == plan.text:
        return plan.source
    source, target = plan.text, candidate.text
    if without_inlines(target) != target:
        return None
    for standin, _ in plan.standins:
        if target.count(standin) != source.count(standin):
            return None
    target = match_ending(source, target)
    if plan.needs_alignment:
        # Positions are those of the model's texts, so markup goes in before stand-ins go out.
        projected = project(source, target, candidate.alignment, plan.regions, plan.points)
        if projected is None:
            return None
        target = projected
    for standin, char in sorted(plan.standins, key=lambda s: -len(s[0])):
        target = target.replace(standin, char, 1)
    return plan.prefix + target.strip() + plan.suffix


def runs(source: str) -> list[Span]:
    """Return the stretches of a coded sentence between its inlines."""
    found: list[Span] = []
    begin = 0
    for index, piece in enumerate(pieces(source)):
        if index % 2 == 0 and piece.strip():
            found.append(Span(begin, begin + len(piece)))
        begin += len(piece)
    return found


def _core(source: str, inlines: Mapping[str, Inline]) -> tuple[int, int]:
    """Return the part of `source` between leading and trailing markup.

    A pair goes outside only as a whole, or where its other end lies in another sentence.
    """
    start, end = 0, len(source)
    present = [inlines[c] for c in source if c in inlines]
    closed = {i.pair for i in present if i.role == "close"}
    opened = {i.pair for i in present if i.role == "open"}
    trailing = _trailing_pairs(source, inlines)
    while start < end:
        inline = inlines.get(source[start])
        if not (
            source[start].isspace()
            or (inline and _loose(inline))
            or (inline and inline.role == "open" and _closes_outside(inline, closed, trailing))
        ):
            break
        start += 1
    outside = {inlines[c].pair for c in source[:start] if c in inlines}
    while end > start:
        inline = inlines.get(source[end - 1])
        if not (
            source[end - 1].isspace()
            or (inline and _loose(inline))
            or (
                inline
                and inline.role == "close"
                and (inline.pair in outside or inline.pair not in opened)
            )
        ):
            break
        end -= 1
    return start, end


def _trailing_pairs(source: str, inlines: Mapping[str, Inline]) -> set[int | None]:
    """Return the pairs whose closing mark stands at the very end of `source`."""
    pairs: set[int | None] = set()
    for char in reversed(source):
        inline = inlines.get(char)
        if inline and inline.role == "close":
            pairs.add(inline.pair)
        elif not (char.isspace() or (inline and _loose(inline))):
            break
    return pairs


def _closes_outside(inline: Inline, closed: set[int | None], trailing: set[int | None]) -> bool:
    """Tell whether an opening mark's end is at the sentence's end or in another sentence."""
    return inline.pair in trailing or inline.pair not in closed


def _loose(inline: Inline) -> bool:
    """Tell whether an inline can be left outside of what the model sees at a sentence's edge."""
    return inline.role == "break" or (inline.role == "atom" and inline.kind in ATTACHED)


def _opening(opened: list[tuple[int | None, int, str]], pair: int | None) -> tuple[int, str]:
    """Take the opening of `pair` off the list; it began before this sentence if not there."""
    for index in range(len(opened) - 1, -1, -1):
        if opened[index][0] == pair:
            _, begin, char = opened.pop(index)
            return begin, char
    return 0, ""


def _tighten(region: Region, text: str) -> Region:
    """Return `region` without white space at its edges."""
    start, end = region.source.start, region.source.end
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Region(Span(start, end), region.open, region.close)
