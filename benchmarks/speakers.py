"""How well lost speakers are noticed, and the list of names that this rests on.

    python benchmarks/speakers.py derive FILE.tsv...     the words of known_names.txt
    python benchmarks/speakers.py check FILE.tsv...      false alarms, and planted faults found
    python benchmarks/speakers.py again FILE.tsv...      the same for who was named in full before

FILE.tsv: a good translation, TAB, its Arabic. `check` takes every pair with a named speaker, counts
the warnings, and plants faults: the name taken out of the English, or another pair's put in.
`again` takes the pairs whose speaker is a title alone, or a family name that is on no list, as if
the document before had named them in full. `derive` gives the words that come through as a name
that sounds alike. The list knows the files that it was derived from: with --half, half of the files
are checked with the list of the others.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from unittest import mock

from dragoman.builtin.check_speakers import Speakers
from dragoman.text import known_names
from dragoman.text.arabic import strip_harakat
from dragoman.text.named_speakers import named_speakers, speakers_of
from dragoman.text.romanise import sounds_alike, sounds_of, spelt
from dragoman.text.speakers import Report, names, nouns, read_reports
from dragoman.text.speakers.words import fold
from dragoman.types import Pair, Span
from dragoman.whole import Whole

GIVEN = frozenset((files("dragoman.text") / "given_names.txt").read_text("utf-8").split())
_WORD = re.compile(r"(?=[^\W\d_])[^\W\d_A-Za-z]{2,}")
_CLITIC = re.compile("^(?:[وبلف]ال|لل)")
_NISBA = re.compile("(.{2,}?)(?:ي|ية|يين|يون|يان|يات|يتين|يتان)$")
_OTHER = set(
    "الأميرال القيصر السلطان المفتي الشيخ الحاج المختار الإمارات".split()
)  # are translated
_NAMED = re.compile(r"(?:(?:al|el)-)?[A-Z][\w'’-]+(?: (?:al-)?[A-Z][\w'’-]+)?")
_SHARE = 0.6  # of its occurrences: how often a name comes through as one
_BEFORE = re.compile(r"(?:[A-Z][\w'’.-]*\s|(?:al|el)-\w+\s|bin\s)*$")
_BEHIND = re.compile(r"(?:\s[A-Z][\w'’-]*|\s(?:al|el)-\w+|\sbin)*")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["derive", "check", "again"])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many false alarms")
    arguments = parser.parse_args()
    if arguments.what == "derive":
        print("\n".join(derive(pairs(arguments.files))))
    elif arguments.what == "again":
        check(list(_named_before(pairs(arguments.files))), arguments.show)
    elif arguments.half:
        one, other = arguments.files[::2], arguments.files[1::2]
        for learnt, tried in ((one, other), (other, one)):
            words = frozenset(derive(pairs(learnt))) | GIVEN
            with mock.patch.object(known_names, "known_names", lambda words=words: words):
                check(list(pairs(tried)), arguments.show)
    else:
        check(list(pairs(arguments.files)), arguments.show)


def pairs(files: Sequence[Path]) -> Iterator[Pair]:
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            english, _, arabic = line.partition("\t")
            if arabic:
                yield Pair(arabic, english)


def _named_before(some: Iterator[Pair]) -> Iterator[Pair]:
    """Yield the pairs with a title of one or two words, or a name of one, each behind a full name.

    A word is a name where the English of the pair has a speaker of one or two capitals; countries,
    cities, organisations and plurals are left out.
    """
    for pair in some:
        phrases = [r.speaker.of(pair.source) for r in read_reports([pair.source]) if r.speaker]
        if len(phrases) != 1 or named_speakers(pair.source):
            continue
        phrase = phrases[0]
        word, *rest = (fold(one) for one in phrase.split())
        if word in nouns.words("countries") or nouns.is_body(word) or nouns.is_oblique(word):
            continue
        titled = rest and nouns.is_definite(rest[0]) and not nouns.is_many(rest[0])
        if len(rest) > 1 or (rest and not titled):
            continue
        if nouns.is_person(word):
            full = f"{phrase} سامر القباني"
            if not (rest or phrase.startswith("ال")) or nouns.is_many(word):
                continue
        elif not rest and any(_is_person_name(r) for r in read_reports([pair.target], "en")):
            full = f"الأستاذ سامر {phrase}"
        else:
            continue
        texts = [f"قال {full} إن الأمر واضح.", f"وأضاف {phrase} أنه كذلك."]
        yield replace(pair, whole=Whole(lambda texts=texts: texts))


def _is_person_name(report: Report) -> bool:
    """Tell whether an English speaker is one or two words with a capital within the sentence."""
    inside = report.speaker is not None and report.speaker.start > 1
    return inside and _NAMED.fullmatch(report.name) is not None


def derive(some: Iterator[Pair]) -> list[str]:
    """Return the words that are names by what becomes of them, sorted."""
    times: Counter[str] = Counter()
    through: Counter[str] = Counter()
    spoken: set[str] = set()
    for pair in some:
        there = [sounds for sounds, span in spelt(pair.target) if span.start]
        source = strip_harakat(pair.source)
        found = {
            word
            for word in set(_WORD.findall(source))
            if any(sounds_alike(sounds_of(word), other) for other in there)
        }
        times.update(set(_WORD.findall(source)))
        through.update(found)
        if found:
            spoken |= found & set(_person_words(source))
    words = {w for w, n in times.items() if through[w] >= _SHARE * n and (n > 1 or w in spoken)}
    stems = {_CLITIC.sub("", word).removeprefix("ال") for word in words}
    return sorted(word for word in words if _is_name(word, words, stems))


def _person_words(source: str) -> Iterator[str]:
    reports = read_reports([source])
    places = [report.speaker for report in reports if report.speaker]
    for name in names([source], reports):
        inside = any(place.covers(m.span) for place in places for m in name.mentions)
        if name.person and inside:
            yield from name.text.split()


def _is_name(word: str, words: set[str], stems: set[str]) -> bool:
    """Tell whether a word is neither a name with a preposition nor an adjective of a place."""
    if word in _OTHER or _CLITIC.match(word) or (word[0] in "وبلف" and word[1:] in words):
        return False
    nisba = _NISBA.match(word.removeprefix("ال"))
    return not nisba or not any(nisba[1] + end in stems for end in ("ا", "يا", "", "ة", "ه"))


def check(some: list[Pair], show: int) -> None:
    tool = Speakers()
    named = alarms = 0
    good: list[tuple[Pair, Span, str]] = []
    bad: list[tuple[Pair, str]] = []
    kinds: Counter[str] = Counter()
    for pair in some:
        speakers = speakers_of(pair)
        if not speakers:
            continue
        named += 1
        findings = list(tool.check(pair))
        alarms += bool(findings)
        bad += [(pair, finding.message) for finding in findings]
        for speaker in speakers:
            kinds[speaker.kind] += 1
            place = speaker.found_in(pair.target)
            if place and not findings:
                good.append((pair, _whole(pair.target, place), speaker.kind))
    print(f"{named} pairs with a named speaker {dict(kinds)}, {alarms} false alarms: ", end="")
    print(f"{100 * alarms / max(named, 1):.2f} %")
    for kind in kinds:
        _plant(tool, [(p, place) for p, place, k in good if k == kind], kind)
    for pair, message in random.Random(3).sample(bad, min(show, len(bad))):
        print(message, pair.target, pair.source, sep="\n   ")


def _whole(text: str, place: Span) -> Span:
    """Return the place of a name with the capitals around it."""
    start, end = _BEFORE.search(text, 0, place.start), _BEHIND.match(text, place.end)
    return Span(start.start() if start else place.start, end.end() if end else place.end)


def _plant(tool: Speakers, good: list[tuple[Pair, Span]], kind: str) -> None:
    chance = random.Random(1)
    removed = replaced = 0
    for pair, place in good:
        text = pair.target
        other, there = chance.choice(good)
        for new in ("", there.of(other.target)):
            target = text[: place.start] + new + text[place.end :]
            caught = bool(list(tool.check(replace(pair, target=target))))
            removed += caught and not new
            replaced += caught and bool(new)
    count = max(len(good), 1)
    print(f"   {kind}: {len(good)} planted; removed {100 * removed / count:.1f} % found", end="")
    print(f", replaced {100 * replaced / count:.1f} % found")


if __name__ == "__main__":
    main()
