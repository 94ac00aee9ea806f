"""The plugin itself: what happens at each event of a build.

English pages are files in memory: nothing is written into the folder of the sources, so that
`mkdocs serve` does not set itself off. mkdocs-static-i18n makes files anew and drops what they
hold; with it, pages are offered before it runs (priority -100) and filled again after it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from dragoman import DragomanError
from dragoman.adapters import has_arabic_letters
from dragoman_hooks import metadata
from dragoman_hooks.mkdocs import html
from dragoman_hooks.mkdocs.layout import english_uri, unmarked_uri
from dragoman_hooks.mkdocs.links import Links
from dragoman_hooks.mkdocs.navigation import mirrored, retitle, titles
from dragoman_hooks.mkdocs.options import DragomanConfig, misspelt
from dragoman_hooks.mkdocs.pairs import Pair, Pairs
from dragoman_hooks.translator import Page as Source
from dragoman_hooks.translator import Translator, open_host

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_NAMES: Final = ("site_name", "site_description", "copyright")  # of the site, on every page
I18N: Final = "i18n"  # what mkdocs-static-i18n calls itself
log = get_plugin_logger("dragoman")


class DragomanPlugin(BasePlugin[DragomanConfig]):  # type: ignore[no-untyped-call]
    """English pages for the Arabic ones, alone or with mkdocs-static-i18n."""

    def __init__(self) -> None:
        self._translator: Translator | None = None
        self._opened: object = None  # what the translator was made for
        self._links = Links()
        self._pairs = Pairs()
        self._nav: Navigation | None = None
        self._i18n: Any = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Do nothing: that the method is there keeps this object for every build of a server."""

    @event_priority(-50)  # after the plugin of the search, which sets its languages
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and prepare what stands where no plugin for languages does."""
        self._i18n = config.plugins.get(I18N)
        folder = Path(config.config_file_path or ".").absolute().parent
        try:
            host = open_host(folder, [metadata.__name__], model=self.config.model)
        except DragomanError as error:
            raise PluginError(f"dragoman: {error}") from error
        opened = folder, host.settings, self.config.strict
        if self._translator is None or self._opened != opened:
            self._opened = opened
            self._translator = Translator(host, folder, log.log, strict=self.config.strict)
        if self._i18n is not None:
            self._check_languages()
            return config
        extensions: list[Any] = config.markdown_extensions  # names, and objects just as well
        if self._links not in extensions:
            extensions.append(self._links)
        search = config.plugins.get("search")
        if search is not None and "en" not in (search.config.get("lang") or ["en"]):
            search.config["lang"] = [*search.config["lang"], "en"]
        return config

    @event_priority(-90)
    def _add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the English page of every Arabic page that has none."""
        try:
            self._pairs, self._nav = Pairs(self._paired(files, config)), None
        except DragomanError as error:
            raise PluginError(f"dragoman: {error}") from error
        for pair in self._pairs.of_arabic.values():
            if pair.by_machine:
                files.append(pair.english)
        if not self._pairs.of_arabic:
            log.info("there is no Arabic page: nothing was translated")
        self._links.pairs, self._links.files = self._pairs, files
        return files

    @event_priority(-110)
    def _fill_pages(self, files: Files, /, **_: object) -> Files:
        """Put the English into the files that mkdocs-static-i18n made of those that were added."""
        for file in files:
            pair = self._pairs.of_english.get(file.src_uri)
            if pair is not None and pair.by_machine and file is not pair.english:
                file.content_string = pair.english.content_string
                file.generated_by = pair.english.generated_by
        return files

    on_files = CombinedEvent(_add_pages, _fill_pages)

    @event_priority(-110)
    def on_nav(self, nav: Navigation, /, config: MkDocsConfig, **_: object) -> Navigation:
        """Translate the titles of the navigation."""
        if self._translator is None or not (self._pairs.of_arabic and self._is_alone_or_english()):
            return nav
        given = self.config.titles
        named = list(titles(nav.items))
        for title, hint in misspelt(given, [*named, *_names(config)]):
            log.warning("mkdocs.yml: titles: the site has no title %s (%s)", title, hint)
        self._tell_names(config)
        others = (title for title in named if title not in given)
        english = {**self._translator.titles("mkdocs.yml (titles)", others), **given}
        if self._i18n is None:
            self._nav = mirrored(nav, self._pairs, english)
        else:
            retitle(nav.items, english)
        return nav

    def on_page_markdown(self, _: str, /, *, page: Page, **__: object) -> None:
        """Remember whose addresses are to be led."""
        pair = self._pairs.of_english.get(page.file.src_uri)
        self._links.pair = pair if pair and pair.by_machine else None

    @event_priority(-50)  # after the plugin of the search, which need not find the banner
    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """Show the English navigation beside English pages, and a link to the other language."""
        version, pair = self._version(page.file)
        if version is not None:
            notice = self.config.notice if pair and pair.by_machine else ""
            page.content = html.banner(version, notice) + (page.content or "")
        if self._i18n is None and self._nav is not None and pair is not None:
            context["nav"] = self._nav
            context["config"] = copy(config)  # which templates read; the build's own stays
            for name in _NAMES:
                context["config"][name] = self.config.titles.get(config[name], config[name])
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say in the HTML which language the page has, and where the other is."""
        version, pair = self._version(page.file)
        if pair is not None:
            output = html.in_english(output)
        return html.with_alternate(output, version, config.site_url) if version else output

    def _tell_names(self, config: MkDocsConfig) -> None:
        """Log what of the site's configuration stays Arabic on English pages: it is a name."""
        for name in _NAMES:
            value = config[name] or ""
            if has_arabic_letters(value) and value not in self.config.titles:
                where = "titles" if self._i18n is None else "the locale en of i18n"
                log.info("%s is Arabic on English pages too: give it in %s: %s", name, where, value)

    def _check_languages(self) -> None:
        """Refuse a configuration of mkdocs-static-i18n without the two languages."""
        missing = {"ar", "en"} - set(self._i18n.all_languages)
        if missing:
            raise PluginError(
                f"dragoman: i18n.languages has no {' and no '.join(sorted(missing))}: "
                "add the locales ar and en (docs/mkdocs.md has an example)"
            )

    def _is_alone_or_english(self) -> bool:
        return self._i18n is None or self._i18n.current_language == "en"

    def _paired(self, files: Files, config: MkDocsConfig) -> Iterator[Pair]:
        """Yield each Arabic page with its English one, a person's or generated now."""
        layout = self._i18n.config.docs_structure if self._i18n else self.config.layout
        wanted: dict[str, tuple[File, Source]] = {}
        for file in files.documentation_pages():
            if self.config.exclude is not None and self.config.exclude.match_file(file.src_uri):
                continue
            source = self._arabic(file)
            if source is None:
                continue
            uri = english_uri(file.src_uri, layout)
            written = files.get_file_from_path(uri) or self._unmarked(files, uri, file)
            if written is not None:
                if self._i18n is None:
                    written.inclusion = InclusionLevel.NOT_IN_NAV  # it has a place in the English
                yield Pair(file, written, by_machine=False)
            elif uri in wanted:
                other = wanted[uri][0].src_uri
                log.warning("%s and %s would both become %s", file.src_uri, other, uri)
            else:
                wanted[uri] = file, source
        assert self._translator is not None  # noqa: S101 - on_config made it
        english = self._translator.english(source for _, source in wanted.values())
        for uri, (file, source) in wanted.items():
            if source.name in english:
                yield Pair(file, self._file(uri, english[source.name], config), by_machine=True)

    def _arabic(self, file: File) -> Source | None:
        """Return what is to be translated of a page, None of one that is not Arabic."""
        assert self._translator is not None  # noqa: S101 - on_config made it
        try:
            text = file.content_string
        except (OSError, ValueError):
            return None  # MkDocs tells
        head = text.startswith("---")
        source = Source(file.src_uri, text, "markdown" if head else metadata.NAME)
        return source if self._translator.is_arabic(source) else None

    def _unmarked(self, files: Files, uri: str, arabic: File) -> File | None:
        """Return a person's page for `uri` where English is the default and needs no mark."""
        if self._i18n is None or self._i18n.default_language != "en":
            return None
        found = files.get_file_from_path(unmarked_uri(uri))
        return None if found is arabic else found

    def _file(self, uri: str, text: str, config: MkDocsConfig) -> File:
        if self._i18n is None:
            level = InclusionLevel.NOT_IN_NAV
            return File.generated(config, uri, content=text, inclusion=level)
        file = File.generated(config, uri, content=text)
        file.abs_src_path = os.path.join(config.docs_dir, uri)  # noqa: PTH118 - which i18n looks at
        return file

    def _version(self, file: File) -> tuple[html.Version | None, Pair | None]:
        """Return a page's version in the other language, and its pair if it is English itself."""
        pair = self._pairs.of_english.get(file.src_uri)
        language: html.Language = "ar" if pair else "en"
        both = pair or self._pairs.of_arabic.get(file.src_uri)
        if both is None:
            return None, None
        other: File | None = both.arabic if pair else both.english
        if self._i18n is not None:
            other = getattr(file, "alternates", {}).get(language)
        if other is None or other.url == file.url:
            return None, pair
        label = self.config.arabic_link if pair else self.config.english_link
        return html.Version.of(language, other, file, label), pair


def _names(config: MkDocsConfig) -> list[str]:
    return [config[name] for name in _NAMES if config[name]]
