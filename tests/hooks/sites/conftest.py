"""Small Arabic sites, and a backend that spells Arabic in Latin letters.

That is no English, so the check of words is blocked.
"""

import shutil
import socket
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[3] / "examples"
BACKEND = r'''
"""A model without a model: Arabic letters one by one in Latin ones; what it was asked is kept."""

from pathlib import Path

from dragoman import Candidate, hookimpl

ASKED = Path(__file__).with_name("asked.txt")
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئ"
LATIN = "abttjhkddrzsssdtzagfqklmnhwyhaaaaawy"
LETTERS = {**dict(zip(ARABIC, LATIN, strict=True)), "\N{ARABIC FATHATAN}": ""}


class Spelt:
    name = "spelt"
    digest = "spelt"
    source_language, target_language = "ar", "en"
    placeholders = tuple(f"⟦{i}⟧" for i in range(8))
    max_tokens = 500

    def count_tokens(self, text):
        return len(text.split())

    def translate(self, requests):
        with ASKED.open("a", encoding="utf-8") as file:
            file.writelines(request.text + "\n" for request in requests)
        return [(Candidate(spelt(r.text), -0.1, len(r.text.split())),) for r in requests]


def spelt(text):
    return "".join(LETTERS.get(character, character) for character in text)


@hookimpl
def register_backends():
    return {"spelt": Spelt}
'''


class Site:
    """A folder with a project of dragoman whose model spells."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("dragoman.toml", 'model = "spelt"\nblock = ["check_words"]\n')
        self.write("dragoman_plugins.py", BACKEND)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def has(self, name: str) -> bool:
        return (self.folder / name).exists()

    def asked(self) -> list[str]:
        """Return what the model was asked since the last call."""
        path = self.folder / "asked.txt"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


@pytest.fixture
def example(tmp_path):
    """Copies an example, which the embedded model translates."""

    def copied(name):
        return Path(shutil.copytree(EXAMPLES / name, tmp_path / name))

    return copied


@pytest.fixture
def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
