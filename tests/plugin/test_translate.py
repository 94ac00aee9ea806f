"""The pipeline end to end, with the built-in plugins and a backend that answers from a script."""

import re
from pathlib import Path
from types import MappingProxyType

import pytest

from dragoman import Severity, check, create_host, hookimpl, translate
from dragoman.host import Host
from dragoman.settings import Settings
from dragoman.testing import EchoBackend, ScriptedBackend
from dragoman.types import Candidate, Link, Segment, Span

PLACEHOLDERS = tuple(f"⟦{i}⟧" for i in range(4))
EXAMPLES = sorted(Path(__file__).parents[2].joinpath("examples").glob("*.ar.md"))


class Plugin:
    """Offers one backend under its name."""

    def __init__(self, backend: ScriptedBackend | EchoBackend) -> None:
        self.backend = backend

    @hookimpl
    def register_backends(self):
        return {self.backend.name: lambda: self.backend}


def host_of(backend: ScriptedBackend | EchoBackend, *plugins: object, retries: bool = True) -> Host:
    settings = Settings(model=backend.name, retries=retries)
    return create_host(settings=settings, plugins=[Plugin(backend), *plugins], entry_points=False)


def english(
    source: str, answers: dict[str, list[str | Candidate]], **options: tuple[str, ...]
) -> str:
    return translate(host_of(ScriptedBackend(answers, **options)), source).text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_echo_gives_the_examples_byte_for_byte(path):
    source = path.read_bytes().decode()
    found = translate(host_of(EchoBackend()), source, path=path)
    assert found.text == source
    assert found.findings == ()


def test_markup_goes_around_the_words_that_the_attention_points_to():
    class Aligned(EchoBackend):
        """Answers in English, word for word."""

        name, target_language = "aligned", "en"
        words = MappingProxyType({"قال": "said", "الوزير": "minister", "أمس": "yesterday"})

        def translate(self, requests):
            found = []
            for request, (echo,) in zip(requests, super().translate(requests), strict=True):
                text, links = "", []
                for link in echo.alignment:
                    word = self.words[link.source.of(request.text)]
                    links.append(type(link)(Span(len(text), len(text) + len(word)), link.source))
                    text += word + " "
                found.append((type(echo)(text.strip(), -1.0, 3, alignment=tuple(links)),))
            return found

    found = translate(host_of(Aligned()), "قال **الوزير** [أمس](x.md)\n")
    assert found.text == "Said **minister** [yesterday](x.md)\n"


def test_what_cannot_be_aligned_is_translated_piece_by_piece():
    answers = {"قال": ["said"], "الوزير": ["the minister"], "أمس": ["yesterday"]}
    assert english("قال **الوزير** أمس\n", answers) == "Said **the minister** yesterday\n"


def test_code_passes_through_as_a_placeholder():
    answers = {"شغّل ⟦0⟧ الآن": ["now run ⟦0⟧"]}
    assert english("شغّل `x*y` الآن\n", answers, placeholders=PLACEHOLDERS) == "Now run `x*y`\n"


@pytest.mark.parametrize(
    "hostile",
    ["# x", "- x", "1. x", "*x*", "a `b` c", "[x](y)", "<b>x</b>", "> x", "```", "---", "| x | y |",
     "$x$", "![x](y)", "{{< x >}}", "{{< /x >}}", "&amp; &lt;",
     "http://x.y", "x\\", "***", "~~x~~", "[^1]: x"],
)  # fmt: skip
@pytest.mark.parametrize("source", ["نص\n", "# نص\n", "> - نص\n", "| نص | ب |\n|-|-|\n| ج | د |\n"])
def test_what_a_model_says_never_becomes_markup(hostile, source):
    backend = ScriptedBackend({"نص": [hostile], "ب": ["b"], "ج": ["c"], "د": ["d"]})
    found = translate(host_of(backend), source)
    wordless = not any(c.isalnum() for c in hostile)  # no translation: the source is kept
    assert ("structure" in {f.check for f in found.findings}) is wordless
    assert ("نص" in found.text) is wordless
    assert found.text.count("\n") == source.count("\n")


def test_a_figure_that_differs_is_flagged_on_both_sides():
    source = "# عنوان\n\nقُتل 12 شخصا في الهجوم.\n"
    backend = ScriptedBackend(
        {"عنوان": ["Title"], "قُتل 12 شخصا في الهجوم.": ["21 people were killed in the attack."]}
    )
    found = translate(host_of(backend), source)
    (finding,) = (f for f in found.findings if f.check == "figures")
    assert finding.severity is Severity.ERROR
    assert finding.source.of(source).startswith("12")
    assert finding.target.of(found.text).startswith("21")


