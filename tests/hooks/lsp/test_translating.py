"""Hover, selections, whole documents, summaries: what comes back and what is left alone."""

import asyncio

import pytest
from lsprotocol import types

from .conftest import EVERYTHING, editing, run, span

DRAFT = "# عنوان\n\n😀 قُتل 12 شخصا في المدينة. هطل المطر.\n"
ENGLISH = "# A title\n\n😀 13 people died in the city. It rained.\n"


def test_hover_shows_the_english_of_the_sentence_with_its_score_and_findings(folder):
    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("خبر أول.ar.md")
            editor.open(uri, DRAFT)
            rain = await editor.hover(uri, 2, 30)
            assert rain.contents.value == "It rained.\n\nscripted, score 0.90"
            assert rain.contents.kind == types.MarkupKind.PlainText
            assert rain.range == span(2, 28, 38)
            deaths = await editor.hover(uri, 2, 8)
            assert deaths.range == span(2, 0, 27)
            assert deaths.contents.value.splitlines()[0] == "😀 13 people died in the city."
            finding = "error: 12 in the source reads 13 in the translation [figures]"
            assert deaths.contents.value.splitlines()[-1] == finding
            assert await editor.hover(uri, 1, 0) is None
            assert await editor.hover(uri, 0, 0) is None

    run(scene())


def test_hover_follows_what_is_typed(folder):
    async def scene():
        async with editing(folder) as editor:
            uri = "untitled:Untitled-1"
            editor.open(uri, "😀 هطل المطر.\n")
            assert (await editor.hover(uri, 0, 1)).contents.value.startswith("😀 It rained.")
            editor.type(uri, 2, (span(0, 3, 12), "خبر أول"), (span(1, 0, 0), "\nهطل المطر."))
            assert (await editor.hover(uri, 0, 1)).contents.value.startswith("😀 First news.")
            assert (await editor.hover(uri, 2, 1)).contents.value.startswith("It rained.")

    run(scene())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_the_encoding_of_positions_is_that_of_the_client(folder, encoding):
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding])
    )

    async def scene():
        async with editing(folder, capabilities=capabilities) as editor:
            assert editor.capabilities.position_encoding == encoding
            uri = editor.file("a.ar.md")
            editor.open(uri, "😀 هطل المطر.")
            codec = encoding + "-le" * (encoding != "utf-8")
            units = len("😀 هطل المطر.".encode(codec)) * 8 // int(encoding[4:])
            assert (await editor.hover(uri, 0, units)).range == span(0, 0, units)

    run(scene())


def test_a_selection_is_translated_in_its_place_sentence_by_sentence(folder):
    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, "| عنوان | 😀 هطل المطر. |\n|---|---|\n| خلية | هطل المطر. |\r\n")
            result = await editor.run("translateSelection", uri, span(0, 14, 3, 2))
            (edit,) = editor.edits
            (change,) = edit.document_changes
            assert (change.text_document.uri, change.text_document.version) == (uri, 1)
            assert [(e.range, e.new_text) for e in change.edits] == [
                (span(0, 13, 6, 2), "It rained. |\n|---|---|\n| EN(خلية)"),
            ]
            assert len(result["findings"]) == 1
            assert "was not translated" in editor.said()[0]

    run(scene())


def test_without_a_selection_it_is_the_sentence_under_the_cursor(folder):
    async def scene():
        async with editing(folder, capabilities=types.ClientCapabilities()) as editor:
            uri = "untitled:Untitled-1"
            editor.open(uri, DRAFT)
            await editor.run("translateSelection", uri, span(2, 30, 30))
            assert editor.edits[0].changes == {uri: (types.TextEdit(span(2, 28, 37), "It rained"),)}
            assert editor.progress == []
            assert await editor.run("translateSelection", uri, span(1, 0, 0)) is None
            assert editor.said() == ["there is no Arabic sentence here (select one)"]

    run(scene())


def test_a_document_that_was_edited_meanwhile_is_left_alone(folder):
    (folder / "dragoman.toml").write_text('model = "slow"\n', encoding="utf-8")

    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, DRAFT)
            asked = asyncio.ensure_future(editor.run("translateSelection", uri, span(2, 28, 30)))
            await editor.until(lambda: editor.progress)
            editor.type(uri, 2, (span(0, 2, 3), "ء"))
            assert await asked is None
            assert editor.edits == []
            assert "edited meanwhile" in editor.said()[0]

    run(scene())


