"""What a source phrase covers: وفق الوزارة، ... and ...، بحسب المرصد."""

from __future__ import annotations

from dragoman.text.speakers import nouns, particles
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.content_ends import Content, clause
from dragoman.text.speakers.contents import before, behind
from dragoman.text.speakers.subjects import Range, source_phrase
from dragoman.text.speakers.triggers import Trigger
from dragoman.text.speakers.words import Sentence, Token

_STATED = 10  # tokens that may say in what a source spoke: في تغريدة,
_LEAST = 2  # tokens that a clause has at least
_REMARKS = frozenset("وهو وهي وهم وهذا وهذه".split())
_GOES_ON = particles.PREPOSITIONS - particles.CLAUSAL - {"وسط"} | {"هو", "هي", "هم"}
_WHILE = frozenset("حين الوقت الاثناء الغضون".split())
_OPENERS = frozenset("ثم اما لكن ولكن بينما وبينما فيما".split())
_CLOSERS = frozenset("،,.؛;:…!؟?-–—")
_NOT_A_SOURCE = frozenset(
    """
    قانون قوانين اتفاق خطة معايير شروط جدول ضوابط احكام قرار مبدا اولوية اولويات حاجة نظام قواعد
    مادة سعر اسعار توقيت اصول اعراف بنود شريعة دستور تقاليد مقتضيات مقاييس احتياجات ظروف حالة عقد
    ميزانية مواصفات منطق هوى طلب مقياس معيار نصيب حجم
    عدد ترتيب عمر جنس نوع دخل وزن طول موسم""".split()
)


def source_content(sentence: Sentence, trigger: Trigger, limit: int) -> Content | None:
    """Return what a source is given for: the clause behind it or the one in front of it."""
    tokens = sentence.tokens
    phrase = None if trigger.own else source_phrase(tokens, trigger.end, limit)
    if not trigger.own and (phrase is None or _is_no_source(sentence, phrase)):
        return None
    if trigger.first == 0 or trigger.joined or tokens[trigger.first - 1].word in _OPENERS:
        start = _past_comma(sentence, phrase[1] if phrase else trigger.end, limit)
        if start < limit and tokens[start].word == ":":
            return behind(sentence, trigger, limit)
        opened = _opened(sentence, start, limit)
        if opened is not None:
            return opened
    quoted = before(sentence, trigger, 0)
    if quoted and (quoted.at == 0 or tokens[quoted.at - 1].kind == "mark"):
        return quoted
    return _covered(sentence, trigger, phrase[1] if phrase else trigger.end, limit)


def _past_comma(sentence: Sentence, start: int, limit: int) -> int:
    """Return where the clause begins behind a source, and behind where it said so."""
    tokens = sentence.tokens
    if start < limit and tokens[start].word in particles.PREPOSITIONS:
        reach = range(start, min(limit, start + _STATED))
        start = next((at for at in reach if tokens[at].word == "،"), start)
    start = skip_circumstances(tokens, start, limit)
    while start < limit and tokens[start].word in {"،", ","}:
        start += 1
    return start


def _covered(sentence: Sentence, trigger: Trigger, close: int, limit: int) -> Content | None:
    """Return the clause in front of a source phrase that ends at `close`, or that it parts."""
    first, end = 0, trigger.junction
    while first < end and sentence.tokens[first].word in _CLOSERS:
        first += 1
    if end < trigger.first and _is_parted(sentence.tokens, close, limit):
        return clause(sentence, first, limit, first)
    return clause(sentence, first, end, first) if end - first >= _LEAST else None


def _is_parted(tokens: list[Token], close: int, limit: int) -> bool:
    """Tell whether the clause goes on behind the comma: ستصل الشاحنات، وفق البيان، | إلى المخيم."""
    if close + 1 >= limit or tokens[close].word not in {"،", ","}:
        return False
    word, following = tokens[close + 1].word, tokens[min(close + 2, limit - 1)].word
    goes_on = word in _GOES_ON and not (nouns.is_statement(following) or following in _WHILE)
    return goes_on or (word[0] in "بل" and nouns.is_definite(word))


def _opened(sentence: Sentence, start: int, limit: int) -> Content | None:
    """Return the clause that a source phrase opens, up to a remark behind it."""
    tokens = sentence.tokens
    remarks = (
        at
        for at in range(start + 1, limit - 1)
        if tokens[at].word == "،" and tokens[at + 1].word in _REMARKS
    )
    end = next(remarks, limit)
    while end > start and tokens[end - 1].word in _CLOSERS:
        end -= 1
    quote = tokens[start].quote if end - start == 1 else None
    if quote is not None:
        return Content(quote.span, direct=True, at=start)
    if end - start < _LEAST:
        return None
    return Content(sentence.span(start, end), direct=False, at=start)


def _is_no_source(sentence: Sentence, phrase: Range) -> bool:
    word = sentence.tokens[phrase[0]].word
    stem = nouns.bare(word)
    return (
        bool({stem, stem.removeprefix("ل")} & _NOT_A_SOURCE)
        or word in particles.CLAUSAL
        or word.isdigit()
    )
