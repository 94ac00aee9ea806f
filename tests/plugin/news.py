"""Small invented articles in agency style, composed at random: what summaries are tried on."""

from __future__ import annotations

from random import Random

ARABIC = """
قال وزير الصحة سامر الخطيب {day} إن {n} شاحنة دخلت المدينة محملة بالأدوية.
وأضاف أن المستشفيات تحتاج إلى {n} طبيباً.
وتابع: «لن نترك أحداً وراءنا في هذه المدينة المحاصرة».
وتابعت الوزيرة ليلى حداد: "سنفتح {n} مدرسة قبل نهاية العام الحالي".
وأعلنت الأمم المتحدة أن **{n} ألف** شخص نزحوا منذ بداية العام.
واستمر القصف على الأحياء الشرقية طوال الليل من دون توقف.
وهو يقود الوفد المفاوض منذ {n} أشهر.
لكنها لم تعلق على الأنباء التي تحدثت عن {n} جريحاً.
«نريد أن نعود إلى بيوتنا قبل أن يأتي الشتاء».
ورفعت لافتات كتب عليها "لا نريد حرباً جديدة في هذه البلاد أبداً".
وبحسب المرصد، ارتفع عدد القتلى إلى {n} بينهم طفلان.
وقال المحافظ [نزار الشامي](https://example.org/{n}) إن `{n}` منزلاً تضرر.
وأكد الخطيب ونزار الشامي أن الطريق مغلق، فيما قال قائد الشرطة عمر بكري إن {n} شرطياً انتشروا.
وقال: «الطريق طويل. لن نعود قبل الربيع. هذا كل ما عندي
وبلغت نسبة التضخم {n},5 في المئة&nbsp;في تموز، بعد عامين من التراجع.
نعم.
وقالت إنها غادرت عند الساعة {n}:30.\\
ثم عادت في المساء.
""".strip().split("\n")
ENGLISH = """
Health Minister Samer al-Khatib said on {day} that {n} trucks had entered the city.
He added that the hospitals needed {n} doctors.
“We will leave nobody behind in this city under siege,” he said.
The United Nations said **{n} thousand** people had fled since January.
He has led the delegation for {n} months.
Shelling of the eastern districts went on all night.
"We want to go home before the winter comes to us."
According to the observatory, {n} people were killed at 7:30 p.m. on Jan. {n}.
She did not comment on reports of {n} wounded.
Gov. [Nizar al-Shami](https://example.org/{n}) told reporters that `{n}` houses were damaged.
""".strip().split("\n")
DAYS = {"ar": ["السبت", "الأحد", "الاثنين"], "en": ["Saturday", "Sunday", "Monday"]}
FRAMES = ["{}", "{}", "{}", "- {}", "> {}", "# {}", "<p>{}</p>", "| أ | {} |\n|---|---|\n| 1 | 2 |"]


def article(chance: Random, language: str = "ar") -> str:
    """Return an article; sentences may come twice, in any order."""
    sentences = ARABIC if language == "ar" else ENGLISH
    paragraphs = []
    for _ in range(chance.randint(0, 7)):
        some = [
            _filled(chance.choice(sentences), chance, language) for _ in range(chance.randint(1, 4))
        ]
        between = chance.choice([" ", "\n"])
        paragraphs.append(chance.choice(FRAMES).format(between.join(some)))
    if chance.random() < 0.3 and paragraphs:
        paragraphs.append(chance.choice(paragraphs))
    return "\n\n".join(paragraphs) + "\n"


def _filled(sentence: str, chance: Random, language: str) -> str:
    return sentence.replace("{day}", chance.choice(DAYS[language])).replace(
        "{n}", str(chance.randint(3, 40))
    )
