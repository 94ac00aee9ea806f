"""Where models are found, what is said of them, and archives that are refused."""

from __future__ import annotations

import errno
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import create_host
from dragoman.commands import models
from dragoman.errors import ModelError
from dragoman.settings import Settings
from dragoman.types import Request
from dragoman_models import argos, plugin, store
from dragoman_models.backend import CTranslate2Backend
from dragoman_models.plugin import EMBEDDED


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Keep the user's own folders out of the tests."""
    monkeypatch.setattr(store, "user_data_dir", lambda name: str(tmp_path / "data" / name))
    monkeypatch.setattr(argos, "user_cache_dir", lambda name: str(tmp_path / "cache" / name))
    monkeypatch.delenv("DRAGOMAN_MODELS", raising=False)
    return tmp_path / "data" / "dragoman" / "models"


def pack(folder, archive):
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in sorted(folder.rglob("*")):
            zipped.write(path, path.relative_to(folder.parent))
    return archive


def test_lookup_order(make_model, home, tmp_path):
    nllb, opus = make_model("nllb"), make_model("opus-mt")
    home.mkdir(parents=True)
    nllb.rename(home / "mine")
    (home / "ar_en").symlink_to(opus)
    (home / "notes").mkdir()
    listed = tmp_path / "listed"
    listed.mkdir()
    (listed / "mine").symlink_to(opus)
    environ = {"DRAGOMAN_MODELS": os.pathsep.join([str(tmp_path / "absent"), str(listed)])}
    assert store.find_models({"ar_en": EMBEDDED}, {}) == {"ar_en": EMBEDDED, "mine": home / "mine"}
    assert store.find_models({}, environ) == {"mine": listed / "mine", "ar_en": home / "ar_en"}


@pytest.mark.parametrize("private", ["root", "root/mine"])
def test_folder_that_cannot_be_read(make_model, tmp_path, monkeypatch, private):
    mine, listed = tmp_path / "root" / "mine", tmp_path / "listed"
    mine.mkdir(parents=True)
    listed.mkdir()
    make_model("opus-mt").rename(listed / "opus")
    iterdir = Path.iterdir

    def refused(path):
        if path == tmp_path / private:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    roots = os.pathsep.join(str(root) for root in (tmp_path / "root", listed))
    found = store.find_models({}, {"DRAGOMAN_MODELS": roots})
    assert list(found) == [Path(private).name, "opus"]
    offered = plugin.register_backends(Settings(), found)
    assert list(offered) == list(found)
    with pytest.raises(ModelError, match=f"{private}: Permission denied"):
        offered[Path(private).name]()


def test_name_that_is_too_long():
    with pytest.raises(ModelError, match="too long"):
        store.open_model(Path("x" * 300))


@pytest.mark.parametrize(("family", "positions"), [("opus-mt", 1), ("nllb", 2)])
def test_network_without_room_for_text(make_model, family, positions):
    with pytest.raises(ModelError, match=f"{positions} target positions leave no room for text"):
        store.open_model(make_model(family, positions=positions))
    assert store.open_model(make_model(family, positions=3)).room > 0


def test_described(make_model):
    shown = CTranslate2Backend("ar_en", EMBEDDED, Settings()).description
    assert (shown.source_language, shown.target_language) == ("ar", "en")
    assert (shown.family, shown.licence, shown.recognised) == ("dragoman", "MIT", False)
    assert 28_000_000 < shown.size < 35_000_000
    assert shown.placeholders
    assert {"set", "sentences", "bleu", "chrf"} == set(shown.scores[0])
    tiny = store.describe("tiny", store.open_model(make_model("madlad")))
    assert (tiny.family, tiny.licence, tiny.recognised) == ("madlad", "unknown", True)


def test_scores_are_listed():
    (shown,) = json.loads(CliRunner().invoke(models.command, ["--json"]).stdout)
    measured = {score["set"]: score["sentences"] for score in shown["scores"]}
    assert (measured["FLORES-200 dev"], measured["newsroom, unseen pairs"]) == (963, 320)


def test_plugin_offers_what_it_can_load(make_model, tmp_path):
    foreign, empty = tmp_path / "foreign", tmp_path / "empty"
    for folder in (foreign, empty):
        folder.mkdir()
    (foreign / "model.toml").write_text(
        'name = "f"\nfamily = "other"\nsource_language = "ar"\ntarget_language = "en"\n'
    )
    models = {"opus": make_model("opus-mt"), "foreign": foreign, "empty": empty}
    offered = plugin.register_backends(Settings(), models)
    assert set(offered) == {"opus", "foreign"}
    assert re.search(r"unknown family other \(families are dragoman, ", str(offered["foreign"]))
    chosen = plugin.register_backends(Settings(model=str(empty)), models)
    assert set(chosen) == {"opus", "foreign", "empty"}
    with pytest.raises(ModelError, match="known family"):
        chosen["empty"]()


MANIFEST = 'name = "{}"\nfamily = "{}"\nsource_language = "ar"\ntarget_language = "en"\n'


def test_a_model_has_the_name_of_its_manifest(home):
    for folder, name in (("a", "mine"), ("b", "mine"), ("c", "a"), ("mine", "mine")):
        (home / folder).mkdir(parents=True)
        (home / folder / "model.toml").write_text(MANIFEST.format(name, "opus-mt"))
    found = {name: path.name for name, path in store.find_models({}, {}).items()}
    assert found == {"mine": "a", "b": "b", "a": "c"}


