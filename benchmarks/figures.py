"""How well figures are read and compared on a corpus of human translations.

Usage: python benchmarks/figures.py [--show N] FILE...   (lines of English TAB Arabic)

Prints, for each file, the share of pairs with an error (a false alarm, as people translated them),
the share of single changes to the English that are noticed (a changed digit, number word, month,
multiplier or unit, a deleted figure), and pairs a second.
"""

from __future__ import annotations

import argparse
import calendar
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.builtin.check_figures import FiguresCheck
from dragoman.text.figures import Date, Figure, Weight, read_figures
from dragoman.types import Finding, Pair, Severity

MONTHS = [calendar.month_name[number] for number in range(1, 13)]
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"]
SWAPS = {"million": "billion", "billion": "million", "percent": "dollars", "p.m.": "a.m."}


def read_pairs(path: Path) -> list[Pair]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [Pair(source=arabic, target=english) for english, arabic, *_ in rows]


def errors(pair: Pair) -> list[Finding]:
    return [f for f in FiguresCheck().check(pair) if f.severity is Severity.ERROR]


def signs(pair: Pair) -> list[Finding]:
    """Return what an editor would look at: errors and warnings."""
    return [f for f in FiguresCheck().check(pair) if f.severity is not Severity.NOTE]


def changes(english: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the kind of change and the changed text, one of each kind that is possible."""
    figures = [f for f in read_figures(english, "en") if f.weight is Weight.HARD]
    if not figures:
        return
    figure = chance.choice(figures)
    before, after = english[: figure.span.start], english[figure.span.end :]
    yield ("deletion of a two" if figure.value == 2 else "deletion"), f"{before} {after}"
    changed = change_digit(figure, chance)
    if changed is not None:
        yield "digit", before + changed + after
    for word, other in SWAPS.items():
        if word in figure.text:
            yield "swap", before + figure.text.replace(word, other) + after
    words = figure.text.split()
    if words and words[0].lower() in NUMBER_WORDS:
        other = chance.choice([word for word in NUMBER_WORDS if word != words[0].lower()])
        yield "number word", before + " ".join([other, *words[1:]]) + after
    if isinstance(figure.value, Date):
        for month in MONTHS:
            if month in figure.text:
                other = chance.choice([name for name in MONTHS if name != month])
                yield "month", before + figure.text.replace(month, other) + after


def change_digit(figure: Figure, chance: random.Random) -> str | None:
    places = [i for i, c in enumerate(figure.text) if c.isdecimal()]
    if not places:
        return None
    place = chance.choice(places)
    digit = chance.choice([d for d in "123456789" if d != figure.text[place]])
    return figure.text[:place] + digit + figure.text[place + 1 :]


def report(path: Path, show: int) -> None:
    pairs = read_pairs(path)
    start = time.process_time()
    alarms = [found for pair in pairs if (found := errors(pair))]
    seconds = time.process_time() - start
    warned = sum(1 for pair in pairs if signs(pair))
    chance = random.Random(1)
    tried: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    unnoticed = []
    for pair in pairs:
        known = len(signs(pair))
        for kind, text in changes(pair.target, chance):
            tried[kind] += 1
            if len(signs(Pair(pair.source, text))) > known:
                noticed[kind] += 1
            elif not known:
                unnoticed.append((kind, pair.source, pair.target, text))
    parts = " ".join(f"{k} {noticed[k] / n:.1%} of {n}" for k, n in sorted(tried.items()))
    total = noticed.total() / max(1, tried.total())
    print(
        f"{path.name:34} {len(pairs):5} pairs  false alarms {len(alarms) / len(pairs):.2%}"
        f" (with warnings {warned / len(pairs):.2%})"
        f"  noticed {total:.2%} ({parts})  {len(pairs) / seconds:,.0f} pairs/s"
    )
    for pair in [pair for pair in pairs if errors(pair)][:show]:
        print(pair.target, pair.source, *(f"   - {f.message}" for f in errors(pair)), sep="\n")
    for kind, source, target, text in unnoticed[:show]:
        print(f"unnoticed {kind}", source, target, text, sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N of each failure")
    options = parser.parse_args()
    for path in options.files:
        report(path, options.show)


if __name__ == "__main__":
    main()
