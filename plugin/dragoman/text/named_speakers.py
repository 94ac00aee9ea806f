"""The speakers of an Arabic text that are named in it, and where an English text names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.text import known_names
from dragoman.text.arabic import HARAKAT, TATWEEL, strip_harakat, strip_tatweel
from dragoman.text.organisations import organisations
from dragoman.text.romanise import HALVES, find_name
from dragoman.text.speakers import Name, Report, names, read_reports
from dragoman.types import Span

_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{HARAKAT}{TATWEEL}])+")
_NEAR = 1  # words beside a known name that may be of it


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """A person or organisation that speaks, by name."""

    kind: Literal["person", "organisation"]
    text: str  # as written
    place: Span
    words: tuple[str, ...] = ()  # of a person's name, without vowel signs
    english: re.Pattern[str] | None = None  # what an organisation may be called

    def found_in(self, english: str) -> Span | None:
        """Return where an English text names the speaker."""
        if self.english is None:
            return find_name(self.words, english)
        match = self.english.search(english)
        return Span(*match.span()) if match else None


@lru_cache(maxsize=256)
def named_speakers(text: str) -> tuple[NamedSpeaker, ...]:
    """Return everybody who is reported in an Arabic text and known to be a name, once each.

    >>> text = "وقال المحافظ نزار الشامي إن الطريق مغلق. وأكدت الأمم المتحدة أن الجسر سقط."
    >>> [(speaker.kind, speaker.text) for speaker in named_speakers(text)]
    [('person', 'نزار الشامي'), ('organisation', 'الأمم المتحدة')]
    """
    if not _may_name(text):
        return ()
    reports = [report for report in read_reports([text]) if report.speaker]
    if not reports:
        return ()
    found = names([text], reports)
    speakers: dict[str, NamedSpeaker] = {}
    for report in reports:
        speaker = _organisation(text, report) or _person(text, report, found)
        if speaker is not None:
            speakers.setdefault(speaker.text, speaker)
    return tuple(speakers.values())


def speaker_in(english: str, name: str, parts: Iterable[str] = ()) -> Span | None:
    """Return where an English text names the speaker `name`; `parts` of it are titles and the like.

    By the sound of what is left of the name; of a mere organisation, by what it may be called.

    >>> text = "Governor Nizar al-Shami spoke to the United Nations."
    >>> speaker_in(text, "المحافظ نزار الشامي", ["المحافظ"]).of(text)
    'Nizar al-Shami'
    >>> speaker_in(text, "الأمم المتحدة", ["الأمم المتحدة"]).of(text)
    'United Nations'
    """
    bare = name.replace("،", " ")
    for part in parts:
        bare = bare.replace(part, " ")
    words = [word for word in bare.split() if word.isalpha()]
    if words:
        return find_name(words, english)
    known = (organisation.english.search(english) for organisation in organisations(name))
    return next((Span(*match.span()) for match in known if match), None)


def _may_name(text: str) -> bool:
    """Tell quickly whether there may be a name in `text`."""
    words = _WORD.findall(strip_tatweel(strip_harakat(text)))
    return not known_names.known_names().isdisjoint(words) or bool(organisations(text))


def _person(text: str, report: Report, found: Sequence[Name]) -> NamedSpeaker | None:
    """Return the person who speaks, where a word of the name is known."""
    assert report.speaker is not None  # noqa: S101 - see named_speakers
    places = sorted(
        mention.span
        for name in found
        if name.person
        for mention in name.mentions
        if report.speaker.covers(mention.span)
    )
    if not places:
        word = report.speaker.of(text)
        titled = report.name == report.role and word.startswith("ال")  # الشيخ
        places = [] if titled or " " in word else [report.speaker]
    words = [match for place in places for match in _WORD.finditer(text, place.start, place.end)]
    bare = list(_bare(match.group() for match in words))
    names_known = known_names.known_names()
    known = [i for i, word in enumerate(bare) if word in names_known and word not in HALVES]
    if not known:
        return None
    first = max(known[0] - _NEAR, 0)
    while first and bare[first - 1] in HALVES:
        first -= 1
    kept = range(first, min(known[-1] + _NEAR + 1, len(words)))
    place = Span(words[kept[0]].start(), words[kept[-1]].end())
    return NamedSpeaker("person", place.of(text), place, tuple(bare[i] for i in kept))


def _organisation(text: str, report: Report) -> NamedSpeaker | None:
    """Return the organisation that speaks, where it is of those whose English is known.

    One that is only part of a name (مكتب الأمم المتحدة) may come through by another name.
    """
    assert report.speaker is not None  # noqa: S101 - see named_speakers
    for organisation in () if report.role else organisations(report.speaker.of(text)):
        place = organisation.place.shifted(report.speaker.start)
        goes_on = text.startswith(" ل", place.end, report.speaker.end)
        if place.start == report.speaker.start and not goes_on:
            return NamedSpeaker("organisation", place.of(text), place, english=organisation.english)
    return None


def _bare(words: Iterator[str] | Sequence[str]) -> Iterator[str]:
    return (strip_tatweel(strip_harakat(word)) for word in words)
