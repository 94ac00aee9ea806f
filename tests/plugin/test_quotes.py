"""Quotations that run over several sentences: what English closes early it opens again."""

import pytest

from dragoman import learn_corrections, open_memory, translate
from dragoman.text.quotes import continued_quotations

from .scripted import host_of

FIRST, MIDDLE, LAST = "وأضاف الخطيب: «وصلت الشاحنات.", "الطريق مفتوح.", "نحتاج إلى الخيام»."
CASES = [
    # what it is, source and English of each sentence, the English as it should stand
    (
        "the speaker stands behind the first sentence",
        [(FIRST, '"The lorries came," Khatib added.'), (LAST, 'We need the tents."')],
        ['"The lorries came," Khatib added.', '"We need the tents."'],
    ),
    (
        "a sentence between the first and the last",
        [
            (FIRST, '"The lorries came," Khatib added.'),
            (MIDDLE, "The road is open."),
            (LAST, 'We need the tents."'),
        ],
        ['"The lorries came," Khatib added.', '"The road is open.', 'We need the tents."'],
    ),
    (
        "an indirect report of what the source quotes",
        [(FIRST, "Khatib added that the lorries had come."), (LAST, 'We need the tents."')],
        ["Khatib added that the lorries had come.", '"We need the tents."'],
    ),
    (
        "a quotation that is open already",
        [(FIRST, 'Khatib added: "The lorries came.'), (LAST, 'We need the tents."')],
        ['Khatib added: "The lorries came.', 'We need the tents."'],
    ),
    (
        "a quotation that is open already and opened once more",
        [(FIRST, 'Khatib added: "The lorries came.'), (LAST, '"We need the tents."')],
        ['Khatib added: "The lorries came.', 'We need the tents."'],
    ),
    (
        "a model that opened it again by itself",
        [(FIRST, '"The lorries came," Khatib added.'), (LAST, '"We need the tents."')],
        ['"The lorries came," Khatib added.', '"We need the tents."'],
    ),
    (
        "a mark that opens at the end of its sentence is no end of a quotation",
        [(FIRST, '"The lorries came," Khatib added.'), (LAST, 'We need "the tents.')],
        ['"The lorries came," Khatib added.', 'We need "the tents.'],
    ),
    (
        "a quotation within the quotation",
        [
            ('قال: «سمعت "لا".', "\"I heard 'no',\" he said."),
            ('وقلت "نعم" مرتين».', "I said 'yes' twice.\""),
        ],
        ["\"I heard 'no',\" he said.", "\"I said 'yes' twice.\""],
    ),
    (
        "two quotations, each in its sentence",
        [("قال: «نعم».", 'He said: "Yes."'), ("ثم قال: «لا».", 'Then he said: "No."')],
        ['He said: "Yes."', 'Then he said: "No."'],
    ),
    (
        "the rest of a quotation that began in another paragraph",
        [(LAST, 'We need the tents."'), (MIDDLE, "The road is open.")],
        ['We need the tents."', "The road is open."],
    ),
]


@pytest.mark.parametrize(
    ("sentences", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_quotations_go_on_and_once_mended_stay(sentences, expected):
    mended = list(continued_quotations(sentences))
    assert mended == expected
    again = zip([source for source, _ in sentences], mended, strict=True)
    assert list(continued_quotations(again)) == expected


SPEECH = "وأضاف الخطيب: «وصلت 12 شاحنة. نحتاج إلى 30 خيمة».\n"
MARKED = {
    "وأضاف الخطيب: «وصلت 12 شاحنة.": '"The 12 lorries came," Khatib added.',
    "نحتاج إلى 30 خيمة».": 'We need 40 tents."',
}


def test_a_mark_that_was_put_in_moves_no_finding():
    found = translate(host_of(MARKED), SPEECH)
    assert found.text == '"The 12 lorries came," Khatib added. "We need 40 tents."\n'
    (finding,) = found.findings
    assert finding.target.of(found.text) == "40"
    assert found.sentences[1].target.of(found.text) == '"We need 40 tents."'


def test_a_paragraph_whose_quotations_do_not_pair_is_flagged():
    answers = {**MARKED, "نحتاج إلى 30 خيمة».": 'We need "30 tents.'}
    found = translate(host_of(answers), SPEECH)
    (finding,) = (f for f in found.findings if f.check == "balance")
    assert finding.source.of(SPEECH) == SPEECH.rstrip()
    assert finding.target.of(found.text) == found.text.rstrip()


def test_a_mark_that_was_put_in_is_no_persons_correction(tmp_path):
    memory = open_memory(tmp_path / "memory.sqlite3")
    host = host_of(MARKED)
    made = translate(host, SPEECH, memory=memory).text
    assert learn_corrections(host, memory, SPEECH, made) == ()
    edited = made.replace("40 tents", "30 tents")
    (correction,) = learn_corrections(host, memory, SPEECH, edited)
    assert correction.target.of(edited) == '"We need 30 tents."'
    assert translate(host, SPEECH, memory=memory).text == edited
