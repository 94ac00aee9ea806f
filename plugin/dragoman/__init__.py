"""Arabic news Markdown into faithful English, with every figure checked.

>>> from dragoman import create_host, translate
>>> from dragoman.testing import EchoBackend

Each public name is imported when it is first used, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dragoman.checking import check
    from dragoman.errors import (
        DigestError,
        DragomanError,
        FormatError,
        InputError,
        MemoryFileError,
        ModelError,
        OutputError,
        PluginError,
        SettingsError,
        StructureError,
    )
    from dragoman.hookspecs import BackendFactory, hookimpl
    from dragoman.host import Host, create_host
    from dragoman.memory.learn import Correction, learn_corrections
    from dragoman.memory.place import memory_path
    from dragoman.memory.store import open_memory
    from dragoman.pipeline import translate
    from dragoman.plugins import PluginInfo
    from dragoman.protocols import Backend, Check, Format, Memory, PostEditor, Segmenter, Summariser
    from dragoman.settings import Settings, load_settings
    from dragoman.summary.budget import Budget
    from dragoman.summary.build import summarise
    from dragoman.summary.model import Score, SourceSentence, Summary
    from dragoman.types import (
        Block,
        Candidate,
        Document,
        Finding,
        Inline,
        Link,
        Pair,
        Rendered,
        Request,
        Rewrite,
        Segment,
        Sentence,
        Severity,
        Span,
        Translation,
    )

__version__: Final = "0.1.0"

__all__ = [
    "Backend",
    "BackendFactory",
    "Block",
    "Budget",
    "Candidate",
    "Check",
    "Correction",
    "DigestError",
    "Document",
    "DragomanError",
    "Finding",
    "Format",
    "FormatError",
    "Host",
    "Inline",
    "InputError",
    "Link",
    "Memory",
    "MemoryFileError",
    "ModelError",
    "OutputError",
    "Pair",
    "PluginError",
    "PluginInfo",
    "PostEditor",
    "Rendered",
    "Request",
    "Rewrite",
    "Score",
    "Segment",
    "Segmenter",
    "Sentence",
    "Settings",
    "SettingsError",
    "Severity",
    "SourceSentence",
    "Span",
    "StructureError",
    "Summariser",
    "Summary",
    "Translation",
    "check",
    "create_host",
    "hookimpl",
    "learn_corrections",
    "load_settings",
    "memory_path",
    "open_memory",
    "summarise",
    "translate",
]

_HOMES: Final = {  # of every name that is not in dragoman.types
    "check": "checking",
    "translate": "pipeline",
    "create_host": "host",
    "Host": "host",
    "hookimpl": "hookspecs",
    "Correction": "memory.learn",
    "learn_corrections": "memory.learn",
    "memory_path": "memory.place",
    "open_memory": "memory.store",
    "BackendFactory": "hookspecs",
    "PluginInfo": "plugins",
    "Settings": "settings",
    "load_settings": "settings",
    "Budget": "summary.budget",
    "summarise": "summary.build",
    **dict.fromkeys(("Score", "SourceSentence", "Summary"), "summary.model"),
    **dict.fromkeys(
        ("Backend", "Check", "Format", "Memory", "PostEditor", "Segmenter", "Summariser"),
        "protocols",
    ),
    **dict.fromkeys((name for name in __all__ if name.endswith("Error")), "errors"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    value = getattr(import_module(f"dragoman.{_HOMES.get(name, 'types')}"), name)
    globals()[name] = value
    return value
