"""What somebody says in an Arabic text and an English one states as a fact.

Only words of plain assertion are followed, and any English word of saying will do for them: a
translation that shifts who says what is not found here, one that drops it is.
"""

from __future__ import annotations

import re

from dragoman.text.speakers import Report, read_reports
from dragoman.text.speakers.nouns import is_body, is_definite, is_person
from dragoman.text.speakers.verbs import lexicon
from dragoman.text.speakers.words import fold
from dragoman.types import Span

_ASSERTING = frozenset(
    "قال اضاف اكد اوضح اشار صرح افاد اردف ذكر لفت شدد كشف اعلن نفى اعتبر راى زعم ادعى حذر".split()
)
_SOURCES = frozenset("بحسب وفق وفقا نقلا".split())
_THAT = frozenset("ان انه انها انهم انهما انني اننا بان بانه بانها بانهم".split())
_SAYING = re.compile(
    r"""\b(?:
    sa(?:id|ys?|ying|w)|sees?n?|told|tells?|telling|spoke|speaks?|speaking|asked|asks|wrote|writes
    |written|g(?:oing|oes)\ on|went\ on|accord(?:ing|s)|account|attention|word(?:s|ed)?|opin
    |in\ (?:the|his|her|its|their|our)\ (?:view|eyes)|view(?:s|ed)|known|pretend|clear|h[eo]ld
    |f(?:eels?|elt)\b|let\ it\ be|tradition|legend|theory
    |add(?:s|ed|ing)?\b|answer|repl(?:y|ied|ies)|respon[ds]|comment|remark|mention|not(?:ed|es|ing)\b
    |stat(?:ed|es\ that|ing|ement)|announc|proclaim|declar|inform|report|releas|reveal|disclos|expos
    |show|publish|post(?:s|ed)\b|tweet|brief|affirm|confirm|assert|assur|insist|stress|emphasi
    |underlin|underscor|highlight|point(?:ed|ing|s?\ (?:out|to))|indicat|signal|explain|clarif
    |elaborat|continued|recall|recount|reiterat|repeat|describ|quot|cit(?:e|ing)|named|identif|claim|alleg
    |maintain|contend|argu|believ|think|thought|consider|deem|regard|judg|find|found|propos|warn|caution
    |threaten|urg(?:e|ing)|call|appeal|demand|accus|blam|critici|complain|den(?:y|i)|reject|refus
    |dismiss|rul(?:ed|ing)|admit|acknowledg|conced|confess|testif|vow|pledg|promis|express|voic
    |raised|suggest|hint|predict|expect|estimat|calculat|reckon|conclu|observ|illustrat|draw|drew
    |issu(?:ed|ing)|remind|rememb|relat(?:e|es|ed)\ that|quip|specif|figures|by\ .{0,20}count\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def lost_attribution(arabic: str, english: str) -> Span | None:
    """Return the Arabic word of saying whose report stands in the English with nobody saying it.

    >>> text = "وأضاف أن الطريق مغلق."
    >>> lost_attribution(text, "The road is closed.").of(text)
    'أضاف'
    >>> lost_attribution(text, "The road, he added, was closed.")
    """
    if not english.strip() or _SAYING.search(english):
        return None
    return next((r.verb for r in read_reports([arabic]) if r.verb and _asserts(arabic, r)), None)


def _asserts(arabic: str, report: Report) -> bool:
    """Tell whether a report is a plain one: قال إن, أضاف أن, بحسب مسؤول."""
    if report.verb is None or report.direct:
        return False
    words = fold(report.verb.of(arabic)).split()
    if words[0] in _SOURCES:
        speaker = fold(report.speaker.of(arabic)).split() if report.speaker else []
        if len(words) > 1 or not speaker or (len(speaker) == 1 and is_definite(speaker[0])):
            return False  # القتلى بحسب المحافظة
        return is_person(speaker[0]) or (len(speaker) > 1 and is_body(speaker[0]))
    verb, content = lexicon().get(words[0]), report.content.of(arabic).split(maxsplit=1)
    plain = verb is not None and verb.lemma in _ASSERTING and verb.shape != "participle"
    return plain and bool(content) and fold(content[0]) in _THAT
