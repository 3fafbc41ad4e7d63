"""From columns to a probability for each label, by learned weights.

The scorer is a small residual network of dilated convolutions over the lines of
a page: each layer looks at a line and two others, each layer twice as far off,
so that a line is judged among some sixty on either side. Twice on the way the
lines that the network finds telling are averaged over the whole page, so that
every line is also compared with what this page's content looks like. Trained with
PyTorch (``benchmarks/network.py``), run with numpy alone (`cleaner.scorer.network`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import IO, Any, NamedTuple

import numpy as np

from cleaner.document.labels import BODY, SCORED
from cleaner.scorer import class_names, surroundings
from cleaner.scorer.class_names import ClassNames
from cleaner.scorer.network import Matrix, Network, Pools, Trace, softmax
from cleaner.scorer.vocabulary import CLAIMS, SENSE_NAMES, SORTS, Vocabulary
from cleaner.signals import HTML_SIGNALS, SIGNALS, Measured, measure

__all__ = [
    "COLUMNS", "HTML_COLUMNS", "KINDS", "NO_PAGE_TYPE", "Matrix", "Pools", "Scores", "Trace",
    "Weights", "backward", "columns", "forward", "html_weights", "read_weights", "score",
    "shipped_weights", "softmax", "text_weights",
]  # fmt: skip

COLUMNS: tuple[str, ...] = (
    *(signal.name for signal in SIGNALS),
    *(name for name, _, _ in CLAIMS),
    *SENSE_NAMES,
)
"""The names of the inputs for plain text: the signals, what the vocabulary says and means."""
HTML_COLUMNS: tuple[str, ...] = (
    *(signal.name for signal in HTML_SIGNALS),
    *(name for name, _, _ in CLAIMS),
    *(name for name, _, _ in class_names.CLAIMS),
    *(name for name, _, _ in surroundings.CLAIMS),
    *SENSE_NAMES,
)
"""The names of the inputs for HTML: all signals, the vocabulary, the class names, what the
vocabulary says of the lines around in the tree, and what the words mean."""
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType({"text": COLUMNS, "html": HTML_COLUMNS})
"""The inputs of each kind of page that there are weights for."""
NO_PAGE_TYPE = "none"
"""The type of a page that holds no content."""
_BODY = np.array([label in BODY for label in SCORED])


@dataclass(frozen=True)
class Weights:
    """Everything learned, with a header that says from what."""

    header: Mapping[str, Any]
    """Columns, labels, data digest, command, calibration (see docs/training.md)."""
    arrays: Mapping[str, Matrix]
    vocabulary: Vocabulary
    class_names: ClassNames | None = None
    """Only of weights for HTML."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the weights that ship as their name: pages travel without them."""
        if self.header.get("held_out", 0) is None and self is shipped_weights(self.kind):
            return shipped_weights, (self.kind,)
        return Weights, (self.header, self.arrays, self.vocabulary, self.class_names)

    @cached_property
    def network(self) -> Network:
        """The network, ready to run."""
        return Network.of(self.arrays, self.dilations, self.pooled_layers)

    @property
    def kind(self) -> str:
        """Which of `KINDS` the weights are for."""
        return str(self.header.get("kind", "text"))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the inputs, in order."""
        return KINDS[self.kind]

    @property
    def neutral(self) -> Matrix:
        """The mean of each column over the training pages: what says nothing special."""
        return self.arrays["neutral"]

    @property
    def reach(self) -> int:
        """How many lines off a line is heard, but for the averages over the page."""
        return sum(self.dilations)

    @property
    def dilations(self) -> tuple[int, ...]:
        """How far off the lines are that each layer looks at."""
        return tuple(self.header["dilations"])

    @property
    def pooled_layers(self) -> tuple[int, ...]:
        """The layers that see the averages over the page."""
        return tuple(self.header["pooled_layers"])


def columns(page: Measured, weights: Weights) -> Matrix:
    """Return the inputs of the scorer: lines x `Weights.columns`; all but the senses 0 to 1."""
    found = weights.vocabulary.find(page.profile.lexis, page.profile.keys)
    said = weights.vocabulary.said(found)
    parts = [measure(page), said]
    if weights.class_names is not None:
        layout = page.tree.layout
        parts += [weights.class_names.measure(layout), surroundings.surroundings(said, layout)]
    parts.append(weights.vocabulary.sense(found))
    return np.concatenate([part.T for part in parts], dtype=np.float32).T


def score(inputs: Matrix, weights: Weights) -> Scores:
    """Give each line of a page a probability for each label."""
    if not len(inputs):
        return Scores(np.zeros((0, len(SCORED)), dtype=np.float32), {NO_PAGE_TYPE: 1.0}, {})
    logits, normal, pools, _ = weights.network.run(inputs, None, traced=False)
    probabilities = softmax(logits)
    return Scores(probabilities, _page_types(normal, probabilities, weights), pools)


def _page_types(normal: Matrix, probabilities: Matrix, weights: Weights) -> dict[str, float]:
    """Judge the page by the mean of its lines, and by that of its content."""
    share = probabilities[:, _BODY].sum(axis=1)
    total = share.sum()
    scale, shift = weights.network.norm.scale, weights.network.norm.shift
    mean = normal.mean(axis=1) * scale + shift
    content = ((normal @ share) * scale + total * shift) / (total + 1)
    logits = np.concatenate([mean, content])[None] @ weights.arrays["type.weight"]
    types = softmax(logits + weights.arrays["type.bias"])[0].tolist()
    return dict(zip(weights.header["page_types"], types, strict=True))


class Scores(NamedTuple):
    """What the network says of a page."""

    probabilities: Matrix
    """lines x `cleaner.document.labels.SCORED`; every row sums to 1."""
    types: Mapping[str, float]
    """How likely the page is of each type (`cleaner.page.Page.page_type`)."""
    pools: Pools


def forward(inputs: Matrix, weights: Weights, pools: Pools | None = None) -> tuple[Matrix, Trace]:
    """Run the network over lines; return lines x labels, and how it went.

    With the `pools` of a page given, any part of the page is scored as it would be in
    the whole, but for `reach` lines at the edges of the part.
    """
    result = weights.network.run(inputs, pools, traced=True)
    assert result.trace is not None
    return result.logits, result.trace


def backward(slope: Matrix, trace: Trace, weights: Weights) -> Matrix:
    """Return how the inputs of every line move what has `slope` with respect to the logits.

    The averages over the page are taken as given.
    """
    return weights.network.back(slope, trace)


@cache
def shipped_weights(kind: str) -> Weights:
    """Return the weights for `kind` (of `KINDS`) that ship with the package."""
    from importlib import resources

    with (resources.files("cleaner.scorer.trained") / f"{kind}.npz").open("rb") as file:
        return read_weights(file)


def text_weights() -> Weights:
    """Return the weights for plain text that ship with the package."""
    return shipped_weights("text")


def html_weights() -> Weights:
    """Return the weights for HTML that ship with the package."""
    return shipped_weights("html")


def read_weights(file: IO[bytes]) -> Weights:
    """Read weights that `benchmarks.train` wrote.

    Raises:
        ValueError: they were trained on other columns or labels than the code has.
    """
    with np.load(file, allow_pickle=False) as stored:
        header = json.loads(stored["header"].tobytes())
        names = json.loads(stored["words"].tobytes())
        arrays = {
            name.removeprefix("net."): stored[name].astype(np.float32)
            for name in stored.files
            if name.startswith("net.")
        }
        log_odds, senses = stored["log_odds"], stored["senses"]
        named = _class_names(stored)
    for what, trained, here in (
        ("columns", header["columns"], list(KINDS[header.get("kind", "text")])),
        ("labels", header["labels"], [str(label) for label in SCORED]),
        ("sorts", header["sorts"], list(SORTS)),
    ):
        if trained != here:
            different = sorted(set(trained) ^ set(here)) or "their order"
            raise ValueError(
                f"the weights were trained on other {what} ({different}): "
                "train again with python -m benchmarks.train"
            )
    vocabulary = Vocabulary({word: row for row, word in enumerate(names)}, log_odds, senses)
    return Weights(header, arrays, vocabulary, named)


def _class_names(stored: Mapping[str, Any]) -> ClassNames | None:
    if "class_names" not in stored:
        return None
    names = json.loads(stored["class_names"].tobytes())
    return ClassNames({name: row for row, name in enumerate(names)}, stored["class_log_odds"])
