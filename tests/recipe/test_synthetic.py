"""What is generated says the same on both sides; placeholders stand for the same thing."""

import random
import re

import pytest

from dragoman.text.figures import compare_figures
from dragoman.types import Span
from recipe.cleaning import same_figures
from recipe.config import HERE
from recipe.corpora import read_pairs
from recipe.synthetic.compose import Composer, read_carriers
from recipe.synthetic.generated import MORE, carriers
from recipe.synthetic.masking import Terms, Twin, mask, masked, protected_twins
from recipe.synthetic.renaming import renamed
from recipe.synthetic.renumber import renumber, renumbered

EVERY = [*read_carriers(), *read_carriers(MORE)]
NAMES = [("سامر الخطيب", "Samer al-Khatib"), ("ليلى حداد", "Layla Haddad")]
SYMBOLS = ("⟦1⟧", "⟦2⟧", "⟦3⟧")


def test_carriers_have_the_same_slots_on_both_sides():
    for arabic, english in EVERY:
        ours, theirs = (re.findall(r"\{([a-z]+[0-9]?)", side) for side in (arabic, english))
        assert sorted(ours) == sorted(theirs), english
        assert len(set(ours)) == len(ours), english


def test_every_carrier_is_filled_with_equal_figures():
    composer = Composer(EVERY, NAMES, seed=7)
    wrong = []
    for carrier in composer.carriers:
        arabic, english = composer.fill(carrier)
        assert not re.search(r"[{}]", arabic + english), english
        if not compare_figures(arabic, english).faithful:
            wrong.append((arabic, english))
    assert len(wrong) <= len(composer.carriers) // 50, wrong


def test_a_seed_fixes_every_sentence():
    first, second = (Composer(read_carriers(), NAMES, seed=5).sentences() for _ in range(2))
    assert [next(first) for _ in range(20)] == [next(second) for _ in range(20)]


def test_carriers_of_the_suites_are_not_trained_on():
    assert not set(carriers(held=True)) & set(carriers(held=False))
    assert len(carriers(held=True)) + len(carriers(held=False)) == len(EVERY)


@pytest.mark.parametrize(
    ("arabic", "english", "twins"),
    [
        ("افتح `git pull` الآن", "Now open `git pull`", ["`git pull`"]),
        ("زار https://a.example اليوم", "He visited https://a.example", ["https://a.example"]),
        ("برنامج GridSync و GridSync", "GridSync and GridSync", []),
        ("صيغة $x + y$ هنا", "Here is $x + y$", ["$x + y$"]),
        ("لا شيء هنا", "Nothing here", []),
    ],
)
def test_twins_are_what_both_sides_have_once(arabic, english, twins):
    found = list(protected_twins(arabic, english))
    assert [twin.arabic.of(arabic) for twin in found] == twins
    assert all(t.arabic.of(arabic) == t.english.of(english) for t in found)


def test_names_of_the_lists_are_found_behind_prefixes():
    terms = Terms([("هيئة الأنفاق", "Tunnels Authority")])
    arabic, english = "وهيئة الأنفاق قالت", "The Tunnels Authority said"
    (twin,) = terms.find(arabic, english)
    assert (twin.arabic.of(arabic), twin.english.of(english)) == (
        "هيئة الأنفاق",
        "Tunnels Authority",
    )


def test_placeholders_are_numbered_as_in_the_arabic():
    pair = ("قال أ لـ ب", "To B said A")
    twins = [Twin(Span(4, 5), Span(10, 11)), Twin(Span(9, 10), Span(3, 4))]
    results = {mask(pair, twins, SYMBOLS, random.Random(seed)) for seed in range(20)}
    assert ("قال ⟦1⟧ لـ ⟦2⟧", "To ⟦2⟧ said ⟦1⟧") in results
    assert mask(("فيه ⟦1⟧ أ", "⟦1⟧ A"), twins, SYMBOLS, random.Random(1)) is None


def test_masked_newsroom_pairs_keep_each_placeholder_once():
    pairs = list(read_pairs([HERE / "newsroom" / "economy.tsv"]))
    results = list(masked(pairs, Terms([("القاهرة", "Cairo"), ("دبي", "Dubai")]), SYMBOLS, 1))
    assert len(results) > 10
    for arabic, english in results:
        for symbol in SYMBOLS:
            assert arabic.count(symbol) == english.count(symbol) <= 1


def test_other_numbers_stay_equal():
    pairs = list(read_pairs([HERE / "newsroom" / "economy.tsv"]))[:300]
    results = list(renumbered(pairs, 1))
    assert len(results) > 50
    wrong = [pair for pair in results if not same_figures(*pair)]
    assert len(wrong) <= len(results) // 50, wrong


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("في عام 2010", "in 2010"),  # a year
        ("5 من 5", "5 of 5"),  # twice
        ("ثلاثة رجال", "three men"),  # in words
        ("الساعة 7:50", "at 7:50"),
    ],
)
def test_what_cannot_be_told_apart_stays(arabic, english):
    assert renumber(arabic, english, random.Random(1)) in {None, (arabic, english)}


def test_persons_are_replaced_on_both_sides():
    pair = (
        "وقال نزار الشامي للصحفيين إن سد عبد النور مغلق",
        "Nizar al-Shami told reporters that the Abdel Nour dam was closed",
    )
    others = [("ليلى حداد", "Layla Haddad"), ("نزار عيد", "Nizar Eid")]
    ((arabic, english),) = renamed([pair], others, {}, seed=1)
    assert arabic.startswith(("وقال ليلى", "وقال نزار"))
    assert english.endswith(" told reporters that the Abdel Nour dam was closed")
    name = english.removesuffix(" told reporters that the Abdel Nour dam was closed")
    halves = {"Layla": "ليلى", "Nizar": "نزار", "Haddad": "حداد", "Eid": "عيد"}
    assert " ".join(halves[word] for word in name.split()) == arabic[5:].partition(" للصح")[0]


def test_a_person_mentioned_again_by_the_family_name_is_left_alone():
    pair = ("قال نزار الشامي إن الشامي باق", "Nizar al-Shami said that al-Shami would stay")
    assert not list(renamed([pair], [("نزار عيد", "Nizar Eid")], {}, seed=1))
