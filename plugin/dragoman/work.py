"""A segment under translation: its sentences, its target text, and where these stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.judging import Outcome
from dragoman.memory.stretch import Stretch
from dragoman.protocols import Check, Format
from dragoman.text.coded import Coded, blank
from dragoman.text.fit import spaced
from dragoman.text.offsets import walk
from dragoman.text.quotes import continued_quotations
from dragoman.types import Document, Finding, Pair, Segment, Severity, Span


@dataclass(slots=True)
class Work:
    """A segment on its way: its sentences, and what has become of them."""

    segment: Segment
    coded: Coded
    spans: list[Span]  # sentences, in `coded.text`
    outcomes: list[Outcome] = field(default_factory=list)  # one a sentence
    target: str | None = None  # None keeps the source
    written: list[Span] = field(default_factory=list)  # sentences, in `target`

    def whole(self) -> Span:
        """Return all of the coded text but the white space around it."""
        text = self.coded.text
        return Span(len(text) - len(text.lstrip()), len(text.rstrip()))

    def place(self, document: Document, span: Span) -> Span:
        """Return where a stretch of the coded text stands in the document."""
        offsets = source_offsets(document, self.segment)
        return Span(offsets[self.coded.origin(span.start)], offsets[self.coded.origin(span.end)])

    def leave(self) -> None:
        """Let every sentence be as it is."""
        texts = (span.of(self.coded.text) for span in self.spans)
        self.outcomes = [Outcome(text, text) for text in texts]

    def stretch(self, span: Span) -> Stretch:
        """Return a part of the coded text as what is translated or remembered on its own."""
        inlines, source = self.coded.within(span), self.segment.text
        written = {char: inline.span.of(source) for char, inline in inlines.items()}
        return Stretch(span.of(self.coded.text), inlines, written)

    def expand(self, text: str, within: Span) -> list[str]:
        """Return the characters of `text` with the markup of a stretch of the source unfolded."""
        written = self.stretch(within).written
        return [written.get(c, c) for c in text] if written else list(text)

    def spaced(self, index: int, text: str | None = None) -> str:
        """Return one sentence's coded translation, or `text`, with spaces beside its markup.

        A person has set them already.
        """
        outcome = self.outcomes[index]
        if text is None:
            if outcome.text == outcome.source or outcome.origin == "human":
                return outcome.text
            text = outcome.text
        return spaced(text, outcome.source, self.coded.within(self.spans[index]))

    def assemble(self, markup: Format) -> None:
        """Write the target from the outcomes; None where nothing of the segment changed."""
        self.target, self.written = None, []
        if all(o.text == o.source for o in self.outcomes):
            return
        self._continue_quotations()
        parts: list[str] = []
        length = end = 0
        for index, (span, outcome) in enumerate(zip(self.spans, self.outcomes, strict=True)):
            gap = Span(end, span.start)
            between = "".join(self.expand(gap.of(self.coded.text), gap))
            parts.append(between or " " * (end > 0))
            length += len(parts[-1])
            text = self.spaced(index)
            if text != outcome.source:
                text = markup.escape(text, self.segment)
            parts.append("".join(self.expand(text, span)))
            self.written.append(Span(length, length + len(parts[-1])))
            length += len(parts[-1])
            end = span.end
        rest = Span(end, len(self.coded.text))
        parts += self.expand(rest.of(self.coded.text), rest)
        self.target = "".join(parts)

    def _continue_quotations(self) -> None:
        """Open and close what runs over several sentences as English does, but a person's text."""
        texts = continued_quotations((o.source, o.text) for o in self.outcomes)
        self.outcomes = [
            old if text == old.text or old.origin == "human" else _beginning_otherwise(old, text)
            for old, text in zip(self.outcomes, texts, strict=True)
        ]

    def keep_source(self) -> None:
        """Give up: the segment stays as it is, and its first sentence's findings say so."""
        message = "kept in Arabic: no translation left its markup whole"
        finding = Finding("structure", Severity.ERROR, message)
        self.target, self.written = None, []
        self.outcomes = [replace(o, text=o.source, findings=()) for o in self.outcomes]
        self.outcomes[0] = replace(self.outcomes[0], findings=(finding,))


