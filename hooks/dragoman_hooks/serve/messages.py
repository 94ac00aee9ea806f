"""What clients send, read from JSON or a form into structures; whatever is wrong has a name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal, TypeVar
from urllib.parse import parse_qsl

import msgspec
from msgspec import Struct

from dragoman.adapters import nearest
from dragoman_hooks.review.corrections import Correction

_FORM: Final = "application/x-www-form-urlencoded"
_FIELDS: Final = 1000  # of a form
_LISTS: Final = frozenset({"q"})  # members that a form may repeat


class RefusedError(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, message: str, *, retry_after: int | None = None) -> None:
        """Take the status, the text of the error, and when it is worth trying again."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.retry_after = retry_after

    @property
    def headers(self) -> dict[str, str]:
        """Return what goes into the head of the answer."""
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}


class Message(Struct, frozen=True, kw_only=True):
    """What every request may hold.

    Other members are ignored, as LibreTranslate ignores them, unless one is nearly a member that is
    missing: what was meant by it would be silently lost.
    """

    api_key: str | None = None

    @property
    def texts(self) -> int:
        """How many texts it asks about."""
        q = getattr(self, "q", None)
        return max(1, len(q)) if isinstance(q, list) else 1


class Detect(Message, frozen=True, kw_only=True):
    """A request for the language of a text."""

    q: str | list[str] = ""


class Translate(Message, frozen=True, kw_only=True):
    """A request for a translation."""

    q: str | list[str] = ""
    source: str | None = None
    target: str | None = None
    format: str | None = None
    alternatives: int | None = None
    findings: bool | None = None


class Summarise(Message, frozen=True, kw_only=True):
    """A request for a summary; the members are the options of the command line."""

    q: str | list[str] = ""
    format: str | None = None
    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None
    method: str | None = None
    language: Literal["ar", "en", "both"] | None = None


class Check(Message, frozen=True, kw_only=True):
    """A request to compare two texts."""

    source: str = ""
    target: str = ""
    format: str | None = None


class Review(Message, frozen=True, kw_only=True):
    """A request for a page on which a translation is reviewed, that in `english` or a new one."""

    source: str = ""
    english: str = ""


class Learn(Message, frozen=True, kw_only=True):
    """What the review page sends back."""

    corrections: tuple[Correction, ...] = ()


M = TypeVar("M", bound=Message)


def read_message(kind: type[M], content_type: str, body: bytes, query: str) -> M:
    """Return the message in a request's body. Raises `RefusedError` that says what is wrong."""
    media = content_type.partition(";")[0].strip().lower()
    try:
        if media == "application/json" or media.endswith("+json"):
            text = body.decode("utf-8")
            message = msgspec.json.decode(text, type=kind, strict=False)
            _refuse_misspelt(kind, msgspec.json.decode(text, type=dict[str, msgspec.Raw]))
            return message
        if media and media != _FORM:
            hint = f"send application/json or {_FORM}"
            raise RefusedError(415, f"Content-Type {media} is not supported: {hint}")
        form = body.decode("utf-8") if media else ""
        fields = _fields(f"{query}&{form}")
        _refuse_misspelt(kind, fields)
        return msgspec.convert(fields, kind, strict=False)
    except msgspec.ValidationError as error:
        raise RefusedError(400, f"Invalid request: {_plain(str(error))}") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise RefusedError(400, f"Invalid JSON: {_plain(str(error))}") from error
    except UnicodeDecodeError as error:
        where = f"byte 0x{error.object[error.start]:02x} at {error.start}"
        raise RefusedError(400, f"Invalid request: not UTF-8: {where}") from error


def _refuse_misspelt(kind: type[Message], given: Collection[str]) -> None:
    """Raise `RefusedError` for a name that is nearly that of a member which is not given.

    A key is no such member: the server asks for one itself, and some clients send ``apiKey``.
    """
    known = {field.name for field in msgspec.structs.fields(kind)}
    missing = known - {"api_key"} - set(given)
    for name in given:
        if name not in known and (near := nearest(name, missing)):
            raise RefusedError(400, f"Invalid request: {name} is no member: {near}")


def _fields(form: str) -> dict[str, object]:
    """Return the fields of a form, those that are repeated as lists."""
    try:
        pairs = parse_qsl(form, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise
    except ValueError as error:
        raise RefusedError(400, f"Invalid request: more than {_FIELDS} fields") from error
    fields: dict[str, object] = {}
    for name, value in pairs:
        known = fields.setdefault(name, value)
        if known is not value and name in _LISTS:
            fields[name] = [*(known if isinstance(known, list) else [known]), value]
    return fields


def texts_of(q: str | list[str], limit: int) -> list[str]:
    """Return the texts of a message. Raises `RefusedError` for none, and for those of no use."""
    texts = q if isinstance(q, list) else [q]
    refuse_useless("q", texts, limit)
    return texts


def refuse_useless(name: str, texts: list[str], limit: int) -> None:
    """Raise `RefusedError` where there is no text, too much of it, or what no text holds."""
    if texts in ([], [""]):
        raise RefusedError(400, f"Invalid request: missing {name} parameter")
    size = sum(map(len, texts))
    if limit and size > limit:
        raise RefusedError(400, f"Invalid request: request ({size}) exceeds text limit ({limit})")
    for text in texts:
        if "\0" in text:
            at = text.index("\0")
            raise RefusedError(400, f"Invalid request: {name} holds a NUL character at {at}")


def _plain(message: str) -> str:
    message = message.replace("`", "").replace("$.", "").removeprefix("JSON is malformed: ")
    return message[:1].lower() + message[1:] if message[1:2].islower() else message
