"""HTML: the text between the tags, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Settings, create_host, hookimpl, translate
from dragoman.builtin.html import Html
from dragoman.testing import FormatContract, ScriptedBackend
from dragoman.testing.round_trip import assert_round_trip

PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><head><title>عنوان</title>
<script>let x = "نص <b>";</script><style>p::before { content: "نص" }</style></head>
<body><!-- تعليق -->
  <p class="a > b" title='عنوان الفقرة'>نص أول
  وتتمة <b>مهمة</b> مع <code>كود</code></p>
<img src="a.png" alt="صورة"><pre>نص محفوظ</pre>
<ul><li>بند<li>بند ثان</ul>سطر<br/>سطر ثان &amp; ثالث</body></html>
"""
CASES = {
    PAGE: [
        "عنوان", "عنوان الفقرة", "نص أول\nوتتمة <b>مهمة</b> مع <code>كود</code>",
        "صورة", "بند", "بند ثان", "سطر<br/>سطر ثان &amp; ثالث",
    ],
    "نص بلا وسوم": ["نص بلا وسوم"],
    "<p><a href='u' title='رابط'>الوزير</a>": ["<a href='u' title='رابط'>الوزير</a>", "رابط"],
    "<o:p>نص</o:p><x-y z>نص</x-y>": ["نص", "نص"],
    "٣ < ٥ و > ٤": ["٣ < ٥ و > ٤"],
    'نص <a href="لا نهاية': ['نص <a href="لا نهاية'],
    "<p></p><br>": [],
    "": [],
}  # fmt: skip


@pytest.mark.parametrize(("source", "texts"), CASES.items(), ids=range(len(CASES)))
def test_segments(source, texts):
    assert [segment.text for segment in Html().parse(source).segments] == texts


class TestHtml(FormatContract):
    documents = tuple(CASES)

    def make(self):
        return Html()


@pytest.mark.parametrize("source", CASES, ids=range(len(CASES)))
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_round_trip(source, line_end):
    assert_round_trip(Html(), source.replace("\n", line_end))


@given(st.lists(st.sampled_from([*"اب1 \n<>/&;=\"'-!", "<b>", "</b>", "<p ", "<!--", "&amp;"])))
def test_any_text_comes_back(parts):
    source = "".join(parts)
    document = Html().parse(source)
    assert Html().render(document, [None] * len(document.segments)).text == source


def translated(source: str, **answers: str) -> str:
    backend = ScriptedBackend({text: [answer] for text, answer in answers.items()})

    class Plugin:
        @hookimpl
        def register_backends(self):
            return {"scripted": lambda: backend}

    host = create_host(settings=Settings(model="scripted"), plugins=[Plugin()], entry_points=False)
    return translate(host, source, format="html").text


def test_what_the_model_writes_is_text():
    answer = 'A & B <b> "C"'
    found = translated("<p class='x'>نص</p>", نص=answer)
    assert found == "<p class='x'>A &amp; B &lt;b&gt; \"C\"</p>"


def test_the_page_says_that_it_is_english():
    found = translated('<p lang="ar" dir="rtl" data-x="نص">نص</p>', نص="Text")
    assert found == '<p lang="en" dir="ltr" data-x="نص">Text</p>'


@pytest.mark.parametrize("part", ['<a"', "<code>", "<!--", "&#", "<svg ", "<a =   ", "<b>ن ", "<"])
def test_time_grows_with_the_page(part):
    def seconds(times: int) -> float:
        begin = time.process_time()
        Html().parse(part * times)
        return time.process_time() - begin

    seconds(1000)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.5
