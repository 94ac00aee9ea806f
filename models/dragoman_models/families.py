"""Families of models: which files a folder holds, and what surrounds a text's pieces.

A network sees more than the pieces of a text: an end mark, the codes of the languages. What, and
where, depends on how the model was trained and converted; left out, it translates into gibberish.

============ ============================= ==================================== ===============
family       SentencePiece files           source tokens                        target prefix
============ ============================= ==================================== ===============
dragoman     source.spm, target.spm        pieces ``</s>``                      -
opus-mt      source.spm, target.spm        [``>>eng<<``] pieces ``</s>``        -
nllb         sentencepiece.bpe.model       ``arb_Arab`` pieces ``</s>``         ``eng_Latn``
m2m100       sentencepiece.bpe.model       ``__ar__`` pieces ``</s>``           ``__en__``
mbart50      sentencepiece.bpe.model       ``ar_AR`` pieces ``</s>``            ``en_XX``
madlad       spiece.model                  ``<2en>`` pieces ``</s>``            -
argos        sentencepiece.model           pieces                               of the package
============ ============================= ==================================== ===============

The end mark is left out where `add_source_eos` in config.json says that CTranslate2 appends it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dragoman.errors import ModelError

_LONG_CODES: Final = MappingProxyType(
    {
        "nllb": {"ar": "arb_Arab", "en": "eng_Latn", "fr": "fra_Latn", "tr": "tur_Latn"},
        "mbart50": {"ar": "ar_AR", "en": "en_XX", "fr": "fr_XX", "tr": "tr_TR"},
        "opus-mt": {"ar": "ara", "en": "eng", "fr": "fra", "tr": "tur"},
    }
)


@dataclass(frozen=True, slots=True)
class Family:
    """One way of laying out a model folder."""

    name: str
    source_pieces: tuple[str, ...]  # file names of the source's SentencePiece model, any of them
    target_pieces: tuple[str, ...]  # and of the target's
    network: str = "."  # where model.bin and config.json lie
    marks_end: bool = True  # whether the source ends with the end mark


_SHARED: Final = ("sentencepiece.bpe.model", "sentencepiece.model", "spiece.model")
_ARGOS: Final = ("sentencepiece.model", "bpe.model")

FAMILIES: Final = MappingProxyType(
    {
        family.name: family
        for family in (
            Family("dragoman", ("source.spm",), ("target.spm",)),
            Family("opus-mt", ("source.spm",), ("target.spm",)),
            Family("nllb", _SHARED, _SHARED),
            Family("m2m100", _SHARED, _SHARED),
            Family("mbart50", _SHARED, _SHARED),
            Family("madlad", _SHARED, _SHARED),
            Family("argos", _ARGOS, _ARGOS, network="model", marks_end=False),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The tokens around the pieces of a text on its way in, and before them on its way out."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()

    def tokens(self, pieces: Sequence[str]) -> list[str]:
        """Return the source tokens for CTranslate2.

        >>> Frame(before=("arb_Arab",), after=("</s>",)).tokens(["▁مرحبا"])
        ['arb_Arab', '▁مرحبا', '</s>']
        """
        return [*self.before, *pieces, *self.after]


def frame(
    family: Family,
    *,
    source: str,
    target: str,
    vocabulary: Collection[str],
    adds_end: bool,
    end: str = "</s>",
    prefix: str = "",
) -> Frame:
    """Return the frame of a model from language `source` to `target` (ISO 639-1).

    `vocabulary` holds the source tokens, `adds_end` is `add_source_eos` of config.json, `prefix`
    the target prefix of an Argos package. Raises `ModelError` for a language without a token.
    """
    after = () if adds_end or not family.marks_end else (end,)
    match family.name:
        case "nllb" | "mbart50" | "m2m100":
            from_token, to_token = (
                _language_token(family.name, code, vocabulary) for code in (source, target)
            )
            return Frame((from_token,), after, (to_token,))
        case "madlad":
            return Frame((_language_token(family.name, target, vocabulary),), after)
        case "opus-mt" if any(token.startswith(">>") for token in vocabulary):
            return Frame((_language_token(family.name, target, vocabulary),), after)
        case _:
            return Frame((), after, (prefix,) if prefix else ())


def _language_token(family: str, code: str, vocabulary: Collection[str]) -> str:
    """Return the token that stands for the language `code` in a vocabulary."""
    long = _LONG_CODES.get(family, {}).get(code, code)
    candidates = {
        "nllb": (long,),
        "mbart50": (long, f"[{long}]"),
        "m2m100": (f"__{code}__",),
        "madlad": (f"<2{code}>",),
        "opus-mt": (f">>{long}<<", f">>{code}<<"),
    }[family]
    for token in candidates:
        if token in vocabulary:
            return token
    raise ModelError(
        f"the {family} model has no token for language {code!r} ({' or '.join(candidates)})",
        "name its languages in model.toml: source_language, target_language",
    )


def recognise(names: Collection[str], vocabulary: Collection[str]) -> Family | None:
    """Return the family that has a folder's file `names` and source `vocabulary`, or None.

    >>> recognise({"source.spm", "target.spm", "model.bin"}, set()).name
    'opus-mt'
    """
    if "metadata.json" in names:
        return FAMILIES["argos"] if _holds(names, _ARGOS) else None
    if {"source.spm", "target.spm"} <= set(names):
        return FAMILIES["opus-mt"]
    if not _holds(names, _SHARED):
        return None
    marks = {
        "nllb": ("arb_Arab", "eng_Latn"),
        "m2m100": ("__ar__", "__en__"),
        "madlad": ("<2en>", "<2ar>"),
        "mbart50": ("ar_AR", "[ar_AR]", "en_XX", "[en_XX]"),
    }
    for name, tokens in marks.items():
        if any(token in vocabulary for token in tokens):
            return FAMILIES[name]
    return None


def refusal(names: Iterable[str]) -> tuple[str, str] | None:
    """Return why a folder with these file `names` cannot be loaded and what to do, if known."""
    names = sorted(names)
    if any(".intgemm" in name or name.startswith("lex.") for name in names):
        return (
            "this is a Marian student (Bergamot, Firefox): CTranslate2 cannot run its SSRU decoder",
            "use a model with a Transformer decoder",
        )
    if any(name.endswith(".npz") for name in names):
        return (
            "this is a Marian model that has not been converted",
            "convert it: ct2-opus-mt-converter --model_dir FOLDER --output_dir NEW",
        )
    if any(name.endswith((".safetensors", ".pt")) or name == "pytorch_model.bin" for name in names):
        return (
            "this is a PyTorch model that has not been converted",
            "convert it: ct2-transformers-converter --copy_files SENTENCEPIECE_MODEL",
        )
    return None


def find(folder: Path, names: tuple[str, ...]) -> Path:
    """Return the first of `names` that `folder` holds. Raises `ModelError` if there is none."""
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise ModelError(f"{folder}: {' or '.join(names)} is missing", "install the model again")


def _holds(names: Collection[str], wanted: Iterable[str]) -> bool:
    return any(name in names for name in wanted)
