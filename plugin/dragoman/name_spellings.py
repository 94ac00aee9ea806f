"""A name that one document spells in two ways: told across all of its sentences."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from dragoman.text.name_links import named
from dragoman.text.romanise import sounds_of
from dragoman.types import Finding, Severity, Span

Place = Callable[[Span], Span]
_CHECK: Final = "names"
_ENDINGS: Final = frozenset(
    "i a s es n an ian ia y ese ish ite ist ism ic".split()
)  # Iraqi, Tunisia
_SEVERAL: Final = frozenset("عمان فرنسا ارجنتين صين هند".split())  # Oman, Amman; France, French


class Spellings:
    """Gathers the names of a document's sentences, with their places in both texts."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # of the spellings, in their order
        self._written: list[str] = []  # as each spelling first stood
        self._found: defaultdict[tuple[str, ...], array[int]] = defaultdict(lambda: array("l"))

    def add(self, source: str, target: str, place_source: Place, place_target: Place) -> None:
        """Take note of the names in a pair of texts."""
        for name in named(source, target):
            if name.key[0] in _SEVERAL:
                continue
            number = self._numbers.setdefault(name.spelling, len(self._written))
            if number == len(self._written):
                self._written.append(name.target.of(target))
            ours, theirs = place_source(name.source), place_target(name.target)
            self._found[name.key].extend((number, ours.start, ours.end, theirs.start, theirs.end))

    def findings(self) -> Iterator[Finding]:
        """Yield a warning for each place where a name is spelt otherwise than mostly.

        >>> names, as_it_is = Spellings(), lambda span: span
        >>> names.add("قال الخطيب", "Al-Khatib said", as_it_is, as_it_is)
        >>> names.add("وتابع الخطيب", "Khateeb went on", as_it_is, as_it_is)
        >>> [finding.message for finding in names.findings()]
        ['a name in two spellings: Khateeb here, Khatib elsewhere']
        """
        spellings = list(self._numbers)
        for places in self._found.values():
            counts = Counter(places[::5])
            usual = counts.most_common(1)[0][0]
            others = {
                number
                for number in counts
                if number != usual and is_respelt(spellings[number], spellings[usual])
            }
            for number, *ends in zip(*(places[i::5] for i in range(5)), strict=True):
                if number in others:
                    here, elsewhere = self._written[number], self._written[usual]
                    message = f"a name in two spellings: {here} here, {elsewhere} elsewhere"
                    ours, theirs = Span(*ends[:2]), Span(*ends[2:])
                    yield Finding(_CHECK, Severity.WARNING, message, ours, theirs, elsewhere)


def is_respelt(one: str, other: str) -> bool:
    """Tell whether two words are one name in two spellings, and not one inflected.

    >>> is_respelt("khateeb", "khatib"), is_respelt("iraqi", "iraq"), is_respelt("ali", "layla")
    (True, False, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS:
        return False
    first, second = sounds_of(one), sounds_of(other)
    return len(first) == len(second) and all(a & b for a, b in zip(first, second, strict=True))
