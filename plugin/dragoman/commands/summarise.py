"""``dragoman summarise``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from dragoman.cli import fail, open_host
from dragoman.commands import options
from dragoman.commands.jobs import Job, plan
from dragoman.commands.progress import LateProgress
from dragoman.commands.translate import OF_ONE_FILE, named
from dragoman.errors import FormatError
from dragoman.files import read_text, write_atomic, write_stdout
from dragoman.host import Host
from dragoman.memory.store import project_memory
from dragoman.report import Text, finding_lines, is_grave
from dragoman.report import summary as count
from dragoman.summary import render
from dragoman.summary.budget import Budget
from dragoman.summary.build import DEFAULT_METHOD, summarise
from dragoman.summary.english import into_english
from dragoman.summary.model import Summary
from dragoman.text.markdown.set_field import set_field


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a summary is wanted."""

    budget: Budget
    method: str
    language: render.Language | None  # None: the document's own
    form: str
    bullets: bool
    ledger: bool
    field: str | None  # of the front matter


@click.command(
    "summarise",
    epilog="Examples:\n\n\b\n"
    "  dragoman summarise news.ar.md\n"
    "  dragoman summarise news.ar.md --language both --ledger\n"
    "  dragoman summarise posts/*.md --sentences 1 --into-front-matter description",
)
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--sentences", type=int, metavar="N", help="So many sentences; default: 3.")
@click.option("--words", type=int, metavar="N", help="At most so many words.")
@click.option("--ratio", type=float, metavar="R", help="At most this share of the document.")
@click.option("--bullets", is_flag=True, help="A list, one sentence an item.")
@click.option(
    "--language",
    type=click.Choice(["ar", "en", "both"]),
    help="Of the summary; default: the document's. Arabic is translated into English.",
)
@click.option("--method", default=DEFAULT_METHOD, metavar="NAME", help="Or lexrank, lead.")
@click.option("--ledger", is_flag=True, help="Add who said what, and every figure.")
@click.option("--format", "form", type=click.Choice(["md", "json", "html"]), default="md")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option(
    "--into-front-matter",
    "field",
    metavar="FIELD",
    help="Write the summary into this field of the document itself.",
)
@click.option("--input-format", "format_", metavar="NAME", help="Default: by file name.")
@click.option("--model", metavar="NAME|PATH", help="Model for English.")
@options.memory
@options.strict
@options.no_plugin
def command(
    files: tuple[Path, ...],
    *,
    sentences: int | None,
    words: int | None,
    ratio: float | None,
    bullets: bool,
    language: render.Language | None,
    method: str,
    ledger: bool,
    form: str,
    output: Path | None,
    field: str | None,
    format_: str | None,
    block: tuple[str, ...],
    **overrides: object,
) -> int:
    """Summarise documents by their own sentences; FILE - is standard input.

    Each sentence comes with its line. Whoever speaks in it is named: in the sentence, or before it
    in brackets. Findings of a translation go to standard error.
    """
    if field and (output or form != "md" or language == "both"):
        raise click.UsageError("--into-front-matter writes one language into the document itself")
    wish = _Wish(Budget(sentences, words, ratio), method, language, form, bullets, ledger, field)
    jobs = plan(files, output, None)
    host = open_host(format=format_, block=block, **overrides)
    host.summariser(method)  # a wrong name is told before any work
    status = 0
    documents: list[dict[str, Any]] = []
    for job in jobs:
        try:
            source = read_text(job.source)
            summary = _summary(host, source, job, wish)
            if field:
                _into_field(job, source, summary, wish, field)
            elif form == "json":
                documents.append(render.as_object(summary, job.name))
            else:
                _write(job, summary, wish, several=len(jobs) > 1)
        except OF_ONE_FILE as error:
            status = fail(named(error, job), error.hint)
            continue
        _tell(summary, job)
        if host.settings.strict and is_grave(summary.findings):
            status = max(status, 1)
    if form == "json" and not field:
        text = render.to_json(documents)
        write_atomic(output, text) if output else write_stdout(text)
    return status


def _summary(host: Host, source: str, job: Job, wish: _Wish) -> Summary:
    """Summarise one document, into English where that is wanted and it is Arabic."""
    name = host.choose_format(job.source, source)
    if wish.field and name != "markdown":
        raise FormatError(f"{name} has no front matter", "name a Markdown file")
    summary = summarise(host, source, budget=wish.budget, method=wish.method, format=name)
    if summary.language == "ar" and wish.language in {"en", "both"}:
        memory = project_memory(host.settings, Path.cwd())
        with memory as opened, LateProgress(job.name) as progress:
            return into_english(host, summary, progress, opened)
    if summary.language == "en" and wish.language in {"ar", "both"} and summary.sentences:
        raise FormatError("the text is English, and is not translated", "leave --language out")
    return summary


def _into_field(job: Job, source: str, summary: Summary, wish: _Wish, field: str) -> None:
    """Write the summary into the document; one without prose stays as it is."""
    text = summary.english if wish.language == "en" else summary.text
    result = set_field(source, field, text) if text else source
    if job.source is None:
        write_stdout(result)
    elif result != source:
        write_atomic(job.source, result)


def _write(job: Job, summary: Summary, wish: _Wish, *, several: bool) -> None:
    language = wish.language or summary.language
    if wish.form == "html":
        text = render.html(summary, job.name, language, ledger=wish.ledger)
    else:
        text = render.markdown(summary, language, bullets=wish.bullets, ledger=wish.ledger)
    if job.output is not None:
        write_atomic(job.output, text)
    else:
        write_stdout((f"==> {job.name} <==\n" if several else "") + text)


def _tell(summary: Summary, job: Job) -> None:
    """Print the findings of the translation, and what was taken, to standard error."""
    source, target = Text(f"{job.name} (summary)", summary.text), Text(job.name, summary.english)
    for line in finding_lines(summary.findings, source, target):
        click.echo(line, err=True)
    number = len(summary.sentences)
    taken = f"{number} sentence{'s' * (number != 1)}"
    more = f", {count(summary.findings)}" if summary.model else ""
    click.echo(f"{job.name}: {taken}{more}", err=True)
