"""The server as its clients know it: real requests to a real process."""

from __future__ import annotations

import json
import subprocess
import sys
from urllib.error import HTTPError
from urllib.parse import quote

import httpx
import pytest
from libretranslatepy import LibreTranslateAPI

from dragoman import __version__

KILLED, DIED = "قتل 12 شخصا.", "12 people were killed."
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
UTF8 = {"content-type": "application/json; charset=utf-8"}


@pytest.fixture(scope="module")
def server(serve):
    """Return a server that tells of the bug that a test asks for."""
    with serve(err="a bug") as running:
        yield running


class TestLibreTranslatePy:
    """The public client, unchanged."""

    @pytest.fixture
    def client(self, server):
        return LibreTranslateAPI(server.url)

    def test_translate(self, client):
        assert client.translate(KILLED, "ar", "en") == DIED

    def test_detect(self, client):
        assert client.detect(KILLED) == [{"confidence": 100.0, "language": "ar"}]

    def test_languages(self, client):
        languages = client.languages()
        assert [language["code"] for language in languages] == ["ar", "en"]
        assert languages[0] == {"code": "ar", "name": "Arabic", "targets": ["en"]}

    def test_its_defaults_are_refused_with_a_reason(self, client):
        with pytest.raises(HTTPError) as error:
            client.translate(KILLED)
        assert json.loads(error.value.read()) == {"error": "es is not supported"}
        assert error.value.code == 400


CLIENTS = {  # what each sends to /translate
    "Weblate": (JSON, {"api_key": "", "q": [KILLED], "source": "ar", "target": "en"}, [DIED]),
    "Weblate, other code": (JSON, {"q": [KILLED], "source": "ar", "target": "en-GB"}, [DIED]),
    "Obsidian Translate": (JSON, {"q": KILLED, "source": "auto", "target": "en"}, DIED),
    "Crow": (FORM, f"&q={quote(KILLED)}&source=ar&target=en&api_key=".encode(), DIED),
    "Subtitle Edit": (JSON, {"q": KILLED, "source": "ar", "target": "en"}, DIED),
    "pantran": (FORM, f"api_key=vim.NIL&target=en&source=auto&q={KILLED}".encode(), DIED),
    "a page": (UTF8, {"q": KILLED, "source": None, "target": "en", "format": "text",
                      "alternatives": "0", "api_key": None, "secret": "x"}, DIED),
}  # fmt: skip


@pytest.mark.parametrize(("headers", "body", "expected"), CLIENTS.values(), ids=CLIENTS)
@pytest.mark.parametrize("address", ["/translate", "/translate/", "//translate"])
def test_clients_work_unchanged(server, address, headers, body, expected):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = httpx.post(server.url + address, content=content, headers=headers)
    assert answer.status_code == 200
    assert answer.json()["translatedText"] == expected


def test_a_get_with_a_body(server):
    answer = server.client.request("GET", "/languages", content="api_key=vim.NIL", headers=FORM)
    assert [language["code"] for language in answer.json()] == ["ar", "en"]


def test_everything_in_the_address(server):
    query = {"q": KILLED, "source": "ar", "target": "en"}
    assert server.client.post("/translate", params=query).json() == {"translatedText": DIED}


def test_a_form_that_repeats_q_is_a_list(server):
    body = {"q": [KILLED, "قال الوزير."], "source": "ar", "target": "en"}
    answer = server.client.post("/translate", data=body)
    assert answer.json() == {"translatedText": [DIED, "The minister said."]}


def test_what_is_asked_for_is_added(server):
    answer = server.post(
        "/translate", q=KILLED, source="auto", target="en", alternatives=2, findings=True
    )
    assert answer.json() == {
        "translatedText": DIED,
        "alternatives": ["12 people died.", "12 persons were killed."],
        "findings": [],
        "detectedLanguage": {"confidence": 100.0, "language": "ar"},
    }
    assert answer.headers["content-type"] == "application/json"


def test_findings_say_where(server):
    texts = ["<p>أهلا&nbsp;بكم</p><p>وصل 14&nbsp;رجلا.</p>", "وصل 14 رجلا."]
    answer = server.post(
        "/translate", q=texts, source="ar", target="en", format="html", findings=True
    )
    for text, english, findings in zip(
        texts, answer.json()["translatedText"], answer.json()["findings"], strict=True
    ):
        (finding,) = [one for one in findings if one["check"] == "figures"]
        source, target = finding["source"], finding["target"]
        assert text[source["start"] : source["end"]].startswith("14")
        assert english[target["start"] : target["end"]].startswith("15")
        assert finding["severity"] == "error"


