"""Units that a number may carry: percent, currencies, measures and times, by one shared code."""

from __future__ import annotations

from functools import cache

from dragoman.text.figures.figure import Kind
from dragoman.text.figures.tokens import fold

_MONEY = """
dollar: $ usd dollar dollars دولار دولارا دولارات
euro: € eur euro euros يورو أورو
pound: £ gbp pound pounds lira liras ليرة ليرات جنيه جنيها جنيهات
riyal: riyal riyals rial rials sar qar ريال ريالا ريالات
dinar: dinar dinars jod kwd iqd دينار دينارا دنانير
dirham: dirham dirhams aed درهم درهما دراهم
shekel: ₪ shekel shekels شيكل شيكلا شواكل شيقل
yen: ¥ yen ين ينا
yuan: yuan يوان يوانا
rouble: ₽ ruble rubles rouble roubles روبل روبلا روبلات
rupee: ₹ rupee rupees روبية روبيات
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


CURRENCY_SIGNS = frozenset("$€£¥₪₽₹")
