"""The manifest: what is wrong with it is named, and files are the ones that it names."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

import pytest

from dragoman.errors import DigestError, ModelError
from dragoman.settings import Settings
from dragoman.types import Request
from dragoman_models import backend as backend_module
from dragoman_models.backend import CTranslate2Backend
from dragoman_models.manifest import digest, read_manifest, verify
from dragoman_models.plugin import EMBEDDED
from dragoman_models.store import open_model

MINIMAL = 'name = "m"\nfamily = "opus-mt"\nsource_language = "ar"\ntarget_language = "en"\n'


def test_embedded_manifest_names_every_file():
    manifest = read_manifest(EMBEDDED)
    files = {path.name for path in EMBEDDED.iterdir()} - {"model.toml"}
    assert set(manifest.files) == files
    verify(EMBEDDED, manifest)
    assert (manifest.licence, manifest.placeholders) == (
        "MIT",
        tuple(f"⟦{i}⟧" for i in range(1, 9)),
    )
    assert {score.set for score in manifest.scores} > {"FLORES-200 dev", "newsroom, unseen pairs"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", "Invalid value"),
        ('name = "m"\n', "source_language"),
        (MINIMAL + "license = 'MIT'\n", "license is no key of a manifest .did you mean licence"),
        (MINIMAL + "[decoding]\nbeams = 4\n", "decoding.beams is no key.*did you mean beam"),
        (MINIMAL + "[[scores]]\nset = 'x'\nblue = 1.0\n", "scores.blue .*did you mean bleu"),
        (MINIMAL + "zzz = 1\n", "the keys are name, "),
        (MINIMAL + "[decoding]\nbeam = '4'\n", "Expected `int"),
        (MINIMAL + "[decoding]\nbeam = 0\n", ">= 1"),
        (MINIMAL.replace('"ar"', '"Arabic"'), "source_language"),
        (MINIMAL + "[files]\n'model.bin' = 'abc'\n", "files"),
        (
            MINIMAL.replace("opus-mt", "opus-nt"),
            "unknown family opus-nt .did you mean opus-mt. families are dragoman, ",
        ),
        (MINIMAL + "placeholders = 3\n", "placeholders"),
    ],
)
def test_wrong_manifest(tmp_path, text, message):
    (tmp_path / "model.toml").write_text(text)
    with pytest.raises(ModelError, match=message):
        open_model(tmp_path)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../x", "C:x", "a\\\\b", ""])
def test_file_names_stay_inside_the_folder(tmp_path, name):
    (tmp_path / "model.toml").write_text(f'{MINIMAL}[files]\n"{name}" = "{"0" * 64}"\n')
    with pytest.raises(ModelError, match="is not a file of this folder"):
        read_manifest(tmp_path)


def test_manifest_that_is_not_utf8(tmp_path):
    (tmp_path / "model.toml").write_bytes(b"name = '\xc7'")
    with pytest.raises(ModelError, match="utf-8"):
        read_manifest(tmp_path)


@pytest.fixture
def described(make_model):
    """Return a tiny model with a manifest that names its files and its placeholders."""
    model = make_model("opus-mt", add_source_eos=True)
    files = "".join(f'"{path.name}" = "{digest(path)}"\n' for path in sorted(model.iterdir()))
    text = f'{MINIMAL}placeholders = ["⟦0⟧", "⟦1⟧"]\n[files]\n{files}'
    (model / "model.toml").write_text(text.replace("opus-mt", "dragoman"), encoding="utf-8")
    return model


def test_described_model_translates(described):
    backend = CTranslate2Backend("m", described, Settings())
    assert backend.placeholders == ("⟦0⟧", "⟦1⟧")
    assert backend.model.family.name == "dragoman"
    before, with_one = backend.count_tokens("قال"), backend.count_tokens("قال⟦0⟧")
    assert with_one == before + 1
    assert backend.translate([Request("قال ⟦0⟧")])


def test_placeholder_that_the_vocabulary_lacks(described):
    manifest = described / "model.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("⟦1⟧", "⟦9⟧"), "utf-8")
    backend = CTranslate2Backend("m", described, Settings())
    with pytest.raises(ModelError, match="⟦9⟧"):
        backend.translate([Request("قال")])


def test_another_file_than_the_manifest_names(described):
    (described / "target.spm").write_bytes((described / "source.spm").read_bytes())
    backend = CTranslate2Backend("m", described, Settings())
    with pytest.raises(DigestError, match=r"target\.spm: SHA-256 is"):
        backend.translate([Request("قال")])


@pytest.mark.parametrize("content", [b"damaged", "target.spm"])
def test_nothing_is_read_from_a_file_before_its_digest(described, content):
    other = (described / content).read_bytes() if isinstance(content, str) else content
    (described / "source.spm").write_bytes(other)
    for use in (
        lambda backend: backend.count_tokens("قال"),
        lambda backend: backend.translate([Request("قال")]),
        lambda backend: backend.translator,
    ):
        with pytest.raises(DigestError, match=r"source\.spm: SHA-256 is"):
            use(CTranslate2Backend("m", described, Settings()))


def test_files_are_verified_once(described, monkeypatch):
    compared = []
    monkeypatch.setattr(backend_module, "verify", lambda *_: compared.append(1))
    backend = CTranslate2Backend("m", described, Settings())
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(backend.count_tokens, ["قال"] * 32))) == 1
    backend.translate([Request("قال")])
    assert compared == [1]


@pytest.mark.parametrize("name", ["model.bin", "source.spm", "config.json"])
def test_every_file_needs_a_digest(described, name):
    manifest = described / "model.toml"
    lines = manifest.read_text("utf-8").splitlines(keepends=True)
    manifest.write_text(
        "".join(line for line in lines if not line.startswith(f'"{name}"')), "utf-8"
    )
    with pytest.raises(ModelError, match=f"no digest of {re.escape(name)}"):
        open_model(described)


def test_missing_file(described):
    (described / "target_vocabulary.json").unlink()
    backend = CTranslate2Backend("m", described, Settings())
    with pytest.raises(ModelError, match=r"target_vocabulary\.json: the file is missing"):
        backend.translate([Request("قال")])


@pytest.mark.parametrize("name", ["model.bin", "source.spm"])
def test_missing_file_is_seen_when_opened(described, name):
    (described / name).unlink()
    with pytest.raises(ModelError, match=name):
        CTranslate2Backend("m", described, Settings()).count_tokens("قال")


def test_files_of_the_digest_are_distinct(described, tmp_path):
    files = open_model(described).files
    assert [path for path, _ in groupby(files)] == files
    copy = tmp_path / "copy"
    shutil.copytree(described, copy)
    digests = {CTranslate2Backend("m", folder, Settings()).digest for folder in (described, copy)}
    assert len(digests) == 1
