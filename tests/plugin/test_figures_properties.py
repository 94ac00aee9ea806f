"""Whatever way a number is written, it reads back to its value; and no text breaks the reader."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.text.figures import compare_figures, read_figures


def words(text: str) -> list[str]:
    return text.split()


MASCULINE = words("واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
FEMININE = words("واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر")
TENS = {
    "nominative": words("عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"),
    "oblique": words("عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين"),
}
HUNDREDS = {
    "fused": words("ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة"),
    "old": words("ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة"),
    "apart": [f"{unit} مئة" for unit in FEMININE[2:9]],
}
TWO_HUNDRED = {"nominative": "مئتان", "oblique": "مئتين"}
SCALES = [  # value, singular, accusative, plural, dual by case
    (10**9, "مليار", "مليارا", "مليارات", {"nominative": "ملياران", "oblique": "مليارين"}),
    (10**6, "مليون", "مليونا", "ملايين", {"nominative": "مليونان", "oblique": "مليونين"}),
    (10**3, "ألف", "ألفا", "آلاف", {"nominative": "ألفان", "oblique": "ألفين"}),
]
ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
ENGLISH_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")

integers = st.integers(1, 10**12 - 1) | st.integers(1, 10**4) | st.integers(1, 120)
cases = st.sampled_from(["nominative", "oblique"])
hundreds = st.sampled_from(sorted(HUNDREDS))
few = settings(max_examples=150, deadline=None)


def arabic_below_thousand(n: int, case: str, style: str, *, feminine: bool) -> str:
    units, other = (FEMININE, MASCULINE) if feminine else (MASCULINE, FEMININE)
    spelled_out = []
    if n >= 100:
        hundred = n // 100
        few_hundreds = {1: "مئة", 2: TWO_HUNDRED[case]}
        spelled_out.append(few_hundreds.get(hundred) or HUNDREDS[style][hundred - 3])
    rest = n % 100
    if 1 <= rest <= 10:
        spelled_out.append(units[rest - 1])
    elif rest in {11, 12}:
        first = (
            ["إحدى", "اثنتا"] if feminine else ["أحد", "اثنا" if case == "nominative" else "اثني"]
        )
        spelled_out.append(f"{first[rest - 11]} {other[9] if not feminine else 'عشرة'}")
    elif 13 <= rest <= 19:
        spelled_out.append(f"{units[rest - 11]} {'عشرة' if feminine else 'عشر'}")
    elif rest:
        if rest % 10:
            spelled_out.append(units[rest % 10 - 1])
        spelled_out.append(TENS[case][rest // 10 - 2])
    return " و".join(spelled_out)


def arabic(n: int, case: str, style: str, *, feminine: bool) -> str:
    spelled_out = []
    for scale, one, accusative, many, dual in SCALES:
        count = n // scale
        n %= scale
        if count == 1:
            spelled_out.append(one)
        elif count == 2:
            spelled_out.append(dual[case])
        elif count:
            spelled = arabic_below_thousand(count, case, style, feminine=False)
            last = count % 100
            noun = many if 3 <= last <= 10 else accusative if 11 <= last <= 99 else one
            spelled_out.append(f"{spelled} {noun}")
    if n:
        spelled_out.append(arabic_below_thousand(n, case, style, feminine=feminine))
    return " و".join(spelled_out)


def english(n: int, *, hyphen: str, conjunction: str) -> str:
    for scale, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if n >= scale:
            head = english(n // scale, hyphen=hyphen, conjunction=conjunction)
            rest = n % scale
            join = conjunction if rest and rest < 100 else " "
            tail = english(rest, hyphen=hyphen, conjunction=conjunction) if rest else ""
            return f"{head} {name}{join if tail else ''}{tail}"
    if n < 20:
        return ONES[n]
    return ENGLISH_TENS[n // 10 - 2] + (hyphen + ONES[n % 10] if n % 10 else "")


def values(text: str, language: str) -> list[object]:
    return [figure.value for figure in read_figures(text, language)]


@few
@given(integers, st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_digits(n: int, digits: str) -> None:
    text = str(n).translate(str.maketrans("0123456789", digits))
    assert values(f"قُتل {text} شخصا", "ar") == [n]
    assert values(f"{text} people", "en") == [n]


@few
@given(integers, st.sampled_from([",", ".", "٬", "،", "\u00a0", "\u202f"]))
def test_grouped_digits(n: int, mark: str) -> None:
    assert values(f"بلغ العدد {n:,}".replace(",", mark), "ar") == [n]
    assert values(f"a total of {n:,}", "en") == [n]


@few
@given(integers, cases, hundreds, st.booleans(), st.sampled_from(["", "و", "ب", "ل", "ف"]))
def test_arabic_words(n: int, case: str, style: str, feminine: bool, prefix: str) -> None:  # noqa: FBT001 - drawn
    spelled = arabic(n, case, style, feminine=feminine)
    assert values(f"كان {prefix}{spelled} ساعة", "ar") == [n]


@few
@given(integers, st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]))
def test_english_words(n: int, hyphen: str, conjunction: str) -> None:
    assert values(f"There were {english(n, hyphen=hyphen, conjunction=conjunction)}.", "en") == [n]


@few
@given(st.integers(1, 9999), st.integers(0, 2), st.sampled_from(".,٫"))
def test_multipliers(tenths: int, scale: int, mark: str) -> None:
    value = Fraction(tenths, 10) * SCALES[scale][0]
    number = f"{tenths // 10}{mark}{tenths % 10}"
    assert values(f"{number} {SCALES[scale][1]}", "ar") == [value]
    name = ("billion", "million", "thousand")[scale]
    assert values(f"{tenths / 10} {name}", "en") == [value]


@few
@given(integers, cases, hundreds, st.booleans())
def test_every_writing_compares_equal(n: int, case: str, style: str, feminine: bool) -> None:  # noqa: FBT001 - drawn
    spelled = arabic(n, case, style, feminine=feminine)
    words = english(n, hyphen="-", conjunction=" and ")
    assert compare_figures(spelled, f"{n:,}").faithful
    assert compare_figures(f"{n} شخص", words).faithful
    assert compare_figures(spelled, words).faithful


@few
@given(st.integers(3, 10**9), st.integers(3, 10**9))
def test_a_changed_number_is_noticed(n: int, m: int) -> None:
    assert compare_figures(f"{n} شخص", f"{m:,} people").faithful == (n == m)


@few
@given(
    st.text(
        "0123456789٣.,:/-%$ وبالألفمليونعشرة والنصف of hundred half past two and May", max_size=60
    )
)
def test_spans_are_ordered_and_apart(text: str) -> None:
    for language in ("ar", "en"):
        end = 0
        for figure in read_figures(text, language):
            assert end <= figure.span.start < figure.span.end <= len(text)
            assert figure.text == figure.span.of(text)
            end = figure.span.end


@few
@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert compare_figures(text, text, "ar", "ar").faithful
    assert compare_figures(text, text, "en", "en").faithful


REPEATED = [
    "5",
    "1,",
    "1:2/3-4.",
    "مئة و",
    "ألف ",
    "12 قتيلا ",
    "two and ",
    "million ",
    "half past ",
    "(-",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_long_repetitions_equal_themselves(piece: str) -> None:
    assert compare_figures(piece * 5_000, piece * 5_000, "ar", "ar").faithful
