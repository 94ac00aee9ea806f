"""Units that a number may carry: percent, currencies, measures and times, by one shared code."""

from __future__ import annotations

from functools import cache

from dragoman.text.figures.figure import Kind
from dragoman.text.figures.tokens import Tokens, fold

_MONEY = """
dollar: $ usd dollar dollars دولار دولارا دولارات
euro: € eur euro euros يورو أورو
pound: £ gbp egp lbp pound pounds lira liras ليرة ليرات جنيه جنيها جنيهات
riyal: riyal riyals rial rials sar qar omr ريال ريالا ريالات
dinar: dinar dinars jod kwd iqd bhd tnd kd jd دينار دينارا دنانير
dirham: dirham dirhams aed dh dhs درهم درهما دراهم
shekel: ₪ shekel shekels شيكل شيكلا شواكل شيقل
yen: ¥ yen ين ينا
yuan: yuan يوان يوانا
rouble: ₽ ruble rubles rouble roubles روبل روبلا روبلات
rupee: ₹ inr rupee rupees روبية روبيات
franc: franc francs فرنك فرنكا فرنكات
cent: cent cents ¢ سنت سنتا سنتات
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
_PERCENT = "percent: % percent pc pct بالمئة بالمائة بالمية بالماية"


@cache
def units() -> dict[str, tuple[str, Kind]]:
    """Return code and kind by folded, lower-case word or sign."""
    found: dict[str, tuple[str, Kind]] = {}
    tables: tuple[tuple[str, Kind], ...] = (
        (_MEASURES, "measure"),
        (_MONEY, "money"),
        (_PERCENT, "percent"),
    )
    for table, kind in tables:
        for line in table.strip().split("\n"):
            code, _, words = line.partition(": ")
            found |= {fold(word): (code, kind) for word in words.split()}
    return found


_SIGNS = frozenset("$€£¥₪₽₹")
_PREFIXES = """
dirham: Dh DH Dhs DHs AED MAD|riyal: SR SAR QR QAR RO OMR|pound: LE EGP LL LBP GBP
dinar: KD KWD JD JOD BD BHD IQD TND|rupee: Rs INR|dollar: USD|euro: EUR
"""


@cache
def _prefixes() -> dict[str, str]:
    lines = (line.partition(": ") for line in _PREFIXES.strip().replace("|", "\n").split("\n"))
    return {word: code for code, _, words in lines for word in words.split()}


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
