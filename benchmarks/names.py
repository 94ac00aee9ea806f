"""How often good English spells a name in two ways within a document, and the model's English.

    python benchmarks/names.py FILE.tsv... [--lines 12] [--model ar_en] [--show N]

FILE.tsv: a good translation, TAB, its Arabic; so many lines that follow each other are taken for a
document. What is found in the translations is mostly a false alarm, or a fault of theirs; with
--model the Arabic is translated too, each sentence once.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from speakers import pairs as pairs_of

from dragoman.host import create_host
from dragoman.name_spellings import Spellings
from dragoman.settings import Settings
from dragoman.types import Finding, Pair, Request


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--lines", type=int, default=12, help="of a document")
    parser.add_argument("--model", help="a model's name or folder")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many findings")
    arguments = parser.parse_args()
    documents = [list(part) for file in arguments.files for part in parts(file, arguments.lines)]
    report("references", documents, arguments.show)
    if arguments.model:
        backend = create_host(settings=Settings(model=arguments.model)).backend()
        flat = [pair for document in documents for pair in document]
        answers = iter(backend.translate([Request(pair.source) for pair in flat]))
        translated = [
            [Pair(pair.source, next(answers)[0].text) for pair in document]
            for document in documents
        ]
        report(arguments.model, translated, arguments.show)


def parts(file: Path, lines: int) -> Iterable[Sequence[Pair]]:
    """Return the pairs of a file, so many at a time."""
    pairs = iter(pairs_of([file]))
    return iter(lambda: list(islice(pairs, lines)), [])


def report(name: str, documents: Sequence[Sequence[Pair]], show: int) -> None:
    """Print how many of the documents have a name in two spellings, and some of these."""
    found = [findings for document in documents if (findings := spelt_twice(document))]
    share = len(found) / max(len(documents), 1)
    print(f"{name}: {len(found):,} of {len(documents):,} documents, {share:.1%}")
    for findings in found[:show]:
        print("   ", findings[0].message)


def spelt_twice(document: Sequence[Pair]) -> list[Finding]:
    """Return what is found in one document."""
    names = Spellings()
    for pair in document:
        names.add(pair.source, pair.target)
    return list(names.findings())


if __name__ == "__main__":
    main()
