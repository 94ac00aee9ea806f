"""Find what a person changed in a translation, and have the memory keep it.

The edited page is compared with the one that would be made now, English with English: what is
the same stays unlearnt, and what differs stands between neighbours that tell where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.drafting import Draft, draft
from dragoman.host import Host
from dragoman.memory.changes import GAP, changed_sentences
from dragoman.memory.edited import in_terms_of
from dragoman.memory.entry import HUMAN, Entry
from dragoman.memory.pairs import changed_pairs
from dragoman.memory.stretch import Stretch, folded
from dragoman.protocols import Memory
from dragoman.text.markdown.render import region
from dragoman.types import Document, Segment, Span
from dragoman.work import Work, source_offsets


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence, or a whole segment, that a person changed; with a `problem`, not learnt."""

    source: Span | None  # in the source document
    target: Span | None  # in the edited translation
    before: str = ""  # what the page would say without it, markup written out
    after: str = ""
    problem: str = ""


def learn_corrections(
    host: Host,
    memory: Memory,
    source_text: str,
    target_text: str,
    *,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002 - the word on the command line
    within: Span | None = None,
    within_source: Span | None = None,
) -> tuple[Correction, ...]:
    """Store every sentence of `target_text`, a translation of `source_text`, that a person changed.

    That is what differs from the translation that would be made now, which the memory mostly
    knows, and from what a machine said before. Where a change goes over the bounds of sentences,
    the segment is learnt as a whole. What has no counterpart, or other markup than its source, is
    not learnt but returned with a `problem`.

    With `within`, a place in the translation, or `within_source`, one in the source, this is done
    for the sentences that it touches, and for no others.
    """
    made = draft(host, source_text, path=path, format=format, memory=memory)
    if made.is_foreign:
        return ()
    learner = _Learner(made, memory, made.markup.parse(target_text))
    found = [
        (correction, entry)
        for correction, entry in learner.corrections()
        if _touches(within, correction.target) and _touches(within_source, correction.source)
    ]
    memory.remember(entry for _, entry in found if entry)
    return tuple(correction for correction, _ in found)


def _touches(within: Span | None, place: Span | None) -> bool:
    """Tell whether a place is, or is partly, in `within`; an empty one is a cursor."""
    if within is None or place is None:
        return within is None
    if within.start == within.end:
        return place.start <= within.start <= place.end
    return within.start < place.end and place.start < within.end


_Learnt = tuple[Correction, Entry | None]  # with what is to be remembered


class _Learner:
    """A translation as it would be made now, and the same after a person edited it."""

    def __init__(self, made: Draft, memory: Memory, edited: Document) -> None:
        self.made, self.memory, self.edited = made, memory, edited
        self.english = made.markup.parse(made.rendered.text)
        self.numbers = {place: i for i, place in enumerate(made.rendered.places)}

    def corrections(self) -> Iterator[_Learnt]:
        """Yield what changed."""
        for old, new in changed_pairs(self.english, self.edited):
            number = None if old is None else self.numbers.get(region(old))
            work = None if number is None else self.made.works[number]
            if work is None or old is None or new is None:
                yield _refused(work, new), None
            else:
                yield from self._changes(work, old, new)

    def _changes(self, work: Work, old: Segment, new: Segment) -> Iterator[_Learnt]:
        """Yield what a person changed in one segment."""
        whole = work.stretch(work.whole())
        after, was = in_terms_of(whole, new), in_terms_of(whole, old)
        if after is None:
            yield _refused(work, new), None
            return
        before = self._before(work, after.text)
        parts = list(_parts(work, before))
        joined = folded("".join(text for text, _ in parts))
        if after.text in {joined, was and was.text}:
            return
        found = changed_sentences(parts, after.text)
        texts = {number: place.of(after.text) for number, place in (found or {}).items()}
        spans = {number: work.spans[number] for number in texts}
        if found and all(work.stretch(spans[n]).holds_markup_of(texts[n]) for n in found):
            offsets = source_offsets(self.edited, new)
            for number, text in texts.items():
                if text != folded(work.spaced(number)):
                    there = after.place(found[number])
                    target = Span(offsets[there.start], offsets[there.end])
                    yield self._correction(work, spans[number], target, before[number], text)
        else:
            yield self._correction(work, work.whole(), region(new), joined, after.text)

    def _before(self, work: Work, after: str) -> list[str]:
        """Return the sentences as they were before `after` was made of them.

        Each is what would be said now, or, where `after` has that, what another model once said.
        """
        stretches = [work.stretch(span) for span in work.spans]
        keys = [stretch.coded_key for stretch in stretches]
        known = self.memory.recall(keys, None, self.made.translator.languages)
        found: list[str] = []
        for number, (key, stretch) in enumerate(zip(keys, stretches, strict=True)):
            machines = (entry for entry in known.get(key, ()) if not entry.is_human)
            texts = (stretch.place(entry.target, len(entry.inlines)) for entry in machines)
            said = [work.spaced(number), *(work.spaced(number, text) for text in texts if text)]
            found.append(max(said, key=lambda text: _likeness(text, after)))
        return found

    def _entry(self, stretch: Stretch, text: str) -> Entry:
        here, there = self.made.translator.languages
        return Entry(
            stretch.coded_key,
            folded(stretch.canonical(stretch.text)),
            stretch.canonical(text),
            HUMAN,
            tuple(stretch.written.values()),
            here,
            there,
        )

    def _correction(self, work: Work, span: Span, target: Span, before: str, after: str) -> _Learnt:
        """Return a correction with its entry; `target` is its place in the edited translation."""
        offsets = source_offsets(self.made.document, work.segment)
        source = Span(*(offsets[work.coded.origin(at)] for at in (span.start, span.end)))
        was, now = (folded("".join(work.expand(text, span))) for text in (before, after))
        return Correction(source, target, was, now), self._entry(work.stretch(span), after)


def _refused(work: Work | None, new: Segment | None) -> Correction:
    """Return why a segment is not learnt: it lacks its counterpart, or some markup."""
    problem = "its markup is not that of the source"
    if work is None or new is None:
        problem = f"it has no counterpart in the {'translation' if work else 'source'}"
    return Correction(
        region(work.segment) if work else None, region(new) if new else None, problem=problem
    )


def _likeness(text: str, other: str) -> tuple[bool, int]:
    """Return how much of `text` is in `other`: all of it, or how many of its words."""
    return folded(text) in other, len(set(text.split()) & set(other.split()))


def _parts(work: Work, sentences: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the coded text of a segment's translation, each part with its sentence's number."""
    end = 0
    for number, span in enumerate(work.spans):
        yield work.coded.text[end : span.start] or " " * (end > 0), GAP
        yield sentences[number], number
        end = span.end
    yield work.coded.text[end:], GAP
