"""Values that a slot of a carrier sentence takes, written in both languages."""

# ruff: noqa: PLR2004 - the numbers of calendars, clocks and number words speak for themselves

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from recipe.synthetic import numerals
from recipe.synthetic.numerals import Case

HERE = Path(__file__).parent
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun and its forms."""

    kind: str
    feminine: bool
    one: str
    accusative: str
    many: str
    dual_stem: str
    english_one: str
    english_many: str

    def dual(self, case: Case) -> str:
        """Return two of it, which Arabic says in one word."""
        return self.dual_stem + ("ان" if case == "nominative" else "ين")


def read_nouns() -> dict[str, list[Noun]]:
    """Return the nouns by kind."""
    nouns: dict[str, list[Noun]] = {}
    for line in (HERE / "nouns.tsv").read_text(encoding="utf-8").splitlines():
        kind, gender, *forms = line.split("\t")
        nouns.setdefault(kind, []).append(Noun(kind, gender == "f", *forms))
    return nouns


class Values:
    """Draws values; `indic` of them are written in Arabic digits."""

    def __init__(self, chance: random.Random, indic: float = 0.2) -> None:
        self.chance, self.indic = chance, indic
        self.nouns = read_nouns()

    def integer(self) -> int:
        """Return a number as news has them: small ones often, large ones mostly round."""
        scale = self.chance.random()
        if scale < 0.35:
            return self.chance.randint(2, 10)
        if scale < 0.7:
            return self.chance.randint(11, 99)
        if scale < 0.85:
            return self.chance.randint(100, 999)
        if scale < 0.93:
            return self.chance.randint(1000, 99_999)
        return self.chance.randint(1, 990) * 1000

    def digits(self, text: str) -> str:
        """Return `text` with its digits in either script."""
        return text.translate(_INDIC) if self.chance.random() < self.indic else text

    def _decimal(self, units: int, tenths: int) -> Pair:
        mark = self.chance.choice(".,.")
        arabic = self.digits(f"{units}{mark}{tenths}")
        if arabic != f"{units}{mark}{tenths}":
            arabic = arabic.replace(mark, "٫")
        return arabic, f"{units}.{tenths}"

    def written(self, n: int, *, feminine: bool, case: Case) -> str:
        """Return `n` in Arabic, in digits or words."""
        words = 0.6 if n <= 10 else 0.35 if n < 100 else 0.25
        if self.chance.random() < words:
            return numerals.arabic(n, feminine=feminine, case=case)
        if n >= 1000:
            group = self.chance.choice(("", "", ",", "."))
            return self.digits(f"{n:,}".replace(",", group)).replace(",", "٬" if group else ",")
        return self.digits(str(n))

    def counted(self, kind: str, case: Case) -> Pair:
        """Return a number of things, with the noun in the form that the number asks for."""
        noun = self.chance.choice(self.nouns[kind])
        n = 1 if self.chance.random() < 0.02 else self.integer()
        if n >= 10_000 and kind in {"dead", "wounded", "missing", "members", "events", "duration"}:
            n //= 1000
        english = noun.english_one if n == 1 else noun.english_many
        if n == 1:
            one = "واحدة" if noun.feminine else "واحد"
            return f"{noun.one} {one}", f"one {english}"
        if n == 2 and self.chance.random() < 0.9:
            return noun.dual(case), f"two {english}"
        if n >= 1000 and n % 1000 == 0 and self.chance.random() < 0.7:
            thousands = n // 1000
            many = numerals.noun_form(thousands, "ألف", "ألف", "آلاف")
            return f"{self.digits(str(thousands))} {many} {noun.one}", f"{n:,} {english}"
        form = numerals.noun_form(n, noun.one, noun.accusative, noun.many)
        return (
            f"{self.written(n, feminine=noun.feminine, case=case)} {form}",
            f"{numerals.desk(n)} {english}",
        )

    def number(self) -> Pair:
        """Return a bare number."""
        if self.chance.random() < 0.25:
            scale, name = self.chance.choice((("مليون", "million"), ("مليار", "billion")))
            arabic, english = self._decimal(self.chance.randint(1, 99), self.chance.randint(1, 9))
            return f"{arabic} {scale}", f"{english} {name}"
        n = self.integer()
        return self.written(n, feminine=False, case="oblique"), numerals.desk(n)

    def money(self) -> Pair:
        """Return an amount; dollars get their sign in English."""
        noun = self.chance.choice(self.nouns["money"])
        chance = self.chance.random()
        if chance < 0.45:
            scale, name = self.chance.choice((("مليون", "million"), ("مليار", "billion")))
            if self.chance.random() < 0.5:
                arabic, english = self._decimal(
                    self.chance.randint(1, 99), self.chance.randint(1, 9)
                )
            else:
                english = str(self.chance.randint(11, 950))
                arabic = self.digits(english)
            return f"{arabic} {scale} {noun.one}", _priced(f"{english} {name}", noun)
        if chance < 0.7:
            n = self.chance.randint(11, 900)
            return f"{self.digits(str(n))} ألف {noun.one}", _priced(f"{n * 1000:,}", noun)
        n = self.chance.randint(3, 9999)
        form = numerals.noun_form(n, noun.one, noun.accusative, noun.many)
        return f"{self.written(n, feminine=noun.feminine, case='oblique')} {form}", _priced(
            f"{n:,}", noun
        )

    def percent(self) -> Pair:
        """Return a share: with the sign on both sides, or in words on both."""
        arabic, english = str(self.chance.randint(2, 99)), ""
        english = arabic
        if self.chance.random() < 0.5:
            arabic, english = self._decimal(self.chance.randint(0, 99), self.chance.randint(1, 9))
        else:
            arabic = self.digits(arabic)
        if self.chance.random() < 0.45:
            sign = "٪" if not arabic.isascii() else "%"
            return f"{arabic}{sign}", f"{english}%"
        return (
            f"{arabic} {self.chance.choice(('في المئة', 'بالمئة', 'في المائة', 'بالمائة'))}",
            f"{english} percent",
        )

    def year(self) -> Pair:
        """Return a year."""
        year = str(self.chance.randint(1900, 2030))
        return self.digits(year), year

    def score(self) -> Pair:
        """Return a result of a match."""
        score = f"{self.chance.randint(0, 6)}-{self.chance.randint(0, 4)}"
        return self.digits(score), score

    def range(self) -> Pair:
        """Return two numbers, the smaller first."""
        low = self.chance.choice((1, 1, 10, 100)) * self.chance.randint(2, 50)
        high = low + self.chance.choice((1, 5, 10)) * self.chance.randint(1, 20)
        arabic = self.digits(f"{low} {high}").replace(" ", " و")
        return arabic, f"{numerals.desk(low)} and {numerals.desk(high)}"

    def ordinal(self, *, feminine: bool) -> Pair:
        """Return first to twentieth."""
        n = self.chance.choice((*range(1, 11), *range(1, 21)))
        return numerals.arabic_ordinal(n, feminine=feminine), numerals.english_ordinal(n)

    def age(self) -> Pair:
        """Return somebody's age; English leaves the years out."""
        n = self.chance.randint(11, 98)
        return f"{self.digits(str(n))} {numerals.noun_form(n, 'عام', 'عاماً', 'أعوام')}", str(n)

    def temperature(self) -> Pair:
        """Return degrees."""
        n = self.chance.randint(11, 52)
        return f"{self.digits(str(n))} درجة مئوية", f"{n} degrees Celsius"


def _priced(amount: str, noun: Noun) -> str:
    return f"${amount}" if noun.english_one == "dollar" else f"{amount} {noun.english_many}"
