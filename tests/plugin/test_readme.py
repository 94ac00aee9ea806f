"""The README's examples: every plugin keeps its contract, and the run has the findings shown."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from dragoman import Pair, Settings, check, create_host, translate
from dragoman.report import Text, finding_lines
from dragoman.testing import BackendContract, CheckContract, FormatContract

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def plugin(hook: str) -> ModuleType:
    """Return the example that implements `hook`, as a module."""
    (code,) = [block for block in blocks("python") if f"def {hook}(" in block]
    module = ModuleType(f"readme_{hook}")
    exec(code, vars(module))  # noqa: S102 - our own page
    return module


class TestStrings(FormatContract):
    documents = ("greeting = صباح الخير\r\n# x\r\nthanks = شكرا", "", "no texts\n")

    def make(self):
        return plugin("register_formats").Strings()


class TestPhrases(BackendContract):
    def make(self):
        return plugin("register_backends").Phrases()


class TestDatelines(CheckContract):
    clean = (Pair("بيروت (رويترز) - قال", "BEIRUT (Reuters) - He said"), Pair("نص", "Text"))
    wrong = (Pair("بيروت (رويترز) - قال", "Beirut (Reuters) - He said"),)

    def make(self):
        return plugin("register_checks").Datelines()


def test_the_format_and_the_backend_translate_together():
    plugins = [plugin("register_formats"), plugin("register_backends")]
    host = create_host(settings=Settings(model="phrases"), plugins=plugins, entry_points=False)
    found = translate(host, "hi = صباح الخير\nbye = شكرا\n", path=Path("app.strings"))
    assert found.text == "hi = Good morning\nbye = Thank you\n"
    assert found.model == "phrases"


def test_the_run_has_the_findings_shown():
    source, target = blocks("markdown")
    (shown,) = blocks("text")
    host = create_host(entry_points=False)
    assert check(host, source, target) == ()
    wrong = target.replace("1,267 million", "1,267").replace("Khatib had", "The preacher had")
    texts = (Text("budget.ar.md", source), Text("budget.en.md", wrong))
    assert "\n".join(finding_lines(check(host, source, wrong), *texts)) == shown.rstrip("\n")


@pytest.mark.parametrize("code", [b for b in blocks("python") if "hookimpl" not in b])
def test_the_use_from_python_runs(code, capsys):
    exec(code, {})  # noqa: S102 - our own page
    assert capsys.readouterr().out
