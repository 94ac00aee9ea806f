"""Starting, stopping, and everything that may be wrong in between."""

import asyncio
import os
import subprocess
import sys

import pytest
from lsprotocol import types

from dragoman import SettingsError
from dragoman_hooks.lsp.options import read_options

from .conftest import editing, run, span


def start(folder, *options, **arguments):
    environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")}
    return subprocess.run(
        [sys.executable, *options, "-m", "dragoman", "lsp"],
        cwd=folder,
        env=environ,
        capture_output=True,
        timeout=60,
        check=False,
        **arguments,
    )


def test_a_scene_does_not_mind_a_loop_that_runs_already():
    async def scene():
        return "played"

    async def around():
        return run(scene())

    assert run(around()) == "played"


def test_a_client_that_goes_away_ends_the_server(folder):
    body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
    ended = start(folder, input=b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert b'"capabilities"' in ended.stdout


@pytest.mark.parametrize("said", [b"", b"hi\n"])
def test_what_is_no_editor_is_told_who_starts_it(folder, said):
    ended = start(folder, input=said)
    assert (ended.returncode, ended.stdout) == (2, b"")
    line = ended.stderr.decode().splitlines()[-1]
    assert line.startswith("dragoman: error: no editor spoke on standard input: this is a language")
    assert "docs/editors.md" in line


def test_what_is_no_message_is_told_in_one_line(folder):
    ended = start(folder, input=b"Content-Length: 5\r\n\r\n{nope")
    assert b"window/showMessage" in ended.stdout
    assert b"Traceback" not in ended.stdout


def test_without_pygls_it_says_what_to_install(folder):
    (folder / "pygls.py").write_text("raise ModuleNotFoundError('no', name='pygls')")
    ended = start(folder, input=b"")
    assert ended.returncode == 2
    assert b'pip install "dragoman[lsp]"' in ended.stderr
    assert ended.stderr.count(b"\n") == 1


def test_work_under_way_does_not_hold_up_the_end(folder):
    (folder / "dragoman.toml").write_text('model = "slow"\n', encoding="utf-8")

    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, "".join(f"جملة رقم {n}.\n\n" for n in range(3000)))
            asked = asyncio.ensure_future(editor.run("translateDocument", uri))
            await editor.until(lambda: editor.progress)
            await asyncio.sleep(0.3)
        with pytest.raises(Exception, match="cancel"):
            await asked

    run(scene())


def test_wrong_options_are_told_and_the_server_goes_on(folder):
    async def scene():
        async with editing(folder, options={"dealy": 1}) as editor:
            await editor.until(lambda: editor.messages)
            assert "there is no option dealy (did you mean delay?)" in editor.said()[0]
            uri = editor.file("a.ar.md")
            editor.open(uri, "هطل المطر.")
            assert "It rained." in (await editor.hover(uri, 0, 1)).contents.value

    run(scene())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"delay": "soon"}, "Expected `float`"),
        ({"delay": -1}, "Expected `float` >= 0"),
        ({"settings": 1}, "Expected `object`"),
        ({"quux": 1}, "the options are settings, delay"),
        ([], "initializationOptions is not an object"),
    ],
)
def test_what_is_wrong_with_an_option_is_named(options, message):
    with pytest.raises(SettingsError) as raised:
        read_options(options)
    assert message in str(raised.value)


def test_settings_of_the_client_go_before_those_of_the_project(folder):
    async def scene():
        async with editing(folder, options={"settings": {"model": "gone"}}) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, "هطل المطر.")
            for _ in range(2):
                assert await editor.hover(uri, 0, 1) is None
            assert await editor.run("translateSelection", uri, span(0, 0, 0)) is None
            assert [said.partition(" (")[0] for said in editor.said()] == [
                "there is no model gone",
                "there is no model gone",
            ]

    run(scene())


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("beem = 1", "there is no setting beem (did you mean beam?)"),
        ("beam =", "correct the TOML"),
        ('model = "broken"', "ZeroDivisionError: a bug"),
    ],
)
def test_what_is_wrong_in_a_project_is_a_message_and_never_a_traceback(folder, settings, message):
    inner = folder / "inner"
    inner.mkdir()
    (inner / "dragoman.toml").write_text(settings, encoding="utf-8")
    plugins = (folder / "dragoman_plugins.py").read_text(encoding="utf-8")
    (inner / "dragoman_plugins.py").write_text(plugins, encoding="utf-8")

    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("inner/a.ar.md")
            editor.open(uri, "هطل المطر.")
            assert await editor.run("translateDocument", uri) is None
            assert message in editor.said()[0]
            assert "\n" not in editor.said()[0]
            other = editor.file("b.ar.md")
            editor.open(other, "هطل المطر.")
            assert "It rained." in (await editor.hover(other, 0, 1)).contents.value

    run(scene())


def test_broken_front_matter_is_told_once_while_it_is_typed(folder):
    async def scene():
        async with editing(folder, options={"delay": 0}) as editor:
            uri = editor.file("a.ar.md")
            editor.file("a.en.md", "Text.\n")
            editor.open(uri, "---\ntitle: نص\n")
            for version in range(2, 5):
                editor.type(uri, version, (span(1, 10, 10), "ص"))
                assert await editor.hover(uri, 1, 8) is None
            assert len(editor.said()) == 1

    run(scene())


def test_a_command_called_amiss_says_so(folder):
    async def scene():
        async with editing(folder) as editor:
            for arguments in ([], ["a.md"], [{"uri": 1}], [{"uri": "file:///gone.md"}]):
                params = types.ExecuteCommandParams("dragoman.translateSelection", arguments)
                assert await editor.client.workspace_execute_command_async(params) is None
            *wrong, gone = editor.said()
            assert all(said.startswith("dragoman.translateSelection: ") for said in wrong)
            assert gone.startswith("/gone.md: no such file")

    run(scene())


def test_a_command_that_is_not_there_is_an_error_with_the_nearest(folder):
    async def scene():
        async with editing(folder) as editor:
            with pytest.raises(Exception, match="no command") as raised:
                await editor.run("chek", "file:///a.md")
            assert str(raised.value).endswith("dragoman.chek (did you mean dragoman.check?)")

    with pytest.raises(AssertionError, match="no command"):  # pygls logs it
        run(scene())


def test_what_a_plugin_prints_does_not_disturb_the_protocol(folder):
    (folder / "dragoman.toml").write_text('model = "noisy"\n', encoding="utf-8")

    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, "هطل المطر.")
            assert "It rained." in (await editor.hover(uri, 0, 1)).contents.value

    with pytest.raises(AssertionError, match="a plugin that prints"):  # in the log
        run(scene())


def test_plugins_of_folders_outside_of_the_workspace_are_not_run(folder, tmp_path):
    async def scene():
        async with editing(folder) as editor:
            other = tmp_path / "other"
            other.mkdir()
            (other / "dragoman_plugins.py").write_text("raise ValueError('run')")
            (other / "dragoman.toml").write_text("")
            uri = (other / "a.ar.md").as_uri()
            editor.open(uri, "هطل المطر.")
            assert "It rained." in (await editor.hover(uri, 0, 1)).contents.value

    run(scene())


def test_a_project_without_a_memory_says_how_to_have_one(folder):
    (folder / "dragoman.toml").write_text('model = "good"\nmemory = "off"\n', encoding="utf-8")

    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md", "هطل المطر.")
            editor.file("a.en.md", "Rain.")
            assert await editor.run("acceptCorrection", uri) is None
            assert "no translation memory" in editor.said()[0]

    run(scene())
