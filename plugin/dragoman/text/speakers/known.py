"""The names of those who spoke so far: what a later sentence may be read by."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.text.speakers.parts import parts_of
from dragoman.text.speakers.words import Token, fold


@dataclass(slots=True)
class Known:
    """The folded words of names, and the last ones of each.

    >>> known = Known()
    >>> known.learn("وزير الخارجية ناصر بوريطة")
    >>> sorted(known.words), known.families
    (['بوريطة', 'ناصر'], {'بوريطة'})
    """

    words: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)

    def learn(self, phrase: str) -> None:
        """Note the personal name in a speaker's phrase."""
        name = [fold(word) for word in parts_of(phrase).name.split()]
        self.words.update(name)
        self.families.update(name[1:][-1:])

    def marked(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens with those marked that are words of a name."""
        return [
            token._replace(known=True, family=token.word in self.families)
            if token.word in self.words
            else token
            for token in tokens
        ]
