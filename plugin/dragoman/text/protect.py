"""Find what a translation must copy from plain text: URLs, e-mails, handles, files, Latin script.

Digits alone are never protected: figures belong to the model and to the figure check.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.text.abbreviations import stop_of_latin
from dragoman.types import Span

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u1e00-\u1eff"
_FOREIGN = (  # letters of neither script, which a model of Arabic and English cannot spell
    "\u0370-\u052f\u0531-\u058f\u0591-\u05f4\u0900-\u109f\u10a0-\u11ff\u1f00-\u1fff"
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
_SYMBOL = (
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2b00-\u2bff\u00a9\u00ae\u2122\U0001f000-\U0001faff"
)
_SYMBOL_TAIL = _SYMBOL + "\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f"
_STOP = r"\s<>\"'`|«»“”‘’،؛؟\ufffc\x00-\x1f"
_SUFFIXES = (
    "asp|aspx|avi|bash|bat|bin|bmp|c|cfg|conf|cpp|cs|css|csv|dll|doc|docx|env|epub|exe|gif|go|gz|h|"
    "htm|html|ico|ini|ipynb|iso|jar|java|jpeg|jpg|js|json|jsx|kt|lock|log|lua|md|mdx|mjs|mov|mp3|"
    "mp4|odt|ogg|pdf|php|png|ppt|pptx|ps1|py|rar|rb|rs|rst|rtf|scss|sh|sql|svg|swift|tar|tex|tif|"
    "tiff|toml|ts|tsv|tsx|txt|vue|wav|webm|webp|wmv|xls|xlsx|xml|xz|yaml|yml|zip"
)
_URL = rf"(?<![A-Za-z0-9])(?:(?:https?|ftps?|file|magnet|sms|ssh|git)://?|www\.|mailto:|tel:)[^{_STOP}]+"
_WORD = (
    rf"(?:[0-9]+(?:[.,][0-9]+)*[-\u2010\u2011]?)?[{_LATIN}]"
    rf"(?:[{_LATIN}0-9]|[.'’_&+/@\u00ad\u2010\u2011-](?=[{_LATIN}0-9])|[+#](?![^\W_]))*"
)
_JOINT = r"(?:[ \u00a0](?:[&+/|\u2013\u2014-][ \u00a0])?(?:[0-9]+(?:\.[0-9]+)*[ \u00a0])?|, |: )"
_ADDRESS = re.compile(
    rf"""
    (?P<url>{_URL})
  | (?P<email>[A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,8}})
  | (?P<handle>(?<![A-Za-z0-9_@.])@\w(?:[\w.-]{{0,62}}\w)?)
  | (?P<tag>(?<![A-Za-z0-9_&\#/])\#(?=\w*[^\W\d])\w+)
  | (?P<file>(?<![\w.])(?:~|\.{{1,2}})?/?(?:[\w.@+-]{{1,200}}/){{0,30}}[\w@+-][\w.@+-]{{0,200}}?
        \.(?:{_SUFFIXES})(?![\w]))
  | (?P<path>(?<![A-Za-z0-9_.])(?:~|\.{{1,2}})?(?:/[A-Za-z0-9_.@+-]{{1,200}}){{2,30}}/?)
    """,
    re.VERBOSE,
)
_RUN = re.compile(
    rf"""
    (?P<latin>(?<![{_LATIN}0-9]){_WORD}(?:{_JOINT}{_WORD})*)
  | (?P<foreign>[{_FOREIGN}]+(?:[ ][{_FOREIGN}]+)*)
  | (?P<symbol>[{_SYMBOL}][{_SYMBOL_TAIL}]*)
  | (?P<private>[\ue000-\uf8ff\ufffc\U000f0000-\U0010fffd]+)
  | (?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]+)
    """,
    re.VERBOSE,
)
_URL_PATTERN = re.compile(_URL)
_TAIL = ".,:;!?'*_~…"
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def find_protected(text: str) -> list[tuple[Span, str]]:
    """Return the spans of plain `text` that pass through a translation, in order, with their kind.

    Kinds: url, email, handle, tag, file, path, latin, foreign, symbol, private, control.

    >>> [(span.of("زار موقع Node.js يوم 7"), kind) for span, kind in
    ...  find_protected("زار موقع Node.js يوم 7")]
    [('Node.js', 'latin')]
    """
    return list(_found(text))


def find_urls(text: str) -> list[Span]:
    """Return the URLs of `text` in order, without the punctuation after them."""
    return [
        Span(match.start(), match.start() + len(_trimmed(match.group())))
        for match in _URL_PATTERN.finditer(text)
    ]


def _found(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the addresses, and the runs of letters and signs between them."""
    end = 0
    for span, kind in _addresses(text):
        yield from _runs(text, end, span.start)
        yield span, kind
        end = span.end
    yield from _runs(text, end, len(text))


def _addresses(text: str) -> Iterator[tuple[Span, str]]:
    position = 0
    while match := _ADDRESS.search(text, position):
        kind, end = match.lastgroup or "", match.end()
        if kind == "url":
            end = match.start() + len(_trimmed(match.group()))
        position = max(end, match.start() + 1)
        if kind != "file" or not _is_program(match.group()):
            yield Span(match.start(), end), kind


def _runs(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    for match in _RUN.finditer(text, start, end):
        kind, stop = match.lastgroup or "", match.end()
        if kind == "latin":
            stop = stop_of_latin(text, match.start(), stop)
        yield Span(match.start(), stop), kind


def _trimmed(url: str) -> str:
    """Return `url` without the punctuation of the sentence around it."""
    counts = Counter(url[len(url.rstrip(_TAIL + ")]}")) :])
    surplus = {c: url.count(c) - url.count(o) for c, o in _CLOSERS.items() if counts[c]}
    end = len(url)
    while end and (url[end - 1] in _TAIL or surplus.get(url[end - 1], 0) > 0):
        if url[end - 1] in _CLOSERS:
            surplus[url[end - 1]] -= 1
        end -= 1
    return url[:end]


def _is_program(name: str) -> bool:
    """Tell names of programs (Node.js, Vue.js) from names of files."""
    return name[:1].isupper() and name.endswith(".js") and "/" not in name
