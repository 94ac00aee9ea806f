"""Who does the saying in a sentence: behind the verb, in front of it, or behind circumstances."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.circumstances import REMARKS, is_manner, skip_circumstances
from dragoman.text.speakers.phrase import OBJECT_FRAMES
from dragoman.text.speakers.phrases import is_time, phrase_end
from dragoman.text.speakers.triggers import REACH, Trigger
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

Range = tuple[int, int]
_CONSTRUCTS = frozenset(
    """
    زيارة لقاء اجتماع مكتب مقر بيت منزل كلمة خطاب مبنى قصر مؤتمر حفل جلسة قضية محاكمة طلب سؤال وفد
    ملف موقف قرار كل جميع بعض احد هاتف جولة
    """.split()
)
_PARENTS = frozenset("والده والدها والدته والدتها والدهم والدتهم والداه والدي والدتي".split())
_TITLE = 10  # tokens that somebody's title and name have, where a relative clause follows
_NAME = 34  # characters that a name between marks may have
_L_WORD = 2  # letters from which a noun in ة behind ل is no name
_HE = frozenset("لكنه لكنها لكنهم ولكنه ولكنها وهو وهي وهم انه انها انهم".split())
_NEGATIONS = frozenset("لم ولم لا ولا لن ولن".split())
BEFORE_NOUNS = frozenset("لكن ولكن اما واما ان".split())  # a noun follows, never a verb
_HEADLINE = 14  # tokens in which the colon of a headline must come
_ISSUED = frozenset("صادر صادرة نشره نشرته اصدرته اصدره تلاه تلته نشر".split())
_BETWEEN = frozenset("قد كان كانت ، بدوره بدورها ايضا لم لا".split())


def subject_of(tokens: list[Token], trigger: Trigger, limit: int) -> Range | None:
    """Return the noun phrase of the speaker, in front of the verb or behind it."""
    verb = trigger.verb
    if verb is None or trigger.kind != "verb":
        return None
    front = None if is_verb_first(tokens, trigger) else subject_before(tokens, trigger)
    pronoun = trigger.first > 0 and tokens[trigger.first - 1].word in _HE
    if front is not None or pronoun:
        return front
    return subject_behind(tokens, trigger.end, limit, verb.frames, verb.gender)


def subject_behind(
    tokens: list[Token], start: int, end: int, frames: frozenset[str], gender: str = ""
) -> Range | None:
    """Return the noun phrase of the speaker between the verb and what is said."""
    end = min(end, start + REACH)
    if gender in {"p", "d"}:
        return None  # a verb in front of its subject is singular
    at = skip_circumstances(tokens, start, end, frames)
    if at + 1 < end and _is_quoted_name(tokens, at):
        return at, at + 1
    if at < end and may_begin(tokens, at, end) and not is_time(tokens, at):
        oblique = _is_oblique(tokens[at])
        if oblique or _is_object(tokens, at, frames, gender):
            return None
        stop = phrase_end(tokens, at, end, frames)
        if stop > at:
            return at, stop
    return _behind_circumstances(tokens, max(at, start), end, frames)


def _is_object(tokens: list[Token], at: int, frames: frozenset[str], gender: str) -> bool:
    """Tell whether the noun behind a verb is its object, since the verb does not agree with it."""
    token, word = tokens[at], tokens[at].word
    if nouns.is_owned(word) and nouns.is_statement(word):
        return True  # أنهى كلمته
    if not frames & OBJECT_FRAMES:
        return False
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if nouns.is_reported_object(word):
        return following != "من"
    if nouns.is_masdar(word, low=token.low) and not nouns.is_head(word):
        return True
    if nouns.is_oblique(word):
        return True
    if nouns.is_definite(word) and nouns.bare(word) in nouns.words("objects"):
        return True
    agrees = nouns.gender_of(word)
    return gender in {"m", "f"} and agrees not in {"", gender} and not _is_proper(tokens, at)


def _is_quoted_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation is the speaker's name, since أن follows: قالت «رويترز» إن."""
    token = tokens[at]
    short = token.kind == "quote" and token.end - token.start < _NAME
    return short and is_that(tokens, at + 1)


def _is_oblique(token: Token) -> bool:
    """Tell whether a word ends as a plural or dual that is no subject; names as هيرين do not."""
    word = token.word
    plural = nouns.is_definite(word) or nouns.is_person(word) or word.endswith("تين")
    return nouns.is_oblique(word) and plural and not token.known


def _is_proper(tokens: list[Token], at: int) -> bool:
    """Tell whether a word may be a name that ends as a feminine does: حمزة, أسامة."""
    word = tokens[at].word
    return not nouns.is_definite(word) and not nouns.is_head(word)


