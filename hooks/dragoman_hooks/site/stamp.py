"""The mark of a generated page: one field of its front matter.

``dragoman: "model=ar_en:5d0c1f2a9b3e source-digest=… digest=… source=posts/a.ar.md"``

It is part of the page, so that both are written at once and travel together; the generators let
such a field be. `digest` is that of the page with sixteen zeros in its own place, so that any
change by a person shows. Line endings do not count: Git changes them. `human=2` says that two of
its sentences are a person's, learnt from the page or from others. A page without the mark is all a
person's.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from dragoman import FormatError
from dragoman.adapters import set_field
from dragoman.text.markdown.front_matter import read_front_matter
from dragoman_hooks.site.head import front_matter

FIELD: Final = "dragoman"
_NONE: Final = "0" * 16
_MARK: Final = re.compile(
    r"(?<![\w.-])\"?dragoman\"?[ \t]*[:=][ \t]*"
    r"(?P<text>\"model=(?P<model>\S+) source-digest=(?P<source_digest>[0-9a-f]{16}) "
    r"(?:human=(?P<human>[0-9]{1,6}) )?"
    r"digest=(?P<digest>[0-9a-f]{16}) source=(?P<source>(?:[^\"\\]|\\.)*)\")"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page was made from, by what, and its digest then."""

    model: str
    source_digest: str
    digest: str
    source: str
    human: int = 0  # sentences that a person wrote


def digest_of(text: str) -> str:
    r"""Return a short digest of a text, whatever its line endings.

    >>> digest_of("a\r\nb") == digest_of("a\nb")
    True
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_stamp(text: str) -> Stamp | None:
    """Return the mark of a page, None where it has none."""
    found = _MARK.search(front_matter(text))
    if found is None:
        return None
    source = found["source"]
    with suppress(ValueError):  # a person may have changed it
        source = json.loads(f'"{source}"')
    human = int(found["human"] or 0)
    return Stamp(found["model"], found["source_digest"], found["digest"], source, human)


def is_edited(text: str, stamp: Stamp) -> bool:
    """Tell whether a page was changed since it was marked."""
    return digest_of(text.replace(f" digest={stamp.digest} ", f" digest={_NONE} ", 1)) != (
        stamp.digest
    )


def stamped(text: str, model: str, source_digest: str, source: str, human: int = 0) -> str:
    r"""Return the page `text` with its mark. Raises `FormatError` as `set_field` does.

    >>> page = stamped("---\ntitle: News\n---\n", "ar_en:12", "f" * 16, "a.ar.md")
    >>> stamp = read_stamp(page)
    >>> stamp.source, is_edited(page, stamp), is_edited(page.replace("News", "new"), stamp)
    ('a.ar.md', False, True)
    """
    persons = f"human={human} " if human else ""
    mark = f"model={model} source-digest={source_digest} {persons}digest={_NONE} source={source}"
    text = _with_mark(text, mark)
    return text.replace(f" digest={_NONE} ", f" digest={digest_of(text)} ", 1)


def check_front_matter(text: str) -> None:
    """Raise `FormatError` where the front matter of a page is broken, or takes no mark."""
    _with_mark(text, _NONE)


def _with_mark(text: str, mark: str) -> str:
    read_front_matter(text, ())
    try:
        return set_field(text, FIELD, mark)
    except FormatError as error:
        problem = f"line 1: the front matter takes no field {FIELD}, the mark of a page"
        hint = f"write it as `name: value`, a field a line, none of them {FIELD}"
        raise FormatError(problem, hint) from error


def without_stamp(text: str) -> str:
    """Return a page with nothing in its mark, to compare with others."""
    found = _MARK.search(front_matter(text))
    return text[: found.start("text")] + text[found.end("text") :] if found else text
