"""Asking a backend for sentences, and asking again where something is missing."""

import re
from collections.abc import Iterable, Sequence

import pytest

from dragoman.judging import Outcome, Tools
from dragoman.rounds import drive
from dragoman.sentence import attempts, in_runs
from dragoman.testing import EchoBackend, ScriptedBackend
from dragoman.text.coded import encode
from dragoman.types import Candidate, Finding, Inline, Pair, Request, Segment, Severity, Span


class Commas:
    """A segmenter whose clauses end at commas."""

    language = "ar"

    def split(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:
        return [Span(0, len(text))]

    def clauses(self, text: str, closed: Sequence[Span] = ()) -> list[Span]:
        return [Span(*m.span()) for m in re.finditer(r"[^\s،][^،]*،?", text)]


class Digits:
    """A check for digits that are not on both sides."""

    name = "digits"

    def check(self, pair: Pair) -> Iterable[Finding]:
        for number in set(re.findall(r"\d+", pair.source)) ^ set(re.findall(r"\d+", pair.target)):
            yield Finding(self.name, Severity.ERROR, number)


class Shout:
    """A post-editor that puts the first letter in capitals."""

    name, language, order = "shout", "en", 0

    def edit(self, text: str, source: str) -> str:
        return text[:1].upper() + text[1:]


def tools(backend: ScriptedBackend | EchoBackend, *, retries: bool = True) -> Tools:
    return Tools(backend, Commas(), [Shout()], [Digits()], retries=retries)


def ask(backend: ScriptedBackend, text: str, *, retries: bool = True, code: str = "`x`") -> Outcome:
    inlines = tuple(
        Inline(Span(*m.span()), "code", "atom", m.group()) for m in re.finditer(code, text)
    )
    coded = encode(Segment(0, "paragraph", text, (Span(0, len(text)),), inlines))
    within = coded.within(Span(0, len(coded.text)))
    (found,) = drive([attempts(coded.text, within, tools(backend, retries=retries))], backend)
    return found


def test_a_good_first_answer_is_the_only_question() -> None:
    backend = ScriptedBackend({"قتل 3": ["killed 3"]})
    found = ask(backend, "قتل 3")
    assert (found.text, found.attempts, found.findings) == ("Killed 3", 1, ())
    assert backend.asked == ["قتل 3"]


def test_a_wrong_figure_takes_the_first_hypothesis_that_has_it_right() -> None:
    backend = ScriptedBackend({"قتل 3": ["killed 8", "killed 5", "killed 3", "died 3"]})
    found = ask(backend, "قتل 3")
    assert (found.text, found.attempts, found.findings) == ("Killed 3", 1, ())


def test_then_a_wider_beam_is_searched() -> None:
    answers = ["killed 8", "killed 5", "killed 6", "died 3", "killed 3"]
    backend = ScriptedBackend({"قتل 3": answers})
    narrow = Tools(backend, Commas(), [Shout()], [Digits()], alternatives=2)
    (found,) = drive([attempts("قتل 3", {}, narrow)], backend)
    assert (found.text, found.attempts, found.findings) == ("Died 3", 2, ())
    assert [[r.alternatives for r in call] for call in backend.calls] == [[2], [8]]


def test_protected_text_that_only_a_wider_beam_keeps_leaves_the_sentence_whole() -> None:
    answers = ["run it now", "run now", "now run", "run it", "run ⟦0⟧ now"]
    backend = ScriptedBackend({"شغّل ⟦0⟧ الآن": answers}, placeholders=("⟦0⟧",))
    found = ask(backend, "شغّل `x` الآن")
    assert (found.text, found.attempts) == ("Run \ue000 now", 2)


def test_then_the_clauses_are_asked_one_by_one() -> None:
    backend = ScriptedBackend(
        {"قتل 3، وجرح 4": ["killed 3"], "قتل 3،": ["killed 3,"], "وجرح 4": ["And wounded 4."]}
    )
    found = ask(backend, "قتل 3، وجرح 4")
    assert (found.text, found.attempts, found.findings) == ("Killed 3, and wounded 4", 2, ())


def test_what_still_differs_is_kept_and_flagged() -> None:
    backend = ScriptedBackend({"قتل 3": ["killed 8"]})
    found = ask(backend, "قتل 3")
    assert found.text == "Killed 8"
    assert sorted(f.message for f in found.findings) == ["3", "8"]


def test_without_retries_the_first_answer_stands() -> None:
    backend = ScriptedBackend({"قتل 3": ["killed 8", "killed 3"]})
    assert ask(backend, "قتل 3", retries=False).text == "Killed 8"
    assert backend.asked == ["قتل 3"]


def test_lost_protected_text_falls_back_to_the_runs_around_it() -> None:
    backend = ScriptedBackend(
        {"شغّل ⟦0⟧ الآن": ["run it now"], "شغّل": ["run"], "الآن": ["now."]},
        placeholders=("⟦0⟧",),
    )
    found = ask(backend, "شغّل `x` الآن")
    assert found.text == "Run \ue000 now"


@pytest.mark.parametrize("text", ["2024", "Reuters, 12:30", "***", ""])
def test_text_without_arabic_letters_is_not_asked(text: str) -> None:
    backend = ScriptedBackend()
    assert ask(backend, text) == Outcome(text, text)
    assert backend.calls == []


def test_arabic_digits_alone_are_edited_but_not_asked() -> None:
    backend = ScriptedBackend()
    assert ask(backend, "x ٢٤").text == "X ٢٤"
    assert backend.calls == []


def test_an_untranslated_answer_is_judged_but_not_edited() -> None:
    backend = ScriptedBackend({"نص x": ["نص x"]})
    assert ask(backend, "نص x").text == "نص x"


def test_a_sentence_beyond_the_limit_is_cut_into_pieces_that_fit() -> None:
    text = " ".join(f"كلمة{i}" for i in range(20))
    backend = ScriptedBackend(max_tokens=6)
    found = ask(backend, text, retries=False)
    assert all(len(question.split()) <= 6 for question in backend.asked)
    assert re.findall(r"كلمة\d+", found.text) == text.split()


def test_one_word_beyond_the_limit_ends_too() -> None:
    class Letters(ScriptedBackend):
        def count_tokens(self, text: str) -> int:
            return len(text)

    backend = Letters(max_tokens=10)
    assert ask(backend, "ا" * 95).text.count("ا") == 95


def test_one_character_beyond_the_limit_is_asked_all_the_same():
    class Nothing(ScriptedBackend):
        def count_tokens(self, text: str) -> int:
            return len(text) + 1

    assert Nothing(max_tokens=1).count_tokens("ا") > 1
    assert ask(Nothing(max_tokens=1), "اب").text.count("EN(") == 2


def test_inline_characters_that_a_model_makes_up_are_dropped():
    backend = ScriptedBackend({"نعم": ["yes \ue000\ue123"]})
    assert ask(backend, "نعم").text == "Yes "


def test_a_beam_of_one_is_asked_once():
    backend = ScriptedBackend({"قتل 3": ["killed 8"]})
    alone = Tools(backend, Commas(), [Shout()], [Digits()], alternatives=1)
    (found,) = drive([attempts("قتل 3", {}, alone)], backend)
    assert (found.attempts, backend.asked) == (1, ["قتل 3"])


def test_equal_sentences_are_asked_once_and_like_stands_beside_like() -> None:
    backend = ScriptedBackend()
    texts = ["جملة أطول", "نعم", "جملة أطول", "لا"]
    found = drive([attempts(t, {}, tools(backend)) for t in texts], backend)
    assert [o.source for o in found] == texts
    assert backend.asked == ["لا", "نعم", "جملة أطول"]


def test_progress_counts_every_sentence() -> None:
    backend = ScriptedBackend()
    steps: list[int] = []
    drive([attempts(t, {}, tools(backend)) for t in ("نعم", "لا", "2")], backend, steps.append)
    assert sum(steps) == 3


def test_an_echo_comes_back_unchanged_even_piece_by_piece() -> None:
    backend, text = EchoBackend(max_tokens=2), "واحد  اثنان\nثلاثة، أربعة"
    silent = Tools(backend, Commas(), [], [])
    for way in (attempts(text, {}, silent), in_runs(text, silent)):
        assert drive([way], backend)[0].text.split() == text.split()
    assert drive([in_runs(text, Tools(EchoBackend(), Commas(), [], []))], backend)[0].text == text


def test_the_score_of_several_pieces_is_their_mean_by_token() -> None:
    backend = ScriptedBackend(
        {
            "قتل 3، وجرح 4": ["killed"],
            "قتل 3،": [Candidate("killed 3,", -1.0, 3)],
            "وجرح 4": [Candidate("wounded 4", -3.0, 1)],
        }
    )
    assert ask(backend, "قتل 3، وجرح 4").score == pytest.approx(-1.5)


def test_requests_for_alternatives_are_a_question_of_their_own() -> None:
    assert Request("نعم") != Request("نعم", alternatives=4)
