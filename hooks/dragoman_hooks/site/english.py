"""Make the English page of an Arabic one: its text, its marks, its findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from dragoman import Finding, Host, Memory, Span, Translation, translate
from dragoman.adapters import Text, translation_object
from dragoman_hooks.site.edits import Edits, difference
from dragoman_hooks.site.fields import english_fields
from dragoman_hooks.site.links import Links
from dragoman_hooks.site.records import Record
from dragoman_hooks.site.sites import Page
from dragoman_hooks.site.stamp import digest_of, stamped


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates the pages of a site; safe to share by threads."""

    host: Host
    memory: Memory | None
    links: Links
    model: str  # name and digest, for the mark

    def prepared(self, source: str, page: Page) -> Edits:
        """Return what of an Arabic page is put in order before it is translated: its links."""
        is_wanted = self.links.site.settings.links
        return self.links.turned(source, page) if is_wanted else Edits()

    def english(self, source: str, page: Page) -> Record:
        """Return the English of the page `source`, with its entry for a report.

        Raises what `translate` raises, and `FormatError` where a field cannot be set.
        """
        turned = self.prepared(source, page)
        text = turned.apply(source)
        translation = self.translation(text, page)
        marked = self.marked(translation, source, page)
        document = _document(translation, turned, marked, source, page)
        return Record(text, source, marked[-1], document)

    def translation(self, prepared: str, page: Page) -> Translation:
        """Return the translation of a page whose links are turned."""
        path = self.links.site.folder / page.source
        return translate(self.host, prepared, path=path, memory=self.memory)

    def marked(self, translation: Translation, source: str, page: Page) -> list[str]:
        """Return a translated page, the same with its fields set, and with its mark."""
        set_up = english_fields(translation.text, page, self.links.site)
        human = sum(sentence.origin == "human" for sentence in translation.sentences)
        return [
            translation.text,
            set_up,
            stamped(set_up, self.model, digest_of(source), page.source, human),
        ]


def _document(
    translation: Translation, turned: Edits, texts: list[str], source: str, page: Page
) -> dict[str, object]:
    """Return the entry of a report, its places being those in the two files."""
    steps = [difference(before, after) for before, after in pairwise(texts)]

    def place(finding: Finding) -> Finding:
        target = finding.target
        for step in steps if target else ():
            target = step.forward(target) if target else None
        here = _back(turned, finding.source)
        return replace(finding, source=here, target=target)

    told = replace(translation, sentences=(), findings=tuple(map(place, translation.findings)))
    here, there = Text(page.source, source), Text(page.target, texts[-1])
    entry = translation_object(told, here, there, Path(page.target))
    return {name: value for name, value in entry.items() if name not in {"sentences", "text"}}


def _back(turned: Edits, span: Span | None) -> Span | None:
    return None if span is None else turned.back(span)
