"""Pages that are translated by threads of their own ask the model together."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from dragoman import PluginError, Request, Settings, create_host, hookimpl
from dragoman.testing import BackendContract, EchoBackend, ScriptedBackend
from dragoman_hooks.site.together import Together


def together_with(backend):
    """Return a backend that asks `backend`, as the host of a site has it."""
    offer = SimpleNamespace(register_backends=hookimpl(lambda: {"asked": lambda: backend}))
    together = Together("asked")
    settings = Settings(model="dragoman_hooks.site")
    together.ask(create_host(settings=settings, plugins=[offer, together], entry_points=False))
    return together


class TestTogether(BackendContract):
    def make(self):
        return together_with(EchoBackend())


def asked(together, *texts):
    with together.page():
        return [found.text for (found,) in together.translate([Request(text) for text in texts])]


def test_what_threads_ask_for_is_one_batch_without_duplicates():
    backend = ScriptedBackend()
    together = together_with(backend)
    start = threading.Barrier(3)

    def page(texts):
        with together.page():
            start.wait(timeout=5)
            return [one.text for (one,) in together.translate([Request(text) for text in texts])]

    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(page, [("a", "x"), ("b", "x"), ("c", "a")]))
    assert answers == [["EN(a)", "EN(x)"], ["EN(b)", "EN(x)"], ["EN(c)", "EN(a)"]]
    assert backend.asked == ["a", "b", "c", "x"]
    assert len(backend.calls) == 1


def test_the_next_round_does_not_wait_for_threads_that_are_done():
    backend = ScriptedBackend()
    together = together_with(backend)
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda n: asked(together, f"t{n}"), range(40)))
    assert answers == [[f"EN(t{n})"] for n in range(40)]


def test_an_error_of_the_model_reaches_every_thread():
    class Broken(EchoBackend):
        def translate(self, requests):
            raise ValueError("broken")

    together = together_with(Broken())
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(asked, together, f"t{n}") for n in range(8)]
        for future in futures:
            with pytest.raises(PluginError, match="ValueError: broken"):
                future.result()


def test_who_waits_is_interrupted():
    together = together_with(EchoBackend())
    with ThreadPoolExecutor() as pool, together.page():  # this thread never asks
        future = pool.submit(asked, together, "t")
        time.sleep(0.05)
        assert not future.done()
        together.stop()
        with pytest.raises(KeyboardInterrupt):
            future.result(timeout=5)


def test_many_requests_go_in_portions_that_grow_while_they_are_answered_fast():
    backend = ScriptedBackend()
    together = together_with(backend)
    assert len(asked(together, *map(str, range(9)), "1")) == 10
    assert asked(together, *map(str, range(100))) == [f"EN({n})" for n in range(100)]
    assert [len(call) for call in backend.calls] == [8, 1, 16, 32, 52]


def test_the_pages_that_were_begun_first_are_asked_for_first():
    backend = ScriptedBackend()
    together = together_with(backend)
    begun = [threading.Event() for _ in range(5)]
    begun[0].set()

    def page(number):
        begun[number].wait(timeout=5)
        with together.page():
            begun[number + 1].set()
            begun[-1].wait(timeout=5)
            requests = [Request(f"{number} {n}") for n in range(2)]
            return [one.text for (one,) in together.translate(requests)]

    together._pace.size = 7  # so that all four wait
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(page, range(4)))
    assert answers == [[f"EN({page} {n})" for n in range(2)] for page in range(4)]
    first, second = backend.calls
    assert [sum(one.text.startswith(f"{n} ") for one in first) for n in range(4)] == [2, 2, 2, 1]
    assert len(second) == 1


def test_who_is_answered_does_not_wait_for_who_is_still_asked_for():
    """So a page stores its sentences while the model is at work on the next one's."""
    begun, done = threading.Barrier(2), threading.Event()

    class Waiting(EchoBackend):
        calls = 0

        def translate(self, requests):
            self.calls += 1
            assert self.calls == 1 or done.wait(timeout=5)
            return super().translate(requests)

    together = together_with(Waiting())

    def page(name):
        with together.page():
            begun.wait(timeout=5)
            together.translate([Request(f"{name}{n}") for n in range(5)])
            done.set()

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(page, "ab")) == [None, None]
