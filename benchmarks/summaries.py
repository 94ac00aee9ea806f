"""Compare summaries with people's extracts, and with sumy's, in one run.

    python benchmarks/summaries.py easc FOLDER     ROUGE against five human extracts an article
    python benchmarks/summaries.py news FOLDER     named speakers and figures kept, at 3 sentences
    python benchmarks/summaries.py speed           sentences a second of one processor, to 20,000

All systems choose among the same sentences. Needs sumy (`pip install sumy pyarabic`) for its
methods; without it they are left out. EASC: easc.jsonl; news: *.jsonl with title and text.
"""

from __future__ import annotations

import json
import random
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any

from rouge import TOKENS, interval, plain, rouge

try:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers import lex_rank, lsa, text_rank

    SUMY = True
except ImportError:
    SUMY = False

from dragoman import create_host
from dragoman.host import Host
from dragoman.summary.budget import Budget
from dragoman.summary.build import summarise
from dragoman.text.figures import Weight, read_figures
from dragoman.text.speakers import read_reports

System = Callable[[str, list[str], Budget], list[str]]
_LINE = 100  # articles of a set that are measured, at most


def ours(host: Host, method: str) -> System:
    def run(text: str, _: list[str], budget: Budget) -> list[str]:
        summary = summarise(host, text, budget=budget, method=method, format="plain")
        return [sentence.text for sentence in summary.sentences]

    return run


def theirs(name: str) -> System | None:
    """Return a summariser of sumy over the same sentences and words."""
    if not SUMY:
        return None
    make: Any = {
        "LexRank": lex_rank.LexRankSummarizer,
        "TextRank": text_rank.TextRankSummarizer,
        "LSA": lsa.LsaSummarizer,
    }[name]

    class Words:
        @staticmethod
        def to_words(sentence: str) -> tuple[str, ...]:
            return tuple(w for w in plain(sentence) if w.isalpha())

    def run(_: str, sentences: list[str], budget: Budget) -> list[str]:
        nodes = [Sentence(s, Words()) for s in sentences]
        document = ObjectDocumentModel([Paragraph(nodes)])
        if budget.sentences:
            return [str(s) for s in make()(document, budget.sentences)]
        chosen: list[str] = []
        for count in range(1, len(sentences) + 1):  # the most sentences that fit
            wanted = [str(s) for s in make()(document, count)]
            if chosen and sum(len(s.split()) for s in wanted) > (budget.words or 0):
                break
            chosen = wanted
        return chosen

    return run


def systems(host: Host) -> dict[str, System]:
    found: dict[str, System] = {
        f"dragoman {name}": ours(host, name) for name in ("speakers", "lexrank", "lead")
    }
    for name in ("LexRank", "TextRank", "LSA"):
        if system := theirs(name):
            found[f"sumy {name}"] = system
    return found


def sentences_of(host: Host, text: str) -> list[str]:
    everything = summarise(host, text, budget=Budget(ratio=1.0), method="lead", format="plain")
    return [sentence.text for sentence in everything.sentences]


def easc(folder: Path) -> None:
    host = create_host()
    rows = [json.loads(line) for line in (folder / "easc.jsonl").read_text().splitlines()]
    articles = [(row["article"], row["summaries"]) for row in rows]
    print("system            " + "".join(f"{t}-{n}         " for t in TOKENS for n in (1, 2)))
    people = {
        (t, n): [
            mean(rouge(s, [o for o in all_ if o is not s], n, TOKENS[t]) for s in all_)
            for _, all_ in articles
        ]
        for t in TOKENS
        for n in (1, 2)
    }
    _row("people", people)
    for name, system in systems(host).items():
        scores: dict[Any, list[float]] = {key: [] for key in people}
        for text, references in articles:
            budget = Budget(words=round(mean(len(r.split()) for r in references)))
            summary = " ".join(system(text, sentences_of(host, text), budget))
            for t, n in people:
                scores[t, n].append(rouge(summary, references, n, TOKENS[t]))
        _row(name, scores)


