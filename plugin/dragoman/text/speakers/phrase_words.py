"""Which words belong to a speaker's noun phrase, read from its beginning one by one."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

_ADDRESSED = frozenset("vV")
_ANY_OBJECT = frozenset("ovVa")  # of verbs whose object may be any noun, not only a verbal one
OBJECT_FRAMES = frozenset("ovVma")  # of verbs behind whose subject an object may follow
_SHORT = 4  # letters from which ب in front is a preposition, and و a conjunction
_PRESENT = 4  # letters that a verb in the present tense has at least
_LINKS = frozenset(
    "عبد ابو ابا ابي ام بن ابن بنت ولد ود ال آل دي فان فون دو دل لو سان ذو اولد عبيد سيدي بو مار اوف".split()
)
_Y_NAMES = frozenset("يوسف يحيى ياسر ياسين يونس يعقوب يزيد يسرى يارا يمنى ياسمين يوليا يان".split())
_ABOUT = frozenset("نائب نائبة ممثل ممثلة متحدث مسؤول مسؤولة مرشح مدافع ناطق عضو".split())
_OVER = frozenset("مشرف مشرفة قائم قائمون مطلع مطلعة مطلعون معلق".split())
_SENT = frozenset("مبعوث موفد مبعوثة موفدة سفير سفيرة مندوب مندوبة عائد عائدة".split())
_TOWARDS = frozenset("متجه متجهة منتم منتمية مقرب اقرب منتسب".split())
_FROM = frozenset("عدد واحد كل مقرب مقربون مقربة قريب قريبة كثير كثيرون مجموعة بعض".split())
_AGENTS = frozenset(
    "باحث خبير مختص متخصص قيادي ناشط مسؤول عضو استاذ محلل طالب عامل موظف لاعب".split()
)
_ACTING = frozenset("بالانابة بالوكالة بالنيابة باسم باسمها لشؤون بشؤون".split())
_GENERAL = frozenset("العام العامة عام عامة التنفيذي التنفيذية الاقليمي الاقليمية الفني".split())
_DOCUMENTS = frozenset("تقرير دراسة بيان بلاغ وثيقة استطلاع تحقيق احصاءات بيانات مذكرة".split())
_ABSOLUTE = frozenset("نفسه نفسها ذاته ذاتها انفسهم عينه نفسهما".split())


@dataclass(slots=True)
class Phrase:
    """A noun phrase so far."""

    tokens: list[Token]
    start: int
    limit: int
    frames: frozenset[str] = frozenset()  # of its verb
    named: bool = False  # a personal name has begun
    described: bool = False  # an adjective has ended a chain of indefinite nouns
    closed: bool = False  # a definite noun has ended the chain of nouns
    at: int = 0  # the word that is read
    counted: bool = False  # a number stands in front
    indefinite: bool = False  # a preposition followed before any definite noun
    family: int = 0  # definite words within the name
    given: int = 0  # other words within the name
    feminine: set[bool] = field(default_factory=set)  # with what an adjective may agree

    def ends(self, at: int) -> bool:
        """Tell whether no noun phrase goes on with the word at `at`."""
        word = self.tokens[at].word
        joined = word[0] in "وف" and word[1:] in particles.CLAUSAL
        return joined or word in particles.FUNCTIONAL or is_that(self.tokens, at)

    def is_led(self, at: int) -> bool:
        """Tell whether the word at `at` leads to what the verb reports."""
        word = self.tokens[at].word
        if word in self.frames:
            return True
        deed = nouns.is_masdar(word[1:], low=True) or nouns.is_definite(word)
        if "ب" in self.frames and word[0] == "ب" and len(word) >= _SHORT and deed:
            return True
        return bool(self.frames & OBJECT_FRAMES) and self._is_masdar(at)

    def is_remark(self, at: int) -> bool:
        """Tell whether circumstances begin at `at`: على حسابه, في بيان, حين, وهو."""
        word = self.tokens[at].word
        following = self._word(at + 1)
        if word in particles.PREPOSITIONS:
            return nouns.is_circumstance(following) or word in {"عندما", "حين", "عبر", "خلال"}
        return word in particles.CLAUSAL and word[0] == "و"

    def begins_clause(self, at: int) -> bool:
        """Tell whether a clause about the speaker begins at `at`."""
        token = self.tokens[at]
        word = token.word
        if word in particles.RELATIVES:
            return not self.named
        if self.named or (self.closed and not self.indefinite) or self.ends(at) or token.adverb:
            return False
        if nouns.is_definite(word) or nouns.is_head(word):
            return False
        head = self.tokens[self.start].word
        owned = nouns.is_owned(word) and (nouns.is_person(head) or head in _DOCUMENTS)
        return owned or (self._is_present(word) and nouns.is_head(head))

    def takes(self, at: int) -> bool:
        """Tell whether the word at `at` is part of the phrase, and note what it does to it."""
        token = self.tokens[at]
        word = token.word
        self.at = at
        if at == self.start:
            return self._begins(at)
        if word in particles.PREPOSITIONS:
            about = word in {"نحو", "حوالي"} and self.tokens[at - 1].word in particles.PREPOSITIONS
            return about or self._takes_preposition(at)
        if self.ends(at) or (token.adverb and not self._is_accusative(at)):
            return False
        previous = self.tokens[at - 1].word
        if previous in particles.PREPOSITIONS:
            self._restart(word)
            return True
        if self.counted and at == self.start + 1:
            self._note(word)
            self.closed = nouns.is_definite(word)
            return True
        if word in _ABSOLUTE or (word == "غير" and nouns.is_definite(self._word(at + 1))):
            return True
        attached = self._takes_attached(at)
        if attached is not None:
            return attached
        if self._is_verb(at):
            return False
        joined = nouns.is_definite(word) or not nouns.is_head(word)
        if word[0] == "و" and len(word) >= _SHORT and joined:
            joined = self._takes_joined(at)
            if joined is not None:
                return joined
        if nouns.is_definite(word):
            return self._takes_definite(at)
        return self._takes_indefinite(at)

    def _word(self, at: int) -> str:
        return self.tokens[at].word if at < self.limit else ""

    def _begins(self, at: int) -> bool:
        token = self.tokens[at]
        word = token.word
        if self.ends(at) or (word.startswith("بال") and not nouns.is_head(word)):
            return False
        if word[0] == "ل" and nouns.is_audience(word):
            return False
        if word[0] == "ب" and len(word) >= _SHORT and not (token.known or self._is_name_in_b(word)):
            last = at + 1 >= self.limit or self.tokens[at + 1].kind != "word"
            attached = "ب" in self.frames and not last
            if attached or nouns.is_manner(word) or self._is_noun(word[1:]) or word[-1] == "ة":
                return False
        if word in nouns.words("numerals"):
            self.counted = True
            return True
        self._note(word)
        kunya = word in _LINKS and word != "ابن"
        noun = nouns.is_head(word) or nouns.is_broken(word) or nouns.is_masdar(word)
        self.named = kunya or token.known or not (noun or nouns.is_definite(word))
        self.given = int(self.named)
        self.closed = nouns.is_definite(word) or nouns.is_owned(word)
        return True

    @staticmethod
    def _is_name_in_b(word: str) -> bool:
        head = nouns.is_head(word) and not nouns.is_definite(word)
        return head or word in nouns.words("names_in_b")

    @staticmethod
    def _is_noun(word: str) -> bool:
        """Tell whether a word behind a preposition is a known noun, so that the two are no name."""
        place = word in nouns.words("countries")
        return place or nouns.is_head(word) or nouns.is_masdar(word) or nouns.is_circumstance(word)

    def _restart(self, word: str) -> None:
        """Begin a noun phrase behind a preposition within this one."""
        if not self.closed and not self.named:
            self.indefinite = True
        self.named, self.described, self.family, self.given = False, False, 0, 0
        following = self._word(self.at + 1)
        self.closed = nouns.is_definite(word) or not (
            nouns.is_head(word) or nouns.is_definite(following)
        )
        self._note(word)

    def _note(self, word: str) -> None:
        stem = nouns.bare(word)
        if stem.endswith(("ة", "ات", "ية")) or stem in nouns.words("feminines"):
            self.feminine.add(True)
        elif stem.endswith(("ون", "ين")) and len(stem) > _SHORT:
            return
        elif nouns.is_broken(stem):
            self.feminine |= {False, True}
        else:
            self.feminine.add(False)

    def _is_present(self, word: str) -> bool:
        return (
            word[0] in "يت"
            and len(word) >= _PRESENT
            and not word.endswith(("ة", "ات", "ي"))
            and word not in _Y_NAMES
            and not nouns.is_masdar(word)
        )

    def _is_verb(self, at: int) -> bool:
        word, previous = self.tokens[at].word, self.tokens[at - 1].word
        verb, joined = look_up(word)
        if verb is None:
            if word[0] != "ي" or not (self.closed or self.named):
                return False
            return self._is_present(word) and not (self.given == 1 and not self.family)
        if verb.shape == "participle":
            if not (self.closed or self.named or joined):
                return False
            title = nouns.is_person(word) or nouns.is_definite(word)
            return joined or not (title and not self.tokens[at].adverb) or verb.gender == "p"
        noun = nouns.is_head(word) and not self.closed
        if joined or verb.object:
            return joined or not (noun or nouns.is_head(word))
        return (self.closed or self.named) and previous not in _LINKS

    def _is_accusative(self, at: int) -> bool:
        """Tell whether ...اً goes on with a subject in the accusative: لكن مصدراً مقرباً."""
        return all(token.adverb for token in self.tokens[self.start : at])

    def _takes_preposition(self, at: int) -> bool:
        word, following = self.tokens[at].word, self._word(at + 1)
        if not following or self.tokens[at + 1].kind == "mark" or following[0].isdigit():
            return False
        if following in particles.DAYS | particles.CLAUSAL | particles.DEMONSTRATIVES:
            return False
        if following in particles.PREPOSITIONS and following not in {"نحو", "حوالي"}:
            return False
        first, previous = (
            nouns.bare(self.tokens[self.start].word),
            nouns.bare(self.tokens[at - 1].word),
        )
        agents = {first, previous, first.removesuffix("ة"), previous.removesuffix("ة")}
        agents |= {one.removesuffix("ا") for one in agents}
        if word in self.frames:
            again = any(token.word == word for token in self.tokens[at + 1 : self.limit])
            return again and bool(agents & (_SENT | _OVER | _ABOUT))
        kinds = {
            "عن": _ABOUT,
            "على": _OVER,
            "الى": _SENT | _TOWARDS,
            "لدى": _SENT | _ABOUT | _AGENTS,
        }
        if not self.named and (word == "باسم" or agents & kinds.get(word, frozenset())):
            return True
        if nouns.is_owned(following) or nouns.is_circumstance(following):
            return False
        body = nouns.is_body(following)
        whole = self.indefinite or not (self.closed or self.named)
        if word == "على" and whole and nouns.is_definite(self._word(at + 2)):
            return True
        if word == "من":
            foreign = self.named and not self.family
            return bool(agents & _FROM) or body or whole or foreign
        if self.named:
            return False
        if word in {"في", "فى"}:
            chain = at > self.start + 1 and nouns.is_head(self.tokens[self.start].word)
            return body or whole or chain or bool(agents & _AGENTS)
        return word == "ضد"

    def _takes_attached(self, at: int) -> bool | None:
        """Tell whether a word with ل or ب goes on with the phrase; None if it has neither."""
        word = self.tokens[at].word
        if word in _ACTING or word.startswith("باسم"):
            self.closed = word.startswith("بال") or nouns.is_owned(word)
            return True
        if len(word) == 1 and word in "بل":
            return not (self.named or word in self.frames)
        if word[0] == "ل" and len(word) >= _SHORT and word != "لله":
            if not (word.startswith("لل") or nouns.is_head(word[1:])):
                people = word[-1] == "ي" and len(word) > _SHORT and nouns.is_person(word[1:-1])
                if people or nouns.is_audience(word):
                    return False
                return self._takes_purpose(word)
            if nouns.is_listener(word) or self.named or "ل" in self.frames:
                return False
            if nouns.is_audience(word) and not self._may_have(at, word):
                return False
            self.closed = word.startswith("لل")
            self._note(word)
            return True
        if word[0] != "ب" or len(word) < _SHORT or self.tokens[at - 1].word in _LINKS:
            return None
        return self._takes_by(at)

    def _may_have(self, at: int, word: str) -> bool:
        """Tell whether ل with a medium belongs to a title: المدير العام للإذاعة."""
        titled = nouns.is_person(self.tokens[self.start].word) and not self.named
        general = self.tokens[at - 1].word in _GENERAL
        return titled and (word.startswith("لل") or general)

    def _takes_purpose(self, word: str) -> bool | None:
        """Tell whether ل with a noun goes on with a name: الرابطة المغربية لحقوق الإنسان."""
        body = nouns.is_body(self.tokens[self.start].word)
        if self.named or "ل" in self.frames or (nouns.is_masdar(word[1:]) and not body):
            return False if nouns.is_masdar(word[1:]) or "ل" in self.frames else None
        if not (body or nouns.is_definite(self._word(self.at + 1))):
            return None
        self._restart(word[1:])
        return True

    def _takes_by(self, at: int) -> bool | None:
        word = self.tokens[at].word
        if self._is_name_in_b(word) or self.tokens[at].known or word in nouns.words("adjectives"):
            return None
        rest = word[1:]
        if nouns.is_masdar(word):
            return None  # بناء, بحث
        if nouns.is_manner(word) or ("ب" in self.frames and self.named):
            return False
        body = nouns.is_body(rest)
        if "ب" in self.frames and (
            body or nouns.is_definite(word) or nouns.is_masdar(rest, low=True)
        ):
            return False
        if nouns.is_definite(word) or body:
            if self.named or nouns.is_circumstance(rest) or nouns.is_person(word):
                return False
            self._restart(word if nouns.is_definite(word) else rest)
            return True
        if self._is_noun(rest) or (rest.endswith("ة") and not self.named):
            return False
        return False if "ب" in self.frames and self.closed and not self.named else None

    def _takes_joined(self, at: int) -> bool | None:
        """Tell whether و adds to the phrase: وزارة التجارة والتموين; None if و is no و."""
        word = self.tokens[at].word
        rest = word[1:]
        if (
            rest in particles.PREPOSITIONS
            or rest in particles.CLAUSAL
            or rest in particles.ADJUNCTS
        ):
            return False
        if word.startswith("وال"):
            if self.named and not nouns.is_head(rest):
                return False
            self.closed, self.named, self.family = True, False, 0
            self._note(rest)
            return True
        if nouns.is_head(rest):
            self.named, self.closed, self.family = False, nouns.is_owned(rest), 0
            self._note(rest)
            return True
        if not (self.named or self.closed):
            return None
        if nouns.is_owned(rest):
            return False
        if not self.named:
            return None if self._may_be_named() else False
        if not self.frames & OBJECT_FRAMES and look_up(rest)[0] is None:
            return True  # فلان الفلاني وعلان الفلاني
        return (
            at + 1 >= self.limit
            or self.tokens[at + 1].kind != "word"
            or is_that(self.tokens, at + 1)
            or self._word(at + 1) in particles.ADJUNCTS
            or self._word(at + 1)[0] == "ب"
        )

    def _takes_definite(self, at: int) -> bool:
        word, previous = self.tokens[at].word, self.tokens[at - 1].word
        stem = nouns.bare(word)
        objects = bool(self.frames & OBJECT_FRAMES)
        if self.described and not self.closed:
            return False
        if previous in _LINKS or not (self.closed or self.named):
            self.closed = True
            self._note(word)
            return True
        many = nouns.is_oblique(previous) and (stem.endswith("يين") or nouns.is_adjective(stem))
        if objects and ((nouns.is_oblique(word) and not many) or stem in nouns.words("objects")):
            return False
        if self.named:
            return self._takes_family(word, objects=objects)
        agrees = self._agrees(word)
        if nouns.is_adjective(stem) and agrees and not (nouns.is_masdar(stem) and objects):
            self._note(word)
            return True
        if not self._may_be_named():
            return False
        if nouns.is_person(word) and agrees:
            many = nouns.is_many(word) and not nouns.is_many(self.tokens[self.start].word)
            self._note(word)
            return not (many and self.frames & _ANY_OBJECT)
        nisba = stem.endswith("ي")
        if self.frames & _ANY_OBJECT and not nisba:
            return False
        self.named, self.family = True, 1
        return not nouns.is_masdar(stem)

    def _agrees(self, word: str) -> bool:
        """Tell whether an adjective agrees with a noun of the phrase."""
        stem = nouns.bare(word)
        if stem.endswith(("ون", "ين", "ات")) or stem in nouns.words("adjectives"):
            return True
        return not self.feminine or (stem.endswith("ة") in self.feminine)

    def _may_be_named(self) -> bool:
        """Tell whether a person's name may follow what the phrase begins with."""
        head = self.tokens[self.start].word
        return nouns.is_person(head) or not nouns.is_body(head)

    def _takes_family(self, word: str, *, objects: bool) -> bool:
        """Tell whether a definite word goes on with a name, as a family name or an adjective."""
        stem = nouns.bare(word)
        self.family += 1
        nisba = stem.endswith("ي")
        if self.family == 1:
            if not objects or nisba or stem in nouns.words("surnames"):
                return True
            if nouns.is_definite(self._word(self.at + 1)):
                return True  # an object follows: السفير حسين الأمين | التصريحات
            titled = nouns.is_head(word) or nouns.is_masdar(stem) or stem.endswith("ات")
            return not titled and (self.given == 1 or not self.frames & _ANY_OBJECT)
        return self.family == 2 and (nisba or not (objects or nouns.is_head(word)))  # noqa: PLR2004

    def _takes_indefinite(self, at: int) -> bool:
        token, previous = self.tokens[at], self.tokens[at - 1].word
        word = token.word
        if word[0].isdigit() or previous in _LINKS:
            return True
        objects = bool(self.frames & OBJECT_FRAMES)
        words = nouns.is_owned(word) and nouns.is_statement(word)  # ختم النقيب | حديثه
        if (objects and self._is_object(at)) or words:
            return False
        if self.named:
            if self.tokens[at - 1].family and not token.known:
                return False  # somebody known is named by the family name alone
            if objects and self.family:
                return False  # a name ends with its family name: جواد الفتلاوي | صمت القضاء
            self.given += 1
            return not nouns.is_masdar(word, low=token.low) or not objects
        if not self.closed:
            self._note(word)
            place = word in nouns.words("countries") or word == "عيان"
            self.closed = nouns.is_owned(word) or place
            self.described = self._is_described(word)
            return True
        if self._opens_title(at):
            self.closed = False
            self._note(word)
            return True
        if not self._may_be_named():
            return False
        self.named, self.given = True, 1
        return True

    def _opens_title(self, at: int) -> bool:
        """Tell whether another title begins: الوزير رئيس اللجنة, not البروفيسور ناجي أوزدمير."""
        word, following = self.tokens[at].word, self._word(at + 1)
        last = not following or self.tokens[at + 1].kind != "word" or self.ends(at + 1)
        chain = nouns.is_definite(following) or nouns.is_head(following) or last
        return nouns.is_head(word) and not nouns.is_owned(word) and chain

    def _is_described(self, word: str) -> bool:
        """Tell whether an adjective ends a chain of indefinite nouns: أوساط دبلوماسية | هجوم."""
        relative = word.endswith(("ي", "ية", "يون")) and not word.endswith("اية")
        people = nouns.is_head(word) or nouns.is_person(word[:-1]) or nouns.is_masdar(word)
        return bool(self.frames & OBJECT_FRAMES) and relative and not people

    def _is_behind_name(self, at: int) -> bool:
        """Tell whether the word before is a place or a name rather than a noun of a title."""
        previous = self.tokens[at - 1].word
        noun = nouns.is_head(previous) or nouns.is_masdar(previous) or nouns.is_broken(previous)
        return at > self.start + 1 and not noun

    def _is_masdar(self, at: int) -> bool:
        token = self.tokens[at]
        deed = nouns.is_masdar(token.word, low=token.low) or nouns.is_abstract(token.word)
        return deed and not nouns.is_body(token.word)

    def _is_object(self, at: int) -> bool:
        """Tell whether an indefinite word begins the object of the verb: نفى الوزير | وجود."""
        word = self.tokens[at].word
        heard = nouns.bare(word) in nouns.words("audiences") or word in nouns.words("media")
        if "a" in self.frames and heard:
            return True
        if nouns.is_reported_object(word):
            return True
        if not (self.closed or self.named or self.described):
            return self._is_masdar(at) and self._is_behind_name(at)
        if self.closed and self.frames & _ADDRESSED and nouns.is_head(word):
            return not nouns.is_owned(word)
        if word in nouns.words("countries") or self._is_masdar(at):
            return True
        if nouns.is_owned(word) and len(word) > _SHORT:
            stem = nouns.unowned(word)
            known = nouns.is_head(stem) or nouns.is_circumstance(stem) or nouns.is_broken(stem)
            return "V" in self.frames or known
        return nouns.is_body(word) and not self.named and not self._may_be_named()
