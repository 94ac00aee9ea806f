"""The plugin in real runs of Pelican, with i18n_subsites and without."""

import logging
import re
import subprocess
import sys

import pytest
from pelican import Pelican
from pelican.log import LimitFilter
from pelican.settings import configure_settings, read_settings

from dragoman import DragomanError

CONTENT = {
    "news/port.md": (
        "Title: خبر: الميناء\nDate: 2024-11-03\nLang: ar\nTags: موانئ, بحر\n"
        "Save_as: harbour.html\nUrl: harbour.html\n"
        "Custom: قيمة\n\nوصل 12 مركباً إلى `pier`. [المكتبة]({filename}library.md#hall) "
        "و[صفحة]({filename}/pages/about.md) و[قائمة]({static}../list.txt)\n"
    ),
    "news/library.md": (
        "---\nTitle: خبر المكتبة\nDate: 2024-11-05\nSlug: library\nSummary: في المكتبة\n"
        "    40 كتاباً\n---\n\nفي المكتبة 40 كتاباً. وهي جديدة. وهي كبيرة.\n"
    ),
    "pages/about.md": "Title: من نحن\n\nنحن صحيفة منذ عام 1990.\n",
    "english.md": "Title: In English\nDate: 2024-11-06\nLang: en\n\nOne word: سلام.\n",
    "list.txt": "x",
}
ARTICLE = "Title: خبر\nDate: 2024-11-05\nSlug: a\n\nوصل 12 مركباً.\n"


def settings(site, **options):
    feeds = dict.fromkeys(("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM"))
    return {
        "PATH": str(site.folder / "content"),
        "OUTPUT_PATH": str(site.folder / "output"),
        "CACHE_PATH": str(site.folder / "cache"),
        "SITENAME": "النهر",
        "SITEURL": "https://x.org",
        "DEFAULT_LANG": "ar",
        "TIMEZONE": "UTC",
        "THEME": "simple",
        "PLUGINS": ["dragoman_hooks.pelican"],
        **feeds,
        **options,
    }


def with_content(site, content=CONTENT):
    for name, text in content.items():
        site.write(f"content/{name}", text)


def built(site, **options):
    """Run Pelican in this process."""
    Pelican(configure_settings(read_settings(override=settings(site, **options)))).run()


def run(site, *arguments, **options):
    """Run the command `pelican`: for what stays in a process."""
    lines = (f"{name} = {value!r}\n" for name, value in settings(site, **options).items())
    site.write("conf.py", "".join(lines))
    command = [sys.executable, "-m", "pelican", "-s", "conf.py", *arguments]
    return subprocess.run(command, cwd=site.folder, capture_output=True, text=True, check=False)


@pytest.fixture(autouse=True)
def every_message():
    """Pelican says a message once a process."""
    LimitFilter._raised_messages.clear()
    LimitFilter._threshold = 100


def test_articles_and_pages_get_translations(site):
    with_content(site)
    built(site)
    port = site.read("output/khbr-lmyn-en.html")
    assert "<title>النهر - Kbr: almynaa</title>" in port  # no quotes of YAML
    assert '<html lang="en">' in port
    assert "12 mrkba" in port
    assert "<code>pier</code>" in port
    assert '<div lang="en" dir="ltr">' in port
    assert "Translated by machine from Arabic." in port
    assert 'href="https://x.org/harbour.html" hreflang="ar"' in port
    assert 'href="https://x.org/library-en.html#hall">almktbh</a>' in port.lower()
    assert 'href="https://x.org/pages/mn-nhn-en.html"' in port
    assert 'href="https://x.org/list.txt"' in port
    assert "موانئ" in port  # a tag stays: it is a place, not a text
    assert 'hreflang="en"' in site.read("output/harbour.html")
    about = site.read("output/pages/mn-nhn-en.html")
    assert "1990" in about
    assert not re.search(
        "[\u0621-\u064a]", about.partition('class="dragoman"')[2].partition("</div>")[0]
    )
    index = site.read("output/index.html")
    assert "خبر: الميناء" in index
    assert "almynaa" not in index.lower()  # translations are listed by their originals
    assert "In English" in index


