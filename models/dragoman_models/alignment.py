"""From attention weights to links between characters of the source and of the target."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.types import Link, Span


def links(
    attention: Sequence[Sequence[float]],
    sources: Sequence[Span],
    targets: Sequence[Span],
    *,
    skip: int = 0,
) -> tuple[Link, ...]:
    """Link each target piece to the source piece that its attention is strongest on.

    `attention[t][skip + s]` is the weight of source piece `s` for target piece `t`; what lies
    outside the pieces (language codes, the end mark) is passed over, and so are pieces that stand
    for no character.

    >>> links([[0.1, 0.2, 0.7]], [Span(0, 3), Span(4, 6)], [Span(0, 5)])
    (Link(target=Span(start=0, end=5), source=Span(start=4, end=6)),)
    """
    visible = [index for index, span in enumerate(sources) if span.start < span.end]
    if not visible:
        return ()
    return tuple(
        Link(target, sources[max(visible, key=lambda index: row[skip + index])])
        for row, target in zip(attention, targets, strict=False)
        if target.start < target.end
    )


def spans(text: str, offsets: Sequence[tuple[int, int]]) -> list[Span]:
    """Return the spans of pieces in `text`, without the white space around them.

    Of several pieces that together stand for one character, SentencePiece gives the offsets to
    the last; here each has them.

    >>> spans("a 🙂", [(0, 1), (1, 2), (2, 2), (2, 2), (2, 3)])[2:]
    [Span(start=2, end=3), Span(start=2, end=3), Span(start=2, end=3)]
    """
    found: list[Span] = []
    following, span = len(text), Span(len(text), len(text))
    for start, end in reversed(offsets):
        if start < end:
            part = text[start:end]
            inner = part.strip()
            span = Span(start, start + len(inner)).shifted(part.find(inner))
        elif start != following:
            span = Span(start, end)
        following = start
        found.append(span)
    return found[::-1]
