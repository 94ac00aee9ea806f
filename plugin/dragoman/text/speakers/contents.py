"""What a report says and who says it: where it begins around its verb, and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.phrase import OBJECT_FRAMES
from dragoman.text.speakers.speech import ends_clause, inner, is_speech, is_titling, words_in
from dragoman.text.speakers.subjects import Range, is_verb_first, subject_before, subject_behind
from dragoman.text.speakers.triggers import REACH, Trigger
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Sentence, Token, is_that
from dragoman.types import Span

_CLOSERS = frozenset("،,.؛;:…!؟?-–—")
_NARRATES = frozenset("فيما بينما وذلك علما رافضا رافضة وكان وكانت جاء".split())
_POINTED = frozenset("ما ذلك هذا هذه تلك".split())
_QUESTIONS = frozenset("عما هل لماذا كيف".split())
_HOLLOW = frozenset("لم رفض رفضت امتنع امتنعت".split())
_LEADS = frozenset("هكذا بهذه الكلمات العبارة بهذا كما هذا ما".split())
_PREPOSITIONS = frozenset("الى على من عن في".split())
_ASKED = frozenset("فضل فضلت طلب طلبت طلبوا رفض رفضت اشترط اشترطت تحدث تحدثت".split())
_NOTHING = frozenset[str]()
_HE = frozenset("لكنه لكنها لكنهم ولكنه ولكنها وهو وهي وهم انه انها انهم".split())
_STRESS = frozenset("بالتاكيد التاكيد بالتشديد".split())
_PROVERBS = frozenset("المثل والمثل الامثال امثال امثالهم امثالنا امثالها الحكمة".split())
_LEAST_WORDS = 2  # that a quotation in front of its verb has
_PLACE = 12  # tokens behind where it was said, in which أن or a colon follows
_LEAST_LETTERS = 3  # that a word with ب or ل attached has


class Content(NamedTuple):
    """What is reported, the token where it or what leads to it begins, and who is named there."""

    span: Span
    direct: bool
    at: int
    phrase: Range | None = None


def behind(sentence: Sentence, trigger: Trigger, limit: int) -> Content | None:
    """Return what `trigger` reports behind itself, before the token `limit`."""
    if "q" in _frames(trigger) or _asks_for(sentence.tokens, trigger):
        return None
    trigger = _narrowed(sentence.tokens, trigger, limit)
    tokens, frames = sentence.tokens, _frames(trigger)
    phrase = _subject(tokens, trigger, limit)
    start = max(trigger.end, phrase[1] if phrase else 0)
    bare = _bare_object(sentence, trigger, start, limit)
    if bare is not None:
        return (_colon_quote(sentence, start, limit) or bare)._replace(phrase=phrase)
    if "V" in frames:  # the only noun is who is spoken to: وحث الجانبين على
        if phrase is None or phrase[0] < trigger.end:
            return None
        object_ = clause(sentence, phrase[0], limit, phrase[0])
        led = any(_leads(tokens, at, frames) for at in range(phrase[1], min(limit, phrase[1] + 2)))
        if object_ and led and "w" not in frames:
            return object_
    found = _anchored(sentence, trigger, start, limit)
    if found is None or any(t.word in _PROVERBS for t in tokens[trigger.clause : found.at]):
        return None
    if phrase is None or phrase[1] > found.at > trigger.first:
        phrase = _subject(tokens, trigger, found.at)
    return found._replace(phrase=phrase)


def _asks_for(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether a deed is asked for rather than told: طلب عدم الكشف عن هويته."""
    following = tokens[trigger.end].word if trigger.end < len(tokens) else ""
    lemma = trigger.verb.lemma if trigger.verb else ""
    asks = lemma == "طلب" and nouns.is_masdar(following)
    return asks or (lemma in {"طلب", "اشترط"} and following == "عدم")


def _narrowed(tokens: list[Token], trigger: Trigger, limit: int) -> Trigger:
    """Return the trigger without bare verbal nouns, or ب, for objects where أن or بأن follows."""
    verb = trigger.verb
    if verb is None or not verb.frames & {"m", "ب"}:
        return trigger
    comma = False
    for at in range(trigger.end, min(limit, trigger.end + REACH)):
        comma = comma or tokens[at].word in {"،", "؛"}
        if is_that(tokens, at):
            by = tokens[at].word[0] == "ب"
            dropped = {"ب"} if by else {"m"} if not comma and "o" not in verb.frames else set()
            return trigger._replace(verb=verb._replace(frames=verb.frames - dropped))
    return trigger


def _frames(trigger: Trigger) -> frozenset[str]:
    return trigger.verb.frames if trigger.verb else _NOTHING


