"""Translation memories as TMX 1.4b, the form that other tools exchange them in.

Markup stands in the text as it stands in the document (level 1, which every tool reads). What no
other tool knows of an entry is in a property of its unit, so that a memory that comes back, or
goes to another machine, is the same: a machine's text does not become a person's on the way. A
unit whose text was changed elsewhere is a person's.
"""

from __future__ import annotations

import json
import re
import time
from calendar import timegm
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import msgspec

from dragoman import __version__
from dragoman.memory.entry import Entry, plain_entry
from dragoman.memory.stretch import folded
from dragoman.memory.units import Unit

_PROPERTY: Final = "x-dragoman-entry"
_DATE: Final = "%Y%m%dT%H%M%SZ"
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="dragoman" creationtoolversion="{version}" segtype="sentence" \
o-tmf="dragoman" adminlang="en" srclang={srclang} datatype="plaintext"/>
<body>
"""
_FOOT: Final = "</body>\n</tmx>\n"
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_tmx(entries: Iterable[Entry]) -> str:
    """Return `entries` as a TMX document."""
    entries = list(entries)
    sources = {entry.source_language for entry in entries}
    srclang = sources.pop() if len(sources) == 1 else "*all*"
    head = _HEAD.format(version=__version__, srclang=quoteattr(srclang))
    return "".join([head, *map(_unit, entries), _FOOT])


def entries_of(units: Iterable[Unit], languages: tuple[str, str]) -> Iterator[Entry]:
    """Yield the translations between `languages`, a person's but for those that we exported.

    Units that lack one of the languages, or its text, are left out.
    """
    for unit in units:
        texts = [next(iter(unit.texts.get(language, [])), "") for language in languages]
        source, target = map(folded, texts)
        if source and target:
            own = _own(unit, source, target, languages)
            yield own or plain_entry(source, target, languages, made=_seconds(unit.date))


def _unit(entry: Entry) -> str:
    source, target = (_clean(text) for text in entry.written_out())
    known = json.dumps(asdict(entry))  # with what is not ASCII escaped
    author = "human" if entry.is_human else entry.model
    made = time.strftime(_DATE, time.gmtime(entry.made))
    return (
        f"<tu creationdate={quoteattr(made)} creationid={quoteattr(author)}>\n"
        f'<prop type="{_PROPERTY}">{escape(known)}</prop>\n'
        f"<tuv xml:lang={quoteattr(entry.source_language)}><seg>{escape(source)}</seg></tuv>\n"
        f"<tuv xml:lang={quoteattr(entry.target_language)}><seg>{escape(target)}</seg></tuv>\n"
        "</tu>\n"
    )


def _own(unit: Unit, source: str, target: str, languages: tuple[str, str]) -> Entry | None:
    """Return the entry that we exported as `unit`, None if its text was changed since."""
    with suppress(msgspec.MsgspecError):
        entry = msgspec.json.decode(unit.properties.get(_PROPERTY, ""), type=Entry)
        same = [folded(_clean(text)) for text in entry.written_out()] == [source, target]
        if same and (entry.source_language, entry.target_language) == languages:
            return entry
    return None


def _clean(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def _seconds(date: str) -> int:
    """Return a date of TMX in seconds since 1970, 0 where there is none."""
    with suppress(ValueError):
        return timegm(time.strptime(date, _DATE))
    return 0
