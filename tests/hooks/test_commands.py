from dragoman import create_host
from dragoman_hooks import plugin
from dragoman_hooks.commands import COMMANDS


def test_the_help_names_every_command_of_the_hooks():
    host = create_host(plugins=[plugin], entry_points=False)
    assert list(host.commands()) == list(COMMANDS)
    assert all(text.endswith(".") for text in COMMANDS.values())
