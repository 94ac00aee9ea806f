"""Whether a stop ends an English sentence: judged by the words on both sides of it."""

from __future__ import annotations

import re
from typing import Final

from dragoman.text.abbreviations import LATIN_BEFORE_NUMBER, LATIN_OTHER, LATIN_TITLES
from dragoman.text.arabic import INVISIBLE, MARKUP
from dragoman.text.stops import Candidate

_WINDOW: Final = 24  # code points looked at for an abbreviation
_MARKER_WIDTH: Final = 8  # code points that the marker of a list item may have
_QUOTES: Final = "\"'”’»"

_BEFORE_NAMES: Final = LATIN_TITLES | frozenset(
    """
    Mx Pres Amb Brig Supt Insp Cpl Pvt Pte Atty Fr Sgt Gens Lts Drs Profs Sens Reps Ald Ft No Nos
    Mme Mlle Mgr ca c op eg ie
    """.split()
)
_BEFORE_NUMBERS: Final = LATIN_BEFORE_NUMBER | frozenset(
    "Apr Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun para paras Para approx est Tel tel ext".split()
)
_MONTHS: Final = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_OTHERS: Final = LATIN_OTHER | frozenset(
    """
    Calif Fla Ala Ariz Ark Colo Conn Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Rd Sq Mfg Intl Natl Govt Gov Plc Esq Cos ft lb lbs oz
    hrs mins yrs sq
    """.split()
)
_CLOCK: Final = frozenset({"a.m", "p.m", "A.M", "P.M"})
_AFTER_CLOCK: Final = re.compile(
    r"(?:GMT|UTC|[A-Z]{1,3}T|Eastern|Central|Pacific|Mountain|local|on|in"
    r"|\w+ time|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_STARTER: Final = re.compile(
    r"(?:The|A|An|This|That|These|Those|There|Here|He|She|It|They|We|I|You|His|Her|Its|Their|Our"
    r"|My|Your|In|On|At|By|For|From|To|Of|With|Without|After|Before|During|Since|Until|As|But|And|Or"
    r"|So|Yet|If|When|While|Where|Why|How|What|Who|Which|Although|Though|Because|Despite|Under|Over"
    r"|Among|Amid|Between|According|However|Meanwhile|Earlier|Later|Now|Then|Also|Still|Only|Even"
    r"|Some|Many|Most|More|Several|All|Both|Each|Every|Another|Other|Others|No|None|Not|Nothing"
    r"|Police|Officials|Authorities|Residents|Witnesses|Analysts|Critics|Experts|Doctors|Rescuers"
    r"|Investigators|Prosecutors|Shares|Sources|People|Nobody|Everyone|Today|Yesterday|Last|Next|Once"
    r"|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|About|Around|Nearly|Almost|Hundreds"
    r"|Thousands|Dozens)(?!\w)"
)
_SAID: Final = re.compile(
    r"(?:[A-Z][\w’'-]*\s+|al-[A-Z][\w’'-]*\s+|of\s+|bin\s+){1,5}"
    r"(?:said|says|asked|asks|told|added|wrote|replied|shouted|cried|answered|exclaimed|wondered)(?!\w)"
)
_LAST_WORD: Final = re.compile(rf"([^\W\d_][^\W\d_.’']*(?:\.[^\W\d_]+)*)[{MARKUP}{INVISIBLE}*_]*$")
_MARKER: Final = re.compile(rf"[\s{MARKUP}{INVISIBLE}“\"'(\[*-]*(?:\d{{1,3}}|[A-Za-z])[)\]]?$")
_BRACKETED: Final = re.compile(r"\([^\W\d_]+$")  # (ret.)
_SMALL: Final = re.compile(r"[a-zß-öø-ÿ](?![a-z]*[A-Z])")
_GOES_ON: Final = ",;:”’»)]}%.!?…"


def ends_sentence(here: Candidate) -> bool:
    """Judge one candidate: a run of stops with what closes behind it.

    What could be read both ways, such as `U.S. Police`, holds the sentence together.
    """
    if _goes_on(here):
        return False
    if any(mark in here.core for mark in "!?؟"):
        return here.gap
    if "…" in here.core or ".." in here.core:
        return here.gap and _ends_in_dots(here)
    if not here.gap:
        return here.tail[:1] in {*_QUOTES} and here.word[:1].isupper()
    return not _is_marker(here) and not _is_abbreviated(here)


def _goes_on(here: Candidate) -> bool:
    """Tell whether the text around shows that the sentence goes on, whatever the stop."""
    following = here.text[here.after : here.after + 1]
    if not here.word:
        return following in _GOES_ON or not here.gap
    if here.core != "." and here.before(1) + here.tail[:1] in {"()", "[]"}:  # (!) or [...]
        return True
    if _SMALL.match(here.word) and not here.word.startswith("al"):
        return True
    quoted = any(mark in here.tail for mark in _QUOTES)
    return quoted and not _starts(here) and _SAID.match(here.text, here.after) is not None


def _ends_in_dots(here: Candidate) -> bool:
    """Judge an ellipsis: one behind a space only leaves something out."""
    apart = here.before(1).isspace()
    return len(here.core.replace("…", "...")) > len("...") or not apart or _starts(here)


def _is_marker(here: Candidate) -> bool:
    lead = here.before(_MARKER_WIDTH)
    return here.stop - here.start < _MARKER_WIDTH and _MARKER.match(lead) is not None


def _starts(here: Candidate) -> bool:
    """Tell whether what follows are the first words of a sentence."""
    return _STARTER.match(here.text, here.after) is not None


def _is_abbreviated(here: Candidate) -> bool:
    """Tell whether the full stop belongs to the word in front of it alone."""
    found = _LAST_WORD.search(here.before(_WINDOW))
    if found is None or any(mark in here.tail for mark in _QUOTES):
        return False
    word, parts = found[1], found[1].split(".")
    number = here.word[:1].isdigit()
    if here.tail[:1] == ")" and _BRACKETED.search(here.before(_WINDOW)):
        return True
    if word in _CLOCK:
        return number or _AFTER_CLOCK.match(here.text, here.after) is not None
    if word in _BEFORE_NUMBERS and (number or here.word in _MONTHS):
        return True
    if word in _BEFORE_NAMES:
        return word not in _BEFORE_NUMBERS and not (word in {"St", "Mt", "Ft"} and _starts(here))
    initials = all(len(part) == 1 for part in parts) and (len(parts) > 1 or word.isupper())
    return (initials or word in _OTHERS) and not _starts(here)
