"""A paragraph cut into words, marks and whole quotations, folded so that lists can be looked up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dragoman.text.arabic import HARAKAT, INVISIBLE, TATWEEL
from dragoman.text.known_names import is_given
from dragoman.text.sentences import split
from dragoman.text.speakers.marks import Quotation, outermost
from dragoman.text.speakers.verbs import look_up
from dragoman.types import Span

_TOKEN = re.compile(
    rf"[^\W_](?:[\w{HARAKAT}{INVISIBLE}#]|[-'’.](?=[^\W_{TATWEEL}])|(?<=\d):(?=\d))*|[^\s\w{INVISIBLE}]"
)
_STOP = re.compile(r"[.!؟?…]\s+")
_SILENT = re.compile(f"[{HARAKAT}{INVISIBLE}{TATWEEL}]+")
_ALEFS = str.maketrans("أإآٱ", "اااا")
_SPELLINGS = {"الي": "الى", "فى": "في"}
_UNFOLDED = frozenset("آن آنا إمام وإمام عليّ إليّ لديّ".split())  # Anne, not أن; the imam; to me
_SHADDA = "\u0651"
# Verbs that only the shadda tells from others: ذكّر of ذكر, عدّ of عاد and وعد.
_DOUBLED = re.compile("[وف]?(?:[يتم]?ذك(?=ر)|عد(?=$|ت|وا))")
_DAMMA = "\u064f"
_FATHA = "\u064e"
_DATELINE = re.compile(
    r"((?:[^.؛:«\"“()–—-]{2,40}(?:\([^)]{2,40}\)\s?|:\s«[^»]{2,20}»\s)?[-–—]{1,2}\s){1,3})"
    r"(?:\w{2,15}:\s)?"
)
_WIRE = re.compile(
    r"[^.،؛:«\"“/]{2,40}/\s?[\w ]{2,20}\s?/(?:\s?[-–—:])?\s"
)  # دبي في 3 مايو / وام /
_THUS = frozenset(
    "هكذا بهذه بتلك بهذا".split()
)  # begin the words about a quotation: «...». هكذا علّق
_DATELINE_WORDS = 8
_THAT = frozenset(
    prefix + word
    for word in "ان انه انها انهم انهما انهن انني اني اننا انا الا".split()
    for prefix in ("", "ب", "ف")
)
_NOT_BEFORE_THAT = frozenset(
    """
    بعد قبل منذ دون يمكن يمكنه يمكنها يجب ينبغي يريد تريد يود تود اراد ارادت يستطيع تستطيع استطاع
    سوى غير الا رغم مع كما علما شرط كاد كادت يكاد تكاد حتى عليه عليها عليهم يفترض المفترض المقرر
    المتوقع المرجح المنتظر المؤمل الممكن المحتمل المستبعد بمجرد لولا حال ممكن بيد لكن كان يبدو تبدو
    يحاول حاول حاولت يعني لدرجة سبق وسبق بدل لحين ريثما الطبيعي الواضح الضروري المهم اللافت المعروف
    المستحيل الصعب ارجو ريث عسى لعل كي لاجل لدى له لها
    """.split()
)
_LONGEST = 300  # tokens; a run without a stop that is longer is cut, so that time stays linear


class Token(NamedTuple):
    """A word (folded), a mark, or a whole quotation standing for one word."""

    word: str
    start: int
    end: int
    kind: Literal["word", "mark", "quote"] = "word"
    passive: bool = False  # vocalised as a passive verb: أُعلن; a present one may be active
    stressed: bool = False  # ... with a fatha, too: يُبلَّغ
    hamza: bool = False  # begins with أ, perhaps behind ب or ف, so is not إلا, إن or بالا
    low: bool = False  # begins with إ, as verbal nouns do: إلقاء
    adverb: bool = False  # ends in اً or ةً: ضاحكاً
    known: bool = False  # in the name of somebody who spoke before
    family: bool = False  # ... and the last word of it
    quote: Quotation | None = None
    words: int = 1  # that a quotation has
    opening: str = ""  # its first word, folded


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence; quotations that end inside it are whole."""

    paragraph: int
    text: str  # of the paragraph
    tokens: list[Token]

    def span(self, first: int, end: int) -> Span:
        """Return the span of the tokens from `first` up to `end`."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)


def fold(word: str) -> str:
    """Return `word` without vowel signs and with bare alefs.

    >>> fold("أُكِّد"), fold("إلى")
    ('اكد', 'الى')
    """
    if not word.isascii():
        word = word.translate(_ALEFS)
        if not word.isalpha() or TATWEEL in word:
            word = _SILENT.sub("", word)
    return word


def is_that(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the token opens reported speech: أن إن بأن أنه, but not بعد أن or يمكن أن."""
    word = tokens[at].word
    if word not in _THAT:
        return False
    if word.endswith("الا") and not tokens[at].hamza:
        return False  # إلا and the name بالا, not ألا
    if is_van(tokens, at):
        return False
    return not at or tokens[at - 1].word not in _NOT_BEFORE_THAT


