"""What the memory holds."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.memory.stretch import folded, key_of
from dragoman.text.coded import char_of, without_inlines

HUMAN = ""  # the variant of what a person wrote, which holds whatever model is in use


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of text and its translation, both with inlines numbered from 0.

    What a machine wrote holds for one `variant`: a digest of the model and of all else that may
    change its answer.
    """

    key: str
    source: str
    target: str
    variant: str = HUMAN
    inlines: tuple[str, ...] = ()  # how each is written; none where `source` has them written out
    source_language: str = "ar"
    target_language: str = "en"
    model: str = ""
    score: float = 0.0
    tokens: int = 0
    cut: bool = False
    made: int = 0  # seconds since 1970
    used: int = 0  # when it was last recalled, to the day; 0 for never

    @property
    def is_human(self) -> bool:
        """Whether a person wrote it."""
        return self.variant == HUMAN

    @property
    def is_text(self) -> bool:
        """Whether it can be written as UTF-8: a wrong escape may give half a character."""
        try:
            "".join((self.source, self.target, *self.inlines)).encode()
        except UnicodeEncodeError:
            return False
        return True

    def written_out(self) -> tuple[str, str]:
        """Return source and target for people, with the markup as it stands in the document."""
        marks = {ord(char_of(i)): written for i, written in enumerate(self.inlines)}
        return self.source.translate(marks), self.target.translate(marks)


def plain_entry(source: str, target: str, languages: tuple[str, str], *, made: int = 0) -> Entry:
    """Return a person's translation with its markup, if any, written out."""
    source, target = (folded(without_inlines(text)) for text in (source, target))
    here, there = languages
    return Entry(
        key_of(source), source, target, source_language=here, target_language=there, made=made
    )
