"""Who does the saying, behind the verb or behind circumstances."""

from __future__ import annotations

from dragoman.text.known_names import is_given
from dragoman.text.speakers import deeds, nouns, particles
from dragoman.text.speakers.circumstances import is_manner, skip_circumstances
from dragoman.text.speakers.phrase import OBJECT_FRAMES
from dragoman.text.speakers.phrases import is_time, phrase_end
from dragoman.text.speakers.triggers import REACH
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that

Range = tuple[int, int]
NAME = 34  # characters that a name between marks may have
_CONSTRUCTS = frozenset(
    """
    زيارة لقاء اجتماع مكتب مقر بيت منزل كلمة خطاب مبنى قصر مؤتمر حفل جلسة قضية محاكمة طلب سؤال
    وفد ملف موقف قرار كل جميع بعض احد هاتف جولة
    """.split()
)
_PARENTS = frozenset("والده والدها والدته والدتها والدهم والدتهم والداه والدي والدتي".split())
_L_WORD = 2  # letters from which a noun in ة behind ل is no name


def subject_behind(
    tokens: list[Token], start: int, end: int, frames: frozenset[str], gender: str = ""
) -> Range | None:
    """Return the noun phrase of the speaker between the verb and what is said."""
    end = min(end, start + REACH)
    if gender in {"p", "d"}:
        return None  # a verb in front of its subject is singular
    at = skip_circumstances(tokens, start, end, frames)
    if at < end and _is_quoted_name(tokens, at):
        return at, at + 1
    if at < end and may_begin(tokens, at, end) and not is_time(tokens, at):
        if _is_oblique(tokens[at]) or _is_object(tokens, at, frames, gender):
            return None
        stop = phrase_end(tokens, at, end, frames)
        if stop > at:
            return at, stop
    return _behind_circumstances(tokens, max(at, start), end, frames)


def _is_quoted_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation is the speaker's name, since أن follows: قالت «رويترز» إن."""
    token = tokens[at]
    short = token.kind == "quote" and token.end - token.start < NAME
    behind = skip_circumstances(tokens, at + 1, len(tokens)) if short else len(tokens)
    return behind < len(tokens) and is_that(tokens, behind)


def _is_oblique(token: Token) -> bool:
    """Tell whether a word ends as a plural or dual that is no subject; names as هيرين do not."""
    word = token.word
    if word in nouns.words("countries"):
        return False  # البحرين
    plural = nouns.is_definite(word) or nouns.is_person(word) or word.endswith("تين")
    return nouns.is_oblique(word) and plural and not token.known


def _is_object(tokens: list[Token], at: int, frames: frozenset[str], gender: str) -> bool:
    """Tell whether the noun behind a verb is its object: it reports or is no subject of it."""
    token, word = tokens[at], tokens[at].word
    if nouns.is_owned(word) and nouns.is_statement(word):
        return True  # أنهى كلمته
    if frames.isdisjoint(OBJECT_FRAMES):
        return False
    if nouns.is_reported_object(word):
        return at + 1 >= len(tokens) or tokens[at + 1].word != "من"
    deed = deeds.is_masdar(word, low=token.low) and not nouns.is_head(word)
    definite = nouns.is_definite(word)
    told = definite and nouns.bare(word) in nouns.words("objects")
    common = definite or nouns.is_head(word)  # names as حمزة agree otherwise
    agrees = gender not in {"m", "f"} or nouns.gender_of(word) in {"", gender}
    return deed or told or nouns.is_oblique(word) or (common and not agrees)


def _behind_circumstances(
    tokens: list[Token], start: int, end: int, frames: frozenset[str]
) -> Range | None:
    """Return a titled speaker behind whom it was said to, where and when."""
    for at in range(start, end):
        token = tokens[at]
        if is_that(tokens, at) or token.word == ":":
            break
        if token.kind != "word" or not nouns.is_person(token.word) or token.word[0] in "لب":
            continue
        led = tokens[at - 1].word in particles.PREPOSITIONS  # ويقلبه بين | يديه
        if led or (at > start and _is_governed(tokens, at)):
            continue
        stop = phrase_end(tokens, at, end, frames)
        ends = stop == end or tokens[stop].kind == "mark"
        if stop > at and (ends or nouns.is_definite(token.word)):
            return at, stop
    return None


def _is_governed(tokens: list[Token], at: int) -> bool:
    """Tell whether the noun at `at` depends on the word in front of it: مكتب الوزير, لقائه رئيس."""
    word, previous = tokens[at].word, tokens[at - 1].word
    joined = word[0] == "و" and nouns.is_head(word[1:])
    if joined or nouns.is_owned(previous) or previous in particles.PREPOSITIONS:
        return True
    closed = nouns.is_definite(previous) or previous in nouns.words("countries")
    if closed or tokens[at - 1].kind != "word":
        return False
    construct = previous in _CONSTRUCTS or nouns.is_head(previous)
    return construct or nouns.is_definite(word) or tokens[at - 1].adverb


def may_begin(tokens: list[Token], at: int, end: int) -> bool:
    """Tell whether a speaker's noun phrase may begin here."""
    token, word = tokens[at], tokens[at].word
    if token.kind != "word" or len(word) == 1 or word[0].isdigit():
        return False
    if word in particles.FUNCTIONAL or word in particles.ABSOLUTE or is_that(tokens, at):
        return False
    led = at + 1 < end and (tokens[at + 1].word == ":" or tokens[at + 1].kind == "quote")
    if nouns.is_audience(word) or word.startswith("بال") or is_manner(token, led=led):
        return False
    if not token.known and (_is_verb_with_object(word) or _is_present(word)):
        return False
    governed = word[0] == "ل" and not token.known and is_behind_l(word[1:])
    governed = governed or (word.startswith("لل") and nouns.is_head(nouns.bare(word)))
    return not governed and not _is_joined_aside(word)


def _is_verb_with_object(word: str) -> bool:
    """Tell whether a pronoun is the object of a verb rather than an owner: نشرها, سألناها."""
    verb = look_up(word)[0]
    ours = word.endswith(("ناه", "ناها", "ناهم"))
    return not nouns.is_head(word) and (ours or (verb is not None and verb.object))


def _is_present(word: str) -> bool:
    """Tell whether a verb of saying in the present stands here: مضى | يقول."""
    verb = look_up(word)[0]
    return verb is not None and verb.shape == "present" and not is_given(word)


def is_behind_l(word: str) -> bool:
    """Tell whether a word behind ل is a noun rather than the rest of a name: لمدة, not لمياء."""
    if (
        nouns.is_head("ل" + word)
        or "ل" + word in nouns.words("names_in_l")
        or "ل" + word in nouns.words("begin_with_l")
    ):
        return False
    known = deeds.is_masdar(word) or nouns.is_head(word) or nouns.is_circumstance(word)
    return known or (word.endswith("ة") and len(word) > _L_WORD)


def _is_joined_aside(word: str) -> bool:
    """Tell whether و begins an aside: وعيناه دامعتان, وفي يده, والدموع في عينيه."""
    if word[0] != "و" or nouns.is_head(word) or word in _PARENTS:
        return False
    rest = word[1:]
    aside = rest in particles.PREPOSITIONS or nouns.is_owned(word) or rest[:1] == "ب"
    return aside or (word.startswith("وال") and not nouns.is_head(rest))