def test_a_summary_is_made_where_there_is_none_and_kept_where_there_is(site):
    theme = (
        "{% for a in articles %}{% for x in [a] + a.translations %}[{{ x.lang }}:{{ x.summary }}]"
    )
    site.write("theme/templates/index.html", theme + "{% endfor %}{% endfor %}")
    with_content(site)
    path = str(site.folder / "theme/templates")
    built(site, THEME_TEMPLATES_OVERRIDES=[path], DRAGOMAN={"summary_sentences": 1})
    index = site.read("output/index.html")
    assert "[ar:<p>في المكتبة\n40 كتاباً</p>]" in index
    assert re.search(r"\[en:<p>Fy almktbh\s+40 ktaba</p>\]", index)
    assert "[ar:<p>وصل 12 مركباً إلى <code>pier</code>.</p>]" in index
    assert re.search(r"\[en:<p>Wsl 12 mrkba ala <code>pier</code>\.</p>\]", index)
    built(site, THEME_TEMPLATES_OVERRIDES=[path], DRAGOMAN={"summary_sentences": 0})
    assert "قائمة" in site.read("output/index.html")  # the whole text, as Pelican has it


def test_a_translation_by_a_person_wins(site):
    with_content(site, {"a.md": ARTICLE})
    text = "Title: News\nDate: 2024-11-05\nSlug: a\nLang: en\n\nTwelve boats came.\n"
    site.write("content/a.en.md", text)
    built(site)
    assert "Twelve boats came." in site.read("output/a-en.html")
    assert "Translated by machine" not in site.read("output/a-en.html")
    assert not site.asked()


def test_drafts_and_hidden_articles_stay_so(site):
    with_content(site, {"a.md": ARTICLE.replace("Slug", "Status: draft\nSlug")})
    site.write("content/b.md", ARTICLE.replace("Slug: a", "Status: hidden\nSlug: b"))
    built(site)
    assert "12 mrkba" in site.read("output/drafts/a-en.html")
    assert "12 mrkba" in site.read("output/b-en.html")
    assert "خبر" not in site.read("output/index.html")


def test_names_of_files_give_a_translation_what_they_give_the_original(site):
    with_content(site, {"2024-11-05-story.md": "Title: خبر\n\nوصل 12 مركباً.\n"})
    url = "{date:%Y/%m}/{slug}-{lang}.html"
    pattern = r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.*)"
    built(site, FILENAME_METADATA=pattern, ARTICLE_LANG_SAVE_AS=url, ARTICLE_LANG_URL=url)
    assert "12 mrkba" in site.read("output/2024/11/story-en.html")


def test_with_subsites(site):
    with_content(site)
    plugins = ["dragoman_hooks.pelican", "i18n_subsites"]
    done = run(site, PLUGINS=plugins, I18N_SUBSITES={"en": {"SITENAME": "The River"}})
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    port = site.read("output/en/khbr-lmyn.html")
    assert "<title>The River - Kbr: almynaa</title>" in port
    assert 'hreflang="ar"' in port
    index = site.read("output/en/index.html")
    assert "Kbr: almynaa" in index
    assert "Kbr almktbh" in index
    assert "خبر المكتبة" not in index
    assert "خبر المكتبة" in site.read("output/index.html")
    assert not site.has("output/library-en.html")
    assert "1990" in site.read("output/en/pages/mn-nhn.html")
    asked = site.asked()
    assert asked.count("وهي جديدة.") == 1  # for both sites


def test_subsites_before_dragoman_are_refused(site):
    with_content(site)
    done = run(site, PLUGINS=["i18n_subsites", "dragoman_hooks.pelican"], I18N_SUBSITES={"en": {}})
    assert done.returncode == 1
    assert "put dragoman before it" in " ".join((done.stdout + done.stderr).split())


def test_the_namespace_offers_the_plugin(site):
    with_content(site, {"a.md": ARTICLE})
    done = run(site, PLUGINS=["dragoman"])
    assert done.returncode == 0, done.stderr
    assert "12 mrkba" in site.read("output/a-en.html")


def test_what_did_not_change_is_not_asked_again(site):
    with_content(site)
    assert run(site).returncode == 0
    assert "وهي جديدة." in site.asked()
    text = CONTENT["news/library.md"].replace("وهي كبيرة.", "وفيها قاعة.")
    site.write("content/news/library.md", text)
    assert run(site).returncode == 0
    assert set(site.asked()) == {"وفيها قاعة."}


