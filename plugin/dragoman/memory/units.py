"""The translation units of a TMX document, read as a stream and without what XML can be abused for.

Entities are never expanded and nothing outside the document is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from dragoman.errors import InputError

_CODES: Final = frozenset({"bpt", "ept", "it", "ph", "ut"})  # what stands for another tool's markup
_CHUNK: Final = 65_536


@dataclass(slots=True)
class Unit:
    """One ``tu``: its texts by language, without region, and its properties."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    date: str = ""  # of its last change


class _Reader:
    """What expat tells of a document, gathered unit by unit."""

    def __init__(self) -> None:
        self.done: list[Unit] = []
        self.path: list[str] = []
        self._unit = Unit()
        self._language = self._property = ""
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.path and name != "tmx":
            raise InputError(f"its root is {name}, not tmx", "export the memory as TMX")
        self.path.append(name)
        if name == "tu":
            self._unit = Unit(
                date=attributes.get("changedate") or attributes.get("creationdate", "")
            )
        elif name == "tuv":
            tag = attributes.get("xml:lang") or attributes.get("lang", "")
            self._language = tag.replace("_", "-").split("-")[0].lower()
        elif name == "prop":
            self._property, self._text = attributes.get("type", ""), []
        elif name == "seg":
            self._text = []

    def end(self, name: str) -> None:
        self.path.pop()
        text = "".join(self._text)
        if name == "tu":
            self.done.append(self._unit)
        elif name == "prop" and self.path[-1:] == ["tu"]:
            self._unit.properties[self._property] = text
        elif name == "seg":
            self._unit.texts.setdefault(self._language, []).append(text)

    def characters(self, text: str) -> None:
        if not _CODES.intersection(self.path):
            self._text.append(text)


def read_units(data: bytes, name: str) -> Iterator[Unit]:
    """Yield the units of a TMX document in any encoding that XML knows.

    Raises `InputError` where it is not one, or declares entities.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    try:
        for at in range(0, len(data) + 1, _CHUNK):
            parser.Parse(data[at : at + _CHUNK])
            yield from reader.done
            reader.done.clear()
        parser.Parse(b"", True)  # noqa: FBT003 - the end
    except expat.ExpatError as error:
        place = f"{name}:{error.lineno}:{error.offset + 1}"
        message = f"{place}: no XML: {expat.ErrorString(error.code)}"
        raise InputError(message, "export the memory as TMX again") from error
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise InputError(f"{name}: {error}", "export the memory as TMX in UTF-8") from error
    except InputError as error:
        raise InputError(f"{name}: {error.message}", error.hint) from error
    yield from reader.done


def _refuse(entity: str, *_: object) -> None:
    hint = "no TMX needs them, and they can be abused: remove them from its DOCTYPE"
    raise InputError(f"it declares an entity, {entity}", hint)