def _anchored(sentence: Sentence, trigger: Trigger, start: int, limit: int) -> Content | None:
    """Return what a quotation, a colon, أن, a question or a preposition of the verb opens."""
    tokens, frames = sentence.tokens, _frames(trigger)
    sees = trigger.verb is not None and trigger.verb.lemma == "راى"
    begin = skip_circumstances(tokens, start, limit, frames | {"في"} if sees else frames)
    for at in range(begin, min(limit, trigger.end + REACH)):
        token = tokens[at]
        if (
            token.kind == "quote"
            and not _that_follows(tokens, at)
            and _is_said(tokens, at, trigger, start, limit)
        ):
            return Content(inner(token), direct=True, at=at)
        if token.word == ":":
            return _behind_colon(sentence, trigger, at, limit)
        if is_that(tokens, at):
            stressed = tokens[at - 2].word in _STRESS
            if tokens[at - 1].word == "على" and "على" not in frames and not stressed:
                continue  # ..., على أن يعود غداً
            return _behind_that(sentence, at, limit)
        if trigger.verb and _opens(tokens, at, trigger.verb.lemma):
            asked = clause(sentence, at + (token.word == "في"), limit, at)
            return _colon_quote(sentence, at, limit) or asked
        if "w" not in frames and _leads(tokens, at, frames) and not _that_follows(tokens, at):
            first = at if token.word.startswith("ب") else at + 1
            if token.word != "ب" and _is_place(tokens, first, limit):
                continue
            found = _colon_quote(sentence, at, limit) or clause(sentence, first, limit, at)
            if found is not None:
                return found
    return None


def _is_place(tokens: list[Token], at: int, limit: int) -> bool:
    """Tell whether a preposition says where rather than what, since أن or a colon follows."""
    word = tokens[at].word if at < limit else ""
    thought = nouns.is_owned(word) and not nouns.is_circumstance(word)  # عن أمله في أن
    if thought or nouns.is_masdar(word[1:], low=True) or nouns.is_masdar(word):
        return False
    rest = range(at + 1, min(limit, at + _PLACE))
    return any(is_that(tokens, i) or tokens[i].word == ":" for i in rest)


