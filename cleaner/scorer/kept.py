"""How likely a line is to be kept: the probabilities of the labels that are kept, together."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import BODY, KEPT, SCORED

Matrix = npt.NDArray[np.floating[Any]]
Column = npt.NDArray[np.floating[Any]]
Mask = npt.NDArray[np.bool_]

IS_KEPT = np.array([label in KEPT for label in SCORED])
"""Which columns of the probabilities are labels that are kept."""
IN_BODY = np.array([label in BODY for label in SCORED])
"""Which are labels of the text below title and byline."""


def kept_probability(probabilities: Matrix) -> Column:
    """Return for each line (lines x `SCORED`) the probability of any of the kept labels."""
    kept: Column = probabilities[:, IS_KEPT].sum(axis=1)
    return kept
