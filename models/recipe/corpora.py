"""Reading parallel corpora: `English<TAB>Arabic`, plain or xz, further columns ignored."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path

Pair = tuple[str, str]  # Arabic, English


def read_pairs(paths: Iterable[Path]) -> Iterator[Pair]:
    """Yield the pairs of all files, sides stripped; lines without two sides are passed over."""
    for path in paths:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                english, _, rest = line.rstrip("\n").partition("\t")
                arabic = rest.partition("\t")[0].strip()
                if arabic and english.strip():
                    yield arabic, english.strip()


def find(name: str, folders: Iterable[Path]) -> list[Path]:
    """Return the files of corpus `name`: one, or those of the folder of that name."""
    for folder in folders:
        for suffix in (".tsv", ".tsv.xz"):
            if (path := folder / (name + suffix)).is_file():
                return [path]
        if paths := sorted((folder / name).glob("*.tsv")):
            return paths
    return []
