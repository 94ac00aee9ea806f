"""Diagnostics of a pair on both sides, while it is edited."""

import asyncio
import time

from lsprotocol import types

from .conftest import editing, run, span

ARABIC = "# عنوان\n\n😀 قُتل 12 شخصا.\n"
ENGLISH = "# A title\n\n😀 13 people died.\n"
WRONG = "12 in the source reads 13 in the translation"


def test_both_documents_have_the_finding_whichever_is_open(folder):
    async def scene():
        async with editing(folder) as editor:
            for opened in ("a خبر.ar.md", "a خبر.en.md"):
                source = editor.file("a خبر.ar.md", ARABIC)
                target = editor.file("a خبر.en.md", ENGLISH)
                uri = editor.file(opened)
                editor.open(uri, ARABIC if uri == source else ENGLISH, 3)
                await editor.until(lambda s=source, t=target: editor.found(s) and editor.found(t))
                (here,) = editor.diagnostics[source][-1].diagnostics
                (there,) = editor.diagnostics[target][-1].diagnostics
                assert (here.range, there.range) == (span(2, 8, 10), span(2, 3, 5))
                for found in (here, there):
                    assert (found.message, found.code) == (WRONG, "figures")
                    assert found.severity == types.DiagnosticSeverity.Error
                (link,) = here.related_information
                assert link.location == types.Location(target, span(2, 3, 5))
                (link,) = there.related_information
                assert link.location == types.Location(source, span(2, 8, 10))
                versions = {u: editor.diagnostics[u][-1].version for u in (source, target)}
                assert versions == {source: None, target: None} | {uri: 3}
                editor.close(uri)
                await editor.until(lambda s=source: editor.found(s) == [])
                await editor.until(lambda t=target: editor.found(t) == [])

    run(scene())


def test_what_is_typed_is_checked_after_a_pause_once(folder):
    async def scene():
        async with editing(folder, options={"delay": 0.3}) as editor:
            source, target = editor.file("a.ar.md", ARABIC), editor.file("a.en.md", ENGLISH)
            editor.open(source, ARABIC)
            await editor.until(lambda: editor.found(source))
            (folder / "checks").unlink()
            for version in range(2, 7):
                editor.type(source, version, (span(2, 8, 10), str(version)))
                await asyncio.sleep(0.02)
                editor.type(source, version, (span(2, 8, 9), "12"))
            editor.type(source, 7, (span(2, 8, 10), "13"))
            await editor.until(lambda: editor.found(source) == editor.found(target) == [])
            assert (folder / "checks").read_text(encoding="utf-8").count("قُتل") == 1
            assert editor.diagnostics[source][-1].version == 7

    run(scene())


def test_a_check_that_is_out_of_date_says_nothing(folder):
    slow = ARABIC + "\nنص بطيء هنا.\n"
    english = ENGLISH + "\nA slow text here.\n"

    async def scene():
        async with editing(folder, options={"delay": 0}) as editor:
            source = editor.file("a.ar.md", slow)
            editor.file("a.en.md", english)
            editor.open(source, slow)
            while not (folder / "checks").exists():  # noqa: ASYNC110 - another process makes it
                await asyncio.sleep(0.02)
            editor.type(source, 2, (span(2, 8, 10), "13"))
            begin = time.monotonic()
            await editor.hover(source, 0, 3)  # nothing waits for the check
            assert time.monotonic() - begin < 2
            await editor.until(lambda: editor.found(source) is not None)
            assert [p.version for p in editor.diagnostics[source]] == [2]
            assert editor.found(source) == []

    run(scene())


def test_a_document_without_its_other_side_has_no_diagnostics(folder):
    async def scene():
        async with editing(folder) as editor:
            alone = editor.file("b.ar.md", ARABIC)
            editor.open(alone, ARABIC)
            editor.open("untitled:Untitled-1", ARABIC)
            assert await editor.run("check", alone) is None
            assert await editor.run("check", "untitled:Untitled-1") is None
            assert editor.diagnostics == {}
            assert editor.said()[0].startswith("there is no pair to check (")

    run(scene())


def test_diagnostics_go_when_the_other_side_does(folder):
    async def scene():
        async with editing(folder) as editor:
            source, target = editor.file("a.md", ARABIC), editor.file("a.en.md", ENGLISH)
            editor.open(source, ARABIC)
            await editor.until(lambda: editor.found(target))
            (folder / "a.en.md").unlink()
            editor.save(source)
            await editor.until(lambda: editor.found(source) == editor.found(target) == [])

    run(scene())


def test_check_again_reads_settings_and_plugins_anew(folder):
    async def scene():
        async with editing(folder) as editor:
            source = editor.file("a.ar.md", ARABIC)
            editor.file("a.en.md", ENGLISH)
            editor.open(source, ARABIC)
            await editor.until(lambda: editor.found(source))
            settings = 'block = ["check_figures", "check_structure"]\n'
            (folder / "dragoman.toml").write_text(settings, encoding="utf-8")
            assert await editor.run("check", source) is None
            assert "no plugin check_structure" in editor.said()[-1]
            (folder / "dragoman.toml").write_text('block = ["check_figures"]', encoding="utf-8")
            assert await editor.run("check", source) == {"findings": 0}
            assert editor.found(source) == []
            assert editor.said()[-1] == "no findings"

    run(scene())


def test_a_finding_without_a_place_stands_at_the_beginning_of_the_translation(folder):
    plugins = folder / "dragoman_plugins.py"
    text = plugins.read_text(encoding="utf-8").replace(
        "        return ()\n", "        yield Finding('count', Severity.NOTE, 'seen')\n"
    )
    plugins.write_text(text, encoding="utf-8")

    async def scene():
        async with editing(folder, capabilities=types.ClientCapabilities()) as editor:
            source, target = editor.file("a.ar.md", "نص\n"), editor.file("a.en.md", "Text\n")
            editor.open(target, "Text\n")
            await editor.until(lambda: editor.found(target))
            (found,) = editor.diagnostics[target][-1].diagnostics
            assert (found.range, found.related_information) == (span(0, 0, 4), None)
            assert found.severity == types.DiagnosticSeverity.Information
            assert editor.found(source) == ["seen"]

    run(scene())
