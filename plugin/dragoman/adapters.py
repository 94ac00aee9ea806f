"""What adapters to other programs need besides the pipeline: public, as `dragoman` itself is.

Files that are read and written whole, the project that governs a folder and its memory, findings
for people and for programs, front matter, what is Arabic, and the host of a command. The sites,
editors and servers of this distribution use it, and those of others may.

Each name is imported when it is first used, so that a command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dragoman.cli import fail, open_host
    from dragoman.commands.jobs import document_or_stdin
    from dragoman.commands.progress import LateProgress
    from dragoman.commands.translate import OF_ONE_FILE
    from dragoman.files import (
        STDIN,
        check_output,
        output_name,
        read_text,
        write_atomic,
        write_stdout,
    )
    from dragoman.lines import line_starts
    from dragoman.memory.store import check_memory, project_memory
    from dragoman.nearest import nearest
    from dragoman.report import (
        Text,
        finding_lines,
        finding_objects,
        json_text,
        report_json,
        summary,
        table,
        translation_object,
    )
    from dragoman.settings import find_project_file, load_table
    from dragoman.summary.english import into_english
    from dragoman.text.arabic import arabic_runs, count_arabic_letters, has_arabic_letters
    from dragoman.text.language import are_foreign, is_foreign
    from dragoman.text.markdown.set_field import set_field

__all__ = [
    "OF_ONE_FILE",
    "STDIN",
    "LateProgress",
    "Text",
    "arabic_runs",
    "are_foreign",
    "check_memory",
    "check_output",
    "count_arabic_letters",
    "document_or_stdin",
    "fail",
    "find_project_file",
    "finding_lines",
    "finding_objects",
    "has_arabic_letters",
    "into_english",
    "is_foreign",
    "json_text",
    "line_starts",
    "load_table",
    "nearest",
    "open_host",
    "output_name",
    "project_memory",
    "read_text",
    "report_json",
    "set_field",
    "summary",
    "table",
    "translation_object",
    "write_atomic",
    "write_stdout",
]

_HOMES: Final = {
    name: module
    for module, names in {
        "cli": "fail open_host",
        "commands.jobs": "document_or_stdin",
        "commands.progress": "LateProgress",
        "commands.translate": "OF_ONE_FILE",
        "files": "STDIN check_output output_name read_text write_atomic write_stdout",
        "lines": "line_starts",
        "memory.store": "check_memory project_memory",
        "nearest": "nearest",
        "report": "Text finding_lines finding_objects json_text report_json summary table"
        " translation_object",
        "settings": "find_project_file load_table",
        "summary.english": "into_english",
        "text.arabic": "arabic_runs count_arabic_letters has_arabic_letters",
        "text.language": "are_foreign is_foreign",
        "text.markdown.set_field": "set_field",
    }.items()
    for name in names.split()
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman.adapters' has no attribute {name!r}")
    value = getattr(import_module(f"dragoman.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
