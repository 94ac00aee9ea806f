"""The built-in checks but for the figures: what each finds, and what it lets pass."""

from __future__ import annotations

from types import ModuleType

import pytest

from dragoman.builtin import (
    check_attribution,
    check_balance,
    check_empty,
    check_figures,
    check_leftovers,
    check_length,
    check_repetition,
    check_speakers,
    check_untranslated,
    check_words,
)
from dragoman.host import create_host
from dragoman.settings import Settings
from dragoman.types import Candidate, Finding, Pair

MODULES: list[ModuleType] = [
    check_empty,
    check_untranslated,
    check_leftovers,
    check_repetition,
    check_length,
    check_balance,
    check_speakers,
    check_attribution,
]
CHECKS = {check.name: check for module in MODULES for check in module.register_checks()}
CHECKS["words"] = check_words.Words(accepted=["Karez"])
SPEECH = "وقال الوزير: «لن نقبل بأقل من ذلك اليوم»."
GOVERNOR = "وقال المحافظ نزار الشامي إن الطريق مغلق."
LONG = "أعلنت وزارة الصحة أن عدد المصابين بالمرض ارتفع خلال الأسبوع الماضي في البلاد."

FOUND = [
    # check, severity, source, target, the part of the target that the finding names
    ("empty", "error", "وصل الوفد.", "", None),
    ("empty", "error", "وصل الوفد.", " . \ufffc", None),
    ("untranslated", "error", "وصل الوفد.", "وصل الوفد.", "وصل الوفد."),
    ("untranslated", "error", "وصل الوفد.", "وصل وفد UN", "وصل وفد UN"),
    ("not-arabic", "note", "The war is over.", "The war is over.", "The war is over."),
    ("not-arabic", "note", "La guerre est finie.", "The war is over.", "The war is over."),
    ("not-arabic", "note", "او دیروز به تهران آمد و رفت.", "He came.", "He came."),
    ("leftovers", "warning", "وصل الوفد.", "The وفد arrived.", "وفد"),
    ("leftovers", "warning", "وصل الوفد.", "The delegation, الوفد الأول arrived.", "الوفد الأول"),
    ("placeholder", "error", "وصل الوفد.", "The ⟦1⟧ arrived.", "⟦1⟧"),
    ("placeholder", "error", "وصل الوفد.", "The ⟦1 arrived.", "⟦1 arrived."),
    ("placeholder", "error", "وصل الوفد.", "The \ue003 arrived.", "\ue003"),
    ("repetition", "warning", LONG, "Most of the of the of the people.", "of the of the of the"),
    ("repetition", "warning", LONG, "No no no, said the man.", "No no no"),
    (
        "repetition",
        "warning",
        LONG,
        "In the last week it rose, in the last week it fell, in the last week it held.",
        "in the last week",
    ),
    ("repetition", "warning", LONG, "It was hahahahahahahaha then.", "hahahahahahahaha"),
    ("length", "warning", LONG, "It rose.", "It rose."),
    ("length", "warning", LONG, "word " * 60, "word " * 60),
    (
        "length",
        "warning",
        LONG,
        "The ministry said it had risen.",
        "The ministry said it had risen.",
    ),
    ("balance", "warning", SPEECH, "He said: “We will not.", "“"),
    ("balance", "warning", SPEECH, 'He said: "We will not.', '"'),
    ("balance", "warning", SPEECH, "He said: We will not.”", "”"),
    ("balance", "warning", "(نعم)", "(yes", "("),
    ("balance", "warning", "(نعم)", "[yes)", ")"),
    ("speakers", "warning", GOVERNOR, "The road is closed, the governor said.", None),
    ("speakers", "warning", GOVERNOR, "Governor Walid Haddad said the road is closed.", None),
    ("speakers", "warning", GOVERNOR, "the governor nizar of shame said so.", None),
    ("speakers", "warning", "وأكد ماكرون أن الطريق مغلق.", "He said the road was closed.", None),
    ("speakers", "warning", "الطريق مغلق، بحسب الأمم المتحدة.", "The road is closed.", None),
    ("speakers", "warning", "وفقا للأمم المتحدة، الطريق مغلق.", "The road is closed.", None),
    ("speakers", "warning", "أعلن الجيش أن الطريق مغلق.", "It said the road is closed.", None),
    ("speakers", "warning", "وقالت وزارة الصحة إن الطريق مغلق.", "The road is closed.", None),
    ("speakers", "warning", "قال عبد الرحمن نور إن الطريق مغلق.", "Abdul said it is closed.", None),
    (
        "attribution",
        "warning",
        "وأضاف أن الطريق مغلق.",
        "The road is closed.",
        "The road is closed.",
    ),
    ("attribution", "warning", "الطريق مغلق، وفق هيئة الطرق.", "It is closed.", "It is closed."),
    ("attribution", "warning", "ويؤكد مسؤولون أن الوباء انحسر.", "It waned.", "It waned."),
    ("words", "warning", "وصل الوفد.", "The delegation arrovered.", "arrovered"),
    ("words", "warning", "وصل الوفد.", "It came, “fearly”, \ufffcso it is said.", "fearly"),
    ("quotes", "warning", SPEECH, "The minister said we will accept no less today.", None),
    ("quotes", "warning", "قال إنه «لا يعرف».", "It's said he doesn't know.", None),
    ("quotes", "warning", "نحتاج إلى المزيد».", "We need more.", None),
    ("quotes", "warning", "وأضاف: «نحتاج إلى المزيد.", "He added: We need more.", None),
]
PASSED = [
    ("empty", "خمسة", "5"),
    ("empty", "...", "..."),
    ("empty", "", ""),
    ("untranslated", "وصل الوفد.", "The delegation arrived."),
    ("untranslated", "وصل الوفد.", "The delegation (وفد) arrived."),
    ("untranslated", "BBC", "BBC"),
    ("not-arabic", "وصل وفد The War is over", "a delegation"),
    ("not-arabic", "Reuters", "Reuters"),
    ("not-arabic", "BBC CNN AFP UPI", "BBC CNN AFP UPI"),
    ("not-arabic", "2024-11-27", "2024-11-27"),
    ("leftovers", "وصل الوفد.", "The delegation arrived, 5٪."),
    ("leftovers", "وصل الوفد.", "وصل الوفد."),  # untranslated says it
    ("placeholder", "انظر ⟦1⟧", "See ⟦1⟧"),
    ("placeholder", "وصل الوفد.", "The delegation “arrived”."),
    ("repetition", LONG, "The war, the people and the state had had enough."),
    ("repetition", "لا لا لا يا رجل", "No no no, man"),
    ("repetition", "في باريس وفي روما وفي لندن", "1,000,000,000,000 in Paris"),
    ("length", "نعم", "Yes, of course, with the greatest pleasure."),
    ("length", LONG, "The health ministry said the number of cases rose last week in the country."),
    ("length", "\ufffc" * 90 + " انظر", "See " + "\ufffc" * 9),
    ("length", "عقدت مجموعة السبع اجتماعاً في إيطاليا.", "The G7 met in Italy."),
    ("length", "فاز الأهلي على الزمالك بثلاثة أهداف مقابل هدفين.", "Al Ahly beat Zamalek 3-2."),
    ("length", "من الساعة السابعة صباحاً حتى الساعة السابعة مساءً.", "From 7am to 7pm."),
    ("length", "يبلغ سعر الكيلو ثلاثة دنانير ونصف الدينار.", "A kilo costs 3.5 dinars."),
    ("length", "الساعة الواحدة بعد منتصف الليل", "at 1 a.m."),
    ("length", "قَالَ الْوَزِيرُ إِنَّ الْحُكُومَةَ سَتَسْتَقِيلُ غَدًا", "The minister said he would resign."),
    ("balance", "نعم»", "yes”"),  # a part of a longer quotation
    ("balance", SPEECH, "He said: “We will not (now).”"),
    ("balance", SPEECH, 'He said: "We will not." And: "No."'),
    ("balance", "شكرا", "Thanks :)"),
    ("speakers", GOVERNOR, "Gov. Nizar al-Shami said the road is closed."),
    ("speakers", GOVERNOR, "“The road is closed,” said al-Shami."),
    ("speakers", "وقال المحافظ إن الطريق مغلق.", "The road is closed."),  # no name
    ("speakers", "وأضاف أن الطريق مغلق.", "The road is closed."),
    ("speakers", "قال الشيخ إن الطريق مغلق.", "The old man said it is closed."),
    ("speakers", "وصل نزار الشامي إلى المدينة.", "The governor arrived."),  # says nothing
    ("speakers", "قال مكتب الأمم المتحدة في جنيف إنه مغلق.", "OCHA said it is closed."),
    ("speakers", "الطريق مغلق، بحسب الأمم المتحدة.", "The road is closed, says the U.N."),
    ("speakers", "أعلن الجيش أن الطريق مغلق.", "Troops closed the road, the military said."),
    ("speakers", "قال عبد الرحمن نور إن الطريق مغلق.", "Abdirahman Noor said it is closed."),
    ("speakers", "", ""),
    ("attribution", "وأضاف أن الطريق مغلق.", "The road, he added, is closed."),
    ("attribution", "عدد القتلى بحسب المحافظة", "Dead by governorate"),
    ("attribution", "وأشار إلى أن الطريق مغلق.", "The road is closed, according to him."),
    ("attribution", GOVERNOR, "The road is closed."),  # for the check of speakers
    ("attribution", SPEECH, "We will not accept less."),  # for that of quotation marks
    ("attribution", "أعلن الحداد ثلاثة أيام.", "There were three days of mourning."),
    ("attribution", "تابع قائلاً إن الطريق مغلق.", "The road is closed."),  # an aside of a verb
    (
        "words",
        "تبعد المدينة 5 كيلومترات.",
        "The neighbouring town is 5 kilometres from the centre.",
    ),
    (
        "words",
        "حلل الفقهاء البيتكوين.",
        "The jurists analysed bitcoin, zakat and 3 feddans of waqf.",
    ),
    ("words", "حفروا القنوات.", "They dug the karez."),  # accepted
    ("words", "قال zellijy إنه وصل.", "He said zellijy had arrived."),  # as in the source
    ("words", "وصل الوفد.", "Meccat al-Hajj-arrovered, see http://arrov.com/arrovered.arrov."),
    ("words", "وصل الوفد.", "It's o’arrovered, arro'vered, iPhonearrov and xqz."),
    ("quotes", SPEECH, "The minister said: “We will accept no less.”"),
    ("quotes", SPEECH, "The minister said: 'We will accept no less.'"),
    ("quotes", "صدرت صحيفة «الأهرام» اليوم.", "Al-Ahram came out today."),
    ("quotes", "وصل الوفد.", "The delegation arrived."),
    ("quotes", "ذكرت قناة «سكاي نيوز» ذلك.", "Sky News said so."),
    ("quotes", "قال «لا».", "He said no."),
    ("quotes", "نحتاج إلى المزيد».", "We need more.”"),
]


