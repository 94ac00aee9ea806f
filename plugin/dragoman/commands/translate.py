"""``dragoman translate``."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli import fail, open_host
from dragoman.commands import options
from dragoman.commands.jobs import Job, check_report, plan
from dragoman.commands.progress import LateProgress
from dragoman.errors import (
    DragomanError,
    FormatError,
    InputError,
    OutputError,
    StructureError,
)
from dragoman.files import STDOUT, encode, read_text, write_atomic, write_stdout
from dragoman.host import Host
from dragoman.memory.store import project_memory
from dragoman.pipeline import translate
from dragoman.protocols import Memory
from dragoman.report import (
    Text,
    finding_lines,
    is_grave,
    report_json,
    summary,
    translation_object,
)
from dragoman.types import Translation

OF_ONE_FILE = (InputError, FormatError, StructureError, OutputError)  # others stop the run


@click.command(
    "translate",
    epilog="Examples:\n\n\b\n"
    "  dragoman translate news.ar.md -o news.en.md\n"
    "  dragoman translate posts/*.ar.md --out-dir en --strict\n"
    "  cat news.md | dragoman translate - --json | jq .documents[].findings",
)
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option(
    "--out-dir",
    type=click.Path(path_type=Path),
    help="Folder to write to: x.ar.md and x.md become x.en.md.",
)
@options.format_name
@click.option("--model", metavar="NAME|PATH", help="Model; `dragoman models` lists them.")
@click.option("--beam", type=int, metavar="N", help="Width of the beam search.")
@click.option("--threads", type=int, metavar="N", help="Threads of computation; 0: every core.")
@options.memory
@options.as_json
@click.option(
    "--report", type=click.Path(path_type=Path), help="File to write the JSON object to as well."
)
@options.strict
@options.no_plugin
def command(
    files: tuple[Path, ...],
    output: Path | None,
    out_dir: Path | None,
    report: Path | None,
    *,
    as_json: bool,
    format_: str | None,
    block: tuple[str, ...],
    **overrides: object,
) -> int:
    """Translate documents; FILE - is standard input.

    The English goes to standard output or to files, findings go to standard error. Of several
    files on standard output, each comes after a line ==> FILE <==.
    """
    jobs = plan(files, output, out_dir)
    if report is not None:
        check_report(report, jobs)
    host = open_host(format=format_, block=block, **overrides)
    host.backend()  # a wrong name is told before any work
    status = 0
    documents: list[dict[str, object]] = []
    with project_memory(host.settings, Path.cwd()) as memory:
        for job in jobs:
            try:
                translation, source, target = carry_out(host, job, memory)
            except OF_ONE_FILE as error:
                status = fail(named(error, job), error.hint)
                continue
            if not as_json:
                heading = f"==> {job.name} <==\n" if len(jobs) > 1 else ""
                show(translation, source, target, None if job.output else heading)
            if as_json or report is not None:
                documents.append(translation_object(translation, source, target, job.output))
            if host.settings.strict and is_grave(translation.findings):
                status = max(status, 1)
    if report is not None:
        write_atomic(report, report_json(documents))
    if as_json:
        write_stdout(report_json(documents))
    return status


def carry_out(host: Host, job: Job, memory: Memory | None = None) -> tuple[Translation, Text, Text]:
    """Translate one document, into its file if it has one; return also its source and target."""
    source = Text(job.name, read_text(job.source))
    with LateProgress(job.name) as progress:
        translation = translate(
            host, source.text, path=job.source, progress=progress, memory=memory
        )
    target = Text(str(job.output or STDOUT), translation.text)
    if job.output is not None:
        write_atomic(job.output, target.text)
    else:
        encode(target.text, job.name)  # refused here, it stops no other document
    return translation, source, target


def show(translation: Translation, source: Text, target: Text, heading: str | None) -> None:
    """Print a translation after `heading`, unless that is None, and its findings."""
    if heading is not None:
        end = "\n" if heading and not target.text.endswith("\n") else ""
        write_stdout(f"{heading}{target.text}{end}")
    for line in finding_lines(translation.findings, source, target):
        click.echo(line, err=True)
    click.echo(f"{source.name}: {summary(translation.findings)}", err=True)


def named(error: DragomanError, job: Job) -> str:
    """Return the error's message, with the document's name if that is not in it."""
    return error.message if job.name in error.message else f"{job.name}: {error.message}"
