"""The public names, and what importing them costs."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import dragoman

PUBLIC = """
    Backend BackendFactory Block Budget Candidate Check Correction DigestError Document
    DragomanError Finding Format FormatError Host Inline InputError Link Memory MemoryFileError
    ModelError OutputError Pair PluginError PluginInfo PostEditor Rendered Request Rewrite Score
    Segment Segmenter Sentence Settings SettingsError Severity SourceSentence Span StructureError
    Summariser Summary Translation check create_host hookimpl learn_corrections load_settings
    memory_path open_memory summarise translate
"""
HEAVY = {"ctranslate2", "sentencepiece", "numpy", "rich", "markdown_it", "click", "msgspec"}


def python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_the_public_names_are_pinned():
    assert sorted(dragoman.__all__) == sorted(PUBLIC.split())


@pytest.mark.parametrize("name", PUBLIC.split())
def test_every_public_name_is_there(name):
    assert getattr(dragoman, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'summarize'"):
        dragoman.summarize  # noqa: B018 - the look-up is the test


def test_importing_dragoman_loads_nothing_heavy():
    loaded = python("import dragoman, sys; print(*sys.modules)").split()
    assert not HEAVY & set(loaded)


def test_a_host_loads_no_model_library():
    loaded = python("import dragoman, sys; dragoman.create_host(); print(*sys.modules)").split()
    assert not {"ctranslate2", "sentencepiece", "rich"} & set(loaded)


def test_the_version_is_that_of_the_distribution():
    assert dragoman.__version__ == version("dragoman")
