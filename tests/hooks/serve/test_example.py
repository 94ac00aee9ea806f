"""The example of a client, run as its docstring says, with the embedded model."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[3] / "examples" / "serve" / "translate.py"


def run(*arguments):
    environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")}
    return subprocess.run(
        [sys.executable, EXAMPLE, *arguments],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_it_starts_a_server_translates_and_stops_it():
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "Samer al-Khatib" in lines[1]
    assert "three hospitals" in lines[1]


def test_it_asks_a_server_that_runs(server):
    done = run(server.url)
    assert done.returncode == 0
    assert "EN(" in done.stdout  # the scripted model's
