"""The hooks of dragoman, and the two markers of its pluggy project.

A plugin is a module, or any object, with functions of these names marked by `hookimpl`. A function
may take fewer arguments than its specification. Each docstring is the contract: when the hook is
called, what may be returned, what may be raised. An exception that is not a `DragomanError`, or an
answer of another type, becomes a `PluginError` that names the plugin and the hook; likewise for
the methods of the objects that it offers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from pluggy import HookimplMarker, HookspecMarker

from dragoman.errors import ModelError
from dragoman.protocols import Backend, Check, Format, PostEditor, Segmenter, Summariser
from dragoman.settings import Settings
from dragoman.types import Segment, Span, Translation

if TYPE_CHECKING:
    import click

PROJECT: Final = "dragoman"

hookspec: Final = HookspecMarker(PROJECT)
hookimpl: Final = HookimplMarker(PROJECT)

BackendFactory: TypeAlias = Callable[[], Backend]


class HookSpecs(Protocol):
    """Every hook, with its types."""

    @hookspec
    def register_models(self) -> Mapping[str, Path]:
        """Name model folders.

        Called once, when backends are first asked for. Return each folder under the name that
        ``--model`` takes; a folder is not opened here. Two plugins that give one name are an
        error. May raise `ModelError`.
        """

    @hookspec
    def register_backends(
        self, settings: Settings, models: Mapping[str, Path]
    ) -> Mapping[str, BackendFactory | ModelError]:
        """Offer backends, each as a factory that is called when its name is first wanted.

        Called once, after `register_models`, with the folders of every plugin. Return a factory
        under each name, or the error that says why this plugin cannot load a folder: it is raised
        if no other plugin can. Import no heavy library before a factory runs. Two factories of one
        name are an error. A factory may raise `ModelError`.
        """

    @hookspec
    def register_formats(self, settings: Settings) -> Iterable[Format]:
        """Offer document formats.

        Called once, when a format is first asked for. Return objects with the members of `Format`.
        Two of one name are an error; of two with one suffix, the plugin loaded last wins. May
        raise `SettingsError`.
        """

    @hookspec
    def register_segmenters(self) -> Iterable[Segmenter]:
        """Offer sentence splitters, one a language.

        Called once, when a segmenter is first asked for. Return objects with the members of
        `Segmenter`. Of two for one language, the plugin loaded last wins. Nothing may be raised.
        """

    @hookspec
    def register_post_editors(self) -> Iterable[PostEditor]:
        """Offer editors of translated sentences.

        Called once, when editors are first asked for. Return objects with the members of
        `PostEditor`. Two of one name are an error; those of the target language run in ascending
        `order`, then by name. Nothing may be raised.
        """

    @hookspec
    def register_checks(self, settings: Settings) -> Iterable[Check]:
        """Offer comparisons of a source text with its translation.

        Called once, when checks are first asked for. Return objects with the members of `Check`.
        Two of one name are an error; all run on every pair, in order of loading. Nothing may be
        raised.
        """

    @hookspec
    def register_summarisers(self) -> Iterable[Summariser]:
        """Offer ways to weigh the sentences of a summary.

        Called once, when a summary is first asked for. Return objects with the members of
        `Summariser`. Two of one name are an error. Nothing may be raised.
        """

    @hookspec
    def register_commands(self) -> Iterable[click.Command]:
        """Offer commands for the command line.

        Called for the page of help, and when a command is looked up that is not built in.
        Return commands with a name each; import click inside the function. A built-in command goes
        before one of the same name; two plugins that give one name are an error. Nothing may be
        raised.
        """

    @hookspec
    def protect_spans(self, segment: Segment) -> Iterable[Span]:
        """Name stretches of a segment that must pass through untouched, such as product names.

        Called once a segment, before it is split into sentences, and gathered from all plugins.
        Return spans in ``segment.text``, in any order; they may overlap each other and the inlines
        of the segment. A span that is empty or out of range is an error. Nothing may be raised.
        """

    @hookspec(firstresult=True)
    def choose_format(self, path: Path | None, head: str) -> str | None:
        """Recognise the format of a document that the user named none for.

        Called once a document with its path (None for standard input) and its first 4096 code
        points, before suffixes are looked at; the plugin loaded last is asked first. Return the
        name of a registered format, or None to leave it to others. Nothing may be raised.
        """

    @hookspec
    def document_done(self, translation: Translation) -> None:
        """Take note of a finished document, for example to keep a log.

        Called after each document, before anything of it is written. Return nothing. Raise an
        `OutputError` to have this document refused and the next one translated, or another
        `DragomanError`, such as `PluginError`, to stop the run.
        """
