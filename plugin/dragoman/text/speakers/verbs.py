"""The Arabic verbs of saying: every form that agency copy uses, conjugated from their lemmas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from dragoman.text.speakers.verb_table import TABLE

Shape = Literal["past", "present", "participle"]


class Verb(NamedTuple):
    """A form of a verb of saying: how it agrees and what may follow it (see `verb_table`)."""

    lemma: str
    shape: Shape
    gender: str  # m f p d, "" for a participle that tells nothing
    frames: frozenset[str]
    object: bool = False  # a pronoun is attached: أجابها


# With whom a form agrees, and what its stem takes; ~ is the stem without its last letter.
_PAST = "m: f:ت d:ا d:تا p:وا p:ن"
_PAST_WEAK = {"ى": "m: f:~ت d:~يا d:~تا p:~وا", "ا": "m: f:~ت d:~وا d:~تا p:~وا"}
_PRESENT = "m: p:ون d:ان p:ن"
_PRESENT_WEAK = {"ى": "m: m:~ p:~ون d:~يان", "ي": "m: m:~ p:~ون d:ان", "و": "m: m:~ p:~ون d:ان"}
_PARTICIPLE = "m:ا f:ة p:ين d:تين p:ات"
_PARTICIPLE_WEAK = {"ي": "m:ا f:ة p:~ين d:تين p:ات"}
_PRONOUNS = ("ه", "ها", "هم", "هما", "ني")
_TRILITERAL = 3  # letters
_REMEMBERED = 4096  # words that are looked up once


@cache
def lexicon() -> dict[str, Verb]:
    """Return every form by its folded spelling; a form of two verbs is the first one's.

    >>> [lexicon()[form].gender for form in ("قالوا", "تؤكد", "رات", "مشيرين", "استبعدتا")]
    ['p', 'f', 'f', 'p', 'd']
    """
    found: dict[str, Verb] = {}
    for row in TABLE.replace("\n", "|").split("|"):
        if row.strip():
            lemma, *frames = row.split()
            for verb, form in _forms(lemma, frozenset(frames)):
                found.setdefault(form, verb)
    return found


def _forms(lemma: str, frames: frozenset[str]) -> Iterator[tuple[Verb, str]]:
    past, present, participle = lemma.split("/") if "/" in lemma else _derived(lemma)
    weak = _PAST_WEAK if len(past) >= _TRILITERAL else {}
    for gender, form in _inflected(past, _PAST, weak):
        if form == past + "ن" and len(past) < _TRILITERAL:
            continue  # عدن
        yield Verb(past, "past", gender, frames), form
    for gender, form in _inflected(present, _PRESENT, _PRESENT_WEAK):
        yield Verb(past, "present", gender, frames), form
        if gender != "p":
            agrees = "f" if gender == "m" else gender
            yield Verb(past, "present", agrees, frames), "ت" + form[1:]
    for gender, form in _inflected(participle, _PARTICIPLE, _PARTICIPLE_WEAK):
        yield Verb(past, "participle", gender, frames), form


def _derived(past: str) -> tuple[str, str, str]:
    """Return past, present and participle of a verb of a derived form.

    >>> _derived("ادعى"), _derived("تمنى"), _derived("صرح")
    (('ادعى', 'يدعي', 'مدعي'), ('تمنى', 'يتمنى', 'متمني'), ('صرح', 'يصرح', 'مصرح'))
    """
    stem = past[1:] if past[0] == "ا" and len(past) > _TRILITERAL else past
    with_i = stem[:-1] + "ي" if stem.endswith("ى") else stem
    return past, "ي" + (stem if past[0] == "ت" else with_i), "م" + with_i


def _inflected(stem: str, endings: str, weak: dict[str, str]) -> list[tuple[str, str]]:
    """Return the forms of a stem, each with whom it agrees.

    >>> _inflected("نفى", _PAST, _PAST_WEAK)[:3]
    [('m', 'نفى'), ('f', 'نفت'), ('d', 'نفيا')]
    """
    pairs = (ending.split(":") for ending in weak.get(stem[-1], endings).split(" "))
    return [
        (gender, stem[:-1] + ending[1:] if ending.startswith("~") else stem + ending)
        for gender, ending in pairs
    ]


def past_forms(lemma: str) -> frozenset[str]:
    """Return the forms of a verb in the past, given the one of `he`.

    >>> sorted(past_forms("حضر"))
    ['حضر', 'حضرا', 'حضرت', 'حضرتا', 'حضرن', 'حضروا']
    """
    weak = _PAST_WEAK if len(lemma) >= _TRILITERAL else {}
    return frozenset(form for _, form in _inflected(lemma, _PAST, weak))


@lru_cache(_REMEMBERED)
def look_up(word: str) -> tuple[Verb | None, bool]:
    """Return the verb that a folded word is, and whether و or ف is attached to it.

    >>> look_up("وقالت")[0].lemma, look_up("وقالت")[1], look_up("وقود")
    ('قال', True, (None, False))
    >>> look_up("فاجابها")[0].object
    True
    """
    verb = _with_pronoun(word)
    if verb is not None:
        return verb, False
    if word[:1] in {"و", "ف"}:
        verb = _with_pronoun(word[1:])
    return verb, verb is not None


def _with_pronoun(word: str) -> Verb | None:
    table = lexicon()
    if word in table:
        return table[word]
    if word.startswith("ال"):
        return None
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _TRILITERAL:
            stem = word[: -len(pronoun)]
            for form in (stem, stem[:-1] + "ى" if stem[-1] == "ا" else stem + "ا"):
                verb = table.get(form)
                if verb is not None and verb.shape != "participle":
                    plural = verb.gender == "p" and form != stem  # قالوا + ه is قالوه
                    if form == stem or plural or stem[-1] == "ا":
                        return verb._replace(object=True)
    return None
