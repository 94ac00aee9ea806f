"""A name that one document spells in two ways: told across all of its sentences.

A first name counts by the name behind it, so that two men called محمد may be spelt in two ways; a
family name alone is that of the one person of this family whom the document names in full.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from dragoman.text.english_words import is_english
from dragoman.text.name_links import Named, likeness, named
from dragoman.text.romanise import sounds_of
from dragoman.types import Finding, Severity, Span

Place = Callable[[Span], Span]
CHECK: Final = "names"
_ENDINGS: Final = frozenset(
    "i a s es n an ian ia y ese ish ite ist ism ic".split()
)  # Iraqi, Tunisia
_PEOPLE: Final = re.compile("(?:ish|s|ese|ians?|ia|ism|ists?|ites?)$")  # Kurds, Kurdish
_SEVERAL: Final = re.compile("[وفبلك]?(?:ال|ل)?(?:عمان|فرنسا|فرنسيه?|ارجنتين|صين|هند)[ةه]?$")
_PARTS: Final = re.compile(r"[^\W\d_][\w'’‘ʿ]*")
_LIKE: Final = 0.5  # likeness from which two words of one sound may be spellings of one name
_FIELDS: Final = 5  # numbers that are kept of a place


def _same(span: Span) -> Span:
    return span


class Key(NamedTuple):
    """What a spelling is of: a name with that behind it, with that in front of it, or alone."""

    word: str
    before: str = ""
    behind: str = ""


class Spellings:
    """Gathers the names of a document's sentences, with their places in both texts."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # of the spellings, in their order
        self._spellings: list[str] = []
        self._written: list[str] = []  # as each spelling first stood
        self._found: defaultdict[Key, array[int]] = defaultdict(lambda: array("l"))
        self._full: defaultdict[str, set[str]] = defaultdict(set)  # who bears a family name
        self._chosen: dict[Key, int] = {}  # spellings of a person's
        self._known: dict[Key, Mapping[int, int]] = {}  # what _others found

    def add(
        self,
        source: str,
        target: str,
        place_source: Place = _same,
        place_target: Place = _same,
        *,
        by_person: bool = False,
    ) -> None:
        """Take note of the names in a pair of texts; what a person wrote is the usual spelling.

        The two functions return where a place in each text stands in its document.
        """
        for name in named(source, target):
            if _SEVERAL.match(name.word):
                continue
            number = self._numbers.setdefault(name.spelling, len(self._written))
            if number == len(self._written):
                self._spellings.append(name.spelling)
                self._written.append(name.target.of(target))
            key = _key(name)
            if key.before:
                self._full[key.word].add(key.before)
            if by_person:
                self._chosen.setdefault(key, number)
            ours, theirs = place_source(name.source), place_target(name.target)
            self._found[key].extend((number, ours.start, ours.end, theirs.start, theirs.end))
        self._known.clear()

    def findings(self) -> Iterator[Finding]:
        """Yield a warning for each place where a name is spelt otherwise than mostly.

        >>> names = Spellings()
        >>> names.add("قال الخطيب", "Al-Khatib said")
        >>> names.add("وتابع الخطيب", "Khateeb went on")
        >>> [finding.message for finding in names.findings()]
        ['a name in two spellings: Khateeb here, Khatib elsewhere']
        """
        for key, places in self._found.items():
            others = self._others(key)
            for number, *ends in zip(*(places[i::_FIELDS] for i in range(_FIELDS)), strict=True):
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

        None where it is the usual one, or where a dictionary has either: they may be two names.
        """
        number = self._numbers.get(name.spelling)
        other = self._others(_key(name)).get(number) if number is not None else None
        if other is None or is_english(name.spelling) or is_english(self._spellings[other]):
            return None
        usual = self._written[other]
        if written.isupper():
            return usual.upper()
        capitals = usual.isupper()
        return _PARTS.sub(lambda part: part.group().capitalize(), usual) if capitals else usual

    def _others(self, key: Key) -> Mapping[int, int]:
        """Return the spellings of a name that are not the usual one, with the number of that."""
        if key not in self._known:
            group = self._group(key)
            counts = Counter(chain.from_iterable(self._found[k][::_FIELDS] for k in group))
            chosen = next((self._chosen[k] for k in group if k in self._chosen), None)
            often = max(counts, key=lambda number: (counts[number], -number), default=None)
            usual = often if chosen is None else chosen
            self._known[key] = {
                number: usual
                for number in counts
                if usual not in {None, number}
                and is_respelt(self._spellings[number], self._spellings[usual])
            }
        return self._known[key]

    def _group(self, key: Key) -> list[Key]:
        """Return the keys under which the same name may stand, of those that were found."""
        bearers = self._full.get(key.word, ())
        if key.behind or len(bearers) != 1:
            return [key] if key in self._found else []
        both = Key(key.word), Key(key.word, before=next(iter(bearers)))
        return [one for one in both if one in self._found]


def _key(name: Named) -> Key:
    return Key(name.word, "" if name.behind else name.before, name.behind)


def is_respelt(one: str, other: str) -> bool:
    """Tell whether two words are one name in two spellings, and not one inflected.

    >>> is_respelt("khateeb", "khatib"), is_respelt("iraqi", "iraq"), is_respelt("ali", "layla")
    (True, False, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS:
        return False
    if _PEOPLE.sub("", one) == _PEOPLE.sub("", other) or likeness(one, other) < _LIKE:
        return False
    first, second = sounds_of(one), sounds_of(other)
    return len(first) == len(second) and all(a & b for a, b in zip(first, second, strict=True))
