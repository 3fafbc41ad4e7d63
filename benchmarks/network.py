"""The scorer as PyTorch trains it; `cleaner.scoring` runs the same with numpy."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from cleaner.labels import BODY, SCORED

HIDDEN = 64
DILATIONS = (1, 2, 4, 8, 16, 32)
POOLED_LAYERS = (1, 4)
POOLS = 4
PAGE_TYPES = (
    "article", "forum", "product", "collection", "listing", "documentation", "service", "none",
)  # fmt: skip
"""What a page can be; ``none`` is a page whose content is gone."""
INPUT_DROPOUT = 0.15
DROPOUT = 0.2
_BODY_COLUMNS = [SCORED.index(label) for label in SCORED if label in BODY]


class Layer(nn.Module):
    """A residual convolution over the lines, with or without averages over the page."""

    def __init__(self, dilation: int, pooled: bool) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(HIDDEN)
        self.dilation = dilation
        self.conv = nn.Linear(3 * HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        nn.init.normal_(self.out.weight, std=0.3 / math.sqrt(HIDDEN))
        self.query = nn.Linear(HIDDEN, POOLS, bias=False) if pooled else None
        self.pool = nn.Linear(POOLS * HIDDEN, HIDDEN, bias=False) if pooled else None

    def forward(self, hidden: Tensor, there: Tensor) -> Tensor:
        """Mix each line with its neighbours, and perhaps with the page."""
        normal = self.norm(hidden) * there
        mixed = self.conv(self._with_neighbours(normal))
        if self.query is not None and self.pool is not None:
            query = self.query(normal).float()
            attention = query.masked_fill(there == 0, -1e9).softmax(dim=1).to(normal.dtype)
            pooled = torch.einsum("blk,blh->bkh", attention, normal).flatten(1)
            mixed = mixed + self.pool(pooled)[:, None]
        heard = mixed.relu()
        update: Tensor = self.out(without_columns(heard, DROPOUT) if self.training else heard)
        return hidden + update

    def _with_neighbours(self, normal: Tensor) -> Tensor:
        """Set beside each line the lines `dilation` above and below."""
        size, far = normal.shape[1], self.dilation
        padded = nn.functional.pad(normal, (0, 0, far, far))
        return torch.cat([padded[:, :size], normal, padded[:, 2 * far :]], dim=-1)


class Network(nn.Module):
    """Columns of the lines of a page in, logits of the labels out."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.input = nn.Linear(columns, HIDDEN)
        self.layers = nn.ModuleList(
            Layer(dilation, i in POOLED_LAYERS) for i, dilation in enumerate(DILATIONS)
        )
        self.norm = nn.LayerNorm(HIDDEN)
        self.head = nn.Linear(HIDDEN, len(SCORED))
        self.type_head = nn.Linear(2 * HIDDEN, len(PAGE_TYPES))

    def forward(self, inputs: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """Score pages; `there` is 1 for a line and 0 for padding (pages x lines x 1).

        Returns:
            Logits of the labels, pages x lines x labels, and of the page types, pages x types.
        """
        hidden = self.input(inputs).relu() * there
        for layer in self.layers:
            hidden = layer(hidden, there)
        normal = self.norm(hidden)
        logits: Tensor = self.head(normal)
        size = there.sum(dim=1)
        share = logits.softmax(dim=-1)[..., _BODY_COLUMNS].sum(dim=-1, keepdim=True) * there
        whole = (normal * there).sum(dim=1) / size
        content = (normal * share).sum(dim=1) / (share.sum(dim=1) + 1)
        return logits, self.type_head(torch.cat([whole, content], dim=-1))


def without_columns(values: Tensor, share: float) -> Tensor:
    """Silence a `share` of the columns, the same for all lines of a page, others for each page.

    So a page is judged without some of the signals, as if they did not exist.
    """
    stays = torch.rand(len(values), 1, values.shape[2]) >= share
    return values * (stays / (1 - share)).to(values.dtype)


def likelihood_loss(logits: Tensor, allowed: Tensor, weight: Tensor) -> Tensor:
    """Return the negative log-likelihood that each line's label is one of those allowed."""
    log_p = logits.log_softmax(dim=-1)
    inside = log_p.masked_fill(~allowed, -1e9).logsumexp(dim=-1)
    return -(inside * weight).sum() / weight.sum().clamp(min=1e-6)


def type_loss(logits: Tensor, types: Tensor) -> Tensor:
    """Return the cross-entropy of the page types; pages of unknown type (-1) do not count."""
    if not bool((types >= 0).any()):
        return logits.sum() * 0
    return nn.functional.cross_entropy(logits, types, ignore_index=-1)


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
    return 1 - f1[has_body].mean() if bool(has_body.any()) else logits.sum() * 0


def exported(
    network: Network, mean: npt.NDArray[np.float32], deviation: npt.NDArray[np.float32]
) -> dict[str, npt.NDArray[np.float16]]:
    """Return the arrays that `cleaner.scoring` reads, the scaling of the inputs folded in."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
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
    }
    for i in range(len(DILATIONS)):
        layer = f"layers.{i}."
        arrays[f"{i}.norm.weight"] = state[layer + "norm.weight"]
        arrays[f"{i}.norm.bias"] = state[layer + "norm.bias"]
        kernel = state[layer + "conv.weight"].reshape(HIDDEN, 3, HIDDEN)
        arrays[f"{i}.conv.weight"] = kernel.transpose(1, 2, 0)
        arrays[f"{i}.conv.bias"] = state[layer + "conv.bias"]
        arrays[f"{i}.out.weight"] = state[layer + "out.weight"].T
        arrays[f"{i}.out.bias"] = state[layer + "out.bias"]
        if i in POOLED_LAYERS:
            arrays[f"{i}.query"] = state[layer + "query.weight"].T
            arrays[f"{i}.pool"] = state[layer + "pool.weight"].T
    return {name: np.ascontiguousarray(value, dtype=np.float16) for name, value in arrays.items()}


def unpack(masks: npt.NDArray[np.uint16]) -> npt.NDArray[np.bool_]:
    """Turn masks of allowed labels into lines x labels."""
    return (masks[:, None] >> np.arange(len(SCORED), dtype=np.uint16) & 1).astype(bool)


def padded(arrays: Sequence[npt.NDArray[np.float32]], size: int) -> Tensor:
    """Stack arrays of different length, filled up with zeros to `size` rows."""
    shape = (len(arrays), size, *arrays[0].shape[1:])
    stacked = np.zeros(shape, dtype=arrays[0].dtype)
    for i, array in enumerate(arrays):
        stacked[i, : len(array)] = array
    return torch.from_numpy(stacked)
