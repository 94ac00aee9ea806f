"""Whatever the document: unchanged it comes back as it was, translated it keeps its structure."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.builtin.markdown import Markdown
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
