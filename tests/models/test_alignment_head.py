"""Promoting an attention head changes where alignments are read from, and no translation."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from dragoman.settings import Settings
from dragoman.types import Request, Span
from dragoman_models.alignment import links, spans
from dragoman_models.backend import CTranslate2Backend

SCRIPT = Path(__file__).parents[2] / "models" / "recipe" / "alignment_head.py"


@pytest.fixture(scope="module")
def recipe():
    spec = importlib.util.spec_from_file_location("alignment_head", SCRIPT)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_same_answers_other_links(recipe, make_model, sentences):
    model = make_model("opus-mt", add_source_eos=True)
    promoted = model.parent / "promoted"
    shutil.copytree(model, promoted)
    recipe.main(str(promoted / "model.bin"), "0", "1")
    requests = [Request(text, align=True) for text in sentences]
    before, after = (
        [
            candidate
            for (candidate,) in CTranslate2Backend("t", path, Settings()).translate(requests)
        ]
        for path in (model, promoted)
    )
    assert [(c.text, c.score) for c in before] == [(c.text, c.score) for c in after]
    assert [c.alignment for c in before] != [c.alignment for c in after]
    recipe.main(str(promoted / "model.bin"), "0", "1")
    assert (promoted / "model.bin").read_bytes() == (model / "model.bin").read_bytes().replace(
        b"decoder/alignment_layer\0\0\2\2\0\0\0\xff\xff",
        b"decoder/alignment_layer\0\0\2\2\0\0\0\0\0",
    )


def test_links_pass_over_what_stands_for_no_character():
    sources = [Span(0, 2), Span(2, 2), Span(3, 5)]
    targets = [Span(0, 1), Span(1, 1), Span(2, 4)]
    attention = [[9, 0, 8, 1], [0, 1, 8, 3], [9, 2, 8, 1], [9, 9, 9, 9]]
    first, last = links(attention, sources, targets, skip=1)
    assert (first.target, first.source) == (Span(0, 1), Span(3, 5))
    assert (last.target, last.source) == (Span(2, 4), Span(0, 2))
    assert links(attention, [Span(1, 1)], targets) == ()


def test_spans_leave_out_white_space():
    assert spans(" a b", [(0, 2), (2, 4), (4, 4)]) == [Span(1, 2), Span(3, 4), Span(4, 4)]
    assert spans("  ", [(0, 2)]) == [Span(0, 0)]
