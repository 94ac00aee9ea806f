"""Whatever the document: unchanged it comes back as it was, translated it keeps its structure."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.builtin.markdown import Markdown
from dragoman.structure import compare
from dragoman.testing.documents import MARKDOWN
from dragoman.testing.round_trip import assert_round_trip

SLOW = (HealthCheck.too_slow,)


@given(MARKDOWN)
@settings(max_examples=500, deadline=None, suppress_health_check=SLOW)
def test_generated_documents(source):
    assert_round_trip(Markdown(), source)


@given(
    st.text(
        alphabet="ا1 \t\n\r\0#*_`[]()<>!|-+:~$&{}\\\"'=/%.^@\ue000\ufeff\u2028\x0c", max_size=60
    )
)
@settings(max_examples=500, deadline=None, suppress_health_check=SLOW)
def test_any_text_comes_back(source):
    markup = Markdown()
    document = markup.parse(source)
    assert markup.render(document, [None] * len(document.segments)).text == source


SOURCES = st.sampled_from(
    [
        "قال **أحمد** في [نص](/a) و`ك` {% x %} ثم <b>نص</b> آخر\n",
        "# نص **غ** و`ك`\n",
        "| نص **غ** `ك` | ب |\n|---|---|\n",
        "> نص طويل جدا هنا\n> وتتمة **غ** نص\n",
        "<p>نص <b>غ</b> ن</p>\n",
        "- [ ] نص\n  تتمة [نص](/a 'ع')\n",
        "![نص](a 'عنوان')\n",
        '!!! note "عنوان"\n    نص\n',
        ":::tip[عنوان]\nنص\n:::\n",
    ]
)
SPECIAL = st.text(alphabet="\\`*_{}[]()#+-.!|<>~$&=:^@'\"%/;ab1 ", max_size=12)


@given(SOURCES, st.lists(SPECIAL, min_size=12, max_size=12))
@settings(max_examples=500, deadline=None)
def test_escaped_text_is_never_markup(source, texts):
    markup = Markdown()
    document = markup.parse(source)
    words = iter(texts)
    targets = []
    for segment in document.segments:
        target = markup.escape(f"a {next(words, '')} a", segment)
        for inline in segment.inlines:
            text = markup.escape(f"a {next(words, '')} a", segment)
            target += inline.span.of(segment.text) + text
        targets.append(target)
    assert compare(document, markup.parse(markup.render(document, targets).text)) is None
