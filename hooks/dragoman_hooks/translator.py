"""The pages of a site into English, for every generator: one host, each text translated once.

A page that did not change is not looked at again while the process lives, as where a server builds
a site again and again; a sentence that did not change is in the project's translation memory.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman import (
    DragomanError,
    FormatError,
    Host,
    InputError,
    Memory,
    Severity,
    StructureError,
    Translation,
    create_host,
    load_settings,
    translate,
)
from dragoman.adapters import (
    Text,
    are_foreign,
    count_arabic_letters,
    find_project_file,
    finding_lines,
    has_arabic_letters,
    project_memory,
    summary,
)

OF_ONE_PAGE: Final = (InputError, FormatError, StructureError)  # others stop the build
_SHARE: Final = 1 / 3  # of the letters of a page: how many make it Arabic
_GRAVE: Final = Severity.WARNING.rank


@dataclass(frozen=True, slots=True)
class Page:
    """A text of a site under a name for messages."""

    name: str
    text: str
    format: str = "markdown"
    is_excerpt: bool = False  # of another page, whose findings are those of its sentences


def open_host(folder: Path, plugins: Collection[object] = (), **overrides: object) -> Host:
    """Return the host for a site in `folder`, with the settings of its project.

    Raises `SettingsError`, `PluginError`, or `ModelError` for a model that is not there.
    """
    file = find_project_file(folder)
    settings = load_settings(folder, os.environ, overrides)
    project = file.parent if file else folder
    host = create_host(settings=settings, plugins=plugins, project_dir=project)
    host.model_name()
    if host.model_name() not in host.backends():
        host.backend()  # raises the error that names the nearest
    return host


def is_arabic(texts: Iterable[str]) -> bool:
    """Tell whether texts, those of one page, are for the most part Arabic.

    >>> is_arabic(["تشغيل", "docker compose up"]), is_arabic(["قال حسن", "`docker`"])
    (False, True)
    """
    texts = list(texts)
    arabic = sum(map(count_arabic_letters, texts))
    letters = sum(sum(map(str.isalpha, text)) for text in texts)
    return arabic > _SHARE * letters and not are_foreign(texts)


class Translator:
    """Translates pages and titles, and logs what is found: as information, or as warnings."""

    def __init__(
        self, host: Host, folder: Path, log: Callable[[int, str], None], *, strict: bool = False
    ) -> None:
        """Take the host, the site's folder, and what writes a line of a level of `logging`."""
        self.host = host
        self.folder = folder
        self.log = log
        self.strict = strict
        self._known: dict[str, tuple[Page, str | None]] = {}

    def is_arabic(self, page: Page) -> bool:
        """Tell whether a page is Arabic by the texts in it: code, links and the like aside."""
        if not has_arabic_letters(page.text):
            return False
        try:
            document = self.host.format(page.format).parse(page.text)
        except FormatError:
            return is_arabic([page.text])
        return is_arabic([segment.text for segment in document.segments])

    def english(self, pages: Iterable[Page]) -> dict[str, str]:
        """Return the English of `pages` by name; one that has none is logged and left out."""
        pages = list(pages)
        new = [page for page in pages if self._known.get(page.name, (None,))[0] != page]
        if new:
            with project_memory(self.host.settings, self.folder) as memory:
                self._known |= {page.name: (page, self._english(page, memory)) for page in new}
        found = {page.name: self._known[page.name][1] for page in pages}
        return {name: text for name, text in found.items() if text is not None}

    def titles(self, name: str, titles: Iterable[str]) -> Mapping[str, str]:
        """Return the English of those `titles`, of a file `name`, that are Arabic."""
        wanted = sorted({" ".join(title.split()) for title in titles if has_arabic_letters(title)})
        if not wanted:
            return {}
        text = "".join(f"{title}\n\n" for title in wanted)
        english = self.english([Page(name, text, "plain")]).get(name, text)
        return dict(zip(wanted, english.split("\n\n"), strict=False))

    def _english(self, page: Page, memory: Memory | None) -> str | None:
        try:
            return self._translated(page, memory).text
        except OF_ONE_PAGE as error:
            self.log(logging.WARNING, named(page.name, error))
            return None

    def _translated(self, page: Page, memory: Memory | None) -> Translation:
        if page.is_excerpt:
            return translate(self.host, page.text, format=page.format, memory=memory)
        self.log(logging.INFO, f"translating {page.name}")
        translation = translate(self.host, page.text, format=page.format, memory=memory)
        self._tell(page, translation)
        return translation

    def _tell(self, page: Page, translation: Translation) -> None:
        """Log the findings of a page: as warnings under `strict` where they are no mere notes."""
        if translation.findings:
            self.log(logging.INFO, f"{page.name}: {summary(translation.findings)}")
        source, target = Text(page.name, page.text), Text(page.name, translation.text)
        for finding in translation.findings:
            grave = self.strict and finding.severity.rank >= _GRAVE
            first, *excerpts = finding_lines([finding], source, target)
            self.log(logging.WARNING if grave else logging.INFO, first)
            for excerpt in excerpts:
                self.log(logging.DEBUG, excerpt)


def named(name: str, error: DragomanError) -> str:
    """Return the error on one line, with the name of its page."""
    return " ".join((str(error) if name in error.message else f"{name}: {error}").split())
