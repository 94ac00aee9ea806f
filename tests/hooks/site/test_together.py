"""Pages that are translated by threads of their own ask the model together."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from dragoman import PluginError, Request, Settings, create_host, hookimpl
from dragoman.testing import BackendContract, EchoBackend, ScriptedBackend
from dragoman_hooks.site.together import BATCH, Together


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


def test_many_requests_go_in_portions():
    backend = ScriptedBackend()
    assert len(asked(together_with(backend), *map(str, range(3 * BATCH + 1)))) == 3 * BATCH + 1
    assert [len(call) for call in backend.calls] == [BATCH, BATCH, BATCH, 1]
