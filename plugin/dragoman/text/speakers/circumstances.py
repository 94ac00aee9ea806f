"""When, where and to whom something was said: what may stand between a verb and its subject."""

from __future__ import annotations

from dragoman.text.speakers import nouns
from dragoman.text.speakers.phrases import is_time
from dragoman.text.speakers.words import Token

_ADVERBS = frozenset(
    """
    عليه عليها عليهم له لها لهم به بها اليه اليها عنه عنها فيه فيها لي لنا معه معها
    اليوم امس غدا مساء صباحا ليلا ظهرا فجرا السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة
    ايضا كذلك لاحقا سابقا مؤخرا اخيرا مجددا حاليا بدوره بدورها بدورهم هاتفيا علنا صراحة الماضي
    الماضية الجاري
    """.split()
)
_DAY_PARTS = frozenset("مساء صباح ليل ظهر فجر عصر".split())
_KINDS = frozenset(
    """
    صحفي صحافي صحفية خاص خاصة متلفز متلفزة تلفزيوني تلفزيونية هاتفي هاتفية مشترك مقتضب مكتوب
    لاحق سابق نفسه ذاته اذاعية اذاعي اذاعية مصور مغلقة مغلق الصحفي المشترك
    """.split()
)
_REMARKS = frozenset("وهو وهي وهم الذي التي الذين البالغ البالغة ويدعى وتدعى".split())
_STATING = frozenset("في خلال عبر".split())
_ASIDE = 14  # tokens that may stand between two commas
_SIDES = frozenset("جهته جهتها جهتهم جانبه جانبها ناحيته ناحيتها".split())
_BY = frozenset("الهاتف الانترنت الفيديو هاتفه حسابه حسابها صفحته صفحتها".split())
_TO = frozenset("الصحفيين الصحافيين الصحفيون النواب الحضور الكاميرا الكاميرات الجمهور".split())
_AFTER = frozenset("الاجتماع اللقاء الجلسة الحادث المباراة الانفجار القرار".split())
_SEEN = {"من": _SIDES, "عبر": _BY, "امام": _TO, "بعد": _AFTER, "عقب": _AFTER, "قبل": _AFTER}


def skip_circumstances(tokens: list[Token], start: int, end: int) -> int:
    """Return where plain circumstances that begin at `start` end; `start` if there are none.

    They may stand between commas or brackets: ، الأحد، or (45 عاماً).
    """
    at = start
    while at < end:
        step = _aside(tokens, at, end) if tokens[at].kind == "mark" else _step(tokens, at, end)
        if step == 0:
            break
        at += step
    return min(at, end)


def _aside(tokens: list[Token], at: int, end: int) -> int:
    """Return how many tokens stand between two commas or two brackets, marks included."""
    if tokens[at].word == "(":
        return next(
            (i + 1 - at for i in range(at, min(end, at + _ASIDE)) if tokens[i].word == ")"), 0
        )
    if tokens[at].word != "،" or at + 1 >= end:
        return 0
    reach = range(at + 1, min(end, at + _ASIDE))
    closing = next((i for i in reach if tokens[i].word == "،"), None)
    if closing is None:
        return 0
    plain = skip_circumstances(tokens, at + 1, closing) == closing
    return closing + 1 - at if plain or tokens[at + 1].word in _REMARKS else 0


def _step(tokens: list[Token], at: int, end: int) -> int:
    """Return how many tokens the circumstance at `at` has."""
    word, following = tokens[at].word, tokens[at + 1].word if at + 1 < end else ""
    if word in _ADVERBS or tokens[at].adverb:
        return 1
    if nouns.is_audience(word):
        return 1 + _named(tokens, at, end)
    if word == "مع" and nouns.is_body(following):
        return 2 + _named(tokens, at + 1, end)
    if word in _STATING and (nouns.is_statement(following) or following == "وقت"):
        kinds = at + 2
        while kinds < end and tokens[kinds].word in _KINDS:
            kinds += 1
        return kinds - at
    timed = is_time(tokens, at) or (word in _DAY_PARTS and following in _ADVERBS)
    return 2 * (timed or (word == "ل" and following == "«»") or following in _SEEN.get(word, ()))


def _named(tokens: list[Token], at: int, end: int) -> int:
    """Return how many tokens name the medium behind its noun: وكالة فرانس برس, قناة «الغد»."""
    noun = tokens[at].word.removeprefix("ل")
    if not nouns.is_body(noun) or at + 1 >= end:
        return int(noun == "فرانس")
    if tokens[at + 1].kind == "quote" or at + 2 >= end:
        return 1
    return 1 + (tokens[at + 2].word in {"برس", "للانباء"})
