"""A reader that gives the English for the path of an Arabic file.

Pelican's own code then does for a translation all that it does for a file: the metadata of paths
and names, dates, categories, the signals of other plugins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import Generator
from pelican.readers import BaseReader, Readers

Read = Callable[[Content], Content | None]
_OF_THE_ORIGINAL = ("save_as", "url")  # two pages of one address would be written to one file


class EnglishReader:
    """Stands for the reader of Markdown of a site, with that reader's answers for other texts."""

    def __init__(self, reader: BaseReader, text: str, metadata: Mapping[str, Any]) -> None:
        self.reader = reader
        self.text = text
        self.metadata = metadata
        self.process_metadata = reader.process_metadata

    def read(self, _: str) -> tuple[str, dict[str, Any]]:
        """Return the content and the metadata of the English, whatever the path."""
        with TemporaryDirectory(prefix="dragoman-") as folder:
            path = Path(folder, "english.md")
            path.write_text(self.text, encoding="utf-8")
            content, metadata = self.reader.read(str(path))
        kept = {key: value for key, value in metadata.items() if key not in _OF_THE_ORIGINAL}
        return content, {**kept, **self.metadata}


def english_path(path: str) -> str:
    """Return the path that stands for the translation of a file: there is no such file.

    >>> english_path("news/port.md"), english_path("news/port.ar.md")
    ('news/port.en.md', 'news/port.en.md')
    """
    stem, dot, suffix = path.rpartition(".")
    return f"{stem.removesuffix('.ar')}.en{dot}{suffix}"


def read_english(
    generator: Generator, original: Content, text: str, metadata: Mapping[str, Any], notice: str
) -> Content:
    """Return the content object of a translation, as Pelican would make it of a file."""
    suffix = original.source_path.rpartition(".")[2]
    uncached = {**generator.settings, "CACHE_CONTENT": False, "LOAD_CONTENT_CACHE": False}
    readers = Readers(uncached)
    signal = (
        signals.article_generator_context
        if isinstance(original, Article)
        else signals.page_generator_context
    )
    readers.readers = {suffix: EnglishReader(readers.readers[suffix], text, metadata)}
    english: Content = readers.read_file(
        base_path=generator.path,
        path=original.get_relative_source_path(),
        content_class=type(original),
        context=generator.context,
        context_signal=signal,
        context_sender=generator,
    )
    english.settings = generator.settings
    english.source_path = english_path(original.source_path)
    english.relative_source_path = english.get_relative_source_path()
    line = f'<p class="dragoman">{escape(notice)}</p>\n' if notice else ""
    english._content = f'<div lang="en" dir="ltr">\n{line}{english._content}\n</div>'  # noqa: SLF001
    return english
