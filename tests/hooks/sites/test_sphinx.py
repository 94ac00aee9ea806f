"""The extension in real builds of Sphinx, and the command beside sphinx-intl."""

import subprocess
import sys

import polib
import pytest

from dragoman.cli import run
from dragoman_hooks.sphinx.catalogues import merge
from dragoman_hooks.sphinx.roles import with_titles

CONF = """
project = "النهر"
language = "ar"
extensions = ["myst_parser", "dragoman_hooks.sphinx"]
exclude_patterns = ["_build"]
gettext_compact = False
myst_enable_extensions = ["colon_fence"]
"""
DOCS = {
    "index.md": (
        "(start)=\n# دليل **الميناء**\n\nوصل 12 مركباً إلى [المكتبة](news/library.md) و`code` "
        "و{doc}`خبر المكتبة <news/library>` و{ref}`start`.\n\n```{note}\nفي البحر 3 سفن.\n```\n\n"
        ":::{admonition} تنبيه\nنص *مائل* هنا.\n:::\n\n| أ | ب |\n|---|---|\n| نص | 5 |\n\n"
        '```python\nprint("سلام")\n```\n\n```{toctree}\n:caption: المحتويات\nnews/library\n```\n'
    ),
    "news/library.md": (
        "# المكتبة\n\nفي المكتبة 40 كتاباً. وهي جديدة.\n\nEnglish already.\n\n"
        "قال [الوزير][Minister] شكراً.[^1]\n\n[minister]: https://x.org/a_b\n[^1]: حاشية.\n"
    ),
}
CATALOGUE = """
msgid ""
msgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"

#: a.md:1
msgid "وصل 12 مركباً."
msgstr ""
"""


def with_docs(site, docs=DOCS, conf=""):
    site.write("conf.py", CONF + conf)
    for name, text in docs.items():
        site.write(name, text)


def sphinx(site, *options, builder="html", expect=0):
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, *options]
    command += [".", f"_build/{builder}"]
    done = subprocess.run(command, cwd=site.folder, capture_output=True, text=True, check=False)
    assert done.returncode == expect, done.stderr
    return done.stderr


def body(page):
    return page.partition('<div class="body"')[2].partition('<div class="sphinxsidebar"')[0]


def entries(path):
    return {entry.msgid: entry for entry in polib.pofile(str(path))}


def test_english_pages_stand_below_the_arabic_ones(site):
    with_docs(site, conf='dragoman_english = {"project": "The River"}\n')
    sphinx(site, "-W")
    page = site.read("_build/html/en/index.html")
    assert '<html lang="en"' in page
    assert "The River" in page
    text = body(page)
    assert "<h1>Dlyl <strong>almynaa</strong>" in text
    assert "12 mrkba" in text
    assert '<a class="reference internal" href="news/library.html">' in text
    assert '<span class="doc">Kbr almktbh</span>' in text
    assert '<span class="pre">code</span>' in text
    assert '<span class="std std-ref">Dlyl almynaa</span>' in text  # as Sphinx fills it in
    assert '<p class="admonition-title">Note</p>' in text
    assert '<p class="admonition-title">Tnbyh</p>' in text
    assert "<em>" in text
    assert "3" in text
    assert "سلام" in text  # code
    assert "Almhtwyat" in page
    assert '<a href="../index.html" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in text
    assert '<link rel="alternate" hreflang="ar" href="../index.html">' in page
    assert "Translated by machine" in text
    library = body(site.read("_build/html/en/news/library.html"))
    assert '<a class="reference external" href="https://x.org/a_b">alwzyr</a>' in library
    assert "Hasyh." in library
    arabic = site.read("_build/html/news/library.html")
    assert '<a href="../en/news/library.html" hreflang="en"' in arabic
    assert "Translated by machine" not in arabic


