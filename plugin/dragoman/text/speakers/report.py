"""What the readers of speech return: one act of saying, and who is named in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.types import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One act of saying: what was said, by whom, in which words of the document."""

    paragraph: int  # index into the paragraphs
    content: Span  # in that paragraph's text; a quotation's marks are outside
    direct: bool
    verb: (
        Span | None
    )  # the reporting word; None in a headline with a colon, and where a quote goes on
    speaker: (
        Span | None
    )  # the noun phrase in the same paragraph; None where the speaker is continued
    name: str  # the speaker as fully as the document names them
    role: str = ""
    organisation: str = ""
    source: int | None = (
        None  # the report that names the speaker, where this one goes on or repeats
    )


@dataclass(frozen=True, slots=True)
class Saying:
    """A report as a sentence shows it, before its speaker is looked for elsewhere."""

    paragraph: int
    content: Span
    direct: bool
    verb: Span | None
    speaker: Span | None
    sure: bool = True  # False: only if somebody of that name speaks elsewhere
    gender: str = ""  # "m", "f", "p" or "d" as the verb agrees; "" where it does not tell
    turn: Literal["", "asks", "answers"] = ""
    topic: Span | None = None  # subject of the sentence before, which reported nothing
    document: Span | None = None  # what it stands in, which speaks where nobody else did before


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where somebody is named."""

    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organisation of a document, with every mention of it."""

    text: str  # as fully as the document names them, without the title
    person: bool
    role: str
    organisation: str
    mentions: tuple[Mention, ...]
