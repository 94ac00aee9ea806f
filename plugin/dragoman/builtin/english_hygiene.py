"""Built-in plugin: English typography in what a model wrote."""

from __future__ import annotations

from dragoman.hookspecs import hookimpl
from dragoman.protocols import PostEditor
from dragoman.text.decimals import point_decimals
from dragoman.text.english import clean


class EnglishHygiene:
    """Cleans a sentence; see `dragoman.text.english` and `dragoman.text.decimals`."""

    name = "english"
    language = "en"
    order = 100

    def edit(self, text: str, source: str) -> str:
        """Return `text` with English marks, spaces, capitals and decimal points; idempotent."""
        return point_decimals(clean(text), source)


@hookimpl
def register_post_editors() -> list[PostEditor]:
    """Offer the editor for English."""
    return [EnglishHygiene()]
