"""What a plugin's objects must keep, as classes of tests to subclass."""
# ruff: noqa: S101 - contract tests assert

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.protocols import Backend, Check, Format, Segmenter
from dragoman.types import Pair, Request, Span


class BackendContract:
    """What every `Backend` must keep."""

    sources: Sequence[str] = ("أعلنت الوزارة النتائج يوم الاثنين.", "نعم", "قتل 3 أشخاص.", "نعم")

    def make(self) -> Backend:
        """Return the backend under test; override it."""
        raise NotImplementedError

    def test_describes_itself(self) -> None:
        """Names and limits are there, and the digest belongs to what is loaded, not to a run."""
        backend = self.make()
        assert backend.name
        assert re.fullmatch("[0-9a-f]{8,}", backend.digest)
        assert backend.digest == self.make().digest
        assert re.fullmatch("[a-z]{2}", backend.source_language)
        assert re.fullmatch("[a-z]{2}", backend.target_language)
        assert backend.max_tokens > 0
        assert len(set(backend.placeholders)) == len(backend.placeholders)

    def test_counts_tokens(self) -> None:
        """A longer text has no fewer tokens."""
        backend = self.make()
        for text in self.sources:
            assert 0 < backend.count_tokens(text) <= backend.count_tokens(f"{text} {text}")

    def test_answers_each_request(self) -> None:
        """One tuple a request, with no more candidates than wanted, best first."""
        backend = self.make()
        requests = [Request(text, alternatives=3, align=True) for text in self.sources]
        answers = backend.translate(requests)
        assert len(answers) == len(requests)
        for request, candidates in zip(requests, answers, strict=True):
            assert 1 <= len(candidates) <= request.alternatives
            scores = [candidate.score for candidate in candidates]
            assert scores == sorted(scores, reverse=True)
            for candidate in candidates:
                for link in candidate.alignment:
                    assert Span(0, len(candidate.text)).covers(link.target)
                    assert Span(0, len(request.text)).covers(link.source)
        assert backend.translate([]) == []

    def test_an_answer_does_not_depend_on_the_others(self) -> None:
        """Order and grouping of requests change nothing."""
        backend = self.make()
        requests = [Request(text) for text in self.sources]
        together = backend.translate(requests)
        assert backend.translate(requests[::-1]) == together[::-1]
        assert [backend.translate([request])[0] for request in requests] == together


class FormatContract:
    """What every `Format` must keep, on sample `documents` of its own."""

    documents: Sequence[str] = ()
    plain = "word * _ ` [x](y) <b> | & \\ # 1. ~ : {{ }} word"

    def make(self) -> Format:
        """Return the format under test; override it."""
        raise NotImplementedError

    def test_describes_itself(self) -> None:
        """It has a name, lower-case suffixes, and samples to test it on."""
        markup = self.make()
        assert markup.name
        assert all(suffix.startswith(".") for suffix in markup.suffixes)
        assert [suffix.lower() for suffix in markup.suffixes] == list(markup.suffixes)
        assert self.documents, "override `documents` with sample sources"

    def test_places_and_inlines_lie_in_order(self) -> None:
        """Segments are numbered; places and inlines are in range, in order, and apart."""
        for source in self.documents:
            document = self.make().parse(source)
            assert document.source == source
            assert document.format == self.make().name
            assert [s.index for s in document.segments] == list(range(len(document.segments)))
            for segment in document.segments:
                _in_order(segment.places, len(source))
                _in_order([inline.span for inline in segment.inlines], len(segment.text))
                if not segment.encoding:
                    assert segment.text == "\n".join(p.of(source) for p in segment.places)

    def test_an_unchanged_document_comes_back_byte_for_byte(self) -> None:
        """Rendering nothing, or every segment's own text, gives the source."""
        markup = self.make()
        for source in self.documents:
            document = markup.parse(source)
            for targets in ([None] * len(document.segments), [s.text for s in document.segments]):
                rendered = markup.render(document, targets, language="ar")
                assert rendered.text == source
                assert len(rendered.places) == len(document.segments)

    def test_plain_text_stays_plain_text(self) -> None:
        """Escaped text keeps the block skeleton, whatever marks it holds."""
        markup = self.make()
        for source in self.documents:
            document = markup.parse(source)
            targets = [markup.escape(self.plain, segment) for segment in document.segments]
            again = markup.parse(markup.render(document, targets).text)
            assert [b.kind for b in again.skeleton] == [b.kind for b in document.skeleton]


class CheckContract:
    """What every `Check` must keep: `clean` pairs have no finding, `wrong` ones at least one."""

    clean: Sequence[Pair] = ()
    wrong: Sequence[Pair] = ()

    def make(self) -> Check:
        """Return the check under test; override it."""
        raise NotImplementedError

    def test_finds_what_is_wrong_and_nothing_else(self) -> None:
        """Findings bear the check's name, and their spans lie in the texts."""
        check = self.make()
        assert check.name
        assert self.clean, "override `clean` with pairs that pass"
        assert self.wrong, "override `wrong` with pairs that do not"
        assert [list(check.check(pair)) for pair in self.clean] == [[]] * len(self.clean)
        for pair in self.wrong:
            findings = list(check.check(pair))
            assert findings
            assert findings == list(check.check(pair))
            for finding in findings:
                assert finding.check == check.name
                assert "\n" not in finding.message
                assert Span(0, len(pair.source)).covers(finding.source or Span(0, 0))
                assert Span(0, len(pair.target)).covers(finding.target or Span(0, 0))

    def test_survives_empty_texts(self) -> None:
        """No pair makes it raise."""
        for source, target in (("", ""), ("نص", ""), ("", "text")):
            list(self.make().check(Pair(source, target)))


class SegmenterContract:
    """What every `Segmenter` must keep."""

    texts: Sequence[str] = (
        "أولا. ثانيا؟ ثالثا!",
        "جملة واحدة، بلا نهاية",
        "وصل الوفد إلى القاهرة مساء الاثنين، فيما بدأت المحادثات صباح الثلاثاء",
        "",
        " \n ",
    )

    def make(self) -> Segmenter:
        """Return the segmenter under test; override it."""
        raise NotImplementedError

    def test_pieces_hold_all_but_white_space(self) -> None:
        """Sentences and clauses are in order and apart, begin and end with text, lose nothing."""
        segmenter = self.make()
        for text in self.texts:
            for pieces in (segmenter.split(text), segmenter.clauses(text)):
                _in_order(pieces, len(text))
                assert all(piece.of(text) == piece.of(text).strip() != "" for piece in pieces)
                assert "".join("".join(p.of(text) for p in pieces).split()) == "".join(text.split())

    def test_no_boundary_inside_a_closed_span(self) -> None:
        """A span that is closed stays in one piece."""
        segmenter = self.make()
        for text in self.texts:
            if whole := text.strip():
                closed = Span(text.index(whole), text.index(whole) + len(whole))
                assert segmenter.split(text, [closed]) == [closed]
                assert segmenter.clauses(text, [closed]) == [closed]


def _in_order(spans: Sequence[Span], length: int) -> None:
    """Assert that `spans` lie one behind the other in a text of `length`."""
    end = 0
    for span in spans:
        assert end <= span.start <= span.end <= length
        end = span.end