def findings(name: str, pair: Pair) -> list[Finding]:
    return list(CHECKS[name].check(pair))


@pytest.mark.parametrize(("name", "severity", "source", "target", "part"), FOUND)
def test_found(name: str, severity: str, source: str, target: str, part: str | None) -> None:
    (finding,) = findings(name, Pair(source, target))
    assert (finding.check, finding.severity) == (name, severity)
    assert "\n" not in finding.message
    assert (finding.target and finding.target.of(target)) == part


@pytest.mark.parametrize(("name", "source", "target"), PASSED)
def test_passed(name: str, source: str, target: str) -> None:
    assert findings(name, Pair(source, target)) == []


def test_every_check_is_tried_both_ways() -> None:
    assert {case[0] for case in FOUND} | {"cut"} == set(CHECKS)
    assert {case[0] for case in PASSED} | {"cut"} == set(CHECKS)


def test_balance_of_many_open_brackets() -> None:
    assert check_balance.unbalanced("(" * 20_000 + '"a" ' * 20_000) == 0


@pytest.mark.parametrize(("source", "target"), [("ثلاثة\nملايين", "none"), ("-", "three\nmillion")])
def test_a_figure_across_lines_is_named_on_one(source: str, target: str) -> None:
    (finding,) = check_figures.FiguresCheck().check(Pair(source, target))
    assert finding.message.startswith(("ثلاثة ملايين is", "three million is"))


