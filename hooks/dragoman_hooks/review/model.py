"""What a review page shows, as plain values; `build` makes them, `page` writes them as HTML."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman import Finding


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a run: one group is one figure on both sides."""

    group: int
    colour: int | None  # None where the other side has no such figure
    digits: str = ""  # of the other side's figure that is missing, as English writes it


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same all over."""

    text: str
    kind: str = ""  # "code", "markup", "image", "footnote", "break", "missing"
    pair: int | None = None
    styles: tuple[str, ...] = ()  # "strong", "emphasis", "link", ...
    link: str = ""  # where it leads
    figure: Figure | None = None
    speaker: tuple[int, bool] | None = None  # number, and whether both sides have it
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One text of a side: mostly the only one, or a cell of a table row, or an alt text."""

    runs: tuple[Run, ...]
    label: str = ""
    before: str = ""  # markup on its line that is no part of the text
    after: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other: a paragraph and its translation, a row, a code block."""

    kind: str  # "paragraph", "heading", "item", "row", "front-matter", "frame", ...
    source: tuple[Cell, ...]
    target: tuple[Cell, ...]
    lines: tuple[int | None, int | None]  # in both documents, from 1
    level: int = 0  # of a heading
    quotes: int = 0  # how deep in quotations
    depth: int = 0  # how deep in lists
    marker: str = ""  # of a list item
    head: bool = False  # the first row of a table
    same: bool = False  # a frame that is alike on both sides, shown once
    pairs: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """How a typed text gets into the file: what it replaces, and how it is written there."""

    start: int  # code points in the target
    end: int
    text: str  # what is there to begin with
    joint: str = ""  # what a line feed becomes, "" where the text stays on one line
    form: str = ""  # "quoted", "attribute", "title", "cell", "" for Markdown as it is
    before: str = ""  # written with a text that is not empty
    after: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation."""

    source: str  # as the source document has it, without the container around it
    edit: Edit | None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and where on the page it belongs."""

    finding: Finding
    row: int | None
    pair: int | None
    lines: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything on a page."""

    source_name: str
    target_name: str
    target: str
    rows: tuple[Row, ...] = ()
    pairs: tuple[Pair, ...] = ()
    remarks: tuple[Remark, ...] = ()
    model: str = ""  # that translated, "" where somebody else did
    is_new: bool = False  # whether there is no file of the target yet
    save_to: str = ""  # URL, on the server of the page, that takes corrections
