"""Comparing a person's translation with its source: silent when good, exact when not."""

from pathlib import Path

import pytest

from dragoman import check, create_host

PAIRS = Path(__file__).parents[1] / "fixtures" / "checking"
PLANTED = [
    tuple(field.replace("\\n", "\n") for field in line.split("\t"))
    for line in (PAIRS / "planted.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.fixture(scope="module")
def host():
    return create_host(entry_points=False)


def read(name):
    return [(PAIRS / f"{name}.{language}.md").read_text("utf-8") for language in ("ar", "en")]


@pytest.mark.parametrize("name", ["budget", "floods"])
def test_a_good_translation_has_no_findings(host, name):
    assert check(host, *read(name)) == ()


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_a_planted_error_is_the_only_finding(host, planted):
    name, old, new, kind, severity, left, right = planted
    source, good = read(name)
    assert good.count(old) == 1
    target = good.replace(old, new)
    found = check(host, source, target)
    assert [(f.check, f.severity) for f in found] == [(kind, severity)], found
    assert not left or found[0].source.of(source) == left
    assert not right or found[0].target.of(target) == right


NAMED = "قال الوزير **سامر الخطيب** إن الجسر سليم.\n\n"


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("وأضاف الخطيب أن الطريق مغلق.", "The road was closed.", "الخطيب"),
        ("وأضاف الخطيب أن الطريق مغلق.", "Samer said the road was closed.", None),
        ("وأضاف الخطيب أن الطريق مغلق.", "The road was closed, al-Khateeb added.", None),
        ("وأضاف الخطيب أن الطريق مغلق.", "He added that the road was closed.", None),
        ("وأضاف الخطيب أن الطريق مغلق.", "The minister said it was closed.", None),
        ("وأضاف الخطيب أن الطريق مغلق.", "The preacher said it was closed.", "الخطيب"),
        ("وقال الوزير إن الطريق مغلق.", "The road was closed.", "الوزير"),
        ("وقال الوزير إن الطريق مغلق.", "Khatib said the road was closed.", None),
        ("وأضاف القباني أن الطريق مغلق.", "The road was closed.", None),  # nobody named before
    ],
)
def test_a_speaker_named_shortly_is_looked_for_by_the_full_name(host, source, target, lost):
    good = "Minister **Samer al-Khatib** said the bridge was sound.\n\n"
    found = check(host, NAMED + source, good + target)
    speakers = [f.source.of(NAMED + source) for f in found if f.check == "speakers"]
    assert speakers == [lost] * bool(lost), found


