"""Where a sentence may report speech: verbs, participles, documents and sources that carry one."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from dragoman.text.known_names import is_given
from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.participles import BEING, THAT, is_circumstance, is_manner
from dragoman.text.speakers.source_triggers import (
    CAME,
    has_anchor,
    is_proverb,
    names_source,
    source_at,
)
from dragoman.text.speakers.verbs import Verb, look_up
from dragoman.text.speakers.words import Token, is_that, word_at

REACH = 80  # tokens between a verb and its subject or what is said
_NAME_WIDTH = 30  # characters that a name in quotation marks may have
_BY_SAYING = frozenset("بالقول بقوله بقولها بقولهم بقولهما بالتاكيد".split())
_SAYINGS = frozenset("القول التاكيد".split())
_TOWARDS = frozenset("الى على".split())
_NOT_BEFORE_VERB = frozenset(
    """
    لم لن لا ولم ولن ولا فلم الا دون يمكن يجب ينبغي سوى عدم ما ليس في من الى على عن بدون خلال
    عبر حول هل هذا هذه
    """.split()
)
_BEFORE_NOUNS = particles.PREPOSITIONS - {"حين", "حتى", "كي", "لكي", "عشية"} | _NOT_BEFORE_VERB
_IN_IT = frozenset("فيه فيها".split())
_TURNS = frozenset("غير الا بيد لكن ولكن بينما فيما".split())
_ONCE = frozenset("سبق وسبق".split())  # سبق أن أكد
_BEFORE_THAT = _ONCE | frozenset("قبل بعد على".split())  # a verb behind أن still reports
_YET_SAID = frozenset("استبعد اخفى نفى انكر".split())
_IMPERSONAL = frozenset("يذكر يعتقد يتوقع يقدر يرجح يعلم يظن يزعم يقال يشار يفترض ينتظر".split())
_BREAKS = frozenset("،؛-–—,;")
_COMMAS = frozenset("، , - – —".split())

Kind = Literal["verb", "participle", "source", "document"]


class Trigger(NamedTuple):
    """A word that may report speech."""

    kind: Kind
    first: int  # token where its verb phrase begins
    end: int  # behind its verb phrase
    junction: int  # token at which whatever was reported before has ended
    clause: int  # token at which its clause begins
    verb: Verb | None = None
    joined: bool = False  # و or ف is attached
    own: bool = False  # the speaker is a pronoun: على حد قوله


def find_triggers(tokens: list[Token]) -> list[Trigger]:
    """Return the triggers of a sentence in order."""
    found: list[Trigger] = []
    clause, at = 0, 0
    while at < len(tokens):
        token = tokens[at]
        trigger = None
        if token.kind == "word":
            if _may_report(token.word) or (at and tokens[at - 1].word == "،"):
                trigger = _source(tokens, at, clause) or _spoken(tokens, at, clause)
        elif token.word in _BREAKS or (token.kind == "quote" and not _is_name(tokens, at)):
            clause = at + 1
        if trigger is not None:
            found.append(trigger)
        at = trigger.end if trigger else at + 1
    return found


@lru_cache(4096)
def _may_report(word: str) -> bool:
    """Tell whether a word may be a trigger wherever it stands."""
    said = word in CAME or word in _BY_SAYING or word in _SAYINGS
    return said or names_source(word) or look_up(word)[0] is not None


def _is_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation stands in the place of a noun: في «إنستغرام», اسم «ملح»."""
    previous = tokens[at - 1].word if at else ""
    short = tokens[at].end - tokens[at].start < _NAME_WIDTH
    bound = previous in {"ل", "ب", "اسم"} or previous in particles.PREPOSITIONS
    return short and (bound or nouns.is_body(previous))


