"""The hook specifications: typed, with a contract each, and as the README has them."""

import inspect
import re
from pathlib import Path

import pytest

from dragoman.hookspecs import HookSpecs

HOOKS = [name for name in vars(HookSpecs) if not name.startswith("_")]
README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")


def signature(name: str) -> str:
    """Return a hook's signature as an implementation has it, without ``self``."""
    whole = inspect.signature(getattr(HookSpecs, name))
    own = [one for one in whole.parameters.values() if one.name != "self"]
    return f"{name}{whole.replace(parameters=own)}".replace("'", "")


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_typed_and_has_a_contract(name):
    function = getattr(HookSpecs, name)
    whole = inspect.signature(function)
    assert whole.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not p.empty for p in list(whole.parameters.values())[1:])
    contract = inspect.getdoc(function)
    for promise in ("Called", "Return ", "[Rr]aise"):
        assert re.search(promise, contract), promise


@pytest.mark.parametrize("name", HOOKS)
def test_the_readme_has_every_hook_as_it_is(name):
    assert f"`{signature(name)}`" in README.replace("\\|", "|")  # in a table


def test_the_readme_has_no_hook_that_is_not():
    named = re.findall(r"`((?:register_|choose_|protect_|document_)\w+)\(", README)
    assert set(named) == set(HOOKS)