@pytest.mark.parametrize("cut", [True, False])
def test_cut(cut: bool) -> None:  # noqa: FBT001 - a table of two
    pair = Pair("نعم", "yes", candidate=Candidate("yes", 0.0, 1, cut=cut))
    assert [f.message for f in findings("cut", pair)] == (
        ["text is missing: the model's limit was reached"] if cut else []
    )
    assert findings("cut", Pair("نعم", "yes")) == []


def test_a_long_leftover_is_shortened_in_the_message() -> None:
    (finding,) = findings("leftovers", Pair("نعم", "x" * 200 + " كلمة" * 20))
    assert len(finding.message) < 100


def test_each_leftover_is_a_finding() -> None:
    assert len(findings("leftovers", Pair("نعم", "The سلام and the حرب here"))) == 2


def test_the_span_of_a_dropped_quotation() -> None:
    (finding,) = findings("quotes", Pair(SPEECH, "The minister said no."))
    assert finding.source is not None
    assert finding.source.of(SPEECH) == "«لن نقبل بأقل من ذلك اليوم»"


def test_each_lost_speaker_is_named_once_where_it_stands() -> None:
    source = GOVERNOR + " وأكد الشامي أن الجسر سقط، فيما قالت الأمم المتحدة إنه قائم."
    found = findings("speakers", Pair(source, "The road is closed. The bridge fell."))
    assert [f.source and f.source.of(source) for f in found] == ["نزار الشامي", "الأمم المتحدة"]
    assert found[0].message == "the speaker نزار الشامي is not named in the translation"
    assert findings("speakers", Pair(source, "Gone.", target_language="fr")) == []


def test_a_project_may_have_words_of_its_own() -> None:
    host = create_host(settings=Settings(words=("arrovered",)), entry_points=False)
    (check,) = (check for check in host.checks() if check.name == "words")
    assert list(check.check(Pair("وصل الوفد.", "The delegation arrovered."))) == []
