"""Noun phrases of speakers: where the title, the organisation and the name end.

Arabic marks neither case nor capitals, so the end is found by what may not stand inside: a word that
opens a clause, a preposition that does not belong to the title, a second definite noun behind a
family name, the object of a verb that takes one.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.text.speakers import nouns
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token

_NAMED_IN_MARKS = 4  # words that the quoted part of a name may have (صحيفة «العالم اليوم»)
_LONGEST = 48  # tokens that a phrase may have
_APPOSITION = 16  # tokens looked ahead for the end of an apposition
_LINKS = frozenset(
    "عبد ابو ابا ابي ام بن ابن بنت ولد ود ال دي فان فون دو دل لو سان ذو اولد عبيد سيدي".split()
)
_FOR_ABOUT = frozenset("نائب ممثل متحدث مسؤول مرشح مدافع ناطق عضو مسؤولة نائبة ممثلة".split())
_FROM = frozenset(
    "عدد واحد احد احدى كل مقرب مقربون مقربة قريب قريبة كثير مصدر مصادر ناج مجموعة بعض اثنان".split()
)
_OVER = frozenset("مشرف مشرفة قائم قائمون قائمين مطلع مطلعة مطلعون معلق".split())
_TOWARDS = frozenset("متجه متجهة منتم منتمية مقرب اقرب منتسب".split())
_INSIDE_B = frozenset(
    "بالانابة بالوكالة بالنيابة بلدية باحث باحثة بائع بائعة بطل بطلة بحار بابا بيان بنك بيت".split()
)
_B_NAMES = frozenset(
    "باسم بسام بدر بلال بشار بشير باسل بهاء برهان بكر بسمة بثينة بتول بريجيت بيير بول بوريس".split()
)
_TIMES = frozenset("فجر ليل عصر ظهر صباح".split())
_PERIODS = frozenset(
    "العام الشهر الاسبوع السنة الليلة الصيف الشتاء الاثنين الاحد الخميس الجمعة".split()
)
_RELATIVE = frozenset("الماضي الماضية الجاري الحالي المقبل المنصرم الفائت القادم المقبلة".split())
_DAYS = frozenset("السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة اليوم امس غد".split())
_CHARGED = frozenset("مكلف مكلفة معني معنية خاص خاصة مختص مختصة مهتم مهتمين معنيين مختصين".split())
_SENT = frozenset("مبعوث موفد مبعوثة موفدة سفير سفيرة مندوب مندوبة".split())
_ABSOLUTE = frozenset("نفسه نفسها ذاته ذاتها انفسهم عينه".split())


@dataclass(slots=True)
class _State:
    named: bool = False  # a personal name has begun
    closed: bool = False  # a definite noun has ended the chain of titles
    family: int = 0  # definite words within the name
    names: int = 0  # other words within the name


def phrase_end(
    tokens: list[Token], start: int, limit: int, frames: frozenset[str] = frozenset()
) -> int:
    """Return where the noun phrase that begins at `start` ends; `start` itself if there is none."""
    state = _State()
    limit = min(limit, start + _LONGEST)
    at = start
    while at < limit:
        token = tokens[at]
        if token.kind == "mark":
            inside = _bracket_end(tokens, at, limit) if token.word == "(" and at > start else at
            if inside > at:
                at = inside
                continue
            if token.word == "،" and at > start:
                return _apposition_end(tokens, start, at, limit, state)
            break
        if token.kind == "quote":
            if at == start or not _names_in_marks(tokens, at):
                break
        elif is_time(tokens, at):
            break
        elif not _belongs(tokens, start, at, limit, frames, state):
            break
        at += 1
    while at > start + 1 and tokens[at - 1].word in nouns.words("prepositions"):
        at -= 1
    if (
        at > start
        and not (state.named or state.closed)
        and not nouns.is_definite(tokens[start].word)
    ):
        at = _described_end(tokens, start, at, limit)
    return at


def _described_end(tokens: list[Token], start: int, end: int, limit: int) -> int:
    """Return the end of an indefinite phrase with the clause that describes it: مسافر متجه إلى وهران."""
    verb = any(_looks_like_verb(tokens[i].word) for i in range(start + 1, min(end + 1, limit)))
    first = start + (tokens[start].word in nouns.words("numerals"))
    if not verb or first >= end or not nouns.is_head(tokens[first].word):
        return end
    for at in range(end, min(limit, end + 8)):
        token = tokens[at]
        following = tokens[at + 1].word if at + 1 < limit else ""
        stated = token.word in nouns.words("prepositions") and nouns.is_statement(following)
        if token.kind != "word" or token.word in nouns.words("ends") or stated:
            return at
        if nouns.is_audience(token.word) or (token.word[0] == "ب" and len(token.word) > 4):
            return at
    return end if end + 8 < limit else limit


def _looks_like_verb(word: str) -> bool:
    return (word[0] in "يت" and len(word) > 3 and word[-1] not in "ةاي") or word.endswith(
        ("وا", "ها", "كا")
    )


def is_time(tokens: list[Token], at: int) -> bool:
    """Tell whether a time begins here: فجر الأحد, العام الماضي."""
    word, following = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
    return (word in _TIMES and following in _DAYS) or (word in _PERIODS and following in _RELATIVE)


def _names_in_marks(tokens: list[Token], at: int) -> bool:
    quote = tokens[at].quote
    text_words = quote.span.end - quote.span.start if quote else 99
    if tokens[at - 1].word in {"ل", "ب"} or text_words <= 9:
        return text_words <= 8 * _NAMED_IN_MARKS
    return nouns.is_body(tokens[at - 1].word) and text_words <= 8 * _NAMED_IN_MARKS


def _bracket_end(tokens: list[Token], at: int, limit: int) -> int:
    for index in range(at + 1, min(at + 9, limit)):
        if tokens[index].word == ")":
            return index + 1
    return at


def _belongs(
    tokens: list[Token], start: int, at: int, limit: int, frames: frozenset[str], state: _State
) -> bool:
    """Tell whether the word at `at` is part of the phrase, and note what it does to it."""
    token, previous = tokens[at], tokens[at - 1].word if at > start else ""
    word = token.word
    if word in nouns.words("ends") or (word in nouns.words("prepositions") and not previous):
        return False
    if word in nouns.words("prepositions"):
        return _preposition_belongs(tokens, start, at, limit, state)
    if word == "فان" and not state.named:
        return False
    if not previous:
        if (word[:1] == "ل" and nouns.is_audience(word)) or word.startswith("بال"):
            return False
        if "ب" in frames and word[0] == "ب" and len(word) > 3 and word not in _INSIDE_B | _B_NAMES:
            return False
        if word in nouns.words("numerals"):
            return True
        state.named = not nouns.is_head(word) and not (nouns.is_definite(word) and word[-1] == "ة")
        state.family = int(state.named and nouns.is_definite(word))
        state.closed = nouns.is_definite(word)
        return True
    if previous in nouns.words("prepositions"):
        state.named, state.family, state.names = False, 0, 0
        state.closed = nouns.is_definite(word) or not nouns.is_head(word)
        return True
    if _is_other_prefix(word, previous, frames, state):
        return False
    verb, joined = look_up(word)
    if verb and (joined or verb.shape == "participle" or state.closed or state.named):
        return verb.shape != "participle" and not joined and previous in _LINKS
    if (
        word.startswith("و")
        and len(word) > 3
        and (nouns.is_head(word[1:]) or word.startswith("وال"))
    ):
        state.named, state.closed, state.family = False, nouns.is_definite(word), 0
        return True
    return _noun_belongs(word, previous, frames, state)


def _noun_belongs(word: str, previous: str, frames: frozenset[str], state: _State) -> bool:
    definite, takes_object = nouns.is_definite(word), bool(frames & {"o", "v", "m"})
    if word in _ABSOLUTE:
        return True
    if word.startswith("ل") and not definite and nouns.is_body(word[1:]):
        state.closed = False
        return True
    if word == "باسم" or word.startswith("لل") or word in {"لشؤون", "بشؤون"}:
        state.closed = word.startswith("لل")
        return True
    state.names += state.named and not definite
    if takes_object and (state.named or state.closed):
        if nouns.is_masdar(word) or (
            len(word) > 4 and not definite and word.endswith(("ه", "ها", "هم"))
        ):
            return False
        if not definite and not state.named and nouns.is_body(word):
            return False
        if word in nouns.words("countries") and previous not in _LINKS:
            return False
        if definite and previous not in _LINKS:
            stem = nouns.bare(word)
            titled = state.named and nouns.is_head(word) and stem not in nouns.words("surnames")
            if stem in nouns.words("objects") or titled:
                return False
            if stem.endswith("ين") and len(stem) > 4 and not stem.endswith("يين"):
                return False
            if state.named and state.names > 1 and not stem.endswith("ي"):
                return False
            if not state.named and not nouns.is_adjective(stem) and not nouns.is_person(word):
                return False
    if state.named:
        if definite and previous not in _LINKS:
            if state.family == 1 and not state.names and nouns.is_adjective(nouns.bare(word)):
                return True
            state.family += 1
            first_name = not takes_object and state.family == 1 and state.names == 0
            surname = state.family == 1 and nouns.bare(word) in nouns.words("surnames")
            plain = first_name or surname or not nouns.is_head(word)
            return state.family <= 2 - takes_object and plain
        return True
    if definite:
        state.closed = True
    elif state.closed and not nouns.is_head(word) and word not in nouns.words("masdars"):
        state.named, state.names = True, 1
    return True


def _is_other_prefix(word: str, previous: str, frames: frozenset[str], state: _State) -> bool:
    """Tell whether ل or ب makes the word the audience, the manner, or what is reported."""
    if word.startswith("ل") and nouns.is_audience(word):
        return True
    if word.startswith("لل"):
        return state.named
    if word == "ل":
        return state.named
    if word.startswith("ل") and nouns.is_head(word[1:]):
        return state.named
    if word.startswith("بال"):
        return word not in _INSIDE_B and nouns.bare(previous) not in _CHARGED
    if word in _INSIDE_B or word in {"باسم", "بن", "بنت", "بو", "بنت"}:
        return False
    if word.startswith("ب") and len(word) > 3 and previous not in _LINKS:
        if word in nouns.words("adverbs"):
            return False
        rest = word[1:]
        if nouns.is_masdar(rest):
            return True
        deed = len(rest) == 3 or rest.endswith("ة") or nouns.is_head(rest)
        return "ب" in frames and deed and word not in _B_NAMES
    return False


def _preposition_belongs(
    tokens: list[Token], start: int, at: int, limit: int, state: _State
) -> bool:
    word, previous = tokens[at].word, nouns.bare(tokens[at - 1].word)
    if at + 1 >= limit or tokens[at + 1].kind != "word":
        return False
    following, first = tokens[at + 1].word, nouns.bare(tokens[start].word)
    if word == "من":
        return {first, previous} & _FROM != set() or (
            nouns.is_body(following) and len(tokens[start].word) > 2
        )
    if (
        word == "في"
        and at == start + 1
        and nouns.is_body(following)
        and not nouns.is_circumstance(following)
    ):
        return True
    if state.named or not nouns.is_head(tokens[start].word):
        return False
    if word == "لدى" and first not in _SENT | _FOR_ABOUT:
        return False
    if word in {"في", "لدى"}:
        return not nouns.is_circumstance(following) and following not in nouns.words("ends")
    if word == "عن":
        return first in _FOR_ABOUT and not nouns.is_circumstance(following)
    if word == "على":
        return bool({first, previous} & _OVER)
    return word == "الى" and (previous in _TOWARDS or first in _SENT)


def _apposition_end(tokens: list[Token], start: int, comma: int, limit: int, state: _State) -> int:
    """Return the end of the phrase with what stands in apposition behind the comma, if anything."""
    first = comma + 1
    if first >= limit or tokens[first].kind != "word":
        return comma
    word = tokens[first].word
    title = nouns.is_person(word) or (
        nouns.is_body(word) and not nouns.is_person(tokens[start].word)
    )
    bare_name = not state.named and nouns.is_person(tokens[start].word)
    if word[:1] == "و" and not nouns.is_person(word) and word[1:] in {"هو", "هي"}:
        return comma
    if (
        not (title or bare_name)
        or word in nouns.words("ends")
        or word in nouns.words("prepositions")
    ):
        return comma
    if look_up(word)[0] is not None:
        return comma
    end = phrase_end(tokens, first, min(limit, first + _APPOSITION))
    if end == first:
        return comma
    closes = (
        end == limit
        or tokens[end].word in {"،", ":", "«»"}
        or tokens[end].word in nouns.words("ends")
    )
    return end if closes or nouns.is_audience(tokens[end].word) else comma
