"""Built-in plugin: English typography in what a model wrote."""

from __future__ import annotations

from dragoman.hookspecs import hookimpl
from dragoman.protocols import PostEditor
from dragoman.text.english import clean


class EnglishHygiene:
    """Cleans a sentence; see `dragoman.text.english`."""

    name = "english"
    language = "en"
    order = 100

    def edit(self, text: str, source: str) -> str:  # noqa: ARG002 - the protocol's signature
        """Return `text` with English marks, spaces and capitals; idempotent."""
        return clean(text)


@hookimpl
def register_post_editors() -> list[PostEditor]:
    """Offer the editor for English."""
    return [EnglishHygiene()]
