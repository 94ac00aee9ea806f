"""Adapters are callers of the public API: what they import of the host is in it, or listed here."""

import ast
from pathlib import Path

import pytest

import dragoman
import dragoman.adapters

HOOKS = Path(__file__).parents[2] / "hooks"
PUBLIC = {"dragoman": {*dragoman.__all__, "__version__"}, "dragoman.adapters": None}
INNER = """
    dragoman.builtin.markdown.Markdown dragoman.text.markdown.front_matter.read_front_matter
    dragoman.text.markdown.html.english_value dragoman.text.markdown.marks.plain_inlines
    dragoman.contents.definitions dragoman.text.arabic.LETTERS dragoman.text.arabic.fold_digits
    dragoman.commands.options dragoman.memory.entry.Entry dragoman.memory.entry.HUMAN
    dragoman.memory.place dragoman.pace.FEWEST dragoman.pace.Pace dragoman.settings.is_path
    dragoman.summary.build.DEFAULT_METHOD dragoman.summary.render.as_object
    dragoman.summary.render.markdown
"""  # each has one caller, or is a part of the command line


def imported(file):
    """Yield the dotted name of everything that a module imports of the host."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module.partition(".")[0] == "dragoman":
                yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            names = (alias.name for alias in node.names)
            yield from ((name, "") for name in names if name.startswith("dragoman."))


def test_adapters_import_what_is_public():
    inner, unknown = set(), set()
    for file in HOOKS.rglob("*.py"):
        for module, name in imported(file):
            names = PUBLIC.get(module, set())
            if names is None:
                names = set(dragoman.adapters.__all__)
            if name not in names:
                (inner if f"{module}.{name}" in INNER.split() else unknown).add(f"{module}.{name}")
    assert not unknown
    assert inner == set(INNER.split())  # none is listed in vain


@pytest.mark.parametrize("name", dragoman.adapters.__all__)
def test_every_name_is_there(name):
    assert getattr(dragoman.adapters, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'quux'"):
        dragoman.adapters.quux  # noqa: B018 - the look-up is the test
