"""The plugin in real builds of MkDocs, alone and with mkdocs-static-i18n."""

import json
import logging
import re
import subprocess
import sys
import time

import httpx
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

DOCS = {
    "index.md": "# الرئيسية\n\nصدر [خبر الميناء](news/port.md#hours) أمس.\n",
    "news/port.md": (
        "---\ntitle: خبر الميناء\nlang: ar\n---\n\n![رافعة](port.svg)\n\n"
        "وصل 12 مركباً إلى `pier` و[المكتبة](library.md).\n\n## المواعيد {#hours}\n\n"
        '<p><img src="../port.svg"><a href="../library/">خبر</a></p>\n'
    ),
    "news/library.md": "Title: خبر المكتبة\nAuthor: سامي\n\nفي المكتبة 40 كتاباً.\n",
    "news/port.svg": "<svg/>",
    "about.md": "# About\n\nWritten in English, with one word: سلام.\n",
}
NAV = [
    {"الرئيسية": "index.md"},
    {"الأخبار": ["news/port.md", {"المكتبة": "news/library.md"}]},
    "about.md",
    {"القناة": "https://example.org/"},
]
I18N = {
    "docs_structure": "suffix",
    "languages": [
        {"locale": "ar", "name": "العربية", "default": True},
        {"locale": "en", "name": "English", "site_name": "The River"},
    ],
}


def configure(site, plugin=None, **options):
    plugins = options.pop("plugins", ["search", {"dragoman": plugin or {}}])
    options = {"nav": NAV, "markdown_extensions": ["attr_list"], **options}
    config = {"site_name": "النهر", "theme": {"name": "mkdocs", "highlightjs": False}}
    text = yaml.safe_dump({**config, "plugins": plugins, **options}, allow_unicode=True)
    return str(site.write("mkdocs.yml", text))


def with_docs(site, docs=DOCS):
    for name, text in docs.items():
        site.write(f"docs/{name}", text)


def built(site, plugin=None, **options):
    """Build as `mkdocs build --strict` does."""
    build(load_config(configure(site, plugin, **options), strict=True))


def built_with_i18n(site, caplog, *plugins, **options):
    """Build; the theme of MkDocs warns that its few words are not translated into Arabic."""
    build(load_config(configure(site, plugins=["search", *plugins], **options)))
    warnings = {r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING}
    assert warnings <= {
        "No translations could be found for the locale 'ar'. Defaulting to English."
    }


def links(html, tag="a", key="href"):
    return re.findall(rf'<{tag}\s[^>]*?{key}="([^"]*)"', html)


def navigation(html):
    bar = html.partition("<!-- Main navigation -->")[2].partition("</ul>\n\n")[0]
    found = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', bar)
    return [(address, title.strip()) for address, title in found]


@pytest.fixture(autouse=True)
def quiet():
    """MkDocs keeps what it configured of logging."""
    logger = logging.getLogger("mkdocs")
    yield
    logger.handlers.clear()


def test_a_folder_of_english_pages(site):
    with_docs(site)
    built(
        site, {"titles": {"القناة": "Channel", "النهر": "The River"}}, site_url="https://x.org/n/"
    )
    page = site.read("site/en/news/port/index.html")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr"')
    assert "<title>Kbr almynaa - The River</title>" in page
    assert "12 mrkba" in page
    assert "<code>pier</code>" in page
    assert 'src="../../../news/port.svg"' in page  # of Markdown, and of raw HTML
    assert links(page, "img", "src") == ["../../../news/port.svg"] * 2
    assert navigation(page) == [
        ("../../", "Alryysyh"),
        ("#", "Alakbar"),
        ("./", "Kbr almynaa"),
        ("../library/", "Almktbh"),
        ("../../../about/", "About"),
        ("https://example.org/", "Channel"),
    ]
    assert '<link rel="alternate" hreflang="ar" href="https://x.org/n/news/port/">' in page
    assert '<a href="../../../news/port/" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in page
    assert "Translated by machine" in page
    assert 'href="../library/">almktbh</a>' in page.partition('class="dragoman"')[2]
    home = site.read("site/en/index.html")
    assert 'href="news/port/#hours">kbr almynaa</a>' in home
    assert links(home)[0] == "./"  # the brand leads to the English home


