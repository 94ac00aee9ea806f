"""The English site: Sphinx once more over the same sources, with catalogues filled by machine.

Sphinx translates directives, captions and references by itself that way. It runs in a process of
its own, since it registers what it parses globally. The catalogues lie beside the doctrees, and
keep what was translated for the next build.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import extract_messages

from dragoman import Host
from dragoman.adapters import has_arabic_letters, project_memory, read_text
from dragoman.contents import definitions
from dragoman_hooks.sphinx.catalogues import (
    Tell,
    fill,
    mark_fuzzy,
    read_catalogue,
    translations,
    wants_english,
    write_catalogue,
)

MESSAGES = Path("en", "LC_MESSAGES")  # below a folder of catalogues


def fill_catalogues(app: Sphinx, host: Host, tell: Tell) -> tuple[Path, set[str]]:
    """Write the catalogues of all documents; return their folder, and which documents are Arabic.

    Raises `DragomanError`.
    """
    folder = Path(app.doctreedir) / f"dragoman-{host.backend().digest[:12]}"
    catalogues: dict[str, polib.POFile] = {}
    defined: dict[str, dict[str, str]] = {}
    arabic: set[str] = set()
    for docname in sorted(app.env.found_docs):
        domain = docname_to_domain(docname, app.config.gettext_compact)
        catalogue = catalogues.setdefault(domain, polib.POFile(wrapwidth=76))
        catalogue.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
        source = read_text(Path(app.env.doc2path(docname)))
        defined.setdefault(domain, {}).update(definitions(source))
        known = {entry.msgid for entry in catalogue}
        for message, place in _messages(app, docname):
            entry = polib.POEntry(msgid=message, occurrences=[place])
            if has_arabic_letters(message) and wants_english(entry):
                arabic.add(docname)
            if message not in known:
                known.add(message)
                catalogue.append(entry)
    with project_memory(host.settings, Path(app.confdir)) as memory:
        for domain, catalogue in catalogues.items():
            path = folder / MESSAGES / f"{domain}.po"
            _take_over(catalogue, path, app, domain)
            fill(catalogue, host, memory, tell, defined[domain])
            write_catalogue(path, catalogue)
    return folder, arabic


def build(app: Sphinx, catalogues: Path, folder: str) -> None:
    """Build the site in English into `folder` below the output. Raises `SphinxError`."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", app.builder.name]
    command += ["-c", str(app.confdir), "-d", str(Path(app.doctreedir) / "dragoman-en")]
    for name, value in app.config.overrides.items():
        if isinstance(value, str) and name != "language":
            command += ["-D", f"{name}={value}"]
    for tag in app.tags:
        command += ["-t", tag]
    command += ["-D", "language=en", "-D", f"dragoman_catalogues={catalogues}"]
    command += ["-W"] * bool(app.warningiserror)
    command += [str(app.srcdir), str(Path(app.outdir) / folder)]
    status = subprocess.run(command, check=False).returncode  # noqa: S603 - Sphinx itself
    if status:
        raise SphinxError(f"dragoman: the English build ended with status {status}")


def _messages(app: Sphinx, docname: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each message of a document with its file and line, as the gettext builder finds it."""
    file = app.env.doc2path(docname, base=False)
    tables = app.env.tocs[docname].findall(addnodes.toctree)
    for root in (*tables, app.env.get_doctree(docname)):
        for node, message in extract_messages(root):
            yield message, (str(file), str(node.line or 1))


def _take_over(catalogue: polib.POFile, path: Path, app: Sphinx, domain: str) -> None:
    """Fill in what persons translated in the site's catalogues, and the English of last time."""
    old = {entry.msgid: entry for entry in read_catalogue(path)} if path.exists() else {}
    theirs: dict[str, str] = {}
    for folder in app.config.locale_dirs:
        own = Path(app.srcdir, folder) / MESSAGES / f"{domain}.po"
        theirs = (translations(read_catalogue(own)) if own.exists() else {}) | theirs
    for entry in catalogue:
        if entry.msgid in theirs:
            entry.msgstr = theirs[entry.msgid]
        elif entry.msgid in old and old[entry.msgid].fuzzy:
            last = old[entry.msgid]
            entry.msgstr, entry.tcomment = last.msgstr, last.tcomment
            mark_fuzzy(entry)
