"""Arabic nouns whose dual counts: شخصان is two persons, as much a figure as the word two.

Only nouns with a broken plural are in `_BROKEN`: there ـين can be nothing but a dual. Nouns whose
plural is sound (لاعبين may be many players) count in the nominative ـان alone.
"""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.text.figures.figure import Kind
from dragoman.text.figures.tokens import fold
from dragoman.text.figures.units import units

_BROKEN = """
شخص رجل طفل ولد شاب جندي ضابط قتيل جريح شهيد أسير رهين مريض طبيب وزير رئيس زعيم نائب حزب يوم
شهر أسبوع عام قرن عقد موسم مرء تلميذ كاتب شاعر ملك أمير قاض خبير سفير صديق شقيق أخ ابن تاجر حارس
فريق منتخب ناد هدف شوط صاروخ جسر مركز مصنع منزل بيت مسجد مبنى مستشفى ملعب فندق مطار معبر ميناء نفق
كيلومتر متر سنتيمتر ميل كيلوغرام غرام طن لتر برميل دولار دينار درهم جنيه ريال قرش شيكل هكتار فدان
بند كتاب فيلم مشهد خط طريق مسار محور باب طابق صف صوت لواء جيش مصدر ملف قرار اتفاق مشروع قانون نص
حكم رقم سهم سبب خيار شرط حل قسم جزء نوع شكل لون جانب طرف وفد فصيل معسكر تيار محرك زورق قارب مركب
قطار حاجز موقع هجوم انفجار حادث حريق زلزال لغم حزام مقعد كرسي نصف ضلع إصبع كلب حصان جمل ثور خروف
توأم زوج بحار عنصر مصرف بنك فرع مكتب دفتر قلم كوب فنجان طلب عرض عمل درس اختبار لقاء اجتماع مؤتمر
مهرجان بحث مقال تقرير برنامج بيان حقل بئر نهر جبل سد معدن مبلغ قرض عقار نفر كيان عشر أمر سطر مجلد
فصل شيء حد ظرف عنوان جناح جيل صاع سرب مسدس سكين درع قميص ثوب حذاء قرط خاتم شريان كبد ممر خندق نظام
منصب لقب كأس وسام مجمع مخيم شارع عمود جدار سجين أجل تأجيل دور بديل مقطع مستودع مدخل مخرج محل
"""
_SOUND = """
موظف عامل مرشح شرطي صياد مسؤول مسلح لاعب مدني ناشط متحدث مهاجم مدافع متهم مشتبه معتقل محام مدرس معلم
مهندس مصاب فلسطيني لبناني سوري عراقي مصري سعودي يمني إسرائيلي أميركي أمريكي روسي إيراني تركي فرنسي
بريطاني ألماني صحافي صحفي مصور مراسل متظاهر محتج مواطن مهاجر لاجئ مقاتل انتحاري ملثم مجهول عسكري
مستوطن مطلع سائق طيار عداء سباح ملاكم حكم حاكم مندوب مبعوث وسيط مساعد مستشار زميل جار فنان ممثل
مخرج مطرب حقوقي أسترالي إسباني إيطالي هندي باكستاني كردي دركي بالغ رضيع ناج شاهد خبير منافس متنافس
متسابق
"""
_FEMININE = """
مر ساع سن دقيق ثاني ليل دول مدين قري بلد منطق محافظ ولاي مقاطع شرك سيار شاحن طائر سفين ناقل غواص
مروحي دراج حافل عرب مركب قذيف رصاص ضرب غار عملي هجم جول مرحل دور قم جلس حلق مبارا مجموع بطول
ميدالي ذهبي فضي ركل نقط درج كلم صفح رسال صحيف مجل قصيد رواي مسرحي لوح صور غرف شق مدرس جامع كلي
حقيب وساد ملعق حب شجر فتا طفل امرأ بنت سيد طالب تلميذ مهندس معلم ممثل فنان لاعب عائل أسر عشير قبيل
حكوم وزار لجن هيئ منظم مؤسس جمعي نقاب حرك جماع كتل قائم جبه ورق وثيق اتفاقي معاهد قضي مسأل مشكل
نتيج فرص خيم قاعد محط مصفا شبك مول جث رهين قتيل أخ ابن جد شقيق زوج أرمل صديق ضح إصاب حال وفا جريم
هزيم خسار فتر مهل هدن جزير ضف قار حدود زجاج علب قطع حزم دفع شحن طلق قنبل عبو مسير آلي وحد كتيب فرق
سري نسخ طبع ماد فقر علام ثغر موج هز ساح قن سفار بعث قافل رحل نعج بقر دجاج حمام خلي عين رئ يد قدم
ساق أذن خطو كفال ضريب ليبرا ورش محاول مهم عاصم مركز بوابة حاوي فئ لغ جنسي عمل شرط
"""
_OTHER = "امرأتان امرأتين فتاتان فتاتين مباراتان مباراتين بلدين عينين أختان أختين بنتان بنتين"
DUAL_PREFIXES = ("", *"و ال ب ل وال بال لل ف ك فال ول وب ولل".split())
_ALSO = {"عقد": 20, "اسبوع": 14}
# Monday, Bahrain, a statement, a rotation, an eruption, a buzz, and names
_NOT = frozenset("الاثنين البحرين بيان دوران ثوران طنين نادين غرامين ميلان".split())
_PAIRED = frozenset(map(fold, "عين جناح رئت يد قدم ساق أذن كتف".split()))  # two by nature


