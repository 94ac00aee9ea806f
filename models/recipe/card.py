"""The step `card`: a model folder's manifest, and the tables of the model card."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman_models.manifest import digest
from recipe.config import HERE, Recipe

_FILES = (
    "config.json",
    "model.bin",
    "source.spm",
    "source_vocabulary.json",
    "target.spm",
    "target_vocabulary.json",
)
_MANIFEST = """\
name = "ar_en"
description = "{description}"
family = "dragoman"
source_language = "ar"
target_language = "en"
licence = "MIT"
sources = "{sources}"
max_tokens = {longest}
alignment_lag = {lag}
placeholders = {placeholders}

[decoding]
beam = 4
length_penalty = 1.0
repetition_penalty = 1.0
no_repeat_ngram = 0

[files]
"""
_NAMES = {
    "flores200_dev": "FLORES-200 dev",
    "iwslt17_tst2016": "TED talks, IWSLT 2017 tst2016",
    "newsroom_dev": "newsroom, unseen pairs",
    "reports": "agency reports, written for the test",
}


def manifest(recipe: Recipe, folder: Path, report: dict[str, Any], lag: int) -> str:
    """Return the model.toml of `folder`, with the digests of its files and the scores measured."""
    shape, symbols = recipe.network, recipe.tokenizer.placeholders
    layers = f"{shape.encoder_layers} encoder and {shape.decoder_layers} decoder layers"
    public = sum(not (HERE / name).is_dir() for name in recipe.corpora)
    parts = [
        _MANIFEST.format(
            description=f"Arabic news into English: {layers} of {shape.width}, 8-bit weights",
            sources=f"Trained on {public} public corpora, on original newsroom pairs and on "
            "generated sentences; see the model card.",
            longest=recipe.cleaning.longest,
            lag=lag,
            placeholders=json.dumps(symbols, ensure_ascii=False),
        ),
        "\n".join(f'"{name}" = "{digest(folder / name)}"' for name in _FILES) + "\n",
    ]
    parts += [
        f'\n[[scores]]\nset = "{_title(score)}"\nsentences = {score["sentences"]}\n'
        f"bleu = {score['bleu']}\nchrf = {score['chrf']}\n"
        for score in report["scores"]
    ]
    return "".join(parts)


def scores(report: dict[str, Any]) -> str:
    """Return the measured scores and suites as Markdown tables."""
    rows = [(_title(s), f"{s['sentences']:,}", s["bleu"], s["chrf"]) for s in report["scores"]]
    quality = _table(("test set", "sentences", "BLEU", "chrF"), rows)
    suites = [
        (name, f"{s['right']:,} of {s['of']:,}", f"{100 * s['right'] / max(s['of'], 1):.1f} %")
        for name, s in report["suites"].items()
    ]
    signatures = "; ".join(f"`{s}`" for s in report["scores"][0]["signatures"])
    return f"{quality}\n\n{signatures}\n\n{_table(('suite', 'right', ''), suites)}"


def corpora(recipe: Recipe, data: Path) -> str:
    """Return the corpora of the recipe as a Markdown table: what was used, and its licence."""
    rows: list[Sequence[object]] = []
    for name, corpus in recipe.corpora.items():
        report = data / f"{name}.json"
        if report.is_file():
            pairs = json.loads(report.read_text(encoding="utf-8"))["pairs"]["kept"]
            weights = ", ".join(f"{mix} {weight:g}" for mix, weight in corpus.weights.items())
            rows.append((f"`{name}`", f"{pairs:,}", weights, corpus.licence, corpus.source))
    return _table(("corpus", "pairs", "weights", "licence", "where it is had"), rows)


def rewrite(card: str, parts: dict[str, str]) -> str:
    """Return `card` with the text between the marks of each part replaced.

    >>> rewrite("<!-- a -->old<!-- /a -->", {"a": "new"}).split()
    ['<!--', 'a', '-->', 'new', '<!--', '/a', '-->']
    """
    for name, text in parts.items():
        marks = re.compile(rf"(<!-- {name} -->).*?(<!-- /{name} -->)", re.DOTALL)
        found = marks.search(card)
        if found:
            card = f"{card[: found.end(1)]}\n{text}\n{card[found.start(2) :]}"
    return card


def _title(score: dict[str, Any]) -> str:
    return _NAMES.get(score["name"], str(score["name"]))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    return "\n".join(_lines(head, rows))


def _lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |"
