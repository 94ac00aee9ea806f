"""The entries of a report for all pages of a site, those that were up to date as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman import DragomanError, check
from dragoman.adapters import Text, finding_objects, read_text
from dragoman_hooks.site.build import Builder, Done
from dragoman_hooks.site.plan import Item, Plan, State

Document = dict[str, Any]


def documents(builder: Builder, plan: Plan, done: Iterable[Done]) -> list[Document]:
    """Return the entry of each page that has an English one, in order, with its state before.

    What was found when a page was written is in its record; a page that a person edited is
    compared with its source.
    """
    entries = {one.item.target: one.document for one in done if one.document}
    for item in plan.items:
        if item.page and item.target not in entries:
            entry = _known(builder, item)
            if entry is not None:
                entries[item.target] = entry
    return [
        {**entries[item.target], "state": str(item.state)}
        for item in plan.items
        if item.target in entries
    ]


def is_grave(document: Mapping[str, Any]) -> bool:
    """Tell whether a finding of a page is a warning or worse."""
    return any(finding["severity"] != "note" for finding in document["findings"])


def _known(builder: Builder, item: Item) -> Document | None:
    if item.state is State.CURRENT and item.stamp:
        record = builder.records.read(item.stamp.digest)
        return record.document if record else None
    if item.state in {State.EDITED, State.CONFLICT} and item.stamp:
        try:
            here, there = (
                Text(name, read_text(builder.site.folder / name))
                for name in (item.source, item.target)
            )
            found = check(
                builder.translator.host, here.text, there.text, path=builder.site.folder / here.name
            )
        except DragomanError:
            return None
        objects = finding_objects(found, here, there)
        return {"source": here.name, "target": there.name, "findings": objects}
    return None
