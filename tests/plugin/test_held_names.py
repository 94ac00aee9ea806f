from __future__ import annotations

import pytest

from dragoman.builtin.check_speakers import Speakers
from dragoman.builtin.english_hygiene import EnglishHygiene
from dragoman.judging import Outcome, Tools
from dragoman.rounds import drive
from dragoman.sentence import attempts
from dragoman.testing import ScriptedBackend
from dragoman.types import Inline, Span
from dragoman.whole import Whole

FULL = "قال المحافظ سامر الخطيب إن السد آمن."
AGAIN = "وكان الخطيب قد قال إن السد تصدع."
HELD = "وكان ⟦0⟧ قد قال إن السد تصدع."
LOST = "The preacher had said that the dam had cracked."


class OneClause:
    """A segmenter for which everything is one sentence, and one clause."""

    language = "ar"

    def split(self, text: str) -> list[Span]:
        return [Span(0, len(text))]

    clauses = split


def ask(
    answers: dict[str, list[str]],
    source: str = AGAIN,
    *,
    inlines: dict[str, Inline] | None = None,
    **choices: bool,
) -> tuple[Outcome, ScriptedBackend]:
    backend = ScriptedBackend(answers, placeholders=("⟦0⟧", "⟦1⟧"))
    whole = Whole(lambda: [FULL, AGAIN])
    tools = Tools(backend, OneClause(), [EnglishHygiene()], [Speakers()], whole=whole, **choices)
    (found,) = drive([attempts(source, inlines or {}, tools)], backend)
    return found, backend


def test_a_speaker_whose_name_was_taken_for_a_word_is_named() -> None:
    answers = {
        AGAIN: [LOST],
        "سامر الخطيب": ["Samer al-Khatib"],
        HELD: ["⟦0⟧ had said that the dam had cracked."],
    }
    found, backend = ask(answers)
    assert found.text == "Khatib had said that the dam had cracked."
    assert (found.findings, found.attempts) == ((), 3)
    assert backend.asked == [AGAIN, "سامر الخطيب", HELD]


def test_markup_in_the_sentence_stays() -> None:
    source = AGAIN.replace("السد", "السد \ue000")
    inlines = {"\ue000": Inline(Span(0, 4), "code", "atom", "`dam`")}
    answers = {
        source.replace("\ue000", "⟦0⟧"): ["The preacher had said that the dam ⟦0⟧ had cracked."],
        "سامر الخطيب": ["Samer al-Khatib"],
        "وكان ⟦0⟧ قد قال إن السد ⟦1⟧ تصدع.": ["It was ⟦0⟧ who said that the dam ⟦1⟧ cracked."],
    }
    found, _ = ask(answers, source, inlines=inlines)
    assert found.text == "It was Khatib who said that the dam \ue000 cracked."


@pytest.mark.parametrize(
    "answers",
    [
        {"سامر الخطيب": ["The preacher's samovar"]},  # no name of that sound
        {"سامر الخطيب": ["Samer al-Khatib"], HELD: ["He said that the dam had cracked."]},
    ],
)
def test_what_cannot_be_told_or_kept_leaves_the_finding(answers: dict[str, list[str]]) -> None:
    found, _ = ask({AGAIN: [LOST], **answers})
    assert found.text == LOST
    assert [f.check for f in found.findings] == ["speakers"]


def test_who_is_named_is_not_asked_for() -> None:
    _, backend = ask({AGAIN: ["Khatib had said that the dam had cracked."]})
    assert backend.asked == [AGAIN]


def test_without_retries_the_finding_stands() -> None:
    found, backend = ask({AGAIN: [LOST]}, retries=False)
    assert (found.text, backend.asked) == (LOST, [AGAIN])
