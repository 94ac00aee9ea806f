"""Who speaks where in a document, and where the translation names the same speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.protocols import Segmenter
from dragoman.summary.sentences import Places, read_paragraphs
from dragoman.text.named_speakers import speaker_in
from dragoman.text.speakers import Report, read_reports
from dragoman.types import Document, Span


@dataclass(frozen=True, slots=True)
class Named:
    """A place where somebody is named as speaking."""

    name: str  # as fully as the document has it
    place: Span
    segment: int = -1  # its index
    parts: tuple[str, ...] = ()  # of the name, what is a title or an organisation


def named_places(document: Document, language: str, segmenter: Segmenter) -> list[Named]:
    """Return the places where the speakers of a document are named, in order."""
    paragraphs, places = read_paragraphs(document, segmenter), Places(document)
    found: list[Named] = []
    for report in read_reports([paragraph.text for paragraph in paragraphs], language):
        if report.speaker is not None:
            paragraph, span = paragraphs[report.paragraph], report.speaker
            last = places.of(paragraph, Span(span.end - 1, span.end))
            place = Span(places.of(paragraph, span).start, last.start + 1)
            found.append(Named(report.name, place, paragraph.segment.index, _parts(report)))
    return sorted(found, key=lambda one: one.place)


def by_segment(named: Iterable[Named]) -> dict[int, list[Named]]:
    """Return those who are named by the index of the segment."""
    found: dict[int, list[Named]] = {}
    for one in named:
        found.setdefault(one.segment, []).append(one)
    return found


def pair_named(
    ours: Sequence[Named],
    theirs: Sequence[Named],
    english: str,
    sentences: Iterable[tuple[Span | None, Span | None]],
) -> Iterator[tuple[Named | None, Named | None]]:
    """Yield who is named in the Arabic and in the English of a block whose `sentences` are paired.

    Speakers are told by the English forms of their names, first of those who speak there, then of
    anybody in the sentence. Of a sentence's others, as many on both sides are paired in order: one
    whom the translation drops or adds shifts nobody.
    """
    pairs = _by_name(ours, theirs, english)
    left = [one for one in theirs if one not in pairs.values()]
    for source, target in sentences:
        rest = [one for one in ours if one not in pairs and _begins_in(one, source)]
        for one in rest:
            place = _found(one, target, english) if target else None
            if place and not any(_touch(place, other.place) for other in pairs.values()):
                pairs[one] = Named(place.of(english), place)
        rest = [one for one in rest if one not in pairs]
        others = [one for one in left if _begins_in(one, target)]
        if len(rest) == len(others):
            pairs |= zip(rest, others, strict=True)
            left = [one for one in left if one not in others]
    yield from ((one, pairs.get(one)) for one in ours)
    yield from ((None, other) for other in left)


def _by_name(ours: Sequence[Named], theirs: Sequence[Named], english: str) -> dict[Named, Named]:
    """Pair those whose names are alike, first where most words of a name are."""
    alike: list[tuple[int, int, int]] = []
    for here, one in enumerate(ours):
        for there, other in enumerate(theirs):
            if found := _found(one, other.place, english):
                alike.append((-len(found.of(english).split()), here, there))
    pairs: dict[int, int] = {}
    for _, here, there in sorted(alike):
        if here not in pairs and there not in pairs.values():
            pairs[here] = there
    return {ours[here]: theirs[there] for here, there in pairs.items()}


def _found(one: Named, within: Span, english: str) -> Span | None:
    """Return where somebody is named; one word of several may be that of somebody else."""
    phrase = within.of(english)
    found = speaker_in(phrase, one.name, one.parts)
    if found is None:
        return None
    is_sure = len(found.of(phrase).split()) > 1
    is_short = 1 in {_length(one.name, one.parts), _length(phrase)}
    return found.shifted(within.start) if is_sure or is_short else None


def _length(name: str, parts: Iterable[str] = ()) -> int:
    """Return how many words a name has without its `parts`; of English, those with a capital."""
    for part in parts:
        name = name.replace(part, " ")
    return sum(word[:1].isupper() or not word.isascii() for word in name.split())


def _begins_in(one: Named, place: Span | None) -> bool:
    return place is not None and place.start <= one.place.start < place.end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _parts(report: Report) -> tuple[str, ...]:
    return tuple(filter(None, (report.role, report.organisation)))
