"""Prove that a translated document has its source's structure, or say where it has not.

Three things are compared: every byte outside the segments, the skeleton of blocks, and segment by
segment what must pass through. Order within a segment may differ between languages.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from dragoman.errors import StructureError
from dragoman.text.markdown.lines import line_of
from dragoman.text.markdown.render import region
from dragoman.types import Document, Rewrite, Segment, Span

_PLAIN = frozenset(  # found by their spelling alone, which English text shares
    {"email", "file", "foreign", "handle", "latin", "path", "private", "symbol", "tag", "url"}
    | {"control", "entity", "escape"}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a translated document departs from its source."""

    line: int  # 1-based, in the translated document
    message: str  # one line, for people
    segment: int | None = None  # of the source document


def verify(document: Document, other: Document) -> None:
    """Raise `StructureError` unless `other`, a translation of `document`, has its structure."""
    difference = compare(document, other)
    if difference is not None:
        raise StructureError(
            f"line {difference.line}: the translation would change the structure: "
            f"{difference.message}",
            "nothing was written; report this with the source file",
        )


def compare(document: Document, other: Document) -> Difference | None:
    """Return the first difference between `document` and its translation, None if there is none."""
    return next(_differences(document, other), None)


def skeleton_difference(document: Document, other: Document) -> Difference | None:
    """Return the first difference between the blocks of two documents, None if there is none."""
    return next(_skeleton_differences(document, other), None)


def differing_segments(
    document: Document, other: Document, places: Sequence[Span] | None = None
) -> list[int]:
    """Return the segments of `document` whose structure did not come through to `other`.

    With `places`, where `Format.render` put the segments, each is judged by itself; otherwise by
    its position, and where a text was lost or added, all from the first change to the last are
    returned. A segment that opens a block by mistake may take later ones with it.
    """
    if places is not None:
        found = {region(segment): segment.index for segment in _compared(other)}
        twins = (found.get(places[segment.index]) for segment in _compared(document))
        pairs = (
            (source, None if twin is None else other.segments[twin])
            for source, twin in zip(_compared(document), twins, strict=True)
        )
        return [source.index for source, target in pairs if _change(source, target)]
    sources, targets = list(_compared(document)), list(_compared(other))
    if len(sources) == len(targets):
        return [s.index for s, t in zip(sources, targets, strict=True) if _change(s, t)]
    first = _same_head(sources, targets)
    rest = len(sources) - first
    last = rest - _same_head(sources[::-1][:rest], targets[::-1][: len(targets) - first])
    return [segment.index for segment in sources[first : first + max(last, 1)]]


def _same_head(sources: Sequence[Segment], targets: Sequence[Segment]) -> int:
    """Return how many segments from the first on have the same structure."""
    pairs = zip(sources, targets, strict=False)
    return sum(1 for _ in takewhile(lambda pair: not _change(*pair), pairs))


def _differences(document: Document, other: Document) -> Iterator[Difference]:
    yield from _skeleton_differences(document, other)
    for source, target in zip(_compared(document), _compared(other), strict=False):
        if change := _change(source, target):
            yield Difference(line_of(other.source, region(target).start), change, source.index)
    before, after = (sum(1 for _ in _compared(one)) for one in (document, other))
    if before != after:
        message = f"{before} texts became {after}"
        yield Difference(line_of(other.source, len(other.source)), message)
    for (raw, rewritten), (place, _) in zip(_frame(document), _frame(other), strict=True):
        text = place.of(other.source)
        if text not in {raw.of(document.source), rewritten}:
            pairs = enumerate(zip(rewritten, text, strict=False))
            at = next((i for i, (a, b) in pairs if a != b), min(len(rewritten), len(text)))
            line = line_of(other.source, place.start + at)
            yield Difference(line, "what stands between the texts changed")


def _skeleton_differences(document: Document, other: Document) -> Iterator[Difference]:
    for before, after in zip(document.skeleton, other.skeleton, strict=False):
        if before.kind != after.kind:
            yield Difference(after.line, f"{before.kind} became {after.kind}")
    if len(document.skeleton) != len(other.skeleton):
        message = f"{len(document.skeleton)} blocks became {len(other.skeleton)}"
        yield Difference(line_of(other.source, len(other.source)), message)


def _change(source: Segment, target: Segment | None) -> str:
    """Say what of `source` is missing from `target` or was added, "" if nothing is."""
    if target is None:
        return f"a {source.kind} is missing"
    if source.kind != target.kind:
        return f"a {source.kind} became a {target.kind}"
    before, after = _markup(source), _markup(target)
    if missing := before - after:
        return f"{next(iter(missing))!r} is missing"
    if added := after - before:
        return f"{next(iter(added))!r} was added"
    text = " ".join(target.text.split())
    plain = Counter(" ".join(i.key.split()) for i in source.inlines if i.kind in _PLAIN)
    for key, count in plain.items():
        if text.count(key) < count:
            return f"{key!r} is missing"
    return ""


def _markup(segment: Segment) -> Counter[str]:
    """Count the keys of markup; of a pair the closing end, which names the target, counts.

    Of a pair of shortcodes both ends do: the first one has the arguments.
    """
    return Counter(
        inline.key
        for inline in segment.inlines
        if inline.kind not in _PLAIN and (inline.role != "open" or inline.kind == "template")
    )


def _frame(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the stretches outside the segments, each as it stands and rewritten for English."""
    rewrites = deque(sorted(document.rewrites, key=lambda rewrite: rewrite.place))
    position = 0
    end = Span(len(document.source), sys.maxsize)
    for text in chain(map(region, document.segments), [end]):
        if text.start >= position:  # not inside the segment before it
            span = Span(position, text.start)
            yield span, _rewritten(document.source, rewrites, span)
            position = text.end


def _rewritten(source: str, rewrites: deque[Rewrite], span: Span) -> str:
    """Return `source` at `span` rewritten, taking what was used from `rewrites`."""
    pieces: list[str] = []
    position = span.start
    while rewrites and rewrites[0].place.start < span.end:
        rewrite = rewrites.popleft()
        if span.covers(rewrite.place):
            pieces += (source[position : rewrite.place.start], rewrite.text)
            position = rewrite.place.end
    return "".join([*pieces, source[position : span.end]])


def _compared(document: Document) -> Iterator[Segment]:
    """Yield the segments without the texts of shortcut references.

    ``[text]`` becomes ``[translation][text]``, whose text belongs to the segment around it.
    """
    return (s for s in document.segments if (s.kind, s.encoding) != ("link", "reference"))
