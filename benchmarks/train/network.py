"""The scorer as PyTorch trains it; `cleaner.scorer.network` runs the same with numpy."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from cleaner.document.labels import BODY, SCORED
from cleaner.measures.groups import GROUPS
from cleaner.scorer.word_columns import EMBEDDING_SIZE

HIDDEN = 80
DILATIONS = (1, 2, 4, 8, 16, 32)
TAPS = 3
"""So many lines a layer looks at, that far apart, the line itself in the middle."""
FIRST_TAPS = 0.5
"""Spread of what the lines around count before training, beside 1 for the line itself."""
POOLED_LAYERS = (1, 4)
POOLS = 4
SUREST = 8.0
"""In a group no line counts more than e to the power of this, and none less than 1 / that."""
PAGE_TYPES = (
    "article", "forum", "product", "collection", "listing", "documentation", "service", "none",
)  # fmt: skip
"""What a page can be; ``none`` is a page whose content is gone."""
INPUT_DROPOUT = 0.15
DROPOUT = 0.2
WORD_DROPOUT = 0.5
"""Share of the words of a line whose embeddings are left out in training."""
FIRST_SPREAD = 0.05
"""Spread of the numbers of the embeddings before training."""
_BODY_COLUMNS = [SCORED.index(label) for label in SCORED if label in BODY]


class WordRows(NamedTuple):
    """The words of the lines of a batch, as rows of the vocabulary."""

    words: Tensor
    starts: Tensor
    """Where the words of each line begin."""
    sizes: Tensor
    """Words of each line."""
    lines: Tensor
    """The place of each line in the batch, page after page."""


class Pool(nn.Module):
    """Averages over the page and over the groups that each line is in, by learned attention."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.query = nn.Linear(width, POOLS, bias=False)
        self.page = nn.Linear(POOLS * width, width, bias=False)
        self.group_query = nn.Linear(width, GROUPS, bias=False)
        self.groups = nn.ModuleList(nn.Linear(width, width, bias=False) for _ in range(GROUPS))
        for group in self.groups:
            nn.init.normal_(group.weight, std=0.3 / math.sqrt(width))

    def forward(self, normal: Tensor, there: Tensor, groups: Tensor) -> Tensor:
        """Return what the averages add to each line."""
        query = self.query(normal)
        attention = query.masked_fill(there == 0, -1e9).softmax(dim=1)
        pooled = torch.einsum("blk,blh->bkh", attention, normal).flatten(1)
        added = self.page(pooled)[:, None].expand_as(normal)
        flat = normal.flatten(0, 1)
        shares = self.group_query(flat).clamp(-SUREST, SUREST).exp().T
        for kind, layer in enumerate(self.groups):
            means = group_means(flat, shares[kind], groups[kind])
            added = added + layer(means)[groups[kind]].view_as(normal)
        return added


def group_means(rows: Tensor, shares: Tensor, groups: Tensor) -> Tensor:
    """Return groups x width: the mean of the rows of each group, each by its share."""
    size = int(groups.max()) + 1
    weighed = torch.zeros(size, rows.shape[1]).index_add(0, groups, rows * shares[:, None])
    total = torch.zeros(size).index_add(0, groups, shares)
    return weighed / total[:, None]


