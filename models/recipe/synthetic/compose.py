"""Carrier sentences with slots, filled with figures and persons."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from recipe.corpora import Pair, read_pairs
from recipe.synthetic import calendar
from recipe.synthetic.persons import draw, read_entities
from recipe.synthetic.values import Values

HERE = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z]+)([0-9]?)(?::([mfn]))?\}")
_COUNTED = frozenset(
    "persons dead wounded missing members things places events duration measure".split()
)


def read_carriers(name: str = "carriers") -> list[Pair]:
    """Return the carrier sentences of a file, Arabic first."""
    return list(read_pairs([HERE / f"{name}.tsv"]))


class Composer:
    """Fills carriers at random; a seed fixes what comes out."""

    def __init__(self, carriers: Sequence[Pair], names: Sequence[Pair], seed: int) -> None:
        self.chance = random.Random(seed)
        self.carriers, self.names = carriers, names
        self.values = Values(self.chance)
        self.entities = read_entities()

    def sentences(self) -> Iterator[Pair]:
        """Yield sentences without end."""
        while True:
            yield self.fill(self.chance.choice(self.carriers))

    def fill(self, carrier: Pair) -> Pair:
        """Return `carrier` with a value in every slot."""
        arabic, english = carrier
        for kind, number, form in _SLOT.findall(arabic):
            ours, theirs = self._value(kind, form)
            mark = f"{{{kind}{number}}}"
            arabic = arabic.replace(f"{{{kind}{number}:{form}}}" if form else mark, ours)
            english = english.replace(mark, theirs)
        english = english.replace("m..", "m.")  # a time at the end
        return arabic, english[:1].upper() + english[1:]

    def _value(self, kind: str, form: str) -> Pair:
        values, chance = self.values, self.chance
        if kind in _COUNTED:
            return values.counted(kind, "nominative" if form == "n" else "oblique")
        if kind in self.entities:
            return chance.choice(self.entities[kind])
        makers: dict[str, Callable[[], Pair]] = {
            "ordinal": lambda: values.ordinal(feminine=form == "f"),
            "date": lambda: calendar.date(chance, values.digits),
            "time": lambda: calendar.time(chance, values.digits),
            "weekday": lambda: calendar.weekday(chance),
            "person": lambda: draw(self.names, chance),
            "titled": self._titled,
            "number": values.number,
            "money": values.money,
            "percent": values.percent,
            "year": values.year,
            "score": values.score,
            "range": values.range,
            "age": values.age,
            "temperature": values.temperature,
        }
        return makers[kind]()

    def _titled(self) -> Pair:
        title, name = self.chance.choice(self.entities["title"]), draw(self.names, self.chance)
        return f"{title[0]} {name[0]}", f"{title[1]} {name[1]}"
