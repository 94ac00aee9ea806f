"""Catalogues of gettext: which entries want English, and how it is written down.

A person's work is never touched. What was filled by machine is marked fuzzy, and carries comments:
who translated which text, so that a changed source is seen later, and what the checks found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

import polib

from dragoman import FormatError, Host, InputError, Memory, Severity
from dragoman.adapters import has_arabic_letters, read_text, write_atomic
from dragoman.text.arabic import fold_digits
from dragoman_hooks.sphinx.messages import Message, translate_messages
from dragoman_hooks.sphinx.po_syntax import check_catalogue

MARK: Final = "dragoman:"  # begins each line of a comment of ours
MARKDOWN: Final = (".md", ".markdown", ".myst")
_CLOSE: Final = 0.75  # how alike a changed message is to the one that a person translated
Tell = Callable[[int, str], None]  # gravity of a finding, and its line


def read_catalogue(path: Path) -> polib.POFile:
    """Read a catalogue. Raises `InputError` where there is none, or it is not whole."""
    text = read_text(path).removeprefix("\ufeff")
    try:
        check_catalogue(text)
        return polib.pofile(text, wrapwidth=76)
    except FormatError as error:
        raise InputError(f"{path}: {error.message}", error.hint) from error
    except OSError as error:
        raise InputError(f"{path}: {error}", "correct the catalogue") from error


def write_catalogue(path: Path, catalogue: polib.POFile) -> bool:
    """Write a catalogue if that changes the file; tell whether it did. Raises `OutputError`."""
    text = f"{str(catalogue).rstrip()}\n"
    if path.exists() and read_text(path) == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text)
    return True


def is_english(catalogue: polib.POFile) -> bool:
    """Tell whether a catalogue is, or may be, one of English by its header."""
    return catalogue.metadata.get("Language", "en").partition("_")[0] in {"", "en"}


def wants_english(entry: polib.POEntry) -> bool:
    """Tell whether an entry has no English yet, or a machine's for a text that changed since."""
    if entry.obsolete or entry.msgid_plural:
        return False
    if not has_arabic_letters(entry.msgid) and fold_digits(entry.msgid) == entry.msgid:
        return False
    if not _is_markdown(entry):
        return False
    made = _made(entry)
    return not entry.msgstr or (
        entry.fuzzy and made[1:] == [_digest(entry.msgstr)] and made[0] != _digest(entry.msgid)
    )


def fill(
    catalogue: polib.POFile,
    host: Host,
    memory: Memory | None,
    tell: Tell,
    definitions: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Give English to the entries that want it; return how many. Raises `DragomanError`.

    `definitions` are the addresses that links of the documents may name, by label.
    """
    wanting = [entry for entry in catalogue if wants_english(entry)]
    if not wanting:
        return 0
    model = host.model_name()
    found = translate_messages(host, [entry.msgid for entry in wanting], memory, definitions)
    for entry, message in zip(wanting, found, strict=True):
        _write(entry, message, model)
        place = ":".join(entry.occurrences[0]) if entry.occurrences else entry.msgid[:40]
        for finding in message.findings:
            line = f"{place}: {finding.severity}: {finding.message} [{finding.check}]"
            tell(finding.severity.rank, line)
    return len(wanting)


def merge(catalogue: polib.POFile, template: polib.POFile) -> None:
    """Bring a catalogue up to date with its template, as `msgmerge` does.

    A person's English for a message that changed a little stays as a fuzzy suggestion.
    """
    ids = {entry.msgid for entry in template}
    gone = {
        entry.msgid: entry.msgstr
        for entry in catalogue
        if entry.msgid not in ids and entry.msgstr and not _made(entry)
    }
    known = {entry.msgid for entry in catalogue}
    catalogue.merge(template)
    for entry in catalogue:
        if entry.msgid not in known and not entry.obsolete:
            for close in get_close_matches(entry.msgid, gone, 1, _CLOSE):
                entry.msgstr, entry.previous_msgid = gone[close], close
                mark_fuzzy(entry)


def translations(catalogue: Iterable[polib.POEntry]) -> dict[str, str]:
    """Return what a person translated, by message: what is neither fuzzy nor obsolete."""
    return {e.msgid: e.msgstr for e in catalogue if e.msgstr and not e.fuzzy and not e.obsolete}


def mark_fuzzy(entry: polib.POEntry) -> None:
    """Mark an entry as one that a person has to look over."""
    if not entry.fuzzy:
        entry.flags.append("fuzzy")


def is_grave(rank: int) -> bool:
    """Tell whether a finding of this gravity is more than a note."""
    return rank >= Severity.WARNING.rank


def _write(entry: polib.POEntry, message: Message, model: str) -> None:
    entry.msgstr = message.english
    mark_fuzzy(entry)
    entry.previous_msgid = None
    theirs = [line for line in entry.tcomment.split("\n") if line and not line.startswith(MARK)]
    made = f"{MARK} by {model}, {_digest(entry.msgid)} {_digest(entry.msgstr)}"
    found = [
        f"{MARK} {f.severity}: {' '.join(f.message.split())} [{f.check}]" for f in message.findings
    ]
    entry.tcomment = "\n".join([*theirs, made, *found])


def _made(entry: polib.POEntry) -> Sequence[str]:
    """Return the digests of the message and of the English that a machine wrote, if one did."""
    for line in entry.tcomment.split("\n"):
        if line.startswith(f"{MARK} by "):
            return line.rpartition(", ")[2].split(" ")
    return []


def _is_markdown(entry: polib.POEntry) -> bool:
    """Tell whether a message is written in Markdown, not in reStructuredText."""
    files = [file for file, _ in entry.occurrences]
    return not files or any(file.endswith(MARKDOWN) for file in files)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
