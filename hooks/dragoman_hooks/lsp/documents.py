"""Open documents and files on disk, as snapshots that a thread may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from lsprotocol.types import PositionEncodingKind, TextDocumentContentChangePartial
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import TextDocument, Workspace

from dragoman import InputError
from dragoman.adapters import read_text
from dragoman_hooks.lsp.positions import Positions


def path_of(uri: str) -> Path | None:
    """Return the file of a URI, None for a document that has none yet."""
    name = to_fs_path(uri)
    return Path(name) if name else None


def uri_of(path: Path) -> str:
    """Return the URI of a file."""
    return from_fs_path(str(path.absolute())) or path.absolute().as_uri()


@dataclass(frozen=True)
class Page:
    """A document at one moment: what is in the editor, otherwise what is on disk."""

    uri: str
    text: str
    version: int | None = None  # None: it is not open
    language_id: str | None = None
    encoding: str = PositionEncodingKind.Utf16

    @cached_property
    def path(self) -> Path | None:
        """The file, if there is one."""
        return path_of(self.uri)

    @cached_property
    def positions(self) -> Positions:
        """The way between offsets and positions."""
        return Positions(self.text, self.encoding)


class OpenDocument(TextDocument):
    """A document whose lines are the protocol's: pygls also ends them at U+2028 and others."""

    _page: Page | None = None

    @property
    def _encoding(self) -> str:
        return self.position_codec.encoding or Page.encoding

    @property
    def page(self) -> Page:
        """The document as it is now."""
        page, text = self._page, self.source
        if page is None or page.text is not text or page.version != self.version:
            page = Page(self.uri, text, self.version, self.language_id, self._encoding)
            self._page = page
        return page

    @property
    def lines(self) -> Sequence[str]:
        """Lines with their ends."""
        starts = self.page.positions.starts
        ends = [*starts[1:], len(self.page.text)]
        return tuple(self.page.text[a:b] for a, b in zip(starts, ends, strict=True))

    def _apply_incremental_change(self, change: TextDocumentContentChangePartial) -> None:
        text = self.source
        span = Positions(text, self._encoding).span(change.range)
        self._source = text[: span.start] + change.text + text[span.end :]


class OpenDocuments(Workspace):
    """The documents that the editor has open."""

    def _create_text_document(
        self,
        doc_uri: str,
        source: str | None = None,
        version: int | None = None,
        language_id: str | None = None,
    ) -> OpenDocument:
        return OpenDocument(
            doc_uri,
            source=source,
            version=version,
            language_id=language_id,
            sync_kind=self._sync_kind,
            position_codec=self._position_codec,
        )

    def opened(self, uri: str) -> Page | None:
        """Return a document as it is in the editor, None if it is not open there."""
        found = self.text_documents.get(unquote(uri))
        return found.page if isinstance(found, OpenDocument) else None

    def page(self, uri: str) -> Page:
        """Return a document: from the editor, otherwise from disk. Raises `InputError`."""
        return self.opened(uri) or self.read(uri)

    def read(self, uri: str) -> Page:
        """Return a document as it is on disk. Raises `InputError`."""
        path = path_of(uri)
        if path is None:
            raise InputError(f"{uri} is not open", "open it in the editor")
        return Page(uri, read_text(path), encoding=self.position_codec.encoding or Page.encoding)

    def uri_of(self, path: Path) -> str:
        """Return the URI of a file as the editor writes it, if it has the file open."""
        for document in self.text_documents.values():
            if path_of(document.uri) == path:
                return str(document.uri)
        return uri_of(path)

    def is_open(self, uri: str) -> bool:
        """Tell whether the editor has a document open."""
        return self.opened(uri) is not None
