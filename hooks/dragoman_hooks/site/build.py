"""Carry out a plan: write every page whole, and leave what a person wrote to that person."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from dragoman import Correction, InputError, OutputError, learn_corrections
from dragoman.adapters import OF_ONE_FILE, read_text, write_atomic
from dragoman_hooks.site.english import Translator
from dragoman_hooks.site.plan import Item, Plan, State, failed, read_if_there
from dragoman_hooks.site.records import Record, Records
from dragoman_hooks.site.sites import Page, Site
from dragoman_hooks.site.stamp import digest_of, read_stamp, without_stamp
from dragoman_hooks.site.together import Together

ABREAST: Final = 16  # pages under translation at a time
_DEAD: Final = 60  # seconds after which a file half written is nobody's any more
_EDITED: Final = frozenset({State.EDITED, State.CONFLICT})
_TODO: Final = frozenset({State.NEW, State.CHANGED, State.STALE})


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a page: `item` is as it was before."""

    item: Item
    what: str  # "written", "learnt", "kept", "deleted", "left" (an orphan), "failed"
    document: dict[str, Any] = field(default_factory=dict)  # its entry in a report
    corrections: tuple[Correction, ...] = ()
    problem: str = ""
    hint: str = ""
    lost: str = ""  # an edited page that was written over by force


@dataclass(frozen=True, slots=True)
class Wish:
    """What may be done with pages that are not simply to be written."""

    force: bool = False  # write over what a person edited
    prune: bool = False  # delete orphans


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the pages of one site."""

    site: Site
    translator: Translator
    together: Together
    records: Records

    def build(self, plan: Plan, wish: Wish, told: Callable[[Done], None]) -> list[Done]:
        """Carry out `plan`; `told` hears of each page when it is done.

        What a person edited is learnt first, so that the rest profits. Raises what concerns more
        than a page, such as `ModelError`; what was written until then stays.
        """
        done: list[Done] = []

        def note(one: Done) -> None:
            done.append(one)
            told(one)

        _remove_remains(self.site, plan)
        for item in plan.items:
            if item.state is State.FAILED:
                note(Done(item, "failed", problem=item.problem, hint=item.hint))
            elif item.state in _EDITED and item.page:
                note(self._guarded(item, item.page, wish))
            elif item.state is State.ORPHAN:
                is_wanted = wish.prune and not item.is_edited
                note(self._deleted(item) if is_wanted else Done(item, "left"))
        for one in self._side_by_side([i for i in plan.items if i.state in _TODO], wish):
            note(one)
        return done

    def _side_by_side(self, items: Iterable[Item], wish: Wish) -> Iterator[Done]:
        """Translate the pages of `items`, some at a time, and yield each as it is done."""
        pool = ThreadPoolExecutor(ABREAST, "page")
        futures: list[Future[Done]] = []
        self.together.start()
        try:
            futures += [
                pool.submit(self._abreast, item, item.page, wish) for item in items if item.page
            ]
            for future in as_completed(futures):
                yield future.result()
        except BaseException:
            self.together.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def _abreast(self, item: Item, page: Page, wish: Wish) -> Done:
        with self.together.page():
            return self._guarded(item, page, wish)

    def _guarded(self, item: Item, page: Page, wish: Wish) -> Done:
        try:
            return self._made(item, page, wish)
        except OF_ONE_FILE as error:
            told = failed(page, error)
            return Done(item, "failed", problem=told.problem, hint=told.hint)

    def _made(self, item: Item, page: Page, wish: Wish) -> Done:
        """Write a page if nothing that a person wrote is lost by that, or if forced.

        What a person edited is learnt first. It is lost where it cannot be made again from the
        source and the memory: where the Arabic of a person's sentence changed, too, or more than
        sentences was edited.
        """
        source = read_text(self.site.folder / page.source)
        corrections: tuple[Correction, ...] = ()
        human: int | None = item.stamp.human if item.stamp else 0
        if item.state in _EDITED:
            corrections, human = self._learnt(item, page, source)
        if human is None and not wish.force:
            return Done(item, "kept", corrections=corrections)
        record = self.translator.english(source, page)
        stays = human is not None and _human(record.english) >= human
        if not (stays or wish.force):
            return Done(item, "kept", corrections=corrections)
        lost = "" if stays else read_text(self.site.folder / page.target)
        self._write(item, page, record)
        what = "learnt" if stays and item.state is State.EDITED else "written"
        return Done(item, what, record.document, corrections, lost=lost)

    def _write(self, item: Item, page: Page, record: Record) -> None:
        """Write a page that is still as the plan saw it. Raises `OutputError`."""
        path = self.site.folder / page.target
        self.records.write(_digest(record.english), record)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{page.target}: {error.strerror}", "make its folder") from error
        english = read_if_there(path)
        if english == record.english:
            return  # another build wrote the same
        if (digest_of(english) if english is not None else "") != item.seen:
            hint = "nothing was written over it; build again"
            raise OutputError(f"{page.target}: somebody changed it meanwhile", hint)
        write_atomic(path, record.english)

    def _learnt(
        self, item: Item, page: Page, source: str
    ) -> tuple[tuple[Correction, ...], int | None]:
        """Put what a person changed into the memory; return how many sentences are a person's.

        None if that was not all that was changed: if the page as it was made, made again with the
        memory, is not what the person left.
        """
        english = read_text(self.site.folder / page.target)
        record = self.records.read(item.stamp.digest) if item.stamp else None
        memory = self.translator.memory
        if record is None and item.state is State.EDITED:
            record = Record(self.translator.prepared(source, page).apply(source), source, "", {})
        if record is None or memory is None:
            return (), None
        path = self.site.folder / page.source
        host = self.translator.host
        corrections = learn_corrections(host, memory, record.source, english, path=path)
        again = self.translator.translation(record.source, page)
        *_, marked = self.translator.marked(again, record.arabic, page)
        is_same = digest_of(without_stamp(marked)) == digest_of(without_stamp(english))
        return corrections, _human(marked) if is_same else None

    def _deleted(self, item: Item) -> Done:
        path = self.site.folder / item.target
        try:
            if digest_of(read_text(path)) != item.seen:
                return Done(item, "left")
            path.unlink()
        except (OSError, InputError) as error:
            return Done(item, "failed", problem=f"{item.target}: {error}")
        with suppress(OSError):  # not empty
            path.parent.rmdir()
        return Done(item, "deleted")


def _human(english: str) -> int:
    """Return how many sentences of a page are a person's by its mark."""
    stamp = read_stamp(english)
    return stamp.human if stamp else 0


def _digest(english: str) -> str:
    stamp = read_stamp(english)
    return stamp.digest if stamp else ""


def _remove_remains(site: Site, plan: Plan) -> None:
    """Delete what builds that were killed left half written beside the pages."""
    now = time.time()
    for folder in {(site.folder / item.target).parent for item in plan.items if item.target}:
        for file in folder.glob(".dragoman-*.tmp"):
            with suppress(OSError):
                if now - file.stat().st_mtime > _DEAD:
                    file.unlink()
