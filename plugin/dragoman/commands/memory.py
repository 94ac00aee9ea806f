"""``dragoman memory``."""

from __future__ import annotations

import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dragoman.cli import open_host
from dragoman.commands import options
from dragoman.errors import InputError, MemoryFileError
from dragoman.files import read_bytes, read_text, write_atomic, write_stdout
from dragoman.memory import upkeep
from dragoman.memory.entry import Entry
from dragoman.memory.place import memory_path
from dragoman.memory.store import MemoryFile, open_memory
from dragoman.memory.tmx import entries_of, to_tmx
from dragoman.memory.units import read_units
from dragoman.report import Text, json_text, table
from dragoman.settings import load_settings

if TYPE_CHECKING:
    from dragoman.memory.learn import Correction

LANGUAGES: Final = ("ar", "en")
_STEP: Final = 1000  # entries stored at a time


@click.group(
    "memory",
    no_args_is_help=False,
    epilog="Examples:\n\n\b\n  dragoman memory stats\n  dragoman memory export -o memory.tmx",
)
def command() -> None:
    """Look after the translation memory: what was translated or corrected before."""


@command.command("stats", epilog="Example:\n\n\b\n  dragoman memory stats --json")
@options.memory_file
@options.as_json
def stats(*, memory: str | None, as_json: bool) -> None:
    """Show what is in the memory, by origin and model, and how large it is."""
    with _existing(memory) as opened:
        groups = upkeep.groups(opened)
        path, size = opened.path, upkeep.size(opened.path)
    if as_json:
        entries = [asdict(group) for group in groups]
        write_stdout(json_text({"memory": path, "bytes": size, "entries": entries}))
        return
    head = ("ORIGIN", "MODEL", "LANGUAGES", "ENTRIES", "NEVER RECALLED", "NEWEST")
    write_stdout(table([head, *map(_row, groups)]))
    count = sum(group.entries for group in groups)
    click.echo(f"{path}: {count} entries, {size / 1e6:.1f} MB", err=True)


