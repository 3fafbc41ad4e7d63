"""From columns to a probability for each label, by learned weights.

The scorer is a small residual network of dilated convolutions over the lines of
a page: each layer looks at a line and two others, each layer twice as far off,
so that a line is judged among some sixty on either side. Twice on the way the
lines that the network finds telling are averaged over the whole page, so that
every line is also compared with what this page's content looks like. Trained with
PyTorch (``benchmarks/network.py``), run here with numpy alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import IO, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner import class_names, surroundings
from cleaner.class_names import ClassNames
from cleaner.labels import BODY, SCORED
from cleaner.signals import HTML_SIGNALS, SIGNALS, Measured, measure
from cleaner.vocabulary import CLAIMS, SORTS, Vocabulary

Matrix = npt.NDArray[np.floating[Any]]

COLUMNS: tuple[str, ...] = (*(signal.name for signal in SIGNALS), *(name for name, _, _ in CLAIMS))
"""The names of the inputs for plain text: the signals, then what the vocabulary says."""
HTML_COLUMNS: tuple[str, ...] = (
    *(signal.name for signal in HTML_SIGNALS),
    *(name for name, _, _ in CLAIMS),
    *(name for name, _, _ in class_names.CLAIMS),
    *(name for name, _, _ in surroundings.CLAIMS),
)
"""The names of the inputs for HTML: all signals, the vocabulary, the class names, and what the
vocabulary says of the lines around in the tree."""
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType({"text": COLUMNS, "html": HTML_COLUMNS})
"""The inputs of each kind of page that there are weights for."""
Pools = Mapping[int, Matrix]
"""What each layer that averages over the page adds to every line."""
NO_PAGE_TYPE = "none"
"""The type of a page that holds no content."""
_BODY = np.array([label in BODY for label in SCORED])
_EPSILON = np.float32(1e-5)


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
    """Return the inputs of the scorer: lines x `Weights.columns`, 0 to 1."""
    said = weights.vocabulary.measure_words(page.profile.lexis, page.profile.keys)
    if weights.class_names is None:
        return np.hstack([measure(page), said])
    layout = page.tree.layout
    named = weights.class_names.measure(layout)
    return np.hstack([measure(page), said, named, surroundings.surroundings(said, layout)])


def score(inputs: Matrix, weights: Weights) -> Scores:
    """Give each line of a page a probability for each label."""
    if not len(inputs):
        return Scores(np.zeros((0, len(SCORED)), dtype=np.float32), {NO_PAGE_TYPE: 1.0}, {})
    logits, trace, pools = _forward(inputs, weights, None, traced=False)
    probabilities = softmax(logits)
    return Scores(probabilities, _page_types(trace.last, probabilities, weights), pools)


def _page_types(last: Matrix, probabilities: Matrix, weights: Weights) -> dict[str, float]:
    """Judge the page by the mean of its lines, and by that of its content."""
    share = probabilities[:, _BODY].sum(axis=1, keepdims=True)
    content = (last * share).sum(axis=0) / (share.sum() + 1)
    means = np.concatenate([last.mean(axis=0), content])[None]
    logits = means @ weights.arrays["type.weight"] + weights.arrays["type.bias"]
    return dict(zip(weights.header["page_types"], softmax(logits)[0].tolist(), strict=True))


class LayerTrace(NamedTuple):
    """What a layer did on the way up, for the way back."""

    normal: Matrix
    deviation: Matrix
    mixed: Matrix


class Trace(NamedTuple):
    """What the network did, layer by layer."""

    first: Matrix
    layers: tuple[LayerTrace, ...]
    normal: Matrix
    deviation: Matrix
    last: Matrix
    """What the last layer makes of each line; the labels are read from it."""


class Scores(NamedTuple):
    """What the network says of a page."""

    probabilities: Matrix
    """lines x `cleaner.labels.SCORED`; every row sums to 1."""
    types: Mapping[str, float]
    """How likely the page is of each type (`cleaner.page.Page.page_type`)."""
    pools: Pools


def forward(inputs: Matrix, weights: Weights, pools: Pools | None = None) -> tuple[Matrix, Trace]:
    """Run the network over lines; return lines x labels, and how it went.

    With the `pools` of a page given, any part of the page is scored as it would be in
    the whole, but for `reach` lines at the edges of the part.
    """
    logits, trace, _ = _forward(inputs, weights, pools, traced=True)
    return logits, trace


def _forward(
    inputs: Matrix, weights: Weights, pools: Pools | None, *, traced: bool
) -> tuple[Matrix, Trace, Pools]:
    w = weights.arrays
    hidden: Matrix = inputs @ w["in.weight"]
    hidden += w["in.bias"]
    first = np.maximum(hidden, 0, out=hidden)
    layers = []
    found = dict(pools or {})
    for layer, dilation in enumerate(weights.dilations):
        normal, deviation = _normalised(hidden)
        scaled = _scaled(normal, w, f"{layer}.norm")
        mixed = _convolve(scaled, w[f"{layer}.conv.weight"], dilation)
        shift = w[f"{layer}.conv.bias"]
        if layer in weights.pooled_layers:
            if pools is None:
                found[layer] = _pool(scaled, w[f"{layer}.query"]) @ w[f"{layer}.pool"]
            shift = shift + found[layer]
        mixed += shift
        if traced:
            layers.append(LayerTrace(normal, deviation, mixed))
        added: Matrix = np.maximum(mixed, 0) @ w[f"{layer}.out.weight"]
        added += w[f"{layer}.out.bias"]
        added += hidden
        hidden = added
    normal, deviation = _normalised(hidden)
    scaled = _scaled(normal, w, "norm")
    logits = scaled @ w["head.weight"] + w["head.bias"]
    return logits, Trace(first, tuple(layers), normal, deviation, scaled), found


def _scaled(normal: Matrix, weights: Mapping[str, Matrix], name: str) -> Matrix:
    scaled: Matrix = normal * weights[f"{name}.weight"]
    scaled += weights[f"{name}.bias"]
    return scaled


def _pool(scaled: Matrix, query: Matrix) -> Matrix:
    """Return the mean of the lines for each column of `query`, by how telling each line is."""
    attention = softmax((scaled @ query).T)
    return (attention @ scaled).reshape(-1)


def backward(slope: Matrix, trace: Trace, weights: Weights) -> Matrix:
    """Return how the inputs of every line move what has `slope` with respect to the logits.

    The averages over the page are taken as given.
    """
    w = weights.arrays
    scaled: Matrix = slope @ w["head.weight"].T
    hidden = _normalised_back(scaled * w["norm.weight"], trace.normal, trace.deviation)
    for layer in reversed(range(len(trace.layers))):
        normal, deviation, mixed = trace.layers[layer]
        back = (hidden @ w[f"{layer}.out.weight"].T) * (mixed > 0)
        scaled = _convolve_back(back, w[f"{layer}.conv.weight"], weights.dilations[layer])
        hidden = hidden + _normalised_back(scaled * w[f"{layer}.norm.weight"], normal, deviation)
    return (hidden * (trace.first > 0)) @ w["in.weight"].T


def softmax(values: Matrix) -> Matrix:
    """Turn the rows of `values` into probabilities.

    >>> softmax(np.zeros((1, 2), dtype=np.float32)).tolist()
    [[0.5, 0.5]]
    """
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _normalised(hidden: Matrix) -> tuple[Matrix, Matrix]:
    size = hidden.shape[1]
    mean = hidden @ np.full((size, 1), 1 / size, dtype=hidden.dtype)
    normal: Matrix = hidden - mean
    variance = np.einsum("ij,ij->i", normal, normal)[:, None] / size
    deviation = np.sqrt(variance + _EPSILON)
    normal /= deviation
    return normal, deviation


def _normalised_back(slope: Matrix, normal: Matrix, deviation: Matrix) -> Matrix:
    along = (slope * normal).mean(axis=1, keepdims=True)
    back: Matrix = (slope - slope.mean(axis=1, keepdims=True) - normal * along) / deviation
    return back


def _convolve(values: Matrix, kernel: Matrix, dilation: int) -> Matrix:
    """Mix each line with the lines `dilation` above and below; `kernel` is 3 x in x out."""
    mixed: Matrix = values @ kernel[1]
    if dilation < len(values):
        mixed[dilation:] += values[:-dilation] @ kernel[0]
        mixed[:-dilation] += values[dilation:] @ kernel[2]
    return mixed


def _convolve_back(slope: Matrix, kernel: Matrix, dilation: int) -> Matrix:
    """The transpose of `_convolve`."""
    return _convolve(slope, kernel[::-1].transpose(0, 2, 1), dilation)


@cache
def shipped_weights(kind: str) -> Weights:
    """Return the weights for `kind` (of `KINDS`) that ship with the package."""
    with (resources.files("cleaner.weights") / f"{kind}.npz").open("rb") as file:
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
        log_odds = stored["log_odds"]
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
    vocabulary = Vocabulary({word: row for row, word in enumerate(names)}, log_odds)
    return Weights(header, arrays, vocabulary, named)


def _class_names(stored: Mapping[str, Any]) -> ClassNames | None:
    if "class_names" not in stored:
        return None
    names = json.loads(stored["class_names"].tobytes())
    return ClassNames({name: row for row, name in enumerate(names)}, stored["class_log_odds"])
