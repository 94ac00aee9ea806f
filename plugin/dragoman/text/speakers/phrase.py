"""A speaker's noun phrase as far as it is read: what its words tell of those that may follow."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.words import Token, is_that, is_van

OBJECT_FRAMES = frozenset("ovVma")  # of verbs behind whose subject an object may follow
ANY_OBJECT = frozenset("ovVa")  # ... that may be any noun, not only a verbal one
UNKNOWN_VERB = frozenset("vu")  # frames of a verb that is none of saying: any noun may follow
LINKS = frozenset(
    """
    عبد ابو ابا ابي ام بن ابن بنت ولد ود ال آل دي فان فون دو دل لو سان ذو اولد عبيد سيدي بو مار
    اوف
    """.split()
)
_AFTER_AND = particles.CLAUSAL | particles.RELATIVES
_LONG = 4  # letters from which a plural of people ends in ون, not a stem


@dataclass(slots=True)
class Phrase:
    """A noun phrase so far: a chain of nouns that a definite one closes, then a name."""

    tokens: list[Token]
    start: int
    limit: int
    frames: frozenset[str] = frozenset()  # of its verb
    at: int = 0  # the word that is read
    closed: bool = False  # a definite noun has ended the chain of nouns
    described: bool = False  # ... or an adjective that of indefinite ones
    named: bool = False  # a personal name has begun
    given: int = 0  # words of the name without the article
    family: int = 0  # ... and with it
    counted: bool = False  # a number stands in front
    indefinite: bool = False  # a preposition followed before any definite noun
    genders: set[str] = field(default_factory=set)  # with what an adjective may agree

    @property
    def head(self) -> str:
        """Its first word."""
        return self.tokens[self.start].word

    @property
    def previous(self) -> str:
        """The word in front of the one that is read."""
        return self.tokens[self.at - 1].word

    @property
    def takes_objects(self) -> bool:
        """Whether an object of the verb may follow."""
        return not self.frames.isdisjoint(OBJECT_FRAMES)

    def word(self, at: int) -> str:
        """Return the word at `at`, "" behind the end."""
        return self.tokens[at].word if at < self.limit else ""

    def ends(self, at: int) -> bool:
        """Tell whether no noun phrase goes on with the word at `at`."""
        word = self.tokens[at].word
        joined = word[0] in "وف" and word[1:] in _AFTER_AND and not is_van(self.tokens, at)
        return joined or word in particles.FUNCTIONAL or is_that(self.tokens, at)

    def is_last(self, at: int) -> bool:
        """Tell whether the phrase cannot go on behind the word at `at`."""
        following = at + 1
        return (
            following >= self.limit
            or self.tokens[following].kind != "word"
            or is_that(self.tokens, following)
        )

    def may_be_named(self) -> bool:
        """Tell whether a person's name may follow what the phrase begins with."""
        told = self.head.endswith("ات") and nouns.is_definite(self.head)  # الروايات
        return nouns.is_person(self.head) or not (told or nouns.is_body(self.head))

    def agrees(self, word: str) -> bool:
        """Tell whether an adjective agrees with a noun of the phrase."""
        stem = nouns.bare(word)
        if stem.endswith(("ون", "ين", "ات")) or stem in nouns.words("adjectives"):
            return True
        return not self.genders or ("f" if stem.endswith("ة") else "m") in self.genders

    def note(self, word: str) -> None:
        """Note with what an adjective of this noun agrees."""
        stem = nouns.bare(nouns.unowned(word) if nouns.is_owned(word) else word)
        if stem == "عضو":
            self.genders |= {"f", "m"}
        elif stem.endswith(("ة", "ات")) or stem in nouns.words("feminines"):
            self.genders.add("f")
        elif nouns.is_broken(stem) or stem.endswith("اء"):  # شؤون, فيزياء
            self.genders |= {"f", "m"}
        elif not (stem.endswith(("ون", "ين")) and len(stem) > _LONG):
            self.genders.add("m")

    def restart(self, word: str) -> None:
        """Begin a chain of nouns behind a preposition within the phrase."""
        self.indefinite = self.indefinite or not (self.closed or self.named)
        self.named, self.described, self.family, self.given = False, False, 0, 0
        following = self.word(self.at + 1)
        open_ = nouns.is_head(word) or nouns.is_definite(following)
        chain = nouns.is_definite(self.word(self.at + 2))
        open_ = open_ or (chain and nouns.is_broken(following))  # بحالة حقوق الإنسان
        self.closed = nouns.is_definite(word) or not open_
        self.note(word)
