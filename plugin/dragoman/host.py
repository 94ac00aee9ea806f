"""The host: every plugin behind one typed method a hook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pluggy import PluginManager

from dragoman.answers import ask, blame, merge, name_or_none, named, objects, spans_of
from dragoman.errors import (
    DragomanError,
    FormatError,
    ModelError,
    PluginError,
    SettingsError,
)
from dragoman.guard import guarded
from dragoman.hookspecs import BackendFactory
from dragoman.nearest import nearest
from dragoman.once import Once
from dragoman.plugins import PluginInfo, load_plugins
from dragoman.protocols import Backend, Check, Format, PostEditor, Segmenter, Summariser
from dragoman.settings import Settings, is_path
from dragoman.types import Segment, Span, Translation

if TYPE_CHECKING:
    import click

BUILTIN: Final = (
    "dragoman.builtin.check_attribution",
    "dragoman.builtin.check_balance",
    "dragoman.builtin.check_empty",
    "dragoman.builtin.check_figures",
    "dragoman.builtin.check_leftovers",
    "dragoman.builtin.check_length",
    "dragoman.builtin.check_repetition",
    "dragoman.builtin.check_speakers",
    "dragoman.builtin.check_untranslated",
    "dragoman.builtin.check_words",
    "dragoman.builtin.english_hygiene",
    "dragoman.builtin.html",
    "dragoman.builtin.markdown",
    "dragoman.builtin.plain",
    "dragoman.builtin.sentences_ar",
    "dragoman.builtin.sentences_en",
    "dragoman.builtin.summarisers",
)
DEFAULT_FORMAT: Final = "markdown"  # of standard input
_HEAD: Final = 4096  # code points that `choose_format` may look at


def create_host(
    *,
    settings: Settings | None = None,
    plugins: Collection[object] = (),
    block: Collection[str] = (),
    entry_points: bool = True,
    project_dir: Path | None = None,
) -> Host:
    """Load the built-in plugins, those installed, the project's own, and `plugins`.

    An item of `plugins` is a module, its dotted name, or an object with hook implementations.
    `block` and the setting of that name leave plugins out, unimported. Raises `PluginError`.
    """
    settings = settings or Settings()
    manager, infos = load_plugins(
        BUILTIN,
        plugins=plugins,
        block={*block, *settings.block},
        entry_points=entry_points,
        project_dir=project_dir,
    )
    return Host(manager, infos, settings)


class Host:
    """Plugins, settings and loaded backends; made by `create_host`, safe to share by threads."""

    def __init__(
        self, manager: PluginManager, infos: Collection[PluginInfo], settings: Settings
    ) -> None:
        self.settings = settings
        self._manager = manager
        self._infos = tuple(infos)
        self._loaded: dict[str, Backend] = {}
        self.lock = RLock()

    def plugins(self) -> list[PluginInfo]:
        """Return what is loaded, in order of loading."""
        return list(self._infos)

    def models(self) -> dict[str, Path]:
        """Return the model folders by name, that of the setting ``model`` included."""
        return dict(self._models)

    def backends(self) -> dict[str, BackendFactory]:
        """Return the factory of each backend by name; none is called."""
        return {name: factory for name, (_, factory) in self._backends.items()}

    def model_name(self) -> str:
        """Return the name of the backend that the settings choose."""
        return _model_name(self.settings.model)

    def backend(self, name: str | None = None) -> Backend:
        """Return the backend `name` (by default that of the settings), made on first use.

        Raises `ModelError` where there is none of that name or it cannot be loaded.
        """
        name = _model_name(name or self.settings.model)
        if name not in self._backends:
            near = f"a folder is written ./{name};" if Path(name).is_dir() else ""
            hint = f"{near or nearest(name, self._backends)} `dragoman models` lists them"
            raise ModelError(f"there is no model {name}", hint.strip())
        with self.lock:
            if name not in self._loaded:
                self._loaded[name] = self._make(name)
            return self._loaded[name]

    def replace_backend(self, backend: Backend) -> None:
        """Have `backend`, which may wrap it, answer in place of that of the settings."""
        with self.lock:
            self._loaded[self.model_name()] = backend

    def formats(self) -> tuple[Format, ...]:
        """Return the formats in order of loading."""
        return tuple(self._formats.values())

    def format(self, name: str) -> Format:
        """Return the format `name`. Raises `FormatError` where there is none."""
        if name not in self._formats:
            hint = nearest(name, self._formats) or f"the formats are {', '.join(self._formats)}"
            raise FormatError(f"there is no format {name}", hint)
        return self._formats[name]

    def choose_format(self, path: Path | None, head: str) -> str:
        """Return the name of a document's format: by setting, then hook, then longest suffix.

        `head` is the document, or its beginning. Standard input (`path` None) is Markdown unless
        recognised. Raises `FormatError` where nothing tells.
        """
        if self.settings.format is not None:
            return self.format(self.settings.format).name
        read = partial(name_or_none, self._formats)
        given = {"path": path, "head": head[:_HEAD]}
        for _, name in ask(self._manager, "choose_format", given, read, last_first=True):
            if name is not None:
                return name
        if path is None:
            return DEFAULT_FORMAT
        by_suffix = {suffix: one.name for one in self.formats() for suffix in one.suffixes}
        for suffix in sorted(by_suffix, key=len, reverse=True):
            if path.name.lower().endswith(suffix):
                return by_suffix[suffix]
        raise FormatError(
            f"{path}: the format is not known by this file name",
            f"name it with --format: {', '.join(self._formats)}",
        )

    def segmenter(self, language: str) -> Segmenter:
        """Return the sentence splitter for `language`. Raises `PluginError` if there is none."""
        if language not in self._segmenters:
            hint = f"there are splitters for: {', '.join(self._segmenters)}"
            raise PluginError(f"no plugin splits sentences of language {language}", hint)
        return self._segmenters[language]

    def post_editors(self, language: str) -> tuple[PostEditor, ...]:
        """Return the editors of target `language` in the order in which they run."""
        editors = (one for one in self._post_editors.values() if one.language == language)
        return tuple(sorted(editors, key=lambda one: (one.order, one.name)))

    def checks(self) -> tuple[Check, ...]:
        """Return the checks in order of loading."""
        return tuple(self._checks.values())

    def summariser(self, name: str) -> Summariser:
        """Return the summariser `name`. Raises `SettingsError` where there is none."""
        if name not in self._summarisers:
            known = f"the summarisers are {', '.join(self._summarisers)}"
            hint = nearest(name, self._summarisers) or known
            raise SettingsError(f"there is no summariser {name}", hint)
        return self._summarisers[name]

    def commands(self) -> dict[str, click.Command]:
        """Return the command line's further commands by name."""
        import click  # noqa: PLC0415 - only the command line needs it

        commands = self._by_name("register_commands", click.Command)
        return {name: command for name, (_, command) in commands.items()}

    def protect_spans(self, segment: Segment) -> tuple[Span, ...]:
        """Return the spans of ``segment.text`` that plugins want untouched, in order."""
        read = partial(spans_of, len(segment.text))
        answers = ask(self._manager, "protect_spans", {"segment": segment}, read)
        return tuple(sorted({span for _, spans in answers for span in spans}))

    def document_done(self, translation: Translation) -> None:
        """Tell every plugin that a document is finished."""
        given = {"translation": translation}
        list(ask(self._manager, "document_done", given, lambda _: None))

    def _make(self, name: str) -> Backend:
        owner, factory = self._backends[name]
        try:
            backend = factory()
        except DragomanError:
            raise
        except Exception as error:
            raise blame(owner, f"backend {name}", error) from error
        if not callable(getattr(backend, "translate", None)):
            raise blame(owner, f"backend {name}", TypeError(f"{backend!r} is no Backend"))
        checked: Backend = guarded(owner, name, Backend, backend)
        return checked

    @Once
    def _models(self) -> dict[str, Path]:
        read = partial(named, lambda path: isinstance(path, Path))
        answers = ask(self._manager, "register_models", {}, read)
        merged = merge("register_models", [(owner, models.items()) for owner, models in answers])
        models = {name: path for name, (_, path) in merged.items()}
        if is_path(model := self.settings.model):
            models[_model_name(model)] = Path(model).expanduser().resolve()
        return models

    @Once
    def _backends(self) -> dict[str, tuple[str, BackendFactory]]:
        given = {"settings": self.settings, "models": MappingProxyType(self._models)}
        read = partial(named, lambda offer: callable(offer) or isinstance(offer, ModelError))
        answers = list(ask(self._manager, "register_backends", given, read))
        offers = [(owner, name, offer) for owner, some in answers for name, offer in some.items()]
        refused = {name: (owner, _raiser(o)) for owner, name, o in offers if not callable(o)}
        made = [(owner, [(name, offer)]) for owner, name, offer in offers if callable(offer)]
        return refused | merge("register_backends", made)

    @Once
    def _formats(self) -> dict[str, Format]:
        given = {"settings": self.settings}
        return self._guarded("register_formats", Format, given)

    @Once
    def _segmenters(self) -> dict[str, Segmenter]:
        answers = ask(self._manager, "register_segmenters", {}, partial(objects, Segmenter))
        return {
            one.language: guarded(owner, one.language, Segmenter, one)
            for owner, offered in answers
            for one in offered
        }

    @Once
    def _post_editors(self) -> dict[str, PostEditor]:
        return self._guarded("register_post_editors", PostEditor)

    @Once
    def _checks(self) -> dict[str, Check]:
        return self._guarded("register_checks", Check, {"settings": self.settings})

    @Once
    def _summarisers(self) -> dict[str, Summariser]:
        return self._guarded("register_summarisers", Summariser)

    def _guarded(
        self, hook: str, kind: type, arguments: Mapping[str, object] = MappingProxyType({})
    ) -> dict[str, Any]:
        """Return the objects that a hook offers by their names, each with its plugin to blame."""
        offered = self._by_name(hook, kind, arguments)
        return {name: guarded(owner, name, kind, one) for name, (owner, one) in offered.items()}

    def _by_name(
        self, hook: str, kind: type, arguments: Mapping[str, object] = MappingProxyType({})
    ) -> dict[str, tuple[str, Any]]:
        """Return the objects that a hook offers, with their plugin, by their names."""
        answers = ask(self._manager, hook, arguments, partial(objects, kind))
        return merge(hook, [(owner, [(one.name, one) for one in some]) for owner, some in answers])


def _raiser(error: ModelError) -> BackendFactory:
    """Return the factory of a model that no plugin can load."""

    def refuse() -> Backend:
        raise error

    return refuse


def _model_name(model: str) -> str:
    """Return the name that a model goes by: of a folder, its last part."""
    return Path(model).expanduser().resolve().name if is_path(model) else model
