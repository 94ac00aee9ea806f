"""Who does the saying, in front of the verb: لكن الوزير قال, أما فلان، وهو ...، فأكد."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.circumstances import REMARKS, skip_circumstances
from dragoman.text.speakers.phrase_words import is_present
from dragoman.text.speakers.phrases import phrase_end
from dragoman.text.speakers.relatives import is_told
from dragoman.text.speakers.subjects_behind import Range, may_begin
from dragoman.text.speakers.triggers import Trigger
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

_TITLE = 10  # tokens that somebody's title and name have, where a relative clause follows
_COMMAS = frozenset("،,")
_COMMAS_BEFORE = 3  # marks looked back over for the beginning of a subject
_WAS_ASKED = frozenset("سئل سئلت سئلوا".split())
_AS_FOR = frozenset("اما واما".split())
_HAD = frozenset("قد فقد".split())
_BETWEEN = frozenset("قد كان كانت ، بدوره بدورها ايضا لم لا".split())
_BEFORE_VERBS = frozenset("لم ولم لا ولا ثم كما".split())
_ENDS = particles.PREPOSITIONS | particles.ADJUNCTS | particles.CLAUSAL


def subject_before(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return the noun phrase in front of the verb."""
    return (
        _asked(tokens, trigger)
        or _opening_phrase(tokens, trigger.clause, trigger.first)
        or _before_aside(tokens, trigger)
        or _antecedent(tokens, trigger)
        or _before_had(tokens, trigger)
        or _as_for(tokens, trigger)
    )


