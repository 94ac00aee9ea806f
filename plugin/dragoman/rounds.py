"""Ask a backend for many sentences at once, though each decides for itself what to ask next.

A sentence is a generator: it yields what to ask and is sent the answers. `drive` runs all of them
side by side, round by round.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from dragoman.pace import Pace
from dragoman.protocols import Backend
from dragoman.types import Candidate, Request

T = TypeVar("T")
Asking: TypeAlias = Generator[list[Request], list[tuple[Candidate, ...]], T]


def drive(
    asking: Sequence[Asking[T]], backend: Backend, progress: Callable[[int], None] = lambda _: None
) -> list[T]:
    """Run every generator of `asking` to its end; equal requests of a round are asked once.

    `progress` is told after each call of the backend how many generators have ended since the last.
    """
    outcomes: dict[int, T] = {}
    waiting: dict[int, list[Request]] = {}
    pace, told = Pace(), 0

    def tell() -> None:
        nonlocal told
        if len(outcomes) > told:
            progress(len(outcomes) - told)
            told = len(outcomes)

    def advance(index: int, answers: Mapping[Request, tuple[Candidate, ...]]) -> None:
        generator = asking[index]
        try:
            given = [answers[r] for r in waiting.pop(index, ())]
            waiting[index] = generator.send(given) if given else next(generator)
        except StopIteration as stop:
            outcomes[index] = stop.value

    for index in range(len(asking)):
        advance(index, {})
    tell()
    while waiting:
        last = _by_last_request(waiting)
        answers: dict[Request, tuple[Candidate, ...]] = {}
        requests = list(last)
        while requests:
            batch, requests = requests[: pace.size], requests[pace.size :]
            answers.update(zip(batch, pace.ask(backend, batch), strict=True))
            for request in batch:
                for index in last[request]:
                    advance(index, answers)
            tell()
    return [outcomes[i] for i in range(len(asking))]


def _by_last_request(waiting: Mapping[int, Sequence[Request]]) -> dict[Request, list[int]]:
    """Return all requests, like beside like, each with whom it is the last that they wait for."""
    distinct = {r for requests in waiting.values() for r in requests}
    order = sorted(distinct, key=lambda r: (r.align, r.alternatives, len(r.text), r.text))
    rank = {request: i for i, request in enumerate(order)}
    last: dict[Request, list[int]] = {request: [] for request in order}
    for index, requests in waiting.items():
        last[max(requests, key=rank.__getitem__)].append(index)
    return last
