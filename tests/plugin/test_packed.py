"""Packed sequences: as a list to whoever reads them, in a fraction of its memory."""

import tracemalloc
from dataclasses import dataclass

import pytest

from dragoman.builtin.markdown import Markdown
from dragoman.packed import CHUNK, Packed
from dragoman.structure import compare
from dragoman.types import Inline, Segment, Span

PARAGRAPH = (
    "قال **أحمد** إن {0} شخصا وصلوا إلى [المدينة](https://example.org/{0}) في `bus-{0}`.\n\n"
)


def segment(index: int) -> Segment:
    inline = Inline(Span(0, 1), "code", "atom", "`ك`", index)
    return Segment(index, "paragraph", f"نص {index}", (Span(index, index + 4),), (inline,))


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_it_reads_like_a_list(length):
    plain = [segment(i) for i in range(length)]
    packed: Packed[Segment] = Packed(Segment, plain)
    assert packed == plain
    assert [packed[i] for i in range(-length, length)] == plain * 2
    assert packed[1:-1:2] == plain[1:-1:2]
    assert packed != [*plain, segment(length)]
    with pytest.raises(IndexError):
        packed[length]


@pytest.mark.parametrize("odd", ["\ud800", object()])
def test_what_bytes_cannot_hold_stays_as_it_is(odd):
    plain = [*map(str, range(CHUNK)), odd, *map(str, range(CHUNK))]
    assert list(Packed(str, plain)) == plain


def test_items_of_the_last_chunk_are_not_copied():
    @dataclass
    class Foreign:
        name: str

    item = Foreign("x")
    assert Packed(Foreign, [item])[0] is item


def peak(paragraphs: int) -> int:
    """Return the most memory that parsing, writing and proving a document takes, and its own."""
    markup = Markdown()
    tracemalloc.start()
    document = markup.parse("".join(map(PARAGRAPH.format, range(paragraphs))))
    targets: Packed[str] = Packed(str, (f"{s.text} x" for s in document.segments))
    rendered = markup.render(document, targets)
    assert compare(document, markup.parse(rendered.text)) is None
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_memory_grows_with_a_small_multiple_of_the_document():
    peak(1)  # what is made once
    more = len("".join(map(PARAGRAPH.format, range(500, 1000))).encode())
    assert peak(1000) - peak(500) < 14 * more  # 5 at best; tokens kept would be 25
