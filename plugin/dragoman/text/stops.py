"""Whether a stop ends a sentence: judged by what stands before it and by the word that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.text import abbreviations as abbr
from dragoman.text.arabic import (
    HARAKAT,
    INVISIBLE,
    LETTERS,
    MARKUP,
    TATWEEL,
    strip_harakat,
    strip_tatweel,
)

QUOTED_TITLE = 40  # code points up to which «...؟» may be the name of something
_MARKER_WIDTH = 12  # code points that the marker of a list item may have
_WORD_WIDTH = 24  # code points looked at for an abbreviation

STOP = ".!?؟۔…"
_BRACKETS = frozenset(")]")  # that close an aside
_GOES_ON = "،,؛;:»”)]}%٪" + STOP
_LETTER = re.compile(f"[{LETTERS}]")
_LAST_WORD = re.compile(
    rf"(?P<number>[0-9٠-٩۰-۹]\s*)?(?P<word>(?:[^\W\d_][{HARAKAT}{TATWEEL}]*\.?)+)[{MARKUP}{INVISIBLE}*]*$"
)
_MARKER = re.compile(rf"[\s{MARKUP}{INVISIBLE}«“„\"'(\[*-]*(?:\d{{1,3}}|[^\W\d_]{TATWEEL}?)[)\]]?$")
_FIRST_ITEM = re.compile(r"[:؛]\s*[1١۱]$")
_LATIN_LOWER = re.compile(r"[a-zß-öø-ÿ](?![a-z]*[A-Z])")
_LATIN_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_QUOTED = re.compile(rf"[»”\"“][{MARKUP}{INVISIBLE}*_]*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a sentence might end."""

    text: str
    start: int  # of the sentence
    stop: int  # where the stops begin
    end: int  # behind the stops and all that closes with them
    core: str
    tail: str
    gap: bool  # white space follows
    word: str  # the word that follows
    after: int  # where that word begins

    def before(self, width: int) -> str:
        """Return up to `width` code points of the sentence in front of the stops."""
        return self.text[max(self.start, self.stop - width) : self.stop]

    def last(self) -> str:
        """Return the letter or digit nearest in front of the stops."""
        found = [c for c in self.before(12) if c.isalnum()]
        return found[-1] if found else ""

    def starts_sentence(self) -> bool:
        """Tell whether what follows looks like the first words of a sentence."""
        return abbr.STARTER.match(self.text, self.after) is not None


def ends_sentence(here: Candidate) -> bool:
    """Judge one candidate."""
    if _goes_on(here):
        return False
    if any(mark in here.core for mark in "!?؟"):
        return here.gap or bool(here.tail) or _LETTER.match(here.word) is not None
    if "…" in here.core or ".." in here.core:
        four_dots = len(here.core.replace("…", "...")) > len("...")
        return (four_dots and here.gap) or here.starts_sentence()
    return _full_stop(here)


def _goes_on(here: Candidate) -> bool:
    """Tell whether the text around shows that the sentence goes on, whatever the stop."""
    following = here.text[here.after : here.after + 1]
    return (
        (not here.word and (following in _GOES_ON or not here.gap))
        or (here.core != "." and here.before(1) + here.tail[:1] in {"()", "[]"})  # (!) or [...]
        or (_QUOTED.search(here.tail) is not None and _quotation_goes_on(here))
        or (_LATIN_LOWER.match(here.word) is not None and not _LETTER.match(here.last()))
    )


def _quotation_goes_on(here: Candidate) -> bool:
    """Tell whether the sentence goes on behind a quotation that ends with a stop of its own."""
    if abbr.AFTER_QUOTE.match(here.text, here.after):
        return True
    if here.core[0] not in "!?؟":
        return False
    window = here.before(QUOTED_TITLE)
    opening = max(window.rfind(mark) for mark in '«“"„”')
    return (
        opening >= 0
        and not window[:opening].rstrip().endswith((":", "،", ","))
        and (opening > 0 or here.start < here.stop - len(window))
    )


def _full_stop(here: Candidate) -> bool:
    """Judge a single full stop."""
    if not here.gap and not here.tail and not _LETTER.match(here.word):
        in_arabic = _LETTER.match(here.before(1)) is not None
        return in_arabic and _LATIN_WORD.match(here.word) is not None
    lead = here.before(_MARKER_WIDTH)
    marker = _FIRST_ITEM.search(lead) or (
        here.stop - here.start < _MARKER_WIDTH and _MARKER.match(lead)
    )
    return not marker and not _is_abbreviated(here)


def _is_abbreviated(here: Candidate) -> bool:
    """Tell whether the full stop belongs to the word in front of it alone."""
    found = _LAST_WORD.search(here.before(_WORD_WIDTH))
    if found is None or _QUOTED.search(here.tail):
        return False
    word = strip_tatweel(strip_harakat(found["word"]))
    goes_on = here.tail[:1] in _BRACKETS or not here.starts_sentence()
    if len(word) == len(here.word) == 1 and not here.gap:
        return True
    if found["number"] and word in abbr.ERAS:
        return abbr.AFTER_ERA.match(here.text, here.after) is not None
    if word.isascii():
        title = word in abbr.LATIN_TITLES
        return abbr.is_latin_abbreviation(word, here.word) and (title or goes_on)
    if abbr.is_spelt_letter(here.before(_WORD_WIDTH), here.text, here.after):
        return True
    return abbr.is_arabic_abbreviation(word) and goes_on