def test_the_english_is_written_beside_and_opened(folder):
    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("in/خبر أول.ar.md", "old")
            editor.open(uri, DRAFT)
            result = await editor.run("translateDocument", uri, token=7)
            target = folder / "in" / "خبر أول.en.md"
            assert target.read_text(encoding="utf-8") == ENGLISH
            assert editor.shown == [target.as_uri()] == [result["uri"]]
            kinds = [p.value["kind"] for p in editor.progress if p.token == 7]
            assert kinds[0] == "begin"
            assert kinds[-1] == "end"
            assert editor.tokens == []
            await editor.until(lambda: editor.found(target.as_uri()))
            assert sorted(p.name for p in target.parent.iterdir()) == ["خبر أول.ar.md", target.name]
            editor.type(uri, 2, (span(2, 28, 38), ""))
            await editor.run("translateDocument", uri)  # it is what we wrote: nobody is asked
            assert "It rained" not in target.read_text(encoding="utf-8")

    run(scene())


@pytest.mark.parametrize("answer", ["Replace it", "Open it as it is", None])
def test_what_a_person_wrote_is_not_replaced_without_their_word(folder, answer):
    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md")
            target = editor.file("a.en.md", "# Mine\n")
            editor.open(uri, DRAFT)
            editor.answers = [answer]
            await editor.run("translateDocument", uri)
            expected = ENGLISH if answer == "Replace it" else "# Mine\n"
            assert (folder / "a.en.md").read_text(encoding="utf-8") == expected
            assert editor.shown == ([target] if answer else [])
            assert "a.en.md exists" in editor.questions[0].message

    run(scene())


def test_english_that_is_open_is_changed_in_the_editor_where_it_can_be_undone(folder):
    async def scene():
        async with editing(folder) as editor:
            uri, target = editor.file("a.ar.md"), editor.file("a.en.md", "# A title\n")
            editor.open(uri, DRAFT)
            editor.open(target, "# A title\n\nunsaved\n", 7)
            editor.answers = ["Replace it"]
            await editor.run("translateDocument", uri)
            assert (folder / "a.en.md").read_text(encoding="utf-8") == "# A title\n"
            (change,) = editor.edits[0].document_changes
            assert change.text_document.version == 7
            assert change.edits[0].new_text == ENGLISH.split("\n")[2]

    run(scene())


def test_a_document_without_a_file_is_told_what_to_do(folder):
    async def scene():
        async with editing(folder) as editor:
            editor.open("untitled:Untitled-1", DRAFT)
            english = editor.file("a.en.md", "# A\n")
            editor.open(english, "# A\n")
            assert await editor.run("translateDocument", "untitled:Untitled-1") is None
            assert await editor.run("translateDocument", english) is None
            assert "save it, as NAME.ar.md" in editor.said()[0]
            assert "a.en.md is English by its name" in editor.said()[1]

    run(scene())


def test_work_is_cancelled_by_the_request_and_by_the_progress(folder):
    (folder / "dragoman.toml").write_text('model = "slow"\n', encoding="utf-8")
    long = "".join(f"جملة رقم {n}.\n\n" for n in range(2000))

    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, long)
            for by_progress in (True, False):
                editor.progress = []
                asked = editor.client.protocol.send_request(
                    types.WORKSPACE_EXECUTE_COMMAND,
                    types.ExecuteCommandParams("dragoman.translateDocument", [{"uri": uri}]),
                    msg_id="asked",
                )
                steps = await editor.until(
                    lambda: [p for p in editor.progress if p.value["kind"] == "report"]
                )
                if by_progress:
                    cancel = types.WorkDoneProgressCancelParams(steps[0].token)
                    editor.client.window_work_done_progress_cancel(cancel)
                else:
                    editor.client.cancel_request(types.CancelParams("asked"))
                with pytest.raises(Exception, match="cancel"):
                    await asyncio.wrap_future(asked)
                await editor.until(lambda: editor.progress[-1].value["kind"] == "end")
            assert (await editor.hover(uri, 0, 1)).contents.value.startswith("EN(جملة رقم 0.)")
        assert len((folder / "asked").read_text(encoding="utf-8")) < 2000
        assert not (folder / "a.en.md").exists()

    run(scene())


def test_alternatives_are_shown_and_the_chosen_one_is_put_into_the_english(folder):
    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, DRAFT)
            found = await editor.run("showAlternatives", uri, span(2, 30, 30))
            assert [one["text"] for one in found] == [
                "It rained.",
                "Rain fell.",
                "The rain came down.",
            ]
            assert [one["findings"] for one in found] == [[], [], []]
            assert editor.said() == ["هطل المطر.\nIt rained.\nRain fell.\nThe rain came down."]
            assert await editor.run("showAlternatives", uri, span(2, 8, 8)) is None
            assert "cannot be asked for as a whole" in editor.said()[1]
            target = editor.file("a.en.md", "> 😀 died. It\n> rained.\n")
            editor.answers = ["Rain fell."]
            await editor.run("showAlternatives", uri, span(2, 30, 30))
            assert [a.title for a in editor.questions[0].actions] == [
                "Rain fell.",
                "The rain came down.",
            ]
            (change,) = editor.edits[0].document_changes
            assert (change.text_document.uri, change.text_document.version) == (target, None)
            assert change.edits[0] == types.TextEdit(span(0, 11, 9, 1), "Rain fell.")

    run(scene())