def _that_follows(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and is_that(tokens, at + 1)


def before(sentence: Sentence, trigger: Trigger, floor: int) -> Content | None:
    """Return the quotation that `trigger` follows: «...»، قال."""
    tokens = sentence.tokens
    if "q" in _frames(trigger):
        return None
    at = trigger.first - 1
    while at >= floor and (tokens[at].word in _LEADS or tokens[at].word in "،,-–—.:"):
        at -= 1
    if at < floor or tokens[at].kind != "quote":
        return None
    said = trigger.verb is not None and trigger.verb.object  # «سنعود»، قالها
    weak = "w" in _frames(trigger) and not said
    if words_in(sentence, at) < _LEAST_WORDS and (at > 0 or weak):
        return None
    if (
        at
        and tokens[at - 1].kind == "word"
        and tokens[at - 1].word in particles.PREPOSITIONS | {"ل", "ب"}
    ):
        return None
    return Content(inner(tokens[at]), direct=True, at=at)


def clause(sentence: Sentence, first: int, limit: int, at: int) -> Content | None:
    """Return the tokens from `first` as what is reported, without what is told behind it."""
    tokens = sentence.tokens
    end = next((i for i in range(first + 1, limit - 2) if _is_told(tokens, i)), limit)
    while end > first and tokens[end - 1].kind == "mark" and tokens[end - 1].word in _CLOSERS:
        end -= 1
    return Content(sentence.span(first, end), direct=False, at=at) if end > first else None


def _is_told(tokens: list[Token], at: int) -> bool:
    """Tell whether what is reported ends here: circumstances or the narrator follow."""
    one, two = tokens[at + 1].word, tokens[at + 2].word
    if tokens[at].word in {"من", "دون"} and is_unsaid(tokens, at):
        return True
    if tokens[at].word != "،":
        return False
    return (
        one in _NARRATES
        or (one in {"وهو", "وهي"} and two == "ما")
        or (one == "في" and (two == "حين" or nouns.is_statement(two)))
        or (one.startswith("لكن") and two in _HOLLOW)
    )


def is_unsaid(tokens: list[Token], at: int) -> bool:
    """Tell whether the narrator says what was not said: من دون أن يذكر."""
    words = [token.word for token in tokens[at : at + 4]]
    if words[:1] == ["من"] and words[1:2] in (["دون"], ["غير"]):
        words = words[1:]
    if len(words) < 3 or words[0] not in {"دون", "غير"} or words[1] != "ان":  # noqa: PLR2004
        return False
    return look_up(words[2])[0] is not None or words[2] in {"يعطي", "تعطي", "يقدم", "تقدم"}


def _subject(tokens: list[Token], trigger: Trigger, limit: int) -> Range | None:
    """Return the noun phrase of the speaker, in front of the verb or behind it."""
    verb = trigger.verb
    if verb is None or trigger.kind != "verb":
        return None
    front = None if is_verb_first(tokens, trigger) else subject_before(tokens, trigger)
    pronoun = trigger.first > 0 and tokens[trigger.first - 1].word in _HE
    if front is not None or pronoun:
        return front
    return subject_behind(tokens, trigger.end, limit, verb.frames, verb.gender)


def _bare_object(sentence: Sentence, trigger: Trigger, start: int, limit: int) -> Content | None:
    """Return the object of a verb that needs no preposition: استبعد خفض الفائدة."""
    frames, tokens = _frames(trigger), sentence.tokens
    if not frames & (OBJECT_FRAMES - {"a"}) or "w" in frames or start >= limit:
        return None
    if "p" in frames and trigger.verb and trigger.verb.shape == "present":
        return None
    at = start
    whom = (
        start + 1 < limit and tokens[start].word == "من" and nouns.is_owned(tokens[start + 1].word)
    )
    if not (whom or _is_accusative(tokens, start, limit, frames)):
        at = skip_circumstances(tokens, start, limit, frames)
    if at < limit and tokens[at].word in {"،", ","} and trigger.end < at < limit - 2:
        at += 1
        if tokens[at].word in _ASKED:  # a source ..., who asked not to be named, ...
            at = 1 + next((i for i in range(at, limit - 2) if tokens[i].word == "،"), at - 1)
    if at >= limit or not _may_be_object(tokens, at, limit, frames):
        return None
    return clause(sentence, at, limit, at)


def _is_accusative(tokens: list[Token], at: int, limit: int, frames: frozenset[str]) -> bool:
    """Tell whether ...اً is the object rather than the manner: تقترح حجراً زراعياً."""
    following = at + 1 < limit and (
        tokens[at + 1].adverb or tokens[at + 1].word in particles.PREPOSITIONS
    )
    return "o" in frames and tokens[at].adverb and following


def _may_be_object(tokens: list[Token], at: int, limit: int, frames: frozenset[str]) -> bool:
    token = tokens[at]
    word = token.word
    if token.kind != "word" or is_that(tokens, at) or _leads(tokens, at, frames):
        return False
    if word in _POINTED:
        return at + 1 < limit and tokens[at + 1].kind != "mark"
    if word == "من":  # حمّل من أسماهم ... المسؤولية
        return at + 1 < limit and nouns.is_owned(tokens[at + 1].word)
    if nouns.is_reported_object(word):
        return True
    if word in particles.PREPOSITIONS | particles.CLAUSAL | particles.ADJUNCTS:
        return False
    if nouns.is_audience(word) or word.startswith("بال") or token.adverb and "o" not in frames:
        return False
    deed = nouns.bare(word) if nouns.is_definite(word) and not nouns.is_head(word) else word
    masdar = nouns.is_masdar(deed, low=token.low) or nouns.is_abstract(word)
    return masdar or not ("m" in frames and "o" not in frames or word[0] == "و")


def _is_said(tokens: list[Token], at: int, trigger: Trigger, subject: int, limit: int) -> bool:
    weak = trigger.verb is None or bool(trigger.verb.frames & (OBJECT_FRAMES | {"q"}))
    return is_speech(tokens, at, trigger.end, subject) or (
        not weak and ends_clause(tokens, at, limit)
    )


def _behind_colon(sentence: Sentence, trigger: Trigger, at: int, limit: int) -> Content | None:
    if at + 1 >= limit or is_titling(sentence.tokens, trigger.end, at):
        return None
    if sentence.tokens[at + 1].kind == "quote":
        return Content(inner(sentence.tokens[at + 1]), direct=True, at=at)
    return clause(sentence, at + 1, limit, at)


def _behind_that(sentence: Sentence, at: int, limit: int) -> Content | None:
    """Return what أن opens; a quotation that is all of it is direct speech."""
    tokens = sentence.tokens
    quoted = at + 1 < limit and tokens[at + 1].kind == "quote"
    if quoted and (at + 2 >= limit or tokens[at + 2].word in {"،", ".", ","}):
        return Content(inner(tokens[at + 1]), direct=True, at=at)
    return clause(sentence, at, limit, at)


def _opens(tokens: list[Token], at: int, lemma: str) -> bool:
    """Tell whether a question word opens what is reported, or the في of رأى في ذلك."""
    word = tokens[at].word
    if lemma == "راى" and word == "في":
        return at + 1 < len(tokens) and tokens[at + 1].word in _POINTED
    return word in _QUESTIONS


def _colon_quote(sentence: Sentence, start: int, limit: int) -> Content | None:
    """Return the quotation behind a colon in the same clause."""
    for at in range(start, limit - 1):
        token = sentence.tokens[at]
        if token.word in {"،", "؛"}:
            return None
        if token.word == ":" and sentence.tokens[at + 1].kind == "quote":
            return Content(inner(sentence.tokens[at + 1]), direct=True, at=at)
    return None


def _leads(tokens: list[Token], at: int, frames: frozenset[str]) -> bool:
    """Tell whether a preposition leads to what is reported: حذر من, تعهد ب."""
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in frames & _PREPOSITIONS:
        return not (nouns.is_circumstance(following) and not nouns.is_masdar(following))
    attached = len(word) >= _LEAST_LETTERS and not (
        nouns.is_owned(word) and look_up(word)[0] is not None  # بثته
    )
    if "ب" in frames and word.startswith("ب"):
        return word == "ب" or (attached and word not in particles.MANNERS | particles.PREPOSITIONS)
    return "ل" in frames and word.startswith("ل") and attached and not nouns.is_audience(word)
