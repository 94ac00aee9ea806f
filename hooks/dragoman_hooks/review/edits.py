"""How a sentence that is typed on the page gets into the file of the translation."""

from __future__ import annotations

from dragoman import Counterpart, Document, Segment, SentencePair
from dragoman_hooks.review.extents import Extent, extent_of, region
from dragoman_hooks.review.model import Edit
from dragoman_hooks.review.structure import Structure

_FIELDS = frozenset({"yaml", "toml", "json"})
_PROSE = frozenset({"paragraph", "heading", "text"})


class Editing:
    """The sentences of one counterpart as edits of the target."""

    def __init__(
        self, document: Document, part: Counterpart, structure: Structure, end: int
    ) -> None:
        """Take where the text before the counterpart ends, for a text that has no place yet."""
        self.document, self.part, self.structure, self.end = document, part, structure, end
        self.extents: list[tuple[Segment, Extent]] = [
            (segment, extent_of(document, segment)) for segment in part.target
        ]
        self.position = region(part.target).start if part.target else end

    def edit_of(self, pair: SentencePair) -> tuple[Edit | None, int]:
        """Return the edit of a pair, if there can be one, and where its sentence is or belongs."""
        if pair.target is None:
            return self._addition(), self.position
        self.position = pair.target.end
        for segment, extent in self.extents:
            if region([segment]).covers(pair.target):
                form, place = _form(segment), pair.target
                text = extent.inner(place).of(extent.text)
                return Edit(place.start, place.end, text, self._joint(segment), form), place.start
        return None, self.position

    def _addition(self) -> Edit | None:
        """Return the edit that adds what is missing, None where it would need markup around it."""
        at = self.position
        if self.part.target:
            if _form(self.part.target[-1]):
                return None
            first = at == region(self.part.target).start
            return Edit(at, at, "", before="" if first else " ", after=" " if first else "")
        kind = self.part.source[0].kind
        if kind not in _PROSE:
            return None
        end = "\r\n" if "\r\n" in self.document.source else "\n"
        at = self.structure.line_end(at) if at else 0
        lead = "## " if kind == "heading" else ""
        if at == 0:
            return Edit(0, 0, "", before=lead, after=end * 2)
        return Edit(at, at, "", before=end * 2 + lead)

    def _joint(self, segment: Segment) -> str:
        """Return what parts the lines of a segment: a line feed and the marks of containers."""
        if len(segment.places) == 1 or _form(segment) == "quoted":
            return ""
        first, second = segment.places[:2]
        return self.document.source[first.end : second.start]


def _form(segment: Segment) -> str:
    """Return how the text of a segment is written in its container, "" for as it is."""
    kind, _, style = segment.encoding.partition(":")
    if kind in _FIELDS:
        return "" if style == "block" else "quoted"
    if kind in {"attribute", "title"}:
        return kind
    return "cell" if segment.kind == "cell" else ""
