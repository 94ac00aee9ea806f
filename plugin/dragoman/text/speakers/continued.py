"""Speakers across a document: who goes on speaking, and who is named a second time, shortly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.text.speakers.grammar import Grammar
from dragoman.text.speakers.parts import Parts
from dragoman.text.speakers.report import Report, Saying

_LOOKED_BACK = 40  # reports looked at for the speaker who goes on, and names for one named again


@dataclass(slots=True)
class _Speaker:
    """Somebody who spoke: the longest phrase, and every word of it."""

    first: int  # the report that names them
    phrase: str
    parts: Parts
    words: set[str] = field(default_factory=set)
    gender: str = ""
    heads: bool = False  # named in a headline, which may leave out the name
    many: bool = False  # two or more, so that a verb without a subject is dual or plural


def resolve(sayings: Sequence[Saying], paragraphs: Sequence[str], grammar: Grammar) -> list[Report]:
    """Return the reports of a document with each speaker as fully as the document names them."""
    full = _introduced(sayings, paragraphs, grammar)
    speakers: list[_Speaker] = []
    of_report: list[_Speaker | None] = []
    read: list[Saying] = []
    for number, found in enumerate(sayings):
        saying = found
        if saying.topic and grammar.fits(
            saying.topic.of(paragraphs[saying.paragraph]), saying.gender
        ):
            saying = replace(saying, speaker=saying.topic)
        speaker = None
        if saying.speaker is None:
            answers = saying.turn == "answers" and read and read[-1].turn == "asks"
            asked = of_report[-_LOOKED_BACK:]
            if answers:
                asked = [speaker for speaker in asked if speaker is not of_report[-1]]
            speaker = _who_goes_on(saying.gender, asked)
        if speaker is None and saying.document is not None:
            saying = replace(saying, speaker=saying.document)
        if saying.speaker is not None:
            phrase = grammar.alone(saying.speaker.of(paragraphs[saying.paragraph]))
            speaker = _known(phrase, saying.gender, speakers, grammar)
            if speaker is None and grammar.document(phrase):
                speaker = _last_body(of_report)  # وأضاف البيان: who issued it
            if speaker is None:
                phrase = full.get(phrase, phrase)
                speaker = _Speaker(number, phrase, grammar.parts(phrase), many=grammar.many(phrase))
                speaker.heads = saying.verb is None
                speakers.append(speaker)
            _learn(speaker, phrase, saying.gender, grammar)
        of_report.append(speaker)
        read.append(saying)
    return [
        _report(number, saying, speaker)
        for number, (saying, speaker) in enumerate(zip(read, of_report, strict=True))
    ]


def _introduced(
    sayings: Sequence[Saying], paragraphs: Sequence[str], grammar: Grammar
) -> dict[str, str]:
    """Return the full phrases of those who speak under the family name alone, and never in full."""
    phrases = {s.speaker.of(paragraphs[s.paragraph]) for s in sayings if s.speaker}
    in_full = {word for phrase in phrases for word in phrase.split()[1:]}
    short = {phrase for phrase in phrases - in_full if " " not in phrase}
    families = {phrase for phrase in short if grammar.parts(phrase).name == phrase}
    return grammar.introduced(paragraphs, families)


def _report(number: int, saying: Saying, speaker: _Speaker | None) -> Report:
    parts = speaker.parts if speaker else Parts()
    return Report(
        paragraph=saying.paragraph,
        content=saying.content,
        direct=saying.direct,
        verb=saying.verb,
        speaker=saying.speaker,
        name=speaker.phrase if speaker else "",
        role=parts.role,
        organisation=parts.organisation,
        source=speaker.first if speaker and speaker.first != number else None,
    )


def _learn(speaker: _Speaker, phrase: str, gender: str, grammar: Grammar) -> None:
    speaker.words |= grammar.significant(phrase)
    speaker.gender = speaker.gender or gender
    if len(phrase) > len(speaker.phrase):
        speaker.phrase, speaker.parts = phrase, grammar.parts(phrase)


def _who_goes_on(gender: str, of_report: list[_Speaker | None]) -> _Speaker | None:
    """Return the last speaker with whom the verb agrees, otherwise the last one."""
    recent = [s for s in of_report[-_LOOKED_BACK:] if s is not None]
    for speaker in reversed(recent):
        many = "p" if speaker.many else speaker.gender
        if not gender or not many or gender == many or (gender == "d" and many == "p"):
            return speaker
    return recent[-1] if recent else None


def _last_body(of_report: list[_Speaker | None]) -> _Speaker | None:
    """Return the last speaker if it is an organisation."""
    last = next((s for s in reversed(of_report[-_LOOKED_BACK:]) if s is not None), None)
    return last if last and last.parts.organisation and not last.parts.person else None


def _known(phrase: str, gender: str, speakers: list[_Speaker], grammar: Grammar) -> _Speaker | None:
    """Return the speaker whom a short phrase names again: الخطيب, الوزير, المتحدث نفسه."""
    said, definite = grammar.significant(phrase), grammar.definite(phrase)
    if not said:
        return None
    person = grammar.parts(phrase).person
    for speaker in reversed(speakers[-_LOOKED_BACK:]):
        if speaker.parts.person != person:
            continue
        repeats = definite or speaker.phrase.endswith(phrase)
        if said == speaker.words or (said <= speaker.words and repeats):
            return speaker
        if speaker.heads and phrase.startswith(f"{speaker.phrase} ") and not speaker.parts.name:
            return speaker  # رئيس الوزراء: ..., then رئيس الوزراء فلان
        if speaker.words < said and _is_fuller(phrase, speaker, grammar):
            return speaker
        if definite and said <= grammar.generic and (not gender or speaker.gender in {"", gender}):
            return speaker
    return None


def _is_fuller(phrase: str, speaker: _Speaker, grammar: Grammar) -> bool:
    """Tell whether a longer phrase names the same person with title or first name."""
    name = speaker.parts.name
    return bool(name) and grammar.significant(name) <= grammar.significant(
        grammar.parts(phrase).name
    )
