"""A name that one document spells in two ways: told across all of its sentences."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from dragoman.text.english_words import dictionary
from dragoman.text.name_links import Named, named
from dragoman.text.romanise import sounds_of
from dragoman.types import Finding, Severity, Span

Place = Callable[[Span], Span]
CHECK: Final = "names"
_ENDINGS: Final = frozenset(
    "i a s es n an ian ia y ese ish ite ist ism ic".split()
)  # Iraqi, Tunisia
_SEVERAL: Final = frozenset("عمان فرنسا ارجنتين صين هند".split())  # Oman, Amman; France, French


class Spellings:
    """Gathers the names of a document's sentences, with their places in both texts."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # of the spellings, in their order
        self._spellings: list[str] = []
        self._written: list[str] = []  # as each spelling first stood
        self._chosen: dict[tuple[str, ...], int] = {}  # spellings of a person's
        self._known: dict[tuple[str, ...], dict[int, int]] = {}  # what _others found
        self._found: defaultdict[tuple[str, ...], array[int]] = defaultdict(lambda: array("l"))

    def add(
        self,
        source: str,
        target: str,
        place_source: Place,
        place_target: Place,
        *,
        by_person: bool = False,
    ) -> None:
        """Take note of the names in a pair of texts; what a person wrote is the usual spelling."""
        for name in named(source, target):
            if name.key[0] in _SEVERAL:
                continue
            number = self._numbers.setdefault(name.spelling, len(self._written))
            if number == len(self._written):
                self._spellings.append(name.spelling)
                self._written.append(name.target.of(target))
            self._known.pop(name.key, None)
            if by_person:
                self._chosen.setdefault(name.key, number)
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
        for key, places in self._found.items():
            others = self._others(key)
            for number, *ends in zip(*(places[i::5] for i in range(5)), strict=True):
                if number in others:
                    here, elsewhere = self._written[number], self._written[others[number]]
                    message = f"a name in two spellings: {here} here, {elsewhere} elsewhere"
                    ours, theirs = Span(*ends[:2]), Span(*ends[2:])
                    yield Finding(CHECK, Severity.WARNING, message, ours, theirs, elsewhere)

    def has_variants(self) -> bool:
        """Tell whether any name has more than one spelling."""
        return any(map(self._others, self._found))

    def usual(self, name: Named, written: str) -> str | None:
        """Return the usual spelling of a name that is `written` otherwise, in such letters.

        None where it is the usual one, or where a dictionary has it: it may be another name.
        """
        number = self._numbers.get(name.spelling)
        other = self._others(name.key).get(number) if number is not None else None
        is_known = name.key not in self._chosen and dictionary().known([name.spelling])
        if other is None or is_known:
            return None
        usual = self._written[other]
        if written.isupper():
            return usual.upper()
        return usual.title() if usual.isupper() else usual

    def _others(self, key: tuple[str, ...]) -> dict[int, int]:
        """Return the spellings of a name that are not the usual one, with the number of that."""
        if key not in self._known:
            counts = Counter(self._found[key][::5]) if key in self._found else Counter()
            usual = self._chosen.get(key, counts.most_common(1)[0][0]) if len(counts) > 1 else None
            self._known[key] = {
                number: usual
                for number in counts
                if usual not in {None, number}
                and is_respelt(self._spellings[number], self._spellings[usual])
            }
        return self._known[key]


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
