"""`dragoman site build` against the bare pipeline, and under kill -9.

    python benchmarks/site.py throughput [--pages 60] [--model NAME]
    python benchmarks/site.py stored [--pages 60]
    python benchmarks/site.py killed [--rounds 50]

`throughput` makes a site of Hugo from the recipe's newsroom sentences, translates each of its
pages by `translate`, one after the other, then builds the site without and with a memory, and
again after a paragraph was changed. It prints sentences a second as ratios of the first; the
ratio of processor time is the fairer one where other programs run.
`stored` watches the memory while a build runs: how long it takes at most until more sentences are
in it, which is what a kill may cost.
`killed` kills builds of one site at random moments and looks at every page and memory entry after
each; then one build has to finish the rest.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman import create_host, translate
from dragoman.cli import run
from dragoman.settings import Settings
from dragoman_hooks.site.stamp import is_edited, read_stamp

NEWSROOM = Path(__file__).parents[1] / "models" / "recipe" / "newsroom"
PARAGRAPHS = (3, 9)  # fewest and most of a page


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["throughput", "stored", "killed"])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--model", default="ar_en")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "hugo.toml").write_text("", "utf-8")
        pages = list(make_pages(site, arguments.pages))
        if arguments.what == "throughput":
            throughput(site, pages, arguments.model)
        elif arguments.what == "stored":
            stored(site, arguments.model)
        else:
            killed(site, pages, arguments.rounds, arguments.model)


def make_pages(site: Path, number: int) -> Iterator[Path]:
    """Write pages of news, each with a title, and yield their paths."""
    chance = random.Random(5)
    rows = [
        line.split("\t")[1]
        for file in sorted(NEWSROOM.glob("*.tsv"))
        for line in file.read_text("utf-8").splitlines()
        if line.count("\t")
    ]
    chance.shuffle(rows)
    sentences = iter(rows)
    for index in range(number):
        file = site / "content" / f"news-{index}.ar.md"
        file.parent.mkdir(exist_ok=True)
        title = next(sentences).replace('"', "'").replace("\\", "")
        paragraphs = [next(sentences) for _ in range(chance.randint(*PARAGRAPHS))]
        text = "\n\n".join(paragraphs)
        file.write_text(f'---\ntitle: "{title}"\n---\n\n{text}\n', "utf-8")
        yield file


def throughput(site: Path, pages: list[Path], model: str) -> None:
    host = create_host(settings=Settings(model=model))
    translate(host, "مرحبا.")  # loads the weights
    count = 0

    def bare() -> None:
        nonlocal count
        for page in pages:
            found = translate(host, page.read_text("utf-8"), path=page)
            count += len(found.sentences)

    begin, used = time.perf_counter(), time.process_time()
    bare()
    base = count / (time.perf_counter() - begin), count / (time.process_time() - used)
    show("translate, page by page", base, base)
    command = ["site", "build", "--folder", str(site), "--model", model]
    settings = site / "dragoman.toml"
    settings.write_text('memory = "off"\n', "utf-8")
    show("site build, no memory", timed(count, lambda: run(command)), base)
    settings.write_text("", "utf-8")
    run([*command, "--force", *(f"content/{page.stem[:-3]}.en.md" for page in pages[:1])])
    for page in pages:
        page.with_name(page.name.replace(".ar.", ".en.")).unlink()
    full = timed(count, lambda: run(command))
    show("site build, new memory", full, base)
    pages[0].write_text(pages[0].read_text("utf-8") + "\nوصل الوفد صباحا.\n", "utf-8")
    again = timed(count, lambda: run(command))
    show("the same after an edit", again, base)
    print(f"the build after an edit takes {full[0] / again[0]:.1%} of the first")


def timed(count: int, work: Callable[[], int]) -> tuple[float, float]:
    """Return sentences a second, and a second of processor time."""
    begin, used = time.perf_counter(), time.process_time()
    status = work()
    assert status == 0, status  # noqa: S101 - a benchmark of what failed says nothing
    return count / (time.perf_counter() - begin), count / (time.process_time() - used)


def show(name: str, rates: tuple[float, float], base: tuple[float, float]) -> None:
    ratio, used = (rate / of for rate, of in zip(rates, base, strict=True))
    print(f"{name:24} {rates[0]:8.1f} sentences/s {ratio:6.2f}, by processor time {used:.2f}")


def stored(site: Path, model: str) -> None:
    (site / "dragoman.toml").write_text("", "utf-8")
    command = [sys.executable, "-m", "dragoman", "site", "build", "--model", model]
    begin = last = time.perf_counter()
    process = subprocess.Popen(command, cwd=site, stderr=subprocess.DEVNULL)
    known, first, gap = 0, 0.0, 0.0
    while process.poll() is None:
        time.sleep(0.1)
        now = time.perf_counter()
        if (entries := count_entries(site)) > known:
            gap, first = (max(gap, now - last), first) if known else (gap, now - begin)
            known, last = entries, now
    seconds = time.perf_counter() - begin
    print(f"{known} entries in {seconds:.1f} s, {known / seconds:.1f} a second;")
    print(f"the first after {first:.1f} s, then at most {gap:.1f} s until more were stored")


def killed(site: Path, pages: list[Path], rounds: int, model: str) -> None:
    chance = random.Random(11)
    (site / "dragoman.toml").write_text("", "utf-8")
    command = [sys.executable, "-m", "dragoman", "site", "build", "--model", model]
    english = [page.with_name(page.name.replace(".ar.", ".en.")) for page in pages]
    written = entries = kills = 0
    whole = 6.0  # seconds that a build may get: kills come at all of its moments
    while kills < rounds:
        process = subprocess.Popen(command, cwd=site, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, whole))
        kills += process.poll() is None
        process.kill()
        process.wait()
        now, known = look_at(english), count_entries(site)
        if now < written or known < entries:
            sys.exit(f"lost: {written} pages and {entries} entries are {now} and {known}")
        written, entries = now, known
        if written == len(pages):  # and once more from the beginning
            written = 0
            for page in english:
                page.unlink()
            (site / ".dragoman" / "memory.sqlite").unlink()
            entries = 0
    subprocess.run(command, cwd=site, check=True, stderr=subprocess.DEVNULL)
    remains = len(list(site.rglob("*.tmp")))
    print(f"{kills} kills; then {look_at(english)} of {len(pages)} pages are there and whole,")
    print(f"{count_entries(site)} entries in the memory, {remains} temporary files to be deleted")


def look_at(pages: list[Path]) -> int:
    """Return how many of `pages` there are; stop where one is not whole."""
    there = [page for page in pages if page.exists()]
    for page in there:
        text = page.read_text("utf-8")
        stamp = read_stamp(text)
        if stamp is None or is_edited(text, stamp):
            sys.exit(f"{page} is not whole")
    return len(there)


def count_entries(site: Path) -> int:
    """Return how many entries the memory has; stop where it is damaged."""
    file = site / ".dragoman" / "memory.sqlite"
    if not file.exists():
        return 0
    with sqlite3.connect(file) as connection:
        (state,) = connection.execute("PRAGMA integrity_check").fetchone()
        if state != "ok":
            sys.exit(f"the memory is damaged: {state}")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        rows = connection.execute("SELECT count(*) FROM entries") if "entries" in tables else [(0,)]
        return int(next(iter(rows))[0])


if __name__ == "__main__":
    main()