def test_another_build_asks_for_changed_sentences_alone_and_persons_win(site):
    with_docs(site, conf='dragoman_folder = "english"\n')
    sphinx(site, builder="dirhtml")
    assert "وهي جديدة." in site.asked()
    text = DOCS["news/library.md"].replace("وهي جديدة.", "وفيها قاعة.")
    site.write("news/library.md", text)
    po = site.write("locales/en/LC_MESSAGES/news/library.po", CATALOGUE.format("en"))
    catalogue = polib.pofile(str(po))
    catalogue.append(polib.POEntry(msgid="المكتبة", msgstr="The Library"))
    catalogue.append(polib.POEntry(msgid="English already.", msgstr="Nobody wrote", fuzzy=True))
    catalogue.save()
    before = po.read_bytes()
    sphinx(site, builder="dirhtml")
    assert site.asked() == ["وفيها قاعة."]
    page = site.read("_build/dirhtml/english/news/library/index.html")
    assert "<h1>The Library" in page
    assert "wfyha qaah" in page.lower()
    assert '<a href="../../../news/library/" hreflang="ar"' in page
    assert po.read_bytes() == before


def test_catalogues_after_sphinx_intl(site, monkeypatch, capsys):
    with_docs(
        site, conf='dragoman_output = "gettext"\nextensions.remove("dragoman_hooks.sphinx")\n'
    )
    monkeypatch.chdir(site.folder)
    update = [sys.executable, "-m", "sphinx_intl", "update", "-p", "_build/gettext", "-l", "en"]
    sphinx(site, builder="gettext")
    subprocess.run([*update, "-l", "fr"], check=True, capture_output=True)
    assert run(["gettext", "locales"]) == 0
    path = site.folder / "locales/en/LC_MESSAGES/news/library.po"
    found = entries(path)
    text = "في المكتبة 40 كتاباً. وهي جديدة."
    assert found[text].msgstr == "Fy almktbh 40 ktaba. Why jdydh."
    assert found[text].fuzzy
    assert found["English already."].msgstr == ""
    french = entries(site.folder / "locales/fr/LC_MESSAGES/news/library.po")
    assert french[text].msgstr == ""
    # A person corrects one entry and looks another over; the Arabic of both changes.
    catalogue = polib.pofile(str(path))
    catalogue.find(text).msgstr = "The library has 40 books."
    catalogue.find("المكتبة").fuzzy = False
    catalogue.save()
    changed = DOCS["news/library.md"].replace("جديدة", "قديمة")
    site.write("news/library.md", changed)
    sphinx(site, builder="gettext")
    subprocess.run(update, check=True, capture_output=True)
    site.asked()
    capsys.readouterr()
    assert run(["gettext", "locales"]) == 0
    assert "library.po: 0 filled" in capsys.readouterr().err
    found = entries(path)
    assert found[text.replace("جديدة", "قديمة")].msgstr == "The library has 40 books."
    assert not found["المكتبة"].fuzzy
    assert site.asked() == []
    sphinx(site, "-D", "language=en")
    page = body(site.read("_build/html/news/library.html"))
    assert "<h1>Almktbh" in page  # looked over
    assert "40 كتاباً" in page  # still fuzzy


def test_a_machines_english_for_a_changed_text_is_made_anew_a_persons_is_not(site, monkeypatch):
    monkeypatch.chdir(site.folder)
    path = site.write("a.po", CATALOGUE.format("en"))
    for arabic, edited, english in (
        ("12", None, "Wsl 12 mrkba."),
        ("13", None, "Wsl 13 mrkba."),
        ("14", "Boats came.", "Boats came."),
    ):
        catalogue = polib.pofile(str(path))
        catalogue[0].msgid = f"وصل {arabic} مركباً."
        catalogue[0].msgstr = edited or catalogue[0].msgstr
        catalogue.save()
        assert run(["gettext", "a.po"]) == 0
        (entry,) = polib.pofile(str(path))
        assert (entry.msgstr, entry.fuzzy) == (english, True)
    assert entry.tcomment.count("dragoman: by") == 1


