"""Arabic news Markdown into faithful English, with every figure checked.

>>> from dragoman import create_host, translate
>>> from dragoman.testing import EchoBackend

Each public name is imported when it is first used, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dragoman.alignment import (
        Alignment,
        Counterpart,
        FigurePair,
        SentencePair,
        SpeakerPair,
        align_documents,
    )
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
    from dragoman.fragment import translate_fragment
    from dragoman.hookspecs import BackendFactory, hookimpl
    from dragoman.host import Host, create_host
    from dragoman.memory.learn import Correction, learn_corrections
    from dragoman.memory.place import memory_path
    from dragoman.memory.store import open_memory
    from dragoman.passages import Passage, alternatives, read_passages
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
    from dragoman.work import source_offsets

__version__: Final = "0.1.0"

__all__ = [
    "Alignment",
    "Backend",
    "BackendFactory",
    "Block",
    "Budget",
    "Candidate",
    "Check",
    "Correction",
    "Counterpart",
    "DigestError",
    "Document",
    "DragomanError",
    "FigurePair",
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
    "Passage",
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
    "SentencePair",
    "Settings",
    "SettingsError",
    "Severity",
    "SourceSentence",
    "Span",
    "SpeakerPair",
    "StructureError",
    "Summariser",
    "Summary",
    "Translation",
    "align_documents",
    "alternatives",
    "check",
    "create_host",
    "hookimpl",
    "learn_corrections",
    "load_settings",
    "memory_path",
    "open_memory",
    "read_passages",
    "source_offsets",
    "summarise",
    "translate",
    "translate_fragment",
]

_HOMES: Final = {  # of every name that is not in dragoman.types
    "align_documents": "alignment",
    "Alignment": "alignment",
    "Counterpart": "alignment",
    "FigurePair": "alignment",
    "SentencePair": "alignment",
    "SpeakerPair": "alignment",
    "source_offsets": "work",
    "check": "checking",
    "translate": "pipeline",
    "translate_fragment": "fragment",
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
    **dict.fromkeys(("Passage", "alternatives", "read_passages"), "passages"),
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
