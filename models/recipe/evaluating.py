"""The step `evaluate`."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from recipe import suites
from recipe.corpora import read_pairs
from recipe.evaluation import Model, score
from recipe.job import Job
from recipe.synthetic.generated import terms
from recipe.synthetic.masking import masked

_SHOWN = 5  # examples of failure


def run(job: Job, folder: Path, tests: list[Path], size: int, out: Path | None) -> None:
    """Score the model in `folder` on `tests`, and on suites of `size` where there are corpora."""
    recipe, corpora, tell = job.recipe, job.corpora, job.tell
    model = Model(folder)
    report: dict[str, Any] = {"scores": [], "suites": {}}
    for path in tests:
        result = score(model, path)
        report["scores"].append(asdict(result))
        tell(f"{result.name} ({result.sentences:,}): BLEU {result.bleu} chrF {result.chrf}")
    if report["scores"]:
        tell("  ".join(report["scores"][0]["signatures"]))
    if corpora:
        groups = suites.figure_sentences(recipe, corpora, size)
        shares = {
            f"figures, {name}": share
            for name, share in suites.figures(groups, model.translate).items()
        }
        symbols = recipe.tokenizer.placeholders
        sources = masked(read_pairs(tests), terms(corpora), symbols, recipe.training.seed)
        sentences = [arabic for arabic, _ in islice(sources, size)]
        shares["placeholders"] = suites.placeholders(sentences, symbols, model.translate)
        keeping = partial(model.translate, choose=partial(suites.keeping, symbols))
        best = suites.placeholders(sentences, symbols, keeping)
        shares[f"placeholders, best of {model.beam} hypotheses"] = best
        shares |= suites.names(recipe, corpora, model.translate)
        for name, share in shares.items():
            report["suites"][name] = asdict(share)
            tell(f"{name}: {share.right:,} of {share.of:,}, {share.percent:.1f} %")
            for source, target in share.wrong[:_SHOWN]:
                tell(f"    {source}\n    {target}")
    if out:
        out.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
