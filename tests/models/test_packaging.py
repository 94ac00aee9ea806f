"""What pyproject.toml names: the packages imported, and all that the tests of an sdist need."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from hatchling.builders.sdist import SdistBuilder

ROOT = Path(__file__).parents[2]
PACKAGES = ("plugin/dragoman", "models/dragoman_models", "hooks/dragoman_hooks")


def imported(source):
    """Yield the top module of every absolute import in `source`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.split(".")[0]


def used(*packages):
    """Return the distributions that the modules of some packages import."""
    files = [file for package in packages for file in (ROOT / package).rglob("*.py")]
    modules = {
        name
        for file in files
        if "testing" not in file.parts  # for the tests of plugins: the extra `test` is theirs
        for name in imported(file.read_text(encoding="utf-8"))
    }
    ours = {Path(package).name for package in PACKAGES}
    found = {}
    for module in modules - ours - sys.stdlib_module_names:
        owners = {owner.lower() for owner in packages_distributions()[module]}
        found[module] = {module} & owners or owners  # plugins may own a part of it
    return set().union(*found.values())


def names(requirements):
    return {re.match(r"[\w.-]+", line)[0].lower() for line in requirements}


def test_dependencies_are_the_packages_that_are_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    *core, hooks = PACKAGES
    assert names(project["dependencies"]) == used(*core)
    extras = project["optional-dependencies"]
    offered = [line for name in extras.keys() - {"test", "train"} for line in extras[name]]
    assert used(hooks) <= names(project["dependencies"]) | names(offered)


def test_sdist_holds_what_its_tests_need():
    shipped = {file.distribution_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    assert {
        "README.md",
        "examples/ceasefire.ar.md",
        "models/dragoman_models/ar_en/model.bin",
        "models/recipe/alignment_head.py",
    } <= shipped
    tests = [file for file in (ROOT / "tests").rglob("*") if file.is_file()]
    assert {str(f.relative_to(ROOT)) for f in tests if "__pycache__" not in f.parts} <= shipped
