"""Make the scorer's numbers true: of lines said to be kept with 0.8, eight in ten should be.

The curves are fitted on pages of sites that the network had not seen and travel in the header of
the weights (``benchmarks/train/line_curve.py``, ``benchmarks/measure/second_opinion.py``). That of
a whole page is in `cleaner.scorer.confidence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, fsum, log
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.scorer.kept import IS_KEPT, Column, Matrix, kept_probability

Mask = npt.NDArray[np.bool_]

SUREST = 0.999
"""The curve of second opinions takes no confidence for more, and none for less than the rest: at
0 and 1 the log-odds have no end. More than a quarter of 126 pages were surer than 0.99: an edge
there made these all alike and cost 0.10 of the rank correlation."""
_EDGE = 1e-6
_NOTHING_LEARNED: Mapping[str, Any] = {"slope": 1.0, "shift": 0.0}


def calibrated(kept: Column, header: Mapping[str, Any]) -> Column:
    """Return the true probability of being kept for the one the network gives (Platt, 1999).

    >>> calibrated(np.array([0.5]), {"calibration": {"slope": 2.0, "shift": 0.0}}).tolist()
    [0.5]
    """
    curve = header.get("calibration", _NOTHING_LEARNED)
    log_odds = np.log(np.maximum(kept, _EDGE)) - np.log(np.maximum(1 - kept, _EDGE))
    scores: Column = 1 / (1 + np.exp(-(curve["slope"] * log_odds + curve["shift"])))
    return scores


def recalibrated(probabilities: Matrix, header: Mapping[str, Any]) -> Matrix:
    """Return lines x labels with the true probability of being kept, shared out as before."""
    return with_kept(probabilities, calibrated(kept_probability(probabilities), header))


def with_kept(probabilities: Matrix, kept: Column) -> Matrix:
    """Return lines x labels with the probability `kept` of being kept, shared out as before."""
    before, after = kept_probability(probabilities)[:, None], kept[:, None]
    inside = probabilities * (after / np.maximum(before, _EDGE))
    outside = probabilities * ((1 - after) / np.maximum(1 - before, _EDGE))
    return np.where(IS_KEPT, inside, outside).astype(np.float32)


def expected_f_of(kept: Column, weights: Column, is_kept: Mask) -> float:
    """Return the F1 that the probabilities promise for the `is_kept` lines.

    >>> round(expected_f_of(np.array([1.0, 0.0]), np.ones(2), np.array([True, False])), 3)
    1.0
    """
    hits = float((kept * weights)[is_kept].sum())
    return 2 * hits / max(float(weights[is_kept].sum() + (kept * weights).sum()), _EDGE)


def terms(confidence: float, agreements: Mapping[str, float]) -> dict[str, float]:
    """Return what the curve of second opinions weighs, by name.

    >>> terms(0.5, {"trafilatura": 0.9})
    {'shift': 1.0, 'log_odds': 0.0, 'trafilatura': 0.9}
    """
    sure = min(max(confidence, 1 - SUREST), SUREST)
    return {"shift": 1.0, "log_odds": log(sure / (1 - sure)), **agreements}


def sharpened(
    confidence: float, agreements: Mapping[str, float], header: Mapping[str, Any]
) -> float:
    """Return the word F1 to expect of a page on which others agree with us so much.

    Weights without a curve of second opinions leave the `confidence` as it is.

    >>> curve = {"second_opinion": {"shift": -2.0, "log_odds": 1.0, "trafilatura": 4.0}}
    >>> [round(sharpened(0.5, {"trafilatura": f1}, curve), 2) for f1 in (0.0, 0.5, 1.0)]
    [0.12, 0.5, 0.88]
    >>> sharpened(0.5, {"trafilatura": 1.0}, {})
    0.5
    """
    curve = header.get("second_opinion")
    if curve is None:
        return confidence
    weighed = (curve[name] * value for name, value in terms(confidence, agreements).items())
    return 1 / (1 + exp(-fsum(weighed)))
