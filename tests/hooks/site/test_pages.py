"""What an English page has otherwise than its source: links, addresses, its mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Span
from dragoman_hooks.site.edits import Edits, difference
from dragoman_hooks.site.fields import english_fields
from dragoman_hooks.site.layouts import LAYOUTS
from dragoman_hooks.site.links import Links
from dragoman_hooks.site.settings import SiteSettings
from dragoman_hooks.site.sites import Site
from dragoman_hooks.site.stamp import is_edited, read_stamp, stamped, without_stamp

HUGO = ["content/_index.md", "content/posts/a.ar.md", "content/posts/b/index.md"]
PATHS = {
    "hugo": HUGO,
    "zola": HUGO,
    "docusaurus": ["docs/intro.md", "docs/guide/a.md", "blog/x.md"],
    "eleventy": ["ar/about.md", "ar/posts/a.md"],
    "jekyll": ["about.md"],
    "starlight": ["src/content/docs/ar/guides/a.md"],
}


def site_of(layout, folder, **more):
    return Site(folder, LAYOUTS[layout].within(LAYOUTS[layout].content), SiteSettings(), **more)


@pytest.mark.parametrize(
    ("layout", "source", "link", "turned"),
    [
        ("hugo", "content/posts/a.ar.md", "/posts/b/", "/en/posts/b/"),
        ("hugo", "content/posts/a.ar.md", "/ar/posts/b/#قسم", "/en/posts/b/#قسم"),
        ("hugo", "content/posts/a.ar.md", "/", "/en/"),
        ("hugo", "content/posts/a.ar.md", "a.ar.md", "a.en.md"),
        ("hugo", "content/posts/a.ar.md", "b/index.md", "b/index.en.md"),
        ("hugo", "content/posts/a.ar.md", "../b/", None),
        ("hugo", "content/posts/a.ar.md", "/posts/gone/", None),
        ("hugo", "content/posts/a.ar.md", "/img/a.png", None),
        ("hugo", "content/posts/a.ar.md", "#قسم", None),
        ("hugo", "content/posts/a.ar.md", "https://example.org/posts/b/", None),
        ("hugo", "content/posts/a.ar.md", "mailto:a@example.org", None),
        ("hugo", "content/posts/a.ar.md", "photo.jpg", None),
        ("zola", "content/posts/a.ar.md", "@/posts/b/index.md#x", "@/posts/b/index.en.md#x"),
        ("zola", "content/posts/a.ar.md", "@/posts/gone.md", None),
        ("docusaurus", "docs/intro.md", "./guide/a.md", None),
        ("docusaurus", "docs/intro.md", "/docs/guide/a", None),
        ("docusaurus", "docs/guide/a.md", "img/x.png", "../../../../../docs/guide/img/x.png"),
        ("docusaurus", "docs/guide/a.md", "img/gone.png", None),
        ("eleventy", "ar/about.md", "/ar/posts/a/", "/en/posts/a/"),
        ("eleventy", "ar/about.md", "/ar/posts/a.html", "/en/posts/a.html"),
        ("jekyll", "about.md", "/about.html", None),
        ("starlight", "src/content/docs/ar/guides/a.md", "/ar/guides/a/", "/en/guides/a/"),
    ],
)
def test_links(folder, layout, source, link, turned):
    folder.write("docs/guide/img/x.png", "")
    site = site_of(layout, folder.path)
    pages = {path: site.page(path) for path in PATHS[layout]}
    links = Links(
        site,
        {path: page.target for path, page in pages.items()},
        {page.address for page in pages.values()},
    )
    for form in ("نص [اسم]({}) و\n", "[اسم]({} 'عنوان')\n", "[اسم]\n\n[اسم]: {}\n"):
        text = form.format(link)
        expected = form.format(turned or link)
        assert links.turned(text, pages[source]).apply(text) == expected
    for form in ("`[اسم]({})`", "```\n[اسم]({})\n```\n", "<!-- [اسم]({}) -->"):
        text = form.format(link)
        assert links.turned(text, pages[source]).apply(text) == text


def test_english_at_the_root_has_no_prefix(folder):
    site = site_of("starlight", folder.path, is_english_first=True)
    page = site.page("src/content/docs/ar/guides/a.md")
    links = Links(site, {page.source: page.target}, {page.address})
    assert links.turned("[x](/ar/guides/a/)", page).apply("[x](/ar/guides/a/)") == "[x](/guides/a/)"


@pytest.mark.parametrize(
    ("layout", "before", "after"),
    [
        ("hugo", "---\nurl: /x/ # old\n---\n", "---\nurl: /en/x/ # old\n---\n"),
        ("hugo", "---\nurl: x/\n---\n", "---\nurl: x/\n---\n"),
        ("hugo", "---\nurl: /ar/x/\n---\n", "---\nurl: /en/x/\n---\n"),
        ("hugo", "---\naliases: [/a/, '/b/']\n---\n", "---\naliases: [/en/a/, '/en/b/']\n---\n"),
        (
            "hugo",
            "---\r\naliases:\r\n  - /a/\r\n  - b\r\ntags:\r\n  - /c/\r\n---\r\n",
            "---\r\naliases:\r\n  - /en/a/\r\n  - b\r\ntags:\r\n  - /c/\r\n---\r\n",
        ),
        ("hugo", '{\n"url": "/x/",\n"a": 1\n}\n', '{\n"url": "/en/x/",\n"a": 1\n}\n'),
        ("hugo", "url: /x/\n", "url: /x/\n"),
        ("zola", '+++\npath = "x"\n+++\n', '+++\npath = "en/x"\n+++\n'),
        ("zola", '+++\n[extra]\npath = "x"\n+++\n', '+++\n[extra]\npath = "x"\n+++\n'),
        ("eleventy", "---\nlang: en\npermalink: /\n---\n", "---\nlang: en\npermalink: /en/\n---\n"),
        (
            "eleventy",
            '---\nlang: en\npermalink: "/{{ title | slugify }}/"\n---\n',
            '---\nlang: en\npermalink: "/en/{{ title | slugify }}/"\n---\n',
        ),
        (
            "eleventy",
            "---\nlang: en\npermalink: false\n---\n",
            "---\nlang: en\npermalink: false\n---\n",
        ),
        ("eleventy", "---\na: b\n---\n", '---\nlang: "en"\na: b\n---\n'),
        ("starlight", "---\nslug: ar/x\n---\n", "---\nslug: en/x\n---\n"),
        ("starlight", "---\nslug: x\n---\n", "---\nslug: en/x\n---\n"),
        ("jekyll", "---\nlang: en\n---\n", '---\npermalink: "/about.html"\nlang: en\n---\n'),
        ("jekyll", "---\nlang: en\npermalink: /x/\n---\n", None),
    ],
)
def test_fields(folder, layout, before, after):
    site = site_of(layout, folder.path)
    page = site.page(PATHS[layout][0])
    assert english_fields(before, page, site) == (after or before)


FRONT = st.sampled_from(
    (
        "",
        "---\ntitle: x\n---\n",
        "+++\ntitle = 'x'\n+++\n",
        '{\n"title": "x"\n}\n',
        "\ufeff---\n---\n",
    )
)


@given(FRONT, st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.data())
def test_the_mark_tells_of_any_change_but_of_line_endings(front, body, data):
    page = stamped(front + "text\n" + body, "m:1", "a" * 16, 'ق "x" \\ y.md')
    stamp = read_stamp(page)
    assert (stamp.model, stamp.source_digest, stamp.source) == ("m:1", "a" * 16, 'ق "x" \\ y.md')
    assert not is_edited(page, stamp)
    ended = page.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    assert not is_edited(ended, read_stamp(ended))
    at = data.draw(st.integers(0, len(page)))
    changed = page[:at] + "ü" + page[at:]
    after = read_stamp(changed)
    assert after is None or is_edited(changed, after)
    assert stamp.digest not in without_stamp(page)


def test_a_mark_in_the_text_is_none():
    page = stamped("text\n", "m:1", "a" * 16, "a.md")
    assert read_stamp("# How\n\n" + page) is None
    assert read_stamp("```\n" + page + "```\n") is None


@given(st.text("ab\n", max_size=20), st.text("ab\n", max_size=20))
def test_a_difference_makes_one_text_of_the_other(before, after):
    edits = difference(before, after)
    assert edits.apply(before) == after


def test_places_go_forward_and_back():
    edits = Edits([(Span(2, 4), "xyz"), (Span(6, 6), "!")])
    old = "ab12cdef"
    new = edits.apply(old)
    for span in (Span(0, 2), Span(4, 6), Span(6, 8)):
        there = edits.forward(span)
        assert there.of(new).strip("!") == span.of(old)
        assert edits.back(there) == span
