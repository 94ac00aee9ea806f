"""What a command translates to where."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from dragoman.errors import OutputError
from dragoman.files import STDIN, check_output, is_same_file, output_name


@dataclass(frozen=True, slots=True)
class Job:
    """One document: where it is and where it goes; None is a standard stream."""

    source: Path | None
    output: Path | None

    @property
    def name(self) -> str:
        """Name of the source for people."""
        return str(self.source) if self.source else STDIN


def plan(files: Sequence[Path], output: Path | None, out_dir: Path | None) -> list[Job]:
    """Return what to translate to where. Raises `OutputError` or a usage error."""
    if not files and sys.stdin.isatty():
        raise click.UsageError("name a file, or - for standard input")
    sources: list[Path | None] = [document_or_stdin(file) for file in files] or [None]
    if output is not None and (out_dir is not None or len(sources) > 1):
        raise click.UsageError("-o is for one file; use --out-dir alone for several")
    if output is not None and str(output) != "-":
        return checked([Job(sources[0], output)])
    if out_dir is None:
        return [Job(source, None) for source in sources]
    if None in sources:
        raise click.UsageError("standard input has no name for --out-dir; use -o")
    jobs = [Job(source, out_dir / output_name(source.name)) for source in sources if source]
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out_dir}: {error.strerror}", "name another folder") from error
    return checked(jobs)


def document_or_stdin(path: Path) -> Path | None:
    """Return None, standard input, for the path ``-``."""
    return None if str(path) == "-" else path


def checked(jobs: list[Job]) -> list[Job]:
    """Return `jobs` if each output may be written and none is written twice."""
    inputs = [job.source for job in jobs if job.source]
    by_output: dict[str, Job] = {}
    for job in jobs:
        if job.output is not None:
            check_output(job.output, inputs)
            other = by_output.setdefault(os.path.realpath(job.output), job)
            if other is not job:
                message = f"{other.name} and {job.name} would both be written to {job.output}"
                raise OutputError(message, "translate them into different folders")
    return jobs


def check_report(report: Path, jobs: Sequence[Job]) -> None:
    """Raise `OutputError` or a usage error where the report cannot go beside the results."""
    if str(report) == "-":
        raise click.UsageError("--report takes a file; --json goes to standard output")
    check_output(report, [job.source for job in jobs if job.source])
    if any(job.output and is_same_file(report, job.output) for job in jobs):
        raise OutputError(f"{report}: both the report and a translation", "name two files")
