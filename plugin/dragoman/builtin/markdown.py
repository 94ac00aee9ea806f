"""The Markdown format."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from markdown_it import MarkdownIt

from dragoman.hookspecs import hookimpl
from dragoman.packed import Packed
from dragoman.protocols import Format
from dragoman.settings import Settings
from dragoman.text.markdown.blocks import Blocks
from dragoman.text.markdown.escape import escape_text
from dragoman.text.markdown.front_matter import read_front_matter
from dragoman.text.markdown.inlines import scan_inlines
from dragoman.text.markdown.lines import Page
from dragoman.text.markdown.parser import create_parser, parse_blocks
from dragoman.text.markdown.render import render_document
from dragoman.text.markdown.segments import Segmenter
from dragoman.text.markdown.templates import mask_templates, template_texts
from dragoman.types import Block, Document, Rendered, Segment

DEFAULT_FIELDS = Settings().front_matter_fields


class Markdown:
    """CommonMark with GFM tables and strikethrough and the additions of site generators."""

    name = "markdown"
    suffixes = (".md", ".markdown", ".mdx", ".mkd", ".mdown", ".qmd")

    def __init__(self, front_matter_fields: Sequence[str] = DEFAULT_FIELDS) -> None:
        """Take the names of the front-matter fields to translate, dotted where they nest."""
        self._fields = tuple(front_matter_fields)

    @cached_property
    def _parser(self) -> MarkdownIt:
        return create_parser()

    def parse(self, source: str) -> Document:
        """Find the segments of `source`. Raises `FormatError` for broken front matter."""
        front = read_front_matter(source, self._fields)
        page = Page(source, front.end, mask_templates(source[front.end :]))
        skeleton = Packed(Block, front.skeleton)
        blocks = Blocks(page, skeleton)
        env = parse_blocks(self._parser, page.view, blocks.read)
        segmenter = Segmenter(lambda piece: scan_inlines(self._parser, piece, env))
        for part in front.fields:
            segmenter.add(part.kind, part.text, part.places, part.inlines, part.encoding)
        segmenter.read(blocks.texts)
        return Document(
            source=source,
            format=self.name,
            segments=segmenter.segments,
            skeleton=skeleton,
            rewrites=(*front.rewrites, *blocks.rewrites, *segmenter.rewrites),
            kept=tuple(template_texts(source, front.end)),
        )

    def escape(self, text: str, segment: Segment) -> str:
        """Return plain `text` so that it reads as plain text inside `segment`."""
        return escape_text(text, segment)

    def render(
        self, document: Document, targets: Sequence[str | None], *, language: str = "en"
    ) -> Rendered:
        """Splice `targets` into the source; a target holds its segment's inlines verbatim."""
        return render_document(document, targets, rewrite=language == "en")


@hookimpl
def register_formats(settings: Settings) -> list[Format]:
    """Offer Markdown, with the fields of front matter that the settings name."""
    return [Markdown(settings.front_matter_fields)]