def test_arabic_pages_keep_their_navigation_and_link_to_the_english(site):
    with_docs(site)
    built(site)
    page = site.read("site/news/port/index.html")
    assert '<html lang="en" data' in page  # as the theme writes it: not ours to change
    assert [title for _, title in navigation(page)] == [
        "الرئيسية", "الأخبار", "خبر الميناء", "المكتبة", "About", "القناة",
    ]  # fmt: skip
    assert '<a href="../../en/news/port/" hreflang="en" lang="en" dir="ltr">English</a>' in page
    assert "Translated by machine" not in page
    about = site.read("site/about/index.html")
    assert not site.has("site/en/about/index.html")
    assert "dragoman" not in about


def test_suffixes_and_a_navigation_by_folders(site):
    with_docs(site)
    built(site, {"layout": "suffix", "exclude": "library.md"}, nav=None)
    page = site.read("site/news/port.en/index.html")
    assert links(page, "img", "src") == ["../port.svg", "../port.svg"]
    assert [title for _, title in navigation(page)] == [
        "About", "Alryysyh", "News", "خبر المكتبة", "Kbr almynaa",
    ] or [title for _, title in navigation(page)] == [
        "Alryysyh", "About", "News", "خبر المكتبة", "Kbr almynaa",
    ]  # fmt: skip
    assert not site.has("site/news/library.en/index.html")
    assert 'href="../library/">المكتبة' in site.read("site/news/port/index.html")


def test_metadata_without_fences_stays_metadata(site):
    with_docs(site)
    built(site)
    page = site.read("site/en/news/library/index.html")
    assert "<title>Almktbh - النهر</title>" in page  # the navigation's word goes first
    assert "Author" not in page
    assert "40 ktaba" in page


def test_the_search_finds_english(site):
    with_docs(site)
    built(site, plugins=[{"search": {"lang": "ar"}}, "dragoman"])
    index = json.loads(site.read("site/search/search_index.json"))
    assert index["config"]["lang"] == ["ar", "en"]
    texts = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert "40 ktaba" in texts["en/news/library/"]
    assert not any("Translated by machine" in text for text in texts.values())


def test_a_page_that_a_person_wrote_wins(site):
    with_docs(site)
    site.write("docs/en/news/library.md", "# The library\n\nIt has 40 books.\n")
    built(site, nav=None)
    page = site.read("site/en/news/library/index.html")
    assert "It has 40 books." in page
    assert "Translated by machine" not in page
    assert '<a href="../../../news/library/" hreflang="ar"' in page
    assert ("./", "The library") in navigation(page)
    assert "The library" not in str(navigation(site.read("site/index.html")))


@pytest.mark.parametrize("order", [("dragoman", "i18n"), ("i18n", "dragoman")])
@pytest.mark.parametrize("layout", ["suffix", "folder"])
def test_with_static_i18n(site, layout, order, caplog):
    docs = DOCS if layout == "suffix" else {f"ar/{name}": text for name, text in DOCS.items()}
    with_docs(site, docs)
    settings = {"dragoman": {}, "i18n": {**I18N, "docs_structure": layout}}
    built_with_i18n(site, caplog, *({name: settings[name]} for name in order))
    page = site.read("site/en/news/port/index.html")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr"')
    assert "<title>Kbr almynaa - The River</title>" in page
    assert [title for _, title in navigation(page)] == [
        "Alryysyh", "Alakbar", "Kbr almynaa", "Almktbh", "About", "Alqnah",
    ]  # fmt: skip
    assert '<a href="../../../news/port/" hreflang="ar"' in page
    assert 'href="../library/">almktbh</a>' in page.partition('class="dragoman"')[2]
    picture = "/port.svg"
    assert all(address.endswith(picture) for address in links(page, "img", "src"))
    arabic = site.read("site/news/port/index.html")
    assert '<html lang="ar"' in arabic
    assert '<a href="../../en/news/port/" hreflang="en"' in arabic
    assert site.asked().count("صدر خبر الميناء أمس.") == 1  # for two builds
    assert "is Arabic on English pages" not in caplog.text


