"""Built-in plugin: quotation marks and brackets that went missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.hookspecs import hookimpl
from dragoman.protocols import Check
from dragoman.text.quotes import quotations
from dragoman.types import Finding, Pair, Severity, Span

_SPEECH = '«»“”"'
QUOTED_WORDS = 4  # words from which a quotation is speech, not the name of something
SAID_WORDS = 2  # the same behind a verb of saying, a conjunction, a colon
_SAYS = re.compile(
    r"(?:(?<!\w)[وف]?(?:قال|يقول|تقول|قائل|أضاف|مضيف|أكد|مؤكد|أعلن|أوضح|ذكر|تابع|صرح|كتب)(?:ت|وا|ا|اً|ًا|ة|ين)?"
    r"|(?<!\w)[وف]?ب?[أإ]ن(?:ه|ها|هم|هما|هن|ك|ني|نا)?|:)\s*$"
)
_BEFORE = 24  # code points in front of a quotation that say whose it is
_MARK = re.compile('[()\\[\\]{}«»“”"]')
_PARTNER = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_SMILEY = re.compile(r"[:;]-?[()]")
_ANY_QUOTE = re.compile("[«»“”„\"‘’‹›]|(?<!\\w)'|'(?!\\w)")


class Balance:
    """Finds a quotation mark or bracket without its partner."""

    name = "balance"
    across_sentences = True

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one warning, and none where the source is unbalanced itself."""
        at = unbalanced(pair.target)
        if at is not None and unbalanced(pair.source) is None:
            message = f"{pair.target[at]} has no partner"
            yield Finding(self.name, Severity.WARNING, message, target=Span(at, at + 1))


class DroppedQuotes:
    """Finds speech in quotation marks that lost them."""

    name = "quotes"

    def check(self, pair: Pair) -> Iterator[Finding]:
        """Yield a warning for the first quotation where the target has no mark at all.

        A mark alone is one of speech that runs over several sentences.
        """
        if _ANY_QUOTE.search(pair.target):
            return
        for quote in quotations(pair.source):
            words = len(quote.of(pair.source).split())
            if words >= (SAID_WORDS if _is_said(pair.source, quote) else QUOTED_WORDS):
                message = "the quotation marks of the source are gone"
                yield Finding(self.name, Severity.WARNING, message, source=quote)
                return
        at = unbalanced(pair.source)
        if at is not None and pair.source[at] in _SPEECH:
            message = "a quotation opens or closes here, and no longer does"
            yield Finding(self.name, Severity.WARNING, message, source=Span(at, at + 1))


def _is_said(text: str, quote: Span) -> bool:
    """Tell whether what stands before `quote` in `text` makes it somebody's words."""
    return _SAYS.search(text, max(quote.start - _BEFORE, 0), quote.start) is not None


def unbalanced(text: str) -> int | None:
    """Return the offset of the first mark without a partner, None where all have one.

    >>> unbalanced("(a) “b"), unbalanced("(a)")
    (4, None)
    """
    waiting: list[tuple[str, int]] = []
    quoted = False  # an upright quotation mark is waiting
    smileys = {at for match in _SMILEY.finditer(text) for at in range(*match.span())}
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if at in smileys:
            continue
        opener = _PARTNER.get(mark, mark)
        if opener == mark and not (mark == '"' and quoted):
            waiting.append((mark, at))
        elif waiting and waiting[-1][0] == opener:
            waiting.pop()
        else:
            return at
        quoted ^= mark == '"'
    return waiting[0][1] if waiting else None


@hookimpl
def register_checks() -> list[Check]:
    """Offer the checks for balance and for dropped quotation marks."""
    return [Balance(), DroppedQuotes()]