def test_alternatives_are_shown_from_the_english_side_too(folder):
    async def scene():
        async with editing(folder) as editor:
            source = editor.file("a.ar.md", DRAFT)
            target = editor.file("a.en.md")
            text = "# A title\n\n😀 13 people died in the city. A person's own words\nof *rain*.\n"
            editor.open(target, text, 4)
            editor.answers = ["Rain fell."]
            found = await editor.run("showAlternatives", target, span(3, 1, 1))
            assert [one["text"] for one in found][1:] == ["Rain fell.", "The rain came down."]
            (question,) = editor.questions
            assert question.message == "هطل المطر."
            assert question.actions[0].title == "It rained."
            (change,) = editor.edits[0].document_changes
            assert (change.text_document.uri, change.text_document.version) == (target, 4)
            assert change.edits[0] == types.TextEdit(span(2, 31, 10, 3), "Rain fell.")
            editor.answers = [None]
            await editor.run("showAlternatives", source, span(2, 30, 30))  # finds it as well
            assert editor.questions[1].actions[0].title == "It rained."
            assert await editor.run("showAlternatives", target, span(1, 0, 0)) is None
            assert "no Arabic sentence stands for this place" in editor.said()[-1]

    run(scene())


def test_english_of_several_sentences_is_not_replaced_by_that_of_one(folder):
    async def scene():
        async with editing(folder) as editor:
            source = editor.file("a.ar.md", "هطل المطر. خبر أول.\n")
            target = editor.file("a.en.md", "It rained, which is the first news of this day.\n")
            assert await editor.run("showAlternatives", target, span(0, 3, 3)) is None
            hint = "this stands for 2 Arabic sentences (ask for one of them in the Arabic document)"
            assert editor.said() == [hint]
            found = await editor.run("showAlternatives", source, span(0, 3, 3))
            assert found[0]["text"] == "It rained."
            assert editor.said()[1].startswith("هطل المطر.\nIt rained.")
            assert editor.questions == []

    run(scene())


def test_a_summary_opens_in_a_file_that_goes_with_the_server(folder):
    async def scene():
        async with editing(folder) as editor:
            editor.open("untitled:Untitled-1", DRAFT)
            found = await editor.run("summarise", "untitled:Untitled-1")
            assert editor.shown == [found["uri"]]
            file = folder.__class__.from_uri(found["uri"]) if hasattr(folder, "from_uri") else None
            for part in ("It rained.", "هطل المطر.", "## Who said what", "| 12 |", "## Findings"):
                assert part in found["text"]
            assert file is None or file.read_text(encoding="utf-8") == found["text"]
        assert sorted(p.name for p in folder.iterdir() if p.suffix == ".md") == []

    run(scene())


def test_the_client_that_can_show_nothing_is_told(folder):
    async def scene():
        async with editing(folder, capabilities=types.ClientCapabilities()) as editor:
            uri = editor.file("a.ar.md")
            editor.open(uri, DRAFT)
            await editor.run("translateDocument", uri)
            assert editor.said() == ["a.en.md: 1 finding: 1 error"]
            assert editor.shown == []

    run(scene())


def test_the_embedded_model_answers_and_its_memory_keeps_what_a_person_corrects(folder):
    (folder / "dragoman.toml").write_text("", encoding="utf-8")
    (folder / "dragoman_plugins.py").unlink()

    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md", "قال الوزير إن 14 شخصا وصلوا. هطل المطر.\n")
            editor.open(uri, "قال الوزير إن 14 شخصا وصلوا. هطل المطر.\n")
            first = await editor.hover(uri, 0, 3)
            assert first.contents.value.splitlines()[2].startswith("ar_en, score 0.")
            await editor.run("translateDocument", uri)
            target = folder / "a.en.md"
            english = target.read_text(encoding="utf-8")
            assert "14" in english
            target.write_text(english.replace("14", "Fourteen (14)"), encoding="utf-8")
            found = await editor.run("acceptCorrection", uri)
            (learnt,) = found["learnt"]
            assert "Fourteen (14)" in learnt["after"]
            assert editor.said()[-1] == "1 correction learnt"
            again = await editor.hover(uri, 0, 3)
            assert again.contents.value.splitlines()[0] == learnt["after"]
            assert again.contents.value.splitlines()[2] == "a person's, from the memory"

    run(scene())


