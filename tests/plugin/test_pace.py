"""How many requests a backend is handed at a time: what it answers in a few seconds."""

import pytest

from dragoman.pace import FEWEST, FIRST, MOST, Pace
from dragoman.testing import EchoBackend
from dragoman.types import Request


def sizes(seconds_a_request, total=3000):
    """Return the size of every call until `total` requests are answered."""
    now, found = [0.0], []

    class Timed(EchoBackend):
        def translate(self, requests):
            now[0] += seconds_a_request * len(requests)
            return super().translate(requests)

    pace, backend, requests = Pace(clock=lambda: now[0]), Timed(), [Request("x")] * total
    while requests:
        some, requests = requests[: pace.size], requests[pace.size :]
        assert len(pace.ask(backend, some)) == len(some)
        found.append(len(some))
    return found[:-1]


@pytest.mark.parametrize(
    ("a_second", "begin", "end"),
    [
        (1000, [32, 64, 128, 256], 256),  # many cores
        (60, [32, 64, 128], 128),  # two seconds, and a little more
        (9, [32, 32], 32),  # a busy laptop
        (5, [32, 16], 16),
        (1, [32, 16, 8], 8),
    ],
)
def test_a_call_takes_a_few_seconds(a_second, begin, end):
    found = sizes(1 / a_second)
    assert (found[: len(begin)], found[-1]) == (begin, end)


def test_a_machine_that_gets_busy_is_asked_for_less():
    now, pace = [0.0], Pace(clock=lambda: now[0])

    class Slower(EchoBackend):
        pause = 0.0

        def translate(self, requests):
            now[0] += self.pause
            return super().translate(requests)

    backend = Slower()
    for _ in range(5):
        pace.ask(backend, [Request("x")] * pace.size)
    assert pace.size == MOST
    backend.pause = 5.0
    for _ in range(5):
        pace.ask(backend, [Request("x")] * pace.size)
    assert pace.size == FEWEST


def test_a_small_call_says_nothing_of_a_large_one():
    pace = Pace(clock=lambda: 0.0)
    for _ in range(5):
        pace.ask(EchoBackend(), [Request("x")])
    assert pace.size == FIRST