def test_with_static_i18n_a_person_wins_even_unmarked(site, caplog):
    site.write("docs/a.ar.md", "# نبأ\n\nفي المكتبة 40 كتاباً.\n")
    site.write("docs/index.ar.md", "# الرئيسية\n\nهنا.\n")
    site.write("docs/a.md", "# News\n\nThe library has 40 books.\n")
    site.write("docs/index.md", "# Home\n")
    english, arabic = I18N["languages"][::-1]
    languages = [{**english, "default": True}, {**arabic, "default": False}]
    built_with_i18n(site, caplog, {"i18n": {"languages": languages}}, "dragoman", nav=None)
    assert "The library has 40 books." in site.read("site/a/index.html")
    assert "Translated by machine" not in site.read("site/a/index.html")
    assert not site.asked()


def test_i18n_without_english_is_refused(site, caplog):
    with_docs(site)
    plugins = [{"i18n": {"languages": I18N["languages"][:1]}}, "dragoman"]
    with pytest.raises(Abort):
        built(site, plugins=plugins)
    assert "i18n.languages has no en: add the locales ar and en" in caplog.text


def test_a_server_translates_changed_pages_alone(site):
    with_docs(site)
    path = configure(site)
    config = load_config(path)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1/")
    assert len(site.asked()) > 5
    site.write("docs/news/library.md", "في المكتبة 41 كتاباً.\n")
    build(load_config(path), serve_url="http://127.0.0.1/")
    assert site.asked() == ["في المكتبة 41 كتاباً."]
    assert "41 ktaba" in site.read("site/en/news/library/index.html")


def test_another_build_asks_for_changed_sentences_alone(site):
    with_docs(site)
    configure(site)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=site.folder, check=True)
    assert len(site.asked()) > 5
    site.write("docs/news/library.md", "Title: خبر المكتبة\n\nفي المكتبة 40 كتاباً. وهي جديدة.\n")
    subprocess.run(command, cwd=site.folder, check=True)
    assert site.asked() == ["وهي جديدة."]


def test_serve_rebuilds_once_for_a_change_and_writes_nothing_into_docs(site, unused_port):
    with_docs(site)
    configure(site)
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{unused_port}"]
    url = f"http://127.0.0.1:{unused_port}/en/news/library/"
    before = sorted((site.folder / "docs").rglob("*"))
    log = site.folder / "log.txt"
    with log.open("w") as file:
        server = subprocess.Popen(command, cwd=site.folder, stderr=file, stdout=file)
    try:
        assert "40 ktaba" in eventually(url, "40 ktaba")
        site.write("docs/news/library.md", "في المكتبة 41 كتاباً.\n")
        assert "41 ktaba" in eventually(url, "41 ktaba")
        time.sleep(1.5)  # for a loop to show
        assert sorted((site.folder / "docs").rglob("*")) == before
        assert log.read_text().count("Building documentation...") == 2
    finally:
        server.terminate()
        server.wait()


def eventually(url, text):
    deadline, page = time.monotonic() + 30, ""
    while text not in page and time.monotonic() < deadline:
        time.sleep(0.1)
        try:
            page = httpx.get(url).text
        except httpx.TransportError:
            continue
    return page


def test_findings_are_information_unless_strict(site, caplog):
    site.write("docs/index.md", "# نبأ\n\nوصل ثلاثة وعشرون رجلاً.\n")
    with caplog.at_level(logging.INFO, "mkdocs"):
        built(site, nav=None)
        assert "index.md:3:5: error: ثلاثة وعشرون is missing from the translation" in caplog.text
        with pytest.raises(Abort, match="Aborted with 1 warnings in strict mode"):
            built(site, {"strict": True}, nav=None)


def test_a_page_that_cannot_be_read_is_a_warning(site, caplog):
    site.write("docs/index.md", "---\ntitle: [\n---\n\nنبأ من المدينة.\n")
    build(load_config(configure(site, nav=None)))
    assert "index.md: line 3: the front matter is not valid YAML" in caplog.text
    assert not site.has("site/en/index.html")