def may_begin(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a speaker's noun phrase may begin here."""
    token, word = tokens[at], tokens[at].word
    if token.kind != "word" or len(word) == 1 or word[0].isdigit():
        return False
    if word in particles.FUNCTIONAL or is_that(tokens, at):
        return False
    led = at + 1 < end and (tokens[at + 1].word == ":" or tokens[at + 1].kind == "quote")
    if nouns.is_audience(word) or word.startswith("بال") or is_manner(token, led=led):
        return False
    if word[0] == "ل" and not token.known and _is_governed_noun(word[1:]):
        return False
    if word[0] == "و" and not (nouns.is_head(word) or word in _PARENTS):
        rest = word[1:]
        aside = rest in particles.PREPOSITIONS or nouns.is_owned(word) or rest[:1] == "ب"
        return not (aside or (word.startswith("وال") and not nouns.is_head(rest)))
    return True


def _is_governed_noun(word: str) -> bool:
    """Tell whether a word behind ل is a noun rather than the rest of a name: لمدة, not لمياء."""
    if nouns.is_head("ل" + word):
        return False
    known = nouns.is_masdar(word) or nouns.is_head(word) or nouns.is_circumstance(word)
    return known or (word.endswith("ة") and len(word) > _L_WORD)


def _behind_circumstances(
    tokens: list[Token], start: int, end: int, frames: frozenset[str]
) -> Range | None:
    """Return a titled speaker behind whom it was said to, where and when."""
    for at in range(start, end):
        token, previous = tokens[at], tokens[at - 1].word
        if is_that(tokens, at) or token.word == ":":
            break
        if token.kind != "word" or not nouns.is_person(token.word) or token.word[0] in "لب":
            continue
        if at > start and _is_governed(tokens, at, previous):
            continue
        stop = phrase_end(tokens, at, end, frames)
        ends = stop == end or tokens[stop].kind == "mark"
        if stop > at and (ends or nouns.is_definite(token.word)):
            return at, stop
    return None


def _is_governed(tokens: list[Token], at: int, previous: str) -> bool:
    """Tell whether the noun at `at` depends on the word in front of it: مكتب الوزير, لقائه رئيس."""
    word = tokens[at].word
    if word[0] == "و" and nouns.is_head(word[1:]):
        return True
    if nouns.is_owned(previous) or previous in particles.PREPOSITIONS:
        return True
    closed = nouns.is_definite(previous) or previous in nouns.words("countries")
    if closed or tokens[at - 1].kind != "word":
        return False
    return (
        previous in _CONSTRUCTS
        or nouns.is_head(previous)
        or nouns.is_definite(word)
        or tokens[at - 1].adverb
    )


def subject_before(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return the noun phrase in front of the verb: لكن الوزير قال, أما فلان فأكد."""
    found = _opening_phrase(tokens, trigger.clause, trigger.first)
    if found is not None:
        return found
    found = _before_aside(tokens, trigger) or _antecedent(tokens, trigger)
    if found is not None:
        return found
    lead = {token.word for token in tokens[trigger.clause : trigger.first]}
    if lead <= {"قد", "فقد"} and not trigger.joined and trigger.first:
        begin = next((i + 1 for i in range(trigger.first - 1, -1, -1) if is_that(tokens, i)), 0)
        found = _opening_phrase(tokens, begin, trigger.first, needs_end=False)
        if found and tokens[found[1]].word == "،" and nouns.is_head(tokens[found[0]].word):
            return found
    return None


def _before_aside(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return the subject with an aside between it and the verb: فلان، وهو عضو في النقابة، قال."""
    if trigger.first != trigger.clause or not trigger.clause or trigger.joined:
        return None
    close = trigger.clause - 1
    open_ = next((i for i in range(close - 1, -1, -1) if tokens[i].word in "،,"), -1)
    if open_ <= 0 or tokens[close].word not in "،,":
        return None
    aside = tokens[open_ + 1].word in REMARKS
    if not (aside or skip_circumstances(tokens, open_ + 1, close) == close):
        return None
    begin = next((i + 1 for i in range(open_ - 1, -1, -1) if tokens[i].kind != "word"), 0)
    return _opening_phrase(tokens, begin, open_)


def _antecedent(tokens: list[Token], trigger: Trigger) -> Range | None:
    """Return whom the relative clause of the verb is about: جارتها زهرة، التي ترد."""
    stop = trigger.first - 1
    if stop < 1 or tokens[stop].word not in particles.RELATIVES:
        return None
    stop -= tokens[stop - 1].word == "،"
    for start in range(max(0, stop - _TITLE), stop):
        token = tokens[start]
        named = token.known or nouns.is_head(token.word)
        if named and may_begin(tokens, start, stop) and phrase_end(tokens, start, stop) == stop:
            return start, stop
    return None


def is_verb_first(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether the clause begins with the verb, so that its subject stands behind it."""
    joined = trigger.joined and tokens[trigger.first].word[0] == "و"
    lead = {token.word for token in tokens[trigger.clause : trigger.first]}
    first = lead <= {"لم", "ولم", "لا", "ولا", "ثم", "كما"}
    return joined or (first and _before_aside(tokens, trigger) is None)


def _opening_phrase(
    tokens: list[Token], start: int, end: int, *, needs_end: bool = True
) -> Range | None:
    at = start
    while at < end and (tokens[at].word in particles.OPENERS or tokens[at].kind == "mark"):
        at += 1
    if at < end and tokens[at].word == "في" and at + 1 < end and tokens[at + 1].word == "حين":
        at += 2
    accusative = at < end and at > start and tokens[at].adverb and nouns.is_head(tokens[at].word)
    if at >= end or not (accusative or may_begin(tokens, at, end)) or _is_finite(tokens[at].word):
        return None
    word = tokens[at].word
    named_second = at + 1 < end and nouns.is_head(tokens[at + 1].word)
    verbal = word[0] == "و" or (word.endswith("ت") and not tokens[at].known)
    if verbal and named_second and not nouns.is_head(word):
        return None  # أصدرت النقابة: a verb and its subject
    stop = phrase_end(tokens, at, end)
    rest = skip_circumstances(tokens, stop, end)
    while rest < end and tokens[rest].word in _BETWEEN:
        rest += 1
    if stop > at and (rest == end or (not needs_end) or _is_certain(tokens, at, stop, end)):
        return at, stop
    return None


def _is_finite(word: str) -> bool:
    verb = look_up(word)[0]
    return verb is not None and verb.shape != "participle" and not nouns.is_head(word)


def _is_certain(tokens: list[Token], at: int, stop: int, end: int) -> bool:
    """Tell whether circumstances, and no other verb, stand between a subject and its verb."""
    return (
        nouns.is_head(tokens[at].word)
        and tokens[stop].word in particles.PREPOSITIONS | particles.ADJUNCTS | particles.CLAUSAL
        and not any(look_up(tokens[index].word)[0] for index in range(stop, end))
    )


def headline_speaker(tokens: list[Token]) -> Range | None:
    """Return the noun phrase that a headline sets before its colon: مصدر أمني: المعبر مغلق."""
    colon = next((i for i, token in enumerate(tokens[:_HEADLINE]) if token.word == ":"), None)
    if not colon or colon + 1 >= len(tokens) or not may_begin(tokens, 0, colon):
        return None
    if any(token.kind == "quote" for token in tokens[:colon]):
        return None
    return (0, colon) if phrase_end(tokens, 0, colon) == colon else None


def sentence_subject(tokens: list[Token], end: int, start: int = 0) -> Range | None:
    """Return the subject of a sentence whose verb is none of saying: زار الوزير المخيم، قائلاً."""
    at, turned = start, False
    while at < end and (
        tokens[at].word in particles.OPENERS | _NEGATIONS or tokens[at].kind == "mark"
    ):
        turned = turned or tokens[at].word in BEFORE_NOUNS
        at += 1
    if at < end and tokens[at].word.removeprefix("و") in particles.PREPOSITIONS:
        comma = next((i for i in range(at, end) if tokens[i].word == "،"), end)
        at = comma + 1
    if at >= end or tokens[at].kind != "word":
        return None
    word = tokens[at].word
    nominal = turned or nouns.is_definite(word) or (nouns.is_head(word) and not look_up(word)[0])
    first = at if nominal else at + 1
    if first >= end or not may_begin(tokens, first, end):
        return None
    stop = phrase_end(tokens, first, end, frozenset({"v"}))
    return (first, stop) if stop > first else None


def source_phrase(tokens: list[Token], start: int, end: int) -> Range | None:
    """Return the speaker behind وفق or جاء في بيان; the issuer where a document names it."""
    at = start
    if at < end and tokens[at].word in _ISSUED:
        at += 1 + (at + 1 < end and tokens[at + 1].word == "عن")
    if at < end and tokens[at].kind == "quote" and tokens[at].end - tokens[at].start < _NAME:
        return at, at + 1
    if at >= end or tokens[at].kind != "word":
        return None
    stop = phrase_end(tokens, at, end)
    if stop < end and tokens[stop].word == "عن" and tokens[stop - 1].word in _ISSUED:
        issuer = phrase_end(tokens, stop + 1, end)
        if issuer > stop + 1:
            return stop + 1, issuer
    return (at, stop) if stop > at else None