def test_sentences_know_their_places():
    source = 'ملخص\n\n> وصل الوفد. ثم\n> غادر "اليوم".\n'
    answers = {
        "ملخص": ["Summary"],
        "وصل الوفد.": ["The delegation arrived."],
        'ثم غادر "اليوم".': ['Then it left "today".'],
    }
    found = translate(host_of(ScriptedBackend(answers)), source)
    assert [s.source.of(source) for s in found.sentences] == [
        "ملخص", "وصل الوفد.", 'ثم\n> غادر "اليوم".',
    ]  # fmt: skip
    assert [" ".join(s.target.of(found.text).split("\n> ")) for s in found.sentences] == [
        "Summary", "The delegation arrived.", 'Then it left "today".',
    ]  # fmt: skip


def test_a_wrapped_paragraph_is_asked_as_whole_sentences():
    backend = ScriptedBackend()
    translate(host_of(backend, retries=False), "> وصل\n> الوفد اليوم. ثم\n> غادر.\n")
    assert sorted(backend.asked) == ["ثم غادر.", "وصل الوفد اليوم."]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{< q >}}\nنعم.\n{{< /q >}}\n", "{{< q >}}\nYes.\n{{< /q >}}\n"),
        ("> نعم.\n> {{ x }}\n> لا\n", "> Yes.\n> {{ x }}\n> No\n"),
        ("نعم.\n![](a.png)\nلا\n", "Yes.\n![](a.png)\nNo\n"),
        ("نعم.  \nلا\n", "Yes.  \nNo\n"),
        ("نعم.<br>لا\n", "Yes.<br>No\n"),
    ],
)
def test_lines_of_markup_and_hard_breaks_stay_where_they_are(source, expected):
    assert english(source, {"نعم.": ["Yes."], "لا": ["No"]}) == expected


@pytest.mark.parametrize(
    ("left", "right"), [("{{< m 1 >}}", "{{< /m >}}"), ("{{% m %}} ", " {{% /m %}}")]
)
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("قال ‹الوزير› نعم.", "‹The minister› said yes."),
        ("‹قال الوزير نعم.›", "‹The minister said yes.›"),
        ("‹قال الوزير› نعم.", "‹The minister said› yes."),
    ],
)
def test_paired_shortcodes_stand_around_what_they_stood_around(source, target, left, right):
    words = [((4, 10), (0, 3)), ((4, 10), (4, 12)), ((0, 3), (13, 17)), ((11, 15), (18, 22))]
    links = tuple(Link(target=Span(*there), source=Span(*here)) for here, there in words)
    said = Candidate("The minister said yes.", 0.0, 4, alignment=links)
    document, expected = (
        text.replace("‹", left).replace("›", right) + "\n" for text in (source, target)
    )
    assert english(document, {"قال الوزير نعم.": [said]}) == expected


def test_plugins_protect_spans():
    class Names:
        @hookimpl
        def protect_spans(self, segment: Segment):
            return [Span(*m.span()) for m in re.finditer("الجزيرة", segment.text)]

    backend = ScriptedBackend({"قناة ⟦0⟧ أمس": ["⟦0⟧ TV"]}, placeholders=PLACEHOLDERS)
    found = translate(host_of(backend, Names()), "قناة الجزيرة أمس\n")
    assert found.text == "الجزيرة TV\n"


def test_the_end_of_a_document_is_announced():
    seen = []

    class Log:
        @hookimpl
        def document_done(self, translation):
            seen.append(translation)

    found = translate(host_of(EchoBackend(), Log()), "نعم\n")
    assert seen == [found]


def test_progress_ends_at_the_number_of_sentences():
    steps = []
    source = "نعم. لا.\n\nربما\n"
    translate(host_of(EchoBackend()), source, progress=lambda *step: steps.append(step))
    assert steps[-1] == (3, 3)


def test_a_document_without_arabic_is_passed_through_with_a_note():
    found = translate(host_of(ScriptedBackend()), "# Title\n\nSome text.\n")
    assert found.text == "# Title\n\nSome text.\n"
    assert [(f.check, f.severity) for f in found.findings] == [("language", Severity.NOTE)]


def test_a_paragraph_that_is_not_arabic_is_noted():
    source = "نعم\n\nThe ministry said it would not comment.\n"
    found = translate(host_of(ScriptedBackend({"نعم": ["yes"]})), source)
    (finding,) = found.findings
    assert (finding.check, finding.severity) == ("not-arabic", Severity.NOTE)
    assert finding.source.of(source).startswith("The ministry")


