"""A page that came from a server sends corrections there, and nowhere else."""

import json
import re
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dragoman import InputError
from dragoman_hooks.review.build import review_documents
from dragoman_hooks.review.corrections import Correction, read_corrections, remember
from dragoman_hooks.review.page import render

playwright = pytest.importorskip("playwright.sync_api")

FIXTURES = Path(__file__).parents[2] / "fixtures" / "review"
SOURCE, TARGET = ((FIXTURES / f"news.{code}.md").read_text("utf-8") for code in ("ar", "en"))


class Memory:
    def __init__(self):
        self.known = {}

    def correct(self, source, english):
        self.known[source] = english


class TestServed:
    """A page that came from a server sends corrections there, and nowhere else."""

    @pytest.fixture
    def server(self, host):
        made = review_documents(
            host, SOURCE, TARGET, names=("news.ar.md", "news.en.md"), save_to="/corrections"
        )
        received = []

        class Handler(BaseHTTPRequestHandler):
            answer = 200, {"learnt": 1}

            def do_GET(self):
                self._send(200, "text/html; charset=utf-8", render(made))

            def do_POST(self):
                received.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
                self._send(self.answer[0], "application/json", json.dumps(self.answer[1]))

            def _send(self, status, kind, text):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        with HTTPServer(("127.0.0.1", 0), Handler) as running:
            thread = Thread(target=running.serve_forever)
            thread.start()
            yield f"http://127.0.0.1:{running.server_port}/", received, Handler
            running.shutdown()
            thread.join()

    @pytest.fixture
    def page(self, browser, server):
        address, received, handler = server
        context = browser.new_context()
        page = context.new_page()
        refused = []
        page.on("request", lambda r: None if r.url.startswith(address) else refused.append(r.url))
        page.goto(address)
        yield page, received, handler
        assert refused == []
        context.close()

    def correct(self, page):
        page.locator(".target .s", has_text="21 people").dblclick()
        page.locator("textarea").fill("12 people died.")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Save to memory").click()

    def test_corrections_go_to_the_server(self, page):
        opened, received, _ = page
        self.correct(opened)
        playwright.expect(opened.locator("#said")).to_have_text("The memory learnt 1.")
        ((path, body),) = received
        assert path == "/corrections"
        (correction,) = read_corrections(body)
        assert correction == Correction("قُتل 12 شخصا في القصف على المدينة.", "12 people died.")
        assert remember([correction], memory := Memory()) == 1
        assert memory.known == {correction.source: correction.english}

    def test_what_the_server_refuses_is_said_and_not_lost(self, page):
        opened, _, handler = page
        handler.answer = 400, {"error": "the memory is locked"}
        self.correct(opened)
        playwright.expect(opened.locator("#said")).to_have_text("Not saved: the memory is locked")
        assert opened.locator(".count.changes").text_content() == "1 change"

    def test_the_page_may_ask_no_other_server(self, page):
        opened, _, _ = page
        answer = opened.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')")
        assert answer == "refused"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"corrections": [{"source": "x"}]}',
        b'{"corrections": [{"source": "", "english": "y"}]}',
        b'{"corrections": [{"source": "x", "english": "y", "more": 1}]}',
        b'{"corrections": [{"source": "x", "english": "' + b"y" * 30_000 + b'"}]}',
    ],
)
def test_a_body_that_holds_no_corrections_is_an_error_with_a_hint(body):
    with pytest.raises(InputError, match=r"corrections: .*send"):
        read_corrections(body)


def test_the_example_of_the_docs_makes_a_page_and_learns():
    docs = Path(__file__).parents[3].joinpath("docs", "review.md").read_text("utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", docs, re.DOTALL | re.MULTILINE)
    example = {}
    exec(code, example)  # noqa: S102 - our own page
    assert '"saveTo":"/learn"' in example["page"](SOURCE, TARGET)
    body = b'{"corrections": [{"source": "x", "english": "Yes."}]}'
    assert example["learn"](body, memory := Memory()) == {"learnt": 1}
    assert memory.known == {"x": "Yes."}
