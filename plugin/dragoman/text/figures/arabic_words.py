"""The Arabic number words: what each means and what it may combine with."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from dragoman.text.figures.tokens import fold

Role = Literal[
    "unit",  # 1 to 9
    "ten",  # عشر: 10, and the second half of 11 to 19
    "tens",  # 20 to 90
    "hundred",  # 100 to 900 in one word
    "scale",  # ألف, مليون
    "scales",  # آلاف, ملايين
    "double",  # ألفان, مليوني: the value is already doubled
    "vague",  # عشرات, مئات
    "ordinal",
    "fraction",
    "fractions",  # أرباع: the value is the denominator
    "decade",
    "faint",
]


class Word(NamedTuple):
    """A number word without its prefixes, and which prefixes it had."""

    role: Role
    value: Fraction
    joined: bool = False  # و stood before it, and no other prefix but the article
    prefixed: bool = False  # ف ب ل ك stood before it
    definite: bool = False  # the article stood before it

    @property
    def bare(self) -> bool:
        """Whether the word had no prefix at all."""
        return not (self.joined or self.prefixed or self.definite)


_TABLE: dict[Role, str] = {
    "unit": """
        1 واحد واحدة أحد إحدى واحدا|2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين
        3 ثلاث ثلاثة ثلاثا|4 أربع أربعة أربعا|5 خمس خمسة خمسا|6 ست ستة ستا|7 سبع سبعة سبعا
        8 ثمان ثماني ثمانية ثمانيا|9 تسع تسعة تسعا""",
    "ten": "10 عشر عشرة عشرا",
    "tens": """
        20 عشرون عشرين|30 ثلاثون ثلاثين|40 أربعون أربعين|50 خمسون خمسين|60 ستون ستين
        70 سبعون سبعين|80 ثمانون ثمانين|90 تسعون تسعين""",
    "hundred": """
        100 مئة مائة|200 مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي
        300 ثلاثمئة ثلاثمائة|400 أربعمئة أربعمائة|500 خمسمئة خمسمائة|600 ستمئة ستمائة
        700 سبعمئة سبعمائة|800 ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة|900 تسعمئة تسعمائة""",
    "scale": """
        1000 ألف ألفا|1000000 مليون مليونا|1000000000 مليار مليارا بليون بليونا
        1000000000000 تريليون تريليونا ترليون ترليونا""",
    "scales": """
        1000 آلاف ألوف آلافا|1000000 ملايين|1000000000 مليارات بلايين
        1000000000000 تريليونات ترليونات""",
    "double": """
        2000 ألفان ألفين ألفي|2000000 مليونان مليونين مليوني
        2000000000 ملياران مليارين ملياري بليونان بليونين بليوني
        2000000000000 تريليونان تريليونين تريليوني ترليونان ترليونين""",
    "vague": "10 عشرات|100 مئات مائات",
    "ordinal": """
        1 أول أولى أولا حادي حادية|2 ثاني ثان ثانية ثانيا|3 ثالث ثالثة ثالثا|4 رابع رابعة رابعا
        5 خامس خامسة خامسا|6 سادس سادسة سادسا|7 سابع سابعة سابعا|8 ثامن ثامنة ثامنا
        9 تاسع تاسعة تاسعا|10 عاشر عاشرة عاشرا""",
    "fraction": """
        1/2 نصف نصفا|1/3 ثلث|2/3 ثلثا ثلثي ثلثان ثلثين|1/4 ربع ربعا|1/6 سدس|1/8 ثمن""",
    "fractions": "3 أثلاث|4 أرباع|5 أخماس|6 أسداس|7 أسباع|8 أثمان|9 أتساع|10 أعشار",
    "decade": """
        20 عشرينات عشرينيات عشريني عشرينية|30 ثلاثينات ثلاثينيات ثلاثيني ثلاثينية
        40 أربعينات أربعينيات أربعيني أربعينية|50 خمسينات خمسينيات خمسيني خمسينية
        60 ستينات ستينيات ستيني ستينية|70 سبعينات سبعينيات سبعيني سبعينية
        80 ثمانينات ثمانينيات ثمانيني ثمانينية|90 تسعينات تسعينيات تسعيني تسعينية""",
    "faint": """
        2 كلا كلتا كليهما كلتيهما كلاهما كلتاهما زوج زوجا توأم توأما ضعف ضعفي مزدوج مزدوجة تضاعف
        2 تضاعفت يضاعف مضاعفة ثنائي ثنائية ثنائيا مضاعفا مثنى
        3 ثري ثلاثي ثلاثية ثلاثيا ثلاثيات|4 فور رباعي رباعية
        5 فايف خماسي خماسية خمسي خمسية|6 سداسي سداسية|7 سباعي سباعية سفن
        10 عقد عشري عشرية منقوص منقوصا|12 دزينة درزن دستة
        100 قرن مئوية مئويته مئويتها|1000 ألفية
        0 صفر صفرا نظيف نظيفة نظيفين نظيفا|1/2 مناصفة نصفي نصفية|1 وان وحيد وحيدة منفرد مفرد
        1 أوائل أولها أولهم أولهما أوله أولهن أولاها أولاهم أولاهما بداية مستهل""",
}
_PREFIXES = ("ال", "و", "وال", "ف", "ب", "ل", "ك", "بال", "لل", "كال", "فال", "وب", "ول", "وك")
_LONG_PREFIXES = ("وبال", "ولل", "وكال", "فب", "فل", "فبال")
_SUFFIXES = ("ه", "ها", "هم", "هن", "هما", "نا", "كم")
# Words that a prefix and a number word make by chance: I am not, it draped, to the decade.
_NEVER = frozenset({"واول", "للربع", "لعقد", "وعقد", "بعقد"})
SIX_BY_CHANCE = frozenset({"لست", "ولست", "فلست", "كست", "وكست"})


def _bound(word: str) -> str:
    """Return a folded noun as it is written in front of a pronoun.

    >>> _bound("سابعه")
    'سابعت'
    """
    return word[:-1] + "ت" if word.endswith("ه") else word


@cache
def lexicon() -> dict[str, Word]:
    """Return every number word by its folded form."""
    found: dict[str, Word] = {}
    for role, table in _TABLE.items():
        for line in table.replace("|", "\n").strip().split("\n"):
            value, *words = line.split()
            found |= {fold(word): Word(role, Fraction(value)) for word in words}
    possessed = {w: e for w, e in found.items() if e.role in {"fraction", "fractions"}}
    for word, below in (("خمس", 5), ("سبع", 7), ("تسع", 9), ("عشر", 10)):
        possessed[word] = Word("fraction", Fraction(1, below))
    possessed |= dict.fromkeys(("خمسا", "خمسي"), Word("fraction", Fraction(2, 5)))
    ordinals = {w: e for w, e in found.items() if e.role == "ordinal" and e.value > 1}
    possessed |= {_bound(w): e for w, e in ordinals.items() if not w.endswith("ا")}  # سابعهم
    found = {w + suffix: e for w, e in possessed.items() for suffix in _SUFFIXES} | found
    decades = {w + "ا": e for w, e in found.items() if e.role == "decade" and w.endswith("ي")}
    found |= decades
    return found


@lru_cache(maxsize=8192)
def look_up(word: str) -> Word | None:
    """Return what a folded word means as a number, with up to three prefixes taken off.

    >>> look_up("والعشرين")
    Word(role='tens', value=Fraction(20, 1), joined=True, prefixed=False, definite=True)
    >>> look_up("لست") is None
    True
    """
    table = lexicon()
    if word in table:
        return table[word]
    if word in _NEVER or word in SIX_BY_CHANCE:
        return None
    for prefix in _PREFIXES + _LONG_PREFIXES:
        if word.startswith(prefix) and (stem := table.get(word[len(prefix) :])):
            return stem._replace(
                joined=prefix in {"و", "وال"},
                prefixed=prefix not in {"و", "وال", "ال"},
                definite=prefix.endswith(("ال", "لل")),
            )
    return None
