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
قال يقول قائل|اضاف يضيف مضيف|اكد يؤكد مؤكد m على|اوضح يوضح موضح|اعلن يعلن معلن عن m
اشار يشير مشير الى|صرح يصرح مصرح ب|ذكر يذكر ذاكر w|افاد يفيد مفيد ب|تابع يتابع متابع w
اردف يردف مردف|استطرد يستطرد مستطرد|ختم يختم خاتم w|اختتم يختتم مختتم w|كشف يكشف كاشف عن m
شدد يشدد مشدد على|لفت يلفت لافت الى|نفى ينفي نافي o|اعتبر يعتبر معتبر o|راى يرى رائي w
زعم يزعم زاعم m|ادعى يدعي مدعي m|توقع يتوقع متوقع o|رجح يرجح مرجح o|حذر يحذر محذر من
اقر يقر مقر ب|اعترف يعترف معترف ب|كتب يكتب كاتب w|غرد يغرد مغرد|رد يرد راد w
تساءل يتساءل متسائل عن|سال يسال سائل w|علق يعلق معلق w|عقب يعقب معقب w|نبه ينبه منبه الى من
بين يبين مبين w|ابرز يبرز مبرز o|استدرك يستدرك مستدرك|تعهد يتعهد متعهد ب|هدد يهدد مهدد ب
ناشد يناشد مناشد v|دعا يدعو داعي v الى ل|طالب يطالب مطالب v ب|حث يحث حاث v على|وعد يعد واعد ب
اوصى يوصي موصي ب|جدد يجدد مجدد o|كرر يكرر مكرر o|نقل ينقل ناقل w|روى يروي راوي w|حكى يحكي حاكي w
شرح يشرح شارح w|فسر يفسر مفسر w|ابلغ يبلغ مبلغ w a|اخبر يخبر مخبر w a|وصف يصف واصف v ب
اتهم يتهم متهم v ب|اعرب يعرب معرب عن|عبر يعبر معبر عن|شكك يشكك مشكك في|انتقد ينتقد منتقد o
ندد يندد مندد ب|ادان يدين مدين o|دان يدين دائن o|استنكر يستنكر مستنكر o|عزا يعزو عازي o
رفض يرفض رافض q|استبعد يستبعد مستبعد o|نوه ينوه منوه ب الى|حمل يحمل محمل v|لوح يلوح ملوح ب
نصح ينصح ناصح v ب|شكا يشكو شاكي من o|اشتكى يشتكي مشتكي من|ابدى يبدي مبدي o|طمان يطمئن مطمئن v
زاد يزيد زائد w|اجاب يجيب مجيب ب|جزم يجزم جازم ب|تحدث يتحدث متحدث عن|اشاد يشيد مشيد ب
رحب يرحب مرحب ب|اتفق يتفق متفق w|راهن يراهن مراهن w|اقترح يقترح مقترح m|المح يلمح ملمح الى
لمح يلمح ملمح الى|توعد يتوعد متوعد ب|اقسم يقسم مقسم w|حسم يحسم حاسم w|لخص يلخص ملخص w
تمنى يتمنى متمني o|امل يامل امل w|ناقش يناقش مناقش w|خلص يخلص خالص الى
قدر يقدر مقدر v ب|احتج يحتج محتج w|اعلم يعلم معلم w|وجه يوجه موجه w|سخر يسخر ساخر w
تذمر يتذمر متذمر من|صاح يصيح صائح w|صرخ يصرخ صارخ w|هتف يهتف هاتف w|همس يهمس هامس w
تمتم يتمتم متمتم w|مازح يمازح ممازح w|خاطب يخاطب مخاطب w|خطب يخطب خاطب w|دون يدون مدون w
نشر ينشر ناشر w|عاد يعود عائد w|واصل يواصل مواصل w|استهل يستهل مستهل w|استغرب يستغرب مستغرب o
تعجب يتعجب متعجب w|استفسر يستفسر مستفسر w|ايد يؤيد مؤيد w|فند يفند مفند o|كذب يكذب مكذب o
برر يبرر مبرر w|سجل يسجل مسجل w|لاحظ يلاحظ ملاحظ|اورد يورد مورد w|بشر يبشر مبشر ب
الزم يلزم ملزم w|التزم يلتزم ملتزم ب|ارجع يرجع مرجع o|اسف ياسف آسف w|تاسف يتاسف متاسف w
بث يبث باث w|استشهد يستشهد مستشهد w|اعتقد يعتقد معتقد|ظن يظن ظان|شهد يشهد شاهد w
اشترط يشترط مشترط o|افصح يفصح مفصح عن|باح يبوح بائح ب|اسر يسر مسر w|تحدى يتحدى متحدي w
اكتفى يكتفي مكتفي w|تنبا يتنبا متنبئ ب|حدد يحدد محدد w|ضرب يضرب ضارب w|استعرض يستعرض مستعرض w
افترض يفترض مفترض w|صاغ يصوغ صائغ w|قاطع يقاطع مقاطع w|انهى ينهي منهي w
مضى يمضي ماضي w|ادلى يدلي مدلي w|استعاد يستعيد مستعيد w|وثق يوثق موثق w
ترجى يترجى مترجي v|توسل يتوسل متوسل v|استعطف يستعطف مستعطف v|اوعز يوعز موعز w|امر يامر آمر w
حض يحض حاض v على|بارك يبارك مبارك w|هنا يهنئ مهنئ w|وافق يوافق موافق w
تكهن يتكهن متكهن ب|استخلص يستخلص مستخلص w|تهكم يتهكم متهكم w
داعب يداعب مداعب w|ضحك يضحك ضاحك w|تنهد يتنهد متنهد w|بكى يبكي باكي w|احصى يحصي محصي w
اوجز يوجز موجز w|استنتج يستنتج مستنتج|تذكر يتذكر متذكر w|تخوف يتخوف متخوف من|خشي يخشى خاشي من w
قلل يقلل مقلل w|هون يهون مهون من|ثمن يثمن مثمن o|اثنى يثني مثني على|امتدح يمتدح ممتدح o
ابان يبين مبين|اظهر يظهر مظهر w|تدارك يتدارك متدارك|تحفظ يتحفظ متحفظ w|اعتذر يعتذر معتذر w
قرر يقرر مقرر q|اصر يصر مصر على|شبه يشبه مشبه v ب|ردد يردد مردد w|شجب يشجب شاجب o
استهجن يستهجن مستهجن o|تباهى يتباهى متباهي ب|تفاخر يتفاخر متفاخر ب|جادل يجادل مجادل ب
طعن يطعن طاعن في|انذر ينذر منذر v ب|نادى ينادي منادي ب|حلف يحلف حالف w|وجد يجد واجد w
اثبت يثبت مثبت w|عاتب يعاتب معاتب w|تمسك يتمسك متمسك ب|حاجج يحاجج محاجج ب|استنجد يستنجد مستنجد ب
"""
_SILENT_PARTICIPLES = frozenset(
    "طالب شاهد كاتب معلم ذاكر قاتل خاطب ناشر ناقل مدين مسجل محمل مرجع متحدث موافق معلق مدون هاتف "
    "متهم مناقش ضارب صائغ عائد زائد سائل خاتم مقاطع امل كاشف راد مراسل حاسم ماضي مبارك شارح".split()
)


# With whom a form agrees, and what its stem takes; ~ is the stem without its last letter.
_PAST = "m: f:ت d:ا d:تا p:وا p:ن"
_PAST_WEAK = {"ى": "m: f:~ت d:~يا d:~تا p:~وا", "ا": "m: f:~ت d:~وا d:~تا p:~وا"}
_PRESENT = "m: p:ون d:ان p:ن"
_PRESENT_WEAK = {"ى": "m: p:~ون d:~يان", "ي": "m: p:~ون d:ان", "و": "m: p:~ون d:ان"}
_PARTICIPLE = "m:ا f:ة p:ين d:تين p:ات"
_PARTICIPLE_WEAK = {"ي": "m:ا f:ة p:~ين d:تين p:ات"}
_HOLLOW = 2  # letters of a past tense whose last one is no weak ending: قا


@cache
def lexicon() -> dict[str, Verb]:
    """Return every form by its folded spelling; a form of two verbs is the first one's.

    >>> [lexicon()[form].gender for form in ("قالوا", "تؤكد", "رات", "مشيرين")]
    ['p', 'f', 'f', 'p']
    """
    found: dict[str, Verb] = {}
    for row in _TABLE.replace("\n", "|").strip("|").split("|"):
        past, present, participle, *frames = row.split()
        described = frozenset(frames)
        forms: list[tuple[Shape, str, str]] = []
        forms += (("past", form, gender) for form, gender in _pasts(past))
        forms += (("present", form, gender) for form, gender in _presents(present))
        forms += (("participle", form, gender) for form, gender in _participles(participle))
        for shape, form, gender in forms:
            found.setdefault(form, Verb(past, shape, gender, described))
        for form, gender in _pasts(past):
            for pronoun in ("ه", "ها"):
                verb = Verb(past, "past", gender, described, object=True)
                found.setdefault(_before_pronoun(form) + pronoun, verb)
    return found


def _inflected(stem: str, endings: str, weak: dict[str, str]) -> list[tuple[str, str]]:
    """Return the forms of a stem and their agreement.

    >>> _inflected("نفى", _PAST, _PAST_WEAK)[:3]
    [('نفى', 'm'), ('نفت', 'f'), ('نفيا', 'd')]
    """
    pairs = (ending.split(":") for ending in weak.get(stem[-1], endings).split(" "))
    return [
        (stem[:-1] + ending[1:] if ending.startswith("~") else stem + ending, gender)
        for gender, ending in pairs
    ]


def _pasts(stem: str) -> list[tuple[str, str]]:
    return _inflected(stem, _PAST, _PAST_WEAK if len(stem) > _HOLLOW else {})


def _presents(stem: str) -> list[tuple[str, str]]:
    forms = _inflected(stem, _PRESENT, _PRESENT_WEAK)
    she = [("ت" + form[1:], "f" if gender == "m" else gender) for form, gender in forms]
    return forms + [pair for pair in she if pair[1] != "p"]


def _participles(stem: str) -> list[tuple[str, str]]:
    if stem in _SILENT_PARTICIPLES:  # a noun in all other forms
        return [(stem + "ا", "m")] if not stem.endswith("ي") else []
    return _inflected(stem, _PARTICIPLE, _PARTICIPLE_WEAK)


def _before_pronoun(form: str) -> str:
    if form.endswith("وا"):
        return form[:-1]
    return form[:-1] + "ا" if form.endswith("ى") else form


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