def _as_for(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return of whom أما tells, before ف and commas: أما الشابة، التي تستعد، فتختصر."""
    if not trigger.joined or tokens[trigger.first].word[0] != "ف":
        return None
    lead = next((i for i in range(trigger.first - 2) if tokens[i].word in _AS_FOR), None)
    if lead is None or not may_begin(tokens, lead + 1, trigger.first):
        return None
    stop = phrase_end(tokens, lead + 1, trigger.first)
    commas = stop > lead + 1 and tokens[stop].word == "،"
    return (lead + 1, stop) if commas else None


def _asked(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return who was asked before: ولما سئل المقاول عن السبب قال."""
    first = trigger.clause
    if trigger.first <= first + 2 or tokens[first + 1].word not in _WAS_ASKED:
        return None
    subordinate = tokens[first].word in particles.SUBORDINATE
    stop = phrase_end(tokens, first + 2, trigger.first) if subordinate else 0
    return (first + 2, stop) if stop > first + 2 else None


def is_verb_first(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether the clause begins with the verb, so that its subject stands behind it."""
    if trigger.joined and tokens[trigger.first].word[0] == "و":
        return True
    if trigger.first and tokens[trigger.first - 1].word in particles.SUBORDINATE:
        return True  # هبطت الأسعار بعدما قالت مصادر
    lead = {token.word for token in tokens[trigger.clause : trigger.first]}
    led = _before_aside(tokens, trigger) or _as_for(tokens, trigger)
    return lead <= _BEFORE_VERBS and led is None


def _before_aside(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return the subject with an aside between it and the verb: فلان، وهو عضو في النقابة، قال."""
    close = trigger.clause - 1
    if trigger.first != trigger.clause or trigger.joined or close < 1:
        return None
    open_ = next((i for i in range(close - 1, -1, -1) if tokens[i].word in _COMMAS), -1)
    if open_ <= 0 or tokens[close].word not in _COMMAS:
        return None
    titled = _is_title(tokens, open_ + 1, close)
    aside = tokens[open_ + 1].word in REMARKS
    if not (titled or aside or skip_circumstances(tokens, open_ + 1, close) == close):
        return None
    begins = [i + 1 for i in range(open_) if tokens[i].kind != "word"]
    for begin in [0, *begins][-_COMMAS_BEFORE:]:  # the widest: عالم الفلك، جان تيسيه، الذي ...
        found = _opening_phrase(tokens, begin, close if titled else open_)
        if found is not None:
            return found
    return None


def _is_title(tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether a title stands between two commas: فلان، نائب مدير المركز، قال."""
    word = tokens[start].word
    joined = word[0] == "و" and nouns.is_definite(word)
    return (
        nouns.is_person(word) and not joined and phrase_end(tokens, start, end, alone=True) == end
    )


def _antecedent(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return whom the relative clause of the verb is about: جارتها زهرة، التي ترد."""
    stop = trigger.first - 1
    if stop < 1 or tokens[stop].word not in particles.RELATIVES:
        return None
    stop -= tokens[stop - 1].word == "،"
    for start in range(max(0, stop - _TITLE), stop):
        named = tokens[start].known or nouns.is_head(tokens[start].word)
        if named and may_begin(tokens, start, stop) and phrase_end(tokens, start, stop) == stop:
            return start, stop
    return None


def _before_had(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return the subject that a comma and قد divide from the verb: وكان الوزير، ...، قد قال."""
    lead = {token.word for token in tokens[trigger.clause : trigger.first]}
    if not lead <= _HAD or trigger.joined or not trigger.first:
        return None
    begin = next((i + 1 for i in range(trigger.first - 1, -1, -1) if is_that(tokens, i)), 0)
    found = _opening_phrase(tokens, begin, trigger.first, needs_end=False)
    closed = found and tokens[found[1]].word == "،" and nouns.is_head(tokens[found[0]].word)
    return found if closed else None


def _opening_phrase(
    tokens: list[Token], start: int, end: int, *, needs_end: bool = True
) -> Range | None:
    """Return the noun phrase at the head of a clause, if the verb at `end` follows it."""
    at = start
    while at < end and (tokens[at].word in particles.OPENERS or tokens[at].kind == "mark"):
        at += 1
    if [token.word for token in tokens[at : min(at + 2, end)]] == ["في", "حين"]:
        at += 2
    if at >= end or _is_verbal(tokens, at, end):
        return None
    accusative = at > start and is_accusative_head(tokens[at])
    if not (accusative or may_begin(tokens, at, end)):
        return None
    stop = phrase_end(tokens, at, end)
    rest = skip_circumstances(tokens, stop, end)
    while rest < end and tokens[rest].word in _BETWEEN:
        rest += 1
    parted = tokens[start].word in _AS_FOR and tokens[end].word[0] == "ف"  # أما فلان الذي ... فقال
    leads = rest == end or not needs_end or parted or _is_certain(tokens, at, stop, end)
    return (at, stop) if stop > at and leads else None


def is_accusative_head(token: Token) -> bool:
    """Tell whether a noun for people stands in the accusative: لكن رجلاً قال."""
    return token.adverb and nouns.is_head(token.word.removesuffix("ا"))


def _is_verbal(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a verb begins here rather than a noun: أصدرت النقابة."""
    word = tokens[at].word
    if nouns.is_head(word) or tokens[at].passive:
        return tokens[at].passive  # قُتل في التفجير طالب
    verb = look_up(word)[0]
    if is_present(word) and not (tokens[at].known or is_given(word)):
        return True  # تخضع الصادرات لقيود تقول الوزارة إنها
    if is_told(word) and verb is None:
        return True  # جمع المختار تواقيع
    shaped = word[0] == "و" or (word.endswith("ت") and not tokens[at].known)
    subject = at + 1 < end and nouns.is_head(tokens[at + 1].word)
    return (verb is not None and verb.shape != "participle") or (shaped and subject)


def _is_certain(tokens: list[Token], at: int, stop: int, end: int) -> bool:
    """Tell whether circumstances, and no other verb, stand between a subject and its verb."""
    if not nouns.is_head(tokens[at].word) or tokens[stop].word not in _ENDS:
        return False
    return not any(look_up(tokens[index].word)[0] for index in range(stop, end))
