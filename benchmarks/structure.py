"""Prove the Markdown format on real files, on the CommonMark examples and on random documents.

    python benchmarks/structure.py FOLDER            every *.md and *.mdx below it
    python benchmarks/structure.py commonmark.json   the examples, with each line ending
    python benchmarks/structure.py 10000             random documents
    python benchmarks/structure.py lines             seconds for 100 to 100,000 lines

A document passes if it comes back byte for byte unchanged, keeps its structure when every text is
replaced, and every text is found again where it was put. The examples are in the source archive of
markdown-it-py, as tests/test_cmark_spec/commonmark.json.
"""

from __future__ import annotations

import json
import sys
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, settings

from dragoman.builtin.markdown import Markdown
from dragoman.testing.documents import MARKDOWN
from dragoman.testing.round_trip import assert_round_trip

PARAGRAPH = (
    "قال **أحمد** إن [الرابط](https://example.org) يعمل مع `code` في Node.js، والعدد ٣٥ فقط."
)
LINES = f"## عنوان\n\n{PARAGRAPH}\n{PARAGRAPH}\n\n> {PARAGRAPH}\n\n- بند\n- بند\n\n"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    argument = sys.argv[1]
    if argument == "lines":
        measure_lines()
    elif argument.isdecimal():
        prove_random(int(argument))
    else:
        path = Path(argument)
        report(files(path) if path.is_dir() else examples(path))


def files(folder: Path) -> Iterable[tuple[str, str]]:
    for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.mdx")]):
        yield str(path), path.read_bytes().decode("utf-8")


def examples(path: Path) -> Iterable[tuple[str, str]]:
    for example in json.loads(path.read_text("utf-8")):
        for name, line_end in (("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")):
            source = example["markdown"].replace("\n", line_end)
            yield f"example {example['example']} with {name}", source


def passes(markup: Markdown, name: str, source: str) -> bool:
    try:
        assert_round_trip(markup, source)
    except AssertionError as error:
        print(f"{name}: {error}")
        return False
    return True


def report(documents: Iterable[tuple[str, str]]) -> None:
    markup = Markdown()
    results = [passes(markup, name, source) for name, source in documents]
    print(f"{sum(results)} of {len(results)} pass")


def prove_random(count: int) -> None:
    markup = Markdown()
    results: list[bool] = []

    @given(MARKDOWN)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def prove(source: str) -> None:
        results.append(passes(markup, repr(source), source))

    prove()
    print(f"{sum(results)} of {len(results)} random documents pass")


def measure_lines() -> None:
    markup = Markdown()
    markup.parse(LINES)
    for count in (100, 1_000, 10_000, 100_000):
        source = LINES * (count // LINES.count("\n"))
        start = perf_counter()
        document = markup.parse(source)
        parsed = perf_counter()
        markup.render(document, [f"{segment.text} x" for segment in document.segments])
        rendered = perf_counter()
        print(
            f"{source.count(chr(10)):7} lines: {1e6 * (parsed - start) / count:6.0f} µs a line to "
            f"parse, {1e6 * (rendered - parsed) / count:5.0f} to render"
        )
    source = PARAGRAPH * (5_000_000 // len(PARAGRAPH.encode()))
    start = perf_counter()
    markup.parse(source)
    print(f"one line of {len(source.encode()):,} bytes: {perf_counter() - start:.1f} s")
    tracemalloc.start()
    source = LINES * 1000
    document = markup.parse(source)
    size = sys.getsizeof(source)
    _, peak = tracemalloc.get_traced_memory()
    print(f"peak memory: {peak / size:.1f} times the document's {size:,} bytes")


if __name__ == "__main__":
    main()