def test_html_keeps_its_tags(server):
    html = f'<p class="green" id=x>{KILLED}<br/><a href="?a=1&amp;b=2">قال الوزير.</a> &lt;3</p>'
    answer = server.post("/translate", q=html, source="ar", target="en", format="html")
    expected = html.replace(KILLED, DIED).replace("قال الوزير.", "The minister said.")
    assert answer.json() == {"translatedText": expected}
    answer = server.post("/translate", q=html, source="auto", target="en", format="html")
    assert answer.json()["detectedLanguage"] == {"confidence": 100.0, "language": "ar"}


def test_markdown_keeps_its_marks(server):
    page = f"# قال الوزير.\n\n- {KILLED}\n- `كود`\n"
    answer = server.post("/translate", q=page, source="ar", target="en", format="markdown")
    assert answer.json()["translatedText"] == f"# The minister said.\n\n- {DIED}\n- `كود`\n"


@pytest.mark.parametrize("text", ["Already English.", "دو نفر کشته شدند و چهارده نفر زخمی شدند"])
def test_what_is_not_arabic_stays(server, text):
    answer = server.post("/translate", q=text, source="auto", target="en").json()
    assert answer["translatedText"] == text
    assert answer["detectedLanguage"]["language"] == "en"
    assert server.post("/translate", q=KILLED, source="en", target="en").json() == {
        "translatedText": KILLED
    }


def test_the_other_addresses(server):
    assert server.client.get("/health").json() == {"status": "ok"}
    settings = server.client.get("/frontend/settings/").json()
    assert settings["charLimit"] == 100_000
    assert not settings["keyRequired"]
    assert settings["language"]["target"] == {"code": "en", "name": "English"}
    index = server.client.get("/").json()
    assert index["model"] == "scripted"
    assert "/translate" in index["addresses"]


ERRORS = {
    "no q": (JSON, b'{"source":"ar","target":"en"}', 400, "missing q parameter"),
    "empty list": (JSON, b'{"q":[],"source":"ar","target":"en"}', 400, "missing q parameter"),
    "no target": (JSON, b'{"q":"a","source":"ar"}', 400, "missing target parameter"),
    "no fields": (FORM, b"", 400, "missing q parameter"),
    "source": (JSON, b'{"q":"a","source":"xx","target":"en"}', 400, "xx is not supported"),
    "target": (JSON, b'{"q":"a","source":"ar","target":"fr"}', 400, "fr is not supported"),
    "target auto": (JSON, b'{"q":"a","target":"auto"}', 400, "auto is not supported"),
    "direction": (JSON, b'{"q":"a","source":"en","target":"ar"}', 400,
                  "Arabic (ar) is not available as a target language from English (en)"),
    "format": (JSON, b'{"q":"a","target":"en","format":"xml"}', 400, "xml format is not supported"),
    "alternatives": (FORM, b"q=a&target=en&alternatives=x", 400, "alternatives"),
    "q a number": (JSON, b'{"q":1,"target":"en"}', 400, "got int - at q"),
    "q of numbers": (JSON, b'{"q":["a",1],"target":"en"}', 400, "got int - at q[1]"),
    "no JSON": (JSON, b'{"q":', 400, "Invalid JSON: input data was truncated"),
    "a word": (JSON, b"nope", 400, "Invalid JSON: invalid character (byte 4)"),
    "misspelt": (JSON, b'{"q":"a","target":"en","alternativs":2}', 400,
                 "Invalid request: alternativs is no member: did you mean alternatives?"),
    "misspelt in a form": (FORM, b"q=a&tagret=en", 400, "tagret is no member: did you mean target"),
    "empty JSON": (JSON, b"", 400, "Invalid JSON"),
    "a list": (JSON, b"[]", 400, "expected object, got array"),
    "UTF-16": (JSON, '{"q":"نص"}'.encode("utf-16"), 400, "Invalid"),
    "not UTF-8": (JSON, b'{"q":"\xff"}', 400, "not UTF-8: byte 0xff"),
    "form not UTF-8": (FORM, b"q=%ff&target=en", 400, "not UTF-8"),
    "surrogate": (JSON, b'{"q":"a\\ud800 b","target":"en"}', 400, "Invalid JSON"),
    "raw surrogate": (JSON, b'{"q":"\xed\xa0\x80"}', 400, "not UTF-8"),
    "NUL": (JSON, b'{"q":"ab\\u0000","target":"en"}', 400, "q holds a NUL character at 2"),
    "deep": (JSON, b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "Invalid JSON"),
    "deep q": (JSON, b'{"q":' + b'{"q":' * 100_000, 400, "Invalid"),
    "many fields": (FORM, b"a=b&" * 2000, 400, "more than 1000 fields"),
    "too long": (JSON, json.dumps({"q": "ن" * 100_001, "target": "en"}).encode(), 400,
                 "request (100001) exceeds text limit (100000)"),
    "too large": (JSON, b'{"q":"' + b" " * 1_300_000 + b'"}', 413, "more than 1216384 bytes"),
    "plain text": ({"content-type": "text/plain"}, b'{"q":"a"}', 415, "text/plain is not"),
    "multipart": ({"content-type": "multipart/form-data; boundary=x"}, b"--x--", 415, "multipart"),
    "a bug": (JSON, '{"q":"خلل.","target":"en"}'.encode(), 500, "Cannot translate text"),
    "front matter": (JSON, b'{"q":"---\\na: [\\n---\\n","target":"en","format":"markdown"}', 400,
                     "front matter"),
}  # fmt: skip


