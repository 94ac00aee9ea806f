"""The translation memory before the model: what it saves, what it never changes, what wins."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from dragoman import create_host, hookimpl, open_memory, translate
from dragoman.errors import StructureError
from dragoman.settings import Settings
from dragoman.testing import ScriptedBackend
from dragoman.testing.documents import MARKDOWN
from dragoman.types import Finding, Severity, Span

PLACEHOLDERS = tuple(f"⟦{i}⟧" for i in range(4))
PAGE = "# عنوان\n\nوصل الوفد أمس. ثم غادر.\n\nقتل 12 شخصا.\n"


class Plugin:
    """Offers one backend under its name."""

    def __init__(self, backend):
        self.backend = backend

    @hookimpl
    def register_backends(self):
        return {self.backend.name: lambda: self.backend}


def host_of(backend, *plugins, **settings):
    settings = Settings(model=backend.name, **settings)
    return create_host(settings=settings, plugins=[Plugin(backend), *plugins], entry_points=False)


@pytest.fixture
def memory(tmp_path):
    with open_memory(tmp_path / "memory.sqlite") as opened:
        yield opened


def english(memory, source, backend=None, **settings):
    return translate(host_of(backend or ScriptedBackend(), **settings), source, memory=memory)


def test_what_was_translated_once_is_not_asked_again(memory):
    first = english(memory, PAGE)
    backend = ScriptedBackend()
    second = english(memory, PAGE, backend)
    assert backend.asked == []
    assert (second.text, second.findings) == (first.text, first.findings)
    assert [s.origin for s in first.sentences] == ["model"] * 4
    assert [(s.origin, s.attempts) for s in second.sentences] == [("memory", 0)] * 4
    assert first.statistics["remembered"] == 0
    assert second.statistics == {"segments": 3, "sentences": 4, "remembered": 4, "attempts": 0}


def test_after_an_edit_of_one_paragraph_that_paragraph_alone_is_asked(memory):
    english(memory, PAGE, retries=False)
    backend = ScriptedBackend()
    found = english(memory, PAGE.replace("ثم غادر", "ثم عاد"), backend, retries=False)
    assert backend.asked == ["ثم عاد."]
    assert (found.statistics["remembered"], found.statistics["attempts"]) == (3, 1)


def test_a_paragraph_that_was_only_wrapped_anew_is_remembered(memory):
    english(memory, "وصل الوفد **إلى** المدينة أمس.\n")
    backend = ScriptedBackend()
    english(memory, "> وصل الوفد\n> **إلى** المدينة أمس.\n", backend)
    assert backend.asked == []


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [
        ("قال [نعم](a.md) أمس.", "قال [نعم](b.md) أمس.", False),
        ("وصل الوفد أمس[^1].", "وصل الوفد أمس[^2].", False),
        ("استعمل `a` أمس.", "استعمل `b` أمس.", True),
        ("قال Node.js أمس.", "قال Vue.js أمس.", True),
        ("قال **نعم** أمس.", "قال *نعم* أمس.", True),
    ],
)
def test_what_of_the_markup_is_part_of_a_sentence(memory, before, after, asks):
    english(memory, before)
    backend = ScriptedBackend()
    found = english(memory, after, backend)
    assert bool(backend.asked) is asks
    fresh = translate(host_of(ScriptedBackend()), after)
    assert (found.text, found.findings) == (fresh.text, fresh.findings)


@pytest.mark.parametrize(
    "changed",
    [
        {"backend": ScriptedBackend({"قتل 12 شخصا.": ["12 dead."]})},
        {"retries": False},
        {"block": ("english_hygiene",)},
    ],
    ids=["another model", "no retries", "another editor"],
)
def test_another_way_of_translating_has_entries_of_its_own(memory, changed):
    english(memory, PAGE)
    assert english(memory, PAGE, **changed).statistics["remembered"] == 0
    assert english(memory, PAGE, **changed).statistics["remembered"] == 4
    assert english(memory, PAGE).statistics["remembered"] == 4


def test_findings_are_those_of_the_checks_in_use(memory):
    class Loud:
        name = "loud"

        def check(self, pair):
            yield Finding(self.name, Severity.NOTE, "seen", Span(0, 2))

        @hookimpl
        def register_checks(self):
            return [self]

    backend = ScriptedBackend({"وصل الوفد.": ["The delegation came."]})
    english(memory, "وصل الوفد.", backend, retries=False)
    found = translate(host_of(backend, Loud(), retries=False), "وصل الوفد.", memory=memory)
    assert found.statistics["remembered"] == 1
    assert [f.check for f in found.findings] == ["loud"]


def test_a_cut_answer_is_still_said_to_be_cut(memory):
    class Cutting(ScriptedBackend):
        def _answer(self, request):
            (answer,) = super()._answer(request)[:1]
            return (type(answer)(answer.text, -1.0, 3, cut=True),)

    first, second = (english(memory, "وصل الوفد أمس.", Cutting()) for _ in range(2))
    assert "cut" in {f.check for f in first.findings}
    assert second.findings == first.findings
    assert second.sentences[0].score == first.sentences[0].score


def test_a_persons_sentence_wins_over_every_model(memory):
    english(memory, PAGE)
    memory.correct("ثم غادر.", "Then he left.")
    for backend in (ScriptedBackend(), ScriptedBackend({"ثم غادر.": ["Gone."]})):
        found = english(memory, PAGE, backend)
        assert "Then he left." in found.text
        assert "human" in {s.origin for s in found.sentences}


def test_the_latest_of_two_corrections_wins(memory):
    memory.correct("ثم غادر.", "Then he left.")
    memory.correct(" ثم\nغادر. ", "Then she left.")
    assert english(memory, "ثم غادر.").text == "Then she left."


def test_a_correction_with_its_markup_written_out_finds_its_places(memory):
    source = "قال **الوزير** إن `x` في [غزة](a.md)."
    memory.correct(source, "In [Gaza](a.md), `x` was what the **minister** said.")
    assert english(memory, source).text == "In [Gaza](a.md), `x` was what the **minister** said."


@pytest.mark.parametrize("wrong", ["The minister.", "**The minister", "**The** **minister**."])
def test_a_correction_without_its_markup_is_never_forced(memory, wrong):
    before = english(memory, "قال **الوزير**.\n")
    memory.correct("قال **الوزير**.", wrong)
    found = english(memory, "قال **الوزير**.\n")
    assert found.text == before.text
    assert [s.origin for s in found.sentences] == ["memory"]


def test_a_whole_segment_wins_over_its_sentences(memory):
    english(memory, PAGE)
    memory.correct("وصل الوفد أمس. ثم غادر.", "The delegation came yesterday and left.")
    found = english(memory, PAGE)
    assert "\n\nThe delegation came yesterday and left.\n\n" in found.text
    assert found.statistics["sentences"] == 3


def test_corrected_text_is_text(memory):
    memory.correct("قال نعم.", "He said *no* [sic] <b>")
    assert english(memory, "قال نعم.\n").text == "He said \\*no\\* \\[sic\\] \\<b>\n"


def test_half_a_surrogate_is_not_stored_and_does_no_harm(memory):
    backend = ScriptedBackend({"نعم": ["Yes \ud800"]})
    assert "Yes" in english(memory, "نعم\n\nلا\n", backend).text
    assert english(memory, "نعم\n\nلا\n", backend).statistics["remembered"] == 1


@given(MARKDOWN)
@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_memory_changes_no_document(source):
    host = host_of(ScriptedBackend(placeholders=PLACEHOLDERS))
    try:
        plain = translate(host, source)
    except StructureError:
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        open_memory(Path(folder) / "memory.sqlite") as memory,
    ):
        for remembered in (0, plain.statistics["sentences"]):
            found = translate(host, source, memory=memory)
            assert (found.text, found.findings) == (plain.text, plain.findings)
            assert found.statistics["sentences"] == plain.statistics["sentences"]
            assert found.statistics["remembered"] >= remembered
        assert found.statistics["attempts"] == 0
