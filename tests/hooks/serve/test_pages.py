"""The pages of the server: what is served, and the review of a text that is typed there."""

from __future__ import annotations

import re
import shutil

import httpx
import pytest

from dragoman import open_memory

KILLED, DIED = "قتل 12 شخصا.", "12 people were killed."
SAID = "قال الوزير."
CORRECTED = "Twelve people lost their lives: 12."
KEY = "0123456789-abcdef"
HTML = {"accept": "text/html,*/*;q=0.8"}


@pytest.fixture
def folder(project, tmp_path):
    for name in ("dragoman_plugins.py", "dragoman.toml"):
        shutil.copy(project / name, tmp_path)
    return tmp_path


class Visit:
    """A browser that may ask `url` alone."""

    def __init__(self, browser, url):
        self.context = browser.new_context()
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "request",
            lambda r: None if r.url.startswith((url, "data:")) else self.complaints.append(r.url),
        )
        self.page.goto(url)

    def correct(self, before, after):
        self.page.locator(".target .s", has_text=before).dblclick()
        self.page.locator("textarea").fill(after)
        self.page.keyboard.press("Enter")
        self.page.get_by_role("button", name="Save to memory").click()
        said = self.page.locator("#said")
        said.wait_for()
        self.page.wait_for_function("document.querySelector('#said').textContent !== ''")
        return said.text_content()


@pytest.fixture
def visit(browser):
    visits = []

    def open_page(url):
        visits.append(Visit(browser, url))
        return visits[-1]

    yield open_page
    for one in visits:
        assert one.complaints == []
        one.context.close()


def translated(server, text, **fields):
    answer = server.post("/translate", q=text, source="ar", target="en", **fields)
    return answer.json()["translatedText"]


class TestBrowser:
    """Paste, review, correct, save."""

    def test_what_is_corrected_on_the_page_is_translated_so(self, serve, folder, visit):
        with serve(folder=folder, memory=True) as server:
            here = visit(server.url)
            here.page.get_by_role("link", name="review").click()
            area = here.page.get_by_label("Arabic")
            assert area.evaluate("element => getComputedStyle(element).direction") == "rtl"
            area.fill(f"# {SAID}\n\n{KILLED} {SAID}\n")
            here.page.get_by_role("button", name="Review").click()
            assert here.page.locator("h1").text_content() == "english.md"
            assert here.correct(DIED, CORRECTED) == "The memory learnt 1."
            assert translated(server, KILLED) == CORRECTED
            assert translated(server, f"<p>{KILLED}</p>", format="html") == f"<p>{CORRECTED}</p>"

    def test_a_translation_of_ones_own(self, serve, folder, visit):
        with serve(folder=folder, memory=True) as server:
            here = visit(f"{server.url}/review")
            here.page.get_by_label("Arabic").fill(KILLED)
            here.page.get_by_label("English").fill("13 people were killed.")
            here.page.get_by_role("button", name="Review").click()
            assert here.page.locator(".finding").count() == 1
            assert here.correct("13", CORRECTED) == "The memory learnt 1."
            assert translated(server, KILLED) == CORRECTED

    def test_a_key_is_asked_for_once(self, serve, folder, visit):
        (folder / "keys.txt").write_text(KEY)
        with serve("--api-keys", "keys.txt", folder=folder, memory=True) as server:
            here = visit(f"{server.url}/review")
            here.page.get_by_label("Arabic").fill(KILLED)
            here.page.get_by_label("API key").fill(KEY)
            here.page.get_by_role("button", name="Review").click()
            assert here.correct(DIED, CORRECTED) == "The memory learnt 1."
            assert KEY not in here.page.content()
            here.page.goto(f"{server.url}/review")
            assert here.page.get_by_label("API key").count() == 0
            assert translated(server, KILLED, api_key=KEY) == CORRECTED

    def test_without_a_memory_there_is_nothing_to_save_to(self, serve, visit):
        with serve() as server:
            here = visit(f"{server.url}/review")
            here.page.get_by_label("Arabic").fill(KILLED)
            here.page.get_by_role("button", name="Review").click()
            assert here.page.get_by_role("button", name="Save English").count() == 1
            assert here.page.get_by_role("button", name="Save to memory").count() == 0


