"""The recipes of docs/editors.md in the editors themselves, without a screen."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman_hooks.lsp.commands import COMMANDS
from dragoman_hooks.lsp.options import Options

PAGE = Path(__file__).parents[2].joinpath("docs", "editors.md").read_text(encoding="utf-8")
PLUGINS = """
from dragoman import hookimpl
from dragoman.testing import ScriptedBackend

ANSWERS = {"قُتل 12 شخصا.": ["13 people died."], "نص": ["Text"], "ثان": ["Two"]}


@hookimpl
def register_backends():
    return {"s": lambda: ScriptedBackend(ANSWERS)}
"""


def recipe(language: str, holding: str) -> str:
    """Return the only block of a language on the page that holds a text."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (found,) = [block for block in blocks if holding in block]
    return found


def needs(program: str):
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a program in a project, with `dragoman` on the path."""
    (tmp_path / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('model = "s"\n', encoding="utf-8")
    (tmp_path / "bin").mkdir()
    dragoman = tmp_path / "bin" / "dragoman"
    dragoman.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dragoman "$@"\n')
    dragoman.chmod(0o755)

    def run(*words, **options):
        environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")}
        path = f"{dragoman.parent}{os.pathsep}{environ['PATH']}"
        home = {"PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            words,
            cwd=tmp_path,
            env=environ | home,
            capture_output=True,
            timeout=120,
            check=False,
            **options,
        )

    run.folder = tmp_path
    return run


DRAFT = "# نص\n\n    - نص\n    - قُتل 12 شخصا.\n\nنص\n"


@needs("vim")
def test_vim(run):
    (run.folder / "vimrc").write_text(recipe("vim", "command! -range"), encoding="utf-8")
    (run.folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    steps = (
        "set encoding=utf-8",
        "source vimrc",
        "3,5Dragoman",
        "write",
        "call writefile(map(getqflist(), 'v:val.lnum . v:val.type . v:val.text'), 'found')",
        "undo",
        "write! undone",
        "qa!",
    )
    ran = run("vim", "-u", "NONE", "-N", "-es", *(f"+{step}" for step in steps), "draft.md")
    assert ran.returncode == 0, ran.stderr
    text = (run.folder / "draft.md").read_text(encoding="utf-8")
    assert text == "# نص\n\n    - Text\n    - 13 people died.\n\nنص\n"
    found = (run.folder / "found").read_text(encoding="utf-8")
    assert found == "4e12 in the source reads 13 in the translation [figures]\n"
    assert (run.folder / "undone").read_text(encoding="utf-8") == DRAFT


@needs("vim")
def test_vim_keeps_the_text_where_nothing_could_be_translated(run):
    (run.folder / "vimrc").write_text(recipe("vim", "command! -range"), encoding="utf-8")
    (run.folder / "draft.md").write_text("---\ntitle: نص\n", encoding="utf-8")
    steps = ("set encoding=utf-8", "source vimrc", "Dragoman", "write", "qa!")
    run("vim", "-u", "NONE", "-N", "-es", *(f"+{step}" for step in steps), "draft.md")
    assert (run.folder / "draft.md").read_text(encoding="utf-8") == "---\ntitle: نص\n"


@needs("vim")
def test_vim_with_a_plain_filter(run):
    assert "`:set shellredir=>%s`" in PAGE
    (run.folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    steps = ("set encoding=utf-8", "set shellredir=>%s", "3,4!dragoman translate -", "wq")
    run("vim", "-u", "NONE", "-N", "-es", *(f"+{step}" for step in steps), "draft.md")
    text = (run.folder / "draft.md").read_text(encoding="utf-8")
    assert text == DRAFT.replace("- نص\n    - قُتل 12 شخصا.", "- Text\n    - 13 people died.")


@needs("emacs")
def test_emacs(run):
    (run.folder / "init.el").write_text(recipe("elisp", "defun dragoman-region"), encoding="utf-8")
    (run.folder / "draft.md").write_text("قبل قُتل 12 شخصا. بعد\n", encoding="utf-8")
    script = (
        '(progn (set-language-environment "UTF-8") (find-file "draft.md")'
        " (dragoman-region 5 18) (save-buffer)"
        ' (with-current-buffer "*dragoman*" (princ (buffer-string))))'
    )
    ran = run("emacs", "--batch", "-Q", "-l", "init.el", "--eval", script)
    assert ran.returncode == 0, ran.stderr
    text = (run.folder / "draft.md").read_text(encoding="utf-8")
    assert text == "قبل 13 people died. بعد\n"
    assert ran.stdout.decode().startswith("<stdin>:1:6: error: 12 in the source reads 13")


@needs("kak")
def test_kakoune(run):
    assert "`|dragoman translate -<ret>`" in PAGE
    (run.folder / "draft.md").write_text("نص\nثان\n", encoding="utf-8")
    keys = "execute-keys 'gjx|dragoman translate -<ret>'; write; quit!"
    ran = run("kak", "-n", "-ui", "dummy", "-e", keys, "draft.md")
    assert (run.folder / "draft.md").read_text(encoding="utf-8") == "نص\nTwo\n", ran.stderr


@needs("nvim")
def test_neovim_with_the_language_server(run):
    (run.folder / "init.lua").write_text(recipe("lua", "start_client"), encoding="utf-8")
    (run.folder / "draft.ar.md").write_text("قُتل 12 شخصا.\n", encoding="utf-8")
    (run.folder / "draft.en.md").write_text("13 people died.\n", encoding="utf-8")
    (run.folder / "steps.lua").write_text(
        """
        vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
        local out = io.open("found", "w")
        for _, one in ipairs(vim.diagnostic.get(0)) do
          out:write(one.lnum, ":", one.col, ":", one.end_col, " ", one.message, "\\n")
        end
        local params = vim.lsp.util.make_position_params()
        local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", params, 60000)
        for _, answer in pairs(answers) do out:write(answer.result.contents.value, "\\n") end
        local there = { uri = vim.uri_from_bufnr(0) }
        vim.lsp.buf_request_sync(0, "workspace/executeCommand", {
          command = "dragoman.translateSelection",
          arguments = { { uri = vim.uri_from_bufnr(0) } },
        }, 60000)
        out:write(vim.api.nvim_buf_get_lines(0, 0, 1, false)[1], "\\n")
        out:close()
        vim.cmd("qa!")
        """,
        encoding="utf-8",
    )
    ran = run("nvim", "--headless", "-u", "init.lua", "draft.ar.md", "-c", "luafile steps.lua")
    found = (run.folder / "found").read_text(encoding="utf-8").splitlines()
    assert found[0] == "0:9:11 12 in the source reads 13 in the translation", ran.stderr
    assert found[1] == "13 people died."
    assert found[-1] == "13 people died."


EXTENSION = Path(__file__).parents[2] / "examples" / "vscode"


def test_the_extension_of_vs_code_has_the_commands_of_the_server():
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    offered = {one["command"]: one["title"] for one in manifest["contributes"]["commands"]}
    assert offered == {name: one.title for name, one in COMMANDS.items()}
    properties = manifest["contributes"]["configuration"]["properties"]
    assert properties["dragoman.delay"]["default"] == Options().delay


@needs("node")
def test_the_extension_of_vs_code_is_javascript(run):
    ran = run("node", "--check", str(EXTENSION / "extension.js"))
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_the_page_names_every_command():
    assert [name for name in COMMANDS if f"`{name}`" not in PAGE] == []
