"""HTML that is escaped by construction: a `str` is text, only `Html` is markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"br", "input", "link", "meta"})


class Html(str):
    """Markup that is safe to put into a page as it is."""

    __slots__ = ()


def tag(name: str, /, *children: str | Iterable[str], **attributes: object) -> Html:
    """Return an element; attributes that are None or False are left out.

    ``class_`` is ``class``, and other underscores are hyphens.

    >>> tag("p", "a < b", tag("br"), class_="x", hidden=True, data_n=1, lang=None)
    '<p class="x" hidden data-n="1">a &lt; b<br></p>'
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}"
        + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children: str | Iterable[str]) -> Html:
    """Return texts and elements one after the other.

    >>> join("<", [tag("b", "x")])
    '&lt;<b>x</b>'
    """
    parts: list[str] = []
    for child in children:
        some = [child] if isinstance(child, str) else child
        parts.extend(one if isinstance(one, Html) else escape(one) for one in some)
    return Html("".join(parts))