def test_a_browser_is_shown_what_is_served(server):
    page = server.client.get("/", headers=HTML)
    assert page.headers["content-type"].startswith("text/html")
    assert 'href="/review"' in page.text
    assert "scripted" in page.text
    assert server.client.get("/").json()["model"] == "scripted"


@pytest.mark.parametrize("address", ["/", "/review"])
def test_pages_may_do_nothing_and_be_framed_by_none(server, address):
    page = server.client.get(address, headers=HTML)
    assert "default-src &#x27;none&#x27;" in page.text
    assert "<script" not in page.text
    assert page.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("source", "status", "message"),
    [
        (" \r\n", 400, "missing source"),
        ("</textarea><b>" + "ن" * 100_000, 400, "exceeds text limit"),
        ("---\na: [\n---\n", 400, "front matter"),
    ],
)
def test_what_is_wrong_is_said_above_what_was_typed(server, source, status, message):
    page = server.client.post("/review", data={"source": source, "english": "<b>"})
    assert page.status_code == status
    assert message in page.text
    assert "&lt;b&gt;</textarea>" in page.text
    assert "<b>" not in page.text


def test_the_form_keeps_lines_as_they_were_typed(server):
    page = server.client.post("/review", data={"source": f"{KILLED}\r\n\r\n{SAID}\r\n"})
    assert page.status_code == 200
    assert '"target":"12 people were killed.\\n\\nThe minister said.\\n"' in page.text


def test_the_doors_are_those_of_the_other_addresses(serve, folder):
    (folder / "keys.txt").write_text(KEY)
    options = ("--api-keys", "keys.txt", "--rate", "1")
    body = {"corrections": [{"source": KILLED, "english": CORRECTED}]}
    with serve(*options, folder=folder, memory=True) as server:
        answers = [
            server.client.post("/review", data={"source": KILLED, "api_key": key})
            for key in ("", "0123456789-abcdeg", KEY, KEY)
        ]
        assert [answer.status_code for answer in answers] == [400, 403, 200, 429]
        assert [KILLED in answer.text for answer in answers] == [True] * 4
        assert int(answers[3].headers["retry-after"]) > 0
        cookie = answers[2].headers["set-cookie"]
        assert re.search("httponly.*path=/review.*samesite=strict", cookie, re.IGNORECASE)
        assert httpx.post(f"{server.url}/review/corrections", json=body).status_code == 400
        strange = server.client.get("/review", headers={"host": "evil.example"})
        assert strange.status_code == 403
        with open_memory(folder / ".dragoman" / "memory.sqlite") as memory:
            assert [entry for entry in memory.select() if entry.is_human] == []


REFUSED = {
    "another site": ({"sec-fetch-site": "cross-site"}, 403),
    "another port": ({"sec-fetch-site": "same-site"}, 403),
    "another origin": ({"origin": "https://page.example"}, 403),
    "no origin": ({"origin": "null"}, 403),
    "plain text": ({"content-type": "text/plain"}, 415),
    "a form": ({"content-type": "application/x-www-form-urlencoded"}, 400),
    "no type": ({"content-type": ""}, 400),
}


def test_other_pages_teach_the_memory_nothing(serve, folder):
    body = f'{{"corrections": [{{"source": "{KILLED}", "english": "{CORRECTED}"}}]}}'.encode()
    json = {"content-type": "application/json"}
    with serve("--cors", "*", folder=folder, memory=True) as server:

        def learn(content, headers):
            return server.client.post("/review/corrections", content=content, headers=headers)

        for name, (headers, status) in REFUSED.items():
            assert learn(body, {**json, **headers}).status_code == status, name
        for wrong in (b"{}", b"[]", b'{"corrections": [{"source": "", "english": "x"}]}'):
            assert learn(wrong, json).status_code == 400
        assert learn(body.replace(b"Twelve", b"\\u0000"), json).status_code == 400
        assert translated(server, KILLED) == DIED
        assert learn(body, {**json, "origin": server.url}).json() == {"learnt": 1}
        assert translated(server, KILLED) == CORRECTED


def test_without_a_memory_nothing_is_learnt(server):
    assert server.post("/review/corrections", corrections=[]).status_code == 404
