"""The server with one client and with several, against the bare library.

    python benchmarks/serve.py FILE.tsv... [--clients 8] [--seconds 80]

The files have English TAB Arabic; those of models/recipe/newsroom will do. Two real servers are
asked over loopback, a sentence a request, one by a single client and one by several, in turn, a few
seconds each, so that what else the machine does falls on both alike. It prints sentences a second,
the processor time that a server took for each, and the ratios of both; then what CTranslate2's own
`translate_batch` does with 256 sentences at once, in this process, while the servers rest.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from pipeline import bare

from dragoman.host import create_host

SLICE = 5.0  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=80)
    arguments = parser.parse_args()
    rows = [line.split("\t") for f in arguments.files for line in f.read_text("utf-8").splitlines()]
    sentences = [row[1] for row in rows if len(row) > 1]
    random.Random(0).shuffle(sentences)
    starting = Server(0).stop()
    few, many = Server(1), Server(arguments.clients)
    end = time.monotonic() + arguments.seconds
    position = 0
    while time.monotonic() < end:
        for one in (few, many):
            position += one.work(sentences[position % len(sentences) :] + sentences)
    host = create_host()
    bare(host, sentences[:1])()  # imports what the next one uses
    run = bare(host, sentences[:256])
    begin = time.monotonic()
    run()
    rate = 256 / (time.monotonic() - begin)
    used = {one: 1000 * (one.stop() - starting) / one.count for one in (few, many)}
    for one, each in used.items():
        print(f"{one.clients:2} clients {one.rate:8.1f} sentences/s {each:8.1f} ms each")
    print(f"ratio      {many.rate / few.rate:8.2f} {used[few] / used[many]:24.2f}")
    print(f"bare       {rate:8.1f} sentences/s")


class Server:
    """A server on a free port, and its clients."""

    def __init__(self, clients: int) -> None:
        self.clients = clients
        self.count, self.seconds = 0, 0.0
        command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--no-memory"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline() if self.process.stdout else ""
        self.port = int(line.split()[0].rpartition(":")[2])

    @property
    def rate(self) -> float:
        return self.count / self.seconds

    def work(self, sentences: Sequence[str]) -> int:
        """Have sentences translated for a slice of time; return how many were."""
        begin = time.monotonic()
        count = together(self.port, sentences, self.clients)
        self.seconds += time.monotonic() - begin
        self.count += count
        return count

    def stop(self) -> float:
        """Stop it; return how many seconds of a processor it took."""
        self.process.send_signal(signal.SIGTERM)
        usage = os.wait4(self.process.pid, 0)[2]
        return usage.ru_utime + usage.ru_stime


def together(port: int, sentences: Sequence[str], clients: int) -> int:
    """Return how many sentences so many clients had translated in a slice."""
    counts = [0] * clients

    def run(number: int) -> None:
        counts[number] = ask(port, sentences[number::clients], SLICE)

    threads = [Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def ask(port: int, sentences: Sequence[str], seconds: float) -> int:
    """Ask for one sentence after the other; return how many were answered in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    end = time.monotonic() + seconds
    for count, sentence in enumerate(sentences):
        if time.monotonic() > end:
            return count
        body = json.dumps({"q": sentence, "source": "ar", "target": "en"})
        connection.request("POST", "/translate", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise SystemExit(answer.decode())
    return len(sentences)


if __name__ == "__main__":
    main()
