"""What is to be done for each page: read from the pages alone, so that any run can go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from dragoman import DragomanError, FormatError, InputError
from dragoman.adapters import read_text
from dragoman_hooks.site.head import is_arabic, is_draft
from dragoman_hooks.site.sites import Page, Site, markdown_files
from dragoman_hooks.site.stamp import Stamp, check_front_matter, digest_of, is_edited, read_stamp


class State(StrEnum):
    """How an English page stands to its source."""

    NEW = "new"  # there is none yet
    CHANGED = "changed"  # its source is another
    STALE = "stale"  # another model made it
    CURRENT = "up to date"
    EDITED = "edited"  # a person changed it
    CONFLICT = "edited, source changed"
    FOREIGN = "not ours"  # a person wrote it
    ORPHAN = "orphan"  # its source is gone
    FAILED = "error"

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self not in {State.CURRENT, State.EDITED, State.FOREIGN}

    @property
    def is_to_translate(self) -> bool:
        """Whether the source, as it stands, has no English yet."""
        return self in {State.NEW, State.CHANGED, State.STALE, State.CONFLICT}


@dataclass(frozen=True, slots=True)
class Item:
    """A page and its state; `seen` is the digest of the English as it was read."""

    state: State
    source: str
    target: str
    page: Page | None = None  # none of an orphan
    seen: str = ""
    stamp: Stamp | None = None
    is_edited: bool = False
    problem: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every page of a site, in order of their sources, then the orphans."""

    items: tuple[Item, ...]

    @property
    def pages(self) -> list[Page]:
        """Return the Arabic pages that have an English one, or will, once they are mended."""
        return [item.page for item in self.items if item.page]

    @property
    def has_errors(self) -> bool:
        """Return whether a page cannot be translated."""
        return any(item.state is State.FAILED for item in self.items)

    @property
    def to_watch(self) -> Plan:
        """Return what cannot wait: a person may still be at work on the rest."""
        states = {State.NEW, State.CHANGED, State.STALE, State.CONFLICT, State.FAILED}
        return Plan(tuple(item for item in self.items if item.state in states))

    def only(self, paths: Iterable[str]) -> Plan:
        """Return the part for `paths`, of sources or targets. Raises `InputError`."""
        wanted = set(paths)
        found = tuple(i for i in self.items if {i.source, i.target} & wanted)
        unknown = wanted - {path for item in found for path in (item.source, item.target)}
        if unknown:
            hint = "`dragoman site status --all` lists them, as paths below the site's folder"
            raise InputError(f"{min(unknown)}: no page of this site", hint)
        return Plan(found)


def make_plan(site: Site, model: str) -> Plan:
    """Return what is to be done with `model`. Raises `InputError` where there is no page at all."""
    files = markdown_files(site.folder)
    items = [
        Item(State.FAILED, path, "", problem=f"{path}: {problem}", hint="make it readable")
        for path, problem in files.unreadable.items()
    ]
    generated: dict[str, Item] = {}
    for path in files.paths:
        page = site.page(path)
        try:
            _check_name(path)
            text = read_text(site.folder / path)
        except InputError as error:
            items += [failed(page, error)] if page else []
            continue
        stamp = read_stamp(text)
        if stamp is not None:
            generated[path] = _orphan(path, text, stamp)
        elif page and _is_wanted(site, page, text):
            items.append(_item(site, page, text, model))
    items = _without_rivals(items)
    targets = {item.target for item in items}
    items += [item for path, item in generated.items() if path not in targets]
    if not items:
        patterns = ", ".join(f"{way.source}.md" for way in site.ways)
        raise InputError(
            f"{site.folder.resolve()}: no Arabic page is here", f"they are looked for at {patterns}"
        )
    return Plan(tuple(items))


def _check_name(path: str) -> None:
    """Raise `InputError` where a path is not UTF-8, which no mark or report could name."""
    if _shown(path) != path:
        raise InputError(f"{_shown(path)}: its name is not UTF-8", "rename it")


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_wanted(site: Site, page: Page, text: str) -> bool:
    """Tell whether a file is an Arabic page that is to have an English one."""
    is_source = page.is_marked or is_arabic(text)
    return is_source and (site.settings.drafts or not is_draft(text))


def _item(site: Site, page: Page, text: str, model: str) -> Item:
    """Return the page whose source is `text`, as an error where its front matter is broken."""
    try:
        item = _state(site, page, text, model)
    except InputError as error:
        return failed(page, error)
    try:
        if item.state.is_to_translate:
            check_front_matter(text)
    except FormatError as error:
        told = failed(page, error)  # of the rest, the mark keeps its record
        return replace(item, state=told.state, problem=told.problem, hint=told.hint)
    return item


def _state(site: Site, page: Page, text: str, model: str) -> Item:
    """Return the state of the page whose source is `text`. Raises `InputError`."""
    english = read_if_there(site.folder / page.target)
    if english is None:
        return Item(State.NEW, page.source, page.target, page)
    seen, stamp = digest_of(english), read_stamp(english)
    if stamp is None:
        return Item(State.FOREIGN, page.source, page.target, page, seen)
    edited = is_edited(english, stamp)
    state = State.CURRENT
    if stamp.source_digest != digest_of(text):
        state = State.CONFLICT if edited else State.CHANGED
    elif edited:
        state = State.EDITED
    elif stamp.model != model:
        state = State.STALE
    return Item(state, page.source, page.target, page, seen, stamp, edited)


def failed(page: Page, error: DragomanError) -> Item:
    """Return a page that cannot be translated."""
    shown = _shown(page.source)
    named = shown in error.message or page.target in error.message
    problem = error.message if named else f"{shown}: {error.message}"
    return Item(State.FAILED, page.source, page.target, page, problem=problem, hint=error.hint)


def read_if_there(path: Path) -> str | None:
    """Return the text of a file, None where there is none. Raises `InputError`."""
    return read_text(path) if path.exists() or path.is_symlink() else None


def _orphan(path: str, text: str, stamp: Stamp) -> Item:
    """Return a generated page to which no source may lead."""
    edited = is_edited(text, stamp)
    return Item(State.ORPHAN, stamp.source, path, None, digest_of(text), stamp, is_edited=edited)


def _without_rivals(items: list[Item]) -> list[Item]:
    """Return `items`, those that have their English in one place as errors."""
    sources: dict[str, list[str]] = {}
    for item in items:
        sources.setdefault(item.target, []).append(item.source)
    return [
        replace(
            item,
            state=State.FAILED,
            problem=f"{' and '.join(sources[item.target])} have their English at {item.target}",
            hint="rename or exclude one of them",
        )
        if item.target and len(sources[item.target]) > 1
        else item
        for item in items
    ]
