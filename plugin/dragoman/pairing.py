"""Pair the texts of a document with those of its translation, whatever was lost, added or merged.

A dynamic programme in the manner of Gale and Church (1993): the cheapest way through both
documents, by kind, by what both languages write alike (figures, links, code), and by length. It
looks only at a band around the diagonal, so that its time grows with the length of the documents.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import erfc, inf, log, sqrt

from dragoman.text.arabic import strip_harakat
from dragoman.text.coded import blank, encode
from dragoman.text.figures import Weight, read_figures
from dragoman.text.figures.figure import atoms
from dragoman.text.items import NUMBER
from dragoman.text.markdown.render import outer_segments, region
from dragoman.types import Document, Segment

BY_VALUE = frozenset({"latin", "handle", "file"})  # in English text these are ordinary words
_ANCHORS = frozenset({"code", "footnote", "image", "link", "math", "template", "url"})
_ITEM = re.compile(rf"[ \t>]*(?:[-*+][ \t]+|[0-9]+[.)][ \t]+|{NUMBER})(?:\[[ xX]\][ \t]+)?")
_PREFIX = 200  # code points before an item in which its line begins
_WHOLE = frozenset({"alt", "cell", "front-matter", "item", "row", "title"})  # never merged
_EXPANSION = 1.1  # English code points for each Arabic one
_VARIANCE = 6.8  # of the length, for each Arabic code point
_STYLE = 0.1  # by how much of the length a translator is terser or wordier
_KIND, _ANCHOR, _SKIP, _MERGE = 3.0, 3.0, 6.0, 5.5  # costs, negative log likelihoods
_JOIN = 2.4  # likewise of two sentences that are one, as Gale and Church counted
_IMPROBABLE = 6.0  # most that a difference of length costs
_PLAUSIBLE = 2.0  # cost up to which two texts may be paired without a look at the others
_BAND, _WIDEST = 32, 256  # columns on each side of the diagonal, and how many more for a loss


@dataclass(frozen=True, slots=True)
class Unit:
    """What is paired as one: a segment with those inside its markup, or the cells of a row."""

    kind: str
    segments: tuple[Segment, ...]
    length: int  # code points
    anchors: frozenset[Hashable]  # what the other language writes alike


@dataclass(frozen=True, slots=True)
class Match:
    """Units that stand for each other: one and one, two and one (merged), or one and none."""

    source: tuple[Unit, ...]
    target: tuple[Unit, ...]


def units(document: Document, language: str) -> list[Unit]:
    """Return the units of `document`, whose texts are in `language`."""
    groups: list[list[Segment]] = []
    for segment, outer in zip(document.segments, outer_segments(document), strict=True):
        if (segment.kind, segment.encoding) == ("link", "reference"):
            continue  # its text belongs to the segment around it
        if groups and (outer is not None or _same_row(document.source, groups[-1], segment)):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return [unit_of(group, language, _kind(document.source, group)) for group in groups]


def align(source: Sequence[Unit], target: Sequence[Unit], *, merges: bool = True) -> list[Match]:
    """Return the matches of two documents, every unit once and in order."""
    head = _sure(source, target)
    rest = min(len(source), len(target)) - head
    tail = _sure(source[::-1][:rest], target[::-1][:rest], whole=False)
    low, high = len(source) - tail, len(target) - tail
    return [
        *_straight(source[:head], target[:head]),
        *_cheapest(source[head:low], target[head:high], _MERGE if merges else inf),
        *_straight(source[low:], target[high:]),
    ]


def align_sentences(source: Sequence[Unit], target: Sequence[Unit]) -> list[Match]:
    """Return the matches of the sentences of one paragraph, which translators join and split."""
    return _cheapest(source, target, _JOIN)


def members(match: Match) -> Iterator[tuple[tuple[Segment, ...], tuple[Segment, ...]]]:
    """Yield the segments of a match that stand for each other; a side may be empty."""
    source = [segment for unit in match.source for segment in unit.segments]
    target = [segment for unit in match.target for segment in unit.segments]
    if match.source[0].kind != "row":
        ours = tuple(unit.segments[0] for unit in match.source)
        theirs = tuple(unit.segments[0] for unit in match.target)
        yield ours, theirs
        source = [segment for segment in source if segment not in ours]
        target = [segment for segment in target if segment not in theirs]
    if [s.kind for s in source] == [t.kind for t in target]:
        yield from (((s,), (t,)) for s, t in zip(source, target, strict=True))
        return
    inner = align(
        [unit_of([s], "ar", s.kind) for s in source],
        [unit_of([t], "en", t.kind) for t in target],
        merges=False,
    )
    for pair in inner:
        yield (
            tuple(segment for unit in pair.source for segment in unit.segments),
            tuple(segment for unit in pair.target for segment in unit.segments),
        )


def without_words(segment: Segment, known: frozenset[str] = frozenset()) -> Segment:
    """Return `segment` without the inlines that are words in English, but for those of `known`."""
    inlines = tuple(i for i in segment.inlines if i.kind not in BY_VALUE or i.key in known)
    return replace(segment, inlines=inlines)


def _same_row(source: str, group: Sequence[Segment], segment: Segment) -> bool:
    """Tell whether `segment` is a cell on the line of the last cell of `group`."""
    if not group[0].kind == segment.kind == "cell":
        return False
    between = source[region(group[0]).end : region(segment).start]
    return "\n" not in between and "\r" not in between


def _kind(source: str, group: Sequence[Segment]) -> str:
    """Return the kind of a unit: that of its first segment, a row of cells, an item of a list."""
    if group[0].kind == "cell":
        return "row"
    start = region(group[0]).start
    low = max(start - _PREFIX, 0)
    line = max(low, *(source.rfind(end, low, start) + 1 for end in "\r\n"))
    is_item = group[0].kind == "paragraph" and _ITEM.fullmatch(source, line, start)
    return "item" if is_item else group[0].kind


def unit_of(segments: Sequence[Segment], language: str, kind: str) -> Unit:
    """Return segments in `language` as one unit."""
    texts = [blank(encode(without_words(segment)).text) for segment in segments]
    anchors: set[Hashable] = {
        value
        for text in texts
        for figure in read_figures(text, language)
        if figure.weight is Weight.HARD
        for value in atoms(figure) or (figure.value,)
    }
    anchors |= {
        inline.key
        for segment in segments
        for inline in segment.inlines
        if inline.kind in _ANCHORS and inline.role != "open"
    }
    return Unit(kind, tuple(segments), len(strip_harakat("".join(texts))), frozenset(anchors))


def _straight(source: Sequence[Unit], target: Sequence[Unit]) -> list[Match]:
    return [Match((a,), (b,)) for a, b in zip(source, target, strict=True)]


def _sure(source: Sequence[Unit], target: Sequence[Unit], *, whole: bool = True) -> int:
    """Return how many units from the first on stand for each other without doubt.

    They look alike up to there, and the last of them have the same anchors. Documents that look
    alike to their ends are sure as a `whole`.
    """
    sure = 0
    for count, (a, b) in enumerate(zip(source, target, strict=False), 1):
        if a.kind != b.kind or _cost(a, b) > _PLAUSIBLE:
            return sure
        if a.anchors and a.anchors == b.anchors:
            sure = count
    return len(source) if whole and len(source) == len(target) else sure


def _cost(a: Unit, b: Unit) -> float:
    """Return how improbable it is that `b` translates `a`, infinite for a row and another kind."""
    if a.kind != b.kind and "row" in {a.kind, b.kind}:
        return inf
    either = len(a.anchors | b.anchors)
    apart = 1 - len(a.anchors & b.anchors) / either if either else 0.0
    variance = (a.length + 1) * _VARIANCE + (a.length * _STYLE) ** 2
    deviation = (b.length - a.length * _EXPANSION) / sqrt(variance)
    chance = max(erfc(abs(deviation) / sqrt(2)), 1e-9)
    return min(-log(chance), _IMPROBABLE) + _ANCHOR * apart + _KIND * (a.kind != b.kind)


def _merged(a: Unit, b: Unit) -> Unit | None:
    """Return two units as one, None where they cannot have been merged."""
    if a.kind != b.kind or a.kind in _WHOLE:
        return None
    return Unit(a.kind, a.segments + b.segments, a.length + b.length + 1, a.anchors | b.anchors)


def _cheapest(source: Sequence[Unit], target: Sequence[Unit], merge: float) -> list[Match]:
    """Return the cheapest matches of all units, by dynamic programming in a band."""
    band = _BAND + min(abs(len(source) - len(target)), _WIDEST) + len(target) // (len(source) or 1)
    costs: list[dict[int, float]] = []
    steps: list[dict[int, tuple[int, int]]] = []
    pairs = [_merged(a, b) for a, b in pairwise(source)] if merge < inf else []
    twins = [_merged(a, b) for a, b in pairwise(target)] if merge < inf else []
    for i in range(len(source) + 1):
        middle = i * len(target) // max(len(source), 1)
        costs.append({})
        steps.append({})
        for j in range(max(middle - band, 0), min(middle + band, len(target)) + 1):
            best, step = (0.0, (0, 0)) if i == j == 0 else (inf, (0, 0))
            for di, dj in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2)):
                before = costs[i - di].get(j - dj, inf) if i >= di and j >= dj else inf
                if before >= best:
                    continue
                if (di, dj) == (1, 1):
                    cost = before + _cost(source[i - 1], target[j - 1])
                elif 0 in {di, dj}:
                    cost = before + _SKIP
                else:
                    a = source[i - 1] if di == 1 else pairs[i - 2] if pairs else None
                    b = target[j - 1] if dj == 1 else twins[j - 2] if twins else None
                    cost = before + merge + _cost(a, b) if a and b else inf
                if cost < best:
                    best, step = cost, (di, dj)
            costs[i][j], steps[i][j] = best, step
    matches: list[Match] = []
    i, j = len(source), len(target)
    while i or j:
        di, dj = steps[i][j]
        matches.append(Match(tuple(source[i - di : i]), tuple(target[j - dj : j])))
        i, j = i - di, j - dj
    return matches[::-1]