@pytest.mark.parametrize(
    ("title", "called", "target", "lost"),
    [
        ("رئيس البلدية", "Mayor", "The road was closed.", True),
        ("رئيس البلدية", "Mayor", "The Mayor said the road was closed.", False),
        ("أمين المظالم", "Ombudsman", "The ombudsman said the road was closed.", False),
    ],
)
def test_a_title_of_two_words_is_looked_for_where_its_english_is_known(
    host, title, called, target, lost
):
    source = f"قال {title} سامر الخطيب إن الجسر سليم.\n\nوقال {title} إن الطريق مغلق."
    good = f"{called} Samer al-Khatib said the bridge was sound.\n\n"
    assert [f.check for f in check(host, source, good + target)] == ["speakers"] * lost


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("---\ntitle: نص\nlang: ar\ndir: rtl\n---\n", ["lang: ar", "dir: rtl"]),
        ('<div dir="rtl">\n\nنص\n\n</div>', ['<div dir="rtl">']),
    ],
)
def test_what_still_says_that_the_text_is_arabic(host, source, kept):
    target = source.replace("نص", "text")
    found = check(host, source, target)
    assert {(f.check, f.severity) for f in found} == {("structure", "warning")}
    assert [f.target.of(target) for f in found] == kept


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("[نص](/x/)", "[Text](/en/x/)", ""),
        ("[نص](../x.ar.md#a)", "[Text](../x.en.md#a)", ""),
        ("[نص](/ar/x)", "[Text](/en/x)", ""),
        ("[نص](/ar/x)", "[Text](/en/y)", "the link target /ar/x reads /en/y"),
        ("[نص](/art/x)", "[Text](/x)", "the link target /art/x reads /x"),
        ("---\na: b\n---\n", '---\ndragoman: "model=m"\nlang: "en"\na: b\n---\n', ""),
        ("---\nurl: /x/\n---\n", "---\nurl: /en/x/\n---\n", ""),
        ("---\nurl: /x/\n---\n", "---\nurl: /en/y/\n---\n", "the line “url: /x/” reads"),
        ("---\na: b\n---\n", "---\ndragoman: x\na: b\n---\n", "the line “dragoman: x” is not"),
    ],
)
def test_what_a_page_has_otherwise_in_english(host, source, target, message):
    found = check(host, source, target)
    assert [f.message[: len(message)] for f in found] == [message] * bool(message)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("", ""),
        ("* بند\n    * فرعي\n", "- Item\n  - Sub\n"),
        ("نص أول.\r\n\r\n1) بند\r\n", "First text.\n\n1. Item\n"),
        ("| أ | ب |\n|:--|---|\n| واحد | نص |\n", "a | b\n--|--:\none | text\n"),
        ('قال <span dir="rtl">أحمد</span> ذلك.', "Ahmad said so."),
        ("زرنا https://a.example/x اليوم", "We visited [the site](https://a.example/x) today"),
        ("١. نص أول\n٢. نص ثان\n", "1\\. First text\n2\\. Second text\n"),
        ("١- نص أول\n٢- نص ثان\n", "1- First text\n2- Second text\n"),
        ("نشر #غزة على @user", "Posted on @user: #Gaza"),
        ("قال https://a.example/x?y=1&z=2 نعم", "He said https://a.example/x?y=1&z=2 yes"),
        ("راسل press@a.example أو www.a.example", "Write to press@a.example or www.a.example"),
        ("انظر report_2024.pdf الآن", "See report_2024.pdf now"),
        ('![صورة](a.png "عنوان") نص بعدها', "![](a.png) text after it"),
        ("نص [خبر] هنا 5.\n\n[خبر]: /x\n", "Text [news][خبر] 5.\n\n[خبر]: /x\n"),
        ('{{< img src="a.png" alt="من 5 مدن" >}}', '{{< img src="a.png" alt="From 5 cities" >}}'),
        ("**قال** الوزير «نعم»", "The minister said __yes__"),
        ("---\ntitle: نص\nlang: ar\ndir: rtl\n---\n", "---\ntitle: text\nlang: en\n---\n"),
        ('+++\ntitle = "نص"\ndir = "rtl"\n+++\n', '+++\ntitle = "text"\n+++\n'),
        ('<div lang="ar">\n\nنص\n\n</div>', '<div lang="en">\n\ntext\n\n</div>'),
    ],
)
def test_what_a_translator_may_change(host, source, target):
    assert check(host, source, target, format="markdown") == ()


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("خبر.", "", ["this paragraph has no counterpart in the translation"]),
        ("", "News.", ["this paragraph has no counterpart in the source"]),
        (
            "شغّل `rm -rf build` من [هنا](https://a.example) `الآن`.[^1]\n\n[^1]: نص.",
            "Run `rm -rf /` from [here](https://b.example).\n\n[^1]: Text.",
            [
                "the code rm -rf build reads rm -rf /",
                "the link target https://a.example reads https://b.example",
                "the code الآن is missing from the translation",
                "the footnote mark [^1] is missing from the translation",
            ],
        ),
        ("نص هنا", "Text [here](/a)", ["the link target /a is not in the source"]),
        (
            '{{< img src="a.png" alt="صورة" >}}',
            '{{< img src="b.png" alt="Photo" >}}',
            [
                (
                    'the line “{{< img src="a.png" alt="صورة" >}}” reads '
                    'the line “{{< img src="b.png" alt="Photo" >}}”'
                )
            ],
        ),
        (
            "| أ | ب |\n|--|--|\n| نص | خبر |",
            "| a | b |\n|--|--|\n| Text |",
            ["this table cell has no counterpart in the translation"],
        ),
        (
            "* بند\n    * فرعي\n",
            "* Item\n* Sub\n",
            ["from here on, lists or quotations are not nested as in the source"],
        ),
    ],
)
def test_what_is_said_of_a_change(host, source, target, messages):
    found = check(host, source, target, format="markdown")
    assert [finding.message for finding in found] == messages
    assert {finding.check for finding in found} == {"structure"}


@pytest.mark.parametrize("lost", [range(1), range(199, 200), range(90, 91), range(20, 120)])
def test_lost_paragraphs_are_found_in_a_long_document(host, lost):
    paragraphs = [f"وصل {number} شخصا إلى المدينة أمس." for number in range(100, 300)]
    kept = [n for n in range(200) if n not in lost]
    source = "\n\n".join(paragraphs)
    target = "\n\n".join(f"Yesterday {100 + n} people arrived in the city." for n in kept)
    found = check(host, source, target)
    assert [f.source.of(source) for f in found] == [paragraphs[n] for n in lost]
    assert {f.severity for f in found} == {"error"}
