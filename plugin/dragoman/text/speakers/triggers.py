"""Where a sentence may report speech: verbs, participles and source phrases that can carry one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.text.speakers import nouns
from dragoman.text.speakers.verbs import Verb, look_up
from dragoman.text.speakers.words import Token

REACH = 80  # tokens between a verb and its subject or what is said
_NAME_WIDTH = 30  # characters that a name in quotation marks may have
_THAT = frozenset("ان انه انها انهم انهما انهن انني اني اننا انا".split())
_NOT_BEFORE_THAT = frozenset(
    """
    بعد قبل منذ دون يمكن يجب ينبغي يريد تريد يود تود يستطيع تستطيع سوى غير الا رغم مع كما علما
    شرط كاد يكاد حتى عليه عليها عليهم يفترض المفترض المقرر المتوقع المرجح المنتظر بمجرد لولا حال
    ممكن
    """.split()
)
_SOURCES = frozenset("وفق وفقا بحسب حسب طبقا نقلا استنادا حسبما وفقما بحسبما".split())
_SAYING = frozenset("قول تعبير وصف زعم راي تصريح تاكيد".split())
_OWN_SAYING = frozenset(
    noun + pronoun
    for noun in ("قول", "تعبير", "وصف", "زعم", "راي", "تقدير", "كلام")
    for pronoun in ("ه", "ها", "هم", "هما")
)
_OF_IT = frozenset("به بها عنه اليه عليه".split())
_OPINIONS = frozenset("برايه برايها برايهم بنظره بنظرها".split())
_CAME = frozenset("جاء وجاء ورد وورد".split())
_BY_SAYING = frozenset("بالقول بقوله بقولها بقولهم بقولهما بالتاكيد".split())
_NOT_BEFORE_VERB = frozenset(
    """
    لم لن لا ولم ولن ولا فلم الا دون يمكن يجب ينبغي سوى عدم ما ليس في من الى على عن بدون خلال
    عبر حول
    """.split()
)
_YET_SAID = frozenset("يستبعد تستبعد يخف".split())
_ANCIENTS = frozenset("اجداد اولون مثل شاعر عرب قدماء حكماء اقدمون حكيم قدامى".split())
_BEING = frozenset(
    """
    كان كانت كنت كانوا يكون تكون ليس ليست بات باتت يبدو تبدو وكان وكانت
    """.split()
)
_IMPERSONAL = frozenset("يذكر يعتقد يتوقع يقدر يرجح يعلم يظن يزعم".split())
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


def is_that(tokens: list[Token], at: int) -> bool:
    """Tell whether the token opens reported speech: أن إن بأن أنه, but not بعد أن or يمكن أن."""
    word = tokens[at].word
    stem = word[1:] if word[:1] in {"ب", "ف"} else word
    except_ = stem == "الا" and not (word[0] == "ب" or tokens[at].hamza)  # إلا, not ألا
    if except_ or stem not in _THAT | {"الا"}:
        return False
    return not at or tokens[at - 1].word not in _NOT_BEFORE_THAT


def find_triggers(tokens: list[Token]) -> list[Trigger]:
    """Return the triggers of a sentence in order."""
    found: list[Trigger] = []
    clause, at = 0, 0
    while at < len(tokens):
        token = tokens[at]
        trigger = None
        if token.word in "،؛-–—,;" or (token.kind == "quote" and not _is_name(tokens, at)):
            clause = at + 1
        elif token.kind == "word":
            trigger = _source(tokens, at, clause) or _spoken(tokens, at, clause)
        if trigger is not None:
            found.append(trigger)
        at = trigger.end if trigger else at + 1
    return found


def _is_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation stands in the place of a noun: في «إنستغرام», اسم «ملح»."""
    previous = tokens[at - 1].word if at else ""
    short = tokens[at].end - tokens[at].start < _NAME_WIDTH
    named = previous in nouns.words("prepositions") or nouns.is_body(previous) or previous == "اسم"
    return short and named


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def _source(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    word = tokens[at].word
    joined = word[:1] in {"و", "ف"} and word not in _SOURCES
    stem = word[1:] if joined else word
    junction = _back_to_comma(tokens, at)
    following, third = _word(tokens, at + 1), _word(tokens, at + 2)
    if stem == "على" and (following == "لسان" or (following == "حد" and third in _SAYING)):
        end = at + 2 + (following == "حد")
        return Trigger("source", at, end, junction, clause, joined=joined)
    if stem == "على" and following == "حد" and third in _OWN_SAYING:
        return Trigger("source", at, at + 3, junction, clause, joined=joined, own=True)
    if stem in _OPINIONS and following:
        return Trigger("source", at, at + 1, junction, clause, joined=joined, own=True)
    if stem not in _SOURCES:
        return None
    if following.removeprefix("ل") in _OWN_SAYING:
        return Trigger("source", at, at + 2, junction, clause, joined=joined, own=True)
    stop = _source_end(tokens, at, stem)
    return Trigger("source", at, stop, junction, clause, joined=joined) if stop else None


def _source_end(tokens: list[Token], at: int, stem: str) -> int | None:
    """Return where a source phrase ends: وفق, نقلاً عن, بحسب ما أعلنت, وفق ما جاء في بيان."""
    following, third = _word(tokens, at + 1), _word(tokens, at + 2)
    if following in {"ما", "لما"}:
        if third in _CAME:
            return min(at + 5, len(tokens))
        said = look_up(third)[0] is not None
        return at + 3 + (_word(tokens, at + 3) in _OF_IT) if said else None
    if stem in {"نقلا", "استنادا"}:
        return at + 2 if following in {"عن", "الى"} else None
    said = (stem.endswith("ما") and look_up(following)[0] is not None) or following in _SAYING
    return at + 1 + said


def _spoken(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    """Read a verb, a participle or `جاء في بيان`."""
    word = tokens[at].word
    if word in _CAME and (document := _document(tokens, at, clause)):
        return document
    if word in _BY_SAYING or _is_manner(tokens, at):
        return Trigger("participle", at, at + 1, _back_to_comma(tokens, at), clause)
    verb, joined = look_up(word)
    if verb is None or verb.object or _is_passive(tokens[at], verb):
        return None
    if verb.shape != "participle":
        return _finite(tokens, at, clause, verb, joined=joined)
    if word == "مجددا" or not _is_circumstance(tokens, at, verb):
        return None
    junction = _back_to_comma(tokens, at)
    return Trigger("participle", at, at + 1, junction, clause, verb, joined)


def _finite(
    tokens: list[Token], at: int, clause: int, verb: Verb, *, joined: bool
) -> Trigger | None:
    word, previous = tokens[at].word, _word(tokens, at - 1)
    after_that = previous == "ان" and _word(tokens, at - 2) not in {"قبل", "بعد"}
    proverb = previous in {"كما", "وكما"} and nouns.bare(_word(tokens, at + 1)) in _ANCIENTS
    by_chance = (word == "عبر" and at) or word == "طالبا"  # a preposition; a participle's noun
    unsaid = previous in _NOT_BEFORE_VERB and word not in _YET_SAID
    if unsaid or after_that or proverb or by_chance or _is_impersonal(tokens, at, verb):
        return None
    end = at + 1
    following = look_up(_word(tokens, end))[0]
    if following and following.lemma == "قال" and following.shape == "participle":
        end += 1
    end += _word(tokens, end) in _BY_SAYING
    junction = _back_to_comma(tokens, at) if joined else _clause_junction(tokens, clause)
    return Trigger("verb", at, end, junction, clause, verb, joined)


def _document(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    """Read `جاء في بيان`, `ورد على لسان`."""
    following, third = _word(tokens, at + 1), _word(tokens, at + 2)
    stated = following == "في" and nouns.is_document(third)
    if not stated and (following, third) != ("على", "لسان"):
        return None
    joined = tokens[at].word in {"وجاء", "وورد"}
    junction = _back_to_comma(tokens, at) if joined else _clause_junction(tokens, clause)
    return Trigger("document", at, at + 3, junction, clause, None, joined)


def _is_manner(tokens: list[Token], at: int) -> bool:
    """Tell whether an adverb leads to a quotation: ...، معتذراً: «...»."""
    quoted = at + 2 < len(tokens) and tokens[at + 2].kind == "quote"
    return (
        tokens[at].adverb and quoted and _word(tokens, at - 1) == "،" and tokens[at + 1].word == ":"
    )


def _is_circumstance(tokens: list[Token], at: int, verb: Verb) -> bool:
    """Tell whether a participle says how somebody spoke: مؤكداً, never كان مؤكداً."""
    previous, following = _word(tokens, at - 1), _word(tokens, at + 1)
    if at == 0 or previous in _BEING:
        return False
    behind_comma = previous in {"،", ","}
    if verb.gender in {"p", "d"}:
        return behind_comma
    leads = following in _THAT | {":", "الى"} or previous == "«»"
    return verb.gender == "m" or behind_comma or leads


def _is_passive(token: Token, verb: Verb) -> bool:
    """Tell whether the vowels make the verb passive: أُعلن, يُذكر; but يُعلن is active."""
    stem = token.word.removeprefix("و")
    return token.passive and (verb.shape == "past" or stem in _IMPERSONAL)


def _is_impersonal(tokens: list[Token], at: int, verb: Verb) -> bool:
    """Tell whether the verb is passive in all but vowels: يذكر أن, يعتقد أن."""
    if verb.shape != "present" or at > 1:
        return False
    return _word(tokens, at + 1) in _THAT and tokens[at].word.removeprefix("و") in _IMPERSONAL


def _back_to_comma(tokens: list[Token], at: int) -> int:
    return at - 1 if _word(tokens, at - 1) in _COMMAS else at


def _clause_junction(tokens: list[Token], clause: int) -> int:
    """Return where the clause of a verb begins, with the comma in front of it."""
    return clause - 1 if clause and tokens[clause - 1].kind == "mark" else clause
