"""Review pages of the fixtures, in a browser."""

import re
from pathlib import Path

import pytest

from dragoman import Settings, Span, create_host, hookimpl
from dragoman.testing import ScriptedBackend
from dragoman_hooks.review.build import review_documents
from dragoman_hooks.review.page import render

FIXTURES = Path(__file__).parents[2] / "fixtures" / "review"
SOURCE, TARGET = ((FIXTURES / f"news.{code}.md").read_text("utf-8") for code in ("ar", "en"))


class English:
    language = "en"

    def split(self, text, closed=()):
        ends = re.finditer(r"\S.*?(?:[.!?](?=\s|$)|\Z)", text, re.DOTALL)
        return [Span(*m.span()) for m in ends if m.group().strip()]

    def clauses(self, text, closed=()):
        return [Span(0, len(text))]


class Plugin:
    @hookimpl
    def register_segmenters(self):
        return [English()]

    @hookimpl
    def register_backends(self):
        return {"scripted": lambda: ScriptedBackend({})}


@pytest.fixture(scope="session")
def host():
    settings = Settings(model="scripted")
    return create_host(settings=settings, plugins=[Plugin()], entry_points=False)


class Opened:
    """A page in the browser, with what it asked for and complained of."""

    def __init__(self, browser, file, **options):
        self.context = browser.new_context(accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: dialog.dismiss())
        self.page.goto(file.as_uri())

    def keys(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, selector):
        return self.page.locator(selector).first.text_content()

    def pair_of(self, text):
        """Return the number of the English sentence that holds `text`."""
        return int(self.page.locator(".target .s", has_text=text).first.get_attribute("data-p"))

    def type(self, pair, text):
        """Edit a sentence with the keyboard."""
        self.page.locator(f'.target .s[data-p="{pair}"]').first.focus()
        self.keys("e")
        self.page.locator("textarea").fill(text)
        self.keys("Enter")

    def download(self, button):
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=button, exact=True).click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.fixture
def opened(browser, tmp_path, host):
    """Open the page of a pair of documents; afterwards nothing was asked for or complained of."""
    pages = []

    def open_page(source=SOURCE, target=TARGET, name="news.en.md", review=None, **options):
        file = tmp_path / "review.html"
        names = "news.ar.md", name
        made = review or review_documents(host, source, target, names=names)
        file.write_text(render(made), encoding="utf-8", newline="")
        pages.append(Opened(browser, file, **options))
        return pages[-1]

    yield open_page
    for one in pages:
        assert one.requests == [(tmp_path / "review.html").as_uri()]
        assert one.complaints == []
        one.context.close()
