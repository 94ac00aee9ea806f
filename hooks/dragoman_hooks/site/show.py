"""What the commands print: the plan, what became of each page, findings with the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import islice
from typing import Any, Final

from dragoman import InputError
from dragoman.adapters import read_text, table
from dragoman_hooks.site.build import Done
from dragoman_hooks.site.plan import Item, Plan, State
from dragoman_hooks.site.records import Records
from dragoman_hooks.site.sites import Site
from dragoman_hooks.site.stamp import without_stamp

_MOST: Final = 20  # pages with findings that are named, and lines of a difference
_SEVERITIES: Final = ("error", "warning", "note")


def plan_lines(plan: Plan, site: Site, records: Records, *, every: bool) -> Iterator[str]:
    """Yield the table of pages that are not up to date, or of every one, and their number."""
    shown = [i for i in plan.items if every or i.state is not State.CURRENT]
    rows = [(str(item.state), item.target or "-", item.source) for item in shown]
    if rows:
        yield from table([("STATE", "ENGLISH", "ARABIC"), *rows]).splitlines()
    for item in shown:
        if item.problem:
            yield f"{item.problem} ({item.hint})"
        yield from changes(item, site, records)
    yield counts(plan)


def counts(plan: Plan) -> str:
    """Return how many pages are in which state."""
    numbers = Counter(item.state for item in plan.items)
    parts = [f"{numbers[state]} {state}" for state in State if numbers[state]]
    return f"{len(plan.items)} pages: {', '.join(parts)}"


def plan_object(plan: Plan, site: Site, records: Records) -> dict[str, Any]:
    """Return the plan for programs."""
    numbers = Counter(item.state for item in plan.items)
    return {
        "layout": site.layout.name,
        "folder": str(site.folder),
        "counts": {str(state): numbers[state] for state in State},
        "pages": [
            {
                "state": str(item.state),
                "source": item.source,
                "target": item.target or None,
                "edited": item.is_edited,
                "problem": item.problem or None,
                "hint": item.hint or None,
                "changes": list(changes(item, site, records)),
            }
            for item in plan.items
        ],
    }


def changes(item: Item, site: Site, records: Records) -> Iterator[str]:
    """Yield what a person changed in the English, and what changed in the Arabic since."""
    stamp = item.stamp
    record = records.read(stamp.digest) if stamp and (item.is_edited or stamp.human) else None
    if record is None:
        return
    pairs = [(item.target, record.english)]
    if item.state in {State.CONFLICT, State.CHANGED}:
        pairs.append((item.source, record.arabic))
    for name, before in pairs:
        try:
            after = read_text(site.folder / name)
        except InputError:
            continue
        yield from _difference(before, after, f"{name} as it was", name)


def lost(done: Done, site: Site) -> Iterator[str]:
    """Yield what a person had written and was written over by force, whole."""
    name = done.item.target
    if done.lost:
        new = read_text(site.folder / name)
        yield from _difference(done.lost, new, f"{name} as it was edited", name, most=None)


def _difference(
    before: str, after: str, name: str, other: str, *, most: int | None = _MOST
) -> Iterator[str]:
    old, new = (without_stamp(text).splitlines() for text in (before, after))
    lines = list(unified_diff(old, new, name, other, lineterm="", n=0))
    yield from (f"  {line}" for line in islice(lines, most))
    if most is not None and len(lines) > most:
        yield f"  and {len(lines) - most} lines more"


def done_lines(done: Done) -> Iterator[str]:
    """Yield what became of a page, and what was learnt from it."""
    item = done.item
    name = item.target or item.source
    if done.what == "failed":
        yield f"{name}: error: {done.problem} ({done.hint})"
    elif done.what == "kept":
        yield f"{name}: {item.state}: kept as it is; --force writes over it"
    elif done.what == "left":
        edited = "a person edited it: delete it by hand, or keep it without its mark"
        what = edited if item.is_edited else "--prune deletes it"
        yield f"{name}: orphan of {item.source}: {what}"
    elif done.what == "deleted":
        yield f"{name}: orphan: deleted"
    else:
        yield f"{name}: {item.state}, {done.what}: {_found(_numbers(done.document))}"
    for one in done.corrections:
        if one.problem:
            yield f"  not learnt: {one.problem}"
        else:
            yield f"  learnt: {one.after}"


def findings_lines(documents: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the pages with findings, the worst first, and the number of all."""
    numbers = [(document, _numbers(document)) for document in documents]
    some = [(document, found) for document, found in numbers if found.total()]
    some.sort(key=lambda pair: [-pair[1][severity] for severity in _SEVERITIES])
    if some:
        rows = [
            (*(str(found[severity]) for severity in _SEVERITIES), str(document["target"]))
            for document, found in some[:_MOST]
        ]
        yield from table([("ERRORS", "WARNINGS", "NOTES", "PAGE"), *rows]).splitlines()
        if len(some) > _MOST:
            yield f"and {len(some) - _MOST} pages more"
    whole = sum((found for _, found in numbers), Counter[str]())
    yield f"{len(documents)} pages: {_found(whole)}"


def _numbers(document: Mapping[str, Any]) -> Counter[str]:
    return Counter(finding["severity"] for finding in document.get("findings", ()))


def _found(numbers: Counter[str]) -> str:
    parts = [
        f"{numbers[severity]} {severity}{'s' * (numbers[severity] != 1)}"
        for severity in _SEVERITIES
        if numbers[severity]
    ]
    return ", ".join(parts) or "no findings"
