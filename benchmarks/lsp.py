"""What a hover costs, against translating its sentence alone, in one run.

    python benchmarks/lsp.py [FILE.ar.md] [--runs 5]

A client opens the document in a server of its own, and hovers over every sentence in turn; between
two hovers the same sentence is translated in this process. Both are warm, and neither remembers.
Prints the least of the runs of each, and their ratio over all sentences; exits 1 above 1.5.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from dragoman import create_host, read_passages, translate
from dragoman.text.arabic import has_arabic_letters
from dragoman_hooks.lsp.positions import Positions

LIMIT = 1.5
DRAFT = Path(__file__).parents[1] / "examples" / "ceasefire.ar.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=DRAFT)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    text = arguments.file.read_text(encoding="utf-8")
    hovers, alone = asyncio.run(measure(text, arguments.runs))
    ratios = [a / b for a, b in zip(hovers, alone, strict=True)]
    total = sum(hovers) / sum(alone)
    for name, took in (("hover", hovers), ("sentence alone", alone)):
        print(f"{name:15} {median(took) * 1000:7.1f} ms median, {sum(took) * 1000:8.1f} ms in all")
    print(f"{len(ratios)} sentences, ratio {total:.2f} in all, {max(ratios):.2f} at most")
    sys.exit(total > LIMIT)


async def measure(text: str, runs: int) -> tuple[list[float], list[float]]:
    """Return the least seconds of each sentence's hovers, and of its translations alone."""
    host = create_host()
    passages = [one for one in read_passages(host, text) if has_arabic_letters(one.text)]
    translate(host, text)  # loads the weights
    client, where = LanguageClient("benchmark", "1"), Positions(text)
    least = [[float("inf")] * len(passages) for _ in range(2)]
    with tempfile.TemporaryDirectory() as folder:
        await client.start_io(sys.executable, "-m", "dragoman", "lsp", cwd=folder)
        uri = (Path(folder) / "draft.ar.md").as_uri()
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(uri, "markdown", 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        for run in range(-1, runs):  # the first one warms up
            for index, passage in enumerate(passages):
                position = where.position((passage.place.start + passage.place.end) // 2)
                params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
                begin = perf_counter()
                shown = await client.text_document_hover_async(params)
                middle = perf_counter()
                english = translate(host, passage.text).text
                end = perf_counter()
                if shown is None or not shown.contents.value.startswith(english.strip()):
                    raise SystemExit(f"another translation of {passage.text}: {shown}")
                if run >= 0:
                    least[0][index] = min(least[0][index], middle - begin)
                    least[1][index] = min(least[1][index], end - middle)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
    return least[0], least[1]


if __name__ == "__main__":
    main()
