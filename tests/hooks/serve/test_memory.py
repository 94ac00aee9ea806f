"""The project's translation memory behind the server."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from dragoman import open_memory

KILLED, DIED = "قتل 12 شخصا.", "12 people were killed."
SAID = "قال الوزير."
CORRECTED = "Twelve people lost their lives: 12."


@pytest.fixture
def folder(project, tmp_path):
    for name in ("dragoman_plugins.py", "dragoman.toml"):
        shutil.copy(project / name, tmp_path)
    return tmp_path


def asked(folder):
    return (folder / "asked.txt").read_text("utf-8").split("\n")


def test_a_known_sentence_is_not_asked_again(serve, folder):
    for _ in range(2):  # the second server finds what the first has stored
        with serve(folder=folder, memory=True) as server:
            for _ in range(2):
                answer = server.post(
                    "/translate", q=f"{SAID} {KILLED}", source="ar", target="en"
                ).json()
                assert answer == {"translatedText": f"The minister said. {DIED}"}
    assert asked(folder).count(KILLED) == 1
    assert (folder / ".dragoman" / "memory.sqlite").is_file()


@pytest.mark.parametrize(
    ("markup", "around"),
    [("text", "{}"), ("markdown", "# {}\n"), ("html", '<p title="x">{}</p>')],
)
def test_a_corrected_sentence_comes_back_corrected(serve, folder, markup, around):
    with serve(folder=folder, memory=True) as server:
        body = {"q": around.format(KILLED), "source": "ar", "target": "en", "format": markup}
        assert server.post("/translate", **body).json()["translatedText"] == around.format(DIED)
        with open_memory(folder / ".dragoman" / "memory.sqlite") as memory:
            memory.correct(KILLED, CORRECTED)
        answer = server.post("/translate", **body).json()
        assert answer["translatedText"] == around.format(CORRECTED)


def test_other_ways_to_say_it_keep_corrections_and_are_not_remembered(serve, folder):
    with serve("--memory", "own.sqlite", folder=folder, memory=True) as server:
        with open_memory(folder / "own.sqlite") as memory:
            memory.correct(SAID, "So the minister.")
        body = {"q": f"{SAID} {KILLED}", "source": "ar", "target": "en"}
        answer = server.post("/translate", **body, alternatives=1).json()
        assert answer == {
            "translatedText": f"So the minister. {DIED}",
            "alternatives": ["So the minister. 12 people died."],
        }
        answer = server.post("/translate", **body).json()
        assert answer == {"translatedText": f"So the minister. {DIED}"}
    assert not (folder / ".dragoman").exists()


def test_a_summary_recalls_and_is_remembered(serve, folder):
    body = {"q": f"{SAID} {KILLED}", "language": "en", "format": "markdown"}
    with serve(folder=folder, memory=True) as server:

        def english():
            (document,) = server.post("/summarise", **body).json()["documents"]
            return [sentence["english"] for sentence in document["sentences"]]

        assert english()[-1] == DIED
        assert english()[-1] == DIED
        assert asked(folder).count(KILLED) == 1
        with open_memory(folder / ".dragoman" / "memory.sqlite") as memory:
            memory.correct(KILLED, CORRECTED)
        assert english()[-1] == CORRECTED
        answer = server.post("/translate", q=KILLED, source="ar", target="en").json()
        assert answer == {"translatedText": CORRECTED}
    assert asked(folder).count(KILLED) == 1


def test_without_a_memory_everything_is_asked(serve, folder):
    with serve(folder=folder) as server:
        for _ in range(2):
            server.post("/translate", q=KILLED, source="ar", target="en")
    assert asked(folder).count(KILLED) == 2
    assert not (folder / ".dragoman").exists()


def test_many_threads_share_the_memory(serve, folder):
    texts = [f"قتل {n % 16} شخصا." for n in range(64)]
    with serve(folder=folder, memory=True) as server, ThreadPoolExecutor(8) as pool:

        def ask(text):
            answer = httpx.post(
                f"{server.url}/translate", json={"q": text, "source": "ar", "target": "en"}
            )
            return answer.json()["translatedText"]

        for _ in range(2):
            found = list(pool.map(ask, texts))
            assert found == [DIED if text == KILLED else f"EN({text})" for text in texts]
        before = len(asked(folder))
        assert list(pool.map(ask, texts)) == found
        assert len(asked(folder)) == before
