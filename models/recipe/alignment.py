"""Which attention head of the decoder says where a word comes from, measured on known anchors.

Anchors are words whose counterpart is certain: digits, placeholders, and words of a dictionary,
each once on both sides. For every head of every layer, with and without a delay of one token, the
share of anchors is counted whose strongest attention falls on the right source word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from sentencepiece import SentencePieceProcessor
from torch import Tensor

from recipe.corpora import Pair
from recipe.dataset import batch
from recipe.network import Attention, Layer, Transformer
from recipe.training import tensors
from recipe.vocabularies import END

_ROOM = 120  # tokens of a side


@dataclass(frozen=True, slots=True)
class Head:
    """A head of cross-attention, and how many tokens its attention trails by."""

    layer: int
    number: int
    lag: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word of the target and its counterpart, as (first, last + 1) of their tokens."""

    target: tuple[int, int]
    source: tuple[int, int]


def measure(
    network: Transformer,
    source: SentencePieceProcessor,
    target: SentencePieceProcessor,
    pairs: Iterable[Pair],
    dictionary: dict[str, str],
) -> list[tuple[Head, float]]:
    """Return every head with the share of anchors that it finds, the best first."""
    right: Counter[Head] = Counter()
    total = 0
    for arabic, english in pairs:
        ours, theirs = source.encode(arabic), target.encode(english)
        if max(len(ours), len(theirs)) >= _ROOM:
            continue
        found = list(anchors(arabic, english, source, target, dictionary))
        if not found:
            continue
        total += len(found)
        for layer, weights in enumerate(attention(network, [*ours, END], theirs)):
            for lag in (0, 1):
                for anchor in found:
                    rows = weights[:, anchor.target[0] + lag : anchor.target[1] + lag]
                    best = rows.sum(1)[:, : len(ours)].argmax(-1)
                    for number, place in enumerate(best.tolist()):
                        if anchor.source[0] <= place < anchor.source[1]:
                            right[Head(layer, number, lag)] += 1
    return [(head, count / total) for head, count in right.most_common()]


def anchors(
    arabic: str,
    english: str,
    source: SentencePieceProcessor,
    target: SentencePieceProcessor,
    dictionary: dict[str, str],
) -> Iterator[Anchor]:
    """Yield the anchors of a pair. `dictionary` is from English to Arabic."""
    ours, theirs = _words(arabic, source), _words(english, target)
    for word, place in theirs.items():
        counterpart = word if word.isdigit() or "⟦" in word else dictionary.get(word.lower())
        if place and counterpart and (there := ours.get(counterpart)):
            yield Anchor(place, there)


def _words(text: str, pieces: SentencePieceProcessor) -> dict[str, tuple[int, int] | None]:
    """Return the tokens of every word, None for words that stand twice."""
    found: dict[str, tuple[int, int] | None] = {}
    offsets = pieces.encode(text, out_type="offset_mapping")["offsets"]
    for match in re.finditer(r"⟦[0-9]⟧|\w+", text):
        inside = [
            index
            for index, (start, end) in enumerate(offsets)
            if start < match.end() and end > match.start()
        ]
        if inside:
            place = (inside[0], inside[-1] + 1)
            found[match.group()] = None if match.group() in found else place
    return found


@torch.no_grad()
def attention(
    network: Transformer, source: Sequence[int], target: Sequence[int]
) -> Iterator[Tensor]:
    """Yield the cross-attention of each decoder layer, (heads, target tokens + 1, source tokens).

    Row t is the attention while token t is read and the token after it is said.
    """
    pair = (np.array(source, np.uint16), np.array(target, np.uint16))
    data = tensors(batch([[pair]], len(source), len(target) + 1), torch.device("cpu"))
    memory = network.encode(data)
    states: list[Tensor] = []
    hooks = [
        layer.cross_norm.register_forward_hook(lambda *call: states.append(call[2]))
        for layer in network.decoder
        if isinstance(layer, Layer) and layer.cross_norm is not None
    ]
    network.decode(data, memory)
    for hook in hooks:
        hook.remove()
    for layer, state in zip(network.decoder, states, strict=True):
        assert isinstance(layer, Layer)  # noqa: S101 - for the type checker
        assert isinstance(layer.cross_attention, Attention)  # noqa: S101
        yield layer.cross_attention.weights(state, memory)[0]
