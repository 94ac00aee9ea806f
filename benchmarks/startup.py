"""What starting costs: processor seconds as ratios of one ``import click``, from one run.

    python benchmarks/startup.py [--runs 10]

Prints the least of the runs of each command, taken in turns, and whether importing dragoman has
loaded a model library. Exits 1 where ``dragoman --help`` takes more than 3 times ``import click``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

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
            least[name] = min(least[name], processor_seconds(arguments))
    unit = least["import click"]
    for name, seconds in least.items():
        print(f"{name:18} {seconds:6.3f} s  {seconds / unit:5.2f} x import click")
    loaded = heavy_modules("import dragoman")
    print(f"import dragoman loads {', '.join(loaded) or 'no model library'}")
    sys.exit(bool(loaded) or least["dragoman --help"] > LIMIT * unit)


def processor_seconds(arguments: list[str]) -> float:
    """Return the user and system time of one interpreter."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    used = after.children_user - before.children_user
    return used + after.children_system - before.children_system


def heavy_modules(code: str) -> list[str]:
    """Return which of `HEAVY` running `code` loads."""
    show = f"{code}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", show], check=True, capture_output=True, text=True)
    return [name for name in HEAVY if name in done.stdout.split()]


if __name__ == "__main__":
    main()
