"""How long a rebuild takes after one paragraph was edited, against the build of the whole site.

    python benchmarks/memory.py [--pages 200]

The pages are made up here, a title and four paragraphs each. Both builds are one run with the
embedded model, every page through the whole pipeline, structure proof and checks included.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from dragoman import Host, Memory, create_host, open_memory, translate
from dragoman.report import table

PEOPLE = "وزير الصحة|رئيس البلدية|المتحدث باسم الجيش|مدير المستشفى|المحافظ|رئيس النقابة".split("|")
PLACES = "المدينة|الميناء|القرية|المطار|السوق|المخيم|الجامعة".split("|")
EVENTS = "الحريق|الفيضان|الإضراب|الانتخابات|الزلزال".split("|")


class Build(NamedTuple):
    """What a build took, and how much of it was translated."""

    seconds: float
    processor: float
    sentences: int
    translated: int


def page(number: int) -> str:
    """Return a page with sentences that no other page has."""
    who, where = PEOPLE[number % len(PEOPLE)], PLACES[number % len(PLACES)]
    what, count = EVENTS[number % len(EVENTS)], number + 100
    return f"""---
title: {who} يزور {where} بعد {what}
---

قال **{who}** يوم الأربعاء إن {count} شخصا وصلوا إلى {where} منذ مطلع الأسبوع الجاري، وإن فرق
الإغاثة وزعت عليهم الغذاء والماء والأغطية قبل حلول الليل.

وأضاف أن {what} دمر {count + 1} منزلا في الأحياء القريبة من النهر، فيما نقل {count + 2} جريحا إلى
المستشفى الحكومي حيث أجريت لهم عمليات عاجلة.

وبلغت الخسائر {count} مليون دولار وفق [تقرير رسمي](https://example.org/{number}) نشر أمس، لكن
السكان يقولون إن الأضرار أكبر بكثير مما أعلنته الحكومة.

- أغلقت {count + 3} مدرسة في {where} أبوابها حتى إشعار آخر بسبب انقطاع الكهرباء
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
            ("full, into a new memory", build(host, pages, memory)),
            ("again, nothing changed", build(host, pages, memory)),
            ("one paragraph edited", build(host, edited, memory)),
        ]
        size = memory.path.stat().st_size
    head = (
        "build",
        "seconds",
        "of the full",
        "processor",
        "of the full",
        "sentences",
        "translated",
    )
    print(f"{len(pages)} pages, memory {size / 1e6:.1f} MB")
    print(table([head, *(row(name, one, runs[0][1]) for name, one in runs)]), end="")


def build(host: Host, pages: list[str], memory: Memory) -> Build:
    begin, used = time.perf_counter(), time.process_time()
    statistics = [translate(host, page, memory=memory).statistics for page in pages]
    seconds, processor = time.perf_counter() - begin, time.process_time() - used
    sentences, known = (sum(s[name] for s in statistics) for name in ("sentences", "remembered"))
    return Build(seconds, processor, sentences, sentences - known)


def row(name: str, one: Build, full: Build) -> tuple[str, ...]:
    return (
        name,
        f"{one.seconds:.2f}",
        f"{one.seconds / full.seconds:.1%}",
        f"{one.processor:.2f}",
        f"{one.processor / full.processor:.1%}",
        str(one.sentences),
        str(one.translated),
    )


if __name__ == "__main__":
    main()
