"""The floors that figures may not fall below, in a file that stands beside the pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from pathlib import Path

from cleaner.check.pages import UnusableError
from cleaner.check.score import Checked, means

DIGITS = 3
TOLERANCE = 1e-9
"""Figures are sums of fractions: what is so little below a floor is not below it."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that is asked of the means, and of each page."""

    means: Mapping[str, float] = field(default_factory=dict)
    pages: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Floors:
        """Return the floors in a file; none where it is not there yet.

        Raises:
            UnusableError: it cannot be read, or holds something else.
        """
        try:
            stored = json.loads(path.read_bytes()) if path.exists() else {"means": {}, "pages": {}}
            return cls(_numbers(stored["means"]), _numbers(stored["pages"]))
        except OSError as error:
            raise UnusableError(f"cannot be read: {error.strerror or error}") from None
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UnusableError("holds no floors: write it with --update-floors") from None

    def to_json(self) -> str:
        """Return what `load` reads."""
        stored = {"means": dict(self.means), "pages": dict(sorted(self.pages.items()))}
        return json.dumps(stored, indent=1, ensure_ascii=False) + "\n"

    def raised_to(self, pages: Sequence[Checked], margin: float, *, lower: bool) -> Floors:
        """Return floors `margin` below what was measured; old ones only fall if they may.

        Floors of pages that are gone are gone too.
        """

        def moved(fresh: Mapping[str, float], old: Mapping[str, float]) -> dict[str, float]:
            below = {name: _rounded_down(value - margin) for name, value in fresh.items()}
            return below if lower else {n: max(v, old.get(n, 0.0)) for n, v in below.items()}

        by_page = {page.name: page.f1 for page in pages}
        return Floors(moved(means(pages), self.means), moved(by_page, self.pages))


def _numbers(stored: Mapping[str, object]) -> dict[str, float]:
    return {name: float(str(value)) for name, value in stored.items()}


def _rounded_down(value: float) -> float:
    """Round to `DIGITS`, never up.

    >>> _rounded_down(0.9239), _rounded_down(-0.1)
    (0.923, 0.0)
    """
    return max(floor(value * 10**DIGITS) / 10**DIGITS, 0.0)


def is_below(value: float, least: float | None) -> bool:
    """Whether a figure is below its floor; without one it is not.

    >>> is_below(0.9, 0.9), is_below(0.89, 0.9), is_below(0.1, None)
    (False, True, False)
    """
    return least is not None and value < least - TOLERANCE
