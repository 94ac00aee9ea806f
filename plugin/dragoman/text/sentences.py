"""Arabic sentences as spans.

One scan over the places where a sentence might end. Each is judged by what stands before it in the
same sentence and by the word that follows, and by nothing else: so the scan is linear, and a
sentence split again stays whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.text import abbreviations as abbr
from dragoman.text.arabic import (
    HARAKAT,
    INVISIBLE,
    LETTERS,
    MARKUP,
    TATWEEL,
    strip_harakat,
    strip_tatweel,
)
from dragoman.text.quotes import quotations
from dragoman.types import Span

LONG_QUOTE = 240  # code points from which a quotation of several sentences leaves its attribution
QUOTED_TITLE = 40  # code points up to which «...؟» may be the name of something
_MARKER_WIDTH = 12  # code points that the marker of a list item may have
_WORD_WIDTH = 24  # code points looked at for an abbreviation

_STOP = ".!?؟۔…"
_GOES_ON = "،,؛;:»”)]}%٪" + _STOP
_CLOSING = "»”’›)\\]}"
_END = re.compile(
    rf"""(?P<core>[{_STOP}]+)
    (?P<tail>(?: [{_STOP}{_CLOSING}"'“*_{MARKUP}{INVISIBLE}]
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
_LETTER = re.compile(f"[{LETTERS}]")
_WORD_CHAR = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(
    rf"(?P<number>[0-9٠-٩۰-۹]\s*)?(?P<word>(?:[^\W\d_][{HARAKAT}{TATWEEL}]*\.?)+)[{MARKUP}{INVISIBLE}*]*$"
)
_MARKER = re.compile(rf"[\s{MARKUP}{INVISIBLE}«“„\"'(\[*-]*(?:\d{{1,3}}|[^\W\d_]{TATWEEL}?)[)\]]?$")
_FIRST_ITEM = re.compile(r"[:؛]\s*[1١۱]$")
_LATIN_LOWER = re.compile(r"[a-zß-öø-ÿ](?![a-z]*[A-Z])")
_LATIN_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_QUOTED = re.compile(rf"[»”\"“][{MARKUP}{INVISIBLE}*_]*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place where a sentence might end."""

    text: str
    start: int  # of the sentence
    stop: int  # where the stops begin
    end: int  # behind the stops and all that closes with them
    core: str
    tail: str
    gap: bool  # white space follows
    word: str  # the word that follows
    after: int  # where that word begins

    def before(self, width: int) -> str:
        """Return up to `width` code points of the sentence in front of the stops."""
        return self.text[max(self.start, self.stop - width) : self.stop]

    def last(self) -> str:
        """Return the letter or digit nearest in front of the stops."""
        found = [c for c in self.before(12) if c.isalnum()]
        return found[-1] if found else ""

    def starts_sentence(self) -> bool:
        """Tell whether what follows looks like the first words of a sentence."""
        return abbr.STARTER.match(self.text, self.after) is not None


def split(text: str, closed: Sequence[Span] = ()) -> list[Span]:
    """Return the sentences of `text` in order, without the white space between them.

    No boundary falls inside a span of `closed`. Private-use characters are taken for markup: they
    stay with the sentence that they touch.

    >>> text = "وصل د. سامي. متى؟ عند 7.30."
    >>> [span.of(text) for span in split(text)]
    ['وصل د. سامي.', 'متى؟', 'عند 7.30.']
    """
    cuts = list(_boundaries(text, sorted(closed)))
    cuts = sorted({*cuts, *_after_colons(text, cuts, sorted(closed))})
    pieces = zip([0, *cuts], [*cuts, len(text)], strict=True)
    return [span for start, end in pieces if (span := _trimmed(text, start, end))]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + len(piece.rstrip())) if lead < len(piece) else None


def _boundaries(text: str, closed: Sequence[Span]) -> Iterator[int]:
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
        candidate = _Candidate(
            text, start, stop, end, match["core"], text[match.end("core") : end], gap,
            following["word"] or "", following.end("open"),
        )  # fmt: skip
        if _ends_sentence(candidate):
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


def _ends_sentence(here: _Candidate) -> bool:
    """Judge one candidate."""
    if _goes_on(here):
        return False
    if any(mark in here.core for mark in "!?؟"):
        return here.gap or bool(here.tail) or _LETTER.match(here.word) is not None
    if "…" in here.core or ".." in here.core:
        four_dots = len(here.core.replace("…", "...")) > len("...")
        return (four_dots and here.gap) or here.starts_sentence()
    return _full_stop(here)


def _goes_on(here: _Candidate) -> bool:
    """Tell whether the text around shows that the sentence goes on, whatever the stop."""
    following = here.text[here.after : here.after + 1]
    return (
        (not here.word and (following in _GOES_ON or not here.gap))
        or (here.core != "." and here.before(1) + here.tail[:1] in {"()", "[]"})  # (!) or [...]
        or (_QUOTED.search(here.tail) is not None and _quotation_goes_on(here))
        or (_LATIN_LOWER.match(here.word) is not None and not _LETTER.match(here.last()))
    )


def _quotation_goes_on(here: _Candidate) -> bool:
    """Tell whether the sentence goes on behind a quotation that ends with a stop of its own."""
    if abbr.AFTER_QUOTE.match(here.text, here.after):
        return True
    if here.core[0] not in "!?؟":
        return False
    window = here.before(QUOTED_TITLE)
    opening = max(window.rfind(mark) for mark in '«“"„”')
    return (
        opening >= 0
        and not window[:opening].rstrip().endswith((":", "،", ","))
        and (opening > 0 or here.start < here.stop - len(window))
    )


def _full_stop(here: _Candidate) -> bool:
    """Judge a single full stop."""
    if not here.gap and not here.tail and not _LETTER.match(here.word):
        in_arabic = _LETTER.match(here.before(1)) is not None
        return in_arabic and _LATIN_WORD.match(here.word) is not None
    lead = here.before(_MARKER_WIDTH)
    marker = _FIRST_ITEM.search(lead) or (
        here.stop - here.start < _MARKER_WIDTH and _MARKER.match(lead)
    )
    return not marker and not _is_abbreviated(here)


def _is_abbreviated(here: _Candidate) -> bool:
    """Tell whether the full stop belongs to the word in front of it alone."""
    found = _LAST_WORD.search(here.before(_WORD_WIDTH))
    if found is None or _QUOTED.search(here.tail):
        return False
    word = strip_tatweel(strip_harakat(found["word"]))
    if len(word) == len(here.word) == 1 and not here.gap:
        return True
    if found["number"] and word in abbr.ERAS:
        return abbr.AFTER_ERA.match(here.text, here.after) is not None
    if word.isascii():
        title = word in abbr.LATIN_TITLES
        return abbr.is_latin_abbreviation(word, here.word) and (title or not here.starts_sentence())
    if abbr.is_spelt_letter(here.before(_WORD_WIDTH), here.text, here.after):
        return True
    return abbr.is_arabic_abbreviation(word) and not here.starts_sentence()


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
