"""Sentences as spans: Arabic ones, or those of the language whose judge of stops is given.

One scan over the places where a sentence might end. Each is judged by what stands before it in the
same sentence and by the word that follows, and by nothing else (see `stops`): so the scan is
linear, and a sentence split again stays whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from dragoman.text.arabic import HARAKAT, INVISIBLE, MARKUP, TATWEEL
from dragoman.text.items import numbered
from dragoman.text.quotes import quotations
from dragoman.text.stops import STOP, Candidate, ends_sentence
from dragoman.types import Span

LONG_QUOTE = 240  # code points from which a quotation of several sentences leaves its attribution
_CLOSING = "»”’›)\\]}"
_END = re.compile(
    rf"""(?P<core>[{STOP}]+)
    (?P<tail>(?: [{STOP}{_CLOSING}"'“*_{MARKUP}{INVISIBLE}]
    | \s+[»”)\]](?=\s|$|[.،,؛;:!?؟»”)])      # a closing mark after a space
    | \s?\[(?:\^[^\]\s]{{1,40}}|\d{{1,3}})\]  # a footnote
    | \(\d{{1,3}}\) | [¹²³⁰⁴-⁹†‡]
    )*)""",
    re.VERBOSE,
)
_NEXT = re.compile(
    rf"""(?P<gap>\s*) (?P<open>[{MARKUP}{INVISIBLE}«“„”"'‘(\[*_•–—\s-]*)
    (?P<word>[^\W_][\w{HARAKAT}{TATWEEL}{INVISIBLE}]{{0,30}})?""",
    re.VERBOSE,
)
_WORD_CHAR = re.compile(r"[^\W_]")


Judge = Callable[[Candidate], bool]
"""Tells whether a sentence ends at a candidate."""


def split(text: str, closed: Sequence[Span] = (), judge: Judge = ends_sentence) -> list[Span]:
    """Return the sentences of `text` in order, without the white space between them.

    No boundary falls inside a span of `closed`. Private-use characters are taken for markup: they
    stay with the sentence that they touch. A list number that begins a line begins a sentence.
    `judge` knows the language; see `stops` for Arabic and `english_stops` for English.

    >>> text = "وصل د. سامي. متى؟ عند 7.30."
    >>> [span.of(text) for span in split(text)]
    ['وصل د. سامي.', 'متى؟', 'عند 7.30.']
    """
    closed = sorted(closed)
    if items := list(_items(text, closed)):
        pieces = pairwise([0, *items, len(text)])
        return [
            span.shifted(start)
            for start, end in pieces
            for span in split(
                text[start:end], [s.shifted(-start) for s in closed if s.end > start], judge
            )
        ]
    cuts = list(_boundaries(text, closed, judge))
    cuts = sorted({*cuts, *_after_colons(text, cuts, closed)})
    pieces = pairwise([0, *cuts, len(text)])
    return [span for start, end in pieces if (span := _trimmed(text, start, end))]


def _items(text: str, closed: Sequence[Span]) -> Iterator[int]:
    """Yield where the items of a numbered list begin, but for one at the very start."""
    if "\n" not in text:
        return
    lines = text.split("\n")
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    starts = [span.start for span in closed]
    for line in numbered(lines):
        if line and not _inside(begins[line], closed, starts):
            yield begins[line]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + len(piece.rstrip())) if lead < len(piece) else None


def _boundaries(text: str, closed: Sequence[Span], judge: Judge) -> Iterator[int]:
    """Yield the offsets behind which a new sentence begins."""
    final = next((i for i in range(len(text) - 1, -1, -1) if text[i].isalnum()), -1)
    starts = [span.start for span in closed]
    start = cursor = 0
    has_word, straight = False, 0
    for match in _END.finditer(text):
        stop, end = match.start(), match.end("tail")
        if _holds(stop, closed, starts):
            continue
        has_word = has_word or _WORD_CHAR.search(text, cursor, stop) is not None
        straight += text.count('"', cursor, stop)
        cursor = stop
        end = _past_closed(text, _without_opening(text, match, straight), closed, starts)
        following = _NEXT.match(text, end)
        if following is None or end > final or not has_word:
            continue
        if any(_inside(cut, closed, starts) for cut in (end, following.end("gap"))):
            continue
        gap = end < following.end("gap") or bool(following["open"])
        candidate = Candidate(
            text, start, stop, end, match["core"], text[match.end("core") : end], gap,
            following["word"] or "", following.end("open"),
        )  # fmt: skip
        if judge(candidate):
            yield end
            start = cursor = end
            has_word, straight = False, 0


def _holds(offset: int, closed: Sequence[Span], starts: Sequence[int]) -> bool:
    """Tell whether the character at `offset` is of a closed span."""
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < closed[at].end


def _inside(offset: int, closed: Sequence[Span], starts: Sequence[int]) -> bool:
    """Tell whether a cut at `offset` would divide a closed span."""
    at = bisect_left(starts, offset) - 1
    return at >= 0 and offset < closed[at].end


def _without_opening(text: str, match: re.Match[str], straight: int) -> int:
    """Return the end of `match` without a last mark that opens what follows."""
    end = match.end("tail")
    if not text[end : end + 1].isalnum() or end == match.end("core"):
        return end
    opens = text[end - 1] == "“" or (
        text[end - 1] == '"' and (straight + match["tail"].count('"')) % 2 == 1
    )
    return end - 1 if opens else end


def _past_closed(text: str, end: int, closed: Sequence[Span], starts: Sequence[int]) -> int:
    """Return the end of the closed spans that touch `end`, such as footnote marks."""
    at = max(bisect_right(starts, end) - 1, 0)
    for span in closed[at:]:
        if span.start > end:
            break
        if span.start == end and not text[end].isalnum():
            end = max(end, span.end)
    return end


def _after_colons(text: str, cuts: Sequence[int], closed: Sequence[Span]) -> Iterator[int]:
    """Yield the boundaries between an attribution and a long quotation of several sentences."""
    starts = [span.start for span in closed]
    for quote in quotations(text):
        if quote.end - quote.start < LONG_QUOTE:
            continue
        lead = text[max(0, quote.start - 8) : quote.start].rstrip(" \n\t")
        inner = bisect_right(cuts, quote.end - 1) - bisect_right(cuts, quote.start)
        if lead.endswith(":") and inner > 1 and not _inside(quote.start, closed, starts):
            yield quote.start
