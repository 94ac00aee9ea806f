"""The options of the plugin in ``mkdocs.yml``, a misspelt one told with the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from dragoman.adapters import nearest
from dragoman_hooks.mkdocs.layout import LAYOUTS


class DragomanConfig(Config):  # type: ignore[no-untyped-call]
    """What a site may choose."""

    layout = c.Choice(LAYOUTS, default="folder")
    model = c.Optional(c.Type(str))
    strict = c.Type(bool, default=False)
    exclude = c.Optional(c.PathSpec())
    titles = c.DictOfItems(c.Type(str), default={})  # of the navigation and the site, in English
    notice = c.Type(str, default="Translated by machine from Arabic.")
    arabic_link = c.Type(str, default="العربية")
    english_link = c.Type(str, default="English")

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Return errors and warnings as MkDocs does, with a hint for each unknown option."""
        known = [name for name, _ in self._schema]
        failed, warnings = super().validate()
        return failed, [
            (name, message if name in known else f"{message} ({_hint(name, known)})")
            for name, message in warnings
        ]


def misspelt(given: Iterable[str], titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each title of ``titles`` that the site does not have but nearly, with a question.

    >>> list(misspelt(["قناتن", "Home"], ["قناتنا", "أخبار"]))
    [('قناتن', 'did you mean قناتنا?')]
    """
    known = set(titles)
    for title in given:
        hint = "" if title in known else nearest(title, known)
        if hint:
            yield title, hint


def _hint(name: str, known: Iterable[str]) -> str:
    return nearest(str(name), known) or f"the options are {', '.join(known)}"
