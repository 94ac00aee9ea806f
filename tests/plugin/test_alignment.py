"""What stands for what in a document and its translation."""

import re
from pathlib import Path

import pytest

from dragoman import Settings, Span, align_documents, create_host, hookimpl, translate
from dragoman.testing import ScriptedBackend

PAIRS = Path(__file__).parents[1] / "fixtures" / "checking"
ANSWERS = {
    "قُتل 12 شخصا.": ["12 people died. It was Monday."],
    "ثم هدأ القصف.": ["Then it was quiet."],
}


class English:
    """Splits at full stops alone: what is tested here is what becomes of the sentences."""

    language = "en"

    def split(self, text, closed=()):
        return [Span(*m.span()) for m in re.finditer(r"\S[^.]*(?:\.[”\"]?|$)", text)]

    def clauses(self, text, closed=()):
        return [Span(0, len(text))]


class Plugin:
    @hookimpl
    def register_segmenters(self):
        return [English()]

    @hookimpl
    def register_backends(self):
        return {"scripted": lambda: ScriptedBackend(ANSWERS)}


@pytest.fixture(scope="module")
def host():
    settings = Settings(model="scripted")
    return create_host(settings=settings, plugins=[Plugin()], entry_points=False)


def sentences(host, source, target, **options):
    found = align_documents(host, source, target, **options)
    return [
        (pair.source and pair.source.of(source), pair.target and pair.target.of(target))
        for block in found.blocks
        for part in block
        for pair in part.sentences
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("", "", []),
        (
            "نص أول. نص ثان.",
            "One text. Another.",
            [("نص أول.", "One text."), ("نص ثان.", "Another.")],
        ),
        (
            "> قُتل 12 شخصا\n> يوم الاثنين. وهدأ القصف.\n",
            "> 12 people died\n> on Monday. It was quiet.\n",
            [
                ("قُتل 12 شخصا\n> يوم الاثنين.", "12 people died\n> on Monday."),
                ("وهدأ القصف.", "It was quiet."),
            ],
        ),
        (
            "قُتل 12 شخصا في القصف على المدينة يوم الاثنين. وهدأ القصف مساء الثلاثاء.",
            "12 people died in the shelling of the city. That was Monday. Shelling ceased late.",
            [
                (
                    "قُتل 12 شخصا في القصف على المدينة يوم الاثنين.",
                    "12 people died in the shelling of the city. That was Monday.",
                ),
                ("وهدأ القصف مساء الثلاثاء.", "Shelling ceased late."),
            ],
        ),
        (
            '---\ntitle: "نص أول. نص ثان."\n---\n',
            '---\ntitle: "One text. Another."\n---\n',
            [('"نص أول. نص ثان."', '"One text. Another."')],
        ),
        (
            "# عنوان\n\nنص طويل هنا.\n",
            "# A title\n",
            [("عنوان", "A title"), ("نص طويل هنا.", None)],
        ),
        (
            "# عنوان\n",
            "# A title\n\nMuch more text.\n",
            [("عنوان", "A title"), (None, "Much more text.")],
        ),
        ("| أ | ب |\n|---|---|\n", "| a | b |\n|---|---|\n", [("أ", "a"), ("ب", "b")]),
    ],
)
def test_sentences_stand_for_sentences(host, source, target, expected):
    assert sentences(host, source, target) == expected


def test_a_language_that_nobody_splits_has_whole_paragraphs():
    host = create_host(entry_points=False, block=["sentences_ar"])
    assert sentences(host, "نص أول. نص ثان.", "One text.") == [("نص أول. نص ثان.", "One text.")]


def test_the_sentences_of_a_translation_are_taken_as_they_are(host):
    source = "قُتل 12 شخصا. ثم هدأ القصف.\n"
    made = translate(host, source)
    found = align_documents(host, source, made.text, sentences=made.sentences)
    pairs = [pair for block in found.blocks for part in block for pair in part.sentences]
    assert [pair.target.of(made.text) for pair in pairs] == [
        "12 people died. It was Monday.",
        "Then it was quiet.",
    ]
    assert [pair.score for pair in pairs] == [-0.1, -0.1]


