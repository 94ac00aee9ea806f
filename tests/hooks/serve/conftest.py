"""A real server in a project of its own, with a backend that answers from a script."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import httpx
import pytest

PLUGINS = """
import time
from dragoman import hookimpl
from dragoman.testing import ScriptedBackend

ANSWERS = {  # all that the model is asked goes to asked.txt as well
    "قتل 12 شخصا.": ["12 people were killed.", "12 people died.", "12 persons were killed."],
    "وصل 14 رجلا.": ["15 men arrived."],
    "قال الوزير.": ["The minister said."],
    "انتظر.": ["Wait."],
}

class Backend(ScriptedBackend):
    beam = 4

    def translate(self, requests):
        with open("asked.txt", "a", encoding="utf-8") as file:
            file.writelines(request.text + "\\n" for request in requests)
        if any(request.text == "انتظر." for request in requests):
            time.sleep(2)
        if any(request.text == "خلل." for request in requests):
            raise ZeroDivisionError("a bug")
        return super().translate(requests)

@hookimpl
def register_backends():
    return {"scripted": lambda: Backend(ANSWERS)}
"""


class Server:
    """A running server, and a client of it."""

    def __init__(self, folder, *arguments):
        command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", *arguments]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN")}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.line = self.process.stdout.readline()
        if not self.line:
            raise RuntimeError(self.process.communicate()[1])
        self.url = self.line.split()[0].replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        self.client = httpx.Client(base_url=self.url, timeout=60)

    def post(self, address, **fields):
        return self.client.post(address, json=fields)

    def stop(self, number=signal.SIGTERM):
        """Stop it; return its exit status and what it wrote to standard error."""
        self.client.close()
        self.process.send_signal(number)
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    (folder / "dragoman.toml").write_text('model = "scripted"\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def serve(project):
    """Return a context of a server with more arguments, which must stop without a word."""

    @contextmanager
    def running(*arguments, folder=project, err="", memory=False):
        server = Server(folder, *arguments, *(() if memory else ["--no-memory"]))
        try:
            yield server
        finally:
            stopped = server.stop()
        assert stopped[0] == 0
        assert err in stopped[1]
        assert err or stopped[1] == ""

    return running


@pytest.fixture(scope="module")
def server(serve):
    with serve() as running:
        yield running
