"""What starting costs: milliseconds, and ratios to one ``import click``, from one run.

    python benchmarks/startup.py [--runs 10]

Prints the least of the runs of each command, taken in turns, and whether importing dragoman has
loaded a model library. Exits 1 where ``dragoman --help`` takes more than 3 times ``import click``.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from time import perf_counter

LIMIT = 3.0
HEAVY = ("ctranslate2", "sentencepiece")
COMMANDS = {
    "python": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "import dragoman": ["-c", "import dragoman"],
    "dragoman --help": ["-m", "dragoman", "--help"],
    "dragoman plugins": ["-m", "dragoman", "plugins"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    least = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            least[name] = min(least[name], seconds(arguments))
    unit = least["import click"]
    for name, took in least.items():
        print(f"{name:18} {took * 1000:6.1f} ms {took / unit:5.2f} x import click")
    loaded = heavy_modules("import dragoman")
    print(f"import dragoman loads {', '.join(loaded) or 'no model library'}")
    sys.exit(bool(loaded) or least["dragoman --help"] > LIMIT * unit)


def seconds(arguments: list[str]) -> float:
    """Return how long one interpreter runs."""
    begin = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begin


def heavy_modules(code: str) -> list[str]:
    """Return which of `HEAVY` running `code` loads."""
    show = f"{code}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", show], check=True, capture_output=True, text=True)
    return [name for name in HEAVY if name in done.stdout.split()]


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # ends quietly in a pipe to head
    main()
