"""A project whose files are broken: told in the editor, and taken up again when it is mended."""

import pytest
from lsprotocol import types

from .conftest import EVERYTHING, editing, run


def watching():
    """Return the capabilities of an editor that tells of changed files."""
    watched = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    return types.ClientCapabilities(
        text_document=EVERYTHING.text_document,
        window=EVERYTHING.window,
        workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watched),
    )


async def hovered(editor, uri):
    found = await editor.hover(uri, 0, 1)
    return found and found.contents.value


@pytest.mark.parametrize(
    ("settings", "message", "line"),
    [
        ('model = "good"\nbeem = 1\n', "there is no setting beem (did you mean beam?)", 1),
        ('\nmodel = "good"\nbeam =\n', "Invalid value (at line 3, column 7) (correct the TOML)", 2),
        ('beam = "x"\n', "beam is 'x'", 0),
        ('model = "good"\nmemory = "a.ar.md"\n', "a.ar.md: no translation memory", 1),
    ],
)
@pytest.mark.parametrize("how", ["watched", "saved", "another saved"])
def test_broken_settings_are_told_and_the_server_works_once_they_are_mended(
    folder, settings, message, line, how
):
    async def scene():
        (folder / "dragoman.toml").write_text(settings, encoding="utf-8")
        (folder / "a.ar.md").write_text("هطل المطر.", encoding="utf-8")
        async with editing(folder, capabilities=watching()) as editor:
            draft, toml = editor.file("a.ar.md"), editor.file("dragoman.toml")
            await editor.until(lambda: editor.found(toml) and editor.registered)
            (found,) = editor.diagnostics[toml][-1].diagnostics
            assert message in found.message
            assert found.range.start == types.Position(line, 0)
            assert found.severity == types.DiagnosticSeverity.Error
            editor.open(draft, "هطل المطر.")
            assert await hovered(editor, draft) is None
            assert await hovered(editor, draft) is None
            assert [said.count(message) for said in editor.said()] == [1]  # once, whoever asks
            assert await editor.run("translateSelection", draft) is None  # and when asked for
            assert len(editor.said()) == 2
            editor.file("dragoman.toml", 'model = "good"\nmemory = "m.sqlite"\n')
            if how == "watched":
                changed = types.FileEvent(toml, types.FileChangeType.Changed)
                params = types.DidChangeWatchedFilesParams([changed])
                editor.client.workspace_did_change_watched_files(params)
            else:
                editor.save(toml if how == "saved" else draft)
            await editor.until(lambda: editor.found(toml) == [])
            assert "It rained." in await hovered(editor, draft)
            editor.file("dragoman.toml", settings)  # broken again, told again
            editor.save(toml)
            await editor.until(lambda: editor.found(toml) and len(editor.said()) == 3)

    run(scene())


def test_the_editor_is_asked_to_watch_the_files_of_projects(folder):
    async def scene():
        async with editing(folder, capabilities=watching()) as editor:
            await editor.until(lambda: editor.registered)
            uri = editor.file("a.ar.md", "هطل المطر.")
            assert "It rained." in await hovered(editor, uri)  # the registration is answered
            (registration,) = editor.registered
            assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            globs = [one["globPattern"] for one in registration.register_options["watchers"]]
            assert globs == ["**/dragoman.toml", "**/pyproject.toml", "**/dragoman_plugins.py"]

    run(scene())


def test_an_open_pair_is_checked_when_the_project_is_mended(folder):
    async def scene():
        good = (folder / "dragoman.toml").read_text(encoding="utf-8")
        (folder / "dragoman.toml").write_text("beem = 1", encoding="utf-8")
        async with editing(folder) as editor:
            source = editor.file("a.ar.md", "قُتل 12 شخصا.\n")
            target = editor.file("a.en.md", "13 people died.\n")
            editor.open(source, "قُتل 12 شخصا.\n")
            await editor.until(editor.said)
            assert editor.found(target) is None
            toml = editor.file("dragoman.toml", good)
            editor.save(toml)
            await editor.until(lambda: editor.found(target))
            await editor.until(lambda: editor.found(toml) == [])

    run(scene())


def test_a_broken_plugin_is_told_in_its_file(folder):
    async def scene():
        plugins = folder / "dragoman_plugins.py"
        good = plugins.read_text(encoding="utf-8")
        plugins.write_text("import nothing_of_that_name", encoding="utf-8")
        async with editing(folder) as editor:
            uri = plugins.as_uri()
            await editor.until(lambda: editor.found(uri))
            assert "nothing_of_that_name" in editor.found(uri)[0]
            editor.save(editor.file("dragoman_plugins.py", good))
            await editor.until(lambda: editor.found(uri) == [])

    run(scene())
