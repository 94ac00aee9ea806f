"""Units that a number may carry: percent, currencies, measures and times, by one shared code.

A code may say more behind a slash: ``dinar/Iraqi`` is a ``dinar``, but no ``dinar/Kuwaiti``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.text.figures.figure import Kind
from dragoman.text.figures.tokens import Tokens, fold

_MONEY = """
dollar: $ dollar dollars دولار دولارا دولارات
euro: € eur euro euros يورو أورو
pound: £ pound pounds lira liras ليرة ليرات جنيه جنيها جنيهات
riyal: riyal riyals rial rials ريال ريالا ريالات
dinar: dinar dinars دينار دينارا دنانير
dirham: dirham dirhams dh dhs درهم درهما دراهم
shekel: ₪ shekel shekels شيكل شيكلا شواكل شيقل
yen: ¥ yen ين ينا
yuan: yuan يوان يوانا
rouble: ₽ ruble rubles rouble roubles روبل روبلا روبلات
rupee: ₹ rupee rupees روبية روبيات
franc: franc francs فرنك فرنكا فرنكات
cent: cent cents ¢ سنت سنتا سنتات
dollar/American: usd|pound/British: gbp sterling|pound/Egyptian: egp|pound/Lebanese: lbp
riyal/Saudi: sar|riyal/Qatari: qar|riyal/Omani: omr|rupee/Indian: inr
dinar/Jordanian: jod jd|dinar/Kuwaiti: kwd kd|dinar/Iraqi: iqd|dinar/Bahraini: bhd
dinar/Tunisian: tnd|dirham/Emirati: aed|dirham/Moroccan: mad
"""
_NATIONS = """
American: us american أميركي أمريكي|Australian: australian أسترالي|Canadian: canadian كندي
British: british sterling إسترليني بريطاني|Egyptian: egyptian مصري|Sudanese: sudanese سوداني
Lebanese: lebanese لبناني|Syrian: syrian سوري|Turkish: turkish تركي|Saudi: saudi سعودي
Yemeni: yemeni يمني|Qatari: qatari قطري|Omani: omani عماني|Iranian: iranian إيراني
Iraqi: iraqi عراقي|Kuwaiti: kuwaiti كويتي|Bahraini: bahraini بحريني|Jordanian: jordanian أردني
Tunisian: tunisian تونسي|Algerian: algerian جزائري|Libyan: libyan ليبي
Emirati: emirati uae إماراتي|Moroccan: moroccan مغربي|Indian: indian هندي
Pakistani: pakistani باكستاني|Swiss: swiss سويسري
"""
_MEASURES = """
km: km kilometre kilometres kilometer kilometers كم كيلومتر كيلومترا كيلومترات كلم
m: metre metres meter meters متر مترا أمتار
cm: cm centimetre centimetres centimeter centimeters سم سنتيمتر سنتيمترا سنتيمترات سنتمتر سنتمترا
mm: mm millimetre millimetres millimeter millimeters ملم مليمتر مليمترا مليمترات ملليمتر ملليمترا
mile: mile miles ميل ميلا أميال
kg: kg kilo kilos kilogram kilograms kilogramme kilogrammes كغ كلغ كجم كيلوغرام
kg: كيلوغراما كيلوغرامات كيلوجرام كيلوجراما
g: gram grams gramme grammes غرام غراما غرامات جرام جراما جرامات
ton: ton tons tonne tonnes طن طنا أطنان
litre: litre litres liter liters لتر لترا لترات ليتر ليترا ليترات
barrel: barrel barrels برميل برميلا براميل
hectare: hectare hectares هكتار هكتارا هكتارات
foot: foot feet ft قدم قدما أقدام
inch: inch inches بوصة بوصات إنش
yard: yard yards ياردة ياردات
mile: mph
km: kph kmh
knot: knot knots عقدة
acre: acre acres آكر
gallon: gallon gallons غالون غالونا غالونات جالون جالونا جالونات
ounce: ounce ounces أونصة أونصات
megabyte: mb megabyte megabytes ميغابايت ميجابايت
gigabyte: gb gigabyte gigabytes غيغابايت جيجابايت
terabyte: tb terabyte terabytes تيرابايت
points: point points نقطة نقاط
degree: ° degree degrees درجة درجات
megawatt: mw megawatt megawatts ميغاوات ميغاواط ميجاوات ميجاواط
gigawatt: gw gigawatt gigawatts غيغاوات غيغاواط جيجاوات جيجاواط
second: second seconds ثانية ثواني ثوان
minute: minute minutes دقيقة دقائق
hour: hour hours ساعة ساعات
day: day days يوم يوما أيام
week: week weeks أسبوع أسبوعا أسابيع
month: month months شهر شهرا أشهر شهور
year: year years سنة سنوات سنين عام عاما أعوام
"""
_SCALES = """
Celsius: celsius centigrade c مئوية مئويتان مئويتين|Fahrenheit: fahrenheit f فهرنهايت
"""
_PERCENT = "percent: % percent pc pct بالمئة بالمائة بالمية بالماية"


def _lines(table: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each code of a table with its words, folded."""
    for line in table.replace("|", "\n").strip().split("\n"):
        code, _, words = line.partition(": ")
        yield code, [fold(word) for word in words.split()]


