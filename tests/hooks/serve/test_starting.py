"""A server that cannot start says why."""

from __future__ import annotations

import socket

import pytest

from dragoman.cli import run


def fails(capfd, *arguments):
    assert run(["serve", *map(str, arguments)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


class TestStarting:
    """What stands in the way is told in a line, with exit status 2."""

    @pytest.fixture(autouse=True)
    def _here(self, project, monkeypatch):
        monkeypatch.chdir(project)

    def test_a_busy_port(self, capfd):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            err = fails(capfd, "--port", port)
        assert f"127.0.0.1 port {port}: another program is listening there" in err
        assert "--port 0" in err

    @pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1"])
    def test_an_address_that_is_not_here(self, capfd, host):
        assert "--host" in fails(capfd, "--host", host, "--no-api-keys")

    def test_a_network_without_keys(self, capfd):
        err = fails(capfd, "--host", "0.0.0.0")  # noqa: S104
        assert "--api-keys" in err
        assert "--no-api-keys" in err

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("# none\n", "no API key"),
            ("short\n", "keys:1: shorter than 16"),
            (None, "no such file"),
        ],
    )
    def test_keys_that_are_none(self, capfd, tmp_path, text, message):
        keys = tmp_path / "keys"
        if text is not None:
            keys.write_text(text)
        assert message in fails(capfd, "--port", 0, "--api-keys", keys)

    def test_contradictions_and_mistakes(self, capfd, tmp_path):
        assert "exclude each other" in fails(capfd, "--api-keys", "k", "--no-api-keys")
        assert "no model scriptd" in fails(capfd, "--port", 0, "--model", "scriptd")
        assert "--timeout" in fails(capfd, "--timeout", 0)
        assert "no such option" in fails(capfd, "--prot", 1).lower()

    def test_a_missing_extra(self, capfd, monkeypatch):
        monkeypatch.setattr("dragoman_hooks.serve.find_spec", lambda name: None)
        assert 'pip install "dragoman[serve]"' in fails(capfd, "--port", 0)
