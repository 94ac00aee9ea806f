"""Which family a folder is, what surrounds its pieces, and that each really translates."""

from __future__ import annotations

import re

import pytest

from dragoman.errors import ModelError
from dragoman.settings import Settings
from dragoman.types import Request
from dragoman_models.backend import CTranslate2Backend
from dragoman_models.families import FAMILIES, frame, recognise, refusal
from dragoman_models.store import open_model

CASES = [  # family, options of config.json, source tokens around X, target prefix
    ("opus-mt", {"add_source_eos": True}, ["X"], []),
    ("opus-mt", {"add_source_eos": False}, ["X", "</s>"], []),
    ("opus-mt multi", {"add_source_eos": True}, [">>eng<<", "X"], []),
    ("opus-mt multi", {"add_source_eos": False}, [">>eng<<", "X", "</s>"], []),
    ("nllb", {}, ["arb_Arab", "X", "</s>"], ["eng_Latn"]),
    ("m2m100", {}, ["__ar__", "X", "</s>"], ["__en__"]),
    ("mbart50", {}, ["ar_AR", "X", "</s>"], ["en_XX"]),
    ("mbart50", {"add_source_eos": True}, ["ar_AR", "X"], ["en_XX"]),
    ("madlad", {}, ["<2en>", "X", "</s>"], []),
    ("argos", {}, ["X"], []),
]


@pytest.mark.parametrize("case", CASES)
def test_family(make_model, sentences, case):
    family, config, tokens, prefix = case
    model = make_model(family, **config)
    opened = open_model(model)
    assert opened.family.name == family.split()[0]
    assert opened.frame.tokens(["X"]) == tokens
    assert list(opened.frame.target_prefix) == prefix
    backend = CTranslate2Backend("tiny", model, Settings(threads=1, beam=2))
    answers = backend.translate([Request(text, align=True) for text in sentences[:3]])
    for (candidate,), text in zip(answers, sentences, strict=False):
        assert candidate.tokens > 0
        assert candidate.score < 0
        assert not any(code in candidate.text for code in (*prefix, "</s>"))
        assert candidate.alignment
        assert all(link.source.of(text).strip() for link in candidate.alignment)
    assert backend.count_tokens("") == len(tokens) - 1 + bool(config.get("add_source_eos"))


def test_bracketed_languages_of_fairseq():
    found = frame(
        FAMILIES["mbart50"],
        source="ar",
        target="en",
        vocabulary={"[ar_AR]", "[en_XX]"},
        adds_end=True,
    )
    assert (found.tokens(["X"]), found.target_prefix) == (["[ar_AR]", "X"], ("[en_XX]",))


def test_prefix_of_an_argos_package():
    found = frame(
        FAMILIES["argos"],
        source="ar",
        target="en",
        vocabulary=(),
        adds_end=False,
        prefix="__en__",
    )
    assert (found.tokens(["X"]), found.target_prefix) == (["X"], ("__en__",))


def test_language_without_a_token():
    with pytest.raises(ModelError, match="no token for language 'de'"):
        frame(FAMILIES["nllb"], source="ar", target="de", vocabulary={"arb_Arab"}, adds_end=False)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["model.aren.intgemm.alphas.bin", "vocab.aren.spm", "lex.50.50.aren.s2t.bin"], "SSRU"),
        (["opus.npz", "decoder.yml", "source.spm", "target.spm"], "not been converted"),
        (["config.json", "pytorch_model.bin", "source.spm"], "not been converted"),
        (["config.json", "model.safetensors"], "not been converted"),
        (["README.md"], "known family"),
        (["model.bin", "config.json"], "known family"),
    ],
)
def test_folder_that_is_no_model(tmp_path, names, reason):
    for name in names:
        (tmp_path / name).write_text("{}" if name.endswith("json") else "")
    with pytest.raises(ModelError, match=reason):
        open_model(tmp_path)


DEEP = 200_000


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("source_vocabulary.json", b"5", "not a list of tokens"),
        ("source_vocabulary.json", b"[5]", "not a list of tokens"),
        ("source_vocabulary.json", b"[" * DEEP, ""),
        ("source_vocabulary.txt", b"\xff", "utf-8"),
        ("config.json", b"[]", "not a table"),
        ("config.json", b'{"a": ' * DEEP, ""),
        ("config.json", b"{", "Expecting"),
        ("model.toml", b"a = " + b"[" * DEEP, ""),
        ("metadata.json", b'["translate"]', "not a translation package"),
        ("metadata.json", b"[" * DEEP, ""),
    ],
)
def test_file_that_cannot_be_understood(make_model, name, content, message):
    model = make_model("argos" if name == "metadata.json" else "opus-mt")
    if name.endswith(".txt"):
        (model / "source_vocabulary.json").unlink()
    (model / name).write_bytes(content)
    with pytest.raises(ModelError, match=f"{re.escape(name)}: .*{message}"):
        open_model(model)


def test_pieces_without_language_tokens_are_of_no_family():
    assert recognise({"sentencepiece.bpe.model", "model.bin"}, {"▁a"}) is None
    assert refusal(["model.bin"]) is None