def test_figures_are_the_same_altered_lost_or_added(host):
    source = "قُتل 12 شخصا وأصيب 30 في 5 قرى.\n"
    target = "12 people died and 31 were hurt; 7 and 9 more are missing.\n"
    found = align_documents(host, source, target).blocks[0][0].figures
    assert [
        (f.source and f.source.of(source), f.target and f.target.of(target), f.same) for f in found
    ] == [
        ("12", "12", True),
        ("30", "31", False),
        ("5", "9", False),
        (None, "7", False),
    ]


def test_speakers_keep_their_number_throughout_the_document(host):
    source = (
        "قال وزير الصحة سامر الخطيب إن الوضع **مستقر**.\n\n"
        "وقالت المتحدثة ليلى منصور إن المعبر مفتوح.\n\n"
        "وأضاف الخطيب أن المستشفيات تعمل.\n"
    )
    target = (
        "Health minister Samer al-Khatib said that the situation was **stable**.\n\n"
        "The crossing is open.\n\n"
        "Al-Khatib said that hospitals were working.\n"
    )
    found = align_documents(host, source, target).speakers
    assert [
        (s.source and s.source.of(source), s.target and s.target.of(target)) for s in found
    ] == [
        ("وزير الصحة سامر الخطيب", "Health minister Samer al-Khatib"),
        ("المتحدثة ليلى منصور", None),
        ("الخطيب", "Al-Khatib"),
    ]
    first, second, third = (s.speaker for s in found)
    assert first == third != second


OPEN, CALM, SHUT = (
    f"{name} said it was {what}."
    for name, what in (
        ("Leila Mansour", "open"),
        ("Samer al-Khatib", "calm"),
        ("Nizar al-Shami", "shut"),
    )
)


def speakers(host, source, target):
    return [
        (pair.source and pair.source.of(source), pair.target and pair.target.of(target))
        for pair in align_documents(host, source, target).speakers
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (  # the first is dropped
            f"The crossing is open. {CALM} {SHUT}",
            [None, "Samer al-Khatib", "Nizar al-Shami"],
        ),
        (  # in another order
            f"{SHUT} {OPEN} {CALM}",
            ["Leila Mansour", "Samer al-Khatib", "Nizar al-Shami"],
        ),
        (  # one is named, but the English does not say that he speaks
            f"{OPEN} It was calm for Samer al-Khatib. Shami said it was shut.",
            ["Leila Mansour", "Samer al-Khatib", "Shami"],
        ),
    ],
)
def test_a_speaker_is_told_by_the_name_and_a_dropped_one_shifts_nobody(host, target, expected):
    source = (
        "قالت ليلى منصور إن المعبر مفتوح. وقال سامر الخطيب إن الوضع هادئ. "
        "وقال نزار الشامي إن الطريق مغلق."
    )
    names = ["ليلى منصور", "سامر الخطيب", "نزار الشامي"]
    assert speakers(host, f"{source}\n", f"{target}\n") == [*zip(names, expected, strict=True)]


def test_speakers_without_a_name_are_paired_in_order_where_both_have_as_many(host):
    source = "قال الوزير إن المعبر مفتوح. وقالت المتحدثة إن الوضع هادئ.\n"
    target = "The minister said the crossing was open. The spokeswoman said it was calm.\n"
    both = [("الوزير", "The minister"), ("المتحدثة", "The spokeswoman")]
    assert speakers(host, source, target) == both
    target = "The crossing is open. The spokeswoman said it was calm.\n"
    assert speakers(host, source, target) == [("الوزير", None), both[1]]


@pytest.mark.parametrize("name", ["budget", "floods"])
def test_a_good_translation_is_paired_without_a_rest(host, name):
    source, target = ((PAIRS / f"{name}.{code}.md").read_text("utf-8") for code in ("ar", "en"))
    found = align_documents(host, source, target)
    parts = [part for block in found.blocks for part in block]
    pairs = [pair for part in parts for pair in part.sentences]
    assert len(pairs) > 12
    lone = [pair for pair in pairs if not (pair.source and pair.target)]
    assert [pair.source.of(source) for pair in lone] == ["القانون"] * (name == "budget")  # a title
    assert all(figure.same for part in parts for figure in part.figures)
