"""Many clients, slow ones, strangers: what the server gives to whom, and how it stops."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from libretranslatepy import LibreTranslateAPI

KILLED, DIED = "قتل 12 شخصا.", "12 people were killed."


def test_many_clients_at_once_get_their_own_answers(server):
    texts = [f"قتل {n} شخصا." for n in range(64)]

    def ask(text):
        return httpx.post(f"{server.url}/translate", json={"q": text, "target": "en"}, timeout=60)

    with ThreadPoolExecutor(8) as pool:
        answers = [answer.json()["translatedText"] for answer in pool.map(ask, texts)]
    scripted = {KILLED: DIED}
    assert answers == [scripted.get(text, f"EN({text})") for text in texts]


def test_a_request_that_takes_too_long_is_cut(serve):
    with serve("--timeout", "0.5") as server:
        begin = time.monotonic()
        answer = server.post("/translate", q="انتظر.", target="en")
        assert time.monotonic() - begin < 1.9
        assert answer.status_code == 504
        assert "0.5 seconds" in answer.json()["error"]
        deadline = time.monotonic() + 20
        while server.post("/translate", q=KILLED, target="en").status_code != 200:
            assert time.monotonic() < deadline
    with serve("--timeout", "1") as server:
        request = b"POST /translate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nq="
        with socket.create_connection(httpx.URL(server.url).netloc.decode().split(":")) as slow:
            slow.sendall(request)
            assert b" 408 " in slow.recv(4096)


def test_too_many_requests_at_once_are_sent_away(serve):
    with serve("--queue", "2") as server, ThreadPoolExecutor(6) as pool:

        def ask(_):
            body = {"q": "انتظر.", "target": "en"}
            return httpx.post(f"{server.url}/translate", json=body, timeout=60)

        answers = list(pool.map(ask, range(6)))
        statuses = [answer.status_code for answer in answers]
        assert sorted(statuses) == [200, 200, 503, 503, 503, 503]
        refused = answers[statuses.index(503)]
        assert refused.headers["retry-after"] == "1"
        assert "busy" in refused.json()["error"]


def test_a_client_that_asks_too_often_waits(serve):
    with serve("--rate", "3") as server:
        assert server.post("/translate", q=["a", "b"], target="en").status_code == 200
        assert server.post("/translate", q="c", target="en").status_code == 200
        answer = server.post("/translate", q="d", target="en")
        assert answer.status_code == 429
        assert answer.json() == {"error": "Slowdown: 3 per 1 minute"}
        assert 0 < int(answer.headers["retry-after"]) <= 20
        assert server.client.get("/health").status_code == 200


def test_a_network_needs_keys(serve, project):
    keys = project / "keys.txt"
    keys.write_text("# Weblate\n0123456789-abcdef\n\nمفتاح-0123456789abc\n", encoding="utf-8")
    with serve("--host", "0.0.0.0", "--api-keys", "keys.txt", "--rate", "2") as server:  # noqa: S104
        assert server.client.get("/frontend/settings").json()["keyRequired"]
        body = {"q": KILLED, "target": "en"}
        answer = server.post("/translate", **body)
        assert (answer.status_code, "API key" in answer.json()["error"]) == (400, True)
        answer = server.post("/detect", q=KILLED, api_key="0123456789-abcdeg")
        assert (answer.status_code, answer.json()) == (403, {"error": "Invalid API key"})
        for key in ("0123456789-abcdef", "مفتاح-0123456789abc"):  # each has a rate of its own
            for _ in range(2):
                assert server.post("/translate", **body, api_key=key).status_code == 200
            assert server.post("/translate", **body, api_key=key).status_code == 429
        assert LibreTranslateAPI(server.url, api_key="0123456789-abcdef").languages()
        other = {"host": "translate.example.org"}
        assert server.client.get("/health", headers=other).status_code == 200


def test_only_names_of_this_machine_are_served(serve, server):
    for name, status in [
        ("localhost:1", 200),
        ("127.0.0.1", 200),
        ("evil.example", 403),
        ("", 403),
    ]:
        answer = server.client.get("/languages", headers={"host": name})
        assert answer.status_code == status
    assert "evil.example" in server.client.get("/", headers={"host": "evil.example"}).text
    with serve("--host-name", "News.example") as other:
        assert other.client.get("/health", headers={"host": "news.example:80"}).status_code == 200


def test_other_origins_are_told_nothing_unless_allowed(serve, server):
    page = {"origin": "https://page.example"}
    assert "access-control-allow-origin" not in server.client.get("/health", headers=page).headers
    with serve("--cors", "https://page.example") as other:
        answer = other.client.get("/health", headers=page)
        assert answer.headers["access-control-allow-origin"] == "https://page.example"
        asked = page | {
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        }
        answer = other.client.options("/translate", headers=asked)
        assert answer.headers["access-control-allow-origin"] == "https://page.example"
        stranger = {"origin": "https://other.example"}
        answer = other.client.get("/health", headers=stranger)
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("number", [2, 15], ids=["SIGINT", "SIGTERM"])
def test_what_has_begun_is_answered_before_it_stops(serve, number):
    with serve() as server, ThreadPoolExecutor(1) as pool:
        body = {"q": "انتظر.", "source": "ar", "target": "en"}
        pending = pool.submit(httpx.post, f"{server.url}/translate", json=body, timeout=60)
        time.sleep(0.7)
        server.process.send_signal(number)
        assert pending.result().json() == {"translatedText": "Wait."}
        assert server.process.wait(timeout=30) == 0


@pytest.mark.parametrize("number", [2, 15], ids=["SIGINT", "SIGTERM"])
def test_it_stops_as_soon_as_it_has_said_where_it_is(serve, number):
    with serve() as server:
        server.process.send_signal(number)
        assert server.process.wait(timeout=30) == 0


def test_a_client_that_leaves_frees_its_place(serve):
    with serve("--queue", "1") as server:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.url}/translate", json={"q": "انتظر.", "target": "en"}, timeout=0.5)
        time.sleep(2.5)
        assert server.post("/translate", q=KILLED, target="en").status_code == 200
