"""What a report says and who says it: where it begins around its verb, and where it ends.

What أن opens is indirect to its end, even where all of it is quoted; a quotation behind a colon, a
comma or nothing is direct.
"""

from __future__ import annotations

from dragoman.text.speakers import deeds, nouns, particles
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.content_ends import Content, clause
from dragoman.text.speakers.objects import (
    POINTED,
    asks_for_deed,
    bare_object,
    frames_of,
    is_place,
    leads,
    narrowed,
)
from dragoman.text.speakers.said import is_said
from dragoman.text.speakers.speech import inner, is_titling, words_in
from dragoman.text.speakers.subjects import Range, subject_of
from dragoman.text.speakers.triggers import REACH, Trigger
from dragoman.text.speakers.words import Sentence, Token, fold, is_that

_QUESTIONS = frozenset("عما هل لماذا كيف".split())
_LEADS = frozenset("هكذا بهذه بتلك الكلمات العبارة العبارات الجملة بهذا كما هذا ما".split())
_BEING = frozenset("كان كانت كانوا".split())  # «...»، كان يقول
_STRESS = frozenset("بالتاكيد التاكيد بالتشديد".split())
PROVERBS = frozenset("المثل والمثل الامثال امثال امثالهم امثالنا امثالها الحكمة".split())
_GOVERNS = particles.PREPOSITIONS | {"ل", "ب"}
_TITLE = 3  # words that a title in quotation marks may have
_LEAST_WORDS = 2  # that a quotation in front of its verb has


def behind(sentence: Sentence, trigger: Trigger, limit: int) -> Content | None:
    """Return what `trigger` reports behind itself, before the token `limit`."""
    tokens = sentence.tokens
    if "q" in frames_of(trigger) or asks_for_deed(tokens, trigger):
        return None
    trigger = narrowed(tokens, trigger, limit)
    phrase = subject_of(tokens, trigger, limit)
    start = max(trigger.end, phrase[1] if phrase else 0)
    if phrase is None and trigger.kind == "verb" and _is_led_by_deed(tokens, trigger):
        return None
    bare = bare_object(tokens, trigger, start, limit)
    if bare is None:
        bare = _quoted_object(sentence, trigger, start, limit)
    if bare is not None:
        found = _colon_quote(sentence, start, limit) or _felt(tokens, bare, limit)
        found = found or clause(sentence, bare, limit, bare)
        return found and found._replace(phrase=phrase)
    if phrase is not None and _is_addressed(tokens, trigger, phrase, limit):
        return clause(sentence, phrase[0], limit, phrase[0])
    found = _anchored(sentence, trigger, start, limit)
    if found is None or any(t.word in PROVERBS for t in tokens[trigger.clause : found.at]):
        return None
    ends = phrase is not None and phrase[1] <= found.at and frames_of(trigger).isdisjoint("om")
    if phrase is None or (phrase[0] >= trigger.end and not ends):
        phrase = subject_of(tokens, _without_objects(trigger, found), found.at)
    return found._replace(phrase=phrase)


def _felt(tokens: list[Token], at: int, limit: int) -> Content | None:
    """Return a whole quotation behind what somebody feels: لم تخف استياءها "..."."""
    if at + 1 >= limit or tokens[at + 1].kind != "quote" or not nouns.is_owned(tokens[at].word):
        return None
    whole = tokens[at + 1].words > _TITLE
    return Content(inner(tokens[at + 1]), direct=True, at=at) if whole else None


def _quoted_object(sentence: Sentence, trigger: Trigger, start: int, limit: int) -> int | None:
    """Return where a noun between marks begins that is the verb's object: نفى «وجود أزمة»."""
    tokens, frames = sentence.tokens, frames_of(trigger)
    if "w" in frames or frames.isdisjoint("om"):
        return None
    at = skip_circumstances(tokens, start, limit, frames)
    if at >= limit or tokens[at].kind != "quote" or tokens[at - 1].word == ":":
        return None
    opening = fold(inner(tokens[at]).of(sentence.text).split(maxsplit=1)[0])
    noun = deeds.is_masdar(opening) or ("o" in frames and nouns.is_definite(opening))
    return at if noun else None


def _without_objects(trigger: Trigger, found: Content) -> Trigger:
    """Return the trigger without the objects that what is reported takes the place of."""
    verb = trigger.verb
    if verb is None or found.led:
        return trigger
    return trigger._replace(verb=verb._replace(frames=verb.frames - {"o", "m"}))


def _is_led_by_deed(tokens: list[Token], trigger: Trigger) -> bool:
    """Tell whether a deed is the subject of a verb of threats: يهدد ارتفاع البحر بغمر الدلتا."""
    frames, at = frames_of(trigger), trigger.end
    if frames.isdisjoint("vV") or not frames.isdisjoint("om") or at >= len(tokens):
        return False
    return deeds.is_masdar(tokens[at].word) and not nouns.is_head(tokens[at].word)


def _is_addressed(tokens: list[Token], trigger: Trigger, phrase: Range, limit: int) -> bool:
    """Tell whether the only noun is who is spoken to: وحث الجانبين على."""
    frames = frames_of(trigger)
    if "V" not in frames or "w" in frames or phrase[0] < trigger.end:
        return False
    head, gender = tokens[phrase[0]].word, trigger.verb.gender if trigger.verb else ""
    if gender == "f" and nouns.is_body(head) and nouns.gender_of(head) == "f":
        return False  # حثت الوزارة على
    return any(leads(tokens, at, frames) for at in range(phrase[1], min(limit, phrase[1] + 2)))


