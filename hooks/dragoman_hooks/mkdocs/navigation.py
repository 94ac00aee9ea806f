"""The navigation of the English pages: that of the Arabic ones, with its titles in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from dragoman_hooks.mkdocs.pairs import Pairs


def titles(items: Sequence[StructureItem]) -> Iterator[str]:
    """Yield the titles that a navigation gives: of sections, links, and pages where it names them.

    A page that the navigation does not name has none before it is rendered.
    """
    for item in _walk(items):
        if item.title:
            yield item.title


def retitle(items: Sequence[StructureItem], english: Mapping[str, str]) -> None:
    """Give the items of an English navigation their titles."""
    for item in _walk(items):
        if item.title and item.title in english:
            item.title = english[item.title]


def mirrored(nav: Navigation, pairs: Pairs, english: Mapping[str, str]) -> Navigation:
    """Return the navigation of the English pages; a page without one stands for itself."""
    items = _mirrored(nav.items, pairs, english)
    pages = [item for item in _walk(items) if isinstance(item, Page)]
    translated = [page for page in pages if page.file.src_uri in pairs.of_english]
    for before, after in pairwise(translated):
        before.next_page, after.previous_page = after, before
    mirror = Navigation(items, pages)
    home = nav.homepage and pairs.of_arabic.get(nav.homepage.file.src_uri)
    mirror.homepage = home.english.page if home else nav.homepage
    return mirror


def _mirrored(
    items: Sequence[StructureItem], pairs: Pairs, english: Mapping[str, str]
) -> list[StructureItem]:
    mirror: list[StructureItem] = []
    for item in items:
        title = english.get(item.title or "", item.title)
        if isinstance(item, Section):
            section = Section(title or "", _mirrored(item.children, pairs, english))
            for child in section.children:
                if not isinstance(child, Page) or child.file.src_uri in pairs.of_english:
                    child.parent = section
            mirror.append(section)
        elif isinstance(item, Link):
            mirror.append(Link(title or "", item.url))
        elif isinstance(item, Page) and (pair := pairs.of_arabic.get(item.file.src_uri)):
            page = pair.english.page
            assert isinstance(page, Page)  # noqa: S101 - MkDocs made it with the navigation
            if title and not page.title:
                page.title = title
            mirror.append(page)
        else:
            mirror.append(item)
    return mirror


def _walk(items: Sequence[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        yield item
        yield from _walk(getattr(item, "children", None) or ())