def word_at(tokens: Sequence[Token], at: int) -> str:
    """Return the word of a token, "" outside the sentence."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def is_van(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what is spelled as فإن begins a Dutch family name: فان دن بوس."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    named = at > 0 and is_given(tokens[at - 1].word) and not tokens[at].low
    return tokens[at].word == "فان" and (named or following in {"دن", "دير", "در"})


def sentences(paragraph: int, text: str) -> list[Sentence]:
    """Return the sentences of a paragraph without its dateline; a quotation is never cut."""
    cuts = [span.start for span in split(text)]
    quotes = [_closed(quote, text) for quote in outermost(text)]
    begin = _dateline_end(text, quotes)
    found: list[Sentence] = []
    current: list[Token] = []
    waiting = [cut for cut in cuts if not _in_quote(cut, quotes)][::-1]
    for token in _tokens(text, begin, quotes):
        while waiting and waiting[-1] <= token.start:
            waiting.pop()
            if current and not (token.word in _THUS and _ends_in_quote(current)):
                found.append(Sentence(paragraph, text, current))
                current = []
        if len(current) == _LONGEST:
            found.append(Sentence(paragraph, text, current))
            current = []
        current.append(token)
    if current:
        found.append(Sentence(paragraph, text, current))
    return found


def _ends_in_quote(tokens: list[Token]) -> bool:
    return any(token.kind == "quote" for token in tokens[-2:])


def _closed(quote: Quotation, text: str) -> Quotation:
    """Return a quotation left open as far as the sentence in which somebody reports again."""
    if quote.closed:
        return quote
    for stop in _STOP.finditer(text, quote.span.start, quote.span.end):
        word = _TOKEN.search(text, stop.end())
        verb, joined = look_up(fold(word.group())) if word else (None, False)
        if verb and joined and verb.shape == "past":
            end = stop.start() + 1
            inner, outer = Span(quote.span.start, end), Span(quote.outer.start, end)
            return Quotation(inner, outer, quote.depth, quote.opened, closed=False)
    return quote


def _dateline_end(text: str, quotes: list[Quotation]) -> int:
    """Return where the text begins behind `القاهرة (رويترز) - `."""
    match = _WIRE.match(text) or _DATELINE.match(text)
    if match is None or _in_quote(match.end(), quotes):
        return 0
    words = match[match.re.groups].split()
    verbal = any(look_up(fold(word))[0] for word in words)
    return 0 if verbal or len(words) > _DATELINE_WORDS else match.end()


def _in_quote(at: int, quotes: list[Quotation]) -> bool:
    index = bisect_left(quotes, at, key=lambda quote: quote.outer.start) - 1
    return index >= 0 and at < quotes[index].outer.end


def _tokens(text: str, begin: int, quotes: list[Quotation]) -> list[Token]:
    found: list[Token] = []
    at = begin
    for quote in quotes:
        if quote.outer.start >= at and quote.span.end > quote.span.start:
            found.extend(_plain(text, at, quote.outer.start))
            words = text.count(" ", quote.outer.start, quote.outer.end) + 1
            opening = fold("".join(quote.span.of(text).split(maxsplit=1)[:1]))
            token = Token("«»", *_edges(quote.outer), "quote", quote=quote, words=words)
            found.append(token._replace(opening=opening))
            at = quote.outer.end
    found.extend(_plain(text, at, len(text)))
    return found


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _plain(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        if raw[0].isalnum():
            passive = _DAMMA in raw and _is_passive(raw)
            word = fold(raw)
            if not word:  # a stroke that stretches nothing
                continue
            word = raw if raw in _UNFOLDED else _SPELLINGS.get(word, word)
            if _SHADDA in raw and (doubled := _DOUBLED.match(word)):
                word = word[: doubled.end()] + _SHADDA + word[doubled.end() :]
            adverb = "\u064b" in raw[-2:] and word[-1:] in "اة"
            high, low = "أ" in raw[:2], raw[:1] == "إ"
            stressed = passive and _FATHA in raw
            kinds = (passive, stressed, high, low, adverb)
            found.append(Token(word, *match.span(), "word", *kinds))
        else:
            found.append(Token(raw, *match.span(), "mark"))
    return found


def _is_passive(raw: str) -> bool:
    """Tell whether a word is vocalised as a passive verb.

    >>> [_is_passive(word) for word in ("أُعلن", "واتُّهمت", "المُعلم")]
    [True, True, False]
    """
    bare = raw[1:] if raw[0] in "وف" else raw
    within = bare[2:4] if bare.startswith("ا") and not bare.startswith("ال") else ""
    return _DAMMA in {raw[1:2], bare[1:2], *within}
