"""Settings: defaults, then a project file, then the environment, then the command line.

Nothing is read at import; `load_settings` is told where to look.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class Settings(Struct, frozen=True, kw_only=True):
    """What a user may choose; the ranges are checked where a value comes from outside."""

    model: str = "ar_en"  # name of a backend, or the path of a model folder
    format: str | None = None  # name of a format; None: by hook, then by suffix
    beam: Annotated[int, Meta(ge=1, le=32)] = 4  # beam width of the search
    length_penalty: Annotated[float, Meta(ge=0, le=10)] = 1.0  # exponent on the length, 0 off
    repetition_penalty: Annotated[float, Meta(ge=1, le=10)] = 1.0  # divides repeats, 1 off
    no_repeat_ngram: Annotated[int, Meta(ge=0, le=32)] = 0  # tokens that may not recur, 0 off
    threads: Annotated[int, Meta(ge=0, le=1024)] = 0  # 0: as many as the machine has cores
    compute_type: str = "auto"  # numeric type in memory, e.g. int8, float32
    batch_tokens: Annotated[int, Meta(ge=1, le=1_000_000)] = 2048  # source tokens a batch
    retries: bool = True  # whether a sentence that fails a check is tried in other ways
    strict: bool = False  # whether findings of severity warning or worse fail the run
    block: tuple[str, ...] = ()  # names of plugins that are not loaded
    front_matter_fields: tuple[str, ...] = ("title", "description", "summary", "subtitle")
