"""The English number words: what each means and what it may combine with."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

Role = Literal[
    "unit",  # one to nine
    "teen",  # ten to nineteen
    "tens",
    "hundred",
    "scale",
    "ordinal",  # the value decides what may stand before: twenty-first
    "fraction",  # half, quarter
    "fractions",  # thirds, tenths: the value is the denominator
    "decade",  # nineties
    "vague",  # dozens, hundreds, thousands
    "dozen",
    "faint",
    "soft",
]


class Word(NamedTuple):
    """A number word."""

    role: Role
    value: Fraction


_TABLE: dict[Role, str] = {
    "unit": "1 one|2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine",
    "teen": """
        10 ten|11 eleven|12 twelve|13 thirteen|14 fourteen|15 fifteen|16 sixteen|17 seventeen
        18 eighteen|19 nineteen""",
    "tens": """
        20 twenty|30 thirty|40 forty fourty|50 fifty|60 sixty|70 seventy|80 eighty|90 ninety""",
    "hundred": "100 hundred",
    "scale": """
        1000 thousand|1000000 million|1000000000 billion milliard|1000000000000 trillion""",
    "ordinal": """
        1 first|2 second|3 third|4 fourth|5 fifth|6 sixth|7 seventh|8 eighth|9 ninth|10 tenth
        11 eleventh|12 twelfth|13 thirteenth|14 fourteenth|15 fifteenth|16 sixteenth
        17 seventeenth|18 eighteenth|19 nineteenth|20 twentieth|30 thirtieth|40 fortieth
        50 fiftieth|60 sixtieth|70 seventieth|80 eightieth|90 ninetieth|100 hundredth
        1000 thousandth|1000000 millionth""",
    "fraction": "1/2 half|1/4 quarter",
    "fractions": """
        2 halves|3 thirds|4 quarters fourths|5 fifths|6 sixths|7 sevenths|8 eighths|9 ninths
        10 tenths|100 hundredths|1000 thousandths""",
    "decade": """
        20 twenties
        30 thirties
        40 forties
        50 fifties
        60 sixties
        70 seventies
        80 eighties
        90 nineties""",
    "vague": """
        10 dozens tens scores|100 hundreds|1000 thousands|1000000 millions|1000000000 billions
        1000000000000 trillions""",
    "dozen": "12 dozen",
    "soft": "0 zero nil|2 twice",
    "faint": """
        0 none nought naught freezing|1/10 tithe tithes|40 arbaeen|1 once single
        1/2 halve halved halving
        2 both pair couple twin twins double doubled doubling doubles
        2 doubly twofold duo dual bilateral binational fortnight
        3 triple tripled tripling triples trebled trilateral tripartite trio threefold thrice
        3 treble trebling trebles quarterly
        3 triplets triplet triad
        4 semi semifinal semifinals semifinalist semifinalists
        8 quarterfinal quarterfinals quarterfinalist quarterfinalists
        4 quadruple quadrupled quartet quadrilateral fourfold quadripartite quadruplets
        5 fivefold quintet quintuple quintuplets
        6 sixfold
        7 sevenfold
        10 tenfold decade
        100 century hundredfold
        1000 millennium""",
}
ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18,
    "XIX": 19, "XX": 20, "XXI": 21, "XXII": 22, "XXIII": 23,
}  # fmt: skip
SUFFIXES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "t": 10**12, "tn": 10**12, "trn": 10**12, "trln": 10**12,
}  # fmt: skip

AFTER_A_PART = frozenset(  # what may follow "a third" where that is 1/3: no noun begins with it
    """
    of the a an this that these those its his her their our my your it they he she we you who which
    to in on at by from for with within into over under above below before after since during until
    between among across per than as and or but nor not if when while where because compared
    more less fewer higher lower larger smaller bigger greater longer shorter faster slower cheaper
    is are was were be been has have had will would can could may might must should do does did
    say says said think thinks thought want wants live lives remain remains fell rose grew lost left
    went came only nearly now still already also again either both last next so then up down off out
    each every today yesterday
    """.split()
)


@cache
def lexicon() -> dict[str, Word]:
    """Return every number word in lower case."""
    found: dict[str, Word] = {}
    for role, table in _TABLE.items():
        for line in re.split(r"[|\n]", table.strip()):
            value, *words = line.split()
            found |= {word: Word(role, Fraction(value)) for word in words}
            if role in {"unit", "teen", "tens"}:
                found |= {word + "fold": Word("faint", Fraction(value)) for word in words}
    return found