@pytest.mark.parametrize(("headers", "body", "status", "message"), ERRORS.values(), ids=ERRORS)
def test_every_mistake_is_an_error_in_json(server, headers, body, status, message):
    answer = server.client.post("/translate", content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert list(answer.json()) == ["error"]
    assert message in answer.json()["error"]
    assert server.post("/translate", q=KILLED, target="en").json()["translatedText"] == DIED


def test_members_that_other_clients_send_are_passed_over(server):
    """`apiKey` is what the package libretranslate of npm says, `secret` LibreTranslate's page."""
    others = {"apiKey": "", "secret": "x", "from": "ar", "source_lang": "ar", "target_lang": "en"}
    answer = server.post("/translate", q=KILLED, source="ar", target="en", sources=[], **others)
    assert answer.json() == {"translatedText": DIED}


@pytest.mark.parametrize(
    ("address", "members", "name"),
    [
        ("/summarise", {"q": KILLED, "sentence": 1}, "sentences"),
        ("/check", {"source": KILLED, "target": DIED, "fromat": "html"}, "format"),
        ("/detect", {"Q": KILLED}, "q"),
    ],
)
def test_a_misspelt_member_is_named(server, address, members, name):
    answer = server.post(address, **members)
    assert answer.status_code == 400
    assert f"did you mean {name}?" in answer.json()["error"]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [("GET", "/translate", 405), ("POST", "/languages", 405), ("GET", "/nowhere", 404)],
)
def test_other_addresses_are_errors_in_json(server, method, address, status):
    answer = server.client.request(method, address)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]


def test_a_body_without_a_length(server):
    """One that is sent in chunks, and is too large."""
    chunks = (b" " * 100_000 for _ in range(20))
    answer = server.client.post("/translate", content=chunks, headers=JSON)
    assert answer.status_code == 413


def command_line(project, *arguments):
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    return json.loads(subprocess.run(command, cwd=project, capture_output=True, check=True).stdout)


def test_check_answers_as_on_the_command_line(server, project):
    (project / "a.ar.md").write_text("وصل 14 رجلا.\n", encoding="utf-8")
    (project / "a.en.md").write_text("15 men came.\n", encoding="utf-8")
    found = server.post("/check", source="وصل 14 رجلا.\n", target="15 men came.\n").json()
    (document,) = command_line(project, "check", "a.ar.md", "a.en.md", "--json")["documents"]
    assert found["dragoman"] == __version__
    assert found["documents"] == [document | {"source": None, "target": None}]
    assert document["findings"]
    answer = server.post("/check", source="نص")
    assert (answer.status_code, "missing target" in answer.text) == (400, True)


def test_summarise_answers_as_on_the_command_line(server, project):
    text = "قال الوزير سامي الخطيب إن 12 شخصا قتلوا.\n\nوأضاف أن المدينة آمنة.\n"
    (project / "s.ar.md").write_text(text, encoding="utf-8")
    found = server.post("/summarise", q=text, sentences=1, language="both").json()
    arguments = ("--sentences", "1", "--language", "both", "--format", "json")
    (document,) = command_line(project, "summarise", "s.ar.md", *arguments)["documents"]
    assert found["documents"] == [document | {"source": None}]
    assert document["sentences"][0]["english"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sentences": 0}, "a summary needs room for a sentence"),
        ({"sentences": 1, "words": 9}, "a summary has one length"),
        ({"method": "lexrnk"}, "did you mean lexrank?"),
        ({"language": "fr"}, "invalid enum value fr"),
        ({"ratio": "much"}, "expected float"),
    ],
)
def test_a_summary_that_cannot_be(server, fields, message):
    answer = server.post("/summarise", q=KILLED, **fields)
    assert answer.status_code == 400
    assert message in answer.json()["error"].replace("'", "")


def test_the_embedded_model(serve, tmp_path):
    with serve(folder=tmp_path) as server:
        assert "ar_en" in server.line
        client = LibreTranslateAPI(server.url)
        english = client.translate("قال الوزير إن 12 شخصا قتلوا في المدينة.", "auto", "en")
        assert "12" in english
        assert "minister" in english.lower()
        answer = server.post(
            "/translate", q="<p>قال <b>الوزير</b> ذلك.</p>", target="en", format="html"
        )
        assert "<b>" in answer.json()["translatedText"]
        found = server.post("/translate", q="وصل الوفد.", target="en", alternatives=2).json()
        assert found["alternatives"]
        assert found["translatedText"] not in found["alternatives"]
