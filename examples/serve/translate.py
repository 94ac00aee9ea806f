"""Translates a text by `dragoman serve`, and shows what is to be looked at.

    python translate.py            # starts a server of its own, and stops it again
    python translate.py URL        # asks one that runs, such as http://127.0.0.1:5000

Nothing but Python is needed: LibreTranslate's API is a JSON object there, and one back.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

TEXTS = [
    "افتتح وزير الصحة سامر الخطيب ثلاثة مستشفيات في المدينة أمس.",
    "قال المحافظ سامر الخطيب إن الجسر مغلق. وكان الخطيب قد قال إن السد فقد ربع مياهه.",
]


def main(arguments: list[str]) -> None:
    """Translate the texts with a server that runs, or one of our own."""
    if arguments:
        show(arguments[0])
        return
    with server() as address:
        show(address)


@contextmanager
def server() -> Iterator[str]:
    """Start a server on a free port, yield its address, and stop it."""
    command = [sys.executable, "-m", "dragoman", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                sys.exit("the server did not start: see above")
            yield line.split()[0]
        finally:
            process.terminate()


def show(address: str) -> None:
    """Print each text, its English, and what the checks found."""
    found = ask(f"{address}/translate", q=TEXTS, source="ar", target="en", findings=True)
    for text, english, findings in zip(
        TEXTS, found["translatedText"], found["findings"], strict=True
    ):
        print(f"{text}\n{english}")
        for finding in findings:
            print(f"  {finding['severity']}: {finding['message']}")


def ask(address: str, **members: object) -> dict[str, Any]:
    """Return the answer to a request."""
    body = json.dumps(members).encode()
    request = Request(address, body, {"Content-Type": "application/json"})  # noqa: S310 - ours
    with urlopen(request, timeout=120) as answer:  # noqa: S310
        found: dict[str, Any] = json.load(answer)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
