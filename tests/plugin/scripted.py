"""A host whose model answers from a script."""

from dragoman import Settings, create_host, hookimpl
from dragoman.testing import ScriptedBackend


def host_of(answers):
    """Return a host with one answer to each text, never asked again."""
    backend = ScriptedBackend({source: [target] for source, target in answers.items()})

    class Plugin:
        @hookimpl
        def register_backends(self):
            return {"scripted": lambda: backend}

    settings = Settings(model="scripted", retries=False)
    return create_host(settings=settings, plugins=[Plugin()], entry_points=False)
