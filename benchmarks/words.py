"""How often good English has a word that the check of words does not know, and the model's English.

    python benchmarks/words.py FILE.tsv... [--model ar_en] [--show N]

FILE.tsv: a good translation, TAB, its Arabic. What is found in the translations is a false alarm;
with --model the Arabic is translated too, each sentence once, without asking again.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

from speakers import pairs as pairs_of

from dragoman.host import create_host
from dragoman.settings import Settings
from dragoman.text.english_words import unknown_words
from dragoman.types import Request


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", help="a model's name or folder")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many words of each")
    arguments = parser.parse_args()
    pairs = list(pairs_of(arguments.files))
    report("references", (pair.target for pair in pairs), arguments.show)
    if arguments.model:
        backend = create_host(settings=Settings(model=arguments.model)).backend()
        answers = backend.translate([Request(pair.source) for pair in pairs])
        report(arguments.model, (found[0].text for found in answers), arguments.show)


def report(name: str, texts: Iterable[str], show: int) -> None:
    """Print how many of `texts` have a word that is not known, and some of these words."""
    total, found = 0, []
    for text in texts:
        total += 1
        words = [span.of(text) for span in unknown_words(text)]
        found += [words] if words else []
    print(f"{name}: {len(found):,} of {total:,} have an unknown word, {len(found) / total:.2%}")
    words = [word for some in found for word in some]
    if show:
        print("   ", *random.Random(1).sample(words, min(show, len(words))))


if __name__ == "__main__":
    main()
