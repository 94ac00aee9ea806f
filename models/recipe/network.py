"""The translation network: a Transformer with a deep encoder and a shallow decoder.

Pre-norm with RMSNorm (Zhang and Sennrich 2019), rotary positions (Su et al. 2021), SwiGLU (Shazeer
2020), no biases, the decoder's embedding tied to its output. Converts to CTranslate2 exactly.

A batch is rows of several sentences one behind the other; a token sees only the tokens of its own
sentence, which costs no padding and needs a single compiled graph. Rotary positions are relative,
so a sentence may begin anywhere in its row.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from recipe.config import Network

POSITIONS = 512
EMBEDDING_GAIN = 4.0  # embeddings are small for the tied output and scaled up on the way in
_EPSILON = 1e-6
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Batch:
    """Token numbers and, beside each, the number of its sentence in the row; 0 is padding."""

    source: Tensor  # (rows, source tokens), int64
    source_sentence: Tensor  # like source
    target: Tensor  # (rows, target tokens): what the decoder is given
    answer: Tensor  # like target: what it is to say
    target_sentence: Tensor  # like target


class Dropout:
    """Masks cut from a pool made once: drawing them anew takes a quarter of a step on a CPU."""

    def __init__(self, rate: float, generator: torch.Generator, size: int = 1 << 24) -> None:
        keep = torch.rand(size, generator=generator) > rate
        self.pool = keep.to(torch.bfloat16) / (1 - rate)
        self.generator = generator

    def masks(self, count: int, shape: tuple[int, ...]) -> Iterator[Tensor]:
        """Yield `count` masks of `shape`, of 0 and 1 / (1 - rate)."""
        size = math.prod(shape)
        room = (self.pool.numel() - size) // 64
        for start in torch.randint(room, (count,), generator=self.generator).tolist():
            yield self.pool[start * 64 : start * 64 + size].view(shape)

    def to(self, device: torch.device) -> Dropout:
        """Move the pool to `device`."""
        self.pool = self.pool.to(device)
        return self


class RMSNorm(nn.Module):
    """Scale every vector to a root mean square of one, in float32."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` scaled, of its own type."""
        y = x.float()
        y = y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + _EPSILON) * self.weight
        return y.to(x.dtype)


class Attention(nn.Module):
    """Multi-head attention; `memory` makes it cross-attention, which has no positions."""

    def __init__(self, width: int, heads: int, *, cross: bool = False) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width, bias=False) if cross else None
        self.keys = nn.Linear(width, (2 if cross else 3) * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)

    def forward(self, x: Tensor, mask: Tensor, rotation: Tensor, memory: Tensor | None) -> Tensor:
        """Return what each token of `x`, (rows, length, width), sees of itself or of `memory`."""
        rows, length, width = x.shape
        if self.query is None or memory is None:
            q, k, v = self._split(self.keys(x), 3)
            q, k = _rotate(q, rotation), _rotate(k, rotation)
        else:
            (q,) = self._split(self.query(x), 1)
            k, v = self._split(self.keys(memory), 2)
        seen = _attend(q, k, v, mask).view(rows, self.heads, length, -1)
        return self.out(seen.transpose(1, 2).reshape(rows, length, width))

    def weights(self, x: Tensor, memory: Tensor) -> Tensor:
        """Return the weights of cross-attention, (rows, heads, length, memory)."""
        if self.query is None:
            raise TypeError("self-attention has no memory")
        (q,) = self._split(self.query(x), 1)
        k, _ = self._split(self.keys(memory), 2)
        return (q @ k.transpose(-1, -2) * q.size(-1) ** -0.5).softmax(-1)

    def _split(self, x: Tensor, parts: int) -> tuple[Tensor, ...]:
        """Split the last dimension into `parts` of (rows, heads, length, width of a head)."""
        rows, length, _ = x.shape
        split = x.view(rows, length, parts, self.heads, -1).permute(2, 0, 3, 1, 4)
        return tuple(split.unbind(0))


class FeedForward(nn.Module):
    """SwiGLU: the first half of `up` gates the second."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.up = nn.Linear(width, 2 * inner, bias=False)
        self.down = nn.Linear(inner, width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Return the transformed `x`."""
        gate, value = self.up(x).chunk(2, -1)
        return self.down(functional.silu(gate) * value)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a layer sees besides its input: masks are True where a token may look."""

    mask: Tensor  # (rows, 1, length, length)
    rotation: Tensor
    memory: Tensor | None = None  # the encoder's output
    memory_mask: Tensor | None = None  # (rows, 1, length, source length)


class Layer(nn.Module):
    """Self-attention, in a decoder cross-attention, and the feed-forward part."""

    def __init__(self, shape: Network, *, decoder: bool) -> None:
        super().__init__()
        self.self_norm = RMSNorm(shape.width)
        self.self_attention = Attention(shape.width, shape.heads)
        self.cross_norm = RMSNorm(shape.width) if decoder else None
        self.cross_attention = Attention(shape.width, shape.heads, cross=True) if decoder else None
        self.inner_norm = RMSNorm(shape.width)
        self.inner = FeedForward(shape.width, shape.feed_forward)

    def forward(
        self, x: Tensor, surroundings: Surroundings, drop: Iterator[Tensor] | None
    ) -> Tensor:
        """Return the layer's output; each part is added to what came in."""
        near = surroundings
        seen = self.self_attention(self.self_norm(x), near.mask, near.rotation, None)
        x = x + _dropped(seen, drop)
        if self.cross_attention is not None and self.cross_norm is not None:
            x_norm = self.cross_norm(x)
            seen = self.cross_attention(x_norm, near.memory_mask, near.rotation, near.memory)
            x = x + _dropped(seen, drop)
        return x + _dropped(self.inner(self.inner_norm(x)), drop)


