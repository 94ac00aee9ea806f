"""SentencePiece models: loading one, and checking that it holds what a manifest promises."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ModelError

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor


def load_pieces(path: Path) -> SentencePieceProcessor:
    """Return the SentencePiece model at `path`. Raises `ModelError` where it is none."""
    import sentencepiece  # noqa: PLC0415 - needed only where a model is used

    try:
        if path.read_bytes().startswith(b"#version"):
            raise ModelError(
                f"{path}: byte-pair codes of subword-nmt, which need Moses tokenisation",
                "use a package with a sentencepiece.model",
            )
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelError(f"{path}: not a SentencePiece model", "install the model again") from error


def check_symbols(pieces: SentencePieceProcessor, symbols: Iterable[str], folder: Path) -> None:
    """Raise `ModelError` unless each of `symbols` is one piece."""
    for text in symbols:
        if pieces.is_unknown(pieces.piece_to_id(text)):
            raise ModelError(
                f"{folder}: placeholder {text!r} is no piece of its vocabulary",
                "correct placeholders in model.toml",
            )