class Layer(nn.Module):
    """A residual convolution over the lines, with or without averages over page and groups.

    Its kernel is split: each number of a line is weighed with those of the lines around it, and
    a product mixes what comes out.
    """

    def __init__(self, width: int, dilation: int, pooled: bool) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.dilation = dilation
        self.taps = nn.Parameter(torch.randn(TAPS, width) * FIRST_TAPS)
        with torch.no_grad():
            self.taps[TAPS // 2] += 1
        self.mix = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        nn.init.normal_(self.out.weight, std=0.3 / math.sqrt(width))
        self.pool = Pool(width) if pooled else None

    def forward(self, hidden: Tensor, there: Tensor, groups: Tensor) -> Tensor:
        """Mix each line with its neighbours, and perhaps with its groups and the page."""
        normal = self.norm(hidden) * there
        mixed = self.mix(self._with_neighbours(normal))
        if self.pool is not None:
            mixed = mixed + self.pool(normal, there, groups)
        active = mixed.relu()
        update: Tensor = self.out(without_columns(active, DROPOUT) if self.training else active)
        return hidden + update

    def _with_neighbours(self, normal: Tensor) -> Tensor:
        """Add up the lines around each, weighed number by number."""
        size, reach = normal.shape[1], self.dilation * (TAPS // 2)
        padded = nn.functional.pad(normal, (0, 0, reach, reach))
        added = torch.zeros_like(normal)
        for tap in range(TAPS):
            first = tap * self.dilation
            added = added + padded[:, first : first + size] * self.taps[tap]
        return added


class Network(nn.Module):
    """Columns of the lines of a page and their words in, logits of the labels out."""

    def __init__(self, columns: int, words: int, width: int = HIDDEN) -> None:
        super().__init__()
        self.embeddings = nn.EmbeddingBag(words, EMBEDDING_SIZE, mode="sum")
        nn.init.normal_(self.embeddings.weight, std=FIRST_SPREAD)
        self.input = nn.Linear(columns + EMBEDDING_SIZE, width)
        self.layers = nn.ModuleList(
            Layer(width, dilation, i in POOLED_LAYERS) for i, dilation in enumerate(DILATIONS)
        )
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, len(SCORED))
        self.type_head = nn.Linear(2 * width, len(PAGE_TYPES))

    def forward(
        self, inputs: Tensor, there: Tensor, word_rows: WordRows, groups: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Score pages.

        Args:
            inputs: pages x lines x columns.
            there: 1 for a line and 0 for padding, pages x lines x 1.
            word_rows: the words of the lines.
            groups: kinds x (pages x lines), the groups that each line is in.

        Returns:
            Logits of the labels, pages x lines x labels, and of the page types, pages x types.
        """
        means = self._mean_embeddings(word_rows, there)
        hidden = self.input(torch.cat([inputs, means], dim=-1)).relu() * there
        for layer in self.layers:
            hidden = layer(hidden, there, groups)
        normal = self.norm(hidden)
        logits: Tensor = self.head(normal)
        size = there.sum(dim=1)
        share = logits.softmax(dim=-1)[..., _BODY_COLUMNS].sum(dim=-1, keepdim=True) * there
        whole = (normal * there).sum(dim=1) / size
        content = (normal * share).sum(dim=1) / (share.sum(dim=1) + 1)
        return logits, self.type_head(torch.cat([whole, content], dim=-1))

    def _mean_embeddings(self, word_rows: WordRows, there: Tensor) -> Tensor:
        """Return the mean embedding of the words of each line, as `Vocabulary.fill_embeddings`."""
        stays = torch.ones(len(word_rows.words), device=there.device)
        if self.training:
            stays = (torch.rand_like(stays) >= WORD_DROPOUT) / (1 - WORD_DROPOUT)
        sums = self.embeddings(word_rows.words, word_rows.starts, per_sample_weights=stays)
        means = sums / (word_rows.sizes[:, None] + 1)
        flat = torch.zeros(there.shape[0] * there.shape[1], EMBEDDING_SIZE, device=there.device)
        return flat.index_copy(0, word_rows.lines, means).view(*there.shape[:2], EMBEDDING_SIZE)


def without_columns(values: Tensor, share: float) -> Tensor:
    """Silence a `share` of the columns, the same for all lines of a page, others for each page.

    So a page is judged without some of the signals, as if they did not exist.
    """
    stays = torch.rand(len(values), 1, values.shape[2], device=values.device) >= share
    return values * (stays / (1 - share))


def likelihood_loss(logits: Tensor, allowed: Tensor, weight: Tensor, kind_weight: Tensor) -> Tensor:
    """Return the negative log-likelihood that each line's label is one of those allowed.

    It is the sum of two, each with its own weight: that the line is rightly kept or dropped, and
    that, being kept or dropped, its kind is one of those allowed.
    """
    log_p = logits.log_softmax(dim=-1)
    inside = log_p.masked_fill(~allowed, -1e9).logsumexp(dim=-1)
    side = log_p.masked_fill(~_sides(allowed), -1e9).logsumexp(dim=-1)
    losses = side * weight + (inside - side) * kind_weight
    return -losses.sum() / weight.sum().clamp(min=1e-6)


def _sides(allowed: Tensor) -> Tensor:
    """Return the labels that are kept where one of those allowed is, the others likewise."""
    is_body = torch.zeros(len(SCORED), dtype=torch.bool)
    is_body[_BODY_COLUMNS] = True
    may_be_kept = allowed[..., is_body].any(dim=-1, keepdim=True)
    may_be_dropped = allowed[..., ~is_body].any(dim=-1, keepdim=True)
    return (may_be_kept & is_body) | (may_be_dropped & ~is_body)


def type_loss(logits: Tensor, types: Tensor) -> Tensor:
    """Return the cross-entropy of the page types; pages of unknown type (-1) do not count."""
    known = types >= 0
    losses = nn.functional.cross_entropy(logits, types.clamp(min=0), reduction="none")
    return (losses * known).sum() / known.sum().clamp(min=1)


def soft_f1_loss(logits: Tensor, allowed: Tensor, words: Tensor) -> Tensor:
    """Return 1 - F1 of the words of each page's body, counted with probabilities.

    Lines that may or may not be body are left out of the count.
    """
    p = logits.softmax(dim=-1)[..., _BODY_COLUMNS].sum(dim=-1)
    may = allowed[..., _BODY_COLUMNS].any(dim=-1)
    must = may & (allowed.sum(dim=-1) == allowed[..., _BODY_COLUMNS].sum(dim=-1))
    counted = words * (must | ~may)
    hits = (p * must * counted).sum(dim=1)
    f1 = 2 * hits / ((p * counted).sum(dim=1) + (must * counted).sum(dim=1)).clamp(min=1e-6)
    has_body = (must * counted).sum(dim=1) > 0
    return 1 - (f1 * has_body).sum() / has_body.sum().clamp(min=1)


def exported(
    network: Network, mean: npt.NDArray[np.float32], deviation: npt.NDArray[np.float32]
) -> dict[str, npt.NDArray[np.float16]]:
    """Return the arrays that `cleaner.scorer` reads, the scaling of the inputs folded in."""
    state = {name: value.detach().cpu().numpy() for name, value in network.state_dict().items()}
    mean = np.append(mean, np.zeros(EMBEDDING_SIZE, dtype=np.float32))
    deviation = np.append(deviation, np.ones(EMBEDDING_SIZE, dtype=np.float32))
    first = state["input.weight"] / deviation
    arrays = {
        "in.weight": first.T,
        "in.bias": state["input.bias"] - first @ mean,
        "norm.weight": state["norm.weight"],
        "norm.bias": state["norm.bias"],
        "head.weight": state["head.weight"].T,
        "head.bias": state["head.bias"],
        "type.weight": state["type_head.weight"].T,
        "type.bias": state["type_head.bias"],
        "neutral": mean,
        "embeddings": state["embeddings.weight"],
    }
    for i in range(len(DILATIONS)):
        layer = f"layers.{i}."
        arrays[f"{i}.norm.weight"] = state[layer + "norm.weight"]
        arrays[f"{i}.norm.bias"] = state[layer + "norm.bias"]
        arrays[f"{i}.taps"] = state[layer + "taps"]
        arrays[f"{i}.mix.weight"] = state[layer + "mix.weight"].T
        arrays[f"{i}.mix.bias"] = state[layer + "mix.bias"]
        arrays[f"{i}.out.weight"] = state[layer + "out.weight"].T
        arrays[f"{i}.out.bias"] = state[layer + "out.bias"]
        if i in POOLED_LAYERS:
            pool = layer + "pool."
            arrays[f"{i}.query"] = state[pool + "query.weight"].T
            arrays[f"{i}.pool"] = state[pool + "page.weight"].T
            arrays[f"{i}.group_query"] = state[pool + "group_query.weight"].T
            arrays[f"{i}.group_pool"] = np.stack(
                [state[f"{pool}groups.{kind}.weight"].T for kind in range(GROUPS)]
            )
    return {name: np.ascontiguousarray(value, dtype=np.float16) for name, value in arrays.items()}
