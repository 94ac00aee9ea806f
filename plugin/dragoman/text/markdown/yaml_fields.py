"""Find string values in YAML front matter without changing a byte of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dragoman.errors import FormatError
from dragoman.text.markdown.fields import HINT, Field, language_rewrite
from dragoman.text.wrapped import is_wrapped
from dragoman.types import Rewrite, Span

_STRING = "tag:yaml.org,2002:str"
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


def read(
    source: str, start: int, end: int, wanted: frozenset[str]
) -> tuple[list[Field], list[Rewrite]]:
    """Return the fields and rewrites of the YAML at `start` to `end`. Raises `FormatError`."""
    text = source[start:end]
    try:
        root = YAML(typ="rt", pure=True).compose(text)
    except (YAMLError, ValueError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        line = 2 + (mark.line if mark else 0)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise FormatError(
            f"line {line}: the front matter is not valid YAML: {problem}", HINT
        ) from error
    fields: list[Field] = []
    rewrites: list[Rewrite] = []
    for name, node in _entries(root):
        flow = bool(getattr(node, "flow_style", False)) or bool(root and root.flow_style)
        for scalar in _scalars(node) if name in wanted else ():
            fields.extend(_fields(source, start, scalar, flow=flow))
        if isinstance(node, ScalarNode):
            inner = _inner(source, start, node)
            if inner is not None:
                rewrites.extend(language_rewrite(name, node.value, inner))
    return fields, rewrites


def _entries(root: Node | None, prefix: str = "") -> Iterator[tuple[str, Node]]:
    """Yield each key, with those of nested mappings as dotted names."""
    if not isinstance(root, MappingNode):
        return
    for key, value in root.value:
        name = f"{prefix}{key.value}"
        yield name, value
        if isinstance(value, MappingNode) and value.start_mark.index > key.start_mark.index:
            yield from _entries(value, f"{name}.")


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        yield from (item for item in node.value if isinstance(item, ScalarNode))


def _inner(source: str, start: int, node: ScalarNode) -> Span | None:
    """Return the place of a one-line value without its quotes."""
    span = Span(start + node.start_mark.index, start + node.end_mark.index)
    if node.style in {"'", '"'}:
        span = Span(span.start + 1, span.end - 1)
    return span if span.of(source) == node.value else None


def _fields(source: str, start: int, node: ScalarNode, *, flow: bool) -> Iterator[Field]:
    if str(node.tag) != _STRING or not any(map(str.isalnum, node.value)):
        return
    span = Span(start + node.start_mark.index, start + node.end_mark.index)
    written = span.of(source)
    if node.style in {"|", ">"}:
        yield from _block_fields(source, span, is_literal=node.style == "|")
    elif node.style in {"'", '"'}:
        if written[:1] == node.style == written[-1:]:
            yield Field(node.value, (span,), f"yaml:{node.style}")
    elif " ".join(written.split()) == " ".join(node.value.split()):
        yield Field(node.value, (span,), "yaml:flow" if flow else "yaml:plain")


def _block_fields(source: str, span: Span, *, is_literal: bool) -> Iterator[Field]:
    """Yield the paragraphs of a block scalar, and the lines of a literal one as in plain text."""
    places: list[Span] = []
    lines = _LINE.finditer(source, span.start, span.end)
    next(lines)  # the indicator
    for line in lines:
        text = line[1]
        if text.strip():
            places.append(Span(line.end(1) - len(text.lstrip(" ")), line.end(1)))
        elif places:
            yield from _paragraph(source, places, is_literal=is_literal)
            places = []
    if places:
        yield from _paragraph(source, places, is_literal=is_literal)


def _paragraph(source: str, places: list[Span], *, is_literal: bool) -> Iterator[Field]:
    lines = [place.of(source) for place in places]
    if is_literal and not is_wrapped(lines):
        for place in places:
            yield from _paragraph(source, [place], is_literal=False)
    elif any(map(str.isalnum, "".join(lines))):
        yield Field("\n".join(lines), tuple(places), "yaml:block")
