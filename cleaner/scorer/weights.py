"""Everything learned: read from a file, checked against the names that the code has.

Weights are data (``benchmarks/train/train.py`` writes them): arrays of numbers, and a header that
says which columns they are for and from what pages they were learned. Those for plain text and
those for HTML ship with the package.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import IO, Any

import numpy as np

from cleaner.document.labels import SCORED
from cleaner.scorer import class_names, surroundings
from cleaner.scorer.class_names import ClassNames
from cleaner.scorer.effects import Explainer
from cleaner.scorer.kept import Matrix
from cleaner.scorer.network import Network
from cleaner.scorer.vocabulary import CLAIMS, EMBEDDING_NAMES, SORTS, Vocabulary
from cleaner.signals import HTML_SIGNALS, SIGNALS

COLUMNS: tuple[str, ...] = (
    *(signal.name for signal in SIGNALS),
    *(name for name, _, _ in CLAIMS),
    *EMBEDDING_NAMES,
)
"""The names of the columns of plain text: signals, word columns, word embeddings."""
HTML_COLUMNS: tuple[str, ...] = (
    *(signal.name for signal in HTML_SIGNALS),
    *(name for name, _, _ in CLAIMS),
    *(name for name, _, _ in class_names.CLAIMS),
    *(name for name, _, _ in surroundings.CLAIMS),
    *EMBEDDING_NAMES,
)
"""The names of the columns of HTML: all signals, word columns, what class names and the words of
the lines around in the tree say, word embeddings."""
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType({"text": COLUMNS, "html": HTML_COLUMNS})
"""The columns of each kind of page that there are weights for."""


@dataclass(frozen=True)
class Weights:
    """Everything learned, with a header that says from what."""

    header: Mapping[str, Any]
    """Columns, labels, data digest, command, calibration (see docs/training.md)."""
    arrays: Mapping[str, Matrix]
    """The arrays of the network, by the names that ``benchmarks/train/network.py`` gives them."""
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

    @cached_property
    def explainer(self) -> Explainer:
        """The network with its way back; the word embeddings count as one column."""
        together = [self.columns.index(name) for name in EMBEDDING_NAMES]
        return Explainer.of(self.network, self.neutral, np.array(together))

    @property
    def kind(self) -> str:
        """Which of `KINDS` the weights are for."""
        return str(self.header.get("kind", "text"))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return KINDS[self.kind]

    @property
    def neutral(self) -> Matrix:
        """The mean of each column over the training pages: what says nothing special."""
        return self.arrays["neutral"]

    @property
    def reach(self) -> int:
        """How many lines off a line is looked at, but for the averages over the page."""
        return self.network.reach

    @property
    def dilations(self) -> tuple[int, ...]:
        """How far off the lines are that each layer looks at."""
        return tuple(self.header["dilations"])

    @property
    def pooled_layers(self) -> tuple[int, ...]:
        """The layers that see the averages over the page."""
        return tuple(self.header["pooled_layers"])


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
    """Read weights that `benchmarks.train.train` wrote.

    Raises:
        ValueError: they were trained on other columns or labels than the code has.
    """
    with np.load(file, allow_pickle=False) as stored:
        header = _json_of(stored["header"])
        _check_names(header)
        arrays = {
            name.removeprefix("net."): stored[name].astype(np.float32)
            for name in stored.files
            if name.startswith("net.")
        }
        words = _rows(_json_of(stored["words"]))
        vocabulary = Vocabulary(words, stored["log_odds"], stored["embeddings"])
        named = None
        if "class_names" in stored:
            rows = _rows(_json_of(stored["class_names"]))
            named = ClassNames(rows, stored["class_log_odds"])
    return Weights(header, arrays, vocabulary, named)


def _check_names(header: Mapping[str, Any]) -> None:
    for what, trained, here in (
        ("columns", header["columns"], list(KINDS[header.get("kind", "text")])),
        ("labels", header["labels"], [str(label) for label in SCORED]),
        ("sorts", header["sorts"], list(SORTS)),
    ):
        if trained != here:
            different = sorted(set(trained) ^ set(here)) or "their order"
            raise ValueError(
                f"the weights were trained on other {what} ({different}): "
                "train again with python -m benchmarks train"
            )


def _json_of(stored: Any) -> Any:
    """Return what is stored as the bytes of JSON."""
    return json.loads(stored.tobytes())


def _rows(names: list[str]) -> dict[str, int]:
    return {name: row for row, name in enumerate(names)}
