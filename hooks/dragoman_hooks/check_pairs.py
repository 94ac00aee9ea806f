"""``dragoman check-pairs``: what the pre-commit hook runs on the files of a commit."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from dragoman.adapters import open_host
from dragoman.commands import options
from dragoman_hooks.pairs import FilePair, is_arabic, is_english, pair_of


@click.command(
    "check-pairs",
    epilog="Examples:\n\n\b\n"
    "  dragoman check-pairs content/*.md\n"
    "  git diff --name-only --cached --diff-filter=d | xargs dragoman check-pairs --strict",
)
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--require-english", is_flag=True, help="Fail where x.ar.md has no x.en.md.")
@options.strict
@options.no_plugin
def command(
    files: tuple[Path, ...], *, require_english: bool, strict: bool | None, block: tuple[str, ...]
) -> int:
    """Check each pair of x.ar.md (or x.md) and x.en.md that a FILE is one side of.

    Other files are passed over. Exits with status 1 where a finding is an error, with --strict a
    warning too; with 2 where a FILE is missing or cannot be read.
    """
    from dragoman import DragomanError, Severity, check  # noqa: PLC0415 - slow to import
    from dragoman.adapters import (  # noqa: PLC0415
        Text,
        fail,
        finding_lines,
        read_text,
        summary,
    )

    host = open_host(strict=strict, block=block)
    limit = Severity.WARNING if host.settings.strict else Severity.ERROR
    absent = [file for file in files if not os.path.exists(file)]  # noqa: PTH110 - no errors
    pairs, alone = sort_out(file for file in files if file not in absent)
    status = int(require_english and any(map(is_arabic, alone)))
    for file in absent:
        try:
            read_text(file)  # says what is wrong
        except DragomanError as error:
            status = fail(error.message, error.hint)
    for file in alone:
        missing = "Arabic source" if is_english(file) else "English translation"
        click.echo(f"{file}: there is no {missing} beside it", err=True)
    for pair in pairs:
        try:
            source, target = (Text(str(path), read_text(path)) for path in pair)
            findings = check(host, source.text, target.text, path=pair.source)
        except DragomanError as error:
            status = fail(error.message, error.hint)
            continue
        for line in finding_lines(findings, source, target):
            click.echo(line)
        click.echo(f"{target.name}: {summary(findings)}", err=True)
        if any(finding.severity.rank >= limit.rank for finding in findings):
            status = max(status, 1)
    return status


def sort_out(files: Iterable[Path]) -> tuple[list[FilePair], list[Path]]:
    """Return the pairs that `files` are of, each once, and those that lack their other side.

    A file that does not say its language in its name lacks nothing.
    """
    pairs: dict[FilePair, None] = {}
    alone: list[Path] = []
    for file in dict.fromkeys(files):
        pair = pair_of(file)
        if pair is not None:
            pairs[pair] = None
        elif is_arabic(file) or is_english(file):
            alone.append(file)
    return list(pairs), alone