class Transformer(nn.Module):
    """The whole network."""

    rotation: Tensor  # (2, positions, half the width of a head): cosines and sines

    def __init__(self, shape: Network, source_pieces: int, target_pieces: int) -> None:
        super().__init__()
        self.shape = shape
        self.source_embedding = nn.Embedding(source_pieces, shape.width)
        self.target_embedding = nn.Embedding(target_pieces, shape.width)
        self.encoder = nn.ModuleList(
            Layer(shape, decoder=False) for _ in range(shape.encoder_layers)
        )
        self.decoder = nn.ModuleList(
            Layer(shape, decoder=True) for _ in range(shape.decoder_layers)
        )
        self.encoder_norm = RMSNorm(shape.width)
        self.decoder_norm = RMSNorm(shape.width)
        self.scale = EMBEDDING_GAIN * math.sqrt(shape.width)
        self.register_buffer("rotation", _rotation(shape.width // shape.heads), persistent=False)
        self._initialise()

    def _initialise(self) -> None:
        for name, weight in self.named_parameters():
            if weight.dim() == 1:
                continue
            width = weight.size(1)
            gain = 1 / EMBEDDING_GAIN if "embedding" in name else 0.6
            if name.endswith(("out.weight", "down.weight")):
                gain = 0.1
            nn.init.normal_(weight, std=gain * width**-0.5)

    def encode(self, batch: Batch, drop: Iterator[Tensor] | None = None) -> Tensor:
        """Return the encoder's output, (rows, source tokens, width)."""
        sentence = batch.source_sentence
        mask = sentence[:, None, :, None] == sentence[:, None, None, :]
        near = Surroundings(mask, self.rotation)
        x = _dropped((self.source_embedding(batch.source) * self.scale).to(self.kind), drop)
        for layer in self.encoder:
            x = layer(x, near, drop)
        return self.encoder_norm(x)

    def decode(self, batch: Batch, memory: Tensor, drop: Iterator[Tensor] | None = None) -> Tensor:
        """Return the decoder's output, (rows, target tokens, width), before the projection."""
        sentence = batch.target_sentence
        length = sentence.size(1)
        past = torch.ones(length, length, dtype=torch.bool, device=sentence.device).tril()
        mask = (sentence[:, None, :, None] == sentence[:, None, None, :]) & past
        across = sentence[:, None, :, None] == batch.source_sentence[:, None, None, :]
        near = Surroundings(mask, self.rotation, memory, across)
        x = _dropped((self.target_embedding(batch.target) * self.scale).to(self.kind), drop)
        for layer in self.decoder:
            x = layer(x, near, drop)
        return self.decoder_norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        """Return the scores of all target pieces, float32."""
        weight = self.target_embedding.weight.to(hidden.dtype)
        return (hidden @ weight.t()).float()

    def forward(
        self, batch: Batch, drop: tuple[list[Tensor], list[Tensor]] | None, smoothing: float
    ) -> tuple[Tensor, Tensor]:
        """Return the sum of the answers' losses, in nats, and their number."""
        encoder, decoder = (None, None) if drop is None else (iter(drop[0]), iter(drop[1]))
        scores = self.logits(self.decode(batch, self.encode(batch, encoder), decoder))
        norm = torch.logsumexp(scores, -1)
        loss = norm - scores.gather(-1, batch.answer[..., None])[..., 0]
        if smoothing:
            loss = (1 - smoothing) * loss + smoothing * (norm - scores.mean(-1))
        counted = batch.answer != 0
        return (loss * counted).sum(), counted.sum()

    def drops(self) -> tuple[int, int]:
        """Return how many dropout masks a pass of the encoder and of the decoder takes."""
        return 1 + 2 * len(self.encoder), 1 + 3 * len(self.decoder)

    @property
    def kind(self) -> torch.dtype:
        """The type that activations have: bfloat16 under autocast, else that of the weights."""
        device = self.source_embedding.weight.device.type
        if torch.is_autocast_enabled(device):
            return torch.get_autocast_dtype(device)
        return self.source_embedding.weight.dtype


def _rotation(width: int) -> Tensor:
    speed = 10000.0 ** -(torch.arange(0, width, 2).float() / width)
    angle = torch.outer(torch.arange(POSITIONS).float(), speed)
    return torch.stack((angle.cos(), angle.sin()))


def _rotate(x: Tensor, rotation: Tensor) -> Tensor:
    """Turn the two halves of every head by the angle of its position."""
    cos, sin = rotation[:, : x.size(2)].to(x.dtype)
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), -1)


def _attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Return softmax(q k' / sqrt(width)) v as (rows * heads, length, width of a head).

    Spelled out: three times as fast on a CPU, forth and back, as torch's own fused attention.
    """
    rows, heads, length, width = q.shape
    q, k, v = (x.reshape(rows * heads, -1, width) for x in (q, k, v))
    scores = torch.bmm(q, k.transpose(1, 2)).view(rows, heads, length, -1).float() * width**-0.5
    weights = scores.masked_fill(~mask, _NEVER).softmax(-1).to(v.dtype)
    return torch.bmm(weights.view(rows * heads, length, -1), v)


def _dropped(x: Tensor, drop: Iterator[Tensor] | None) -> Tensor:
    return x if drop is None else x * next(drop)
