"""The backend: one answer a request, whatever stands beside it, and no silent cut."""

from __future__ import annotations

import subprocess
import sys
from math import log

import ctranslate2
import pytest

from dragoman.errors import ModelError, SettingsError
from dragoman.settings import Settings
from dragoman.testing import BackendContract
from dragoman.types import Request
from dragoman_models.backend import CTranslate2Backend
from dragoman_models.decoding import choose
from dragoman_models.manifest import Decoding
from dragoman_models.plugin import EMBEDDED


@pytest.fixture(scope="module")
def embedded():
    return CTranslate2Backend("ar_en", EMBEDDED, Settings(threads=2))


@pytest.fixture
def tiny(make_model):
    return CTranslate2Backend("tiny", make_model("opus-mt"), Settings(threads=2))


class TestEmbedded(BackendContract):
    def make(self):
        return CTranslate2Backend("ar_en", EMBEDDED, Settings())


def test_import_and_factory_load_no_heavy_library():
    code = """
import sys
from dragoman.settings import Settings
from dragoman_models.plugin import register_backends, register_models
settings = Settings()
backend = register_backends(settings, register_models())["ar_en"]()
backend.digest, backend.max_tokens
print(sorted({"ctranslate2", "sentencepiece", "numpy"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("beam", "count"), [(1, 20), (4, 6)])
def test_company_changes_nothing(sentences, beam, count):
    backend = CTranslate2Backend("ar_en", EMBEDDED, Settings(beam=beam, threads=2))
    requests = [Request(text) for text in sentences[:count]]
    alone = {request: backend.translate([request])[0] for request in requests}
    shuffled = sorted(requests * 2, key=lambda request: request.text[::-1])
    assert backend.translate(shuffled) == [alone[request] for request in shuffled]
    one_thread = CTranslate2Backend(
        "ar_en", EMBEDDED, Settings(beam=beam, threads=1, batch_tokens=32)
    )
    assert one_thread.translate(requests) == list(alone.values())
    assert one_thread.digest == backend.digest


@pytest.mark.parametrize(
    "compute_type",
    sorted({"int8", "int16", "float32"} & ctranslate2.get_supported_compute_types("cpu")),
)
def test_company_changes_nothing_in_a_tiny_model(make_model, sentences, compute_type):
    model = make_model("opus-mt")
    backend = CTranslate2Backend("tiny", model, Settings(compute_type=compute_type, threads=2))
    requests = [Request(text) for text in sentences for _ in range(2)]
    requests += [Request(text[:length]) for text in sentences for length in (8, 9)]
    alone = [backend.translate([request])[0] for request in requests]
    assert backend.translate(requests) == alone
    assert backend.translate(requests[::-1]) == alone[::-1]


def test_sentences_of_other_lengths_share_a_batch(embedded, sentences, monkeypatch):
    embedded.translate([Request("نعم")])  # loads the network
    sizes = []

    class Counting:
        compute_type = "int8"

        def translate_batch(self, sources, *arguments, **options):
            sizes.append(len(sources))
            return real.translate_batch(sources, *arguments, **options)

    real = embedded.translator
    monkeypatch.setitem(vars(embedded), "_network", Counting())
    embedded.translate([Request(text) for text in sentences])
    lengths = {len(embedded.pieces(text)) for text in sentences}
    assert len(sizes) < len(lengths) / 2
    assert sum(sizes) <= len(sentences) + len(sizes)


def test_company_changes_no_alternative_and_no_link(tiny, embedded, sentences):
    for backend, count in ((tiny, 20), (embedded, 5)):
        requests = [Request(text, alternatives=3, align=True) for text in sentences[:count]]
        alone = [backend.translate([request])[0] for request in requests]
        assert backend.translate([*requests[::-1], Request("نعم")])[:-1] == alone[::-1]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200f", "\u0640"])
def test_nothing_to_translate(embedded, text):
    ((candidate, *_),) = embedded.translate([Request(text, alternatives=2, align=True)])
    assert candidate.text == ""
    assert (candidate.tokens, candidate.cut) == (0, False)


def test_alternatives_and_alignment_change_no_other_answer(embedded, sentences):
    plain = [Request(text) for text in sentences[:4]]
    alone = embedded.translate(plain)
    many = Request(sentences[0], alternatives=6, align=True)
    first, *rest = embedded.translate([many, *plain])
    assert rest == alone
    assert len({candidate.text for candidate in first}) == len(first) > 4
    assert all(not candidate.alignment for (candidate,) in rest)


def test_score_is_the_mean_log_probability(sentences):
    """Greedy search finds the same tokens whatever the length penalty, so the mean is the same."""
    scores = []
    for penalty in (0.0, 0.5, 1.0):
        settings = Settings(beam=1, length_penalty=penalty, threads=1)
        backend = CTranslate2Backend("ar_en", EMBEDDED, settings)
        scores.append(backend.translate([Request(sentences[0])])[0][0].score)
    assert scores == pytest.approx([scores[0]] * 3, rel=1e-5)
    assert log(0.01) < scores[0] < 0


def test_cut_at_the_longest_source_of_the_training(embedded, sentences):
    text = " ".join(sentences[:3])
    assert embedded.count_tokens(text) <= embedded.max_tokens
    longer = " ".join(sentences)
    assert embedded.count_tokens(longer) > embedded.max_tokens
    (short,), (long,) = embedded.translate([Request(text), Request(longer)])
    assert not short.cut
    assert long.cut


def test_cut_at_the_end_of_the_positions(make_model, sentences):
    backend = CTranslate2Backend("tiny", make_model("opus-mt", positions=24), Settings(threads=1))
    assert backend.max_tokens == 24
    ((candidate,),) = backend.translate([Request(" ".join(sentences))])
    assert candidate.cut


def test_cut_at_the_longest_target(make_model, sentences, monkeypatch):
    backend = CTranslate2Backend("tiny", make_model("opus-mt"), Settings(threads=1))
    whole = [candidate for (candidate,) in backend.translate([Request(text) for text in sentences])]
    assert any(not candidate.cut for candidate in whole)
    limited = CTranslate2Backend("tiny", make_model("opus-mt", positions=3), Settings(threads=1))
    assert limited.model.target_limit == 3
    for (candidate,) in limited.translate([Request("نعم"), Request("لا")]):
        assert candidate.tokens <= 3
        assert candidate.cut or candidate.tokens < 3


def test_alignment_points_at_the_same_figures(embedded):
    text = "قال الرئيس إن 12 شخصا قتلوا."
    ((candidate,),) = embedded.translate([Request(text, align=True)])
    pairs = [(link.target.of(candidate.text), link.source.of(text)) for link in candidate.alignment]
    figures = [(target, source) for target, source in pairs if target.isdigit()]
    assert "".join(target for target, _ in figures) == "12"
    assert all(target in source for target, source in figures)


def test_digest_follows_what_answers_depend_on(make_model):
    model = make_model("opus-mt")

    def digest(**settings):
        return CTranslate2Backend("tiny", model, Settings(**settings)).digest

    same = digest()
    assert digest(threads=3, batch_tokens=64) == same
    other = [
        digest(beam=2),
        digest(length_penalty=0.5),
        digest(repetition_penalty=1.2),
        digest(no_repeat_ngram=3),
        digest(compute_type="int16"),
    ]
    (model / "config.json").write_text((model / "config.json").read_text() + "\n")
    other.append(digest())
    assert len({same, *other}) == 7


def test_manifest_advises_and_settings_decide(make_model):
    argos = make_model("argos")
    assert CTranslate2Backend("a", argos, Settings()).options.length_penalty == 0.2
    for penalty in (0.0, 0.6, 1.0):  # 1.0 is what a model without advice gets
        chosen = CTranslate2Backend("a", argos, Settings(length_penalty=penalty))
        assert chosen.options.length_penalty == penalty


def test_what_neither_settings_nor_manifest_say_is_as_usual():
    options = choose(Settings(no_repeat_ngram=3), Decoding(beam=2, no_repeat_ngram=0))
    assert (options.beam, options.length_penalty) == (2, 1.0)
    assert (options.repetition_penalty, options.no_repeat_ngram) == (1.0, 3)


def test_compute_type_that_does_not_exist(tiny, make_model):
    backend = CTranslate2Backend("t", make_model("opus-mt"), Settings(compute_type="int7"))
    with pytest.raises(SettingsError, match="int7"):
        backend.translate([Request("نعم")])


def test_subword_nmt_codes_are_refused(make_model):
    model = make_model("argos")
    (model / "sentencepiece.model").unlink()
    (model / "bpe.model").write_text("#version: 0.2\nا ل</w>\n")
    backend = CTranslate2Backend("a", model, Settings())
    with pytest.raises(ModelError, match="Moses"):
        backend.translate([Request("نعم")])


def test_damaged_network(make_model):
    model = make_model("opus-mt")
    weights = model / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-2000])
    with pytest.raises(ModelError, match="model"):
        CTranslate2Backend("t", model, Settings()).translate([Request("نعم")])