@command.command(
    "export",
    epilog="Examples:\n\n\b\n"
    "  dragoman memory export -o memory.tmx\n"
    "  dragoman memory export --corrections > ours.tmx",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option("--corrections", is_flag=True, help="Only what people wrote.")
@options.memory_file
def export(*, output: Path | None, corrections: bool, memory: str | None) -> None:
    """Write the memory as TMX 1.4b, for other tools or another machine."""
    with _existing(memory) as opened:
        entries = opened.select("variant = ''" if corrections else "1")
    text = to_tmx(entries)
    if output is None:
        write_stdout(text)
        return
    write_atomic(output, text)
    click.echo(f"{output}: {len(entries)} entries", err=True)


@command.command("import", epilog="Example:\n\n\b\n  dragoman memory import agency.tmx")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.memory_file
def import_(files: tuple[Path, ...], *, memory: str | None) -> None:
    """Take the translations of TMX files into the memory.

    They are a person's and win over the model from then on, unless `dragoman memory export` wrote
    them. A translation that the memory has newer stays.
    """
    found = [_read(file) for file in files]  # all of them, or nothing
    with open_memory(_path(memory)) as opened:
        for file, (entries, left) in zip(files, found, strict=True):
            for at in range(0, len(entries), _STEP):
                opened.remember(entries[at : at + _STEP])
            more = f", {left} in other languages or empty" if left else ""
            click.echo(f"{file}: {len(entries)} entries{more}", err=True)


@command.command(
    "learn",
    epilog="Examples:\n\n\b\n"
    "  dragoman memory learn news.ar.md news.en.md\n"
    "  git apply news.en.md.patch && dragoman memory learn news.ar.md news.en.md",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@options.format_name
@click.option("--model", metavar="NAME|PATH", help="Model that made the translation.")
@options.memory_file
@options.no_plugin
def learn(
    source: Path,
    target: Path,
    *,
    format_: str | None,
    model: str | None,
    memory: str | None,
    block: tuple[str, ...],
) -> None:
    """Learn what a person changed in TARGET, the English of the Arabic SOURCE.

    Every sentence that is not as it would be translated now is theirs, and wins from then on.
    """
    from dragoman.memory.learn import learn_corrections  # noqa: PLC0415 - slow to import

    path = _path(memory)
    here, there = Text(str(source), read_text(source)), Text(str(target), read_text(target))
    host = open_host(format=format_, model=model, memory=memory, block=block)
    with open_memory(path) as opened:
        found = learn_corrections(host, opened, here.text, there.text, path=source)
    learnt = [one for one in found if not one.problem]
    for one in learnt:
        write_stdout(f"{_place(one, here, there)}: {one.before} -> {one.after}\n")
    for one in found:
        if one.problem:
            click.echo(f"{_place(one, here, there)}: not learnt: {one.problem}", err=True)
    click.echo(f"{path}: {len(learnt)} correction{'s' * (len(learnt) != 1)} learnt", err=True)


@command.command(
    "prune",
    epilog="Examples:\n\n\b\n"
    "  dragoman memory prune --older-than 90 --dry-run\n"
    "  dragoman memory prune --model opus-mt-ar-en",
)
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Entries neither made nor recalled in that time.",
)
@click.option("--model", metavar="NAME", help="Entries of that model.")
@click.option("--unused", is_flag=True, help="Entries never recalled.")
@click.option("--corrections", is_flag=True, help="A person's too, which are kept otherwise.")
@click.option("--dry-run", is_flag=True, help="Only count them.")
@options.memory_file
def prune(
    *,
    days: int | None,
    model: str | None,
    unused: bool,
    corrections: bool,
    dry_run: bool,
    memory: str | None,
) -> None:
    """Take out the entries of which everything given is true."""
    if days is None and model is None and not unused:
        raise click.UsageError("say which entries: --older-than DAYS, --model NAME or --unused")
    wanted = upkeep.Wanted(days, model, unused, corrections)
    with _existing(memory) as opened:
        count = upkeep.prune(opened, wanted, dry_run=dry_run)
        click.echo(f"{opened.path}: {count} entries {'to remove' if dry_run else 'removed'}")


def _place(correction: Correction, source: Text, target: Text) -> str:
    """Return where a correction stands, `file:line`: in the translation, else in the source."""
    text, span = (target, correction.target) if correction.target else (source, correction.source)
    return f"{text.name}:{text.place(span.start)[0]}" if span else text.name


def _path(memory: str | None) -> Path:
    """Return the file that is meant. Raises `MemoryFileError` where there is none."""
    here = Path.cwd()
    settings = load_settings(here, os.environ, {"memory": memory})
    path = memory_path(settings, here)
    if path is None:
        off = settings.memory == "off"
        reason = "the setting memory is off" if off else "this folder belongs to no project"
        hint = "name a file with --memory" + ("" if off else ", or make a dragoman.toml here")
        raise MemoryFileError(f"there is no translation memory: {reason}", hint)
    return path


def _existing(memory: str | None) -> MemoryFile:
    """Return the memory that is meant. Raises `MemoryFileError` for none, and a damaged one."""
    path = _path(memory)
    if not path.exists():
        hint = "`dragoman translate` makes it, or name another with --memory"
        raise MemoryFileError(f"{path}: there is no memory yet", hint)
    opened = open_memory(path)
    opened.verify()
    return opened


def _read(file: Path) -> tuple[list[Entry], int]:
    """Return the entries of a TMX file, and how many of its units are none."""
    units = list(read_units(read_bytes(file), str(file)))
    entries = list(entries_of(units, LANGUAGES))
    if not entries:
        languages = ", ".join(sorted({language for unit in units for language in unit.texts}))
        hint = f"it has these languages: {languages or 'none'}"
        raise InputError(f"{file}: no translation from Arabic into English", hint)
    return entries, len(units) - len(entries)


def _row(group: upkeep.Group) -> tuple[str, ...]:
    day = time.strftime("%Y-%m-%d", time.localtime(group.newest))
    counts = (str(group.entries), str(group.unused))
    return (group.origin, group.model or "-", " -> ".join(group.languages), *counts, day)