def test_language_and_direction_become_english():
    source = '---\nlang: ar\ndir: rtl\n---\n\n<div dir="rtl" lang="ar">\n\nنعم\n\n</div>\n'
    expected = '---\nlang: en\ndir: ltr\n---\n\n<div dir="ltr" lang="en">\n\nYes\n\n</div>\n'
    assert english(source, {"نعم": ["yes"]}) == expected


def test_checking_a_persons_translation_finds_the_wrong_figure():
    source = "# عنوان\n\nقُتل 12 شخصا.\n\n- نعم\n"
    target = "# Title\n\nKilled were 21 people.\n\n- Yes\n"
    (finding,) = check(host_of(EchoBackend()), source, target)
    assert (finding.check, finding.severity) == ("figures", Severity.ERROR)
    assert finding.source.of(source).startswith("12")
    assert finding.target.of(target).startswith("21")


def test_checking_finds_a_paragraph_that_is_gone():
    source, target = "# عنوان\n\nنعم.\n\n> لا.\n", "# Title\n\n> No.\n"
    found = check(host_of(EchoBackend()), source, target)
    assert [f.check for f in found] == ["structure"]


def test_what_cannot_be_blamed_on_a_segment_is_kept_by_its_line():
    source = "[*نص* خبر]\n\n[*نص* خبر]: /url\n\nنعم\n"
    found = translate(
        host_of(ScriptedBackend({"نعم": ["Yes"], "نص": ["*a"], "خبر": ["`b"]})), source
    )
    assert found.text == source.replace("نعم", "Yes")
    assert [f.check for f in found.findings] == ["structure"]


PERSIAN = "دو نفر کشته شدند و چهارده نفر زخمی شدند."


def test_a_document_in_another_language_passes_through():
    source = f"---\ndir: rtl\n---\n# خبر\n\n{PERSIAN}\n\n۱۴ نفر\n"
    found = translate(host_of(ScriptedBackend()), source)
    assert found.text == source
    assert [(f.check, f.severity) for f in found.findings] == [("language", "note")]


def test_a_paragraph_in_another_language_passes_through():
    backend = ScriptedBackend({"وصل الوفد إلى المدينة أمس.": ["They came."]})
    source = f"{PERSIAN}\n\n" + "وصل الوفد إلى المدينة أمس.\n\n" * 2
    found = translate(host_of(backend), source)
    assert found.text == f"{PERSIAN}\n\nThey came.\n\nThey came.\n\n"
    (finding,) = found.findings
    assert (finding.check, finding.source.of(source)) == ("language", PERSIAN)


@pytest.mark.parametrize(
    ("tag", "left"),
    [
        ('{{< figure src="/img/صورة.png" caption="نهر في المدينة" >}}', ["نهر في المدينة"]),
        ("{% include note.html content='تنبيه' %}", ["تنبيه"]),
        ('{{% notice note "خبر عاجل" %}}', ["خبر عاجل"]),
        ('{{< figure caption="A river" >}}', []),
        ('{{< ref "أخبار/مقال" >}} {{< ref "مقال.md" >}} {{< ref "مقال" >}}', []),
        ('{{</* figure caption="نهر" */>}} {# caption="نهر" #}', []),
        ('{% highlight python %}\nprint(text="نهر")\n{% endhighlight %}', []),
    ],
)
def test_arabic_in_the_arguments_of_a_shortcode_stays_and_is_a_finding(tag, left):
    source = f"# نص\n\n{tag}\n\nنص\n"
    host = host_of(ScriptedBackend({"نص": ["Text"]}))
    found = translate(host, source)
    assert found.text == f"# Text\n\n{tag}\n\nText\n"
    assert [(f.check, f.severity, f.source.of(source)) for f in found.findings] == [
        ("kept", Severity.WARNING, text) for text in left
    ]
    assert [f.target.of(found.text) for f in found.findings] == left
    assert check(host, source, found.text) == found.findings
    put_right = found.text
    for text in left:
        put_right = put_right.replace(text, "By hand")
    assert check(host, source, put_right) == ()


def test_of_a_part_only_its_own_shortcodes_are_looked_at():
    source = 'نص {{< tip text="نهر" >}}\n\nنص\n\n{{< tip text="بحر" >}}\n'
    host = host_of(ScriptedBackend({"نص": ["Text"]}, placeholders=PLACEHOLDERS))
    found = translate(host, source, within=Span(0, 5))
    assert ["نهر" in f.message for f in found.findings if f.check == "kept"] == []
    found = translate(host, source, within=Span(0, source.index("\n")))
    assert ["نهر" in f.message for f in found.findings if f.check == "kept"] == [True]
