"""Words that end in a full stop without ending a sentence, and words that begin one."""

from __future__ import annotations

import re

LATIN_TITLES = frozenset({
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gen", "Gov", "Lt", "Col", "Sgt", "Capt",
    "Maj", "Eng", "Brig", "Cmdr", "Adm", "Hon", "Rev", "St", "Mt", "Messrs", "vs", "e.g", "i.e",
    "cf", "viz",
})  # fmt: skip
LATIN_OTHER = frozenset({
    "Inc", "Ltd", "Co", "Corp", "Bros", "Jr", "Sr", "etc", "al", "approx", "est", "Ave",
    "Blvd", "Dept", "Univ", "Assn", "Ph.D", "a.m", "p.m",
})  # fmt: skip
LATIN_BEFORE_NUMBER = frozenset({
    "No", "Nos", "no", "nos", "Art", "art", "Fig", "fig", "Vol", "vol", "Ch", "ch", "Sec",
    "sec", "p", "pp", "ed", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept",
    "Oct", "Nov", "Dec",
})  # fmt: skip
_ARABIC_LONGER = frozenset(
    ["ود", "لد", "أد", "اد", "مج", "تح", "إل", "ال", "إن", "ان", "أن", "إم", "إف", "اف", "جيه"]
)

ERAS = frozenset(["م", "ه", "هـ", "ق", "ق.م", "ق.م."])
"""Letters that follow a year or a quantity."""

AFTER_ERA = re.compile(
    r"(?:الموافقة?|في(?! (?:المقابل|غضون|السياق|سياق|حين))|على|إلى|حتى|من(?! (?:جهت|جانب|ناحي))|عن"
    r"|أي|أو|فوق|تحت|عند|حين|حيث|بحسب|وفق|\d)(?!\w)"
)
"""Words that carry a sentence on behind the abbreviation of an era or a unit."""

AFTER_QUOTE = re.compile(
    r"(?:(?:قال|أضاف|تابع|أجاب|رد|ردّ|سأل|تساءل|هتف|صرخ|كتب)(?:ت|وا)?"
    r"|[يت](?:قول|ضيف|تابع|جيب|رد|سأل|تساءل|هتف|صرخ|كتب)(?:ون)?"
    r"|(?:مضيف|مؤكد|مشير|موضح|معتبر|متسائل|قائل)(?:ا|ًا|اً|ة|ين)"
    r"|بحسب|حسب|وفقا?|وفقًا|وفقاً|قبل|بعد|خلال|أثناء|ردا|ردًا|رداً|على|في|إلى|هكذا|بهذه"
    r"|سؤال|عبارة|شعار|كلمة)(?!\w)"
)
"""Words behind a quotation that belong to its sentence: who said it, how, when."""

STARTER = re.compile(
    r"(?:[وف]?(?:قال|أضاف|أكد|أعلن|أوضح|أشار|ذكر|تابع|ختم|شدد|لفت|كشف|نقل|أفاد|اعتبر|رأى|رأ|طالب|دعا|دع"
    r"|حذر|بلغ|وصل|جاء|تم|كان|بدأ|انتهى|انته|تولى|تولت|توفي|ولد|أسس|عاش|وقع|شارك|حضر|فاز|انطلق|صدر)(?:ت|وا)?"
    r"|[وف]?[يت](?:ذكر|بدو|قول|رى|أتي|لعب|عمل)|[وف]?سيتم|[وف]?(?:لم|لن|قد|لقد|هو|هي|هم|هذا|هذه|ذلك|تلك)"
    r"|[وف]?(?:ليست?|هناك|كما|لكن)|ثم|غير أن|إلا أن|إذا|لماذا|هل|متى|كيف|أين"
    r"|و(?:من|في|على|إلى|عن|مع|إن|أن|إذا|عندما|بعد|بعدما|قبل|بحسب|ما|لا)"
    r"|من (?:جهت|جانب|ناحيت)\w+|في (?:المقابل|غضون|السياق|سياق|الوقت)"
    r"|The|He|She|It|They|We|I|In|On|At|But|And|This|That|These|His|Her|Its|Their|There|A|An|As|For"
    r"|If|When|After|Before)(?!\w)"
)
"""First words that show a new sentence where the full stop alone does not."""


_NAMES = (
    "إيه|ايه|أيه|إي|اي|آي|بي|سي|دي|إف|اف|جي|جيه|إتش|اتش|إس|اس|آر|تي|كيو|كيه|كي|إم|ام|إل|ال|يو|دبليو"
    "|إكس|اكس|واي|زد|زي|بيه"
)
_SPELT = re.compile(rf"(?:^|\W)(?:و|ل|ب|ال|لل)?(?:{_NAMES}|إن|ان|أن|أو|او|في)$")
_SPELT_NEXT = re.compile(rf"\s*(?:(?:{_NAMES})(?!\w)|(?:إن|ان|أن|أو|او|في)\.)")
_SPELT_LAST = re.compile(rf"(?:{_NAMES}|إن|ان|أن|أو|او|في)\.\s?(?:{_NAMES}|إن|ان|أو)$")


_AFTER_STOP = re.compile(r"\.(?:(?P<bracket>[)\]])|\s+(?=\w))(?P<word>\w*)")
_LAST_LATIN = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*$")
_LONGEST = 12  # code points of an abbreviation


def is_spelt_letter(before: str, text: str, end: int) -> bool:
    """Tell whether a stop is within Latin letters spelt out (بي. بي. سي.), or may end them.

    `before` is the text up to the stop; `end` is where `text` goes on behind it.

    >>> is_spelt_letter("شركة بي", "شركة بي. بي تربح", 8)
    True
    """
    if _SPELT.search(before) and _SPELT_NEXT.match(text, end):
        return True
    return _SPELT_LAST.search(before) is not None and STARTER.match(text, end) is None


def is_latin_abbreviation(word: str, following: str) -> bool:
    """Tell whether `word` (without its full stop) is abbreviated, `following` being the next word.

    >>> is_latin_abbreviation("No", "5"), is_latin_abbreviation("No", "They")
    (True, False)
    """
    if word in LATIN_BEFORE_NUMBER:
        return following[:1].isdigit()
    parts = word.rstrip(".").split(".")
    initials = all(len(part) == 1 for part in parts) and (len(parts) > 1 or word.isupper())
    return initials or word in LATIN_TITLES or word in LATIN_OTHER


def stop_of_latin(text: str, start: int, end: int) -> int:
    """Return the end of the Latin words at `start` to `end`, with a full stop that is theirs.

    That is so where the last word is abbreviated and the sentence goes on.

    >>> stop_of_latin("U.S. أمس", 0, 3), stop_of_latin("U.S. وقال", 0, 3)
    (4, 3)
    """
    following = _AFTER_STOP.match(text, end)
    word = _LAST_LATIN.search(text, max(start, end - _LONGEST), end)
    if not following or not word:
        return end
    after = following["word"]
    if not is_latin_abbreviation(word.group(), after):
        return end
    lone = len(word.group()) == 1 and not after[:1].isascii()
    title = following["bracket"] or word.group() in LATIN_TITLES
    begins = lone or STARTER.match(text, following.start("word"))
    return end + 1 if title or not begins else end


def is_arabic_abbreviation(word: str) -> bool:
    """Tell whether `word` (without its full stop and tatweel) is an initial or an abbreviation.

    >>> [is_arabic_abbreviation(word) for word in ("د", "أ.ف.ب", "بيت")]
    [True, True, False]
    """
    parts = word.rstrip(".").split(".")
    return all(len(part) == 1 for part in parts) or parts[-1] in _ARABIC_LONGER
