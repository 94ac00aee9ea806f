"""The extension itself: its settings, and what happens at Sphinx's events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path, PurePath
from typing import Any, Final

import polib
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError, ExtensionError
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from dragoman import DragomanError, Host, __version__
from dragoman.adapters import nearest, project_memory
from dragoman_hooks.sphinx import roles
from dragoman_hooks.sphinx.catalogues import (
    Tell,
    fill,
    is_grave,
    merge,
    read_catalogue,
    write_catalogue,
)
from dragoman_hooks.sphinx.english import MESSAGES, build, fill_catalogues
from dragoman_hooks.translator import open_host

OUTPUTS: Final = ("pages", "gettext")
VALUES: Final[dict[str, tuple[Any, type]]] = {  # names, defaults and types
    "dragoman_output": ("pages", str),
    "dragoman_model": ("", str),  # "": as the project's settings say
    "dragoman_folder": ("en", str),  # of the English pages, below the others
    "dragoman_english": ({}, dict),  # settings of conf.py that are others in English
    "dragoman_notice": ("Translated by machine from Arabic.", str),
    "dragoman_strict": (False, bool),
    "dragoman_catalogues": ("", str),  # set in the build of the English pages alone
}
log = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the settings and the events."""
    for name, (default, kind) in VALUES.items():
        app.add_config_value(name, default, "env" if name == "dragoman_output" else "", [kind])
    pages = Pages()
    app.connect("config-inited", check)
    app.connect("env-updated", pages.translate)
    app.connect("html-page-context", pages.link)
    app.connect("build-finished", pages.build)
    app.connect("build-finished", update_catalogues)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def check(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - Sphinx's signature
    """Refuse wrong settings; in the English build, set what is English. Raises `ConfigError`."""
    for name in config._raw_config:  # noqa: SLF001 - Sphinx keeps what it does not know there
        if name.startswith("dragoman_") and name not in VALUES:
            hint = nearest(name, VALUES) or f"the settings are {', '.join(VALUES)}"
            raise ConfigError(f"conf.py: there is no setting {name} ({hint})")
    if config.dragoman_output not in OUTPUTS:
        raise ConfigError(
            f"conf.py: dragoman_output is {config.dragoman_output!r}, not {' or '.join(OUTPUTS)}"
        )
    folder = PurePath(config.dragoman_folder)
    if folder.is_absolute() or ".." in folder.parts or not folder.parts:
        raise ConfigError(
            f"conf.py: dragoman_folder is {config.dragoman_folder!r}, not a folder below the pages"
            " (such as 'en')"
        )
    for name in config.dragoman_english:
        if name not in config.values:
            hint = nearest(name, config.values) or "the names are those of conf.py"
            raise ConfigError(f"conf.py: dragoman_english: there is no setting {name} ({hint})")
    if config.dragoman_catalogues:
        config.locale_dirs = [config.dragoman_catalogues, *config.locale_dirs]
        config.gettext_allow_fuzzy_translations = True
        for name, value in config.dragoman_english.items():
            config[name] = value


class Pages:
    """The English pages of one build."""

    def __init__(self) -> None:
        self._catalogues: Path | None = None
        self._arabic: set[str] = set()  # documents

    def translate(self, app: Sphinx, _: object) -> None:
        """Translate what was read. Raises `ExtensionError`."""
        config = app.config
        wanted = config.dragoman_output == "pages" and app.builder.format == "html"
        if not wanted or config.dragoman_catalogues:
            return
        with _errors():
            host = _host(app)
            self._catalogues, self._arabic = fill_catalogues(app, host, _teller(config))
        if not self._arabic:
            log.info("dragoman: there is no Arabic text: no English pages are built")

    def link(
        self, app: Sphinx, name: str, _: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Link a page to its other language, in its head and above its text."""
        config = app.config
        english = bool(config.dragoman_catalogues)
        if doctree is None or not (english or name in self._arabic):
            return
        uris = [app.builder.get_target_uri(name)]
        uris.insert(0 if english else 1, f"{config.dragoman_folder}/{uris[0]}")
        uri = escape(relative_uri(*uris))
        language = 'hreflang="ar"' if english else 'hreflang="en"'
        shown = 'lang="ar" dir="rtl">العربية' if english else 'lang="en" dir="ltr">English'
        line = f'<a href="{uri}" {language} {shown}</a>'
        if english and config.dragoman_notice:
            line += f" · <span>{escape(config.dragoman_notice)}</span>"
        context["body"] = f'<p class="dragoman">{line}</p>\n{context["body"]}'
        alternate = f'<link rel="alternate" {language} href="{uri}">'
        context["metatags"] = context.get("metatags", "") + alternate

    def build(self, app: Sphinx, exception: Exception | None) -> None:
        """Build the English pages. Raises `SphinxError`."""
        if exception is None and self._catalogues is not None and self._arabic:
            log.info("dragoman: building the English pages")
            build(app, self._catalogues, app.config.dragoman_folder)


def update_catalogues(app: Sphinx, exception: Exception | None) -> None:
    """Bring the English catalogues up to date with the templates that were built, and fill them.

    Raises `ExtensionError`.
    """
    config = app.config
    wanted = (config.dragoman_output, app.builder.name) == ("gettext", "gettext")
    if exception is not None or not wanted:
        return
    folder = Path(app.srcdir, config.locale_dirs[0]) / MESSAGES
    with _errors():
        host = _host(app)
        with project_memory(host.settings, Path(app.confdir)) as memory:
            for template in sorted(Path(app.outdir).rglob("*.pot")):
                path = folder / template.relative_to(app.outdir).with_suffix(".po")
                catalogue = _merged(path, read_catalogue(template))
                number = fill(catalogue, host, memory, _teller(config))
                if write_catalogue(path, catalogue):
                    log.info("dragoman: %s: %s filled", path, number)


def _merged(path: Path, template: polib.POFile) -> polib.POFile:
    if path.exists():
        catalogue = read_catalogue(path)
        merge(catalogue, template)
        return catalogue
    template.metadata["Language"], template.metadata_is_fuzzy = "en", False
    return template


def _host(app: Sphinx) -> Host:
    return open_host(Path(app.confdir), [roles], model=app.config.dragoman_model or None)


@contextmanager
def _errors() -> Iterator[None]:
    """Turn what dragoman raises into what Sphinx shows without a traceback."""
    try:
        yield
    except DragomanError as error:
        raise ExtensionError(f"dragoman: {error}") from error


def _teller(config: Config) -> Tell:
    def tell(rank: int, line: str) -> None:
        if config.dragoman_strict and is_grave(rank):
            log.warning("%s", line, type="dragoman", subtype="findings")
        else:
            log.info("%s", line)

    return tell
