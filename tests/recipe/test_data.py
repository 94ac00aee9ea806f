"""What is kept of a corpus, and how pairs become batches."""

import msgspec
import numpy as np
import pytest

from recipe.cleaning import is_balanced, is_bilingual, same_figures
from recipe.config import HERE, load
from recipe.corpora import find, read_pairs
from recipe.dataset import Encoded, Mix, batch
from recipe.leakage import Held
from recipe.synthetic import numerals
from recipe.vocabularies import BEGIN, END


@pytest.mark.parametrize(
    ("arabic", "english", "kept"),
    [
        ("نص", "text", True),
        ("12", "12", False),
        ("نص", "نص text", False),
        ("Windows", "Windows", False),
    ],
)
def test_each_side_is_in_its_language(arabic, english, kept):
    assert is_bilingual(arabic, english) == kept


@pytest.mark.parametrize(
    ("lengths", "kept"),
    [((5, 5), True), ((3, 12), True), ((10, 40), False), ((40, 10), False), ((0, 3), False),
     ((90, 101), False)],
)  # fmt: skip
def test_lengths_of_a_pair(lengths, kept):
    assert is_balanced(*lengths, longest=100, ratio=3.0, short=12) == kept


@pytest.mark.parametrize(
    ("arabic", "english", "same"),
    [
        ("٢٣ ألف خيمة", "23,000 tents", True),
        ("1,200 رجل", "1200 men", True),
        ("12 رجلا", "21 men", False),
        ("رجل", "a man", True),
    ],
)
def test_figures_of_a_pair(arabic, english, same):
    assert same_figures(arabic, english) == same


def test_near_matches_of_test_sentences_are_found_in_either_case():
    held = Held(["قال الوزير إن القافلة وصلت إلى المدينة صباح اليوم"], overlap=0.5)
    assert held.match("قَالَ الوزير إن القافلة وصلت إلى المدينة صباح اليوم!") == "exact"
    assert held.match("وأضاف: قال الوزير إن القافلة وصلت إلى المدينة") == "near"
    assert not held.match("قال الوزير إن السفينة غرقت")


def encoded(*lengths):
    return Encoded.of([([7] * s, [8] * t) for s, t in lengths])


def test_encoded_pairs_come_back(tmp_path):
    encoded((2, 3), (1, 1)).save(tmp_path / "a.npz")
    loaded = Encoded.load(tmp_path / "a.npz")
    source, target = loaded.pair(0)
    assert (source.tolist(), target.tolist()) == ([7, 7, END], [8, 8, 8])
    assert len(loaded) == 2


def test_an_epoch_holds_every_pair_as_often_as_its_weight(tmp_path):
    encoded(*[(n % 9 + 1, n % 7 + 1) for n in range(200)]).save(tmp_path / "a.npz")
    mix = Mix({tmp_path / "a.npz": 2.0}, rows=2, source_row=32, target_row=32)
    batches = list(mix.epoch(1, 0))
    pairs = sum(int((rows.answer == END).sum()) for rows in batches)
    assert 380 <= pairs <= 400  # the last rows may not fill a batch
    assert all(rows.source.shape == (2, 32) for rows in batches)
    again = list(mix.epoch(1, 0))
    assert all((a.source == b.source).all() for a, b in zip(batches, again, strict=True))
    assert not all((a.source == b.source).all() for a, b in zip(batches, mix.epoch(1, 1)))  # noqa: B905


def test_rows_tell_their_sentences_apart():
    pair = (np.array([7, END], np.uint16), np.array([8], np.uint16))
    rows = batch([[pair, pair]], 5, 6)
    assert rows.source.tolist() == [[7, END, 7, END, 0]]
    assert rows.source_sentence.tolist() == [[1, 1, 2, 2, 0]]
    assert rows.target.tolist() == [[BEGIN, 8, BEGIN, 8, 0, 0]]
    assert rows.answer.tolist() == [[8, END, 8, END, 0, 0]]
    assert rows.target_sentence.tolist() == [[1, 1, 2, 2, 0, 0]]


def test_the_shipped_recipe_is_valid_and_its_newsroom_is_there():
    recipe = load(HERE / "recipe.toml")
    assert set(recipe.phases) == {"broad", "cooldown", "again"}
    assert len(list(read_pairs(find("newsroom", [HERE])))) >= 16_000
    assert len(list(read_pairs(find("reports", [HERE])))) >= 5_000
    assert len(list(read_pairs(find("labels", [HERE])))) >= 5_000


def test_the_reports_of_the_test_set_are_in_no_corpus_of_ours():
    paths = [path for name in ("newsroom", "reports", "labels") for path in find(name, [HERE])]
    ours = set(read_pairs(paths))
    held_out = set(read_pairs(find("heldout", [HERE])))
    assert held_out
    assert held_out.isdisjoint(ours)


def test_a_wrong_key_is_named(tmp_path):
    text = (HERE / "recipe.toml").read_text(encoding="utf-8")
    (tmp_path / "r.toml").write_text(text.replace("dropout", "dropouts"), encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="dropouts"):
        load(tmp_path / "r.toml")


@pytest.mark.parametrize(
    ("n", "feminine", "expected"),
    [
        (2, True, "اثنتان"),
        (12, True, "اثنتي عشرة"),
        (22, False, "اثنين وعشرين"),
        (200, False, "مئتين"),
        (1_000_000, False, "مليون"),
        (3_015, True, "ثلاثة آلاف وخمس عشرة"),
    ],
)
def test_numbers_in_arabic_words(n, feminine, expected):
    assert numerals.arabic(n, feminine=feminine) == expected
