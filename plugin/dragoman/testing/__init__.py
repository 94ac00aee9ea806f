"""For authors of plugins: backends without a model, and contract tests to subclass with pytest.

A contract class has a method ``make`` and sample data to override::

    class TestMine(BackendContract):
        def make(self) -> Backend:
            return Mine()
"""

from dragoman.testing.backends import EchoBackend, ScriptedBackend
from dragoman.testing.contracts import (
    BackendContract,
    CheckContract,
    FormatContract,
    SegmenterContract,
)

__all__ = [
    "BackendContract",
    "CheckContract",
    "EchoBackend",
    "FormatContract",
    "ScriptedBackend",
    "SegmenterContract",
]
