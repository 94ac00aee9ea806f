"""``dragoman site build``, ``status`` and ``watch``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.commands import options

if TYPE_CHECKING:
    from dragoman_hooks.site.build import Done, Wish
    from dragoman_hooks.site.plan import Plan
    from dragoman_hooks.site.project import Project

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_of_a_site: Sequence[Decorator] = (
    click.option(
        "--folder",
        type=click.Path(path_type=Path),
        default=Path(),
        help="Folder of the site; default: the current one.",
    ),
    click.option("--layout", metavar="NAME", help="hugo, jekyll, docusaurus, eleventy, ..."),
    click.option("--model", metavar="NAME|PATH", help="Model; `dragoman models` lists them."),
    options.no_plugin,
)


def _site_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_of_a_site):
        command = option(command)
    return command


@click.group(
    "site",
    epilog="Examples:\n\n\b\n"
    "  dragoman site status\n"
    "  dragoman site build --dry-run\n"
    "  dragoman site build && hugo",
)
def command() -> None:
    """Keep the English pages of a static site beside its Arabic ones.

    For Hugo, Jekyll with Polyglot, Docusaurus, Eleventy, Astro Starlight, Zola and Quartz.
    """


@command.command("status", epilog="Example:\n\n\b\n  dragoman site status || dragoman site build")
@_site_options
@click.option("--all", "every", is_flag=True, help="List pages that are up to date as well.")
@options.as_json
def status(*, every: bool, as_json: bool, **given: Any) -> int:  # noqa: ANN401 - of `_site_options`
    """Say what is to be done: exit status 0 nothing, 1 something, 2 an error."""
    project = _opened(given)
    plan = project.plan()
    _print_plan(project, plan, every=every, as_json=as_json)
    return _open_status(plan)


@command.command(
    "build",
    epilog="Examples:\n\n\b\n"
    "  dragoman site build --strict --report findings.json\n"
    "  dragoman site build --force content/en/news.md",
)
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@_site_options
@click.option("--dry-run", is_flag=True, help="Print the plan; write nothing.")
@click.option("--force", is_flag=True, help="Write over pages that a person edited as well.")
@click.option("--prune", is_flag=True, help="Delete generated pages whose source is gone.")
@click.option("--report", type=click.Path(path_type=Path), help="File for all findings as JSON.")
@options.strict
def build(
    pages: tuple[str, ...],
    *,
    dry_run: bool,
    force: bool,
    prune: bool,
    report: Path | None,
    **given: Any,  # noqa: ANN401 - of `_site_options`
) -> int:
    """Write the English of every page, or of PAGE..., that is new or changed.

    What a person edited is never written over, but learnt: it wins from then on. Exit status 1
    where --strict finds a warning, or an edited page waits for its editor; 2 after an error.
    """
    from dragoman.adapters import check_output  # noqa: PLC0415 - slow to import
    from dragoman_hooks.site.build import Wish  # noqa: PLC0415

    project = _opened(given)
    plan = project.plan()
    wanted = plan.only(pages) if pages else plan
    if report is not None:
        check_output(report, [project.site.folder / item.source for item in plan.items])
    if dry_run:
        _print_plan(project, wanted)
        return 2 if wanted.has_errors else 0
    return _build(project, plan, wanted, Wish(force=force, prune=prune), report)


@command.command("watch", epilog="Example:\n\n\b\n  dragoman site watch & hugo server")
@_site_options
def watch(**given: Any) -> int:  # noqa: ANN401 - of `_site_options`
    """Build, and build again whenever a page changes, until interrupted with Ctrl-C."""
    from dragoman import DragomanError  # noqa: PLC0415 - slow to import
    from dragoman.adapters import fail  # noqa: PLC0415
    from dragoman_hooks.site import watch as watching  # noqa: PLC0415
    from dragoman_hooks.site.build import Wish  # noqa: PLC0415

    project = _opened(given)

    def work() -> None:
        try:
            plan = project.plan()
            if plan.to_watch.items:
                _build(project, plan, plan.to_watch, Wish(), None)
        except DragomanError as error:
            fail(error.message, error.hint)

    click.echo(f"{project.site.folder.resolve()}: watched until Ctrl-C", err=True)
    try:
        watching.watch(project.site.folder, work)
    except KeyboardInterrupt:
        click.echo("dragoman: watch ended", err=True)
    return 0


def _opened(given: dict[str, Any]) -> Project:
    from dragoman_hooks.site.project import open_project  # noqa: PLC0415 - slow to import

    folder, layout = given.pop("folder"), given.pop("layout")
    return open_project(folder, given, {"layout": layout})


def _print_plan(
    project: Project, plan: Plan, *, every: bool = False, as_json: bool = False
) -> None:
    from dragoman.adapters import json_text, write_stdout  # noqa: PLC0415
    from dragoman_hooks.site import show  # noqa: PLC0415

    site, records = project.site, project.records
    if as_json:
        write_stdout(json_text(show.plan_object(plan, site, records)))
    else:
        lines = show.plan_lines(plan, site, records, every=every)
        write_stdout("".join(f"{line}\n" for line in lines))


def _build(project: Project, plan: Plan, wanted: Plan, wish: Wish, report: Path | None) -> int:
    """Carry out the part `wanted` of a plan, print what became of it, return the exit status."""
    from dragoman.adapters import report_json, write_atomic  # noqa: PLC0415
    from dragoman_hooks.site import show  # noqa: PLC0415
    from dragoman_hooks.site.documents import documents, is_grave  # noqa: PLC0415

    project.records.keep_only({item.stamp.digest for item in plan.items if item.stamp})
    with project.builder(plan) as builder:
        done = builder.build(wanted, wish, partial(_tell, project))
        entries = documents(builder, wanted, done)
    if report is not None:
        write_atomic(report, report_json(entries))
    for line in show.findings_lines(entries):
        click.echo(line, err=True)
    if any(one.what == "failed" for one in done):
        return 2
    is_waiting = any(one.what == "kept" and one.item.state.is_open for one in done)
    return int(is_waiting or (project.settings.strict and any(map(is_grave, entries))))


def _tell(project: Project, done: Done) -> None:
    from dragoman_hooks.site import show  # noqa: PLC0415 - slow to import

    for line in show.done_lines(done):
        click.echo(line, err=True)
    for line in show.lost(done, project.site):
        click.echo(line, err=True)
    if done.what == "kept":
        for line in show.changes(done.item, project.site, project.records):
            click.echo(line, err=True)


def _open_status(plan: Plan) -> int:
    return 2 if plan.has_errors else int(any(item.state.is_open for item in plan.items))
