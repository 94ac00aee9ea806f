"""What a text must keep besides its words: links, code, footnote marks, images, shortcodes, tags.

How they are written may differ (a title, an alt text, a direction, a bare URL made a link); where
they lead and what they say may not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from dragoman.text.arabic import arabic_runs, has_arabic_letters
from dragoman.text.figures import compare_figures
from dragoman.types import Inline, Segment, Severity, Span

EMPHASIS = "emphasis"
_NOUNS = {  # by kind of inline; a kind that is not named here may change
    "link": "link target",
    "url": "link target",
    "email": "link target",
    "image": "image",
    "code": "code",
    "footnote": "footnote mark",
    "math": "formula",
    "template": "shortcode",
    "wikilink": "wiki link",
    "html": "HTML tag",
    "bbcode": "tag",
    "strong": EMPHASIS,
    "emphasis": EMPHASIS,
    "strikethrough": EMPHASIS,
    "mark": EMPHASIS,
}
_TARGET = re.compile(r"!?\]\((?:<(?P<angled>[^>]*)>|(?P<bare>\S*?))(?:\s+[\"'(].*)?\s*\)")
_LABEL = re.compile(r"\]\[(?P<label>.*)\]")
_DEFINITION = re.compile(
    r"^(?:[ \t>]|[*+-][ \t]){0,9}\[(?P<label>(?!\^)(?:\\.|[^\]\\\n])+)\]:[ \t]*<?(?P<to>[^\s>]+).*",
    re.MULTILINE,
)
_DIRECTION = re.compile(
    r"\s+(?:dir|direction|lang|xml:lang)=(?:\"[^\"]*\"|'[^']*'|[^\s>]*)", re.IGNORECASE
)
_WRAPPER = re.compile(r"<(?:span|bdi|bdo|div|p)>", re.IGNORECASE)
_HTML_EMPHASIS = re.compile(r"<(?:b|i|em|strong|s|del|u)>", re.IGNORECASE)
_LANGUAGE = re.compile(  # in an address: a part of the path, or before a file's suffix
    r"(?<![\w.-])(?:ar|en)/|/(?:ar|en)(?=[\s\"'#?]|$)|\.(?:ar|en)(?=\.\w)"
)
SHOWN = 60  # code points of a content that a message quotes


@dataclass(frozen=True, slots=True)
class Content:
    """Something that a translation must keep: what it is called, what it says, and where."""

    noun: str
    value: str
    segment: Segment
    span: Span  # in the text of the segment


@dataclass(frozen=True, slots=True)
class Change:
    """A content that differs, is lost (no `target`) or was added (no `source`)."""

    severity: Severity
    message: str
    source: Content | None = None
    target: Content | None = None


def definitions(source: str) -> dict[str, str]:
    """Return the targets of the link reference definitions of a Markdown text by their label."""
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(source):
        found.setdefault(_folded(match["label"]), match["to"])
    return found


def is_definition(line: str) -> bool:
    """Tell whether `line` defines where a link reference leads."""
    return bool(_DEFINITION.match(line))


def contents(segments: Iterable[Segment], defined: Mapping[str, str]) -> list[Content]:
    """Return what `segments` must keep, in order; `defined` are the document's `definitions`."""
    found = (
        _content(segment, inline, defined)
        for segment in segments
        for inline in segment.inlines
        if inline.kind in _NOUNS and _counts(inline)
    )
    return [content for content in found if content is not None]


def _counts(inline: Inline) -> bool:
    """Tell whether an inline says what must stay; of most pairs, one end does."""
    if inline.kind == "template":
        return True
    return inline.role != ("open" if inline.kind == "link" else "close")


def changes(source: Sequence[Content], target: Sequence[Content]) -> Iterator[Change]:
    """Yield what of `source` differs in `target`, was lost or was added, one change each."""
    for noun in dict.fromkeys(content.noun for content in (*source, *target)):
        ours = [content for content in source if content.noun == noun]
        theirs = [content for content in target if content.noun == noun]
        lost, added = _without(ours, theirs), _without(theirs, ours)
        if noun == EMPHASIS:
            if len(ours) > len(theirs):
                yield Change(Severity.WARNING, "emphasis of the source is gone", lost[0])
            continue
        for a, b in zip(lost, added, strict=False):
            if noun in {"link target", "image"} or not is_translated(a.value, b.value):
                message = f"the {noun} {_shown(a)} reads {_shown(b)}"
                yield Change(Severity.ERROR, message, a, b)
        for a in lost[len(added) :]:
            message = f"the {noun} {_shown(a)} is missing from the translation"
            yield Change(Severity.ERROR, message, a)
        for b in added[len(lost) :]:
            message = f"the {noun} {_shown(b)} is not in the source"
            yield Change(Severity.ERROR, message, None, b)


def is_translated(source: str, target: str) -> bool:
    """Tell whether `target` is `source` with its Arabic words in English and nothing else changed.

    >>> is_translated('caption="غزة" id=1', 'caption="Gaza" id=1')
    True
    """
    if not has_arabic_letters(source):
        return source == target
    runs = list(arabic_runs(source))
    head, tail = source[: runs[0].start].rstrip("\"' "), source[runs[-1].end :].lstrip("\"' ")
    if len(head) + len(tail) > len(target):
        return False
    kept = target.startswith(head) and target.endswith(tail)
    return kept and compare_figures(source, target).faithful


def without_language(address: str) -> str:
    """Return an address, or a line with some, for pages in Arabic and in English alike.

    >>> without_language("/en/about/") == without_language("/about/")
    True
    >>> without_language("../news.ar.md#top")
    '../news.md#top'
    """
    return _LANGUAGE.sub("", address)


def _content(segment: Segment, inline: Inline, defined: Mapping[str, str]) -> Content | None:
    """Return what `inline` says, None where it says nothing that must stay."""
    noun, value = _NOUNS[inline.kind], inline.key
    if noun == EMPHASIS:
        value = ""
    elif noun in {"link target", "image"}:
        value = _target(value, defined)
    elif inline.kind == "code":
        value = value.strip("` ")
    elif inline.kind == "wikilink":
        value = value.strip("[]").partition("|")[0]
    elif inline.kind == "html":
        value = _DIRECTION.sub("", value)
        if value.startswith("</") or _WRAPPER.fullmatch(value):
            return None
        if _HTML_EMPHASIS.fullmatch(value):
            noun, value = EMPHASIS, ""
    return Content(noun, value, segment, inline.span)


def _target(key: str, defined: Mapping[str, str]) -> str:
    key = key.removeprefix("!")
    if match := _TARGET.fullmatch(key.removeprefix("[")):
        return match["bare"] if match["angled"] is None else match["angled"]
    if match := _LABEL.fullmatch(key.removeprefix("[")):
        return defined.get(_folded(match["label"]), match["label"])
    return key.strip("<>").removeprefix("mailto:")


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _without(some: Sequence[Content], others: Sequence[Content]) -> list[Content]:
    """Return those of `some` that `others` lack; a link target may be named more than once."""
    left = Counter(_address(content) for content in others)
    rest: list[Content] = []
    for content in some:
        if left[_address(content)] <= 0:
            rest.append(content)
        elif content.noun != "link target":
            left[_address(content)] -= 1
    return rest


def _address(content: Content) -> str:
    """Return what a content says; a link may lead to the page in the other language."""
    is_link = content.noun == "link target"
    return without_language(content.value) if is_link else content.value


def _shown(content: Content) -> str:
    return shorten(content.value, SHOWN, placeholder="…") or "“”"
