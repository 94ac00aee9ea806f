"""Every error that dragoman raises on purpose; each message ends with what to do next.

DragomanError
├── SettingsError        a setting is unknown, misspelt or out of range
├── PluginError          a plugin cannot be loaded or breaks its contract
├── ModelError           a model is missing, damaged or of an unknown family
│   └── DigestError      a file of a model is not the one its manifest names
├── InputError           a file cannot be read, or is not text
├── FormatError          a document cannot be parsed in its format
├── OutputError          a result cannot be written
├── MemoryFileError      the translation memory cannot be used
└── StructureError       a translation would have changed the document's structure
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all; `message` says what is wrong, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both parts apart: the command line prints them on one line each."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return both parts on one line."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class SettingsError(DragomanError):
    """A setting is unknown, misspelt or out of range."""


class PluginError(DragomanError):
    """A plugin cannot be loaded or breaks its contract."""


class ModelError(DragomanError):
    """A model is missing, damaged or of an unknown family."""


class DigestError(ModelError):
    """A file of a model is not the one that its manifest names."""


class InputError(DragomanError):
    """A file cannot be read, or is not text."""


class FormatError(DragomanError):
    """A document cannot be parsed in its format."""


class OutputError(DragomanError):
    """A result cannot be written."""


class MemoryFileError(DragomanError):
    """The translation memory cannot be used."""


class StructureError(DragomanError):
    """A translation would have changed the document's structure."""
