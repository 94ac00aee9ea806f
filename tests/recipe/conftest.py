"""A recipe small enough for a test: some hundred newsroom pairs, a tiny network, thirty steps."""

# ruff: noqa: PLC0415 - only where torch is installed

import pytest

torch = pytest.importorskip("torch", reason="the recipe needs the extra `train`")
torch.set_num_threads(1)  # two would wait for each other at every small product

NAMES = """
Samer al-Khatib=سامر الخطيب
Layla Haddad=ليلى حداد
Omar Nasser=عمر ناصر
Rania Saleh=رانيا صالح
Karim Mansour=كريم منصور
Huda al-Masri=هدى المصري
Walid Aziz=وليد عزيز
Nadia Farah=نادية فرح
"""
RECIPE = """
[tokenizer]
source_pieces = 500
target_pieces = 400
sentences = 5000
placeholders = ["⟦1⟧", "⟦2⟧"]

[cleaning]
longest = 120
ratio = 4.0
short = 12
overlap = 0.5

[synthetic.figures]  # composed
pairs = 60
weights = { broad = 1 }

[synthetic.renumbered]  # real sentences with other figures
pairs = 20
weights = { broad = 1 }

[synthetic.masked]  # real sentences with placeholders
pairs = 20
weights = { broad = 1 }

[synthetic.renamed]  # real sentences about other persons
pairs = 20
weights = { broad = 1 }

[network]
width = 32
heads = 2
feed_forward = 48
encoder_layers = 2
decoder_layers = 2

[training]
seed = 3
rows = 8
source_row = 128
target_row = 128
dropout = 0.1
label_smoothing = 0.1
matrix_rate = 0.02
other_rate = 0.002
save_every = 10
validate_every = 10
keep = 2
compile = false

[phases.broad]
mix = "broad"
steps = 30
schedule = "linear"
warmup = 5

[corpora.wire]
licence = "MIT"
source = "made for the test"
weights = { broad = 2.5 }

[corpora.absent]
licence = "MIT"
source = "nowhere"
weights = { broad = 1 }
"""


@pytest.fixture(scope="session")
def newsroom():
    from recipe.config import HERE
    from recipe.corpora import find, read_pairs

    return list(read_pairs(find("newsroom", [HERE])))


@pytest.fixture(scope="session")
def bench(tmp_path_factory, newsroom):
    """A folder with a recipe, corpora and test sets."""
    folder = tmp_path_factory.mktemp("recipe")
    (folder / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    corpora, tests = folder / "corpora", folder / "tests"
    corpora.mkdir()
    tests.mkdir()
    lines = [f"{english}\t{arabic}\n" for arabic, english in newsroom[:340]]
    (corpora / "wire.tsv").write_text("".join(lines[:330]), encoding="utf-8")
    (corpora / "ne_wikidata_fullnames.tsv").write_text(NAMES.replace("=", "\t"), encoding="utf-8")
    (corpora / "lex_wiktionary.tsv").write_text("minister\tوزير\n", encoding="utf-8")
    (tests / "dev.tsv").write_text("".join(lines[320:]), encoding="utf-8")
    return folder
