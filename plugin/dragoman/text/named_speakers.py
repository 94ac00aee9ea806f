"""The speakers of an Arabic text that are named in it, and where an English text names them.

Who is named in full once, and by the family name or a title from then on, is looked for by the full
name; English may say `he` or `the minister` instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from dragoman.text import known_names
from dragoman.text.arabic import HARAKAT, TATWEEL, strip_harakat, strip_tatweel
from dragoman.text.coded import BLANK
from dragoman.text.organisations import organisations
from dragoman.text.romanise import HALVES, find_name
from dragoman.text.speakers import Name, Report, names, read_reports
from dragoman.text.speakers.parts import Parts, parts_of
from dragoman.text.stand_ins import is_known, stand_ins
from dragoman.types import Pair, Span

_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{HARAKAT}{TATWEEL}])+")
_PRONOUNS = frozenset({"he", "she"})
_SHORT = 3  # words of a phrase that names somebody again
_NEAR = 1  # words beside a known name that may be of it


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """A person or organisation that speaks, by name."""

    kind: Literal["person", "organisation"]
    text: str  # as written
    place: Span
    words: tuple[str, ...] = ()  # of a person's name, without vowel signs
    english: re.Pattern[str] | None = None  # what may stand for it, for an organisation only that

    def found_in(self, english: str) -> Span | None:
        """Return where an English text names the speaker."""
        place = find_name(self.words, english) if self.words else None
        if place is not None or self.english is None:
            return place
        places = (Span(*match.span()) for match in self.english.finditer(english))
        return next((place for place in places if _may_speak(place, english)), None)

    def written(self, source: str) -> tuple[Span, tuple[str, ...]] | None:
        """Return where an Arabic text has words of the name, and these; None for a title alone."""
        matches = list(_WORD.finditer(source, self.place.start, self.place.end))
        bare = list(_bare(match.group() for match in matches))
        own = [i for i, word in enumerate(bare) if word in self.words]
        if not own:
            return None
        first, last = own[0], own[-1]
        place = Span(matches[first].start(), matches[last].end())
        return place, tuple(bare[first : last + 1])


def _may_speak(place: Span, english: str) -> bool:
    """Tell whether what may stand for a speaker can be one: `he` is not, where others alone speak.

    >>> text = "The preacher said that he had left."
    >>> _may_speak(Span(23, 25), text), _may_speak(Span(0, 2), "He said that she had left.")
    (False, True)
    """
    if place.of(english).lower() not in _PRONOUNS:
        return True
    speakers = _english_speakers(english)
    return not speakers or not _PRONOUNS.isdisjoint(speakers)


@lru_cache(maxsize=256)
def _english_speakers(english: str) -> frozenset[str]:
    """Return the phrases of those who speak in an English text, in small letters."""
    reports = read_reports([english], "en")
    return frozenset(r.speaker.of(english).lower() for r in reports if r.speaker)


Again: TypeAlias = Mapping[str, Parts]
"""The full names and roles of those whom a document names again by a short phrase."""


def named_again(texts: Sequence[str]) -> Again:
    """Return who is meant by family names and titles that stand alone, if it is always the same.

    >>> texts = ["قال الوزير سامر الخطيب إن الأزمة انتهت.", "وأضاف الخطيب أن الطريق آمن."]
    >>> [(word, parts.role, parts.name) for word, parts in named_again(texts).items()]
    [('الخطيب', 'الوزير', 'سامر الخطيب')]
    """
    found: dict[str, set[Parts]] = {}
    for report in read_reports(texts):
        if report.speaker is None:
            continue
        phrase = report.speaker.of(texts[report.paragraph])
        if report.source is None and _plain(phrase) == _plain(report.name):
            continue
        parts = parts_of(report.name)
        if len(parts.name.split()) > 1 and len(phrase.split()) <= _SHORT:
            found.setdefault(_plain(phrase), set()).add(parts)
    return {phrase: who.pop() for phrase, who in found.items() if len(who) == 1}


def named_speakers(text: str, again: Again | None = None) -> tuple[NamedSpeaker, ...]:
    """Return everybody who is reported in an Arabic text and known to be a name, once each.

    `again` are those whom its document names in full elsewhere.

    >>> text = "وقال المحافظ نزار الشامي إن الطريق مغلق. وأكدت الأمم المتحدة أن الجسر سقط."
    >>> [(speaker.kind, speaker.text) for speaker in named_speakers(text)]
    [('person', 'نزار الشامي'), ('organisation', 'الأمم المتحدة')]
    """
    if not _may_name(text) and not (again and any(phrase in text for phrase in again)):
        return ()
    reports, found = _read(text)
    speakers: dict[str, NamedSpeaker] = {}
    for report in reports:
        speaker = _organisation(text, report) or _person(text, report, found)
        speaker = speaker or _named_before(text, report, again or {})
        if speaker is not None:
            speakers.setdefault(speaker.text, speaker)
    return tuple(speakers.values())


def speakers_of(pair: Pair) -> tuple[NamedSpeaker, ...]:
    """Return the named speakers of a pair's source, known by its document where it is given."""
    return named_speakers(pair.source, pair.whole.derive(named_again) if pair.whole else None)


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[Sequence[Report], Sequence[Name]]:
    """Return the reports with a speaker of their own, and the names; hypotheses share them."""
    reports = [report for report in read_reports([text]) if report.speaker]
    return reports, names([text], reports) if reports else ()


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
    words = set(_WORD.findall(strip_tatweel(strip_harakat(text))))
    words |= {word[1:] for word in words if word[0] == "ل"}  # وفقاً لسامر
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


def _named_before(text: str, report: Report, again: Again) -> NamedSpeaker | None:
    """Return the person whom the document names in full elsewhere."""
    assert report.speaker is not None  # noqa: S101 - see named_speakers
    phrase = report.speaker.of(text)
    who = again.get(_plain(phrase))
    words = tuple(_bare(who.name.split())) if who else ()
    titled = _plain(phrase).split()[-1:] != list(words[-1:])
    if who is None or (titled and not is_known(phrase)):
        return None
    return NamedSpeaker("person", phrase, report.speaker, words, stand_ins(who.role.split()))


def _plain(phrase: str) -> str:
    return " ".join(_bare(phrase.replace(BLANK, "").split()))


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