def _anchored(sentence: Sentence, trigger: Trigger, start: int, limit: int) -> Content | None:
    """Return what a quotation, a colon, أن, a question or a preposition of the verb opens."""
    tokens, frames = sentence.tokens, frames_of(trigger)
    sees = trigger.verb is not None and trigger.verb.lemma == "راى"
    if (
        "a" in frames
        and start < limit
        and nouns.bare(tokens[start].word) in nouns.words("audiences")
    ):
        start += 1  # أبلغ الوزير | الصحفيين
    begin = skip_circumstances(tokens, start, limit, frames | {"في"} if sees else frames)
    for at in range(begin, min(limit, trigger.end + REACH)):
        token = tokens[at]
        if token.kind == "quote" and is_said(tokens, at, trigger, begin, limit):
            return Content(inner(token), direct=True, at=at)
        if token.word == ":":
            return _behind_colon(sentence, trigger, at, limit)
        if is_that(tokens, at) and not _is_condition(tokens, at, frames):
            return clause(sentence, at, limit, at)
        if token.word in _QUESTIONS or (sees and _sees_in(tokens, at)):
            asked = clause(sentence, at + sees * (token.word == "في"), limit, at)
            return _colon_quote(sentence, at, limit) or asked
        led = None if _has_object(tokens, begin, at, frames) else _led(sentence, at, limit, frames)
        if led is not None:
            return led
    return None


def _has_object(tokens: list[Token], begin: int, at: int, frames: frozenset[str]) -> bool:
    """Tell whether the verb has an object, so that ب leads to no report: أقر مشروع قانون ب."""
    told = nouns.bare(tokens[begin].word) in nouns.words("objects")
    return told and begin < at and frames.isdisjoint("vV")


def _led(sentence: Sentence, at: int, limit: int, frames: frozenset[str]) -> Content | None:
    """Return what a preposition of the verb leads to: حذر من نفاد الدواء."""
    tokens = sentence.tokens
    if "w" in frames or not leads(tokens, at, frames) or _that_follows(tokens, at):
        return None
    word = tokens[at].word
    if any(tokens[i].word == word and _that_follows(tokens, i) for i in range(at + 1, limit)):
        return None
    first = at if word.startswith("ب") else at + 1
    if word != "ب" and is_place(tokens, first, limit):
        return None
    found = clause(sentence, first, limit, at)
    return _colon_quote(sentence, at, limit) or (found and found._replace(led=True))


def _is_condition(tokens: list[Token], at: int, frames: frozenset[str]) -> bool:
    """Tell whether على أن says on which condition rather than what: ..., على أن يعود غداً."""
    if tokens[at - 1].word != "على" or "على" in frames:
        return False
    return tokens[at - 2].word not in _STRESS


def _that_follows(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and is_that(tokens, at + 1)


def _sees_in(tokens: list[Token], at: int) -> bool:
    """Tell whether في leads to what is seen: رأى في ذلك."""
    return tokens[at].word == "في" and at + 1 < len(tokens) and tokens[at + 1].word in POINTED


def before(sentence: Sentence, trigger: Trigger, floor: int) -> Content | None:
    """Return the quotation that `trigger` follows: «...»، قال."""
    tokens, frames = sentence.tokens, frames_of(trigger)
    at = trigger.first - 1
    at -= at >= floor and tokens[at].word in _BEING
    while at >= floor and (tokens[at].word in _LEADS or tokens[at].word in "،,-–—.:"):
        at -= 1
    if "q" in frames or at < floor or tokens[at].kind != "quote":
        return None
    said = trigger.verb is not None and trigger.verb.object  # «سنعود»، قالها
    weak = "w" in frames and not said
    if weak and at > 0 and words_in(sentence, at) <= _TITLE:
        return None  # في أول أفلامها، «ظل الزيتون»، تعود
    if words_in(sentence, at) < _LEAST_WORDS and (at > 0 or weak):
        return None
    if at and words_in(sentence, at) <= _TITLE and nouns.is_body(tokens[at - 1].word):
        return None  # في حديث مع صحيفة «لا ريبوبليكا»، حذر
    if at and (tokens[at - 1].word in _GOVERNS or is_that(tokens, at - 1)):
        return None
    return Content(inner(tokens[at]), direct=True, at=at)


def _behind_colon(sentence: Sentence, trigger: Trigger, at: int, limit: int) -> Content | None:
    if at + 1 >= limit or is_titling(sentence.tokens, trigger.end, at):
        return None
    if sentence.tokens[at + 1].kind == "quote":
        return Content(inner(sentence.tokens[at + 1]), direct=True, at=at)
    return clause(sentence, at + 1, limit, at)


def _colon_quote(sentence: Sentence, start: int, limit: int) -> Content | None:
    """Return the quotation behind a colon in the same clause."""
    for at in range(start, limit - 1):
        token = sentence.tokens[at]
        if token.word in {"،", "؛"}:
            return None
        if token.word == ":" and sentence.tokens[at + 1].kind == "quote":
            return Content(inner(sentence.tokens[at + 1]), direct=True, at=at)
    return None
