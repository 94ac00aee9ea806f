"""What happens at Pelican's signals.

When a generator has read its files, every Arabic original without English gets a translation, and
Pelican's own function sorts originals and translations anew. i18n_subsites, if it is there, comes
after that and moves the translations to the sites of their languages.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from typing import Any, Final

from markdown import markdown
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.utils import order_content, process_translations

from dragoman import Budget, DragomanError, SettingsError, summarise
from dragoman_hooks import metadata
from dragoman_hooks.pelican.options import Options, read_options
from dragoman_hooks.pelican.reader import english_path, read_english
from dragoman_hooks.translator import Page, Translator, open_host

_LISTS: Final = {  # of originals and of their translations
    "ARTICLE": (
        ("articles", "translations"),
        ("hidden_articles", "hidden_translations"),
        ("drafts", "drafts_translations"),
    ),
    "PAGE": (
        ("pages", "translations"),
        ("hidden_pages", "hidden_translations"),
        ("draft_pages", "draft_translations"),
    ),
}
_SUBSITES: Final = "i18n_subsites"
_LINK: Final = re.compile(r"(=\s*[\"'][{|]filename[}|])([^\"'#?]+)")
log = logging.getLogger(__name__)


class Plugin:
    """Adds translations; kept between runs, so that a server translates changed files alone."""

    def __init__(self) -> None:
        self._options = Options()
        self._translator: Translator | None = None
        self._opened: object = None  # what the translator was made for
        self._has_run = False

    def connect(self) -> None:
        """Receive Pelican's signals; a second call changes nothing."""
        signals.initialized.connect(self.start)
        signals.article_generator_pretaxonomy.connect(self.add_articles)
        signals.page_generator_finalized.connect(self.add_pages)
        signals.all_generators_finalized.connect(self.lead_links)
        signals.finalized.connect(self.end)

    def start(self, pelican: Pelican) -> None:
        """Read the settings."""
        with self._telling():
            self._start(pelican.settings)

    def end(self, _: Pelican) -> None:
        """Note that a run has come to its end."""
        self._has_run = True

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """End Pelican with one line where there is an error of dragoman.

        Pelican would show a traceback. Where it runs again after a change, it tells the error
        itself in one line, and goes on.
        """
        try:
            yield
        except DragomanError as error:
            if self._has_run:
                raise
            raise SystemExit(f"dragoman: error: {error}") from error

    def _start(self, settings: dict[str, Any]) -> None:
        self._options = read_options(settings)
        self._check(settings)
        folder = Path(settings["PATH"]).absolute()
        host = open_host(folder, [metadata.__name__], model=self._options.model)
        opened = folder, host.settings, self._options
        if self._translator is None or self._opened != opened:
            self._opened = opened
            strict = self._options.strict
            self._translator = Translator(host, folder, log.log, strict=strict)

    def add_articles(self, generator: ArticlesGenerator) -> None:
        """Add the English of articles."""
        with self._telling():
            self._add(generator, "ARTICLE")

    def add_pages(self, generator: PagesGenerator) -> None:
        """Add the English of pages."""
        with self._telling():
            self._add(generator, "PAGE")

    def lead_links(self, generators: Iterable[Generator]) -> None:
        """Lead links between translations to the English, now that all of it is known."""
        for generator in generators:
            for content in _all(generator, chain.from_iterable(_LISTS.get(_kind(generator), ()))):
                if content.metadata.get("dragoman"):
                    known = generator.context["generated_content"]
                    content._content = _led(content, known)  # noqa: SLF001 - no setter

    def _check(self, settings: dict[str, Any]) -> None:
        names = [str(name).rpartition(".")[2] for name in settings["PLUGINS"] or ()]
        ours = next((names.index(n) for n in ("pelican", "dragoman") if n in names), 0)
        if _SUBSITES in names and names.index(_SUBSITES) < ours:
            raise SettingsError(
                f"PLUGINS names {_SUBSITES} before dragoman", "put dragoman before it"
            )

    def _add(self, generator: Generator, kind: str) -> None:
        identity = generator.settings[f"{kind}_TRANSLATION_ID"]
        if not identity:
            log.warning("%s_TRANSLATION_ID is off: there are no translations", kind)
            return
        keys = [identity] if isinstance(identity, str) else list(identity)
        wanted: dict[str, tuple[Content, Page]] = {}
        for names in _LISTS[kind]:
            for original in _all(generator, names):
                if page := self._arabic(original, generator.settings):
                    wanted[page.name] = original, page
        translated = self._translated(wanted, generator, keys)
        for originals, translations in _LISTS[kind]:
            both = [*getattr(generator, originals), *getattr(generator, translations)]
            new = [translated[id(one)] for one in both if id(one) in translated]
            firsts, others = process_translations([*both, *new], translation_id=identity)
            order = generator.settings[f"{kind}_ORDER_BY"]
            getattr(generator, originals)[:] = order_content(firsts, order)
            getattr(generator, translations)[:] = others

    def _arabic(self, content: Content, settings: dict[str, Any]) -> Page | None:
        """Return what is to be translated of a content that is Arabic, and say that it is.

        Without a field `lang` a file has the language of the site, which of a site of i18n_subsites
        is another one.
        """
        assert self._translator is not None  # noqa: S101 - Pelican starts before it generates
        if content.metadata.get("reader") != "markdown" or content.metadata.get("dragoman"):
            return None
        path = content.get_relative_source_path()
        if any(fnmatch(path, pattern) for pattern in self._options.exclude):
            return None
        try:
            text = Path(content.source_path).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):  # another plugin's, without a file
            return None
        page = Page(path, text, metadata.NAME)
        if not self._translator.is_arabic(page):
            return None
        if "lang" not in content.metadata:
            content.lang = "ar"
            content.in_default_lang = settings["DEFAULT_LANG"].lower() == "ar"
        return page

    def _translated(
        self, wanted: dict[str, tuple[Content, Page]], generator: Generator, keys: Sequence[str]
    ) -> dict[int, Content]:
        """Return the translations, by the identity of the content that each is of."""
        assert self._translator is not None  # noqa: S101 - Pelican starts before it generates
        summaries: dict[str, Page] = {}
        for name, (original, page) in wanted.items():
            if summary := self._summary(page):
                summaries[name] = summary
                original.metadata.setdefault("summary", _paragraph(summary.text))
        pages = [page for original, page in wanted.values() if not _has_english(original)]
        excerpts = [summaries[page.name] for page in pages if page.name in summaries]
        english = self._translator.english([*pages, *excerpts])
        found: dict[int, Content] = {}
        for page in pages:
            if page.name not in english:
                continue
            original, _ = wanted[page.name]
            fields = {key: getattr(original, key) for key in keys}
            fields |= {"lang": "en", "dragoman": self._translator.host.model_name()}
            if generator.settings["DEFAULT_LANG"].lower() != "en":
                fields["translation"] = "true"
            if page.name in summaries and (text := english.get(summaries[page.name].name)):
                fields["summary"] = _paragraph(text)
            text = english[page.name]
            content = read_english(generator, original, text, fields, self._options.notice)
            if content.is_valid():
                generator.add_source_path(content)
                generator.add_static_links(content)
                found[id(original)] = content
        return found

    def _summary(self, page: Page) -> Page | None:
        """Return the summary of a page, None where it has one, none is wanted, or no prose is."""
        assert self._translator is not None  # noqa: S101 - Pelican starts before it generates
        entries, _ = metadata.read_metadata(page.text)
        if not self._options.summary_sentences or any(e.key == "summary" for e in entries):
            return None
        budget = Budget(sentences=self._options.summary_sentences)
        summary = summarise(self._translator.host, page.text, budget=budget, format=page.format)
        text = "\n\n".join(summary.text.splitlines())
        return Page(f"{page.name} (summary)", text, "plain", is_excerpt=True) if text else None


def _all(generator: Generator, names: Iterable[str]) -> Iterator[Content]:
    return chain.from_iterable(getattr(generator, name) for name in names)


def _kind(generator: Generator) -> str:
    if isinstance(generator, ArticlesGenerator):
        return "ARTICLE"
    return "PAGE" if isinstance(generator, PagesGenerator) else ""


def _paragraph(sentences: str) -> str:
    """Return sentences, each a paragraph of plain text, as one of HTML."""
    return markdown(" ".join(sentences.split("\n\n")))


def _has_english(content: Content) -> bool:
    """Tell whether a person translated a content already."""
    return any(other.lang == "en" for other in (content, *content.translations))


def _led(content: Content, known: dict[str, Content | None]) -> str:
    """Return the HTML of a translation with its links to files leading to their translations."""

    def led(match: re.Match[str]) -> str:
        path = match[2]
        full = path if path.startswith("/") else f"/{content.relative_dir}/{path}"
        target = english_path(content.get_relative_source_path(full.lstrip("/")))
        return f"{match[1]}/{target}" if target in known else match[0]

    return _LINK.sub(led, content._content)  # noqa: SLF001 - before links are replaced


PLUGIN: Final = Plugin()  # Pelican's signals hold receivers weakly: this holds it
