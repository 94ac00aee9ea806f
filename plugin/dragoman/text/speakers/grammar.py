"""What the resolution of speakers must know about a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from dragoman.text.speakers import nouns
from dragoman.text.speakers.parts import Parts, parts_of
from dragoman.text.speakers.titled import introduced
from dragoman.text.speakers.words import fold

_ARABIC_GENERIC = frozenset("مسؤول متحدث مصدر مسؤولة متحدثة ناطق ناطقة".split())
_ENGLISH_GENERIC = frozenset("official spokesman spokeswoman spokesperson source".split())
_ARABIC_SILENT = frozenset("في من عن نفسه نفسها ذاته ذاتها السابق".split()) | {""}
_ENGLISH_SILENT = frozenset("the a an of for in at himself herself itself former".split()) | {""}
_BODIES = frozenset(
    """
    ministry army police government agency council commission union party court company bank
    observatory authority organisation organization group committee office movement
    administration parliament embassy association federation university hospital network
    newspaper channel statement report study force military coalition
    """.split()
)
_WORD = re.compile(r"[^\s,()]+")


class Grammar(NamedTuple):
    """How a language shows who is meant."""

    parts: Callable[[str], Parts]
    significant: Callable[[str], set[str]]
    definite: Callable[[str], bool]
    generic: frozenset[str]
    many: Callable[[str], bool]  # whether it names two or more people
    alone: Callable[[str], str]  # the phrase without a preposition that is part of its first word
    introduced: Callable[[Sequence[str], Collection[str]], dict[str, str]]
    """Full phrases of those with given family names, who need not speak there."""
    fits: Callable[[str, str], bool]  # whether a verb of that gender may have it for its subject
    document: Callable[[str], bool]  # whether it is a document known from before


def significant(phrase: str) -> set[str]:
    """Return the words of an Arabic phrase, folded and bare, that tell one speaker from another.

    >>> sorted(significant("الوزير نفسه"))
    ['وزير']
    """
    words = {nouns.bare(fold(word.strip('،()«»"“”.'))) for word in phrase.split()}
    return words - _ARABIC_SILENT


def alone(phrase: str) -> str:
    """Return an Arabic phrase without ل in front of its article.

    >>> alone("للوزير سامر الخطيب"), alone("للجنة التحقيق"), alone("الوزير")
    ('الوزير سامر الخطيب', 'لجنة التحقيق', 'الوزير')
    """
    word = fold(phrase.split(maxsplit=1)[0])
    if not word.startswith("لل") or nouns.bare(word) == word:
        return phrase
    return phrase[1:] if word[1:] in nouns.words("begin_with_l") else "ا" + phrase[1:]


def _is_definite(phrase: str) -> bool:
    """Tell whether a title means somebody known.

    >>> _is_definite("الوزير"), _is_definite("رئيس الوزراء"), _is_definite("مصدر أمني")
    (True, True, False)
    """
    head, *following = (fold(word) for word in phrase.split()[:2])
    owned = following and nouns.is_head(head) and nouns.is_definite(following[0])
    return nouns.is_definite(head) or bool(owned)


def _english_significant(phrase: str) -> set[str]:
    words = (word.strip(",()\"“”.’'").lower() for word in phrase.split())
    return {re.sub(r"^(?:al|el)-|['’]s$", "", word) for word in words} - _ENGLISH_SILENT


def _english_parts(phrase: str) -> Parts:
    """Take an English phrase apart: what is in capitals at its end is the name.

    >>> _english_parts("Health Ministry spokesman Samer al-Khatib")[:3]
    ('Health Ministry spokesman', 'Health Ministry', 'Samer al-Khatib')
    >>> _english_parts("the Health Ministry")[:3]
    ('', 'the Health Ministry', '')
    """
    head, comma, tail = phrase.partition(",")
    if comma and head[:1].isupper() and not head.startswith(("The ", "A ")):
        return Parts(tail.strip(" ,"), _organisation(tail), head, person=True)
    matches = list(_WORD.finditer(phrase))
    start = len(matches)
    while start and (
        matches[start - 1].group()[0].isupper() or matches[start - 1].group().startswith("al-")
    ):
        start -= 1
    if start == 0 and matches:
        body = matches[-1].group().lower().rstrip("s") in _BODIES
        return Parts("", phrase, "") if body else Parts("", "", phrase, person=True)
    name = phrase[matches[start].start() :] if start < len(matches) else ""
    role = phrase[: matches[start].start()].strip() if name else phrase
    last = (name or role).split()[-1].lower().rstrip("s") if phrase.strip() else ""
    if role.lower() in {"the", "a", "an"} or last in _BODIES:
        return Parts("", phrase, "", person=False)
    role = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", role)
    return Parts(role, _organisation(role), name, person=True)


def _organisation(role: str) -> str:
    found = re.search(r"[A-Z][\w-]*(?: (?:of|for|and) [A-Z][\w-]*| [A-Z][\w-]*)*", role)
    return found.group() if found else ""


ARABIC = Grammar(
    parts_of,
    significant,
    _is_definite,
    _ARABIC_GENERIC,
    nouns.is_many,
    alone,
    introduced,
    lambda phrase, gender: nouns.gender_of(fold(phrase.split()[0])) in {"", gender},
    lambda phrase: nouns.is_definite(fold(phrase)) and nouns.is_published(fold(phrase)),
)
ENGLISH = Grammar(
    _english_parts,
    _english_significant,
    lambda phrase: phrase.lower().startswith("the "),
    _ENGLISH_GENERIC,
    lambda phrase: " and " in phrase,
    str,
    lambda *_: {},
    lambda *_: True,
    lambda _: False,
)