def test_the_cache_of_pelican_keeps_the_arabic(site):
    with_content(site)
    for layer in ("reader", "generator"):
        cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": layer}
        for _ in range(2):
            built(site, **cache)
            assert "12 mrkba" in site.read("output/khbr-lmyn-en.html")
            assert "12 مركباً" in site.read("output/harbour.html")


def test_findings_are_information_unless_strict(site, caplog):
    with_content(site, {"a.md": ARTICLE.replace("12 مركباً", "ثلاثة وعشرون رجلاً")})
    message = "a.md:5:5: error: ثلاثة وعشرون is missing from the translation [figures]"
    for strict, level in ((False, logging.INFO), (True, logging.WARNING)):
        caplog.clear()
        with caplog.at_level(logging.INFO, "dragoman_hooks.pelican"):
            built(site, DRAGOMAN={"strict": strict})
        assert [r.levelno for r in caplog.records if r.getMessage() == message] == [level]


def test_a_site_without_arabic_stays_as_it_is(site):
    with_content(site, {"english.md": CONTENT["english.md"]})
    built(site)
    assert not list((site.folder / "output").rglob("*-ar.html"))
    assert not site.asked()


def test_what_is_excluded_has_no_english(site):
    with_content(site)
    built(site, DRAGOMAN={"exclude": ["news/*"]})
    assert not site.has("output/library-en.html")
    assert site.has("output/pages/mn-nhn-en.html")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sumary_sentences": 1}, "has no sumary_sentences (did you mean summary_sentences?)"),
        ({"strict": "yes"}, "Expected `bool`, got `str` - at `$.strict`"),
        ({"model": "spel"}, "there is no model spel (did you mean spelt?"),
        ([], "DRAGOMAN is []"),
    ],
)
def test_wrong_options_end_the_run_with_one_line(site, options, message):
    with_content(site)
    done = run(site, DRAGOMAN=options)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("dragoman: error: ")
    assert message in line
    assert "Traceback" not in done.stdout
    assert not site.has("output")


def test_a_misspelt_setting_is_named(site):
    with_content(site)
    done = run(site, DRAGOMN={"strict": True})
    message = "dragoman: error: there is no setting DRAGOMN (did you mean DRAGOMAN?)\n"
    assert (done.returncode, done.stderr) == (1, message)


def test_a_damaged_memory_ends_the_run_with_one_line(site):
    with_content(site)
    site.write(".dragoman/memory.sqlite", "no database, but a text of some length " * 9)
    done = run(site)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert "memory.sqlite: the translation memory is damaged" in done.stderr


def test_a_run_after_a_change_is_told_what_is_wrong_and_goes_on(site):
    with_content(site)
    built(site)
    with pytest.raises(DragomanError, match="has no strikt"):
        built(site, DRAGOMAN={"strikt": True})


@pytest.mark.parametrize(
    ("plugin", "status"), [("dragoman_hooks.pelican", 1), ("dragoman", 0), (None, 0)]
)
def test_a_missing_package_is_named_with_its_extra(site, plugin, status):
    with_content(site)
    site.write("markdown.py", "raise ModuleNotFoundError('no', name='markdown')")
    done = run(site, "--log-handler", "plain", PLUGINS=plugin and [plugin])
    said = done.stdout + done.stderr
    assert done.returncode == status, said
    message = 'dragoman: error: the package markdown is missing (pip install "dragoman[pelican]")'
    assert message.replace("error: " * (not status), "") in said
    assert "Traceback" not in said


def test_without_identities_there_are_no_translations(site, caplog):
    with_content(site, {"a.md": ARTICLE})
    built(site, ARTICLE_TRANSLATION_ID=None)
    assert "ARTICLE_TRANSLATION_ID is off: there are no translations" in caplog.text
    assert not site.has("output/a-en.html")


def test_an_article_that_pelican_cannot_read_stops_nothing(site, caplog):
    with_content(site, {"b.md": ARTICLE.replace("Slug: a", "Slug: b")})
    (site.folder / "content/a.md").write_bytes(ARTICLE.encode() + b"\xff")
    built(site)
    assert "Could not process ./a.md" in caplog.text  # Pelican's own words
    assert site.has("output/b-en.html")


def test_the_example_by_the_command_line_and_the_embedded_model(example):
    folder = example("pelican")
    command = [sys.executable, "-m", "pelican"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (folder / "output/port-en.html").read_text(encoding="utf-8")
    assert re.search(r"12 (ships|vessels|boats)", page)
    assert 'href="./library-en.html"' in page
