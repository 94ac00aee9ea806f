"""Where the English page of an Arabic one stands, and the file names that tell a language."""

from __future__ import annotations

import posixpath
from typing import Final

from dragoman.adapters import output_name

LAYOUTS: Final = ("folder", "suffix")


def english_uri(uri: str, layout: str) -> str:
    """Return the path of the English page of `uri`, both as MkDocs writes them.

    >>> [english_uri(uri, "folder") for uri in ("index.md", "news/a.md", "ar/news/a.md")]
    ['en/index.md', 'en/news/a.md', 'en/news/a.md']
    >>> [english_uri(uri, "suffix") for uri in ("index.md", "news/a.md", "news/a.ar.md")]
    ['index.en.md', 'news/a.en.md', 'news/a.en.md']
    """
    if layout == "folder":
        return f"en/{uri.removeprefix('ar/')}"
    folder, name = posixpath.split(uri)
    return posixpath.join(folder, output_name(name))


def unmarked_uri(uri: str) -> str:
    """Return the path without its mark of English, which the default language may do without.

    >>> unmarked_uri("news/a.en.md"), unmarked_uri("en/news/a.md")
    ('news/a.md', 'news/a.md')
    """
    stem, suffix = posixpath.splitext(uri.removeprefix("en/"))
    return f"{stem.removesuffix('.en')}{suffix}"
