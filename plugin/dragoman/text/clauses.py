"""Clauses of one long sentence as spans: where a person would take breath."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dragoman.text.quotes import quotations
from dragoman.types import Span

SHORT = 24  # code points below which a piece stays with its neighbour
LONG = 240  # code points above which a piece is cut again, at weaker places
ATTRIBUTION = 240  # code points before a colon that may belong to it

_CONJUNCTION = (
    r"(?:و?(?:فيما|بينما|حيث|لكن|إذ|كما|غير أن|إلا أن|في حين|في الوقت|مما|الأمر الذي|ما أدى)"
    r"|ولكن|وذلك|وسط|while|whereas|although|but|and)\b"
)
_SAYING = (
    r"(?:و?(?:مشير|مؤكد|مضيف|موضح|معتبر|لافت|داعي|مطالب|محذر|مبين)(?:اً|ًا|ا|ة|ين)"
    r"|و(?:قال|أضاف|أكد|أعلن|أوضح|أشار|ذكر|تابع|كان|قد|لم|لن|يبدو)ت?)\b"
)
_LEVELS = (
    re.compile(r"(?:[؛;]|(?<!\d):(?=\s*[«“\"„])|:(?=\s+[«“\"„]))"),
    re.compile(rf"(?:[،,]|(?<=\s)[–—-](?=\s))(?=\s*(?:{_CONJUNCTION}|{_SAYING}))"),
    re.compile(r"،(?!\d)|(?<!\d)،|,(?=\s)|(?<=\s)[–—-](?=\s)"),
    re.compile(rf"(?<=\s)(?={_CONJUNCTION}|{_SAYING})"),
)
"""Places to cut behind, strongest first."""

_COLON = re.compile(r"(?<!\d):(?!/)|:(?=\s)")
_BRACKET = re.compile(r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]")


def clauses(text: str, closed: Sequence[Span] = ()) -> list[Span]:
    """Return the pieces of one sentence, in order, that together hold all of its text.

    The strongest places that `text` offers are taken: semicolons and a colon before a quotation,
    then a comma or dash before a conjunction, any comma, a bare conjunction. Pieces of more than
    `LONG` code points are cut again at weaker places, and only such pieces inside a quotation or
    a bracket. Never cut: `closed`, numbers, what an attribution says before its colon. One span
    comes back where there is no such place.

    >>> text = "وصل الوفد إلى القاهرة مساء الاثنين، فيما بدأت المحادثات صباح الثلاثاء"
    >>> [span.of(text) for span in clauses(text)]
    ['وصل الوفد إلى القاهرة مساء الاثنين،', 'فيما بدأت المحادثات صباح الثلاثاء']
    """
    inner = _joined([*quotations(text), *(Span(*m.span()) for m in _BRACKET.finditer(text))])
    barred = _joined([*closed, *_attributions(text)])
    found = [[m.end() for m in level.finditer(text)] for level in _LEVELS]
    allowed = [[cut for cut in level if not _strictly_inside(cut, barred)] for level in found]
    outside = [[cut for cut in level if not _strictly_inside(cut, inner)] for level in allowed]
    pieces = list(_cut(text, Span(0, len(text)), outside))
    return [
        part
        for piece in pieces
        for part in (_cut(text, piece, allowed) if _is_long(piece) else [piece])
    ]


def _cut(text: str, whole: Span, levels: Sequence[Sequence[int]]) -> Iterator[Span]:
    """Cut `whole` at the first level that divides it; cut long pieces at the levels below."""
    for depth, level in enumerate(levels):
        pieces = _pieces(text, whole, level)
        if len(pieces) > 1:
            for piece in pieces:
                yield from _cut(text, piece, levels[depth + 1 :]) if _is_long(piece) else [piece]
            return
    yield from _pieces(text, whole, ())


def _is_short(piece: Span) -> bool:
    return piece.end - piece.start < SHORT


def _is_long(piece: Span) -> bool:
    return piece.end - piece.start > LONG


def _pieces(text: str, whole: Span, level: Sequence[int]) -> list[Span]:
    """Return the trimmed parts of `whole` between the cuts, short ones joined to the one before."""
    cuts = level[bisect_right(level, whole.start) : bisect_left(level, whole.end)]
    pieces: list[Span] = []
    for start, end in zip([whole.start, *cuts], [*cuts, whole.end], strict=True):
        part = text[start:end]
        lead = len(part) - len(part.lstrip())
        if lead == len(part):
            continue
        span = Span(start + lead, start + len(part.rstrip()))
        if pieces and (_is_short(span) or _is_short(pieces[-1])):
            span = Span(pieces.pop().start, span.end)
        pieces.append(span)
    return pieces


def _attributions(text: str) -> Iterator[Span]:
    """Yield what stands before each colon, back to the last semicolon or quotation."""
    fence = 0
    for match in re.finditer(rf"[؛;»”]|{_COLON.pattern}", text):
        if match.group() == ":":
            yield Span(max(fence, match.start() - ATTRIBUTION), match.end())
        fence = match.end()


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Return `spans` in order, overlapping ones made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _strictly_inside(offset: int, spans: Sequence[Span]) -> bool:
    """Tell whether `offset` lies behind the start and before the end of one of `spans`."""
    at = bisect_left(spans, Span(offset, 0)) - 1
    return at >= 0 and spans[at].start < offset < spans[at].end
