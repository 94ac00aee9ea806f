"""Which sentences of a segment a person changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from dragoman.types import Span

_TOKEN = re.compile(r"[\ue000-\uf8ff]|[^\s\ue000-\uf8ff]+")
GAP = -1  # the owner of what stands between sentences


def changed_sentences(parts: Sequence[tuple[str, int]], edited: str) -> dict[int, Span] | None:
    """Return where the sentences that changed stand in `edited`, by their number.

    `parts` is the text before, in order, each part with the number of its sentence or `GAP`;
    `edited` the text after. None where a change touches more than one sentence, or none.

    >>> changed_sentences([("One. ", 0), ("Two.", 1)], "One. Too.")
    {1: Span(start=5, end=9)}
    """
    before = [(token, owner) for text, owner in parts for token in _TOKEN.findall(text)]
    after = list(_TOKEN.finditer(edited))
    matcher = SequenceMatcher(
        None, [token for token, _ in before], [found.group() for found in after], autojunk=False
    )
    owners: list[int] = []
    changed: set[int] = set()
    for tag, low, high, start, stop in matcher.get_opcodes():
        if tag == "equal":
            owners += [owner for _, owner in before[low:high]]
            continue
        around = before[low:high] or before[max(low - 1, 0) : low + 1]
        touched = {owner for _, owner in around}
        if len(touched) != 1 or GAP in touched:
            return None
        changed |= touched
        owners += [*touched] * (stop - start)
    found: dict[int, Span] = {}
    for number in changed:
        own = [match for match, owner in zip(after, owners, strict=True) if owner == number]
        if not own:
            return None  # a sentence was taken out
        found[number] = Span(own[0].start(), own[-1].end())
    return found
