"""What the memory is asked for: a stretch of coded text, told apart from others by its key."""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from dragoman.text.coded import char_of
from dragoman.text.fit import ATTACHED
from dragoman.types import Inline

_SPACES = re.compile(r"\s+")
_WORDS = frozenset({"latin", "handle", "file", "symbol"})  # may be said more often in English


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence or a whole segment with what its private-use characters stand for, in order."""

    text: str  # coded
    inlines: Mapping[str, Inline]  # by character, in order
    written: Mapping[str, str]  # how each stands in the segment

    @property
    def coded_key(self) -> str:
        """Key of the words and of the inlines' kinds; where links lead does not matter."""
        return key_of(self.canonical(self.text), _described(self.inlines.values()))

    @property
    def plain_key(self) -> str:
        """Key of the text as it is written, for translations whose markup nobody parsed."""
        return key_of("".join(self.written.get(char, char) for char in self.text))

    def canonical(self, text: str) -> str:
        """Return `text` with the inlines numbered from 0."""
        return text.translate({ord(char): char_of(i) for i, char in enumerate(self.inlines)})

    def place(self, target: str, count: int) -> str | None:
        """Return a stored target in this stretch's characters, None where markup has no place.

        `count` says how many inlines its characters stand for: 0 where they are written out.
        """
        if count != len(self.inlines):
            return self.coded(target) if count == 0 else None
        if folded(target) == folded(self.canonical(self.text)):
            return self.text
        return target.translate({ord(char_of(i)): char for i, char in enumerate(self.inlines)})

    def coded(self, text: str) -> str | None:
        """Fold the inlines that are written out in `text`; None unless each is there once.

        Words in Latin letters may be there more often.
        """
        waiting: dict[str, deque[str]] = {}
        for char, written in self.written.items():
            waiting.setdefault(written, deque()).append(char)
        parts: list[str] = []
        position = 0
        for match in _any_of(waiting).finditer(text) if waiting else ():
            written = match.group()
            if not waiting[written]:
                if self.inlines[_first(self.written, written)].kind not in _WORDS:
                    return None
                continue
            parts += (text[position : match.start()], waiting[written].popleft())
            position = match.end()
        return None if any(waiting.values()) else "".join([*parts, text[position:]])

    def holds_markup_of(self, text: str) -> bool:
        """Tell whether coded `text` has each inline of this stretch exactly once."""
        return Counter(c for c in text if c in self.inlines) == Counter(list(self.inlines))


def folded(text: str) -> str:
    r"""Return `text` with each run of white space as one space, and none at its ends.

    >>> folded(" a\n b ")
    'a b'
    """
    return _SPACES.sub(" ", text).strip()


def key_of(text: str, inlines: Iterable[object] = ()) -> str:
    """Return the key of canonical `text` and of what describes its inlines."""
    whole = json.dumps([folded(text), *inlines], ensure_ascii=True)
    return sha256(whole.encode()).hexdigest()[:32]


def _described(inlines: Iterable[Inline]) -> list[object]:
    """Return what of each inline a translation may depend on: of an atom in the text, its words."""
    pairs: dict[int, int] = {}
    found: list[object] = []
    for inline in inlines:
        matters = inline.role == "atom" and inline.kind not in ATTACHED
        number = -1 if inline.pair is None else pairs.setdefault(inline.pair, len(pairs))
        found.append([inline.kind, inline.role, inline.key if matters else "", number])
    return found


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))


def _first(written: Mapping[str, str], text: str) -> str:
    return next(char for char, one in written.items() if one == text)
