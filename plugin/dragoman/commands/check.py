"""``dragoman check``."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.checking import check
from dragoman.cli import open_host
from dragoman.commands import options
from dragoman.commands.jobs import document_or_stdin
from dragoman.files import STDIN, read_text, write_stdout
from dragoman.report import Text, finding_lines, finding_objects, is_grave, report_json, summary


@click.command(
    "check",
    epilog="Examples:\n\n\b\n"
    "  dragoman check news.ar.md news.en.md\n"
    "  dragoman check news.ar.md news.en.md --strict --json",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@options.format_name
@options.as_json
@options.strict
@options.no_plugin
def command(
    source: Path,
    target: Path,
    *,
    format_: str | None,
    as_json: bool,
    strict: bool | None,
    block: tuple[str, ...],
) -> int:
    """Compare TARGET, an English translation by whomever, with the Arabic SOURCE.

    Either may be -, standard input. Findings go to standard output, their count to standard error.
    """
    host = open_host(format=format_, strict=strict, block=block)
    inputs = [document_or_stdin(path) for path in (source, target)]
    if inputs == [None, None]:
        raise click.UsageError("only one of the two can be standard input")
    here, there = (Text(str(path or STDIN), read_text(path)) for path in inputs)
    findings = check(host, here.text, there.text, path=inputs[0] or inputs[1])
    if as_json:
        objects = finding_objects(findings, here, there)
        entry = {"source": here.name, "target": there.name, "findings": objects}
        write_stdout(report_json([entry]))
    else:
        write_stdout("".join(f"{line}\n" for line in finding_lines(findings, here, there)))
        click.echo(f"{there.name}: {summary(findings)}", err=True)
    return int(host.settings.strict and is_grave(findings))