def across_sentences(work: Work, checks: Sequence[Check]) -> Iterator[Finding]:
    """Yield what those of `checks` that look across sentences find in the segment as one text.

    A check that has found something in one of the sentences is not asked again. The findings
    have no places: they are about all of the segment.
    """
    if work.target is None or len(work.outcomes) < 2:  # noqa: PLR2004 - one has been checked
        return
    told = {finding.check for outcome in work.outcomes for finding in outcome.findings}
    source, target = (
        blank(" ".join(texts))
        for texts in ((o.source for o in work.outcomes), (o.text for o in work.outcomes))
    )
    for check in checks:
        if getattr(check, "across_sentences", False) and check.name not in told:
            for finding in check.check(Pair(source, target)):
                yield replace(finding, source=None, target=None)


def _beginning_otherwise(outcome: Outcome, text: str) -> Outcome:
    """Return `outcome` with `text`, which is its own but for what it begins with."""
    by = len(text) - len(outcome.text)
    places = (f.target and f.target.shifted(by) for f in outcome.findings)
    findings = tuple(
        replace(finding, target=place and Span(max(place.start, 0), place.end))
        for finding, place in zip(outcome.findings, places, strict=True)
    )
    return replace(outcome, text=text, findings=findings)


@dataclass(frozen=True, slots=True)
class Located:
    """One sentence's outcome, with a way from its own offsets to those of both documents."""

    outcome: Outcome
    source: Callable[[int], int]  # offset in `outcome.source` -> in the source document
    target: Callable[[int], int]  # offset in `outcome.text` -> in the target document

    def source_span(self, span: Span | None) -> Span:
        """Return the place of `span`, or of the whole sentence, in the source document."""
        span = span or Span(0, len(self.outcome.source))
        return Span(self.source(span.start), self.source(span.end))

    def target_span(self, span: Span | None) -> Span:
        """Return the place of `span`, or of the whole sentence, in the target document."""
        span = span or Span(0, len(self.outcome.text))
        return Span(self.target(span.start), self.target(span.end))


def locate(document: Document, work: Work, rendered: str, place: Span) -> Iterator[Located]:
    """Yield the sentences of `work`; `place` is its segment's in the target text `rendered`."""
    in_source = source_offsets(document, work.segment)
    target = work.segment.text if work.target is None else work.target
    in_target = [place.start + o for o in walk(target, place.of(rendered))]
    for index, (span, outcome) in enumerate(zip(work.spans, work.outcomes, strict=True)):

        def source(offset: int, start: int = span.start) -> int:
            return in_source[work.coded.origin(start + offset)]

        if work.target is None:

            def unchanged(offset: int, start: int = span.start) -> int:
                return in_target[work.coded.origin(start + offset)]

            yield Located(outcome, source, unchanged)
            continue
        written = work.written[index]
        unescaped = work.expand(outcome.text, span)
        starts = [0]
        for piece in unescaped:
            starts.append(starts[-1] + len(piece))
        escaped = walk("".join(unescaped), written.of(target))

        def changed(
            offset: int,
            start: int = written.start,
            starts: list[int] = starts,
            escaped: list[int] = escaped,
        ) -> int:
            return in_target[start + escaped[starts[offset]]]

        yield Located(outcome, source, changed)


def source_offsets(document: Document, segment: Segment) -> list[int]:
    """Return the document offset of every offset in `segment.text`, and of its end."""
    offsets: list[int] = []
    lines = segment.text.split("\n") if len(segment.places) > 1 else [segment.text]
    for line, place in zip(lines, segment.places, strict=False):
        found = walk(line, place.of(document.source))
        offsets += [place.start + o for o in found]  # its end is the line feed's place
    missing = len(segment.text) + 1 - len(offsets)
    return offsets + [offsets[-1]] * missing
