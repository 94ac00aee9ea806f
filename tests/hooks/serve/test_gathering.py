"""Texts of several threads in one call, each thread with its own answers, errors and time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pytest

from dragoman import Request
from dragoman.testing import BackendContract, ScriptedBackend
from dragoman_hooks.serve.gathering import GatheringBackend, Turn
from dragoman_hooks.serve.tickets import CutError, Ticket


class Held(ScriptedBackend):
    """A backend whose first call lasts until it is released."""

    def __init__(self, answers=None):
        super().__init__(answers)
        self.begun, self.released = Event(), Event()

    def translate(self, requests):
        self.begun.set()
        assert self.released.wait(30)
        if any(request.text == "خلل" for request in requests):
            self.calls.append(tuple(requests))
            raise ZeroDivisionError("a bug")
        return super().translate(requests)


@pytest.fixture
def held():
    return Held({"نعم": ["Yes", "Yeah", "Yep", "Aye"]})


@pytest.fixture
def gathering(held):
    backend = GatheringBackend(held)
    yield backend
    held.released.set()
    backend.close()


def asker(gathering, ticket):
    def ask(*texts):
        with gathering.taking(Turn(ticket)):
            return [best.text for best, *_ in gathering.translate([Request(t) for t in texts])]

    return ask


class TestGathering(BackendContract):
    def make(self):
        return GatheringBackend(ScriptedBackend({"نعم": ["Yes", "Yeah"]}))


def test_what_waits_is_answered_with_one_call(held, gathering):
    ask = asker(gathering, Ticket(30))
    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(ask, "أول")
        assert held.begun.wait(30)
        others = [pool.submit(ask, f"نص {n}", "نعم") for n in range(8)]
        time.sleep(0.2)
        held.released.set()
        assert first.result() == ["EN(أول)"]
        assert [o.result() for o in others] == [[f"EN(نص {n})", "Yes"] for n in range(8)]
    assert [len(call) for call in held.calls] == [1, 16]


def test_those_who_begin_together_are_answered_together(held, gathering):
    held.released.set()
    ask, together = asker(gathering, Ticket(30)), Barrier(4)

    def begin(n):
        with gathering.taking(Turn(Ticket(30))):
            together.wait(30)
            return ask(f"نص {n}")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(begin, range(4))) == [[f"EN(نص {n})"] for n in range(4)]
    assert len(held.calls) < 4


def test_a_long_document_does_not_hold_up_a_short_one(held, gathering):
    ask = asker(gathering, Ticket(30))
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(ask, "أول")
        assert held.begun.wait(30)
        document = pool.submit(ask, *(f"نص {n}" for n in range(200)))
        time.sleep(0.1)
        short = pool.submit(ask, "نعم")
        time.sleep(0.1)
        held.released.set()
        assert (first.result(), short.result()) == (["EN(أول)"], ["Yes"])
        assert document.result() == [f"EN(نص {n})" for n in range(200)]
    assert "نعم" in [request.text for request in held.calls[1]]


def test_an_error_is_told_to_whom_it_belongs(held, gathering):
    ask = asker(gathering, Ticket(30))
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(ask, "أول")
        assert held.begun.wait(30)
        good, bad = pool.submit(ask, "نعم"), pool.submit(ask, "خلل")
        time.sleep(0.2)
        held.released.set()
        assert (first.result(), good.result()) == (["EN(أول)"], ["Yes"])
        with pytest.raises(ZeroDivisionError):
            bad.result()
        assert ask("بعد") == ["EN(بعد)"]


def test_whoever_is_out_of_time_is_let_go_and_not_asked_for(held, gathering):
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(asker(gathering, Ticket(30)), "أول")
        assert held.begun.wait(30)
        late = pool.submit(asker(gathering, Ticket(0.1)), "متأخر")
        ticket = Ticket(30)
        dropped = pool.submit(asker(gathering, ticket), "متروك", "نعم")
        time.sleep(0.1)
        ticket.cut()
        for future in (late, dropped):
            with pytest.raises(CutError):
                future.result(5)
        with pytest.raises(CutError):
            asker(gathering, ticket)("بعد")
        held.released.set()
        assert first.result() == ["EN(أول)"]
    assert held.asked == ["أول"]


def test_ranks_are_asked_for_once(held, gathering):
    held.released.set()
    turn = Turn(Ticket(30))
    found = []
    for rank in range(4):
        with gathering.taking(replace(turn, rank=rank)):
            (answer,) = gathering.translate([Request("نعم")])
            found.append([candidate.text for candidate in answer])
    assert found == [["Yes"], ["Yeah"], ["Yep"], ["Aye"]]
    assert held.calls == [(Request("نعم", alternatives=4),)]


def test_without_a_turn_it_is_as_if_it_were_not_there(held, gathering):
    held.released.set()
    assert gathering.translate([Request("نعم", alternatives=2)])[0][1].text == "Yeah"
    assert gathering.digest == held.digest
