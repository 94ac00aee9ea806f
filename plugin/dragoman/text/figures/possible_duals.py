"""Words of an Arabic text that may be duals: what a "two" in English may stand for, uncounted."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from dragoman.text.figures.arabic_nouns import DUAL_PREFIXES
from dragoman.text.figures.figure import Figure, Weight
from dragoman.text.figures.found import Found, figures
from dragoman.text.figures.tokens import Tokens, fold, tokenise

_LIKELY = re.compile(r"\w{2,}(?:ان|ين|تا|تي|انها?|ينها?|يهما)|\w*(?:هما|كما|تما)|ضعف[اي]")
_GOVERNED = re.compile(r"\w{2,}(?:اه|يه|اها|يها|اهم|يهم|اك|يك)")  # with a pronoun
_GOVERNING = re.compile(r"\w{2,}(?:(?<![هنوي])ا|ي)")  # before the noun that it governs
_ARABIC = re.compile("[\u0620-\u064a]+")
_DEFINITE = re.compile(r"[وفبك]?ال|[وف]?لل")  # such a noun governs none, and keeps its last letter

# Words that end like duals and are none: singulars, broken plurals, names, verbs, particles.
_NONE = """
كان بان شان الان اوان ابان كيان بيان اعلان عنوان ديوان انسان حيوان نسيان احسان اتقان ايمان امان ضمان
حرمان حنان حسبان عرفان امتنان ائتمان ادمان امكان مكان زمان دوران ثوران غليان طيران فيضان غثيان هذيان
خفقان غضبان سريان جريان كتمان قربان فقدان وجدان ميدان ميزان بركان خزان دخان طوفان عمران عدوان سلطان
شيطان قبطان ربان قرصان سرطان لسان بستان فستان قفطان امتحان مهرجان برلمان قران رمضان نيسان حزيران
سكان شبان جيران نيران جدران الوان اطنان اغصان اوطان اديان اركان ابدان اثمان احزان احضان اذان اذهان
الحان البان اقران افران فرسان رهبان قضبان غلمان صبيان فتيان فئران جرذان حيتان ثيران غزلان ديدان
قطعان وديان كثبان قمصان شجعان عميان لجان دكان كمان رمان مرجان زعفران خيزران روبيان باذنجان جثمان
بطلان لبنان ايران عمان سودان يونان اليابان رومان المان اسبان امريكان تركمان جولان اسوان وهران تلمسان
نجران باكستان افغانستان كردستان تركستان كازاخستان اوزبكستان قرغيزستان طاجيكستان تركمانستان بلوشستان
داغستان خراسان اصفهان طهران كرمان اذربيجان البلقان سلمان سليمان عثمان مروان غسان عدنان حمدان سفيان
مرسلان رضوان زيدان عفان لقمان حسان جبران برهان نعمان كنعان قحطان الاخوان الذين حين احيان مسكين سكين
يقين حنين جنين سجين رهين معين ثمين متين امين لعين طين تين دين عجين طحين بنزين اسمنتين تامين تعيين
تخزين تدخين تدوين تكوين تلوين تمكين تموين تمرين تمارين تحسين تقنين توطين تعدين تخمين تلقين تدشين
عرين قرين كمين يمين قوانين موازين ميادين بساتين عناوين فساتين سكاكين زنازين براكين شرايين ملايين
شياطين مجانين مساكين ثعابين دلافين فناجين طواحين جثامين مضامين تنين عشرين ثلاثين اربعين خمسين ستين
سبعين ثمانين تسعين سنين مئين يتبين تبين يعين يدين تدين ادين ندين يستعين يلين فلسطين الصين البحرين
الارجنتين برلين بكين اوكسجين اكسجين هيدروجين نيتروجين انسولين بنسلين بروتين فيتامين هيروين كوكايين
نيكوتين ستالين لينين بوتين مارتين كاترين كارولين حسين ياسين شاهين ايدين ياسمين قسطنطين التي الاتي
تاتي ياتي حتي متي كما مهما الا اذا هذا لذا كذا ماذا لماذا هنا هناك ربما عندما بعدما قبلما بينما
حينما كلما طالما انما لما اما ايا كانا لنا منا عنا انا اننا فينا علينا الينا بنا ما لا عدا خلا حاشا
لولا غدا ابدا جدا ايضا في هي لي بي الي علي لدي كي لكي سوي مدي الذي اي نفي يعني تعني يجري تجري يودي
تودي تشرين توفي توفيا دبي جنيه فيما حمي جندي هنري موسي ماري نهائي قاضي مياه ميسان حلوان بورتسودان
وزيرستان يوهان كاثرين مورغان هيرمان امفيتامين بلاتين داروين انطوان ثماني احدي سنتا فيها عليها اليها
لديها حواليها فيه عليه اليه لديه فيهم عليهم اليهم لديهم عليك اليك لديك هذه
"""

_PARTICLES = """
في من على إلى عن مع أن إن أنه إنه لم لن لا ما قد أو ثم بعد قبل منذ حتى عند خلال الذي التي الذين
"""


@cache
def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


def possible_duals(text: str, language: str) -> tuple[Figure, ...]:
    """Return the words of an Arabic text that may be duals or speak of two, likely ones first.

    They are too uncertain to be figures, but each may be what a "two" in English stands for:
    وزيرا المالية, بلديهما, كلاهما.

    >>> [word.text for word in possible_duals("زار وزيرا المالية لبنان شتاءين", "ar")]
    ['شتاءين', 'وزيرا']
    """
    if language != "ar":
        return ()
    tokens = tokenise(text)
    words = [_candidate(tokens, i) for i in range(tokens.size)]
    likely = [i for i, word in enumerate(words) if _LIKELY.fullmatch(word)]
    known = set(likely)
    likely += [i for i, w in enumerate(words) if i not in known and _may_govern(tokens, i, w)]
    found = [Found(i, i + 1, Fraction(2), weight=Weight.FAINT) for i in likely]
    return figures(found, tokens)


def _candidate(tokens: Tokens, index: int) -> str:
    """Return a word, or "" for one that is surely no dual by itself or by its ending as written."""
    word, written = tokens.words[index], tokens.span(index, index).of(tokens.text)
    is_other = written.endswith(("ة", "ى")) or "\u064b" in written
    return "" if is_other or _is_none(word) else word


def _may_govern(tokens: Tokens, index: int, word: str) -> bool:
    """Tell whether a word that may be a dual has a pronoun, or a noun right behind it."""
    if _DEFINITE.match(word):
        return False
    if _GOVERNED.fullmatch(word):
        return True
    behind = tokens.words[index + 1]
    is_noun = _ARABIC.fullmatch(behind) and behind not in _folded(_PARTICLES)
    return bool(is_noun and _GOVERNING.fullmatch(word))


def _is_none(word: str) -> bool:
    none = _folded(_NONE)
    stems = (word.removeprefix(prefix) for prefix in DUAL_PREFIXES if word.startswith(prefix))
    return not word.startswith("لال") and any(stem in none for stem in stems)  # لآلتي, not التي