def test_a_site_without_arabic_says_so(site, caplog):
    site.write("docs/index.md", "# Home\n\nNothing here.\n")
    with caplog.at_level(logging.INFO, "mkdocs"):
        built(site, nav=None)
    assert "there is no Arabic page" in caplog.text
    assert not site.has("site/en")


def test_two_pages_of_one_name_are_told(site, caplog):
    site.write("docs/ar/index.md", "# نبأ\n")
    site.write("docs/index.md", "# نبأ\n")
    build(load_config(configure(site, nav=None)))
    assert "ar/index.md and index.md would both become en/index.md" in caplog.text


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"layuot": "folder"}, "configuration name: layuot \\(did you mean layout\\?\\)"),
        ({"titels": {"القناة": "Channel"}}, "name: titels \\(did you mean titles\\?\\)"),
        ({"beam": 2}, "name: beam \\(the options are layout, model, strict, exclude, titles"),
        ({"titles": {"القناة": 5}}, "Expected type: <class 'str'> but received: <class 'int'>"),
        ({"layout": "tree"}, "Expected one of: \\('folder', 'suffix'\\)"),
        ({"strict": "yes"}, "Expected type: <class 'bool'>"),
    ],
)
def test_wrong_options_are_named_with_the_nearest(site, option, message, caplog):
    with_docs(site)
    with pytest.raises((Abort, ConfigurationError)):
        load_config(configure(site, option), strict=True)
    assert re.search(message, caplog.text)


def test_a_misspelt_title_is_told_with_the_nearest(site, caplog):
    with_docs(site)
    with pytest.raises(Abort):
        built(site, {"titles": {"القناه": "Channel", "النهر": "The River", "سابقا": "Before"}})
    (told,) = [r.getMessage() for r in caplog.records if "titles:" in r.getMessage()]
    assert told.endswith("the site has no title القناه (did you mean القناة?)")


def test_arabic_names_of_the_site_are_told_and_taken_from_titles(site, caplog):
    with_docs(site)
    # MkDocs says a message once a process: these names are this test's alone
    names = {
        "site_name": "صحيفة الوادي",
        "site_description": "أخبار النهر",
        "copyright": "دار النهر",
    }
    with caplog.at_level(logging.INFO, "mkdocs.plugins.dragoman"):
        built(site, {"strict": True}, **names)
    told = [record for record in caplog.records if "is Arabic on English pages" in record.message]
    assert [record.message.partition(": ")[2] for record in told] == [
        "site_name is Arabic on English pages too: give it in titles: صحيفة الوادي",
        "site_description is Arabic on English pages too: give it in titles: أخبار النهر",
        "copyright is Arabic on English pages too: give it in titles: دار النهر",
    ]
    assert {record.levelno for record in told} == {logging.INFO}
    caplog.clear()
    titles = {"صحيفة الوادي": "The Valley", "أخبار النهر": "River news", "دار النهر": "River House"}
    with caplog.at_level(logging.INFO, "mkdocs.plugins.dragoman"):
        built(site, {"titles": titles}, **names)
    assert "is Arabic on English pages" not in caplog.text
    english, arabic = site.read("site/en/index.html"), site.read("site/index.html")
    for name, value in list(titles.items())[::2]:  # the theme has the description at home alone
        assert (name in english, value in english) == (False, True)
        assert (name in arabic, value in arabic) == (True, False)


def test_wrong_models_and_settings_stop_the_build(site, caplog):
    with_docs(site)
    with pytest.raises(Abort):
        built(site, {"model": "spel"})
    assert "there is no model spel (did you mean spelt?" in caplog.text
    site.write("dragoman.toml", "beem = 2\n")
    with pytest.raises(Abort):
        built(site)
    assert "there is no setting beem (did you mean beam?)" in caplog.text


def test_the_example_by_the_command_line_and_the_embedded_model(example):
    folder = example("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (folder / "site/en/news/port/index.html").read_text(encoding="utf-8")
    assert re.search(r"12 (ships|vessels|boats)", page)
    assert "450" in page
    assert not re.search("[\u0621-\u064a]{3}", page.partition('class="dragoman"')[2][150:])