def test_findings_are_comments(site, monkeypatch, capsys):
    monkeypatch.chdir(site.folder)
    text = CATALOGUE.format("en").replace("12 مركباً", "ثلاثة وعشرون")
    path = site.write("a.po", text.replace("#: a.md", "# Mind the tone.\n#: a.md"))
    assert run(["gettext", "a.po", "--strict"]) == 1
    assert "a.md:1: error: ثلاثة وعشرون is missing from" in capsys.readouterr().err
    (entry,) = polib.pofile(str(path))
    first, made, found = entry.tcomment.split("\n")
    assert first == "Mind the tone."
    assert made.startswith("dragoman: by spelt, ")
    assert found == "dragoman: error: ثلاثة وعشرون is missing from the translation [figures]"


def test_other_languages_markup_and_files_are_told(site, monkeypatch, capsys):
    monkeypatch.chdir(site.folder)
    site.write("fr.po", CATALOGUE.format("fr"))
    assert run(["gettext", "fr.po"]) == 2
    assert "fr.po: its language is fr" in capsys.readouterr().err
    site.write("rst.po", CATALOGUE.format("en").replace("a.md", "a.rst"))
    assert run(["gettext", "rst.po"]) == 0
    assert "rst.po: 0 filled" in capsys.readouterr().err
    site.write("broken.po", "oops\n")
    assert run(["gettext", "broken.po"]) == 2
    assert "broken.po: line 1: no line of a catalogue" in capsys.readouterr().err
    assert run(["gettext", "none.po"]) == 2
    assert "none.po: no such file" in capsys.readouterr().err
    (site.folder / "empty").mkdir()
    assert run(["gettext", "empty"]) == 2
    assert "no catalogue is in it (sphinx-intl update" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "polib", None)
    monkeypatch.delitem(sys.modules, "dragoman_hooks.sphinx.catalogues")
    monkeypatch.delattr("dragoman_hooks.sphinx.catalogues")
    assert run(["gettext", "rst.po"]) == 2
    assert 'polib is missing (pip install "dragoman[sphinx]")' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "وصل\nmsgstr ""\n', "line 9: a string without its closing quote"),
        ('msgid "وصل"\nmsgstr "', "line 10: a string without its closing quote"),
        ('msgid "وصل\\"\nmsgstr ""\n', "line 9: a string without its closing quote"),
        ('msgid ""\n"وصل"\n', "line 10: it breaks off: the last msgid has no msgstr"),
        ('#| msgid "وصل\nmsgid "و"\nmsgstr ""\n', "line 9: a string without its closing quote"),
        ("<<<<<<< HEAD\n", "line 9: no line of a catalogue"),
        ('msgid "وصل"\nmsgid "نص"\nmsgstr ""\n', "Syntax error in po file (line 10)"),
    ],
)
def test_a_broken_catalogue_is_an_error_and_the_others_are_filled(
    site, monkeypatch, capsys, entry, problem
):
    monkeypatch.chdir(site.folder)
    whole = site.write("whole.po", CATALOGUE.format("en"))
    broken = site.write("broken.po", CATALOGUE.format("en") + "\n" + entry)
    before = broken.read_bytes()
    assert run(["gettext", "broken.po", "whole.po"]) == 2
    out = capsys.readouterr().err
    assert f"broken.po: {problem}" in out
    assert "broken.po: 0" not in out
    assert "whole.po: 1 filled" in out
    assert broken.read_bytes() == before
    assert polib.pofile(str(whole))[0].msgstr == "Wsl 12 mrkba."


def test_the_extension_keeps_catalogues_up_to_date(site):
    with_docs(site, conf='dragoman_output = "gettext"\n')
    sphinx(site, builder="gettext")
    assert site.asked()
    path = site.folder / "locales/en/LC_MESSAGES/index.po"
    found = entries(path)
    assert found["تنبيه"].msgstr == "Tnbyh"
    text = next(msgid for msgid in found if "12" in msgid)
    assert "{doc}`Kbr almktbh <news/library>`" in found[text].msgstr
    assert "{ref}`start`" in found[text].msgstr
    assert "[almktbh](news/library.md)" in found[text].msgstr
    first = path.read_bytes()
    sphinx(site, "-E", builder="gettext")
    assert path.read_bytes() == first
    assert not site.asked()