def test_the_corrected_sentence_under_the_cursor_is_learnt_alone(folder):
    async def scene():
        async with editing(folder) as editor:
            uri = editor.file("a.ar.md", DRAFT)
            await editor.run("translateDocument", uri)
            target = editor.file("a.en.md")
            edited = "# The title\n\n😀 12 people died in the city. Rain fell.\n"
            editor.open(target, edited)

            async def learnt(command, *where):
                found = await editor.run(command, *where)
                assert found["refused"] == []
                return [one["after"] for one in found["learnt"]]

            assert await learnt("acceptCorrection", target, span(2, 36, 36)) == ["Rain fell."]
            assert editor.said()[-1] == "1 correction learnt"
            assert await learnt("acceptCorrection", target, span(2, 36, 36)) == []
            assert editor.said()[-1] == "nothing was corrected here that is not known already"
            assert "A title" in (await editor.hover(uri, 0, 3)).contents.value
            assert await learnt("acceptCorrection", uri, span(0, 3, 3)) == ["The title"]
            rest = ["😀 12 people died in the city."]
            assert await learnt("acceptAllCorrections", target, span(0, 0, 0)) == rest
            assert "12 people" in (await editor.hover(uri, 2, 8)).contents.value

    run(scene())


def test_every_action_offers_what_its_place_allows(folder):
    async def scene():
        async with editing(folder, capabilities=EVERYTHING) as editor:
            uri, alone = editor.file("a.ar.md"), editor.file("b.md")
            target = editor.file("a.en.md", ENGLISH)
            for one in (uri, alone):
                editor.open(one, DRAFT)
            editor.open(target, ENGLISH)

            async def titles(*where):
                return [action["title"] for action in await editor.actions(*where)]

            sentence = ["Translate selection", "Show alternatives"]
            document = ["Translate document beside", "Summarise"]
            accept, pair = ["Accept correction"], ["Re-check", "Accept all corrections"]
            assert await titles(uri, span(2, 8, 8)) == sentence + document + accept + pair
            assert await titles(alone, span(1, 0, 0)) == document
            assert await titles(target, span(2, 0, 6)) == sentence[1:] + accept + pair
            assert await titles(target, span(1, 0, 0)) == accept + pair
            assert await titles(uri, span(2, 8, 8), ["refactor"]) == sentence + accept
            assert await titles(uri, span(2, 8, 8), ["source"]) == document + pair
            finding = types.Diagnostic(span(2, 8, 10), "12", source="dragoman")
            (action,) = await editor.actions(uri, span(2, 30, 30), ["quickfix"], [finding])
            assert (action["title"], action["kind"]) == ("Show alternatives", "quickfix")
            assert [one["message"] for one in action["diagnostics"]] == ["12"]
            editor.answers = [None]
            found = await editor.client.workspace_execute_command_async(
                types.ExecuteCommandParams(
                    action["command"]["command"], action["command"]["arguments"]
                )
            )
            assert found[0]["text"] == "It rained."

    run(scene())


def test_a_name_spelt_otherwise_elsewhere_can_be_replaced(folder):
    async def scene():
        async with editing(folder, capabilities=EVERYTHING) as editor:
            editor.file("a.ar.md", "قال سامر الخطيب ذلك.\n\nوأضاف الخطيب المزيد.\n")
            english = "Samer al-Khatib said so.\n\nKhateeb added more.\n"
            target = editor.file("a.en.md", english)
            editor.open(target, english)
            await editor.until(lambda: editor.found(target))
            (found,) = editor.diagnostics[target][-1].diagnostics
            assert (found.code, found.data, found.range) == ("names", "Khatib", span(2, 0, 7))
            action, *_ = await editor.actions(target, found.range, ["quickfix"], [found])
            assert (action["title"], action["kind"]) == ("Replace by Khatib", "quickfix")
            (edit,) = action["edit"]["changes"][target]
            assert edit["newText"] == "Khatib"
            assert edit["range"]["end"] == {"line": 2, "character": 7}

    run(scene())


def test_a_client_without_code_actions_of_its_own_gets_bare_commands(folder):
    async def scene():
        async with editing(folder, capabilities=types.ClientCapabilities()) as editor:
            editor.open("untitled:a", DRAFT)
            actions = await editor.actions("untitled:a", span(2, 8, 8))
            assert [action["command"] for action in actions] == [
                "dragoman.translateSelection",
                "dragoman.showAlternatives",
                "dragoman.translateDocument",
                "dragoman.summarise",
            ]

    run(scene())
