"""Which words belong to a speaker's noun phrase, read from its beginning one by one."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.text.speakers import nouns
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token

_OBJECT_FRAMES = frozenset("ovma")
_SHORT = 4  # letters from which ب in front is a preposition, and و a conjunction
_LINKS = frozenset(
    "عبد ابو ابا ابي ام بن ابن بنت ولد ود ال دي فان فون دو دل لو سان ذو اولد عبيد سيدي".split()
)
_ABOUT = frozenset("نائب ممثل متحدث مسؤول مرشح مدافع ناطق عضو مسؤولة نائبة ممثلة".split())
_FROM = frozenset(
    """
    عدد واحد احد احدى كل مقرب مقربون مقربة قريب قريبة كثير مصدر مصادر ناج مجموعة بعض اثنان
    """.split()
)
_OVER = frozenset("مشرف مشرفة قائم قائمون قائمين مطلع مطلعة مطلعون معلق".split())
_TOWARDS = frozenset("متجه متجهة منتم منتمية مقرب اقرب منتسب".split())
_SENT = frozenset("مبعوث موفد مبعوثة موفدة سفير سفيرة مندوب مندوبة".split())
_NOUNS_IN_B = frozenset("بلدية باحث باحثة بائع بائعة بطل بطلة بحار بابا بيان بنك بيت".split())
_NAMES_IN_B = frozenset(
    """
    باسم بسام بدر بلال بشار بشير باسل بهاء برهان بكر بسمة بثينة بتول بريجيت بيير بول بوريس بن بنت بو
    """.split()
)
_ACTING = frozenset("بالانابة بالوكالة بالنيابة".split())
_CHARGED = frozenset("مكلف مكلفة معني معنية خاص خاصة مختص مختصة مهتم مهتمين معنيين مختصين".split())
_ABSOLUTE = frozenset("نفسه نفسها ذاته ذاتها انفسهم عينه".split())
_AFFAIRS = frozenset("باسم لشؤون بشؤون".split())
_POSSESSED = ("ه", "ها", "هم")


@dataclass(slots=True)
class Phrase:
    """A noun phrase so far."""

    tokens: list[Token]
    start: int
    limit: int
    frames: frozenset[str] = frozenset()  # of its verb
    named: bool = False  # a personal name has begun
    closed: bool = False  # a definite noun has ended the chain of titles
    family: int = 0  # definite words within the name
    names: int = 0  # other words within the name

    def takes(self, at: int) -> bool:
        """Tell whether the word at `at` is part of the phrase, and note what it does to it."""
        word = self.tokens[at].word
        if word in nouns.words("ends") or (word == "فان" and not self.named):
            return False
        if at == self.start:
            return self._begins(word)
        previous = self.tokens[at - 1].word
        if word in nouns.words("prepositions"):
            return self._takes_preposition(at, word, nouns.bare(previous))
        if previous in nouns.words("prepositions"):
            self.named, self.family, self.names = False, 0, 0
            self.closed = nouns.is_definite(word) or not nouns.is_head(word)
            return True
        if self._has_other_prefix(word, previous) or self._is_verb(word, previous):
            return False
        return self._takes_other(word, previous)

    def _is_verb(self, word: str, previous: str) -> bool:
        verb, joined = look_up(word)
        if verb is None:
            return False
        participle = verb.shape == "participle"
        finite = (self.closed or self.named) and previous not in _LINKS
        return joined or participle or finite

    def _takes_other(self, word: str, previous: str) -> bool:
        if word[0] == "و" and len(word) >= _SHORT and _begins_another(word):
            self.named, self.closed, self.family = False, nouns.is_definite(word), 0
            return True
        return self._takes_noun(word, previous)

    def _begins(self, word: str) -> bool:
        if word in nouns.words("prepositions") or word.startswith("بال"):
            return False
        if word[0] == "ل" and nouns.is_audience(word):
            return False
        attached = "ب" in self.frames and word[0] == "ب" and len(word) >= _SHORT
        if attached and word not in _NOUNS_IN_B | _NAMES_IN_B:
            return False
        if word not in nouns.words("numerals"):
            definite = nouns.is_definite(word)
            self.named = not nouns.is_head(word) and not (definite and word[-1] == "ة")
            self.family = int(self.named and definite)
            self.closed = definite
        return True

    def _takes_noun(self, word: str, previous: str) -> bool:
        definite = nouns.is_definite(word)
        if word in _ABSOLUTE:
            return True
        if word in _AFFAIRS or word.startswith("لل"):
            self.closed = word.startswith("لل")
            return True
        if word[0] == "ل" and not definite and nouns.is_body(word[1:]):
            self.closed = False
            return True
        self.names += self.named and not definite
        if (self.named or self.closed) and self._is_object(word, previous, definite=definite):
            return False
        if self.named:
            return not definite or previous in _LINKS or self._takes_family(word)
        if definite:
            self.closed = True
        elif self.closed and not nouns.is_head(word) and word not in nouns.words("masdars"):
            self.named, self.names = True, 1
        return True

    def _takes_family(self, word: str) -> bool:
        """Tell whether a definite word goes on with a name, as a family name or an adjective."""
        stem = nouns.bare(word)
        if self.family == 1 and not self.names and nouns.is_adjective(stem):
            return True
        self.family += 1
        takes_object = bool(self.frames & _OBJECT_FRAMES)
        first = self.family == 1 and (
            stem in nouns.words("surnames") or not (takes_object or self.names)
        )
        return self.family <= 2 - takes_object and (first or not nouns.is_head(word))

    def _is_object(self, word: str, previous: str, *, definite: bool) -> bool:
        """Tell whether the word begins the object of the verb: ناشد سكان الحي | الحكومة."""
        if not self.frames & _OBJECT_FRAMES:
            return False
        if nouns.is_masdar(word) or (word in nouns.words("countries") and previous not in _LINKS):
            return True
        if "a" in self.frames and nouns.bare(word) in nouns.words("audiences"):
            return True
        if definite:
            return previous not in _LINKS and self._is_definite_object(word)
        possessed = len(word) > _SHORT and word.endswith(_POSSESSED)
        return possessed or (not self.named and nouns.is_body(word))

    def _is_definite_object(self, word: str) -> bool:
        stem = nouns.bare(word)
        if stem in nouns.words("objects") or nouns.is_oblique_plural(stem):
            return True
        if not self.named:
            return not nouns.is_adjective(stem) and not nouns.is_person(word)
        titled = nouns.is_head(word) and stem not in nouns.words("surnames")
        return titled or (self.names > 1 and not stem.endswith("ي"))

    def _has_other_prefix(self, word: str, previous: str) -> bool:
        """Tell whether ل or ب makes the word the audience, the manner, or what is reported."""
        if word[0] == "ل":
            titled = word == "ل" or word.startswith("لل") or nouns.is_head(word[1:])
            return nouns.is_audience(word) or (titled and self.named)
        if word.startswith("بال"):
            return word not in _ACTING and nouns.bare(previous) not in _CHARGED
        if word[0] != "ب" or len(word) < _SHORT or previous in _LINKS:
            return False
        if word in _NOUNS_IN_B | _NAMES_IN_B:
            return False
        if word in nouns.words("adverbs"):
            return True
        rest = word[1:]
        deed = len(rest) < _SHORT or rest.endswith("ة") or nouns.is_head(rest)
        return nouns.is_masdar(rest) or ("ب" in self.frames and deed)

    def _takes_preposition(self, at: int, word: str, previous: str) -> bool:
        if at + 1 >= self.limit or self.tokens[at + 1].kind != "word":
            return False
        following, head = self.tokens[at + 1].word, self.tokens[self.start].word
        first = nouns.bare(head)
        circumstance = nouns.is_circumstance(following)
        if word == "من":
            return bool({first, previous} & _FROM) or nouns.is_body(following)
        if word == "في" and at == self.start + 1 and nouns.is_body(following):
            return not circumstance
        if self.named or not nouns.is_head(head):
            return False
        return {
            "في": not circumstance and following not in nouns.words("ends"),
            "لدى": not circumstance and first in _SENT | _ABOUT,
            "عن": not circumstance and first in _ABOUT,
            "على": bool({first, previous} & _OVER),
            "الى": previous in _TOWARDS or first in _SENT,
        }.get(word, False)


def _begins_another(word: str) -> bool:
    return nouns.is_head(word[1:]) or word.startswith("وال")