def _row(name: str, scores: dict[Any, list[float]]) -> None:
    cells = (
        f"{100 * mean(v):5.1f} ±{50 * (interval(v)[1] - interval(v)[0]):4.1f}   "
        for v in scores.values()
    )
    print(f"{name:18}" + "".join(cells), flush=True)


def news(folder: Path) -> None:
    host = create_host()
    texts = [row["text"] for path in sorted(folder.glob("*.jsonl")) for row in _rows(path)]
    random.Random(1).shuffle(texts)
    texts = [t for t in texts if len(t.split()) > 150][:_LINE]
    print("system              speakers   figures   words-1 against the whole   words")
    articles = [(text, sentences_of(host, text), _names(text), _values(text)) for text in texts]
    for name, system in systems(host).items():
        speakers, figures, alike, words = [], [], [], []
        for text, sentences, names, values in articles:
            summary = "\n".join(system(text, sentences, Budget(sentences=3)))
            speakers.append(_share(_in(summary, names), names))
            figures.append(_share(_values(summary), values))
            alike.append(rouge(summary, [text], 1, plain))
            words.append(len(summary.split()))
        print(
            f"{name:18} {100 * _mean(speakers):7.1f} % {100 * _mean(figures):7.1f} % "
            f"{100 * mean(alike):12.1f} {mean(words):22.0f}",
            flush=True,
        )
    speakers = [
        _most([_in(s, names) for s in sentences], names) for _, sentences, names, _ in articles
    ]
    figures = [
        _most([_values(s) for s in sentences], values) for _, sentences, _, values in articles
    ]
    print(f"{'any, at most':18} {100 * _mean(speakers):7.1f} % {100 * _mean(figures):7.1f} %")


def _most(kept: Sequence[set[Any]], of: set[Any]) -> float | None:
    """Return the largest share that any three sentences keep."""
    distinct = [k & of for k in kept if k & of]
    unions = (set().union(*three) for three in combinations(distinct, min(3, len(distinct))))
    return _share(max(unions, key=len, default=set()), of)


def _names(text: str) -> set[str]:
    return {r.name for r in read_reports(text.splitlines()) if r.name}


def _in(text: str, names: set[str]) -> set[str]:
    return {name for name in names if name in text}


def _values(text: str) -> set[Any]:
    """Return the values of the figures, without such as "one" and "both"."""
    return {f.value for f in read_figures(text, "ar") if f.weight is Weight.HARD}


def _share(kept: set[Any], of: set[Any]) -> float | None:
    """Return which part of a set is kept, None where there is nothing to keep."""
    return len(kept & of) / len(of) if of else None


def _mean(shares: Sequence[float | None]) -> float:
    return mean(share for share in shares if share is not None)


def _rows(path: Path) -> Iterator[Any]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def speed() -> None:
    host = create_host()
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("ابتجحدرسصطعفقكلمنهوي", k=5)) for _ in range(4000)]

    def words() -> str:
        return " ".join(chance.choices(vocabulary, k=18))

    def document(count: int) -> str:
        return "\n\n".join(
            f"قال الوزير إن {words()} {chance.randint(3, 999)}." for _ in range(count)
        )

    for count in (1000, 5000, 20_000):
        text = document(count)
        start = process_time()
        summarise(host, text, format="plain")
        seconds = process_time() - start
        tracemalloc.start()  # by itself: it slows what it watches
        summarise(host, text, format="plain")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        rate = f"{count / seconds:6.0f} sentences a second"
        print(f"{count:6}: {rate}, {peak / len(text.encode()):.1f} x the document in memory")
    if system := theirs("LexRank"):
        sentences = document(1000).split("\n\n")
        start = process_time()
        system("", sentences, Budget(sentences=3))
        print(f"sumy LexRank 1000 sentences {1000 / (process_time() - start):8.0f} a second")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["easc", path]:
            easc(Path(path))
        case ["news", path]:
            news(Path(path))
        case ["speed"]:
            speed()
        case _:
            sys.exit(__doc__)
