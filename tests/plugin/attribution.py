"""Reads annotated articles, and scores the reports that are read from them.

A report that was read counts if an annotated one that no other has taken agrees in directness, in
content (the overlap is at least 0.8 of the longer of the two, by characters) and in speaker: their
phrases overlap by at least half of the longer or, where one of the two has no phrase of its own, a
phrase of the same speaker elsewhere does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.text.speakers import Report
from dragoman.types import Span

_TAG = re.compile(r"<(/?)([svdi])(\d+)(?:=(\d+))?>")


@dataclass(slots=True)
class Annotated:
    number: int
    paragraph: int = -1
    content: Span = field(default=Span(0, 0))
    direct: bool = False
    speaker: Span | None = None
    speaker_paragraph: int = -1
    source: int | None = None


@dataclass(slots=True)
class Article:
    paragraphs: list[str]
    reports: dict[int, Annotated]

    def phrase(self, report: Annotated) -> str:
        return report.speaker.of(self.paragraphs[report.speaker_paragraph]) if report.speaker else ""

    def root(self, report: Annotated) -> Annotated:
        seen = {report.number}
        while report.source is not None and report.source not in seen:
            report = self.reports[report.source]
            seen.add(report.number)
        return report


def read_articles(path: Path) -> list[Article]:
    articles = []
    for part in re.split(r"^===\s*$", path.read_text("utf-8"), flags=re.MULTILINE):
        lines = [line.strip().removeprefix("# ") for line in part.splitlines() if line.strip()]
        if lines:
            articles.append(_article(lines))
    return articles


def _article(lines: list[str]) -> Article:
    article = Article([], {})
    for number, line in enumerate(lines):
        text, at, open_tags = "", 0, {}
        for tag in _TAG.finditer(line):
            text += line[at : tag.start()]
            at = tag.end()
            closing, kind, key = tag[1], tag[2], int(tag[3])
            report = article.reports.setdefault(key, Annotated(key))
            if tag[4]:
                report.source = int(tag[4])
            if not closing:
                open_tags[kind, key] = len(text)
                continue
            span = Span(open_tags.pop((kind, key)), len(text))
            if kind == "s":
                report.speaker, report.speaker_paragraph = span, number
            elif kind in "di" and report.paragraph < 0:
                report.paragraph, report.content, report.direct = number, span, kind == "d"
        assert not open_tags, line
        article.paragraphs.append(text + line[at:])
    return article


def overlap(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(one.end - one.start, other.end - other.start, 1)


def same_speaker(article: Article, gold: Annotated, found: Report, reports: Sequence[Report]) -> bool:
    if gold.speaker and found.speaker and gold.speaker_paragraph == found.paragraph:
        return overlap(gold.speaker, found.speaker) >= 0.5
    root = article.root(gold)
    first = found if found.source is None else reports[found.source]
    one = [r for r in article.reports.values() if r.speaker and article.root(r) is root]
    other = [r for r in reports if r.speaker and (r is first or r.source is not None and reports[r.source] is first)]
    return any(
        a.speaker_paragraph == b.paragraph and overlap(a.speaker, b.speaker) >= 0.5
        for a in one for b in other if a.speaker and b.speaker
    )


def same_content(gold: Annotated, found: Report) -> bool:
    return (
        gold.paragraph == found.paragraph
        and gold.direct == found.direct
        and overlap(gold.content, found.content) >= 0.8
    )


@dataclass(slots=True)
class Score:
    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / ((self.found + self.wanted) or 1)


def score(articles: Sequence[Article], read, verbose: bool = False) -> dict[bool, Score]:
    scores = {True: Score(), False: Score()}
    for article in articles:
        reports = read(article.paragraphs)
        waiting = [r for r in article.reports.values() if r.paragraph >= 0]
        for gold in waiting:
            scores[gold.direct].wanted += 1
        for found in reports:
            scores[found.direct].found += 1
            match = next(
                (g for g in waiting if same_content(g, found) and same_speaker(article, g, found, reports)), None
            )
            if match:
                waiting.remove(match)
                scores[found.direct].right += 1
            elif verbose:
                speaker = found.speaker.of(article.paragraphs[found.paragraph]) if found.speaker else None
                print("EXTRA", "d" if found.direct else "i", "|", speaker, "|", found.name, "|", found.content.of(article.paragraphs[found.paragraph]))
        if verbose:
            for gold in waiting:
                print("MISSED", "d" if gold.direct else "i", "|", article.phrase(gold) or "= " + article.phrase(article.root(gold)), "|", gold.content.of(article.paragraphs[gold.paragraph]), "\n      ", article.paragraphs[gold.paragraph][:400])
            print("---")
    return scores
