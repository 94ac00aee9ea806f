"""The parts of a speaker's phrase: what somebody is, for whom, and what they are called."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.words import fold

_WORD = re.compile(r"[^\s،()]+")
_RELATIVE = re.compile(rf"[\s،]+(?:{'|'.join(sorted(particles.RELATIVES))})(?=\s)")
_LINKS = frozenset("عبد ابو ام بن ابن ولد ود ال دي فان فون دو آل".split())


class Parts(NamedTuple):
    """A phrase taken apart; a part that cannot be told is empty."""

    role: str = ""
    organisation: str = ""
    name: str = ""
    person: bool = False


def parts_of(phrase: str) -> Parts:
    """Take a speaker's phrase apart.

    >>> parts_of("المتحدث باسم وزارة الصحة سامر الخطيب")[:3]
    ('المتحدث باسم وزارة الصحة', 'وزارة الصحة', 'سامر الخطيب')
    >>> parts_of("سامر الخطيب، المتحدث باسم الوزارة")[:3]
    ('المتحدث باسم الوزارة', 'الوزارة', 'سامر الخطيب')
    """
    phrase = _RELATIVE.split(phrase, maxsplit=1)[0]
    head, comma, tail = phrase.partition("،")
    if comma and not nouns.is_head(fold(head.split()[0])) and nouns.is_head(fold(tail.split()[0])):
        role, organisation, _, _ = parts_of(tail.strip())
        return Parts(role or tail.strip(), organisation, head.strip(), person=True)
    matches = list(_WORD.finditer(phrase))
    words = [fold(match.group()) for match in matches]
    if not words:
        return Parts()
    start = _name_start(words)
    name = phrase[matches[start].start() :].strip() if start < len(words) else ""
    role = phrase[: matches[start].start()].rstrip(" ،") if start < len(words) else phrase
    body = next((i for i, word in enumerate(words[:start]) if _is_body(words, i)), None)
    organisation = ""
    if body is not None:
        organisation = phrase[matches[body].start() : len(role)]
        organisation = re.sub("^(?:و?لل)", "ال", organisation)
    if nouns.is_body(words[0]) and not nouns.is_person(words[0]):
        return Parts("", role, "", person=False)
    return Parts(role if start else "", organisation, name, person=True)


def _is_body(words: list[str], at: int) -> bool:
    return nouns.is_body(words[at]) and not (at == 0 and nouns.is_person(words[at]))


def _name_start(words: list[str]) -> int:
    """Return at which word the personal name begins; `len(words)` if there is none."""
    if not nouns.is_head(words[0]):
        return 0
    closed = nouns.is_definite(words[0])
    for at in range(1, len(words)):
        word = words[at]
        if word in particles.PREPOSITIONS or word.startswith("لل") or word == "باسم":
            closed = False
        elif nouns.is_definite(word):
            closed = True
        elif words[at - 1] in particles.PREPOSITIONS:
            closed = word in nouns.words("countries")
        elif word in _LINKS or (closed and not nouns.is_head(word)):
            return at
    return len(words)