@cache
def units() -> dict[str, tuple[str, Kind]]:
    """Return code and kind by folded, lower-case word or sign."""
    tables: tuple[tuple[str, Kind], ...] = (
        (_MEASURES, "measure"),
        (_MONEY, "money"),
        (_PERCENT, "percent"),
    )
    return {
        word: (code, kind)
        for table, kind in tables
        for code, words in _lines(table)
        for word in words
    }


@cache
def _adjectives() -> dict[str, dict[str, str]]:
    """Return what may stand beside a unit of money, a degree or a point, and what it says."""
    nations = {word + ending: name for name, words in _lines(_NATIONS) for word in words
               for ending in ("", "ا", "ه")}  # fmt: skip
    scales = {word: name for name, words in _lines(_SCALES) for word in words}
    shares = {word: "percentage" for word, name in scales.items() if name == "Celsius"}
    return {"money": nations, "degree": scales, "points": shares | {"percentage": "percentage"}}


def read_unit(tokens: Tokens, index: int) -> tuple[str, Kind, int] | None:
    """Return the unit at `index` with the adjective beside it, its kind, and the token after it.

    >>> from dragoman.text.figures.tokens import tokenise
    >>> read_unit(tokenise("Iraqi dinars"), 0), read_unit(tokenise("درجة مئوية"), 0)
    (('dinar/Iraqi', 'money', 2), ('degree/Celsius', 'measure', 2))
    """
    words = tokens.words
    if words[index] in units():
        code, kind = units()[words[index]]
        exact = specified(code, kind, words[index + 1])
        return (*exact, index + 2) if exact else (code, kind, index + 1)
    at = index + 1 + (words[index + 1] == "-")
    exact = specified(*units()[words[at]], words[index]) if words[at] in units() else None
    return (*exact, at + 1) if exact else None


def specified(code: str, kind: Kind, word: str) -> tuple[str, Kind] | None:
    """Return the code and kind of a unit that `word` makes more exact, if it does."""
    adjective = _adjectives().get("money" if kind == "money" else code, {}).get(word)
    if adjective is None:
        return None
    return f"{code}/{adjective}", "percent" if code == "points" else kind


def same_sort(a: str, b: str) -> bool:
    """Tell whether two codes can mean one unit: neither contradicts the other.

    >>> same_sort("dinar", "dinar/Iraqi"), same_sort("m", "mm")
    (True, False)
    """
    return a == b or a.startswith(b + "/") or b.startswith(a + "/")


def unit_name(code: str) -> str:
    """Return a code in words.

    >>> unit_name("dinar/Iraqi")
    'Iraqi dinar'
    """
    return " ".join(reversed(code.split("/")))


TIMES = "times"  # of doubled: a rise of 100%
UNSAID = "unsaid"  # of a share without its sign, which an earlier one saves: by 9
_SIGNS = frozenset("$€£¥₪₽₹")
_PREFIXES = """
dirham: Dh DH Dhs DHs|dirham/Emirati: AED|dirham/Moroccan: MAD|riyal/Saudi: SR SAR
riyal/Qatari: QR QAR|riyal/Omani: RO OMR|pound/Egyptian: LE EGP|pound/Lebanese: LL LBP
pound/British: GBP|dinar/Kuwaiti: KD KWD|dinar/Jordanian: JD JOD|dinar/Bahraini: BD BHD
dinar/Iraqi: IQD|dinar/Tunisian: TND|rupee: Rs|rupee/Indian: INR|dollar/American: USD|euro: EUR
"""


@cache
def _prefixes() -> dict[str, str]:
    return {word: code for code, words in _lines(_PREFIXES) for word in words}


def currency_before(tokens: Tokens, index: int) -> tuple[str, Kind] | None:
    """Return the currency written before the number at `index`: $50, Dh50m, LE 50.

    >>> from dragoman.text.figures.tokens import tokenise
    >>> currency_before(tokenise("Dh50m"), 1)
    ('dirham', 'money')
    """
    if index < 1:
        return None
    if tokens.words[index - 1] in _SIGNS:
        return units()[tokens.words[index - 1]]
    code = _prefixes().get(tokens.forms[index - 1])
    return None if code is None else (code, "money")
