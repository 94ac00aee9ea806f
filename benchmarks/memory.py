"""How long a rebuild takes after one paragraph was edited, against the build of the whole site.

    python benchmarks/memory.py [--pages 200]

The pages are made up here, four paragraphs each; both builds are one run with the embedded model
and go through the whole pipeline, structure proof and checks included.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from dragoman import Host, Memory, create_host, open_memory, translate
from dragoman.report import table

PEOPLE = "وزير الصحة|رئيس البلدية|المتحدث باسم الجيش|مدير المستشفى|المحافظ|رئيس النقابة".split("|")
PLACES = "المدينة|الميناء|القرية|المطار|السوق|المخيم|الجامعة".split("|")
EVENTS = "الحريق|الفيضان|الإضراب|الانتخابات|الزلزال".split("|")


def page(number: int) -> str:
    """Return a page with sentences that no other page has."""
    who, where = PEOPLE[number % len(PEOPLE)], PLACES[number % len(PLACES)]
    what, count = EVENTS[number % len(EVENTS)], number + 100
    return f"""---
title: {who} يزور {where} بعد {what}
---

قال **{who}** يوم الأربعاء إن {count} شخصا وصلوا إلى {where}.

وأضاف أن {what} دمر {count + 1} منزلا، فيما نقل {count + 2} جريحا إلى المستشفى.

وبلغت الخسائر {count} مليون دولار وفق [تقرير رسمي](https://example.org/{number}).

- أغلقت {count + 3} مدرسة في {where}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=200)
    pages = [page(number) for number in range(parser.parse_args().pages)]
    edited = [pages[0].replace("يوم الأربعاء", "صباح الخميس"), *pages[1:]]
    host = create_host()
    translate(host, "مرحبا.")  # loads the weights
    with (
        tempfile.TemporaryDirectory() as folder,
        open_memory(Path(folder) / "memory.sqlite") as memory,
    ):
        runs = [
            ("without a memory", build(host, pages, None)),
            ("first, into a new memory", build(host, pages, memory)),
            ("again, nothing changed", build(host, pages, memory)),
            ("one paragraph edited", build(host, edited, memory)),
        ]
        size = memory.path.stat().st_size
    base = runs[0][1][0]
    rows = [
        (name, f"{seconds:.2f}", f"{seconds / base:.1%}", str(sentences), str(sentences - known))
        for name, (seconds, sentences, known) in runs
    ]
    print(f"{len(pages)} pages, memory {size / 1e6:.1f} MB")
    print(table([("build", "seconds", "of the first", "sentences", "translated"), *rows]), end="")


def build(host: Host, pages: list[str], memory: Memory | None) -> tuple[float, int, int]:
    """Return the seconds that the pages take, their sentences, and those that were remembered."""
    begin = time.perf_counter()
    statistics = [translate(host, page, memory=memory).statistics for page in pages]
    seconds = time.perf_counter() - begin
    totals = (sum(one[name] for one in statistics) for name in ("sentences", "remembered"))
    return seconds, *totals


if __name__ == "__main__":
    main()