def test_a_merge_keeps_a_persons_words_for_a_text_that_changed_a_little():
    catalogue, template = polib.POFile(), polib.POFile()
    catalogue.append(polib.POEntry(msgid="وصلت السفينة إلى الميناء", msgstr="The ship came in."))
    template.append(polib.POEntry(msgid="وصلت السفينة إلى الميناء أمس"))
    merge(catalogue, template)
    new, old = sorted(catalogue, key=lambda entry: entry.obsolete)
    assert (new.msgstr, new.fuzzy) == ("The ship came in.", True)
    assert new.previous_msgid == old.msgid
    assert old.obsolete


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{doc}`أ <a>` {doc}`ب <b>`", "{doc}`A <a>` {doc}`ب <b>`"),
        ("{py:func}``أ `x` <a>``", "{py:func}``أ `x` <a>``"),
        ("{term}`أ`", "{term}`أ`"),
    ],
)
def test_titles_of_roles(text, expected):
    assert with_titles(text, {"أ": "A"}) == expected


def test_strict_findings_are_warnings_that_can_be_suppressed(site):
    conf = 'dragoman_output = "gettext"\ndragoman_strict = True\n'
    with_docs(site, {"index.md": "# دليل\n\nوصل ثلاثة وعشرون رجلاً.\n"}, conf)
    message = "index.md:3: error: ثلاثة وعشرون is missing from the translation [figures]"
    assert message in sphinx(site, builder="gettext")
    site.write("conf.py", f'{CONF}{conf}suppress_warnings = ["dragoman"]\n')
    (site.folder / "locales/en/LC_MESSAGES/index.po").unlink()
    assert "missing" not in sphinx(site, "-W", builder="gettext")


def test_a_site_without_arabic_has_no_english_one(site):
    with_docs(site, {"index.md": "# Guide\n\nNothing.\n"})
    sphinx(site, "-W")
    assert "Nothing." in site.read("_build/html/index.html")
    assert "dragoman" not in site.read("_build/html/index.html")
    assert not site.has("_build/html/en")
    assert not site.asked()


def test_figures_alone_are_in_the_digits_of_english(site):
    with_docs(site, {"index.md": "# سلام\n\n| الأول | الثاني |\n|---|---|\n| ٤ | ٢٫٥ |\n"})
    sphinx(site, "-W")
    cells = body(site.read("_build/html/en/index.html"))
    assert "<td><p>4</p></td>" in cells
    assert "<td><p>2.5</p></td>" in cells


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        (
            'dragoman_ouput = "pages"',
            "there is no setting dragoman_ouput (did you mean dragoman_ou",
        ),
        ('dragoman_folder = "../en"', "dragoman_folder is '../en', not a folder below the pages"),
        ('dragoman_folder = ""', "dragoman_folder is '', not a folder below the pages"),
        (
            'dragoman_english = {"projct": "River"}',
            "dragoman_english: there is no setting projct (did you mean project?)",
        ),
        ('dragoman_output = "page"', "dragoman_output is 'page', not pages or gettext"),
        ('dragoman_model = "spel"', "there is no model spel (did you mean spelt?"),
        ("import sys; sys.modules['polib'] = None", 'polib is missing: pip install "dragoman[sphi'),
    ],
)
def test_wrong_settings_are_named(site, conf, message):
    with_docs(site, conf=f"{conf}\n")
    assert message in sphinx(site, expect=2)
    assert not site.has("_build/html/en")


def test_the_example_by_the_command_line_and_the_embedded_model(example):
    folder = example("sphinx")
    command = [sys.executable, "-m", "sphinx", "-W", "-b", "html", ".", "_build/html"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = body((folder / "_build/html/en/index.html").read_text(encoding="utf-8"))
    assert "12 ships" in page
    assert "7:30" in page