@cache
def _duals() -> frozenset[str]:
    broken = {noun + ending for noun in _BROKEN.split() for ending in ("ان", "ين")}
    broken |= {
        noun[:-1] + "ي" + e for noun in _BROKEN.split() if noun[-1] == "ى" for e in ("ان", "ين")
    }
    sound = {noun + "ان" for noun in _SOUND.split()}
    feminine = {noun + ending for noun in _FEMININE.split() for ending in ("تان", "تين")}
    return frozenset(map(fold, broken | sound | feminine | set(_OTHER.split()))) - _NOT


@lru_cache(maxsize=8192)
def read_dual(word: str) -> tuple[int, bool] | None:
    """Return what a dual noun may stand for beside 2 (0: nothing), and whether it is understood.

    It is, and English may say no "two", where the noun is definite or a pair by nature.

    >>> read_dual("قتيلان"), read_dual("واليومين"), read_dual("انسان")
    ((0, False), (0, True), None)
    """
    if not word.endswith(("ان", "ين")):
        return None
    duals = _duals()
    for prefix in DUAL_PREFIXES:
        stem = word.removeprefix(prefix) if prefix else word
        if (len(stem) < len(word) or not prefix) and stem in duals and word not in _NOT:
            noun = stem[:-2]
            return _ALSO.get(noun, 0), prefix.endswith(("ال", "لل")) or noun in _PAIRED
    return None


def is_pair(word: str) -> bool:
    """Tell whether a dual names what comes in twos: العينين in معصوب العينين, blindfolded."""
    return word[:-2].endswith(tuple(_PAIRED))


@lru_cache(maxsize=4096)
def dual_unit(word: str) -> tuple[str, Kind]:
    """Return the unit that a dual noun counts and its kind: يومين is two days.

    >>> dual_unit("ساعتين"), dual_unit("قتيلين"), dual_unit("سنتين")  # two years, or two cents
    (('hour', 'measure'), ('', 'cardinal'), ('', 'cardinal'))
    """
    for prefix in DUAL_PREFIXES:
        stem = word.removeprefix(prefix)[:-2]
        feminine = stem[:-1] + "ه" if stem.endswith("ت") else stem
        known = {units()[noun] for noun in (stem, feminine) if noun in units()}
        if len(known) == 1 and word.startswith(prefix):
            return known.pop()
    return "", "cardinal"
