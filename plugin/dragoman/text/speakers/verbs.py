"""The Arabic verbs of saying: every form that agency copy uses, conjugated from their lemmas."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

Shape = Literal["past", "present", "participle"]


class Verb(NamedTuple):
    """A form of a verb of saying: how it agrees and what may follow it."""

    lemma: str
    shape: Shape
    gender: str  # m f p d, "" for a participle that tells nothing
    frames: frozenset[str]  # prepositions whose noun is what is reported; "o": a bare object; ...
    object: bool = False  # a pronoun is attached: ذكرته


# past, present, participle, frames: a preposition that leads to what is reported (الى على عن من ب);
# o a bare object is reported; v somebody addressed stands before it (طالب الحكومة ب); w the word
# is often something else, so أن, a colon or a long quotation must follow; n no أن follows.
_TABLE = """
قال يقول قائل|اضاف يضيف مضيف|اكد يؤكد مؤكد o على|اوضح يوضح موضح|اعلن يعلن معلن عن m
اشار يشير مشير الى|صرح يصرح مصرح ب|ذكر يذكر ذاكر w|افاد يفيد مفيد ب|تابع يتابع متابع w
اردف يردف مردف|استطرد يستطرد مستطرد|ختم يختم خاتم w|اختتم يختتم مختتم w|كشف يكشف كاشف عن m
شدد يشدد مشدد على|لفت يلفت لافت الى|نفى ينفي نافي o|اعتبر يعتبر معتبر o|راى يرى رائي w
زعم يزعم زاعم m|ادعى يدعي مدعي m|توقع يتوقع متوقع o|رجح يرجح مرجح o|حذر يحذر محذر من
اقر يقر مقر ب|اعترف يعترف معترف ب|كتب يكتب كاتب w|غرد يغرد مغرد|رد يرد راد w
تساءل يتساءل متسائل عن|سال يسال سائل w|علق يعلق معلق w|عقب يعقب معقب w|نبه ينبه منبه الى من
بين يبين مبين w|ابرز يبرز مبرز o|استدرك يستدرك مستدرك|تعهد يتعهد متعهد ب|هدد يهدد مهدد ب
ناشد يناشد مناشد v|دعا يدعو داعي v الى ل|طالب يطالب مطالب v ب|حث يحث حاث v على
وعد يعد واعد ب|اوصى يوصي موصي ب|جدد يجدد مجدد o|كرر يكرر مكرر o|نقل ينقل ناقل w
روى يروي راوي w|حكى يحكي حاكي w|شرح يشرح شارح w|فسر يفسر مفسر w|ابلغ يبلغ مبلغ w a
اخبر يخبر مخبر w a|وصف يصف واصف v ب|اتهم يتهم متهم v ب|اعرب يعرب معرب عن|عبر يعبر معبر عن
شكك يشكك مشكك في|انتقد ينتقد منتقد o|ندد يندد مندد ب|ادان يدين مدين o|دان يدين دائن o
استنكر يستنكر مستنكر o|عزا يعزو عازي o|رفض يرفض رافض q|استبعد يستبعد مستبعد o|نوه ينوه منوه ب الى
حمل يحمل محمل v|لوح يلوح ملوح ب|نصح ينصح ناصح v ب|شكا يشكو شاكي من o|اشتكى يشتكي مشتكي من
ابدى يبدي مبدي o|طمان يطمئن مطمئن v|زاد يزيد زائد w|اجاب يجيب مجيب ب|جزم يجزم جازم ب
تحدث يتحدث متحدث عن|اشاد يشيد مشيد ب|رحب يرحب مرحب ب|اتفق يتفق متفق w|راهن يراهن مراهن w
اقترح يقترح مقترح m|المح يلمح ملمح الى|لمح يلمح ملمح الى|توعد يتوعد متوعد ب|اقسم يقسم مقسم w
حسم يحسم حاسم w|لخص يلخص ملخص w|تمنى يتمنى متمني o|امل يامل امل w|ناقش يناقش مناقش w
خلص يخلص خالص الى|خلصت تخلص خالصة الى|قدر يقدر مقدر v ب|احتج يحتج محتج w|اعلم يعلم معلم w
وجه يوجه موجه w|سخر يسخر ساخر w|تذمر يتذمر متذمر من|صاح يصيح صائح w|صرخ يصرخ صارخ w
هتف يهتف هاتف w|همس يهمس هامس w|تمتم يتمتم متمتم w|مازح يمازح ممازح w|خاطب يخاطب مخاطب w
خطب يخطب خاطب w|دون يدون مدون w|نشر ينشر ناشر w|عاد يعود عائد w|واصل يواصل مواصل w
استهل يستهل مستهل w|استغرب يستغرب مستغرب o|تعجب يتعجب متعجب w|استفسر يستفسر مستفسر w
ايد يؤيد مؤيد w|فند يفند مفند o|كذب يكذب مكذب o|برر يبرر مبرر w
سجل يسجل مسجل w|لاحظ يلاحظ ملاحظ|اورد يورد مورد w|بشر يبشر مبشر ب|الزم يلزم ملزم w
التزم يلتزم ملتزم ب|ارجع يرجع مرجع o|اسف ياسف آسف w|تاسف يتاسف متاسف w|بث يبث باث w
استشهد يستشهد مستشهد w|اعتقد يعتقد معتقد|ظن يظن ظان|شهد يشهد شاهد w|اشترط يشترط مشترط o
افصح يفصح مفصح عن|باح يبوح بائح ب|اسر يسر مسر w|تحدى يتحدى متحدي w|اكتفى يكتفي مكتفي w
تنبا يتنبا متنبئ ب|حدد يحدد محدد w|ضرب يضرب ضارب w|استعرض يستعرض مستعرض w|افترض يفترض مفترض w
راهنت تراهن مراهنة w|صاغ يصوغ صائغ w|قاطع يقاطع مقاطع w|انهى ينهي منهي w|مضى يمضي ماضي w
ادلى يدلي مدلي w|استعاد يستعيد مستعيد w|وثق يوثق موثق w|ذكّر يذكّر مذكر ب|ترجى يترجى مترجي v
توسل يتوسل متوسل v|استعطف يستعطف مستعطف v|اوعز يوعز موعز w|امر يامر آمر w|ابدت تبدي مبدية o
حض يحض حاض v على|بارك يبارك مبارك w|هنا يهنئ مهنئ w|وافق يوافق موافق w|تكهن يتكهن متكهن ب
استخلص يستخلص مستخلص w|تهكم يتهكم متهكم w|قاطعه يقاطعه مقاطع w|داعب يداعب مداعب w
ضحك يضحك ضاحك w|تنهد يتنهد متنهد w|بكى يبكي باكي w|احصى يحصي محصي w|اوجز يوجز موجز w
استنتج يستنتج مستنتج|تذكر يتذكر متذكر w|تخوف يتخوف متخوف من|خشي يخشى خاشي من w|قلل يقلل مقلل w
هون يهون مهون من|ثمن يثمن مثمن o|اثنى يثني مثني على|امتدح يمتدح ممتدح o
ابان يبين مبين|اظهر يظهر مظهر w|تدارك يتدارك متدارك|تحفظ يتحفظ متحفظ w|اعتذر يعتذر معتذر w|قرر يقرر مقرر q
اصر يصر مصر على|شبه يشبه مشبه v ب|ردد يردد مردد w|شجب يشجب شاجب o|استهجن يستهجن مستهجن o|تباهى يتباهى متباهي ب
تفاخر يتفاخر متفاخر ب|جادل يجادل مجادل ب|طعن يطعن طاعن في|انذر ينذر منذر v ب|نادى ينادي منادي ب|حلف يحلف حالف w
وجد يجد واجد w|اثبت يثبت مثبت w|عاتب يعاتب معاتب w|تمسك يتمسك متمسك ب|حاجج يحاجج محاجج ب|استنجد يستنجد مستنجد ب
"""
_SILENT_PARTICIPLES = frozenset(
    "طالب شاهد كاتب معلم ذاكر قاتل خاطب ناشر ناقل مدين مسجل محمل مرجع متحدث موافق معلق مدون هاتف "
    "متهم مناقش ضارب صائغ عائد زائد سائل خاتم مقاطع امل كاشف راد مراسل حاسم ماضي مبارك شارح".split()
)


@cache
def lexicon() -> dict[str, Verb]:
    """Return every form by its folded spelling.

    >>> [lexicon()[form].gender for form in ("قالوا", "تؤكد", "رات", "مشيرين")]
    ['p', 'f', 'f', 'p']
    """
    found: dict[str, Verb] = {}
    for row in _TABLE.replace("\n", "|").strip("|").split("|"):
        past, present, participle, *frames = row.split()
        for shape, forms in (
            ("participle", _participles(participle)),
            ("present", _presents(present)),
            ("past", _pasts(past)),
        ):
            for form, gender in forms:
                verb = Verb(past, shape, gender, frozenset(frames))  # type: ignore[arg-type]
                if form not in found or found[form].lemma == past:
                    found[form] = verb
        for form, gender in _pasts(past):
            for pronoun in ("ه", "ها"):
                base = (
                    form + "ا"
                    if form.endswith("و")
                    else form.rstrip("ىا") + "ا" * (form[-1] in "اى")
                )
                found.setdefault(
                    base + pronoun, Verb(past, "past", gender, frozenset(frames), True)
                )
    return found


def _pasts(stem: str) -> list[tuple[str, str]]:
    if stem[-1] in "ىا" and len(stem) > 2:
        root = stem[:-1]
        soft = root + ("ي" if stem[-1] == "ى" else "و")
        return [
            (stem, "m"),
            (root + "ت", "f"),
            (soft + "ا", "d"),
            (root + "تا", "d"),
            (root + "وا", "p"),
        ]
    return [
        (stem, "m"),
        (stem + "ت", "f"),
        (stem + "ا", "d"),
        (stem + "تا", "d"),
        (stem + "وا", "p"),
        (stem + "ن", "p"),
    ]


def _presents(stem: str) -> list[tuple[str, str]]:
    feminine = "ت" + stem[1:] if stem[0] == "ي" else stem
    weak = stem[-1] in "ىيو"
    root = stem[:-1] if weak else stem
    dual = (stem[:-1] + "ي" if stem[-1] == "ى" else stem) + "ان"
    forms = [(stem, "m"), (feminine, "f"), (root + "ون", "p"), (dual, "d"), ("ت" + dual[1:], "d")]
    return forms if weak else [*forms, (stem + "ن", "p")]


def _participles(stem: str) -> list[tuple[str, str]]:
    if stem in _SILENT_PARTICIPLES:
        return [(stem + "ا", "m")] if not stem.endswith("ي") else []
    root = stem[:-1] if stem.endswith("ي") else stem
    return [
        (stem + "ا", "m"),
        (stem + "ة", "f"),
        (root + "ين", "p"),
        (stem + "تين", "d"),
        (stem + "ات", "p"),
    ]


def look_up(word: str) -> tuple[Verb | None, bool]:
    """Return the verb that a folded word is, and whether و or ف is attached to it.

    >>> look_up("وقالت")[0].lemma, look_up("وقالت")[1], look_up("وقود")
    ('قال', True, (None, False))
    """
    table = lexicon()
    if word in table:
        return table[word], False
    if word[:1] in {"و", "ف"} and word[1:] in table:
        return table[word[1:]], True
    return None, False
