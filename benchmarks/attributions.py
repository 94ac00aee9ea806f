"""How well reports that a translation states as facts are noticed.

    python benchmarks/attributions.py FILE.tsv...

FILE.tsv: a good translation, TAB, its Arabic. False alarms are counted on all pairs. Faults are
planted where the English says it in one of the plainest ways (`The ministry said that ...`,
`..., she added.`) and nobody is named: those words are taken out.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import replace
from pathlib import Path

from speakers import pairs as pairs_of

from dragoman.builtin.check_attribution import Attribution
from dragoman.text.named_speakers import named_speakers
from dragoman.types import Pair

_SAID = (
    "(?:said|added|stressed|noted|explained|confirmed|announced|stated|warned|declared|insisted"
    "|pointed out|revealed|indicated|argued|considered)"
)
_SOMEBODY = r"[A-Z][\w' -]{1,40}?"
_PLANTED = (
    re.compile(rf"^{_SOMEBODY} (?:also )?{_SAID}(?: in a statement)?(?: on \w+day)? that "),
    re.compile(rf"^{_SOMEBODY} said (?=the|it|he|a|no|[A-Z])"),
    re.compile(rf", (?:[a-z][\w' -]{{1,40}} )?{_SAID}(?=[.,])"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many of each")
    arguments = parser.parse_args()
    check, pairs = Attribution(), list(pairs_of(arguments.files))
    alarms = [pair for pair in pairs if list(check.check(pair))]
    print(f"{len(pairs):,} pairs, {len(alarms)} false alarms")
    planted = [faulty for pair in pairs if (faulty := _planted(pair))]
    missed = [pair for pair in planted if not list(check.check(pair))]
    found = len(planted) - len(missed)
    print(f"{len(planted):,} planted, {100 * found / max(len(planted), 1):.1f} % found")
    for some in (alarms, missed):
        for pair in random.Random(1).sample(some, min(arguments.show, len(some))):
            print(pair.target, pair.source, sep="\n   ")


def _planted(pair: Pair) -> Pair | None:
    """Return the pair with the words of saying taken out; None where they are not so plain."""
    english = pair.target
    for words in _PLANTED:
        english = words.sub("", english, count=1)
    if english == pair.target or '"' in english or named_speakers(pair.source):
        return None
    return replace(pair, target=english)


if __name__ == "__main__":
    main()