def test_a_model_of_an_unknown_family_is_listed_with_the_reason(home):
    (home / "m").mkdir(parents=True)
    (home / "m" / "model.toml").write_text(MANIFEST.format("mine", "zork"))
    result = CliRunner().invoke(models.command)
    assert re.search(r"^mine +- ", result.stdout, re.MULTILINE)
    assert "mine cannot be used: " in result.stderr
    with pytest.raises(ModelError, match=r"unknown family zork.*opus-mt"):
        create_host(settings=Settings(model="mine")).backend()
    with pytest.raises(ModelError, match=r"unknown family zork.*opus-mt"):
        create_host(settings=Settings(model=str(home / "m"))).backend()


def test_missing_model(tmp_path):
    with pytest.raises(ModelError, match="there is no such model"):
        store.open_model(tmp_path / "absent")


def test_argos_archive(make_model, home, tmp_path):
    home.mkdir(parents=True)
    archive = pack(make_model("argos"), home / "translate-ar_en-1_0.argosmodel")
    name, path = store.find_models({}, {}).popitem()
    assert (name, path) == ("translate-ar_en-1_0", archive)
    first, again = store.open_model(path), store.open_model(path)
    assert first == again
    assert first.manifest.name == name
    assert first.path.is_relative_to(tmp_path / "cache")
    ((candidate,),) = CTranslate2Backend(name, path, Settings()).translate([Request("قال")])
    assert candidate.tokens > 0


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a/metadata.json", "../x"], "outside"),
        (["/a/metadata.json"], "outside"),
        (["a/../../x"], "outside"),
        (["a\\..\\x"], "outside"),
        (["C:/x"], "outside"),
        (["a/x", "b/x"], "not one folder"),
        (["metadata.json"], "not one folder"),
        ([], "not one folder"),
    ],
)
def test_archive_that_is_refused(tmp_path, names, message):
    archive = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name in names:
            zipped.writestr(name, "{}")
    with pytest.raises(ModelError, match=message):
        argos.unpack(archive, tmp_path / "to")
    assert not any((tmp_path / "to").iterdir())


def test_archive_with_a_link(tmp_path):
    archive = tmp_path / "x.argosmodel"
    link = zipfile.ZipInfo("a/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr(link, "/etc")
    with pytest.raises(ModelError, match="outside"):
        argos.unpack(archive, tmp_path / "to")


def test_oversized_archive(tmp_path, monkeypatch):
    archive = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("a/zeros", bytes(100_000))
    monkeypatch.setattr(argos, "MAX_BYTES", 50_000)
    with pytest.raises(ModelError, match="unpacked"):
        argos.unpack(archive, tmp_path / "to")


def test_file_that_is_no_archive(tmp_path):
    archive = tmp_path / "x.argosmodel"
    archive.write_text("no")
    with pytest.raises(ModelError, match="zip"):
        store.open_model(archive)


def spoiled(data, change):
    """Return the bytes of a zip archive with one deflated entry, damaged."""
    local, central = data.index(b"PK\3\4"), data.index(b"PK\1\2")
    data = bytearray(data)
    match change:
        case "encrypted":
            data[local + 6] |= 1
            data[central + 8] |= 1
        case "method":
            data[local + 8] = data[central + 10] = 99
        case "name":  # said to be UTF-8, and is not
            data[local + 7] |= 8
            data[central + 9] |= 8
            data[local + 30 + 2] = data[central + 46 + 2] = 0xFF
        case "content":
            data[local + 30 + len("a/x")] = 0xFF
        case "end":
            del data[central:]
    return bytes(data)


@pytest.mark.parametrize("change", ["encrypted", "method", "name", "content", "end"])
def test_damaged_archive(tmp_path, change):
    archive = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("a/x", "text " * 100)
    assert (argos.unpack(archive, tmp_path / "sound") / "x").is_file()
    archive.write_bytes(spoiled(archive.read_bytes(), change))
    with pytest.raises(ModelError, match=r"x\.argosmodel: "):
        argos.unpack(archive, tmp_path / "to")
    assert not any((tmp_path / "to").iterdir())


def test_archive_that_cannot_be_read(tmp_path):
    with pytest.raises(ModelError, match="Is a directory"):
        argos.unpack(tmp_path, tmp_path / "to")


def test_unpacked_by_two_at_once(make_model, tmp_path, monkeypatch):
    archive = pack(make_model("argos"), tmp_path / "x.argosmodel")
    check = argos._check

    def overtaken(*arguments):
        monkeypatch.setattr(argos, "_check", check)
        argos.unpack(archive, tmp_path / "to")
        return check(*arguments)

    monkeypatch.setattr(argos, "_check", overtaken)
    folder = argos.unpack(archive, tmp_path / "to")
    assert {path.name for path in folder.iterdir()} == {
        "model",
        "sentencepiece.model",
        "metadata.json",
    }
    assert list((tmp_path / "to").iterdir()) == [folder]


def test_argos_package_that_translates_nothing(make_model):
    model = make_model("argos")
    (model / "metadata.json").write_text('{"type": "sbd"}')
    with pytest.raises(ModelError, match="not a translation package"):
        store.open_model(model)
