"""``dragoman review``."""

from __future__ import annotations

import os
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.adapters import (
    STDIN,
    LateProgress,
    check_output,
    document_or_stdin,
    open_host,
    output_name,
    read_text,
    write_atomic,
    write_stdout,
)
from dragoman.commands import options

if TYPE_CHECKING:
    from dragoman import Host
    from dragoman_hooks.review.model import Review


@click.command(
    "review",
    epilog="Examples:\n\n\b\n"
    "  dragoman review news.ar.md news.en.md --open\n"
    "  dragoman review news.ar.md -o review.html\n"
    "  git apply news.en.md.patch",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Page to write.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@options.format_name
@click.option("--model", metavar="NAME|PATH", help="Model, where TARGET is left out.")
@options.memory
@options.no_plugin
def command(
    source: Path,
    target: Path | None,
    output: Path | None,
    *,
    open_: bool,
    format_: str | None,
    model: str | None,
    memory: str | None,
    block: tuple[str, ...],
) -> None:
    """Write a page on which TARGET, an English translation by whomever, is read and corrected.

    It shows the Arabic SOURCE beside it, with every finding. Without TARGET the translation is made
    now. What is typed on the page is saved from it, as a patch or as the whole file.
    """
    from dragoman.adapters import summary  # noqa: PLC0415 - slow to import
    from dragoman_hooks.review.page import render  # noqa: PLC0415

    inputs = [path for path in (source, target) if path is not None]
    if len(inputs) > 1 and all(document_or_stdin(path) is None for path in inputs):
        raise click.UsageError("only one of the two can be standard input")
    output = None if output is None else document_or_stdin(output)
    if output is not None:
        check_output(output, [path for path in inputs if document_or_stdin(path)])
    host = open_host(format=format_, model=model, memory=memory, block=block)
    review = _review(host, document_or_stdin(source), target)
    page = render(review)
    if output is not None:
        write_atomic(output, page)
    elif open_:
        output = _temporary(source)
        write_atomic(output, page)
        click.echo(f"{output}", err=True)
    else:
        write_stdout(page)
    found = summary([remark.finding for remark in review.remarks])
    click.echo(f"{review.target_name}: {found}", err=True)
    if open_ and output is not None:
        webbrowser.open(output.absolute().as_uri())


def _review(host: Host, source: Path | None, target: Path | None) -> Review:
    from dragoman import translate  # noqa: PLC0415 - slow to import
    from dragoman.adapters import project_memory  # noqa: PLC0415
    from dragoman_hooks.review.build import review_documents, review_translation  # noqa: PLC0415

    name = click.format_filename(source) if source else STDIN
    text = read_text(source)
    if target is not None:
        english = document_or_stdin(target)
        names = name, _patched_name(english) if english else STDIN
        return review_documents(host, text, read_text(english), names=names, path=source or english)
    new = _patched_name(source.with_name(output_name(source.name))) if source else "english.md"
    host.backend()  # a wrong name is told before any work
    with project_memory(host.settings, Path.cwd()) as memory, LateProgress(name) as progress:
        translation = translate(host, text, path=source, progress=progress, memory=memory)
    return review_translation(host, translation, names=(name, new), path=source)


def _patched_name(path: Path) -> str:
    """Return the name under which a patch finds a file: from the root of its repository, if any."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    for folder in absolute.parents:
        if (folder / ".git").exists():
            return absolute.relative_to(folder).as_posix()
    here = Path.cwd()
    return (
        absolute.relative_to(here) if absolute.is_relative_to(here) else Path(path.name)
    ).as_posix()


def _temporary(source: Path) -> Path:
    """Return a file for a page that is opened at once and has no name, for its user alone."""
    handle, name = tempfile.mkstemp(".html", f"{source.stem}-")
    os.close(handle)
    return Path(name)
