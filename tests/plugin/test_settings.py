"""Settings: where they come from, which wins, and what a mistake says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields

from dragoman import Settings, SettingsError, load_settings
from dragoman.settings import find_project_file, load_table


def written(folder: Path, text: str, name: str = "dragoman.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults_are_valid(tmp_path):
    assert load_settings(tmp_path, {}, {}) == Settings()


def test_each_layer_overrides_the_one_before(tmp_path):
    written(tmp_path, "beam = 2\nthreads = 2\nbatch_tokens = 2")
    environ = {"DRAGOMAN_THREADS": "3", "DRAGOMAN_BATCH_TOKENS": "3", "DRAGOMAN_MODELS": "/"}
    found = load_settings(tmp_path, environ, {"batch_tokens": 4, "strict": None})
    assert (found.beam, found.threads, found.batch_tokens, found.strict) == (2, 3, 4, False)


def test_blocked_plugins_of_all_layers_add_up(tmp_path):
    written(tmp_path, 'block = ["a", "b"]')
    found = load_settings(tmp_path, {"DRAGOMAN_BLOCK": "b, c,"}, {"block": ("d",)})
    assert found.block == ("a", "b", "c", "d")


def test_the_nearest_project_file_governs(tmp_path):
    written(tmp_path, "beam = 1")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load_settings(inner, {}, {}).beam == 1
    written(inner, "[project]\nname = 'x'", "pyproject.toml")  # says nothing about dragoman
    assert load_settings(inner, {}, {}).beam == 1
    written(inner, "[tool.dragoman]\nbeam = 2", "pyproject.toml")
    assert load_settings(inner, {}, {}).beam == 2
    written(inner, "beam = 3")
    assert load_settings(inner, {}, {}).beam == 3


@pytest.mark.parametrize("broken", ["[project\n", "name = 'é'", "a = " + "[" * 5000])
def test_a_broken_file_of_another_tool_is_passed_over(tmp_path, broken):
    written(tmp_path, "beam = 1")
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_bytes(broken.encode("latin-1"))
    assert find_project_file(inner) == tmp_path / "dragoman.toml"
    (inner / "pyproject.toml").write_bytes(f"[tool.dragoman]\n{broken}".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"pyproject\.toml: "):
        load_settings(inner, {}, {})


def test_the_search_ends_with_the_repository(tmp_path):
    file = written(tmp_path, "beam = 1")
    inner = tmp_path / "repository" / "news"
    inner.mkdir(parents=True)
    assert find_project_file(inner) == file
    (inner.parent / ".git").mkdir()
    assert find_project_file(inner) is None
    file = written(inner.parent, "beam = 2")
    assert find_project_file(inner) == file


def test_the_search_ends_below_a_folder_that_everyone_may_write_to(tmp_path):
    file = written(tmp_path, "beam = 1")
    inner = tmp_path / "news"
    inner.mkdir()
    tmp_path.chmod(0o1777)
    assert find_project_file(inner) is None
    assert find_project_file(tmp_path) == file


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="chown is for root")
def test_the_search_ends_below_a_folder_of_another_owner(tmp_path):
    written(tmp_path, "beam = 1")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    for folder in (inner, inner.parent):
        os.chown(folder, 12345, -1)
    file = written(inner.parent, "beam = 2")
    assert find_project_file(inner) == file
    file.unlink()
    assert find_project_file(inner) is None


def test_a_folder_that_is_not_there_has_no_project_file(tmp_path):
    assert find_project_file(tmp_path / "nowhere") is None


def test_a_model_folder_is_relative_to_its_project_file(tmp_path):
    written(tmp_path, 'model = "./models/mine"')
    (tmp_path / "news").mkdir()
    assert load_settings(tmp_path / "news", {}, {}).model == str(tmp_path / "models" / "mine")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bean = 4", "no setting bean (did you mean beam?)"),
        ("front-matter-fields = []", "did you mean front_matter_fields?"),
        ("colour = 1", "the keys are model, format, beam"),
        ("beam = 0", "beam is 0 (expected int >= 1)"),
        ("beam = '4'", "beam is '4' (expected int)"),
        ("length_penalty = -0.5", "length_penalty is -0.5 (expected float >= 0.0)"),
        ("strict = 1", "strict is 1 (expected bool)"),
        ("block = 'x'", "block is 'x' (expected array)"),
        ("block = [1]", "block is [1] (expected str)"),
        ("beam = ", "(correct the TOML)"),
    ],
)
def test_a_mistake_in_a_file_names_file_key_and_expectation(tmp_path, text, message):
    file = written(tmp_path, text)
    with pytest.raises(SettingsError, match=re.escape(str(file))) as error:
        load_settings(tmp_path, {}, {})
    assert message in str(error.value)


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / "dragoman.toml").write_bytes("model = 'عربي'".encode("cp1256"))
    with pytest.raises(SettingsError, match=r"dragoman\.toml: not UTF-8"):
        load_settings(tmp_path, {}, {})


def test_a_tool_entry_that_is_no_table_is_an_error(tmp_path):
    written(tmp_path, "[tool]\ndragoman = 3", "pyproject.toml")
    with pytest.raises(SettingsError, match="not a table"):
        load_settings(tmp_path, {}, {})


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        ("DRAGOMAN_BEAM", "four", "DRAGOMAN_BEAM is 'four' (expected int)"),
        ("DRAGOMAN_BEAM", "99", "(expected int <= 32)"),
        ("DRAGOMAN_STRICT", "maybe", "(expected bool)"),
        ("DRAGOMAN_BEEM", "4", "no setting DRAGOMAN_BEEM (did you mean DRAGOMAN_BEAM"),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(tmp_path, variable, text, message):
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path, {variable: text}, {})
    assert message in str(error.value)


def test_values_given_in_code_are_held_to_the_same_ranges():
    with pytest.raises(SettingsError, match="beam is 0"):
        Settings(beam=0)


def test_decoding_is_the_models_own_until_it_is_chosen(tmp_path):
    assert Settings().beam is Settings().length_penalty is None
    environ = {"DRAGOMAN_BEAM": "4", "DRAGOMAN_LENGTH_PENALTY": "1.0"}
    chosen = load_settings(tmp_path, environ, {"repetition_penalty": 1.0, "no_repeat_ngram": 0})
    assert (chosen.beam, chosen.length_penalty) == (4, 1.0)
    assert (chosen.repetition_penalty, chosen.no_repeat_ngram) == (1.0, 0)


def test_every_setting_can_come_from_the_environment(tmp_path):
    defaults = Settings()
    environ = {}
    for field in fields(Settings):
        value = getattr(defaults, field.name)
        if value is not None:
            text = ",".join(value) if isinstance(value, tuple) else str(value).lower()
            environ[f"DRAGOMAN_{field.name.upper()}"] = text
    assert load_settings(tmp_path, environ, {}) == defaults


IMPORT = """
import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
import dragoman
from dragoman.settings import Settings
print(Settings().model, [name for name in opened if name.endswith(".toml")])
"""


def test_nothing_is_read_at_import(tmp_path):
    for name in ("dragoman.toml", "pyproject.toml"):
        written(tmp_path, "model = 'other'", name)
    environ = os.environ | {"DRAGOMAN_MODEL": "another", "DRAGOMAN_BEAM": "four"}
    command = [sys.executable, "-c", IMPORT]
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=True)
    assert done.stdout == b"ar_en []\n"


class OfAnAdapter(Struct, frozen=True, kw_only=True):
    """Settings that only an adapter knows."""

    layout: str | None = None
    drafts: bool = True


def test_an_adapter_has_a_table_of_its_own(tmp_path):
    written(tmp_path, '[site]\nlayout = "hugo"\n')
    assert load_settings(tmp_path, {}, {}) == Settings()
    given = {"layout": None, "drafts": False}
    found = load_table(tmp_path, "site", OfAnAdapter, given)
    assert found == OfAnAdapter(layout="hugo", drafts=False)
    (tmp_path / "dragoman.toml").unlink()
    assert load_table(tmp_path, "site", OfAnAdapter, {}) == OfAnAdapter()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[site]\nlayuot = 'x'", r"site: there is no setting layuot .did you mean layout\?"),
        ("[site]\nlayout = 1", r"site: layout is 1 .expected str"),
        ("site = 1", r"site is 1 .write a table: \[site\]"),
    ],
)
def test_a_mistake_in_the_table_of_an_adapter(tmp_path, text, message):
    written(tmp_path, text)
    with pytest.raises(SettingsError, match=message):
        load_table(tmp_path, "site", OfAnAdapter, {})


def test_a_misspelt_table_of_an_adapter(tmp_path):
    written(tmp_path, "[siet]\nlayout = 'x'")
    with pytest.raises(SettingsError, match=r"no setting siet .did you mean site\?"):
        load_settings(tmp_path, {}, {})
