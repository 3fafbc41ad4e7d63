"""Weights as they are stored: `cleaner.scorer.weights.read_weights` reads what is written here."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.pages import data
from benchmarks.peers.held_out import fold_path
from benchmarks.train.example_means import replace_header
from cleaner.scorer.class_names import ClassNames
from cleaner.scorer.vocabulary import Vocabulary
from cleaner.scorer.weights import read_weights

SHIPPED_FOLDER = data.ROOT / "cleaner" / "scorer" / "trained"


def path_of(kind: str, held_out: int | None) -> Path:
    """Return where the weights without a fold lie; for None, those that ship."""
    return SHIPPED_FOLDER / f"{kind}.npz" if held_out is None else fold_path(kind, held_out)


def save(
    path: Path,
    header: Mapping[str, Any],
    arrays: Mapping[str, npt.NDArray[np.float16]],
    words: Vocabulary,
    names: ClassNames | None,
) -> None:
    """Write weights that `cleaner.scorer.weights.read_weights` reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stored: dict[str, Any] = {
        "header": np.frombuffer(json.dumps(header, indent=1).encode(), dtype=np.uint8),
        "words": np.frombuffer(
            json.dumps(list(words.words), ensure_ascii=False).encode(), dtype=np.uint8
        ),
        "log_odds": words.log_odds,
        "embeddings": words.embeddings,
        **{f"net.{name}": value for name, value in arrays.items()},
    }
    if names is not None:
        stored["class_names"] = np.frombuffer(
            json.dumps(list(names.rows), ensure_ascii=False).encode(), dtype=np.uint8
        )
        stored["class_log_odds"] = names.log_odds
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **stored)
    path.write_bytes(buffer.getvalue())


def rewrite_header(path: Path, extra: Mapping[str, Any]) -> None:
    """Add `extra` to the header of weights."""
    with path.open("rb") as file:
        weights = read_weights(file)
    replace_header(path, {**weights.header, **extra})