def _source(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    found = source_at(tokens, at)
    if found is None:
        return None
    end, own, joined = found
    return Trigger("source", at, end, _back_to_comma(tokens, at), clause, joined=joined, own=own)


def _spoken(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    """Read a verb, a participle or `جاء في بيان`."""
    word = tokens[at].word
    if word in CAME and (document := _document(tokens, at, clause)):
        return document
    verb, joined = look_up(word)
    to_say = word in _BY_SAYING or (word in _SAYINGS and word_at(tokens, at - 1) in _TOWARDS)
    manner = verb is None and is_manner(tokens, at)
    if manner or (to_say and (word in _BY_SAYING or _leads_speech(tokens, at + 1))):
        turned = opens_clause(tokens, clause, at)  # غير أن فلاناً سارع إلى القول
        back = at - (to_say and tokens[at - 1].adverb)  # مكتفياً بالقول
        junction = _clause_junction(tokens, clause) if turned else _back_to_comma(tokens, back)
        return Trigger("participle", at, at + 1, junction, clause)
    if (
        verb is None
        or (joined and is_given(word))
        or _is_passive(tokens[at], verb)
        or _is_otherword_at(tokens, at)
    ):
        return None
    if verb.shape != "participle":
        return _finite(tokens, at, clause, verb, joined=joined)
    if word == "مجددا" or _tells_how(tokens, at) or not is_circumstance(tokens, at, verb):
        return None
    turned = tokens[clause].word in _TURNS and clause > 0  # غير أن السكان قاطعوه مرددين
    junction = _clause_junction(tokens, clause) if turned else _back_to_comma(tokens, at)
    return Trigger("participle", at, at + 1, junction, clause, verb, joined)


def _leads_speech(tokens: list[Token], at: int) -> bool:
    """Tell whether what is said follows: إلى القول إن, إلى القول «...»."""
    return has_anchor(tokens, at) or (at < len(tokens) and tokens[at].kind == "quote")


def opens_clause(tokens: list[Token], clause: int, at: int) -> bool:
    """Tell whether a clause of its own leads to `at`: غير أن فلاناً ..., اكتفت فلانة بالقول."""
    verb = look_up(tokens[clause].word)[0]
    finite = verb is not None and verb.shape != "participle" and clause < at
    return tokens[clause].word in particles.OPENERS or finite


def _is_otherword_at(tokens: list[Token], at: int) -> bool:
    """Tell whether what is spelled as a verb is a preposition, an adverb or a noun here."""
    word = tokens[at].word
    among = at + 2 < len(tokens) and nouns.is_oblique(tokens[at + 1].word)
    among = among and not is_that(tokens, at + 2)
    among = among or nouns.is_owned(word_at(tokens, at + 1))  # بين يديه
    if word.removeprefix("و") == "بين" and (among or not has_anchor(tokens, at + 1)):
        return True  # وبين الواقفين
    if nouns.is_saying(word) and word_at(tokens, at - 1) in CAME | BEING:
        return True  # وجاء رد الوزير
    if word == "وهنا" and look_up(word_at(tokens, at + 1))[0] is None:
        return not nouns.is_head(word_at(tokens, at + 1))  # وهنا انتفضت, not وهنأ الوزير
    preposition = word in particles.PREPOSITIONS and not (word == "ابان" and tokens[at].hamza)
    return word in particles.ADJUNCTS or (preposition and word not in {"عبر", "بين"})


def _finite(
    tokens: list[Token], at: int, clause: int, verb: Verb, *, joined: bool
) -> Trigger | None:
    word, previous = tokens[at].word, word_at(tokens, at - 1)
    after_that = previous == "ان" and word_at(tokens, at - 2) not in _BEFORE_THAT
    proverb = previous in {"كما", "وكما"} and is_proverb(tokens, at + 1)
    preposition = (word == "عبر" and at) or word == "طالبا"
    still = verb.lemma in _YET_SAID  # لم يستبعد says something
    unsaid = previous in _BEFORE_NOUNS and not still
    if unsaid or after_that or proverb or preposition or _is_impersonal(tokens, at, verb):
        return None
    first = at - (previous in {"لم", "ولم", "لا", "ولا"} and still)
    if previous == "ان" and word_at(tokens, at - 2) in _ONCE:
        first, joined = at - 2, word_at(tokens, at - 2)[0] == "و"
    end = at + 1
    following = look_up(word_at(tokens, end))[0]
    if following and following.lemma == "قال" and following.shape == "participle":
        end += 1
    end += word_at(tokens, end) in _BY_SAYING
    if verb.object:  # who is spoken to is no noun behind the verb
        left = verb.frames - {"V"} if "V" in verb.frames else verb.frames & {"q"} | {"w"}
        verb = verb._replace(frames=left)
    junction = _back_to_comma(tokens, at) if joined else _clause_junction(tokens, clause)
    return Trigger("verb", first, end, junction, clause, verb, joined)


def _tells_how(tokens: list[Token], at: int) -> bool:
    """Tell whether a participle says how the verb in front speaks: ثم أردفت مبتسمة: «...»."""
    verb = look_up(word_at(tokens, at - 1))[0]
    return verb is not None and verb.shape != "participle" and word_at(tokens, at + 1) == ":"


def _document(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    """Read `جاء في بيان`, `ورد على لسان`."""
    following, third = word_at(tokens, at + 1), word_at(tokens, at + 2)
    if following in _IN_IT:  # تلا لائحة جاء فيها أن
        return Trigger("participle", at, at + 2, _back_to_comma(tokens, at), clause)
    stated = following == "في" and nouns.is_statement(third)
    if not stated and (following, third) != ("على", "لسان"):
        return None
    joined = tokens[at].word[0] in "وف" and tokens[at].word != "ورد"
    junction = _back_to_comma(tokens, at) if joined else _clause_junction(tokens, clause)
    return Trigger("document", at, at + 3, junction, clause, None, joined)


def _is_passive(token: Token, verb: Verb) -> bool:
    """Tell whether the vowels make the verb passive: أُعلن, يُذكر; but يُعلن is active."""
    stem = token.word.removeprefix("و")
    if verb.lemma in {"نقل", "نسب"}:
        return False  # نُقل عنه قوله
    if token.stressed:
        return True
    return token.passive and (verb.shape == "past" or stem in _IMPERSONAL)


def _is_impersonal(tokens: list[Token], at: int, verb: Verb) -> bool:
    """Tell whether the verb is passive in all but vowels: يذكر أن, يعتقد أن."""
    if tokens[at].word.removeprefix("و") in {"تبين", "يتبين"}:
        return True
    if verb.shape != "present" or at > 1:
        return False
    following = word_at(tokens, at + 1)
    impersonal = tokens[at].word.removeprefix("و") in _IMPERSONAL
    return impersonal and (following in THAT or following == "الى")


def _back_to_comma(tokens: list[Token], at: int) -> int:
    return at - 1 if word_at(tokens, at - 1) in _COMMAS else at


def _clause_junction(tokens: list[Token], clause: int) -> int:
    """Return where the clause of a verb begins, with the comma in front of it."""
    return clause - 1 if clause and tokens[clause - 1].kind == "mark" else clause
